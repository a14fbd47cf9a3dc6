// On an error page: back to what was typed, or the same request once more.

export function start(): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest("[data-back], [data-retry]");
    if (!link) return;
    event.preventDefault();
    if (link.matches("[data-back]")) history.back();
    else location.reload();
  });
}
