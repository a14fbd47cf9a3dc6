// The numbers of a paper: the open one is tinted, j and k walk, Escape closes the panel.
import { isTyping, neighbour } from "./keys";

interface Swapped {
  target: Element;
  requestConfig: { elt: Element };
}

export function start(): void {
  document.addEventListener("htmx:afterSwap", (event) => {
    const { target, requestConfig } = (event as CustomEvent<Swapped>).detail;
    if (target.id === "panel") setOpen(asked(requestConfig.elt));
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

/** The number that was asked for: itself, or the neighbour of the open one from the panel. */
function asked(link: Element): Element | undefined {
  if (link.matches("[data-number]")) return link;
  const all = numbers();
  const current = openNumber();
  return neighbour(all, current ? all.indexOf(current) : -1, link.matches("[data-next]") ? 1 : -1);
}

function setOpen(number: Element | undefined): void {
  if (!number) return;
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
