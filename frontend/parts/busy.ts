// A form is sent once: a second press is ignored, and after a second the button says what goes on.
import { word } from "./say";

const PATIENCE_MS = 1000;

export function start(): void {
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = (event as CustomEvent<{ elt: Element }>).detail.elt.closest("form");
    if (form) release(form);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach(release));
}

const waiting = new WeakMap<HTMLFormElement, number>();
const words = new WeakMap<HTMLElement, string>();

function onSubmit(event: Event): void {
  const form = event.target as HTMLFormElement;
  if (form.method === "get") return;
  if (waiting.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  const button = (event as SubmitEvent).submitter;
  waiting.set(form, window.setTimeout(() => button && showBusy(button), PATIENCE_MS));
}

function showBusy(button: HTMLElement): void {
  const shown = button.textContent?.trim() ?? "";
  words.set(button, shown);
  button.setAttribute("aria-disabled", "true");
  button.textContent = button.dataset["busy"] ?? word("busy", shown);
}

function release(form: HTMLFormElement): void {
  window.clearTimeout(waiting.get(form));
  waiting.delete(form);
  form.querySelectorAll<HTMLElement>("button[aria-disabled]").forEach((button) => {
    button.removeAttribute("aria-disabled");
    button.textContent = words.get(button) ?? button.textContent;
  });
}
