// Runs before the first paint: says that script runs, and folds the rail as it was left.
import { RAIL } from "./parts/rail-memory";

const root = document.documentElement;
root.dataset["js"] = "";
try {
  if (localStorage.getItem(RAIL) === "collapsed") root.dataset["rail"] = "collapsed";
} catch {
  // A browser that keeps nothing shows the rail as the page asks for it.
}
