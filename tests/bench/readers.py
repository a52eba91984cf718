"""How well files are read: PDFs and web pages held against what people saw in them.

    python -m tests.bench.readers FOLDER [--rivals PYTHON]

FOLDER has files, each with what was seen in it beside it (`paper.pdf`,
`paper.yaml`).  `--rivals` names a Python that has pypdfium2, pdfminer.six, pypdf,
pdfplumber and markitdown, whose bare text is scored in the same way, as is that of
pdftotext; a Word file or a text only by markitdown.  What is seen, all optional:

    refused: scan                  a word of the reason why the file cannot be read
    problems: [page 3]             words of what is told of pages that cannot
    order: [phrases]               in the order of reading
    whole: [sentences]             each in one paragraph
    joined: [words], kept: [words] with hyphens at lines' ends, or broken there
    furniture: [words]             in no paragraph
    notes: [[label, beginning, what stands before its mark]]
    headings: [titles], lists: [beginnings of items]
    pages: {phrase: [page of the file, page that is printed]}
    title, author, date, site      what the page says of itself
"""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from secpol_cli.errors import SecpolError
from secpol_cli.readers.input import read_content
from secpol_cli.readers.read import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Scores = dict[str, float]

_SIGNS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00ad": "", "\u00a0": " "})
_RIVALS = {
    "pypdfium2": "import pypdfium2,sys; d=pypdfium2.PdfDocument(sys.argv[1]);"
    "print('\\f'.join(p.get_textpage().get_text_range() for p in d))",
    "pdfminer.six": "import pdfminer.high_level as h,sys; print(h.extract_text(sys.argv[1]))",
    "pdfplumber": "import pdfplumber,sys; "
    "print('\\f'.join(p.extract_text() or '' for p in pdfplumber.open(sys.argv[1]).pages))",
    "pdftotext": "import subprocess,sys; print(subprocess.run(['pdftotext', sys.argv[1], '-'],"
    "capture_output=True, text=True, check=True).stdout)",
    "markitdown": "import markitdown,sys; print(markitdown.MarkItDown().convert(sys.argv[1]).text_content)",
    "pypdf": "import pypdf,sys; print('\\f'.join(p.extract_text() for p in pypdf.PdfReader(sys.argv[1]).pages))",
}


class Seen(NamedTuple):
    """A paragraph as a reader gives it: what it is, the label of the note it is of, its words; before which
    offsets its marks of notes stand; on which pages it stands, from which offset."""

    kind: str
    note: str | None
    text: str
    marks: tuple[tuple[int, str], ...] = ()
    pages: tuple[tuple[int, int, str | None], ...] = ()


class Answer(NamedTuple):
    """What a reader says of a file."""

    paragraphs: list[Seen]
    refusal: str = ""
    problems: str = ""
    metadata: Mapping[str, Any] = {}


def ours(path: Path) -> Answer:
    """What secpol reads."""
    try:
        content = read_content(str(path), path.name, None, recode=True)
        document, _ = read_document(content, path.name, source=True)
    except SecpolError as error:
        return Answer([], f"{error.message} {error.hint or ''}")
    paragraphs = [
        Seen(
            one.kind,
            one.note,
            one.text,
            tuple(one.notes),
            tuple((page.at, page.page, page.printed) for page in one.pages),
        )
        for one in document.paragraphs
    ]
    return Answer(paragraphs, problems="\n".join(document.passed_over), metadata=document.metadata)


def rival(python: str, program: str) -> Callable[[Path], Answer]:
    """What another reader prints, as paragraphs between blank lines."""

    def read(path: Path) -> Answer:
        command = [python, "-c", program, str(path)]
        answer = subprocess.run(command, capture_output=True, timeout=300, check=False)
        if answer.returncode:
            return Answer([], "failed")
        text = answer.stdout.decode("utf-8", "replace").replace("\r\n", "\n")
        parts = re.split(r"\n\s*\n|\f", text)
        return Answer([Seen("paragraph", None, part) for part in parts if part.strip()])

    return read


def score(answer: Answer, wanted: Mapping[str, Any]) -> Scores:
    """The share of what was seen that a reader says, by rule."""
    if "refused" in wanted:
        return {"refusals": float(wanted["refused"] in answer.refusal)}
    found: Scores = {"refusals": float(not answer.refusal)}
    if "problems" in wanted:
        found["refusals"] = _share(each in answer.problems for each in wanted["problems"])
    own = [_plain(one.text) for one in answer.paragraphs]
    running = " ".join(text for one, text in zip(answer.paragraphs, own, strict=True) if one.note is None)
    titles = [_plain(one.text).casefold() for one in answer.paragraphs if one.kind == "heading"]
    rules: dict[str, Callable[[Any], bool]] = {
        "whole": lambda each: any(_plain(each) in text for text in own),
        "joined": lambda each: _has_word(running, each),
        "kept": lambda each: _has_word(running, each),
        "furniture": lambda each: not any(_plain(each) in text for text in own),
        "headings": lambda each: _plain(each).casefold() in titles,
        "lists": lambda each: any(
            re.match(rf"\W*(?:\w{{1,3}}[.)]\s*)?{re.escape(_plain(each))}", text) for text in own
        ),
        "notes": lambda each: _has_note(answer, *each),
    }
    for name, rule in rules.items():
        if wanted.get(name):
            found[name] = _share(rule(each) for each in wanted[name])
    if wanted.get("order"):
        found["order"] = _order(running, wanted["order"])
    if wanted.get("pages"):
        found["pages"] = _share(_is_on(answer, *each) for each in wanted["pages"].items())
    for name in ("title", "author", "date", "site"):
        if name in wanted:
            found[name] = float(
                _plain(str(answer.metadata.get(name) or "")) == _plain(str(wanted[name] or ""))
            )
    return found


def _plain(text: str) -> str:
    return " ".join(re.sub("[⁰¹²³⁴-⁹]+", "", text.translate(_SIGNS)).split())


def _share(right: Iterable[bool]) -> float:
    each = list(right)
    return sum(each) / len(each)


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(_plain(word))}(?![\w-])", text, re.IGNORECASE) is not None


def _has_note(answer: Answer, label: str, beginning: str, before: str = "") -> bool:
    """Whether there is a note, and its mark stands where it should."""
    if not any(
        one.note is not None and _plain(one.text).startswith(_plain(beginning)) for one in answer.paragraphs
    ):
        return False
    marks = [
        _plain(one.text[:at])
        for one in answer.paragraphs
        for at, own in one.marks
        if own.split(" ")[0] == label
    ]
    return any(text.endswith(_plain(before)) for text in marks)


def _order(running: str, phrases: list[str]) -> float:
    places = [running.find(_plain(phrase)) for phrase in phrases]
    pairs = list(itertools.pairwise(places))
    return _share(0 <= one < other for one, other in pairs)


def _is_on(answer: Answer, phrase: str, place: list[Any]) -> bool:
    """Whether a phrase stands on a page of the file, with the number that is printed on it."""
    for one in answer.paragraphs:
        at = " ".join(one.text.translate(_SIGNS).split()).find(_plain(phrase))
        if at >= 0:
            on = [(page, printed) for start, page, printed in one.pages if start <= at + 1]
            return bool(on) and on[-1] == (place[0], None if place[1] is None else str(place[1]))
    return False


def main() -> None:
    """Score a folder, and print a table."""
    folder = Path(sys.argv[1])
    readers: dict[str, Callable[[Path], Answer]] = {"secpol": ours}
    if "--rivals" in sys.argv:
        python = sys.argv[sys.argv.index("--rivals") + 1]
        readers |= {name: rival(python, program) for name, program in _RIVALS.items()}
    totals: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in readers}
    for described in sorted(folder.glob("*.yaml")):
        wanted = yaml.safe_load(described.read_text("utf-8"))
        path = next(each for each in folder.glob(f"{described.stem}.*") if each.suffix != ".yaml")
        for name, read in readers.items():
            found = score(read(path), wanted)
            if name == "secpol":
                less = " ".join(f"{rule} {share:.2f}" for rule, share in found.items() if share < 1)
                print(f"{path.name:44} {sum(found.values()) / len(found):.2f}  {less}")
            for rule, share in found.items():
                totals[name][rule].append(share)
    rules = list(dict.fromkeys(rule for own in totals.values() for rule in own))
    print(f"\n{'':14}" + "".join(f"{rule:>10}" for rule in rules) + f"{'total':>10}")
    for name, own in totals.items():
        means = {rule: sum(own[rule]) / len(own[rule]) for rule in rules if own[rule]}
        shown = "".join(f"{means[rule]:10.2f}" if rule in means else " " * 10 for rule in rules)
        print(f"{name:14}{shown}{sum(means.values()) / len(means):10.2f}")


if __name__ == "__main__":
    main()
