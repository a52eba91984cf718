"""Comments in a copy of a Word file, each at the quotation that it speaks of."""

from __future__ import annotations

import copy
import io
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.errors import UsageError
from secpol_cli.output.parts import printable
from secpol_cli.report.problems import place_of, words_of
from secpol_cli.text.orthography import QUOTATION_MARKS
from secpol_cli.verdicts import NOTHING_WRONG
from secpol_cli.verification.fixing import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from secpol_cli.verdicts import VerifyItem
    from secpol_cli.verification.answer import VerifyAnswer

_AUTHOR, _INITIALS = "secpol", "sp"
_NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTES = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}
_TEXT = {f"{_NS}t": None, f"{_NS}tab": " ", f"{_NS}br": " ", f"{_NS}cr": " ", f"{_NS}noBreakHyphen": "\u2011"}
_OPENERS = QUOTATION_MARKS + " "  # what may stand between words and a quotation behind them
_DELETED = (f"{_NS}del", f"{_NS}moveFrom")


class Commented(NamedTuple):
    """The copy that was written, how many comments stand in it, and how many found no place of their own and
    stand at the document's first words."""

    path: Path
    comments: int
    astray: int


class _RunPiece(NamedTuple):
    """A text element in a run, and the half-open offsets of its text in its paragraph."""

    run: Any
    element: Any
    start: int
    end: int


def comments_path(path: Path) -> Path:
    """Where the commented copy goes: draft.comments.docx beside draft.docx."""
    return path.with_name(f"{path.stem}.comments{path.suffix}")


def is_commented(item: VerifyItem) -> bool:
    """Whether a quotation gets a comment: something is wrong with it that nobody has accepted."""
    return item.status not in NOTHING_WRONG and item.status != "skipped" and not item.accepted


def comment_copies(found: VerifyAnswer) -> list[tuple[Path, str]]:
    """Write a commented copy of each docx file in which something is wrong; returns each, and a sentence
    about it.  Raises UsageError where one cannot be written."""
    written, at = [], 0
    for one in found.files:
        own, at = found.whole[at : at + one.quotations], at + one.quotations
        if one.format != "docx" or one.file == "-":
            continue
        if not any(map(is_commented, own)):
            continue
        copied = comment_copy(one.file, own)
        lost = copied.astray
        astray = f" ({lost} at its beginning: their words were not found)" if lost else ""
        many = "comment" if copied.comments == 1 else "comments"
        written.append((copied.path, f"{copied.path}: {copied.comments} {many}{astray}"))
    return written


def comment_copy(file: str, items: Sequence[VerifyItem]) -> Commented:
    """Write a copy of a docx file with a comment at each quotation with which something is wrong.

    The original is left as it is; an earlier copy is replaced.  Raises UsageError
    where the copy cannot be written, or the file cannot be opened as a Word file.
    """
    from docx import Document

    try:
        document = Document(file)
    except (OSError, KeyError, ValueError) as error:
        raise UsageError(
            f"{file} takes no comments: {error}", "open and save it in Word, and try again"
        ) from None
    places = _WordPlaces(document)
    written = astray = 0
    for item in items:
        if not is_commented(item):
            continue
        runs = places.take(item)
        if runs is None:
            runs, astray = places.first(), astray + 1
        if runs:
            document.add_comment(runs, text=comment_text(item), author=_AUTHOR, initials=_INITIALS)
            written += 1
    target, copied = comments_path(Path(file)), io.BytesIO()
    document.save(copied)
    write_whole(target, copied.getvalue(), like=None)
    return Commented(target, written, astray)


def comment_text(item: VerifyItem) -> str:
    """What a comment says: the verdict and why; the source's words and where they stand."""
    lines = [f"{item.status}: {printable(item.reason)}"]
    if item.match:
        told = "Nearest" if item.status == "not-found" else "Source"
        speaker = f", {printable(item.match.speaker_name)}" if item.match.speaker_name else ""
        lines.append(f"{told} ({place_of(item.match.addresses)}{speaker}): “{words_of(item.match.exact)}”")
    lines += [printable(remark) for remark in item.remarks]
    return "\n".join(lines)


class _WordPlaces:
    """Where the words of quotations stand in a document: each place is given away once, in their order."""

    def __init__(self, document: Any) -> None:
        from docx.text.run import Run

        self._run: Callable[[Any], Any] = partial(Run, parent=document)
        body = document.element.body
        self._paragraphs = [_RunText(element) for element in body.iter(f"{_NS}p")]
        self._notes = dict(_notes_of(document))
        self._marks = {
            (kind, mark.get(f"{_NS}id")): mark.getparent()
            for kind, name in _NOTES.items()
            for mark in body.iter(f"{_NS}{name}")
        }

    def take(self, item: VerifyItem) -> list[Any] | None:
        """The runs of a quotation's words, cut so that they hold no others; those of the note's mark where it
        stands in a note; None where it stands nowhere."""
        wanted = [_plain(part) for part in item.quote.split("\n\n") if part.strip()][:1]
        if not wanted:
            return None
        for before in (_plain(item.before)[-40:], ""):
            for words in self._paragraphs:
                stretch = words.find(before, wanted[0])
                if stretch is not None:
                    return [self._run(element) for element in words.cut(*stretch)]
        for key, texts in self._notes.items():
            if any(wanted[0] in text for text in texts) and key in self._marks:
                return [self._run(self._marks[key])]
        return None

    def first(self) -> list[Any]:
        """The first run of the document that has text."""
        return next(([self._run(words.pieces[0].run)] for words in self._paragraphs if words.pieces), [])


class _RunText:
    """A paragraph's text, and the runs that it is made of."""

    def __init__(self, paragraph: Any) -> None:
        self._paragraph = paragraph
        self._taken: list[tuple[int, int]] = []
        self._read()

    def _read(self) -> None:
        self.pieces = list(_pieces(self._paragraph))
        self._text = "".join(piece.element.text or _TEXT[piece.element.tag] or "" for piece in self.pieces)

    def find(self, before: str, wanted: str) -> tuple[int, int] | None:
        """The half-open offsets of words that nobody took yet, behind others; None where there are none."""
        plain, offsets = _plain_with_offsets(self._text)
        at = -1
        while (at := plain.find(wanted, at + 1)) >= 0:
            stretch = offsets[at], offsets[at + len(wanted) - 1] + 1
            behind = plain[:at].rstrip(_OPENERS)
            if stretch not in self._taken and (not before or behind.endswith(before.rstrip(_OPENERS))):
                self._taken.append(stretch)
                return stretch
        return None

    def cut(self, start: int, end: int) -> list[Any]:
        """The run elements that hold a stretch of the text and nothing else; runs are divided for that."""
        for offset in (start, end):
            self._divide(offset)
        runs: dict[int, Any] = {
            id(piece.run): piece.run for piece in self.pieces if piece.start < end and piece.end > start
        }
        return list(runs.values())

    def _divide(self, offset: int) -> None:
        """Make a run begin at an offset."""
        piece = next((one for one in self.pieces if one.start <= offset < one.end), None)
        if piece is None:
            return
        run, inside = piece.run, piece.start < offset
        at = list(run).index(piece.element)
        if not inside and all(each.tag not in _TEXT for each in list(run)[:at]):
            return
        behind = copy.deepcopy(run)
        for each in [*list(run)[at + inside :], *list(behind)[:at]]:
            if each.tag != f"{_NS}rPr":
                each.getparent().remove(each)
        if inside:
            text = piece.element.text
            _set(piece.element, text[: offset - piece.start])
            _set(next(each for each in behind if each.tag != f"{_NS}rPr"), text[offset - piece.start :])
        run.addnext(behind)
        self._read()


def _pieces(paragraph: Any) -> Iterator[_RunPiece]:
    at = 0
    for run in paragraph.iter(f"{_NS}r"):
        if next(run.iterancestors(f"{_NS}p")) is not paragraph:  # of a text box in it
            continue
        if any(True for _ in run.iterancestors(*_DELETED)):
            continue
        for element in run:
            if element.tag in _TEXT:
                text = element.text or _TEXT[element.tag] or ""
                yield _RunPiece(run, element, at, at + len(text))
                at += len(text)


def _set(element: Any, text: str) -> None:
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _notes_of(document: Any) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """The plain texts of the paragraphs of each note, by its kind and number in the file."""
    from docx.oxml import parse_xml

    for part in document.part.package.iter_parts():
        kind = next((kind for kind in _NOTES if str(part.partname).endswith(f"/{kind}.xml")), None)
        if kind is None:
            continue
        for note in parse_xml(part.blob).iter(f"{_NS}{kind.removesuffix('s')}"):
            paragraphs = [_RunText(element) for element in note.iter(f"{_NS}p")]
            yield (kind, str(note.get(f"{_NS}id"))), [_plain(words._text) for words in paragraphs]


def _plain(text: str) -> str:
    return _plain_with_offsets(text)[0]


def _plain_with_offsets(text: str) -> tuple[str, list[int]]:
    """A text with single spaces, without what is invisible, and the offset of each of its characters."""
    characters, offsets = [], []
    for match in re.finditer(r"[\s\u00a0]+|[\u00ad\u200b-\u200d\ufeff]+|.", text, re.DOTALL):
        one = match[0]
        if one[0].isspace():
            one = " "
        elif not one.isprintable():
            continue
        characters.append(one)
        offsets.append(match.start())
    return "".join(characters), offsets
