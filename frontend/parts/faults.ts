// In an import preview N leads from one faulty cell to the next, and round again.
import { isTyping } from "./keys";

export function start(): void {
  document.addEventListener("keydown", (event) => {
    if (isTyping(event) || event.key.toLowerCase() !== "n") return;
    const faults = Array.from(document.querySelectorAll<HTMLElement>("[data-grid] [data-fault]"));
    const at = faults.indexOf(document.activeElement as HTMLElement);
    const next = faults[(at + 1) % faults.length];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "center", inline: "center" });
  });
}
