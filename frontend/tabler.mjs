// Of Tabler's 780 kB style sheet the pages use the element defaults, the buttons and a few
// helpers. The rest would cost old office machines half a second of parsing, would collide with
// our own names, and holds the few rules (color-mix, :has) that Chromium 90 cannot read.
const KEPT = /^(btn|btn-primary|btn-link|btn-sm|disabled|active|visually-hidden|visually-hidden-focusable)$/;
const UNREADABLE = /:has\(|color-mix|light-dark|data-bs-theme=dark|theme-dark|\.btn-check/;

/** The rules of `css` whose selectors name no class but the kept ones. */
export function keptOfTabler(css) {
  return rules(css.replace(/\/\*[\s\S]*?\*\//g, "")).join("\n");
}

function rules(css) {
  const kept = [];
  for (const { head, body } of blocks(css)) {
    if (/^@(media|supports)/.test(head)) {
      const inner = rules(body);
      if (inner.length) kept.push(`${head} {\n${inner.join("\n")}\n}`);
    } else if (!head.startsWith("@")) {
      const selectors = head.split(/,(?![^(]*\))/).filter(isKept);
      if (selectors.length) kept.push(`${selectors.join(",")} {${readable(body)}}`);
    }
  }
  return kept;
}

function isKept(selector) {
  const classes = selector.match(/\.-?[A-Za-z_][\w-]*/g) ?? [];
  return !UNREADABLE.test(selector) && classes.every((name) => KEPT.test(name.slice(1)));
}

function readable(body) {
  return body
    .split(/;(?![^(]*\))/)
    .filter((declaration) => !UNREADABLE.test(declaration))
    .join(";");
}

/** Yields the `head { body }` blocks of one level; quoted braces (data: addresses) are text. */
function* blocks(css) {
  let start = 0;
  let open = -1;
  let depth = 0;
  let quote = "";
  for (let at = 0; at < css.length; at += 1) {
    const char = css[at];
    if (quote) {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === "{") {
      if (depth === 0) open = at;
      depth += 1;
    } else if (char === "}") {
      depth -= 1;
      if (depth > 0) continue;
      yield { head: css.slice(start, open).trim(), body: css.slice(open + 1, at) };
      start = at + 1;
    } else if (char === ";" && depth === 0) {
      start = at + 1;
    }
  }
}
