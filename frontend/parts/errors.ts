// The summary of errors takes the focus; its links lead into the field, not just to it.

export function start(): void {
  focusSummary(document);
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("[data-errors] a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.scrollIntoView({ block: "center" });
  });
}

/** Gives the focus to the first error summary in `root`. */
export function focusSummary(root: ParentNode): void {
  root.querySelector<HTMLElement>("[data-errors]")?.focus();
}
