// Menus and folds are details elements; script only closes what would stay in the way.
const PHONE = "(max-width: 640px)";

export function start(): void {
  document.addEventListener("click", (event) => closeExcept(event.target as Element));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector<HTMLDetailsElement>("details[data-menu][open]");
    closeExcept(null);
    open?.querySelector("summary")?.focus();
  });
}

/** On a phone the sections of a page close, but for those marked data-fold="open". */
export function foldOnPhone(root: ParentNode): void {
  if (!window.matchMedia(PHONE).matches) return;
  root.querySelectorAll<HTMLDetailsElement>("details[data-fold]").forEach((fold) => {
    fold.open = fold.dataset["fold"] === "open";
  });
}

function closeExcept(target: Element | null): void {
  document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]").forEach((menu) => {
    if (!menu.contains(target)) menu.open = false;
  });
}
