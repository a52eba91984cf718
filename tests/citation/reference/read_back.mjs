/*
What citation-js reads of our exports, field by field.

    npm install --prefix /tmp/reference @citation-js/core @citation-js/plugin-bibtex @citation-js/plugin-ris
    NODE_PATH=/tmp/reference/node_modules node tests/citation/reference/read_back.mjs

Runs the `python` on PATH, in which the project is installed, for the exports of
the items in `expected.json`, and prints for every format and variable how many
came back equal of how many, and the first that did not.  (pandoc's reading is
tested: `test_round_trips.py`.)
*/
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-ris");

const { items } = JSON.parse(readFileSync(join(here, "expected.json"), "utf8"));
const EXPORT = `
import json, sys
from secpol_cli.citation.formats import FORMATS
items = json.load(sys.stdin)
json.dump({name: FORMATS[name](items) for name in ("bibtex", "biblatex", "ris", "csl-json")}, sys.stdout)
`;
const exported = JSON.parse(
  execFileSync("python", ["-c", EXPORT], { input: JSON.stringify(items), encoding: "utf8", maxBuffer: 1 << 26 }),
);
const READERS = { bibtex: "@bibtex/text", biblatex: "@biblatex/text", ris: "@ris/file", "csl-json": "@csl/list+object" };
const OURS = new Set(["id", "custom"]); // a key, and what CSL leaves to us

/** A value with sorted keys, straight marks and hyphens, and without citation-js's own keys. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === "object") {
    const keys = Object.keys(value).filter((key) => !key.startsWith("_")).sort();
    return Object.fromEntries(keys.map((key) => [key, plain(value[key])]));
  }
  return String(value).replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/–/g, "-");
}

for (const [format, text] of Object.entries(exported)) {
  const data = format === "csl-json" ? JSON.parse(text) : text;
  const read = new Cite(data, { forceType: READERS[format] }).data;
  if (read.length !== items.length) throw new Error(`${format}: ${read.length} of ${items.length} came back`);
  const counts = new Map();
  for (const [n, item] of items.entries()) {
    for (const key of new Set([...Object.keys(item), ...Object.keys(read[n])])) {
      if (OURS.has(key) || key.startsWith("_")) continue;
      const [was, is] = [item[key], read[n][key]].map((value) => JSON.stringify(plain(value ?? "")));
      const count = counts.get(key) ?? { equal: 0, all: 0, first: "" };
      count.all += 1;
      if (was === is) count.equal += 1;
      else count.first ||= `${item.id}: ${was} → ${is}`;
      counts.set(key, count);
    }
  }
  console.log(`\n${format}`);
  for (const [key, { equal, all, first }] of [...counts].sort()) {
    console.log(`  ${key}: ${equal} of ${all}${first ? `   ${first}` : ""}`);
  }
}
