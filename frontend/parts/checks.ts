// A checklist: how many items are open is counted as one answers; what falls short opens its note.

export function start(): void {
  document.addEventListener("change", (event) => {
    const input = event.target as HTMLInputElement;
    const form = input.closest<HTMLFormElement>("[data-checks]");
    if (form === null || input.type !== "radio") return;
    count(form);
    if (input.value === "not_met") open(input);
  });
}

function count(form: HTMLFormElement): void {
  const items = Array.from(form.querySelectorAll<HTMLElement>("[data-check]"));
  const left = items.filter((item) => item.querySelector("input:checked[type=radio]") === null);
  const shown = form.querySelector("[data-open-items]");
  if (shown) shown.textContent = String(left.length);
}

function open(input: HTMLInputElement): void {
  const more = input.closest("[data-check]")?.querySelector("details");
  if (more) more.open = true;
}
