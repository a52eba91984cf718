"""Locators: the place inside a work that a citation points to."""

from __future__ import annotations

import re

from secpol_cli.dates.written import YEAR
from secpol_cli.model import Locator
from secpol_cli.patterns import compile_late
from secpol_cli.text.orthography import RANGE_DASHES

# How labels are written, CSL's name for each; the longer ones first.  Those whose case tells them from
# others keep it.
_WRITTEN = {
    "page": r"pages?|pgs?\.?|pp?\.?|(?-i:S\.|SS\.)|Seiten?|págs?\.?|página?s?",
    "paragraph": (
        r"paragraphs?|paragr\.?|paras?\.?|pars?\.?|¶+|párrafos?|párrs?\.?|parágrafos?|"
        r"(?-i:Absatz|Absätze|Abs\.|Randnummern?|Randziffern?|Randnr\.|Rdnr\.|Rdn\.|Rn\.?|Rz\.?)"
    ),
    "note": r"footnotes?|endnotes?|notes?|fns?\.?|nn?\.|Fußnoten?|Fn\.|Anm\.",
    "section": r"sections?|sects?\.?|secs?\.?|§+|(?-i:ss?\.)|Abschnitte?|Abschn\.|secci[óo]n(?:es)?",
    "chapter": r"chapters?|chaps?\.?|chs?\.|(?-i:ch)|Kapitel|Kap\.|cap[íi]tulos?|caps?\.|chapitres?",
    "line": r"lines?|ll?\.|Zeilen?|Z\.",
    "article": r"articles?|arts?\.?|Artikel|art[íi]culos?|artigos?",
    "part": r"parts?|pts?\.|Teil",
    "table": r"tables?|tab\.",
    "figure": r"figures?|figs?\.",
    "appendix": r"appendix|appendices|apps?\.|annex(?:es)?|schedules?",
    "column": r"columns?|cols?\.",
    "book": r"books?|bks?\.",
    "rule": r"rules?|rr?\.",
    "folio": r"folios?|fols?\.?",
    "volume": r"volumes?|vols?\.?",
    "verse": r"verses?|vv?\.",
    "location": r"locations?|loc\.",
    "timestamp": r"timestamp|min(?:utes?|\.)",
}
_LABEL = "|".join(f"(?P<{label}>{written})" for label, written in _WRITTEN.items())
_FOLLOWING = r"(?:\s?(?:ff?|sqq?|et\s+seqq?)\b\.?)?"  # and the next, and what follows
_ONE = rf"(?:\[?\d+[\d.:]*\d\]?|\[?\d+\]?|(?<![^\W\d_])[ivxl]+\b)(?:{_FOLLOWING}|[a-z]\b)(?!\w)"
_VALUE = rf"(?P<value>{_ONE}(?:\s*(?:[{RANGE_DASHES}]+|,|and|&|und|y)\s*{_ONE})*)"
_LABELLED = compile_late(rf"(?:(?<=[^\w])|^)(?:{_LABEL})\s*{_VALUE}", re.IGNORECASE)
_TIME = r"\d{1,2}:[0-5]\d(?::[0-5]\d)?"
_TIMESTAMP = compile_late(rf"(?<![\d:]){_TIME}(?:\s*[{RANGE_DASHES}]+\s*{_TIME})?(?![\d:])")
_BARE = compile_late(rf"[\s,:;({{]*(?:at\s+)?{_VALUE}(?!\s*[\w(])", re.IGNORECASE)
_LAST = compile_late(rf",\s*(?P<value>\d{{1,4}}(?:\s*[{RANGE_DASHES}]+\s*\d{{1,4}})?{_FOLLOWING})\s*\.?\s*$")
_WITHIN = frozenset(["page", "section", "chapter", "article", "part", "appendix", "book"])  # counts anew
_OUTER = frozenset(["volume", "book"])  # what a page goes before


def parse_locator(text: str) -> Locator | None:
    """The locator that a citation's suffix gives: ``para. 7``, ``pp. 12–14``, ``12``; else None.

    A number without a label is a page, where it opens the suffix; in square
    brackets, as law reports number them, a paragraph; with a colon between its
    digits a time.  A paragraph of a section, an article or a page is that of
    what it stands in: where its number begins to count, only the work tells.
    """
    time = _TIMESTAMP.search(text)
    if time:
        return Locator("timestamp", _tidy(time[0]))
    bare = _BARE.match(text)
    if bare:
        label = "paragraph" if bare["value"].startswith("[") else "page"
        return Locator(label, _tidy(bare["value"]))
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


def without_locators(text: str) -> str:
    """The words of a citation but for its locators with labels."""
    return _LABELLED.sub("", text)


def without_locator(text: str) -> str:
    """The words of a citation in front of its first locator with a label."""
    first = _LABELLED.search(text)
    return text[: first.start()] if first else text


def _labelled(text: str) -> Locator | None:
    found: list[Locator] = []
    for match in _LABELLED.finditer(text):
        label = next(label for label in _WRITTEN if match[label])
        if re.fullmatch(YEAR, match["value"]):
            continue
        if label in _OUTER and found:
            continue
        found.append(Locator(label, _tidy(match["value"])))
    if not found:
        return None
    last, outer = found[-1], found[-2] if len(found) > 1 else None
    if last.label == "paragraph" and outer is not None and outer.label in _WITHIN:
        return Locator(outer.label, f"{outer.value}, para. {last.value}")
    return last


def _tidy(value: str) -> str:
    value = re.sub(r"[\[\]]", "", value)
    return re.sub(rf"\s*[{RANGE_DASHES}]+\s*", "–", value).strip()
