// button[data-copy="#id"] copies that element's text, or what stands in a text box; on plain http the
// old way still works.
import { say, word } from "./say";

export function start(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copy]");
    const source = button && document.querySelector<HTMLElement>(button.dataset["copy"] ?? "");
    if (button && source) void copy(source).then(() => confirm(button));
  });
}

async function copy(source: HTMLElement): Promise<void> {
  const box = source instanceof HTMLTextAreaElement ? source : null;
  const text = box ? box.value : source.innerText;
  if (window.isSecureContext) return navigator.clipboard.writeText(text);
  if (box) {
    box.select();
    document.execCommand("copy");
    return;
  }
  const range = document.createRange();
  range.selectNodeContents(source);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  document.execCommand("copy");
  selection?.removeAllRanges();
}

function confirm(button: HTMLElement): void {
  const before = button.textContent;
  button.textContent = word("copied");
  say(word("copied"));
  window.setTimeout(() => (button.textContent = before), 2000);
}
