"""What the words around a quotation, and notes, cite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.dates.written import YEAR
from secpol_cli.readers.citations import find_author_date
from secpol_cli.readers.records import CitationItem
from secpol_cli.text.english_names import NAMES, split_names, without_opening
from secpol_cli.text.locators import find_locator

if TYPE_CHECKING:
    from secpol_cli.model import Locator

_POSSESSIVE = re.compile(rf"({NAMES})[’']s?\s")
_YEARS = re.compile(rf"\b{YEAR}[a-z]?\b")


def read_names(words: str) -> tuple[str, ...]:
    """The names in the words for who speaks (Un and Yen, Hun Sen’s paper); none for common nouns."""
    names = re.search(NAMES, words)
    return split_names(without_opening(re.split(r"[’'](?:s?\s|s?$)", names[0])[0])) if names else ()


def names_owning(text: str, start: int, end: int) -> tuple[str, ...]:
    """The names of the last who own something in a stretch, as in ``Un and Yen’s article``."""
    owning = list(_POSSESSIVE.finditer(text, start, end))
    return split_names(without_opening(owning[-1][1])) if owning else ()


def read_note(text: str, label: str, inner: tuple[CitationItem, ...] = ()) -> tuple[CitationItem, ...]:
    """What the words of a note cite: items by key, by author and date, else the note as a whole."""
    found = list(inner)
    found += [item for _, _, items in find_author_date(text) for item in items if item.names]
    if not found:
        years = _YEARS.findall(text)
        year = years[-1] if years else None
        found = [CitationItem(" ".join(text.split()), year=year, locator=find_locator(text))]
    return tuple(CitationItem(**{**vars(item), "note": label}) for item in found if item.text)


def with_locator(item: CitationItem, locator: Locator | None, text: str) -> CitationItem:
    """An item, with the locator that a later parenthesis gives for it."""
    return CitationItem(**{**vars(item), "locator": locator, "text": f"{item.text} {text}"})
