// Builds what the browser gets into chuangcheng/web/static/dist: app.css, app.js, early.js,
// icons.svg and the licences of everything bundled. Run by `npm run build`.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { sprite } from "./sprite.mjs";
import { keptOfTabler } from "./tabler.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(HERE);
const DIST = join(ROOT, "chuangcheng", "web", "static", "dist");

const LICENCES = {
  "Tabler 1.1.1 (parts of its style sheet)": "frontend/licenses/tabler.txt",
  "Tabler Icons (the icons in icons.svg)": "frontend/licenses/tabler-icons.txt",
  "Bootstrap (inside Tabler's style sheet)": "node_modules/bootstrap/LICENSE",
  htmx: "node_modules/htmx.org/LICENSE",
};

const onlyWhatWeUseOfTabler = {
  name: "only-what-we-use-of-tabler",
  setup({ onLoad }) {
    onLoad({ filter: /tabler\.css$/ }, async ({ path }) => ({
      contents: keptOfTabler(await readFile(path, "utf8")),
      loader: "css",
    }));
  },
};

async function bundle() {
  await build({
    entryPoints: ["app.ts", "early.ts", "app.css"].map((name) => join(HERE, name)),
    outdir: DIST,
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    target: "chrome90",
    legalComments: "none",
    logLevel: "warning",
    plugins: [onlyWhatWeUseOfTabler],
  });
}

async function licences() {
  const parts = Object.entries(LICENCES).map(async ([name, path]) => {
    const text = await readFile(join(ROOT, path), "utf8");
    return `${name}\n${"=".repeat(name.length)}\n\n${text.trim()}\n`;
  });
  await writeFile(join(DIST, "licenses.txt"), (await Promise.all(parts)).join("\n\n"));
}

await rm(DIST, { recursive: true, force: true });
await mkdir(DIST, { recursive: true });
await Promise.all([bundle(), licences(), sprite().then((svg) => writeFile(join(DIST, "icons.svg"), svg))]);
