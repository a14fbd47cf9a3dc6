// The words that scripts show stand in the page (components/live.html), where they are translated.
type Word = "again" | "busy" | "copied" | "day" | "failed" | "offline";

/** The page's word; `{}` in it is replaced by `filling`. */
export function word(name: Word, filling = ""): string {
  return (document.getElementById("live")?.dataset[name] ?? "").replace("{}", filling);
}

/** Says a sentence to screen readers through the page's live region. */
export function say(sentence: string): void {
  const live = document.getElementById("live");
  if (live) live.textContent = sentence;
}
