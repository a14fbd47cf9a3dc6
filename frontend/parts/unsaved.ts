// Typed text is not lost by a wrong click: a changed form[data-guard] asks before the page is left.

export function start(): void {
  document.addEventListener("input", (event) => mark(event.target, true));
  document.addEventListener("submit", (event) => mark(event.target, false));
  window.addEventListener("beforeunload", (event) => {
    if (!document.querySelector("form[data-guard][data-changed]")) return;
    event.preventDefault();
    event.returnValue = "";
  });
}

function mark(target: EventTarget | null, changed: boolean): void {
  (target as Element).closest("form[data-guard]")?.toggleAttribute("data-changed", changed);
}
