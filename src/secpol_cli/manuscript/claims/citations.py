"""What the words around a quotation, and notes, cite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.dates.written import YEAR
from secpol_cli.manuscript.claims.later_notes import EarlierWorks
from secpol_cli.patterns import compile_late
from secpol_cli.readers.citations import find_author_date
from secpol_cli.readers.records import CitationItem
from secpol_cli.record import replace
from secpol_cli.text.english_names import NAMES, split_names, without_opening
from secpol_cli.text.locators import find_locator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.model import Locator
    from secpol_cli.readers.records import Paragraph

_POSSESSIVE = compile_late(rf"({NAMES})[’']s?\s")
_YEARS = compile_late(rf"\b{YEAR}[a-z]?\b")


def read_names(words: str) -> tuple[str, ...]:
    """The names in the words for who speaks (Un and Yen, Hun Sen’s paper); none for common nouns."""
    names = re.search(NAMES, words)
    return split_names(without_opening(re.split(r"[’'](?:s?\s|s?$)", names[0])[0])) if names else ()


def names_owning(text: str, start: int, end: int) -> tuple[str, ...]:
    """The names of the last who own something in a stretch, as in ``Un and Yen’s article``."""
    owning = list(_POSSESSIVE.finditer(text, start, end))
    return split_names(without_opening(owning[-1][1])) if owning else ()


def read_notes(paragraphs: Sequence[Paragraph]) -> dict[str, tuple[CitationItem, ...]]:
    """What each note cites, by its label; notes come in the order of their marks, and later ones may point
    back to those before."""
    texts: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs:
        if paragraph.note is not None:
            texts.setdefault(paragraph.note, []).append(paragraph)
    notes: dict[str, tuple[CitationItem, ...]] = {}
    earlier = EarlierWorks()
    for label, own in texts.items():
        inner = tuple(item for paragraph in own for cited in paragraph.cited for item in cited.items)
        notes[label] = read_note(" ".join(paragraph.text for paragraph in own), label, inner, earlier)
        earlier.remember(label, notes[label])
    return notes


def read_note(
    text: str, label: str, inner: tuple[CitationItem, ...] = (), earlier: EarlierWorks | None = None
) -> tuple[CitationItem, ...]:
    """What the words of a note cite: items by key, by author and date, works cited before, else its words."""
    whole = " ".join(text.split())
    found = list(inner)
    if not inner:
        again = earlier.find(whole, whole) if earlier else None
        found += [again] if again else []
    found += [item for _, _, items in find_author_date(text) for item in items if item.names]
    if not found:
        found += _by_words(whole)
    return tuple(replace(item, note=label) for item in found if item.text)


def _by_words(whole: str) -> Iterator[CitationItem]:
    """The works of a note by its words, one for each part between semicolons that has a year or a place."""
    parts = [part.strip() for part in whole.split(";")]
    read = [(part, _YEARS.findall(part), find_locator(part)) for part in parts]
    if len(parts) == 1 or not all(years or locator for _, years, locator in read):
        read = [(whole, _YEARS.findall(whole), find_locator(whole))]
    for part, years, locator in read:
        yield CitationItem(
            whole, year=years[-1] if years else None, locator=locator, words=part if part != whole else ""
        )


def with_locator(item: CitationItem, locator: Locator | None, text: str) -> CitationItem:
    """An item, with the locator that a later parenthesis gives for it."""
    return replace(item, locator=locator, text=f"{item.text} {text}")
