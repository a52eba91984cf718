"""What a file says of itself: its title, its authors, its date."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from secpol_cli.corpus.anchors import normalize
from secpol_cli.dates.written import YEAR, whole_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secpol_cli.readers.input import Content

_TITLE = re.compile(r"<title[^>]*>([^<]*)</title>", re.IGNORECASE)
_META = re.compile(r"<meta\b[^>]{0,500}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_AUTHORS = frozenset(["author", "citation_author", "dc.creator", "article:author"])
_DATES = frozenset(
    ["date", "citation_publication_date", "citation_date", "dc.date", "article:published_time"]
)
_BETWEEN = re.compile(r"\s*;\s*|\s+(?:and|&)\s+")
_LINK = re.compile(r"https?:")
# Titles and authors that programs write by themselves.
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint)\b|powerpoint presentation|untitled|unknown|document\d*|doc\d+|title)"
    r"|.*\.(?:docx?|dvi|pdf|indd|tex|qxd|rtf|odt|wpd|txt|pptx?|ps|eps|html?)$|[^\W_]*[\d_][\w.-]*$|\W*$",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:user|admin\w*|owner|author|unknown|none|anonymous|guest|pc|home|root|office|microsoft.*|acrobat.*|adobe.*"
    r"|[a-z]*\d+\w*|\S*@\S*|[a-z]+[._][a-z]+|[a-z]{1,12}|\W*)$"
)
_WITH_PROPERTIES = frozenset(["pdf", "docx", "odt", "rtf"])


def read_metadata(content: Content, said: Mapping[str, str] | None = None) -> dict[str, Any]:
    """CSL's `title`, `author` and `issued` (a year; in front matter a day, too), each where the file says it.

    `said` is what its reader found, of formats whose metadata only that can read.
    """
    if content.format == "html":
        return {**_of_html(content.text), **_of_page(said or {})}
    if content.format in _WITH_PROPERTIES:
        return _of_properties((said or {}).get("Title", ""), [(said or {}).get("Author", "")])
    return _of_front_matter(content.text) if content.format == "markdown" else {}


def _of_properties(title: str, authors: list[str]) -> dict[str, Any]:
    """What a file's properties say, but for what programs write there by themselves."""
    title = "" if _NO_TITLE.match(normalize(title)) else title
    return _described(title, [name for name in authors if not _NO_AUTHOR.match(name.strip())], "")


def _of_page(said: Mapping[str, str]) -> dict[str, Any]:
    """What a web page says of itself, as its reader found it."""
    found = _described(said.get("title"), [said.get("author", "")], said.get("date"))
    return {**found, **({"container-title": said["site"]} if said.get("site") else {})}


def _of_html(text: str) -> dict[str, Any]:
    title = _TITLE.search(text)
    authors: list[str] = []
    date = ""
    for meta in _META.findall(text):
        given = {name.casefold(): unescape(one or other) for name, one, other in _ATTRIBUTE.findall(meta)}
        name, value = (given.get("name") or given.get("property") or "").casefold(), given.get("content", "")
        if name in _AUTHORS and not _LINK.match(value):
            authors.append(value)
        date = date or (value if name in _DATES else "")
    return _described(unescape(title[1]) if title else "", authors, date)


def _of_front_matter(text: str) -> dict[str, Any]:
    from secpol_cli.text.front_matter import read_front_matter

    fields = read_front_matter(text)
    authors = fields.get("author") or fields.get("authors") or []
    authors = authors if isinstance(authors, list) else [authors]
    names: list[object] = [
        author.get("name", "") if isinstance(author, dict) else author for author in authors
    ]
    written = fields.get("date") or fields.get("year")
    found = _described(fields.get("title"), names, written)
    if (day := whole_date(str(written or ""))) is not None:
        found["issued"] = day
    return found


def _described(title: object, authors: list[Any], date: object) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if isinstance(title, str) and normalize(title):
        found["title"] = normalize(title)
    names = [
        normalize(name) for author in authors if isinstance(author, str) for name in _BETWEEN.split(author)
    ]
    if names := [name for name in names if name]:
        found["author"] = [{"literal": name} for name in names]
    if year := re.search(YEAR, str(date or "")):
        found["issued"] = year[0]
    return found
