"""Plain text that was made for print: wrapped lines, indented paragraphs, headings, notes at its end."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from secpol_cli.readers.plain.line_ends import Joins, ends_in_hyphen, without_hyphen
from secpol_cli.readers.records import ReadDocument
from secpol_cli.text.orthography import PUNCTUATION, QUOTATION_MARKS
from secpol_cli.text.sentences import MARKED_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.readers.records import Kind

_BLANK = re.compile(r"\n(?:[ \t\f\u00a0]*\n)+|\u2029")
_INDENTED = re.compile(r"(?: {2,12}|\t)(?=\S)")
_HEADING = re.compile(
    r"(?:(?:chapter|part|section|article|annex|appendix|kapitel|teil|chapitre|capítulo)\s+[\dIVXLC]+\b.*"
    r"|(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Z])[.)]?\s+(?-i:[^\sa-zß-ÿ]).*"
    r"|[^a-zß-ÿ]*[A-ZÀ-Þ]{3}[^a-zß-ÿ]*)",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[^a-zß-ÿ]*[A-ZÀ-Þ]{3}[^a-zß-ÿ]*")
_LONGEST_HEADING = 90  # characters
_NOTES = re.compile(
    r"\W*(?:end|foot)?notes?\W*|\W*anmerkungen\W*|\W*notas\W*|\W*references\W*", re.IGNORECASE
)
_NOTE = re.compile(r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]?)\s+(?=\S)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CLOSINGS = re.escape(f"{QUOTATION_MARKS})")
_MARK = re.compile(
    rf"\[(\d{{1,3}})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})|(?<=[{PUNCTUATION}{_CLOSINGS}])(\d{{1,3}})(?=[\s{_CLOSINGS}]|$)"
)
_SPLIT_BY_INDENTS = 4  # lines of a stretch that is parted where its lines are indented
_FEWEST_OF_INDENTED, _MOST_OF_INDENTED = 0.04, 0.6  # of its lines


def read_printed(text: str) -> ReadDocument:
    """The paragraphs of a plain text: parted by blank lines, or, where they are not, by their indentation;
    words that lines break are whole, and notes at the end stand at their marks."""
    document = ReadDocument(with_source=False)
    stretches = [stretch for stretch in _BLANK.split(text) if stretch.strip("\ufeff \t\n\f")]
    joins = Joins(text.split("\n"))
    parts = [part for stretch in stretches for part in _by_indents(stretch.strip("\n").split("\n"))]
    parts, notes = _take_notes(parts, joins)
    for part in parts:
        words = _unwrapped(part, joins)
        document.begin(_kind(part, words))
        _add(document, words, notes)
        document.end()
    for number in list(notes):  # without a mark: they stand behind the last paragraph
        _note(document, number, notes)
    return document.finish()


def _by_indents(lines: list[str]) -> Iterator[list[str]]:
    """The paragraphs of lines without blank ones between: each begins with an indented one."""
    indented = [bool(_INDENTED.match(line)) for line in lines]
    share = sum(indented) / len(lines)
    if len(lines) < _SPLIT_BY_INDENTS or not _FEWEST_OF_INDENTED <= share <= _MOST_OF_INDENTED:
        yield lines
        return
    if any(one and other for one, other in itertools.pairwise(indented)):
        yield lines  # a list, verse, a table: not the first lines of paragraphs
        return
    own: list[str] = []
    for line, begins in zip(lines, indented, strict=True):
        if begins and own:
            yield own
            own = []
        own.append(line)
    yield own


def _unwrapped(lines: Sequence[str], joins: Joins) -> str:
    """The words of wrapped lines, those whole that a line breaks."""
    words = lines[0].strip()
    for line in lines[1:]:
        line = line.strip()
        if ends_in_hyphen(words) and line[:1].isalpha():
            before = without_hyphen(words)
            words = f"{before}{joins.joined(before, line)}{line}"
        else:
            words = f"{words}\n{line}" if words else line
    return words


def _kind(lines: Sequence[str], words: str) -> Kind:
    if len(lines) > 2 or len(words) > _LONGEST_HEADING or words.endswith((*MARKED_ENDS, ",", ";", ":", ".")):
        return "paragraph"
    return "heading" if _HEADING.fullmatch(words) and not words[:1].islower() else "paragraph"


def _take_notes(parts: list[list[str]], joins: Joins) -> tuple[list[list[str]], dict[str, str]]:
    """The paragraphs before the notes at the end, and the notes by their numbers, which count from 1."""
    for at, part in enumerate(parts):
        if len(part) == 1 and _NOTES.fullmatch(part[0]) and at + 1 < len(parts):
            notes = _numbered([line for each in parts[at + 1 :] for line in each], joins)
            if notes:
                return parts[:at], notes
    return parts, {}


def _numbered(lines: Sequence[str], joins: Joins) -> dict[str, str]:
    """Lines as notes: each begins with its number; empty where they do not all belong to one."""
    notes: list[list[str]] = []
    for line in lines:
        begun = _NOTE.match(line)
        number = next((group for group in begun.groups() if group), "") if begun else ""
        if begun is not None and number == str(len(notes) + 1):
            notes.append([line[begun.end() :]])
        elif notes:
            notes[-1].append(line)
        else:
            return {}
    return {str(number): _unwrapped(own, joins) for number, own in enumerate(notes, 1)}


def _add(document: ReadDocument, words: str, notes: dict[str, str]) -> None:
    """Adds words, with the notes whose marks stand in them."""
    at = 0
    for mark in _MARK.finditer(words) if notes else ():
        number = next(group for group in mark.groups() if group).translate(_RAISED)
        if number in notes:
            document.add(words[at : mark.start()])
            _note(document, number, notes)
            at = mark.end()
    document.add(words[at:])


def _note(document: ReadDocument, number: str, notes: dict[str, str]) -> None:
    document.open_note(number)
    document.add(notes.pop(number))
    document.close_note()
