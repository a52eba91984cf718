"""Records of works in XML: those in EndNote's fields, and those of Word's own list of sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.readers.office.xml import Attributes, BadXml, parse
from secpol_cli.record import Record
from secpol_cli.text.locators import parse_locator

if TYPE_CHECKING:
    from secpol_cli.model import Locator

_YEAR = re.compile(r"\d{4}")
_XML = re.compile(r"<(EndNote|Refman)\b.*</\1\s*>", re.DOTALL)
_UNBOUND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)")


class KeptWork(Record):
    """What a program for references keeps of a work that is cited, and of the place in it."""

    key: str = ""
    names: tuple[str, ...] = ()
    year: str | None = None
    title: str = ""
    doi: str = ""
    locator: Locator | None = None
    prefix: str = ""


class _Records:
    """Collects, of each element `one`, the texts of the elements in it: by their paths below it, and by
    their own names behind those of the elements right around them."""

    def __init__(self, one: str) -> None:
        self.one = one
        self.found: list[dict[str, list[str]]] = []
        self._path: list[str] = []
        self._texts: dict[str, list[str]] | None = None
        self._pieces: list[str] = []

    def start(self, name: str, _: Attributes) -> None:
        if self._texts is None:
            if name == self.one:
                self._texts, self._path = {}, []
            return
        if name != "style":  # EndNote's typefaces
            self._path.append(name)
            self._pieces = []

    def end(self, name: str) -> None:
        if self._texts is None or name == "style":
            return
        if not self._path:
            self.found.append(self._texts)
            self._texts = None
            return
        text = " ".join("".join(self._pieces).split())
        if text:
            for path in {"/".join(self._path[-2:]), "/".join(self._path)}:
                self._texts.setdefault(path, []).append(text)
        self._path.pop()
        self._pieces = []

    def text(self, text: str) -> None:
        self._pieces.append(text)


def read_endnote(text: str) -> list[KeptWork]:
    """The works of EndNote's or KeptWork Manager's XML in a text; none where it holds none."""
    found = _XML.search(text)
    if found is None:
        return []
    records = _Records("Cite")
    try:
        parse(_UNBOUND.sub("&amp;", found[0]).encode(), records)
    except BadXml:
        return []
    return [_endnote(record) for record in records.found]


def _endnote(record: dict[str, list[str]]) -> KeptWork:
    def one(*paths: str) -> str:
        return next((record[path][0] for path in paths if path in record), "")

    written = record.get("authors/author") or record.get("secondary-authors/author")
    written = written or record.get("Author") or record.get("MDL/Authors_Primary") or []
    year = _YEAR.search(one("Year", "dates/year", "MDL/Date_Primary"))
    pages = one("Pages", "Suffix")
    return KeptWork(
        names=tuple(_family(name) for name in written),
        year=year[0] if year else None,
        title=one("titles/title", "MDL/Title_Primary"),
        doi=one("record/electronic-resource-num"),
        locator=parse_locator(pages),
        prefix=one("Prefix"),
    )


def _family(name: str) -> str:
    """The family name of `Un, Samnang`; a name without a comma whole, as that of a body is."""
    return name.split(",")[0].strip()


def read_sources(parts: dict[str, bytes]) -> dict[str, KeptWork]:
    """The sources of Word's own list, by their keys, which lie in a part of `customXml`."""
    sources: dict[str, KeptWork] = {}
    for part, data in parts.items():
        if not part.startswith("customXml/") or b"/bibliography" not in data:
            continue
        records = _Records("b:Source")
        try:
            parse(data, records, part)
        except BadXml:
            continue
        for record in records.found:
            for key in record.get("b:Tag", []):
                sources[key] = _word(record, key)
    return sources


def _word(record: dict[str, list[str]], key: str) -> KeptWork:
    year = _YEAR.search(next(iter(record.get("b:Year", [])), ""))
    names = record.get("b:Author/b:Author/b:NameList/b:Person/b:Last", [])
    names = names or record.get("b:Author/b:Author/b:Corporate", []) or record.get("b:Person/b:Last", [])
    return KeptWork(
        key=key,
        names=tuple(names),
        year=year[0] if year else None,
        title=next(iter(record.get("b:Title", [])), ""),
        doi=next(iter(record.get("b:DOI", [])), ""),
    )
