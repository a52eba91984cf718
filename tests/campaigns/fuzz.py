"""Inputs at random, over all commands and formats: each ends in an answer or in one line, soon, with its status.

    python -m tests.campaigns.fuzz [--count 20000] [--seed 1]

An input is made from its seed alone, which is printed with what went wrong: `--only SEED` runs it again.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import sys
import zipfile
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tests.campaigns.corpora import signed, workplace, write_small
from tests.campaigns.program import Outcome, ask, faults
from tests.conftest import SOURCES
from tests.readers.office import docx, odt, paragraph
from tests.readers.pdf_files import lines, make_pdf

from secpol_cli.cli import load_command
from secpol_cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_MOST_BYTES = 1_000_000_000  # of memory, of the whole process
_FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "latex", "html", "sarif", "nonsense", "")
_COMMANDS = (
    *(
        "search",
        "show",
        "principles",
        "speakers",
        "orgs",
        "docs",
        "timeline",
        "network",
        "stats",
        "cite",
        "verify",
    ),
    *("check", "completion", "help", "list", "nonsense"),
)
_OPTIONS = (
    *("--speaker", "--org", "--principle", "--doc", "--mode", "--stance", "--group", "--since", "--until"),
    *("--min-score", "--limit", "--context", "--explain", "--batch", "--sources", "--cite", "--matrix"),
    *("--kind", "--person", "--place", "--status", "--all", "--as", "--lang", "--markup", "--accessed"),
    *("--references", "--stated-only", "--quote", "-q", "--only", "--allow", "--strict", "--bib", "--from"),
    *(
        "--todo",
        "--store",
        "--words",
        "--color",
        "--no-color",
        "--fix",
        "--accepted",
        "--nonsense",
        "-f",
        "--json",
    ),
)
_VALUES = (
    *(
        "lim-sokha",
        "Lim Sokha",
        "pact",
        "PG",
        "peace",
        "Rule of law",
        "010",
        "011",
        "10",
        "direct",
        "affirms",
    ),
    *(
        "two-aims",
        "2019",
        "2019-03-08",
        "2019-13-45",
        "Kep",
        "planned",
        "0",
        "-1",
        "1e309",
        "nan",
        "100",
        "5",
    ),
    *(
        "bibtex",
        "apa",
        "chicago",
        "ris",
        "note",
        "de",
        "latex",
        "rtf",
        "altered",
        "not-found",
        "none",
        "markdown",
    ),
    *("draft.md", "corpus", "corpus/sources", "nowhere", "always", "never", "", " ", "-", "--", "é" * 300),
    *(
        "010/p1",
        "010/n1",
        "010/s1",
        "010/p1-p3",
        "010:remarks",
        "kep-meeting",
        "010/",
        "/",
        ":",
        "bash",
        "all",
    ),
)
_WORDS = (
    "the rule of law at sea peace We stand for and must be signed soon … [...] [sic] “ ” \" ' – 1 2019 Lim Sokha "
    "said that PG ministers *law* _peace_ \\cite{x} [@remarks, p. 3] (010) {} [^1] $5 \\emph{a} \x00 \x1b[2J \u202e "
    "\ud800 \U0001f600 ភាសា ﬁ ⁰¹² \ufeff \u200b \u00ad"
).split(" ")
_PIECES = (
    *(
        "[" * 300,
        "{" * 300,
        "(" * 3000,
        ">" * 300,
        "&a [*a]",
        "*a",
        "? ",
        "!!python/object:os.system x",
        "\x00",
    ),
    *(
        "%TAG ! x",
        "\t",
        "- " * 100,
        "---\n",
        "...\n",
        "null",
        "1e999",
        "9" * 40,
        "'",
        '"',
        ": ",
        "#",
        "\r",
        "\ufeff",
    ),
    *(
        "“" * 50,
        "\\begin{quote}" * 40,
        "\\def\\a{\\a\\a}\\a",
        "\\input{draft}",
        "<div>" * 100,
        "```",
        "[^1]: [^1]",
    ),
    *(
        "\\" * 100,
        "$$",
        "<!--",
        "{" + "Y1E9999999" + "}",
        "XXXX-XX-XX",
        "2019/2018",
        "é\u0301" * 50,
        "a" * 5000,
    ),
)
_WEIGHTS = {
    "arguments": 45,
    "corpus": 29,
    "draft": 15,
    "sources": 4,
    "office": 3,
    "read": 2,
    "report": 1,
    "bib": 1,
}


class Input(NamedTuple):
    """What the program is called with, what it reads on stdin, and the files that there are."""

    arguments: tuple[str, ...]
    stdin: bytes
    files: dict[str, bytes]


def make_input(seed: int) -> Input:
    """The input of a seed."""
    chance = random.Random(seed)
    kind = chance.choices(tuple(_WEIGHTS), tuple(_WEIGHTS.values()))[0]
    return _MAKERS[kind](chance)


def _arguments(chance: random.Random) -> Input:
    """Mostly options of the command with values that suit some option; else any, in any order."""
    found: list[str] = [chance.choice(_COMMANDS)]
    if chance.random() < 0.7 and found[0] in COMMANDS:
        found += [_value(chance)] if found[0] in ("search", "show", "cite", "verify") else []
        for option, is_flag in chance.sample(_own(found[0]), chance.randrange(4)):
            found += [option] if is_flag else [option, _value(chance)]
    else:
        for _ in range(chance.randrange(6)):
            found += [chance.choice(_OPTIONS)] if chance.random() < 0.7 else []
            found += [_value(chance)] if chance.random() < 0.8 else []
    form = [*chance.choice((["-f", chance.choice(_FORMATS)], ["--json"], []))]
    where = [] if chance.random() < 0.1 else ["--corpus", "corpus"]
    return Input((*found, *where, *form), _text(chance).encode("utf-8", "surrogatepass"), {})


@cache
def _own(command: str) -> list[tuple[str, bool]]:
    """The options of a command, and whether each is a flag."""
    return [
        (each.opts[-1], bool(each.is_flag))
        for each in load_command(command).params
        if each.param_type_name == "option" and each.name not in ("help", "form", "as_json", "corpus")
    ]


def _corpus(chance: random.Random) -> Input:
    """A corpus that something happened to."""
    files = signed() | {f"sources/{id_}.txt": text for id_, text in SOURCES.items()}
    changed = {}
    for name in chance.sample(sorted(files), chance.choice((1, 1, 1, 2))):
        changed[f"corpus/{name}"] = _damaged(chance, files[name].encode())
    asked = chance.choice(
        (
            ("check",),
            ("docs",),
            ("timeline",),
            ("network",),
            ("principles", "--matrix"),
            ("show", "010"),
            ("search", "rule of law at sea"),
            ("verify", "-q", "peace and for the rule of law"),
            ("cite", "--all", "-f", "bibtex"),
        )
    )
    form = [] if asked[0] == "cite" else chance.choice((["--json"], ["-f", chance.choice(_FORMATS[:8])]))
    return Input((*asked, "--corpus", "corpus", *form), b"", changed)


def _draft(chance: random.Random) -> Input:
    """A manuscript of some format, of any words, damaged or not."""
    ending = chance.choice(
        (".md", ".md", ".tex", ".tex", ".txt", ".html" if chance.random() < 0.03 else ".md")
    )
    text = "\n\n".join(_text(chance) for _ in range(chance.randrange(1, 6)))
    if chance.random() < 0.3:
        text = f"---\n{_text(chance)}: {_text(chance)}\nbibliography: {_value(chance)}\n---\n{text}"
    data = text.encode("utf-8", "replace")
    data = _damaged(chance, data) if chance.random() < 0.5 else data
    options = chance.choice(
        (["--json"], ["--all"], ["--fix"], ["-f", "sarif"], ["--strict", "-f", "csv"], [])
    )
    if chance.random() < 0.1:
        accepted = _damaged(chance, b"- quote: the rule of law\n  verdict: [altered]\n  note: x\n")
        return Input(("verify", "draft.md", "--corpus", "corpus", "--accepted", "a.yaml", *options), b"", {"draft.md": data, "a.yaml": accepted})  # fmt: skip
    if chance.random() < 0.2:
        return Input(("verify", "-", "--corpus", "corpus", *options[:1]), data, {})
    return Input(("verify", f"draft{ending}", "--corpus", "corpus", *options), b"", {f"draft{ending}": data})


def _sources(chance: random.Random) -> Input:
    """A folder of plain files."""
    files = {}
    for _ in range(chance.randrange(1, 4)):
        name = chance.choice(("a.txt", "b.md", "c.tex", "sub/a.txt", ".hidden.txt", "x.bin", "ü.txt"))
        files[f"folder/{name}"] = _damaged(
            chance, _text(chance).encode("utf-8", "replace") * chance.choice((1, 20))
        )
    asked = chance.choice(
        (("search", "rule of law at sea"), ("verify", "-q", "peace and for the rule of law"))
    )
    return Input((*asked, "--sources", "folder", "--json"), b"", files)


def _office(chance: random.Random) -> Input:
    """A Word or OpenDocument file whose parts, or bytes, are damaged."""
    words = "Lim Sokha said “we stand for the peace and the rule of law” (010)."
    data = (
        docx(*(paragraph(words) for _ in range(3)))
        if chance.random() < 0.6
        else odt(f"<text:p>{words}</text:p>")
    )
    name = "draft.docx" if b"word/" in data else "draft.odt"
    data = _damaged(chance, data) if chance.random() < 0.3 else _with_damaged_part(chance, data)
    return Input(("verify", name, "--corpus", "corpus", "--json"), b"", {name: data})


def _read(chance: random.Random) -> Input:
    """A PDF, RTF, HTML file or EPUB whose bytes are damaged, as a manuscript or as a source."""
    words = "Lim Sokha said “we stand for the peace and the rule of law” (010)."
    name, data = chance.choice(
        (
            ("a.pdf", make_pdf([lines([words] * 5), lines(["7"])])),
            ("a.rtf", b"{\\rtf1\\ansi " + words.encode("cp1252") + b"\\par \\u8220?We stand\\u8221?}"),
            ("a.html", f"<html><body><article><p>{words}</p></article></body></html>".encode()),
            ("a.epub", _zipped({"mimetype": b"application/epub+zip", "a.xhtml": words.encode()})),
        )
    )
    data = _damaged(chance, data) if chance.random() < 0.9 else data
    if chance.random() < 0.5:
        return Input(("verify", name, "--corpus", "corpus", "--json"), b"", {name: data})
    asked = chance.choice((("search", "rule of law"), ("verify", "-q", "peace and for the rule of law")))
    return Input((*asked, "--sources", "folder", "--json"), b"", {f"folder/{name}": data})


def _zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def _report(chance: random.Random) -> Input:
    """A report of a draft of any words, or its comments."""
    draft = "\n\n".join(_text(chance) for _ in range(3)).encode("utf-8", "replace")
    wanted = chance.choice(("r.html", "r.md", "r.docx", "r.nonsense", "nowhere/r.html", ""))
    said = ("verify", "draft.md", "--corpus", "corpus", "--report", wanted)
    return Input((*said, *chance.choice(([], ["--problems"], ["--json"]))), b"", {"draft.md": draft})


def _bib(chance: random.Random) -> Input:
    """A bibliography, in CSL JSON."""
    text = '[{"id": "x", "type": "book", "title": "The Sea and Us", "issued": {"date-parts": [[2019]]}}]'
    data = _damaged(chance, text.encode())
    draft = "He said “we stand for the peace and the rule of law” [@x, p. 3].".encode()
    return Input(
        ("verify", "draft.md", "--corpus", "corpus", "--bib", "x.json", "--json"),
        b"",
        {"x.json": data, "draft.md": draft},
    )


_MAKERS: dict[str, Callable[[random.Random], Input]] = {
    "arguments": _arguments,
    "corpus": _corpus,
    "draft": _draft,
    "sources": _sources,
    "office": _office,
    "read": _read,
    "report": _report,
    "bib": _bib,
}


def _value(chance: random.Random) -> str:
    return _text(chance) if chance.random() < 0.3 else chance.choice(_VALUES)


def _text(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.choice((1, 3, 8, 20)))
    if chance.random() < 0.1:
        words.insert(chance.randrange(len(words)), chance.choice(_PIECES))
    return " ".join(words)


def _damaged(chance: random.Random, data: bytes) -> bytes:
    """Bytes of which some are changed, taken out, put in or doubled; or lines; or a piece stands somewhere."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        start = chance.randrange(len(found) + 1)
        end = min(len(found), start + chance.choice((1, 1, 4, 30, 200)))
        what = chance.randrange(6)
        if what == 0:
            found[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        elif what == 1:
            del found[start:end]
        elif what == 2:
            found[start:start] = found[start:end] * chance.choice((1, 2, 50))
        elif what == 3:
            found[start:start] = chance.choice(_PIECES).encode()
        else:
            lines = bytes(found).splitlines(keepends=True) or [b""]
            place = chance.randrange(len(lines))
            other = chance.randrange(len(lines))
            lines[place] = lines[other] if what == 4 else b""
            found = bytearray(b"".join(lines))
    return bytes(found)


def _with_damaged_part(chance: random.Random, data: bytes) -> bytes:
    parts = zipfile.ZipFile(io.BytesIO(data))
    names = parts.namelist()
    damaged = chance.choice(names)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            content = parts.read(name)
            archive.writestr(name, _damaged(chance, content) if name == damaged else content)
    return made.getvalue()


def run_input(work: Path, given: Input) -> tuple[Outcome, list[str]]:
    """Ask the program, with the small corpus and the input's files in the working folder."""
    inside = {
        name.removeprefix("corpus/"): data for name, data in given.files.items() if name.startswith("corpus/")
    }
    if inside or not (work / "corpus" / "corpus.yaml").exists():
        write_small(work / "corpus", inside)
    others = [work / name for name in given.files if not name.startswith("corpus/")]
    for path in others:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(given.files[path.relative_to(work).as_posix()])
    outcome = ask(given.arguments, given.stdin)
    for path in others:
        path.unlink(missing_ok=True)
    if inside:
        write_small(work / "corpus")
    return outcome, faults(given.arguments, outcome)


def run(seeds: Sequence[int], *, show: bool = False) -> dict[int, list[str]]:
    """What is wrong with the answers to the inputs of some seeds."""
    found = {}
    statuses: Counter[int] = Counter()
    slowest = (0.0, 0)
    with workplace() as work:
        for seed in seeds:
            outcome, wrong = run_input(work, make_input(seed))
            statuses[outcome.status] += 1
            slowest = max(slowest, (outcome.seconds, seed))
            if show and statuses.total() % 1000 == 0:
                print(f"{statuses.total()} of {len(seeds)}, the last of seed {seed}", flush=True)
            if wrong:
                found[seed] = wrong
                if show:
                    print(f"seed {seed}: {'; '.join(wrong)}: {make_input(seed).arguments!a}", flush=True)
    if show:
        print(f"statuses {dict(sorted(statuses.items()))}, slowest {slowest[0]:.1f} s (seed {slowest[1]})")
    return found


def peak_bytes() -> int:
    """The most memory that this process has had."""
    if os.name == "nt":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Print what went wrong with its seed; status 1 where something did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only", type=int, help="show the input of one seed, and what the program says to it"
    )
    options = parser.parse_args()
    if options.only is not None:
        print(ascii(make_input(options.only)))
        with workplace() as work:
            print(*run_input(work, make_input(options.only)), sep="\n")
        return 0
    found = run(range(options.seed, options.seed + options.count), show=True)
    used = peak_bytes()
    print(f"seed {options.seed}: {options.count} inputs, {len(found)} wrong, {used / 1e6:.0f} MB at most")
    return 1 if found or used > _MOST_BYTES else 0


if __name__ == "__main__":
    sys.exit(main())
