"""What a web page says of itself, where its markup and its words agree.

What stands in its metadata alone may be the site's; what stands in its words alone,
another article's.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import takewhile
from typing import Any

from secpol_cli.authoring.intake.names import is_personal_name
from secpol_cli.corpus.anchors import normalize
from secpol_cli.dates.written import printed_date
from secpol_cli.text.folding import fold

_HEADING = re.compile(r"<h1\b[^>]{0,500}>(.{1,2000}?)</h1>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title\b[^>]{0,500}>([^<]{1,2000})</title>", re.IGNORECASE)
_META = re.compile(r"<meta\b[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TAG = re.compile(
    r"<(?:script|style|noscript)\b.*?</(?:script|style|noscript)>|<[^>]*>|<!--.*?-->", re.I | re.S
)
_PUBLISHED = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{1,40})")
_DATES = (
    "article:published_time",
    "citation_publication_date",
    "citation_date",
    "dc.date",
    "dc.date.issued",
    "date",
)
_AUTHORS = frozenset(["author", "citation_author", "dc.creator", "byl", "article:author"])
_BYLINE = re.compile(r"\b[Bb]y:?\s+((?:[^\W\d_][\w.’'-]+\s+){1,3}[^\W\d_][\w’'-]+)")
_DAY = len("YYYY-MM-DD")  # with which a time begins
_LEAST = 2  # words of a title


def describe_page(html: str, said: dict[str, Any]) -> dict[str, Any]:
    """CSL's title, author and issued, as far as they are sure; `said` is what its reader found."""
    metas = _metas(html)
    found = {
        "title": _title(html, metas),
        "author": _author(html, metas, said),
        "issued": _date(html, metas, said),
    }
    return {key: value for key, value in found.items() if value}


def _metas(html: str) -> dict[str, list[str]]:
    """The contents of the page's meta elements, by name."""
    found: dict[str, list[str]] = {}
    for meta in _META.findall(html):
        given = {name.casefold(): unescape(one or other) for name, one, other in _ATTRIBUTE.findall(meta)}
        name = (given.get("name") or given.get("property") or given.get("itemprop") or "").casefold()
        if given.get("content", "").strip():
            found.setdefault(name, []).append(given["content"].strip())
    return found


def _title(html: str, metas: dict[str, list[str]]) -> str | None:
    """The only heading of the first rank by which the page is called, too; else the title that its markup
    gives twice."""
    title = _TITLE.search(html)
    called = [fold(unescape(title[1]))] if title else []
    shared = [each for each in metas.get("og:title", []) if len(each.split()) >= _LEAST]
    known = [*called, *map(fold, shared)]
    headings = {normalize(unescape(_TAG.sub(" ", each))) for each in _HEADING.findall(html)}
    likely = [each for each in headings if len(each.split()) >= _LEAST and _is_in(fold(each), known)]
    if len(likely) == 1:
        return likely[0]
    agreed = [each for each in shared if not likely and _is_in(fold(each), called)]
    return normalize(agreed[0]) if agreed else None


def _is_in(words: str, others: list[str]) -> bool:
    return any(words in other for other in others)


def _author(html: str, metas: dict[str, list[str]], said: dict[str, Any]) -> list[dict[str, str]] | None:
    """Whom the page's metadata name, where its words say that it is by them and by nobody else."""
    named = {normalize(name) for key in _AUTHORS for name in metas.get(key, ())}
    named |= {str(author.get("literal") or "") for author in said.get("author") or ()}
    words = " ".join(unescape(_TAG.sub(" ", html)).split())
    bylines = {fold(each) for found in _BYLINE.findall(words) if (each := _capitalised(found))}
    names = [name for name in sorted(named) if is_personal_name(name)]
    sure = [name for name in names if any(_are_same(fold(name), each) for each in bylines)]
    others = [each for each in bylines if not any(_are_same(fold(name), each) for name in sure)]
    return [{"literal": sure[0]}] if len(sure) == 1 and not others else None


def _capitalised(words: str) -> str:
    """The words with capitals at the beginning of some; empty for fewer than two."""
    kept = list(takewhile(lambda word: word[0].isupper(), words.split()))
    return " ".join(kept) if len(kept) > 1 else ""


def _are_same(name: str, byline: str) -> bool:
    """Whether a name stands at the beginning of a byline, which may take words too many or too few."""
    return byline.startswith(name) or name.startswith(byline)


def _date(html: str, metas: dict[str, list[str]], said: dict[str, Any]) -> str | None:
    """The day of publication that the markup gives, where it is the year that its reader found, too."""
    given = [each for key in _DATES for each in metas.get(key, ())] + _PUBLISHED.findall(html)
    days = {printed_date(each[:_DAY].replace("/", "-")) for each in given}
    year = str(said.get("issued") or "")
    sure = {day for day in days if day and day.startswith(year)}
    return sure.pop() if len(sure) == 1 and year else None
