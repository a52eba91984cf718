"""What pandoc's citeproc gets wrong for us, put right in its input and its output.

What has no place in CSL travels through the style as marks that no reader's text
has: inferred dates as `dating` says, a description in place of a title between
invisible operators, which collation ignores.  Where pandoc differs from
citeproc-js, the reference implementation, and is wrong, marks make it right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.engine.dates import mark_dates, part_years, print_dates, write_dates
from secpol_cli.citation.engine.kinds import choose_type
from secpol_cli.citation.engine.law import mend_bluebook, mend_law, show_law
from secpol_cli.citation.engine.locators import one_number, show_places
from secpol_cli.citation.engine.names import (
    bare_initials,
    mend_names,
    name_changes,
    uninverted_pairs,
    without_commas,
)
from secpol_cli.citation.engine.titles import CAPITAL, END, begin, protect, set_upright
from secpol_cli.csl_variables import NAMES
from secpol_cli.record import Record
from secpol_cli.text.orthography import CLOSING_QUOTES, ENGLISH_QUOTES, NO_BREAK_SPACES, OPENING_QUOTES
from secpol_cli.text.sentences import STOPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.citation.engine.habits import Habits
    from secpol_cli.citation.markup import Formatted

MARK = "\u2063"  # around a description; Unicode: invisible separator
FILLER = "\u2062"  # the whole of a variable that is filled to be there; invisible times
COPY = "\u2064"  # tells copies of one item apart; invisible plus
FIRST_NOTE = 7704710  # number of a first note, in styles that print it
_NUMBER = 770_479_000  # the first of the numbers that stand for others
_NUMBERS = {"collection-number", "issue", "number", "page", "section", "volume"}
_TITLES = ("title", "container-title", "collection-title")
# Words that a description may begin with and that are no names, so that a note may have them in lower case.
_COMMON = re.compile(
    "Article|Draft|Editorial|Interview|Leaflet|Letter|Memorandum|News|Note|Notes|Photograph|Post|Press|Remarks|"
    "Report|Review|Speech|Statement|Text|Transcript|Untitled|Video|Weblog"
)
_OPENING, _CLOSING = "".join(ENGLISH_QUOTES[::2]), "".join(ENGLISH_QUOTES[1::2])
# Before what begins a citation, a sentence of it or a bracket, or stands behind the year that comes first.
_STARTS = re.compile(rf"(^(\[\d+\]\s*)?[(\[]*|[{STOPS}][{_CLOSING})]?\s+\[?|^[^(]*\([^()]*\)\s+|\[)$")
_WHERE = {"archive", "archive-place", "container-title", "DOI", "number", "publisher", "references", "URL"}


_ON_THE_WEB = {"post", "post-weblog", "webpage"}


class Prepared(Record):
    """Items as pandoc is to have them, and what is needed to read its answer.

    `years`, `numbers`: what each marked one is printed as.  `pairs`: two authors, the
    first in its own order, between whom no comma may stand.  `names`: what is to be
    replaced in names, and what by.  `brackets`: no comma may stand before a bracket.
    `bluebook`: the style is one of that manual's.  `parts_years`: each day of a range over two
    years has its own.
    """

    items: list[dict[str, Any]]
    years: Mapping[str, str]
    numbers: Mapping[str, str]
    pairs: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...] = ()
    brackets: bool = False
    bluebook: bool = False
    parts_years: bool = False


def prepare(items: Sequence[Mapping[str, Any]], style: Habits, locale: str | None = None) -> Prepared:
    """Feed a style so that what it prints is right after `repair`; the items stay as they are."""
    if style.short_years:
        dated, years = write_dates(items, locale, style.circa), dict[str, str]()
    else:
        dated, years = mark_dates(items, locale, style.circa)
    prepared = [{key: value for key, value in item.items() if key != "custom"} for item in dated]
    numbers: dict[str, str] = {}
    for item in prepared:
        _fill(item, style)
        if style.labels:
            _mark_number(item, numbers)
    changes = name_changes(items, stop="." if style.path.stem.startswith("apa") else "")
    pairs = tuple(dict.fromkeys(pair for item in prepared for pair in uninverted_pairs(item)))
    return Prepared(
        prepared, years, numbers, pairs, changes, style.brackets, style.bluebook, style.apa or style.bluebook
    )


def _fill(item: dict[str, Any], style: Habits) -> None:
    if not item.get("title") and item.get("genre"):
        _describe(item, style)
    if isinstance(item.get("title"), str):
        is_english = str(item.get("language") or "en").startswith("en")
        item["title"] = begin(item["title"], subtitles=style.apa and is_english)  # APA 7, 6.17
    for key in _TITLES:
        if isinstance(item.get(key), str):
            item[key] = protect(item[key], long_words=style.long_words)
    choose_type(item, style)
    mend_law(item, style)
    if item.get("type") in style.omits and not _WHERE & item.keys():
        item["references"] = FILLER
    if "number" in item:
        item["number"] = re.sub(r"^[Nn]o\.?\s+(?=\d)", "", str(item["number"]))
    if style.bare_initials:
        item.update({key: [bare_initials(name) for name in item[key]] for key in NAMES & item.keys()})
    if style.oscola:
        item.update({key: [_without_stop(name) for name in item[key]] for key in NAMES & item.keys()})
    for key in _NUMBERS & item.keys():
        item[key] = one_number(str(item[key]))
    if style.online and item.get("URL") and item.get("type") not in _ON_THE_WEB and not item.get("accessed"):
        item.setdefault("medium", "online")  # pandoc drops it, with the date of access that there is not
    if style.apa:
        _omit_publisher(item)


def _without_stop(name: Any) -> Any:
    return {**name, "suffix": str(name["suffix"]).rstrip(".")} if name.get("suffix") else name


def _describe(item: dict[str, Any], style: Habits) -> None:
    description = f"{MARK}{item.pop('genre')}{MARK}"
    if style.describes:
        item["genre"] = description
    else:
        escaped = description.replace("&", "&amp;").replace("<", "&lt;")
        item["title"] = f'<span class="nocase">{escaped}</span>'


def _mark_number(item: dict[str, Any], numbers: dict[str, str]) -> None:
    """Give “2014/12”, which is no number to pandoc, a plain one to go by, lest its label be left out."""
    if re.fullmatch(r"\d+/\d[\d/]*", str(item.get("number"))):
        mark = str(_NUMBER + len(numbers))
        numbers[mark], item["number"] = item["number"], mark


def _omit_publisher(item: dict[str, Any]) -> None:
    authors = [_name(name) for name in item.get("author", ())]
    for key in ("publisher", *(("container-title",) if item.get("type") == "webpage" else ())):
        if authors == [item.get(key)]:
            del item[key]


def _name(name: Mapping[str, Any]) -> str:
    return str(name.get("literal") or name.get("family") or "")


def repair(printed: Formatted, prepared: Prepared) -> Formatted:
    """What a style printed, with every mark replaced by what it stands for."""
    printed = print_dates(printed.sub(COPY, lambda _: ""), prepared.years)
    printed = mend_names(printed, prepared.names)
    printed = without_commas(printed, prepared.pairs)
    printed = printed.sub(str(FIRST_NOTE), lambda _: "00")
    if prepared.numbers:
        printed = printed.sub("|".join(prepared.numbers), lambda match: prepared.numbers[match[0]])
    printed = printed.sub(rf"[.,;:]?\s*[(\[]?{FILLER}[)\]]?$", lambda _: "")
    printed = printed.sub(rf"\s*[(\[]?{FILLER}[)\]]?[.,;:]?", lambda _: "")
    printed = printed.sub(rf"{END}([{_CLOSING}»]*)\.", lambda match: match[1])
    printed = printed.sub(r"(?<=n\.d\.)\.", lambda _: "")
    printed = printed.sub(
        rf"([{_CLOSING}]+)([.,])(?=[{_CLOSING}])", lambda match: _inside_quotes(match, printed.text)
    )
    printed = set_upright(show_places(show_law(printed)))
    if prepared.brackets:
        printed = printed.sub(r",(?= \()", lambda _: "")
    if prepared.parts_years:
        printed = part_years(printed)
    if prepared.bluebook:
        printed = mend_bluebook(printed)
    return _unquote_descriptions(printed).sub(f"[{MARK}{FILLER}{END}{CAPITAL}]", lambda _: "").strip()


def _inside_quotes(match: re.Match[str], text: str) -> str:
    # Where the style puts a full stop inside its own marks, pandoc leaves it outside those of the title.
    quoted = all(_OPENING[_CLOSING.index(mark)] in text[: match.start()] for mark in match[1])
    return match[2] + match[1] if quoted else match[0]


def _unquote_descriptions(printed: Formatted) -> Formatted:
    space = f"[ {NO_BREAK_SPACES}]?"  # French quotation marks have one inside
    opening, closing = rf"(?:[{OPENING_QUOTES}]{space})*", rf"(?:{space}[{CLOSING_QUOTES}])*"
    quoted = rf"{opening}{MARK}([^{MARK}]*){MARK}([.,]?){closing}"

    def plain(match: re.Match[str]) -> Formatted:
        description = printed[match.start(1) : match.end(1)].without("italic")
        if _STARTS.search(printed.text[: match.start()]):
            description = description.sub(r"^\w", lambda first: first[0].upper())
        elif _COMMON.fullmatch(description.text.partition(" ")[0]):
            description = description.sub(r"^\w", lambda first: first[0].lower())
        return description + printed[match.start(2) : match.end(2)]

    return printed.sub(quoted, plain)
