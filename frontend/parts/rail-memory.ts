/** Under which name the browser remembers a folded navigation. */
export const RAIL = "cc.rail";
