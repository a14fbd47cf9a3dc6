// Boxes that belong to some choices of a select: those of other choices leave the form.

export function start(): void {
  document.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement && "narrowed" in event.target.dataset) {
      narrow(event.target, true);
    }
  });
}

/** What is chosen already when a form comes onto the page. */
export function narrowIn(root: ParentNode): void {
  root.querySelectorAll<HTMLSelectElement>("select[data-narrowed]").forEach((select) => {
    narrow(select, false);
  });
}

// A box ticked for another choice is let go when somebody chooses anew; until then it shows.
function narrow(select: HTMLSelectElement, anew: boolean): void {
  const boxes = select.form?.querySelectorAll<HTMLInputElement>("[data-narrows]") ?? [];
  let offered = 0;
  for (const box of boxes) {
    const meant = (box.dataset.narrows ?? "").split(" ").includes(select.value);
    if (anew && !meant) box.checked = false;
    const shown = meant || box.checked;
    const label = box.closest<HTMLElement>("label");
    if (label) label.hidden = !shown;
    if (shown) offered += 1;
  }
  const group = boxes[0]?.closest("fieldset");
  if (group) group.hidden = offered === 0;
}
