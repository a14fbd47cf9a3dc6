// The numbers of a paper: the open one is tinted, j and k walk, Escape closes the panel.
import { isTyping, neighbour } from "./keys";

export function start(): void {
  document.addEventListener("htmx:afterSwap", (event) => {
    const { target, elt } = (event as CustomEvent<{ target: Element; elt: Element }>).detail;
    if (target.id === "panel" && elt.matches("[data-number]")) setOpen(elt);
  });
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-panel] [data-close]") && close()) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (isTyping(event) || !document.querySelector("[data-paper]")) return;
    if (event.key === "j" || event.key === "k") walk(event.key === "j" ? 1 : -1);
    if (event.key === "Escape") close();
  });
}

function numbers(): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>("[data-paper] [data-number]"));
}

function openNumber(): HTMLElement | undefined {
  return numbers().find((number) => number.hasAttribute("aria-current"));
}

function setOpen(number: Element): void {
  openNumber()?.removeAttribute("aria-current");
  number.setAttribute("aria-current", "true");
}

function walk(step: number): void {
  const all = numbers();
  const current = openNumber();
  const next = neighbour(all, current ? all.indexOf(current) : -1, step);
  next?.focus();
  next?.click();
}

function close(): boolean {
  const panel = document.getElementById("panel");
  if (!panel || !document.querySelector("[data-paper]")) return false;
  panel.replaceChildren();
  const number = openNumber();
  number?.removeAttribute("aria-current");
  number?.focus();
  return true;
}
