"""Codes of citations that Zotero keeps in a document's own properties, where its citations are bookmarks."""

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
