"""What pandoc's citeproc gets wrong for us, put right in its input and its output.

What has no place in CSL travels through the style as marks that no reader's text
has: inferred dates as `dating` says, a description in place of a title between
invisible operators, which collation ignores.  Where pandoc differs from
citeproc-js, the reference implementation, and is wrong, marks make it right.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.engine.dates import mark_dates, print_dates
from secpol_cli.record import Record
from secpol_cli.text.orthography import CLOSING_QUOTES, ENGLISH_QUOTES, NO_BREAK_SPACES, OPENING_QUOTES
from secpol_cli.text.sentences import STOPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from secpol_cli.citation.markup import Formatted

MARK = "\u2063"  # around a description; Unicode: invisible separator
FILLER = "\u2062"  # the whole of a variable that is filled to be there; invisible times
COPY = "\u2064"  # tells copies of one item apart; invisible plus
END = "\u2061"  # after a title's own ? or !, which pandoc lets swallow a comma; function application
FIRST_NOTE = 7704710  # number of a first note, in styles that print it
_NUMBER = 770_479_000  # the first of the numbers that stand for others
_HEAD = 6000
_PERIODICAL = {"article", "article-journal", "article-magazine", "article-newspaper", "post-weblog"}
# Words that citeproc-js leaves in lower case in a title set in title case, and pandoc does not.
_LOWER = (
    "about|above|across|after|against|along|alongside|amid|among|amongst|around|atop|before|behind|below|"
    "beneath|beside|besides|between|beyond|circa|despite|during|except|inside|near|notwithstanding|off|out|"
    "per|plus|pro|qua|since|than|through|throughout|toward|towards|under|underneath|until|unto|upon|versus|"
    "within|without"
)
_LOWER_WORD = re.compile(rf"(?<=[\w,;’'] )({_LOWER})(?= )")
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


_ONLINE = re.compile(
    r"<if\b[^>]*variable=\"medium\"[^>]*>[^<]*<text[^>]*/>\s*</if>\s*<else>\s*<text term=\"online\""
)
_ON_THE_WEB = {"post", "post-weblog", "webpage"}


class Habits(Record):
    """What a style does that decides how it must be fed.

    `describes`: a work without a title is known by its genre.  `omits`: the types
    of work that have no entry in the bibliography unless they are somewhere.  `short_years`: the year
    may be printed as two digits.   `apa`: what an
    author publishes under the same name has no publisher.  `labels`: a number
    has “no.” before it, if it is one.  `online`: a work seen online is said to be so, unless it has a
    medium.  `plain`: the type of what is known too
    little of to have another, and is to have its date.
    """

    describes: bool
    omits: frozenset[str]
    short_years: bool
    apa: bool
    labels: bool
    online: bool
    plain: str


@cache
def habits(path: Path) -> Habits:
    """Read a style's habits off its file."""
    text = path.read_text("utf-8", "replace")
    issued = re.findall(r"<date\b[^>]*variable=[\"']issued[\"'][^>]*(?<!/)>.*?</date>", text, re.DOTALL)
    year = r"<date-part\b(?=[^>]*name=[\"']year[\"'])(?=[^>]*form=[\"']short[\"'])"
    return Habits(
        describes="title-and-descriptions" in text,
        omits=_omitted(text),
        short_years=any(re.search(year, date) for date in issued),
        labels='is-numeric="number"' in text,
        apa="American Psychological Association" in text[:_HEAD],
        online=bool(_ONLINE.search(text)),
        plain="article" if "/styles/oscola" in text[:_HEAD] else "document",
    )


def _omitted(style: str) -> frozenset[str]:
    """The types whose branch of the bibliography is empty, among which stand documents."""
    bibliography = style.partition("<bibliography")[2]
    branches = re.findall(r"<(?:else-)?if\b[^>]*\btype=[\"']([^\"']*)[\"'][^>]*/>", bibliography)
    return frozenset(kind for branch in branches if "document" in branch.split() for kind in branch.split())


class Prepared(Record):
    """Items as pandoc is to have them, and what is needed to read its answer.

    `years`, `numbers`: what each marked one is printed as.  `pairs`: two authors, the
    first in its own order, between whom no comma may stand.
    """

    items: list[dict[str, Any]]
    years: Mapping[str, str]
    numbers: Mapping[str, str]
    pairs: tuple[tuple[str, str], ...]


def prepare(items: Sequence[Mapping[str, Any]], style: Habits, locale: str | None = None) -> Prepared:
    """Feed a style so that what it prints is right after `repair`; the items stay as they are."""
    dated, years = ([*items], dict[str, str]()) if style.short_years else mark_dates(items, locale)
    prepared = [{key: value for key, value in item.items() if key != "custom"} for item in dated]
    numbers: dict[str, str] = {}
    for item in prepared:
        _fill(item, style)
        if style.labels:
            _mark_number(item, numbers)
    pairs = tuple(dict.fromkeys(pair for item in prepared for pair in _pairs(item)))
    return Prepared(prepared, years, numbers, pairs)


def _fill(item: dict[str, Any], style: Habits) -> None:
    if not item.get("title") and item.get("genre"):
        _describe(item, style)
    for key in _TITLES:
        if isinstance(item.get(key), str):
            item[key] = _protected(item[key])
    if item.get("type") in _PERIODICAL and not item.get("container-title"):
        item["type"] = style.plain  # else its title is set like a periodical's
    if item.get("type") in style.omits and not _WHERE & item.keys():
        item["references"] = FILLER
    if "number" in item:
        item["number"] = re.sub(r"^[Nn]o\.?\s+(?=\d)", "", str(item["number"]))
    if style.online and item.get("URL") and item.get("type") not in _ON_THE_WEB and not item.get("accessed"):
        item.setdefault("medium", "online")  # pandoc drops it, with the date of access that there is not
    if style.apa:
        _omit_publisher(item)


def _describe(item: dict[str, Any], style: Habits) -> None:
    description = f"{MARK}{item.pop('genre')}{MARK}"
    if style.describes:
        item["genre"] = description
    else:
        escaped = description.replace("&", "&amp;").replace("<", "&lt;")
        item["title"] = f'<span class="nocase">{escaped}</span>'


def _protected(title: str) -> str:
    if "<" not in title:
        title = _LOWER_WORD.sub(r'<span class="nocase">\1</span>', title)
    return title + END if title.rstrip(COPY).endswith(("?", "!")) else title


def _mark_number(item: dict[str, Any], numbers: dict[str, str]) -> None:
    """Give “2014/12”, which is no number to pandoc, a plain one to go by, lest its label be left out."""
    if re.fullmatch(r"\d+/\d[\d/]*", str(item.get("number"))):
        mark = str(_NUMBER + len(numbers))
        numbers[mark], item["number"] = item["number"], mark


def mend_style(csl: str) -> str:
    """A style as pandoc must have it, which else puts a label before the names that it should follow."""
    lone_label = r"(<names\b[^>]*(?<!/)>\s*)(?=<label\b[^>]*/>\s*(?:</names>|<substitute))"
    return re.sub(lone_label, r"\1<name/>", csl)


def _omit_publisher(item: dict[str, Any]) -> None:
    authors = [_name(name) for name in item.get("author", ())]
    for key in ("publisher", *(("container-title",) if item.get("type") == "webpage" else ())):
        if authors == [item.get(key)]:
            del item[key]


def _name(name: Mapping[str, Any]) -> str:
    return str(name.get("literal") or name.get("family") or "")


def _pairs(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    lists = [item.get(role, ()) for role in ("author", "editor")]
    pairs = [(_name(two[0]), _name(two[1])) for two in lists if len(two) == 2 and two[0].get("literal")]
    return [pair for pair in pairs if pair[1]]


def repair(printed: Formatted, prepared: Prepared) -> Formatted:
    """What a style printed, with every mark replaced by what it stands for."""
    printed = print_dates(printed.sub(COPY, lambda _: ""), prepared.years)
    for first, second in prepared.pairs:
        comma = rf"(?<={_printed_name(first)}),(?= [^\s,]+ {_printed_name(second)})"
        printed = printed.sub(comma, lambda _: "")
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
    return _unquote_descriptions(printed).sub(f"[{MARK}{FILLER}{END}]", lambda _: "").strip()


def _inside_quotes(match: re.Match[str], text: str) -> str:
    # Where the style puts a full stop inside its own marks, pandoc leaves it outside those of the title.
    quoted = all(_OPENING[_CLOSING.index(mark)] in text[: match.start()] for mark in match[1])
    return match[2] + match[1] if quoted else match[0]


def _printed_name(name: str) -> str:
    return "(?i:{})".format(re.escape(name).replace("'", "[’']"))


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
