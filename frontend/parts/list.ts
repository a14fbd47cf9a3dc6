// The keyboard of a list: j k move, x selects, Space peeks, Enter opens, / searches.
import htmx from "htmx.org";

import { isTyping, neighbour } from "./keys";

export function start(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closePeek();
    const act = DEEDS[event.key];
    if (!act || (isTyping(event) && !isOnRowBox(event))) return;
    if (act()) event.preventDefault();
  });
}

const DEEDS: Record<string, () => boolean> = {
  j: () => move(1),
  k: () => move(-1),
  x: () => pressIn("[data-choose]"),
  " ": peek,
  "/": search,
};

function rows(): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>("[data-list] [data-row]"));
}

function currentRow(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("[data-row]") ?? null;
}

/** A row's own box takes the list's keys too; Space stays the box's. */
function isOnRowBox(event: KeyboardEvent): boolean {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ";
  return isPlain && (event.target as Element).matches("[data-choose]");
}

/** Focus lies on the row's link, so Enter opens it without any help. */
function move(step: number): boolean {
  const all = rows();
  const row = currentRow();
  const next = neighbour(all, row ? all.indexOf(row) : -1, step);
  next?.querySelector<HTMLElement>("[data-open]")?.focus();
  return next !== undefined;
}

function pressIn(selector: string): boolean {
  const box = currentRow()?.querySelector<HTMLElement>(selector);
  box?.click();
  return box != null;
}

function peek(): boolean {
  const address = currentRow()?.dataset["peek"];
  if (!address) return false;
  void htmx.ajax("get", address, { target: peekSheet(), swap: "innerHTML" });
  return true;
}

function peekSheet(): HTMLElement {
  const known = document.getElementById("peek");
  if (known) return known;
  const sheet = document.createElement("aside");
  sheet.id = "peek";
  sheet.className = "cc-peek";
  sheet.setAttribute("aria-live", "polite");
  document.body.append(sheet);
  return sheet;
}

function closePeek(): void {
  document.getElementById("peek")?.replaceChildren();
}

function search(): boolean {
  const field = document.querySelector<HTMLInputElement>("[data-search]");
  field?.focus();
  field?.select();
  return field !== null;
}
