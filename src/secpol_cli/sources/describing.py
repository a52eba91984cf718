"""Who wrote which file of a folder, and who speaks there.

`sources.yaml` says it first, then bibliographies, the names of files, and the files themselves.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from secpol_cli.corpus.anchors import normalize
from secpol_cli.dates.written import YEAR
from secpol_cli.store.plain_speakers import Described
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.sources.catalogue import SourceEntry

    Item = Mapping[str, Any]

_TYPE = "document"  # CSL's word for what nothing more is known of
# "Doe - 2021 - Title", as Zotero and others name files; "Doe et al. - 2021 - Title".
_NAMED = re.compile(rf"(?P<author>[^\d_]{{2,80}}?) - (?P<year>{YEAR})[a-z]? - (?P<title>.{{3,300}})")
_OTHERS = re.compile(r",?\s+(?:et al\.?|and others)$")
_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b)\s*")
_COPIED = (
    "container-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "page",
    "DOI",
    "URL",
    "event-title",
)


def describe(name: str, said: Item, entry: SourceEntry | None, records: Sequence[Item]) -> Described:
    """What is known of a file: `said` is what it says itself, in CSL; `records` are of bibliographies."""
    record = find_record(name, said, records)
    named = of_file_name(name)
    citation: dict[str, Any] = {"type": _TYPE, "title": normalize(name), **said, **named}
    if (
        "title" in said
        and "title" in named
        and fold(str(said["title"])).startswith(fold(str(named["title"])))
    ):
        citation["title"] = said["title"]  # names of files are cut short
    authors: list[str] = []
    if record is not None:
        citation |= _of_record(record)
        authors = [_name(author) for author in record.get("author") or ()]
    if entry is not None:
        given = {"title": entry.title, "issued": str(entry.date) if entry.date else None, "type": entry.type}
        citation |= {key: value for key, value in given.items() if value}
        authors = entry.authors or authors
    speaker = normalize(entry.speaker) if entry is not None and entry.speaker else None
    return Described(citation, [name for name in map(normalize, authors) if fold(name)], speaker or None)


def find_record(name: str, said: Item, records: Sequence[Item]) -> Item | None:
    """The item of a bibliography that describes a file: it names the file, has its name as key, or its
    title, or its author and year."""
    base = os.path.basename(name)
    stem = os.path.splitext(base)[0]
    for record in records:
        if re.search(rf"(?:^|[/\\:;]){re.escape(base)}(?:$|[:;])", str(record.get("file") or "")):
            return record
    titles = {
        fold(str(said.get("title") or "")),
        fold(str(of_file_name(name).get("title") or "")),
        fold(stem),
    }
    for record in records:
        if str(record.get("id", "")).casefold() == stem.casefold() or fold(
            str(record.get("title") or "")
        ) in (titles - {""}):
            return record
    words = set(fold(re.sub(r"[_\W]+", " ", stem)).split())
    fitting = [
        record
        for record in records
        if (year := _year(record))
        and year in words
        and _family(record)
        and set(_family(record).split()) <= words
    ]
    return fitting[0] if len(fitting) == 1 else None


def of_file_name(name: str) -> dict[str, Any]:
    """CSL's author, issued and title, where a file is called “Doe - 2021 - Title.pdf”; else empty."""
    found = _NAMED.fullmatch(os.path.splitext(os.path.basename(name))[0])
    if found is None:
        return {}
    authors = [each for each in _BETWEEN.split(_OTHERS.sub("", found["author"])) if each]
    return {
        "title": normalize(found["title"].replace("_", " ")),
        "author": [{"literal": normalize(author)} for author in authors],
        "issued": found["year"],
    }


def _of_record(record: Item) -> dict[str, Any]:
    """What an item of a bibliography gives to a citation."""
    found = {key: record[key] for key in ("type", "title", *_COPIED) if isinstance(record.get(key), str)}
    if year := _year(record):
        found["issued"] = year
    if authors := record.get("author"):
        found["author"] = [dict(author) for author in authors if isinstance(author, dict)]
    return found


def _year(record: Item) -> str:
    year = re.search(YEAR, str(record.get("issued") or {}))
    return year[0] if year else ""


def _family(record: Item) -> str:
    authors = record.get("author") or [{}]
    first = authors[0] if isinstance(authors[0], dict) else {}
    return fold(str(first.get("family") or first.get("literal") or ""))


def _name(author: object) -> str:
    """A CSL name as people write it."""
    if not isinstance(author, dict):
        return str(author)
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return str(author.get("literal") or " ".join(str(author[part]) for part in parts if author.get(part)))
