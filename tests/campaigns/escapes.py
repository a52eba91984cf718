"""Every field of a corpus, a manuscript and a folder, in every format of every command: nothing raw comes out.

    python -m tests.campaigns.escapes [--quick]

Each free text of a corpus that uses all fields gets what commands terminals, turns the direction of letters or is a
formula to a spreadsheet, and a word by which it is known where it comes out; so do the texts of manuscripts, their
names, bibliographies, and folders of sources.  First all texts together: a table says how often each field was seen
in each format.  Then each by itself, in the answers in which it was seen.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from tests.campaigns.corpora import workplace, write_small
from tests.campaigns.full_corpus import ORIGINAL, full_files
from tests.campaigns.program import Outcome, ask, faults

from secpol_cli.corpus.yaml import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Place = tuple[str | int, ...]
    Question = tuple[str, ...]

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "latex", "html")
# Before a text: NUL, bell, C0 and C1 escapes, every mark that turns the direction, a line end.
COMMANDS_A_TERMINAL = "\x1b[2J\x07\x9b31m\x90\x00\u202e\u2066\u200f\u061c\u2028"
FORMULAS = ("=1+1 ", "+1 ", "-1 ", "@SUM(A1) ", "\t=1 ", "\r=1 ")
# Keys whose values are ids, dates or one of a few words.
_FIXED = frozenset(
    "id kind source language date speaker organisation mode principle stance group order block exact prefix "
    "document change at by n cites status part-of broader related members organisations people principles event "
    "type person file sha256 stated inferred outside unnamed holder act cue statement how issued page".split()
)
_HOSTILE_NAME = "=1 \x1b[2J\u202e"
_ASKED: tuple[Question, ...] = (
    ("search", "law"),
    ("search", "rule of law at sea", "--explain"),
    ("search", "--speaker", "lim-sokha"),
    ("search", "law", "--cite", "apa"),
    *(("show", what) for what in ("010", "011", "010/p1", "010/n1", "010/s1", "011/s1", "010:remarks", ":other")),
    *(("show", what) for what in ("lim-sokha", "pact-ministers", "pact", "assembly", "peace", "kep-meeting", "signing")),
    ("principles",),
    *(("principles", f"--{what}") for what in ("matrix", "words", "holders", "vocabulary", "disputed")),
    *((name,) for name in ("speakers", "orgs", "docs", "timeline", "network", "stats")),
    ("check", "--todo"),
    *(("verify", draft, "--all", *more) for draft in ("draft.md", f"{_HOSTILE_NAME}.md", "draft.docx") for more in ([], ["--cite", "apa"])),
    ("verify", "draft.md", "--bib", "x.json", "--all"),
    ("verify", "-q", "peace and \x1b[2J\u202e the rule of law at the sea"),
    ("verify", "-q", "peace", "--speaker", "\x1b[2J\u202e nobody"),
    ("search", "rule of law at sea", "--sources", "folder"),
    ("verify", "-q", "We stand for peace and for the rule of law at sea", "--sources", "folder"),
    ("verify", "draft.md", "--sources", "folder", "--all"),
    ("add", "folder/b.md", "--dry-run", "--yes"),
    ("add", "x.json", "--dry-run", "--yes"),
    ("update", "010", "corpus/sources/010.txt", "--dry-run"),
    ("rename", "010", "011x", "--dry-run"),
    ("remove", "010", "--dry-run"),
)  # fmt: skip
_CITED: tuple[Question, ...] = (
    *(
        ("cite", "--all", "-f", form)
        for form in ("bibtex", "biblatex", "ris", "endnote-xml", "csl-json", "apa")
    ),
    ("cite", "010/s1", "-f", "chicago"),
    ("timeline", "-f", "ics"),
    ("timeline", "-f", "timelinejs"),
    ("network", "-f", "graphml"),
)
# What writes a file, and that file.
_WRITTEN: tuple[tuple[Question, str], ...] = (
    (("page", "o.html"), "o.html"),
    *(((name, "--chart", f"o.{end}"), f"o.{end}") for name in ("timeline", "network") for end in ("svg", "html")),
    *((("principles", "--matrix", "--chart", f"o.{end}"), f"o.{end}") for end in ("svg", "html")),
    *((("verify", draft, "--report", f"o.{end}"), f"o.{end}") for draft in ("draft.md", f"{_HOSTILE_NAME}.md") for end in ("html", "md", "docx")),
    (("verify", "draft.docx", "--comments"), "draft.comments.docx"),
)  # fmt: skip
_RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]"
)
# In files for a browser or for Word letters may have their marks of direction, where each isolate is closed.
_RAW_IN_FILES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufff9-\ufffb]")
_STYLED, _STYLE = "in colour", re.compile(r"\x1b\[[\d;]*m")
_DRAFT = (
    "---\ntitle: {0}A title\nauthor: {0}A. Uthor\n---\n\nLim Sokha said that “we stand for peace and for {0} the rules "
    "of law at sea” (010, para. {0}).\n\n{0}Jane Roe said “we stand for peace and for the rule of law at sea” "
    "[@x, p. {0}].[^1]\n\n“Words that stand nowhere {0} at all” ({0} 2019).\n\n[^1]: {0} See “the rule of laws at sea”.\n"
)
_MARK = re.compile(r"zq(\d+)z")


class Breach(NamedTuple):
    """A command whose answer has something raw, or a file that it wrote, and what."""

    arguments: Question
    what: str


class Seen(NamedTuple):
    """In what the marks of fields were seen: by field, how often in each format, and in which answers."""

    formats: defaultdict[int, Counter[str]]
    answers: defaultdict[int, set[tuple[Question, str]]]


def free_texts(files: dict[str, Any]) -> Iterator[Place]:
    """Where the free texts of a corpus's files stand: the file's name and the keys in it."""
    for name, data in files.items():
        yield from _texts(data, (name,))


def _texts(value: Any, path: Place) -> Iterator[Place]:
    if isinstance(value, str):
        fixed = _FIXED & {path[-1], path[-2] if isinstance(path[-1], int) else ""}
        if not fixed and (path[-1] != "suffix" or path[0] == "people.yaml"):  # of a name, not of an anchor
            yield path
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, (*path, index))


def with_prefixes(prefixes: dict[Place, str]) -> dict[str, str]:
    """The files of the whole corpus with something before some of its texts."""
    files = _data()
    for (*way, last), prefix in prefixes.items():
        holder: Any = files
        for key in way:
            holder = holder[key]
        holder[last] = prefix + holder[last]
    return {name: yaml.safe_dump(data, allow_unicode=False) for name, data in files.items()}


def all_places() -> list[Place]:
    """Every free text of the corpus."""
    return list(free_texts(_data()))


def _data() -> dict[str, Any]:
    return {name: parse_yaml(name, text).data for name, text in full_files().items()}


def _prepare(work: Path, prefixes: dict[Place, str], prefix: str) -> None:
    """Write the corpus, manuscripts, a bibliography and a folder of sources."""
    write_small(work / "corpus", {**with_prefixes(prefixes), "originals/011.doc": ORIGINAL})
    prefix = re.sub("[\x00-\x08]", "", prefix)  # a manuscript that has them is no text
    draft = _DRAFT.format(prefix)
    for name in ("draft.md", f"{_HOSTILE_NAME}.md"):
        (work / name).write_text(draft, "utf-8")
    (work / "draft.docx").write_bytes(_word_file(re.sub("[\x00-\x1f]", "", draft)))
    (work / "folder").mkdir(exist_ok=True)
    words = "We stand for peace and for the rule of law at sea."
    (work / "folder" / f"{_HOSTILE_NAME}.txt").write_text(f"{prefix}{words}\n", "utf-8")
    (work / "folder" / "b.md").write_text(
        f"---\ntitle: {prefix}T\nauthor: {prefix}A\n---\n{words}\n", "utf-8"
    )
    entry = dict.fromkeys(("title", "author", "speaker"), f"{prefix}Who")
    (work / "folder" / "sources.yaml").write_text(yaml.safe_dump({"b.md": entry}), "utf-8")
    work_of = {"id": "x", "type": "book", "title": f"{prefix}T", "author": [{"family": f"{prefix}Roe"}]}
    (work / "x.json").write_text(json_text([work_of]), "utf-8")


def json_text(value: object) -> str:
    """A value as JSON."""
    import json

    return json.dumps(value)


def _word_file(draft: str) -> bytes:
    from docx import Document

    held, document = io.BytesIO(), Document()
    for paragraph in draft.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(held)
    return held.getvalue()


def _answers() -> Iterator[tuple[Question, str, str]]:
    """Every question with every format, and the file that it writes, if it does."""
    for asked in _ASKED:
        yield from ((asked, form, "") for form in (*FORMATS, _STYLED))
        if asked[0] in ("verify", "check"):
            yield asked, "sarif", ""
    yield from ((asked, asked[asked.index("-f") + 1], "") for asked in _CITED)
    yield from ((asked, f"{asked[0]} {Path(name).suffix}", name) for asked, name in _WRITTEN)


def _ask(work: Path, asked: Question, form: str, name: str) -> tuple[list[Breach], str]:
    """Ask one thing; what is raw in the answer, and all that came out."""
    option: Question = ("-f", form) if form in (*FORMATS, "sarif") else ()
    option = ("--color", "always") if form == _STYLED else option
    whole = (*asked, "--corpus", "corpus", *option)
    for left in {name, "draft.comments.docx"} - {""}:
        (work / left).unlink(missing_ok=True)
    outcome = ask(whole)
    told = {"stdout": outcome.out, "stderr": outcome.err}
    if name and (work / name).exists():
        told |= _parts(work / name)
    return [Breach(whole, what) for what in _faults_of(whole, form, outcome, told)], "".join(
        raw.decode("utf-8", "replace") for raw in told.values()
    )


def _parts(path: Path) -> dict[str, bytes]:
    """The text of a file, or of the parts of a Word file; of a copy with comments, that of the comments."""
    if path.suffix != ".docx":
        return {path.name: path.read_bytes()}
    ours = "word/comments.xml" if "comments" in path.name else ".xml"
    with zipfile.ZipFile(path) as parts:
        return {name: parts.read(name) for name in parts.namelist() if name.endswith(ours)}


def _faults_of(arguments: Question, form: str, outcome: Outcome, told: dict[str, bytes]) -> Iterator[str]:
    yield from faults(arguments, outcome)
    if outcome.status > 1:
        yield f"status {outcome.status}: {outcome.err!r}"
    for name, raw in told.items():
        text = raw.decode("utf-8", "replace")
        if form in ("ics", "ris") and name == "stdout":
            text = text.replace("\r\n", "\n")  # as these want it
        is_file = name not in ("stdout", "stderr")
        if is_file and len(re.findall("[\u2066-\u2068]", text)) > text.count("\u2069"):
            yield f"an isolate that is not closed in {name}"
        raw_ones = _RAW_IN_FILES if is_file else _RAW
        if match := raw_ones.search(_STYLE.sub("", text) if form == _STYLED else text):
            around = ascii(text[max(0, match.start() - 40) : match.end() + 40])
            yield f"U+{ord(match[0]):04X} in {name}: {around}"
    if form in ("csv", "tsv"):
        rows = csv.reader(io.StringIO(outcome.out.decode()), delimiter="," if form == "csv" else "\t")
        yield from (f"a formula: {cell!r}" for row in rows for cell in row if _is_formula(cell))


def _is_formula(cell: str) -> bool:
    return cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not re.fullmatch(r"-?\d+(\.\d+)?", cell)


def run_share(every: int) -> list[Breach]:
    """All texts together, in every so many-th answer."""
    found: list[Breach] = []
    with workplace() as work:
        _prepare(work, _marked(all_places(), f"={COMMANDS_A_TERMINAL}"), f"={COMMANDS_A_TERMINAL}")
        for asked in list(_answers())[::every]:
            found += _ask(work, *asked)[0]
    return found


def _marked(places: Sequence[Place], prefix: str) -> dict[Place, str]:
    return {place: f"{prefix}zq{number}z " for number, place in enumerate(places)}


def run_together(show: Callable[[Breach], None]) -> Seen:
    """All texts together, with everything that is put before them; where each was seen."""
    seen = Seen(defaultdict(Counter), defaultdict(set))
    for prefix in (f"={COMMANDS_A_TERMINAL}", *FORMULAS):
        with workplace() as work:
            _prepare(work, _marked(all_places(), prefix), prefix)
            for asked, form, name in _answers():
                if prefix in FORMULAS and form not in ("csv", "tsv"):
                    continue
                found, told = _ask(work, asked, form, name)
                for each in found:
                    show(each)
                for number in {int(found[1]) for found in _MARK.finditer(told)}:
                    seen.formats[number][form] += 1
                    seen.answers[number].add((asked, form))
    return seen


def run_apart(seen: Seen, show: Callable[[Breach], None]) -> None:
    """Each text by itself, in the answers in which it was seen."""
    places = all_places()
    for number, place in enumerate(places):
        with workplace() as work:
            _prepare(work, _marked([place], f"={COMMANDS_A_TERMINAL}"), "")
            for asked, form, name in _answers():
                if (asked, form) in seen.answers[number]:
                    for each in _ask(work, asked, form, name)[0]:
                        show(each)


def _print_table(seen: Seen) -> None:
    """Of each field how many answers had it, by format; - for none."""
    forms = list(dict.fromkeys(form for _, form, _ in _answers()))
    print("field", *forms, sep="\t")
    for number, place in enumerate(all_places()):
        counts = seen.formats[number]
        print(".".join(map(str, place)), *(counts[form] or "-" for form in forms), sep="\t")


def main() -> int:
    """Print what comes out raw, and where each field was seen; status 1 where something is raw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="all texts together only")
    options = parser.parse_args()
    found: list[Breach] = []

    def show(each: Breach) -> None:
        found.append(each)
        print(*map(ascii, each), flush=True)

    seen = run_together(show)
    _print_table(seen)
    if not options.quick:
        run_apart(seen, show)
    places, answers = len(all_places()), len(list(_answers()))
    unseen = [
        ".".join(map(str, place)) for number, place in enumerate(all_places()) if not seen.formats[number]
    ]
    print(f"{places} texts, {answers} answers: {len(found)} raw; never shown: {', '.join(unseen) or 'none'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
