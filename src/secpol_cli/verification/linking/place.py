"""Whether a passage stands where a citation says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.store.address import number_of, part_of
from secpol_cli.text.orthography import RANGE_DASHES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import Locator
    from secpol_cli.queries.pages import OnPage
    from secpol_cli.verdicts import Standing
    from secpol_cli.verification.candidate import CandidatePlace
    from secpol_cli.verification.linking.claims import Asserted

_BLOCKS = {"paragraph": "p", "note": "n"}  # the locators that a block's id tells, and how it begins
_RANGE = re.compile(
    rf"(\d+)(?:\s*[{RANGE_DASHES}]+\s*(\d+)|\s?(ff|sqq|et\s+seqq?)\b|\s?(f|sq)\b)?", re.IGNORECASE
)
_MOST = 1000  # numbers of a range
_FOLLOWING = 5  # that ff. stands for; a guard, no measure: how many it means, nobody says


def is_at(locator: Locator | None, addresses: Sequence[str], pages: Sequence[OnPage] = ()) -> bool | None:
    """Whether one of some blocks, or of the pages that words stand on, is where a locator says; None where
    nothing can tell.

    A locator that is None is that of a citation that names no place: any will do.
    """
    if locator is None:
        return True
    ranges = _ranges(locator.value)
    if locator.label == "page":
        return _is_on(locator.value, ranges, pages)
    if locator.label not in _BLOCKS or not ranges:
        return None
    numbers = [_numbered(address, _BLOCKS[locator.label]) for address in addresses]
    if not any(numbers):  # a caption or a heading has no number
        numbered = any(_numbered(address, letter) for address in addresses for letter in _BLOCKS.values())
        return False if numbered else None
    return any(number in numbers for first, last in ranges for number in range(first, last + 1))


def is_at_any(
    locators: Sequence[Locator | None], addresses: Sequence[str], pages: Sequence[OnPage] = ()
) -> bool | None:
    """Whether some blocks are where one of several locators says; None where only some cannot be checked."""
    found = [is_at(locator, addresses, pages) for locator in locators]
    return True if True in found else None if None in found else False


def _is_on(value: str, ranges: Sequence[tuple[int, int]], pages: Sequence[OnPage]) -> bool | None:
    """Whether words stand on a page that is cited.

    Pages are cited by what is printed on them.  Where that is not known, the number in the
    file may be it: it bears a citation out, and no other number is held against one.
    """
    if not pages:
        return None
    roman = {word.lower() for word in re.findall(r"\b[ivxlc]+\b", value, re.IGNORECASE)}
    printed = [page.printed for page in pages if page.printed is not None]
    if any(each.lower() in roman for each in printed):
        return True
    numbers = [int(each) for each in printed if each.isdecimal()]
    if len(printed) < len(pages):
        numbers += [page.page for page in pages if page.printed is None]
    if any(first <= number <= last for first, last in ranges for number in numbers):
        return True
    return False if len(printed) == len(pages) and (ranges or roman) else None


def standing(asserted: Asserted | None, candidate: CandidatePlace | None) -> Standing | None:
    """Whether a quotation stands where its citations say; None where none says a place."""
    if asserted is None or not (asserted.cited or asserted.is_cited_otherwise):
        return None
    if not asserted.cited or candidate is None or (candidate.is_cited and candidate.is_located is None):
        return "unchecked"
    return "right" if candidate.is_cited and candidate.is_located else "wrong"


def _numbered(address: str, letter: str) -> int | None:
    return number_of(part_of(address), letter)


def _ranges(value: str) -> list[tuple[int, int]]:
    found = []
    for first, last, following, next_ in _RANGE.findall(value):
        end = int(last) if last else int(first) + (_FOLLOWING if following else bool(next_))
        if last and len(last) < len(first):  # 123–5
            end = int(first[: -len(last)] + last)
        found.append((int(first), min(end, int(first) + _MOST)))
    return found
