/** Says a sentence to screen readers through the page's live region. */
export function say(sentence: string): void {
  const live = document.getElementById("live");
  if (live) live.textContent = sentence;
}
