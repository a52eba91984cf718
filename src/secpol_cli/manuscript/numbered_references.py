"""Numbers in brackets that cite the entries of a list of references: [5], [5, 6], [1–3], [5, p. 12].

Programs for references write them as fields, which the readers know; typed by hand they are plain text, and
only the list with its numbers tells what they mean.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from operator import itemgetter
from typing import TYPE_CHECKING

from secpol_cli.manuscript.claims.citations import read_note
from secpol_cli.manuscript.marks import pair_marks
from secpol_cli.patterns import compile_late
from secpol_cli.readers.records import CitationSpan
from secpol_cli.record import replace
from secpol_cli.text.locators import parse_locator
from secpol_cli.text.orthography import PUNCTUATION, RANGE_DASHES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence, Set

    from secpol_cli.model import Locator
    from secpol_cli.readers.records import CitationItem, Paragraph

_LABEL = compile_late(r"\s*(?:\[(?P<bracketed>\d{1,3})\]|(?P<bare>\d{1,3})[.)](?=\s))\s*")
_NUMBERS = rf"\d{{1,3}}(?:\s*[,;{RANGE_DASHES}]\s*\d{{1,3}})*"
_CITED = compile_late(rf"\[(?P<numbers>{_NUMBERS})(?:\s*[,:;]\s*(?P<place>[^\W\d][^\[\]]{{0,30}}))?\]")
_ONE = compile_late(rf"(\d+)(?:\s*[{RANGE_DASHES}]\s*(\d+))?")
_NESTED = 8  # quotations inside each other; a guard, no measure
_MOST = 12  # works that are cited by one range; a guard, no measure


def cite_by_number(paragraphs: Sequence[Paragraph], entries: Set[int]) -> None:
    """Marks the numbers in brackets as citations of the numbered entries, whose indices are `entries`.

    Where the entries have no numbers of their own, nothing is a citation.  What
    stands inside quoted words, and not at their end, is a part of them.
    """
    numbered = _numbered(paragraphs, entries)
    if not numbered:
        return
    for index, paragraph in enumerate(paragraphs):
        if index not in entries and "[" in paragraph.text:
            for found in list(_citations(paragraph, numbered)):
                insort(paragraph.cited, found, key=itemgetter(0))


def _numbered(paragraphs: Sequence[Paragraph], entries: Set[int]) -> dict[int, str]:
    """The entries with a number, by it; none where two have the same."""
    numbered: dict[int, str] = {}
    for index in sorted(entries):
        text = paragraphs[index].text
        label = _LABEL.match(text)
        if label is None:
            continue
        number = int(label["bracketed"] or label["bare"])
        if number in numbered:
            return {}
        numbered[number] = text[label.end() :]
    return numbered


def _citations(paragraph: Paragraph, numbered: dict[int, str]) -> Iterator[CitationSpan]:
    text = paragraph.text
    taken = [*paragraph.mute, *((start, end) for start, end, _ in paragraph.cited)]
    quoted: list[tuple[int, int]] | None = None
    for match in _CITED.finditer(text):
        start, end = match.span()
        numbers = _read_numbers(match["numbers"])
        if not numbers or not numbered.keys() >= set(numbers) or _overlaps(taken, start, end):
            continue
        if quoted is None:
            quoted = [(opening.end, closing.start) for opening, closing in pair_marks(paragraph).pairs]
        before = bisect_right(quoted, (start, end))
        inside = [stop for _, stop in quoted[max(0, before - _NESTED) : before] if start < stop]
        if any(text[end:stop].strip(f"{PUNCTUATION} ") for stop in inside):
            continue
        place = parse_locator(match["place"]) if match["place"] else None
        yield CitationSpan(start, end, tuple(_items(match[0], numbers, numbered, place)))


def _overlaps(taken: Collection[tuple[int, int]], start: int, end: int) -> bool:
    return any(begin < end and start < stop for begin, stop in taken)


def _read_numbers(written: str) -> list[int]:
    """The numbers of a citation in their order, ranges told one by one; none where a range is too long."""
    numbers: list[int] = []
    for one in _ONE.finditer(written):
        first, last = int(one[1]), int(one[2] or one[1])
        if not first <= last < first + _MOST:
            return []
        numbers += range(first, last + 1)
    return numbers


def _items(
    text: str, numbers: Sequence[int], numbered: dict[int, str], place: Locator | None
) -> Iterator[CitationItem]:
    """What a citation cites, each work by the words of its entry; their pages are the whole work's."""
    for number in numbers:
        for item in read_note(numbered[number], str(number))[:1]:
            entry = " ".join(numbered[number].split())
            yield replace(item, text=f"{text} {entry}", words=entry, locator=place)
