// The icon sprite: the Tabler icons that pages name (`i-…`), our own 16 px shapes (`s-…`) and one
// symbol for each state of an issue (`state-…`), so that a page names the state, not a drawing.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const { icons } = createRequire(import.meta.url)("@iconify-json/tabler/icons.json");

const USED = [
  "adjustments-horizontal", "arrow-back-up", "arrow-right", "arrows-sort", "barrier-block", "calendar-event",
  "camera", "check", "chevron-down", "chevron-left", "chevron-right", "chevron-up",
  "clipboard-check", "clock-pause", "copy", "dots", "download", "file-text", "files", "hash",
  "heart", "heart-handshake", "inbox",
  "info-circle", "key", "layout-sidebar-left-collapse", "layout-sidebar-left-expand",
  "list-check", "list-details", "list-tree", "logout", "map-pin", "menu-2", "minus", "pencil", "pencil-plus", "photo", "plus",
  "printer", "refresh", "search", "settings", "shovel", "speakerphone", "table-export", "table-import", "upload", "users", "x",
];

// The shape that each state of the transition table wears; the circle fills as work advances.
const STATES = {
  reported: "dotted",
  checking: "dotted",
  accepted: "dashed",
  dispatched: "empty",
  rectifying: "half",
  reworking: "turn",
  submitted: "core",
  closed: "disc",
  returned: "diamond",
  suspended: "held",
  rejected: "crossed",
  void: "crossed",
  handed_up: "out",
  merged: "into",
  relapse: "again",
};

/** The whole sprite as SVG text; throws when an icon or a shape is missing. */
export async function sprite() {
  const shapes = ownShapes(await readFile(join(HERE, "shapes.svg"), "utf8"));
  const symbols = [
    ...USED.map((name) => symbol(`i-${name}`, 24, tabler(name))),
    ...Object.entries(shapes).map(([name, body]) => symbol(`s-${name}`, 16, body)),
    ...Object.entries(STATES).map(([name, shape]) => symbol(`state-${name}`, 16, shapes[shape])),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

function tabler(name) {
  const icon = icons[name];
  if (!icon) throw new Error(`Tabler has no icon "${name}"`);
  return icon.body.replaceAll('stroke-width="2"', 'stroke-width="1.5"');
}

function ownShapes(svg) {
  const found = svg.matchAll(/<symbol id="([\w-]+)"[^>]*>([\s\S]*?)<\/symbol>/g);
  return Object.fromEntries(Array.from(found, ([, name, body]) => [name, body.trim()]));
}

function symbol(id, size, body) {
  if (!body) throw new Error(`nothing is drawn for "${id}"`);
  return `<symbol id="${id}" viewBox="0 0 ${size} ${size}">${body}</symbol>`;
}
