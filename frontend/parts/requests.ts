// htmx: fragments of a refusal (409, 422) are shown in place; when anything else goes wrong the
// target stays as it was, with a sentence above it and 再试.
import htmx from "htmx.org";

import { say, word } from "./say";

interface Answer {
  xhr: XMLHttpRequest;
  shouldSwap: boolean;
  isError: boolean;
  target: Element;
  elt: Element;
}

export function start(): void {
  document.addEventListener("htmx:beforeRequest", (event) => forget(detailOf(event).target));
  document.addEventListener("htmx:beforeSwap", (event) => keepOrShow(detailOf(event)));
  document.addEventListener("htmx:responseError", (event) => complain(detailOf(event)));
  document.addEventListener("htmx:sendError", (event) => complain(detailOf(event)));
  document.addEventListener("htmx:timeout", (event) => complain(detailOf(event)));
}

function detailOf(event: Event): Answer {
  return (event as CustomEvent<Answer>).detail;
}

function keepOrShow(answer: Answer): void {
  const isFragment = !/<html/i.test(answer.xhr.responseText.slice(0, 400));
  if (![409, 422].includes(answer.xhr.status) || !isFragment) return;
  answer.shouldSwap = true;
  answer.isError = false;
}

function complain({ xhr, target, elt }: Answer): void {
  const sentence = sentenceOf(xhr);
  const note = document.createElement("div");
  note.className = "cc-notice";
  note.dataset["level"] = "error";
  note.dataset["failure"] = "";
  note.setAttribute("role", "alert");
  const again = document.createElement("button");
  again.type = "button";
  again.className = "cc-link";
  again.textContent = word("again");
  again.addEventListener("click", () => {
    note.remove();
    htmx.trigger(elt, elt.matches("form") ? "submit" : "click");
  });
  note.append(sentence, " ", again);
  target.before(note);
  say(sentence);
}

function forget(target: Element): void {
  target.parentElement?.querySelectorAll(":scope > [data-failure]").forEach((note) => note.remove());
}

/** The error page's own sentence where there is one; without an answer the network is down. */
function sentenceOf(xhr: XMLHttpRequest): string {
  if (!xhr.status) return word("offline");
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  return page.querySelector("[data-sentence]")?.textContent?.trim() || word("failed");
}
