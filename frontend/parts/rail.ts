// The navigation folds to a rail by its button or by `[`; a folded one is remembered.
import { isTyping } from "./keys";
import { RAIL } from "./rail-memory";

export function start(): void {
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-rail-toggle]")) toggle();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "[" && !isTyping(event)) toggle();
  });
  showWhereOneIs();
}

/** A navigation longer than the window, and tabs wider than it, begin where one is. */
function showWhereOneIs(): void {
  const nav = document.querySelector(".cc-nav");
  const page = [...(nav?.querySelectorAll("[aria-current]") ?? [])].pop();
  if (nav && page) nav.scrollTop += Math.max(0, past(page, nav, "bottom"));
  const tabs = document.querySelector(".cc-views");
  const tab = tabs?.querySelector("[aria-current]");
  if (tabs && tab) tabs.scrollLeft += Math.max(0, past(tab, tabs, "right"));
}

function past(inner: Element, outer: Element, side: "bottom" | "right"): number {
  const over = inner.getBoundingClientRect()[side] - outer.getBoundingClientRect()[side];
  return over > 0 ? over + 48 : 0;
}

function toggle(): void {
  const folded = isFolded();
  document.documentElement.dataset["rail"] = folded ? "open" : "collapsed";
  remember(!folded);
}

function isFolded(): boolean {
  const asked = document.documentElement.dataset["rail"];
  if (asked) return asked === "collapsed";
  return document.body.classList.contains("cc-railed");
}

/** A page that folds the rail by itself (the report) changes nothing for the others. */
function remember(folded: boolean): void {
  if (document.body.classList.contains("cc-railed")) return;
  try {
    if (folded) localStorage.setItem(RAIL, "collapsed");
    else localStorage.removeItem(RAIL);
  } catch {
    // Not remembered, still folded.
  }
}
