// 签收 by opening: a form[data-post-once] is posted when a person really sees the page. A GET never
// signs: chat programs fetch links for their previews, and they run no script.
import htmx from "htmx.org";

export function start(): void {
  document.addEventListener("visibilitychange", sendWhenSeen);
}

/** Posts what waits, if the page is in sight; to be called when htmx knows the page's forms. */
export function sendWhenSeen(): void {
  if (document.visibilityState !== "visible") return;
  document.querySelectorAll<HTMLFormElement>("form[data-post-once]").forEach(send);
}

function send(form: HTMLFormElement): void {
  form.removeAttribute("data-post-once");
  if (isSent(form.action)) return;
  if (form.hasAttribute("hx-post")) htmx.trigger(form, "submit");
  else form.requestSubmit();
}

/** A refused post must not be sent again by the page that it leads back to. */
function isSent(address: string): boolean {
  const key = `cc.once ${address}`;
  try {
    if (sessionStorage.getItem(key)) return true;
    sessionStorage.setItem(key, "1");
  } catch {
    return true;
  }
  return false;
}
