"""Locators: the place inside a work that a citation points to."""

from __future__ import annotations

import re

from secpol_cli.dates.written import YEAR
from secpol_cli.model import Locator
from secpol_cli.text.orthography import RANGE_DASHES

# How labels are written, CSL's name for each; the longer ones first.
_WRITTEN = {
    "page": r"pages?|pgs?\.?|pp?\.?|S\.",
    "paragraph": r"paragraphs?|paragr\.?|paras?\.?|pars?\.?|¶+",
    "note": r"footnotes?|endnotes?|notes?|fn\.?|nn?\.",
    "section": r"sections?|sects?\.?|secs?\.?|§+",
    "chapter": r"chapters?|chaps?\.?|ch\.",
    "line": r"lines?|ll?\.",
    "article": r"articles?|arts?\.",
    "folio": r"folios?|fols?\.?",
    "volume": r"volumes?|vols?\.?",
    "verse": r"verses?|vv?\.",
}
_LABEL = "|".join(f"(?P<{label}>{written})" for label, written in _WRITTEN.items())
_ONE = r"(?:\d+[\d.:]*\d|\d+|[ivxlcdm]+\b)[a-z]?\b"
_VALUE = rf"(?P<value>{_ONE}(?:\s*(?:[{RANGE_DASHES}]+|,|and|&)\s*{_ONE})*)"
_LABELLED = re.compile(rf"(?:(?<=[^\w])|^)(?:{_LABEL})\s*{_VALUE}", re.IGNORECASE)
_BARE = re.compile(rf"[\s,:;({{]*{_VALUE}(?!\s*[\w(])", re.IGNORECASE)
_LAST = re.compile(rf",\s*(?P<value>\d{{1,4}}(?:\s*[{RANGE_DASHES}]+\s*\d{{1,4}})?)\s*\.?\s*$")


def parse_locator(text: str) -> Locator | None:
    """The locator that a citation's suffix gives: ``para. 7``, ``pp. 12–14``, ``12``; else None.

    A number without a label is a page, where it opens the suffix.
    """
    bare = _BARE.match(text)
    if bare:
        return Locator("page", _tidy(bare["value"]))
    return _labelled(text)


def find_locator(text: str) -> Locator | None:
    """The last locator in the words of a note: a labelled one, else a page at its end (``2019, 12.``)."""
    labelled = _labelled(text)
    if labelled:
        return labelled
    last = _LAST.search(text)
    if last and not re.fullmatch(YEAR, last["value"]):
        return Locator("page", _tidy(last["value"]))
    return None


def _labelled(text: str) -> Locator | None:
    found = None
    for match in _LABELLED.finditer(text):
        label = next(label for label in _WRITTEN if match[label])
        if found is None or label != "volume":
            found = Locator(label, _tidy(match["value"]))
    return found


def _tidy(value: str) -> str:
    return re.sub(rf"\s*[{RANGE_DASHES}]+\s*", "–", value).strip()
