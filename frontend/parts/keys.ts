// What the modules that listen to the keyboard share.

/** Whether a key belongs to a control, an input method or the browser, and not to the page. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target as HTMLElement;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Moves `step` places from `current` in `items`, staying inside. */
export function neighbour<T>(items: readonly T[], current: number, step: number): T | undefined {
  if (current < 0) return step > 0 ? items[0] : items[items.length - 1];
  return items[Math.max(0, Math.min(items.length - 1, current + step))];
}
