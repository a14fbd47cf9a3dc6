// Selecting rows: the head's box, Shift for a range, and the bar that counts what is selected.

export function start(): void {
  document.addEventListener("click", onClick);
  document.addEventListener("change", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("form[data-select]");
    if (form) show(form);
  });
  window.addEventListener("pageshow", showAll);
}

/** After the page or a fragment is there: a reloaded form may still hold its ticks. */
export function showAll(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-select]").forEach(show);
}

let last: HTMLInputElement | null = null;

function onClick(event: MouseEvent): void {
  const box = event.target as HTMLInputElement;
  if (!(box instanceof HTMLInputElement)) return;
  if (box.matches("[data-choose-page]")) setAll(box);
  if (!box.matches("[data-choose]")) return;
  if (event.shiftKey && last) setRange(last, box);
  last = box;
}

function boxesOf(form: HTMLFormElement): HTMLInputElement[] {
  return Array.from(form.querySelectorAll<HTMLInputElement>("[data-choose]"));
}

function setAll(head: HTMLInputElement): void {
  if (head.form) boxesOf(head.form).forEach((box) => (box.checked = head.checked));
}

function setRange(from: HTMLInputElement, to: HTMLInputElement): void {
  if (!to.form) return;
  const boxes = boxesOf(to.form);
  const [first, second] = [boxes.indexOf(from), boxes.indexOf(to)].sort((a, b) => a - b);
  boxes.slice(first, (second ?? 0) + 1).forEach((box) => (box.checked = to.checked));
}

function show(form: HTMLFormElement): void {
  const boxes = boxesOf(form);
  const chosen = boxes.filter((box) => box.checked).length;
  const everything = allOf(form, chosen === boxes.length && chosen > 0);
  boxes.forEach((box) => box.closest("tr")?.toggleAttribute("data-chosen", box.checked));
  const head = form.querySelector<HTMLInputElement>("[data-choose-page]");
  if (head) {
    head.checked = chosen > 0 && chosen === boxes.length;
    head.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  const bar = form.querySelector<HTMLElement>("[data-bulk]");
  if (bar) raise(bar, everything ?? chosen);
}

/** 全选 n 条 is offered once the page is full; returns n when it is taken. */
function allOf(form: HTMLFormElement, full: boolean): number | null {
  const offer = form.querySelector<HTMLElement>("[data-all-offer]");
  const box = offer?.querySelector<HTMLInputElement>("input");
  if (!offer || !box) return null;
  offer.hidden = !full;
  if (!full) box.checked = false;
  return box.checked ? Number(offer.dataset["allOffer"]) : null;
}

function raise(bar: HTMLElement, count: number): void {
  const up = count > 0 || bar.querySelector(".cc-trial") !== null;
  bar.toggleAttribute("data-up", up);
  document.body.classList.toggle("cc-bulk-up", up);
  const shown = bar.querySelector("[data-count]");
  if (shown) shown.textContent = String(count);
  bar.querySelectorAll<HTMLElement>("[data-counted]").forEach((button) => {
    const words = button.dataset["counted"];
    if (words && count > 0) button.textContent = words.replace("{n}", String(count));
  });
}
