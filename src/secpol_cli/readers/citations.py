"""Citations as they are written: by key (`[@003, para. 7]`), by author and date (`(Un and Yen 2019, 12)`)."""

from __future__ import annotations

import re

from secpol_cli.dates.names import CUT_MONTHS, MONTHS, SEASONS
from secpol_cli.dates.written import YEAR
from secpol_cli.readers.records import CitationItem
from secpol_cli.text.english_names import NAMES, split_names, without_opening
from secpol_cli.text.locators import parse_locator
from secpol_cli.text.sentences import ending_of, is_end

_KEY = r"(?:\{[^{}\s]+\}|\w(?:\w|[:.#$%&+?<>~/-](?=\w))*)"
CITATION = re.compile(
    rf"\[(?=[^\[\]]*(?<![\w.])-?@[\w{{])[^\[\]]{{1,500}}\]"
    rf"|(?<![\w.@/])-?@{_KEY}(?:\s+\[[^\[\]@]{{1,80}}\])?"
)
_ITEM = re.compile(rf"(?P<prefix>.*?)(?<![\w.])-?@(?P<key>{_KEY})(?P<suffix>.*)", re.DOTALL)

_YEAR = rf"\[?(?:{YEAR}[a-z]?|n\.\s?d\.)\]?"
SECOND_HAND = r"(?:as\s+)?(?:quoted|cited|qtd\.?|reported)\s+(?:in|by)\b"  # another's words; case aside
_PREFIX = rf"(?:(?:(?:[^();]{{2,80}}?,?\s+)?{SECOND_HAND}|see|cf\.|e\.g\.|in)[,\s]+(?:also\s+)?)?"
_PART = re.compile(
    rf"\s*(?P<prefix>(?i:{_PREFIX}))(?:(?P<names>{NAMES}),?\s+)?(?P<year>{_YEAR})(?P<suffix>(?:[,:;\s].*)?)",
    re.DOTALL,
)
_PARENTHESIS = re.compile(r"\(([^()]{1,300})\)")
_NARRATIVE = re.compile(rf"({NAMES})(?:[’']s?)?\s*$")
_BEFORE_A_YEAR = frozenset(  # capitals that are no author's
    [*MONTHS, *CUT_MONTHS, *(season.capitalize() for season in SEASONS), "Fall"]
    + "In On By From Since Until".split()
)
_NARRATIVE_REACH = 120  # code points before a year in parentheses in which its authors stand


def read_key_citation(text: str) -> tuple[CitationItem, ...]:
    """The items of a citation by keys, as in ``[see @003, para. 7; @x]``, ``@003 [p. 7]``."""
    inner = text[1:-1] if text.startswith("[") else text
    items = []
    for part in inner.split(";"):
        match = _ITEM.match(part)
        if match:
            suffix = match["suffix"].strip().strip("[]")
            key = match["key"].strip("{}")
            items.append(
                CitationItem(text, key=key, locator=parse_locator(suffix), prefix=match["prefix"].strip())
            )
    return tuple(items)


def key_items(keys: str, text: str, locator: str = "", prefix: str = "") -> tuple[CitationItem, ...]:
    """The items of LaTeX's `\\cite[prefix][locator]{a,b}`; prefix for the first, locator for the last."""
    locator = re.sub(r"~|\\[,;: ]|\\@", " ", locator).replace("\\S", "§").replace("{", "").replace("}", "")
    names = [key.strip() for key in keys.split(",") if key.strip()]
    return tuple(
        CitationItem(
            text,
            key=key,
            prefix=prefix if index == 0 else "",
            locator=parse_locator(locator) if index == len(names) - 1 else None,
        )
        for index, key in enumerate(names)
    )


def find_author_date(text: str) -> list[tuple[int, int, tuple[CitationItem, ...]]]:
    """The citations by author and date in `text`, in their order, with their half-open offsets.

    A parenthesis that gives only a locator, ``(p. 12)``, is an item without
    names, year and key: that of the work named before it; one that gives a year
    and a locator, ``(2019, p. 12)``, and no names before it, an item without names.
    """
    found = []
    for parenthesis in _PARENTHESIS.finditer(text):
        items, start = _read_parenthesis(parenthesis, text)
        if items:
            found.append((start, parenthesis.end(), items))
    return found


def _read_parenthesis(parenthesis: re.Match[str], text: str) -> tuple[tuple[CitationItem, ...], int]:
    start, inside = parenthesis.start(), parenthesis[1]
    items: list[CitationItem] = []
    for part in inside.split(";"):
        match = _PART.fullmatch(part)
        if match is None:
            continue
        names = match["names"]
        if names is None and not items:
            before = _NARRATIVE.search(text, max(0, start - _NARRATIVE_REACH), start)
            ends = before is not None and is_end(ending_of(before[1]), parenthesis[0])
            before = None if ends else before
            names = without_opening(before[1]) if before else None
            if before and names:
                start = before.end(1) - len(names)
        if names and names.split()[-1] not in _BEFORE_A_YEAR:
            items.append(_author_date(names, match, text[start : parenthesis.end()]))
        elif not names and not items and parse_locator(match["suffix"]):
            items.append(_author_date("", match, parenthesis[0]))
    if not items and parse_locator(inside) and re.fullmatch(r"\D{1,12}\s?[\d\s,–-]+", inside.strip()):
        items.append(CitationItem(parenthesis[0], locator=parse_locator(inside)))
    return tuple(items), start


def _author_date(names: str, match: re.Match[str], text: str) -> CitationItem:
    return CitationItem(
        text,
        names=split_names(names),
        year=match["year"].strip("[]"),
        locator=parse_locator(match["suffix"]),
        prefix=(match["prefix"] or "").strip(" ,"),
    )
