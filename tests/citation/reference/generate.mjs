/*
What citeproc-js, the reference implementation of CSL, makes of the project's items.

    npm install --prefix /tmp/reference citeproc
    pip install citeproc-py                       (for its locale files)
    NODE_PATH=/tmp/reference/node_modules node tests/citation/reference/generate.mjs

Runs `items.py` with the `python` on PATH, in which the project is installed, and
writes `expected.json` beside itself: for every style the order of its
bibliography, and every string as HTML, one a line.  The tests need neither node
nor this script; run it when an item, a style or the engine has changed.

A note is a first one, a short note a later one with another work in between.
*/
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const CSL = require("citeproc");

const PLACES = { "": {}, paragraph: { label: "paragraph", locator: "12" }, page: { label: "page", locator: "12" } };
const FIRST_NOTE = 7704000; // to be known again: what refers back to a note prints “n 00”
const BETWEEN = { id: "between", type: "book", title: "between" };

const plan = JSON.parse(
  execFileSync("python", [join(here, "items.py")], { maxBuffer: 1 << 26, encoding: "utf8" }),
);
const items = new Map([...plan.fed, BETWEEN].map((item) => [item.id, item]));
const ids = plan.fed.map((item) => item.id);

/** citeproc-js's HTML on one line, with the id before each entry, for empty ones are left out. */
CSL.Output.Formats.line = {
  ...CSL.Output.Formats.html,
  bibstart: "",
  bibend: "",
  "@bibliography/entry": function (state, text) {
    return `${this.system_id}\n${text}`;
  },
  "@display/block": (state, text) => ` ${text}`,
  "@display/left-margin": (state, text) => `${text} `,
  "@display/right-inline": (state, text) => text,
  "@display/indent": (state, text) => ` ${text}`,
};

/** An engine of a style that knows all items, in the order in which they are cited. */
function engine(style) {
  const system = {
    retrieveLocale: (tag) => readFileSync(join(plan.locales, `locales-${tag}.xml`), "utf8"),
    retrieveItem: (id) => structuredClone(items.get(id)),
  };
  const made = new CSL.Engine(system, readFileSync(style.path, "utf8"), style.locale, true);
  made.opt.development_extensions.wrap_url_and_doi = false;
  made.setOutputFormat("line");
  return made;
}

/** Entries by id, and the ids in the style's order. */
function bibliography(style) {
  const made = engine(style);
  made.updateItems(ids);
  const entries = made.makeBibliography()[1].map((entry) => entry.split("\n"));
  return { order: entries.map(([id]) => id), entries: Object.fromEntries(entries) };
}

/** The citation of each work at a place, as the first one or as one after another work's. */
function citations(style, place, later) {
  const made = engine(style);
  made.updateUncitedItems(later ? [...ids, BETWEEN.id] : ids); // told apart from all others
  const printed = [];
  const cite = (item) => {
    const noteIndex = FIRST_NOTE + printed.length;
    // what is cited now can change what was printed before
    for (const [place, text] of made.appendCitationCluster({ citationItems: [item], properties: { noteIndex } })) {
      printed[place] = text;
    }
    return printed.length - 1;
  };
  const places = ids.map((id) => {
    if (later) [id, BETWEEN.id].forEach((before) => cite({ id: before }));
    return [id, cite({ id, ...place })];
  });
  return Object.fromEntries(places.map(([id, at]) => [id, printed[at].replaceAll(/7704\d{3}/g, "00")]));
}

/** All strings of a style, by form. */
function format(style) {
  const listed = bibliography(style);
  const strings = { bibliography: listed.entries };
  const forms = style.class === "note" ? { note: false, short: true } : { "in-text": false };
  for (const [form, later] of Object.entries(forms)) {
    for (const [place, where] of Object.entries(PLACES)) {
      strings[place ? `${form} ${place}` : form] = citations(style, where, later);
    }
  }
  return { locale: style.locale, order: listed.order, strings };
}

/** JSON with sorted keys; arrays and items stand on one line each. */
function written(value, indent = "") {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return JSON.stringify(value);
  const inner = `${indent} `;
  const lines = Object.keys(value)
    .sort()
    .map((key) => `${inner}${JSON.stringify(key)}: ${key === "items" ? list(value[key], inner) : written(value[key], inner)}`);
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

function list(values, indent) {
  return `[\n${values.map((value) => `${indent} ${JSON.stringify(value)}`).join(",\n")}\n${indent}]`;
}

const result = {
  versions: { ...plan.versions, "citeproc-js": CSL.PROCESSOR_VERSION },
  items: plan.items,
  styles: Object.fromEntries(plan.styles.map((style) => [style.id, format(style)])),
};
writeFileSync(join(here, "expected.json"), `${written(result)}\n`);
