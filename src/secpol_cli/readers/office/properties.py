"""What stands in a document's properties: its title, author and date; and the codes of citations that Zotero
keeps there, where its citations are bookmarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.readers.office.xml import BadXml, parse

if TYPE_CHECKING:
    from secpol_cli.readers.office.xml import Attributes

_NUMBERED = re.compile(r"(ZOTERO_BREF_\w+?|CSL_BREF_\w+?|Mendeley_Bookmark_\w+?)_(\d+)")


def kept_in_properties(data: bytes | None) -> dict[str, str]:
    """The codes of a part of properties, by the names of their bookmarks.

    Each may be cut into numbered pieces.
    """
    if data is None or b"_BREF_" not in data:
        return {}
    properties = _Properties()
    try:
        parse(data, properties)
    except BadXml:
        return {}
    pieces: dict[str, list[tuple[int, str]]] = {}
    for name, value in properties.found:
        numbered = _NUMBERED.fullmatch(name)
        if numbered:
            pieces.setdefault(numbered[1], []).append((int(numbered[2]), value))
    return {name: "".join(value for _, value in sorted(own)) for name, own in pieces.items()}


class _Properties:
    """The properties that a user or a program has added, in their order: names and values."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        named = attributes.get("meta:name") if name == "meta:user-defined" else attributes.get("name")
        if name in {"cp:property", "meta:user-defined"}:
            self.found.append((named or "", ""))

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        if self.found:
            name, value = self.found[-1]
            self.found[-1] = (name, value + text)


# What a file says of itself, as PDF calls it, by the elements of Word's and OpenDocument's properties.
_SAID = {
    "dc:title": "Title",
    "dc:creator": "Author",
    "meta:initial-creator": "Author",
    "created": "CreationDate",
    "meta:creation-date": "CreationDate",
}
_RICH_TEXT_SAID = re.compile(rb"\{\\(?P<name>title|author) ?(?P<value>[^{}]*)\}")
_RICH_TEXT_DATE = re.compile(rb"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_INFO = 100_000  # bytes at the beginning of a Rich Text document in which its properties stand


def metadata_of(data: bytes | None) -> dict[str, str]:
    """The title, author and date of creation (a day in ISO's form) that a part of properties holds, as far as
    it does.

    What a program wrote there by itself is not told from what a person did.
    """
    said = _Said()
    try:
        parse(data or b"<none/>", said)
    except BadXml:
        return {}
    found = {name: " ".join(value.split()) for name, value in said.found.items()}
    if "CreationDate" in found:
        found["CreationDate"] = found["CreationDate"][:10]
    return {name: value for name, value in found.items() if value}


def metadata_of_rich_text(data: bytes) -> dict[str, str]:
    """The title, author and date of creation of a Rich Text document, as far as it says them; values with
    control words in them are left out."""
    found: dict[str, str] = {}
    for match in _RICH_TEXT_SAID.finditer(data[:_INFO]):
        value = match["value"].decode("cp1252", "replace").strip()
        if value and "\\" not in value:
            found.setdefault(match["name"].decode().capitalize(), value)
    date = _RICH_TEXT_DATE.search(data[:_INFO])
    if date:
        year, month, day = (int(number) for number in date.groups())
        found["CreationDate"] = f"{year:04}-{month:02}-{day:02}"
    return found


class _Said:
    """The texts of the elements of _SAID; of two of one meaning the first."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._into: str | None = None

    def start(self, name: str, _: Attributes) -> None:
        wanted = _SAID.get(name)
        self._into = wanted if wanted not in self.found else None
        if self._into is not None:
            self.found[self._into] = ""

    def end(self, _: str) -> None:
        self._into = None

    def text(self, text: str) -> None:
        if self._into is not None:
            self.found[self._into] += text
