"""How long a citation takes, beside pandoc itself: whole processes, in turn, in one run.

    python tests/bench/citing.py [RUNS [RUNS_OF_1000]]

Prints medians and, against its baseline, the ratio of each command.  One citation
is held against a hello-world Typer program of the installed version and a bare
``pandoc --citeproc`` with the same item and style, a thousand works in one
bibliography against ``pandoc --citeproc`` with the same thousand.  Cold: the store
is built, but nothing was cited yet.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import yaml
from tabulate import tabulate

from secpol_cli.citation.styles import find_style
from secpol_cli.pandoc import find_pandoc

HELLO = '''
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def hello(name: str, formal: bool = False) -> None:
    """Say hello."""
    typer.echo(f"hello {name}")
@app.command()
def bye(name: str) -> None:
    """Say goodbye."""
    typer.echo(f"bye {name}")
app()
'''
SECPOL = str(Path(sys.executable).with_name("secpol"))
WORKS = 1000


class Case(NamedTuple):
    """A command to time, from what it is given on stdin; `against` names the baselines, which are added."""

    name: str
    command: list[str]
    stdin: str = ""
    cold: bool = False
    against: tuple[str, ...] = ()
    limit: float = 0.0


def main(runs: int, runs_of_1000: int) -> None:
    """Time one citation `runs` times and a thousand works `runs_of_1000` times, and print a table of each."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"XDG_CACHE_HOME": f"{folder}/cache", "COLUMNS": "80"}
        os.environ.pop("SECPOL_CORPUS", None)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        os.chdir(folder)
        _report(_one(Path(folder)), runs)
        _report(_thousand(Path(folder)), runs_of_1000)


def _one(folder: Path) -> list[Case]:
    (folder / "hello.py").write_text(HELLO, "utf-8")
    cite = [SECPOL, "cite", "003", "--format", "chicago"]
    return [
        Case("hello-world Typer", [sys.executable, "hello.py", "hello", "you"]),
        _pandoc("pandoc --citeproc", cite[:3], folder / "003.json", "chicago"),
        Case("cite 003, cold", cite, "", True, ("hello-world Typer", "pandoc --citeproc"), 1.5),
        Case("cite 003, again", cite, "", False, ("hello-world Typer",), 1.5),
    ]


def _thousand(folder: Path) -> list[Case]:
    _write_corpus(folder / "thousand")
    cases = []
    for style in ("chicago", "apa"):
        cite = [SECPOL, "cite", "000", "--references", "--corpus", "thousand"]
        pandoc = _pandoc(f"pandoc --citeproc, {style}", cite, folder / "thousand.json", style)
        cited = [*cite, "--format", style]
        cases += [
            pandoc,
            Case(f"{WORKS:,} works, {style}, cold", cited, "", True, (pandoc.name,)),
            Case(f"{WORKS:,} works, {style}, again", cited, "", False, (pandoc.name,)),
        ]
    return cases


def _pandoc(name: str, cite: list[str], bibliography: Path, style: str) -> Case:
    """pandoc alone, with the items that `cite` cites."""
    items = subprocess.run([*cite, "--format", "csl-json"], stdout=subprocess.PIPE, check=True).stdout
    bibliography.write_bytes(items)
    assert len(json.loads(items)) in {1, WORKS}
    command = [find_pandoc(), "--citeproc", "--to=plain", f"--bibliography={bibliography}"]
    return Case(name, [*command, f"--csl={find_style(style).path}"], "---\nnocite: '@*'\n---\n")


def _write_corpus(folder: Path) -> None:
    """A corpus of one document that cites a thousand invented works of 150 authors, of five kinds."""
    text = "They cited everything."
    document = {
        "id": "000",
        "source": {"file": "sources/000.txt", "sha256": sha256(text.encode()).hexdigest()},
        "citation": {"type": "report", "title": "A bibliography"},
        "date": {"stated": "2020"},
        "blocks": [{"id": "p1", "kind": "paragraph", "text": text}],
        "references": {f"work-{number}": _work(number) for number in range(WORKS)},
    }
    for name in ("documents", "sources"):
        (folder / name).mkdir(parents=True)
    about = {
        "name": "thousand",
        "title": "A thousand works",
        "version": "1",
        "language": "en",
        "description": "Invented.",
    }
    (folder / "corpus.yaml").write_text(yaml.safe_dump(about), "utf-8")
    (folder / "documents" / "000.yaml").write_text(yaml.safe_dump(document, sort_keys=False), "utf-8")
    (folder / "sources" / "000.txt").write_text(text, "utf-8")


def _work(number: int) -> dict[str, object]:
    kinds = ("article-journal", "book", "report", "article-newspaper", "webpage")
    syllables = cycle(("ba", "do", "ke", "li", "mu", "nar", "sor", "tev", "wen", "zha"))
    person = number % 150
    family = "".join(islice(syllables, person % 7, person % 7 + 2 + person % 3)).title() + "aeiou"[person % 5]
    kind = kinds[number % len(kinds)]
    work: dict[str, object] = {
        "type": kind,
        "title": f"On the {number}th question of order: A study of words and deeds",
        "author": [{"family": family, "given": "ABCDEFGHIJ"[person // 15] + "nna"}],
        "issued": f"{1980 + number % 41}-{1 + number % 12:02d}",
        "URL": f"https://works.example.org/{number}",
    }
    if kind.startswith("article"):
        return work | {"container-title": "Review of Order", "volume": str(number % 30 + 1), "page": "1–20"}
    return work if kind == "webpage" else work | {"publisher": "Harbour Press", "publisher-place": "Kep"}


def _report(cases: list[Case], runs: int) -> None:
    for case in cases:
        _time(case)  # fills the caches, the store's too
    times: dict[str, list[float]] = {case.name: [] for case in cases}
    for _ in range(runs):
        for case in cases:
            times[case.name].append(_time(case))
    medians = {name: statistics.median(values) for name, values in times.items()}
    rows = []
    for case in cases:
        baseline = sum(medians[name] for name in case.against)
        ratio = f"{medians[case.name] / baseline:.2f} × {' + '.join(case.against)}" if baseline else ""
        shortest, median = (f"{1000 * value:,.0f}" for value in (min(times[case.name]), medians[case.name]))
        rows.append([case.name, shortest, median, ratio, f"≤ {case.limit}" if case.limit else ""])
    print(f"{runs} runs each, in turn; milliseconds")
    print(tabulate(rows, ["command", "min", "median", "ratio of medians", "aim"], disable_numparse=True))


def _time(case: Case) -> float:
    if case.cold:
        for kept in Path(os.environ["XDG_CACHE_HOME"]).glob("secpol/citations*"):
            kept.unlink()
    started = time.perf_counter()
    answer = subprocess.run(
        case.command,
        input=case.stdin.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    elapsed = time.perf_counter() - started
    if answer.returncode or not answer.stdout:
        raise SystemExit(f"{case.name} ended in status {answer.returncode}")
    return elapsed


if __name__ == "__main__":
    asked = [int(argument) for argument in sys.argv[1:3]]
    main(*asked, *(15, 3)[len(asked) :])
