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
