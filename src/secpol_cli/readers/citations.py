"""Citations as they are written: by key (`[@003, para. 7]`), by author and date (`(Un and Yen 2019, 12)`)."""

from __future__ import annotations

import re

from secpol_cli.dates.names import CUT_MONTHS, MONTHS, SEASONS
from secpol_cli.dates.written import YEAR
from secpol_cli.model import Locator
from secpol_cli.patterns import compile_late
from secpol_cli.readers.records import CitationItem
from secpol_cli.text.english_names import CAPITAL_LETTER, NAMES, split_names, without_opening
from secpol_cli.text.locators import find_locator, parse_locator
from secpol_cli.text.scripture import find_scripture
from secpol_cli.text.sentences import ending_of, is_end

_KEY = r"(?:\{[^{}\s]+\}|\w(?:\w|[:.#$%&+?<>~/-](?=\w))*)"
CITATION = compile_late(
    rf"\[(?=[^\[\]]*(?<![\w.])-?@[\w{{])[^\[\]]{{1,500}}\]"
    rf"|(?<![\w.@/])-?@{_KEY}(?:\s+\[[^\[\]@]{{1,80}}\])?"
)
_ITEM = compile_late(rf"(?P<prefix>.*?)(?<![\w.])-?@(?P<key>{_KEY})(?P<suffix>.*)", re.DOTALL)

# Authors as lists turn them round (Un, S., & Yen, S.), or with a stroke between them (Un/Yen).
_INITIALS = rf",\s+{CAPITAL_LETTER}\.(?:[\s-]?{CAPITAL_LETTER}\.){{0,3}}(?![\w])"
_TURNED = compile_late(_INITIALS)
_STROKE = compile_late(rf"(?<=[^\W\d_])\s?/\s?(?={CAPITAL_LETTER})")
_LISTED = rf"{CAPITAL_LETTER}[\w’'-]*(?:\s{CAPITAL_LETTER}[\w’'-]*)?{_INITIALS}"
_TURNED_NAMES = rf"{_LISTED}(?:,?\s*(?:and|&|et|und|y)?\s*{_LISTED}){{0,6}}(?:,?\s*et\s+al\.)?"

_YEAR = rf"\[?(?:{YEAR}[a-z]?|n\.\s?d\.)\]?"
SECOND_HAND = r"(?:as\s+)?(?:quoted|cited|qtd\.?|reported)\s+(?:in|by)\b"  # another's words; case aside
_PREFIX = rf"(?:(?:(?:[^();]{{2,80}}?,?\s+)?{SECOND_HAND}|see|cf\.|e\.g\.|in)[,\s]+(?:also\s+)?)?"
_PART = compile_late(
    rf"\s*(?P<prefix>(?i:{_PREFIX}))(?:(?P<names>{NAMES}),?\s+)?(?P<year>{_YEAR})(?P<suffix>(?:[,:;\s].*)?)",
    re.DOTALL,
)
_PARENTHESIS = compile_late(r"\(([^()]{1,300})\)")
_BALANCED = compile_late(r"\((?:[^()]|\([^()]{0,300}\)){2,400}\)|\[(?:[^\[\]@]){2,400}\]")
_NARRATIVE = compile_late(rf"({_TURNED_NAMES}|{NAMES})(?:[’']s?)?\s*$")
_BEFORE_A_YEAR = frozenset(  # capitals that are no author's
    [*MONTHS, *CUT_MONTHS, *(season.capitalize() for season in SEASONS), "Fall"]
    + "In On By From Since Until".split()
)
# Who brings out a book, as a first note has it: (Coast University Press, 2006).
_PUBLISHER = compile_late(r"\bUniversity\b.*\bPress$|\b(?:Verlag|Publish(?:ers|ing)|Books)$")
_LOCATOR_COMMANDS = {
    "P": "¶",
    "textparagraph": "¶",
    "S": "§",
    "textsection": "§",
    "textendash": "–",
    "ppno": "pp. ",
    "pno": "p. ",
    "psqq": "ff",
    "psq": "f",
    "nopp": "",
    "enquote": "",
}
_LONGEST = 400  # code points of a parenthesis that may name a work
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
    locator = _plain_locator(locator)
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


def _plain_locator(locator: str) -> str:
    """A locator of LaTeX's in plain text: `\\P~3` is ¶ 3, `\\pno~3\\psqq` p. 3ff."""
    for command, sign in _LOCATOR_COMMANDS.items():
        locator = re.sub(rf"\\{command}(?![A-Za-z])(?:\{{\}})?", sign, locator)
    locator = re.sub(r"~|\\[,;: ]|\\@", " ", locator)
    return re.sub(r"[{}]", "", locator)


def find_loose(text: str, start: int, end: int) -> list[tuple[int, int, CitationItem]]:
    """The parentheses and brackets that begin in a stretch of `text`, as loose items, with their offsets."""
    return [
        (found.start(), found.end(), loose_item(found[0], found[0][1:-1]))
        for found in _BALANCED.finditer(text, start, min(len(text), end + _LONGEST))
        if found.start() < end
    ]


def loose_item(text: str, words: str) -> CitationItem:
    """Words that may name a work, with the locator that they end in."""
    return CitationItem(text, locator=find_locator(words), words=words.strip(), loose=True)


def find_author_date(text: str) -> list[tuple[int, int, tuple[CitationItem, ...]]]:
    """The citations by author and date in `text`, in their order, with their half-open offsets.

    A parenthesis that gives only a locator, ``(p. 12)``, is an item without
    names, year and key: that of the work named before it; a place in scripture,
    ``(Gen 1:1)``, is one with its words; one that gives a year and a locator,
    ``(2019, p. 12)``, and no names before it, an item without names.
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
        match = _PART.fullmatch(in_order(part))
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
                names = in_order(names)
        if names and _PUBLISHER.search(names):
            continue
        if names and names.split()[-1] not in _BEFORE_A_YEAR:
            items.append(_author_date(names, match, text[start : parenthesis.end()]))
        elif not names and not items and parse_locator(match["suffix"]):
            items.append(_author_date("", match, parenthesis[0]))
    if not items and (place := find_scripture(inside)):
        words = f"{place.book} {place.verses}"
        items.append(CitationItem(parenthesis[0], locator=Locator("verse", place.verses), words=words))
    elif not items and parse_locator(inside) and _is_locator(inside):
        items.append(CitationItem(parenthesis[0], locator=parse_locator(inside)))
    return tuple(items), start


def in_order(names: str) -> str:
    """Names as lists have them without the initials behind them, or strokes between them."""
    return re.sub(r",\s+(?=(?:and|&)\s)", " ", _STROKE.sub(" & ", _TURNED.sub("", names)))


def _is_locator(inside: str) -> bool:
    """Whether a parenthesis holds a locator with its label, and nothing else: p. 12, para. 3ff."""
    return re.fullmatch(r"\D{1,12}\s?\d[\d\s,–-]*(?:ff?\.?)?", inside.strip()) is not None


def _author_date(names: str, match: re.Match[str], text: str) -> CitationItem:
    return CitationItem(
        text,
        names=split_names(names),
        year=match["year"].strip("[]"),
        locator=parse_locator(match["suffix"]),
        prefix=(match["prefix"] or "").strip(" ,"),
    )
