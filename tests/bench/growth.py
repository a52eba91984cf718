"""How secpol grows with its corpus: what building, asking and adding take at several sizes, and the exponents.

    python tests/bench/growth.py --text DIR [--sizes N…] [--work DIR] [--json FILE]

DIR has *.txt files (see `search`).  A corpus of each size has documents drawn by
chance; where there are not enough, they come again under other names.  CPU
seconds, so that the load of the machine says little; of commands, whole processes.
The exponent is the slope of the line through the logarithms (least squares): 1 is
linear, 0 does not grow.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tabulate import tabulate
from tests.bench.corpora import write_corpus
from tests.bench.noise import MEDIUM
from tests.bench.queries import Places, draw_quotations
from tests.bench.secpol import Secpol
from tests.bench.texts import Document, Text, TextMissing, load_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SIZES = (10_000, 100_000, 430_000, 1_700_000)  # paragraphs
_QUERIES = 40
_SEED = "growth"


def take(text: Text, size: int) -> Text:
    """Documents of a text, drawn by chance, with so many paragraphs or a few more; all of them again, under
    other names, where there are too few."""
    documents: list[Document] = []
    count, turn = 0, 0
    while count < size:
        for document in Random(f"{_SEED}/{turn}").sample(text.documents, len(text.documents)):
            documents.append(document._replace(id=f"{document.id}.{turn}" if turn else document.id))
            count += len(document.paragraphs)
            if count >= size:
                break
        turn += 1
    return Text(f"{text.name}-{size}", text.source, sorted(documents))


def measure(text: Text, work: Path) -> dict[str, float]:
    """What secpol takes for a text, by what is measured: CPU seconds and megabytes."""
    secpol = Secpol(write_corpus(text, work), work / "cache")
    built = secpol.build(keep=False)
    queries = draw_quotations(Places(text), MEDIUM, _QUERIES, _SEED)
    opened = secpol.run_command("search", queries[0].text)
    answers = secpol.search(queries, None)
    added = secpol.add_document(text)
    return {
        "paragraphs": len(text.paragraphs),
        "compile, s": built["cpu"],
        "store, MB": built["store_bytes"] / 1e6,
        "memory of compiling, MB": built["peak_bytes"] / 1e6,
        "first open, s": opened,
        "query, ms": 1000 * statistics.median(answer.cpu for answer in answers),
        "docs, s": secpol.run_command("docs"),
        "stats, s": secpol.run_command("stats"),
        "add a document, s": added["cpu"],
    }


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The slope of the line through the logarithms; NaN for fewer than two sizes."""
    if len(sizes) < 2:
        return math.nan
    logs = [math.log(size) for size in sizes], [math.log(max(value, 1e-9)) for value in values]
    return statistics.linear_regression(*logs).slope


def format_growth(measured: Sequence[Mapping[str, float]]) -> str:
    """A table: a line for each thing measured, a column for each size, and the exponent."""
    sizes = [each["paragraphs"] for each in measured]
    rows = []
    for name in [name for name in measured[0] if name != "paragraphs"]:
        values = [each[name] for each in measured]
        rows.append([name, *(f"{value:,.2f}" for value in values), f"{exponent(sizes, values):.2f}"])
    headers = ["", *(f"{size:,.0f}" for size in sizes), "exponent"]
    return tabulate(rows, headers, disable_numparse=True, colalign=("left", *["right"] * (len(sizes) + 1)))


def main(arguments: Sequence[str]) -> None:
    """Measure every size, print what was measured after each, and write it as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    folder = Path(tempfile.gettempdir()) / "secpol-growth"
    parser.add_argument(
        "--text", type=Path, required=True, metavar="DIR", help="*.txt files, a document each"
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES, metavar="N", help="paragraphs")
    parser.add_argument("--work", type=Path, default=folder, metavar="DIR", help=f"({folder})")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write what was measured")
    options = parser.parse_args(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    try:
        text = load_folder(options.text)
    except TextMissing as missing:
        raise SystemExit(str(missing)) from None
    measured: list[dict[str, float]] = []
    for size in options.sizes:
        measured.append(measure(take(text, size), options.work))
        print(f"\n{format_growth(measured)}", flush=True)
        if options.json:
            options.json.write_text(json.dumps(measured, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
