"""OpenDocument's styles: named ones, and those that a program made for single paragraphs and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.readers.office.xml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.readers.office.xml import Attributes

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(in|cm|mm|pt|pc|px)")
_TWIPS = {"in": 1440.0, "cm": 566.929, "mm": 56.6929, "pt": 20.0, "pc": 240.0, "px": 15.0}
_NESTED = 40  # styles that are based on each other
_ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")
_PLAIN = frozenset(["standard", "default paragraph style"])


class OpenDocumentStyle:
    """A style: what it is called, the one it is based on, and what it says itself; lengths in twips."""

    def __init__(self, attributes: Attributes) -> None:
        self.id = attributes.get("style:name", "")
        self.name = attributes.get("style:display-name", self.id)
        self.parent = attributes.get("style:parent-style-name", "")
        self.level = attributes.get("style:default-outline-level", "")
        self.item = bool(attributes.get("style:list-style-name"))
        self.lengths: dict[str, int] = {}
        self.align = ""
        self.faces: dict[str, bool] = {}


class OpenDocumentStyles:
    """The styles of a document, by family and name; what is asked of one is asked of its parents too."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], OpenDocumentStyle] = {}
        self._style: OpenDocumentStyle | None = None
        self._in_default = False
        self.language = ""  # of the document, as its defaults have it

    def read(self, data: bytes, part: str) -> None:
        """Takes the styles of a part."""
        parse(data, self, part)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of a part begins."""
        if name == "style:style":
            self._style = OpenDocumentStyle(attributes)
            self._styles[attributes.get("style:family", ""), self._style.id] = self._style
        elif name == "style:default-style":
            self._in_default = attributes.get("style:family") == "paragraph"
        elif name == "style:text-properties" and (self._in_default or self._is_standard()):
            self._read_language(attributes)
            if self._style is not None:
                self._style.faces |= dict(_faces(attributes))
        elif self._style is None:
            return
        elif name == "style:paragraph-properties":
            self._read_lengths(attributes)
        elif name == "style:text-properties":
            self._style.faces |= dict(_faces(attributes))

    def _is_standard(self) -> bool:
        return self._style is not None and self._style.id == "Standard"

    def _read_language(self, attributes: Attributes) -> None:
        language = attributes.get("fo:language", "none")
        if language not in {"none", "zxx"}:  # as a text is marked that nobody should spell
            self.language = language

    def _read_lengths(self, attributes: Attributes) -> None:
        assert self._style is not None
        for key in ("fo:margin-left", "fo:margin-right", "fo:text-indent"):
            match = _LENGTH.fullmatch(attributes.get(key, ""))
            if match:
                self._style.lengths[key] = int(float(match[1]) * _TWIPS[match[2]])
        self._style.align = attributes.get("fo:text-align", "")

    def end(self, name: str) -> None:
        """An element of a part ends."""
        if name == "style:style":
            self._style = None
        elif name == "style:default-style":
            self._in_default = False

    def text(self, text: str) -> None:
        """OpenDocumentStyles have no words."""

    def chain(self, family: str, id_: str) -> Iterator[OpenDocumentStyle]:
        """A style and its parents, the nearest first."""
        for _ in range(_NESTED):
            style = self._styles.get((family, id_))
            if style is None:
                return
            yield style
            id_ = style.parent

    def names(self, id_: str) -> tuple[str, ...]:
        """What the style of a paragraph and its parents are called, in lower case."""
        chain = self.chain("paragraph", id_)
        named = [name for style in chain for name in (style.name, style.id, style.parent)] or [id_]
        spoken = dict.fromkeys(_spoken(name) for name in named)
        return tuple(name for name in spoken if name and name not in _PLAIN)

    def length(self, id_: str, key: str) -> int:
        """A margin or an indentation of a paragraph, in twips."""
        chain = self.chain("paragraph", id_)
        return next((style.lengths[key] for style in chain if key in style.lengths), 0)

    def align(self, id_: str) -> str:
        """How the lines of a paragraph are set; empty where nothing says it."""
        return next((style.align for style in self.chain("paragraph", id_) if style.align), "")

    def is_item(self, id_: str) -> bool:
        """Whether a style numbers its paragraphs, or sets bullets before them."""
        return any(style.item for style in self.chain("paragraph", id_))

    def faces(self, family: str, id_: str) -> frozenset[str]:
        """The typefaces that a style sets words in."""
        faces: dict[str, bool] = {}
        for style in reversed(list(self.chain(family, id_))):
            faces |= style.faces
        return frozenset(face for face, on in faces.items() if on)


def _spoken(name: str) -> str:
    """A style's name as people read it: `Block_20_Quotation` is block quotation."""
    return " ".join(_ESCAPED.sub(_unescaped, name).casefold().replace("-", " ").split())


def _unescaped(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))


def _faces(attributes: Attributes) -> Iterator[tuple[str, bool]]:
    for key, plain, face in (
        ("fo:font-style", {"normal"}, "italic"),
        ("fo:font-weight", {"normal", "400"}, "bold"),
        ("fo:font-variant", {"normal"}, "capitals"),
        ("style:text-underline-style", {"none"}, "underlined"),
        ("style:text-line-through-style", {"none"}, "struck"),
        ("style:text-line-through-type", {"none"}, "struck"),
        ("text:display", {"true", "condition"}, "hidden"),
    ):
        if key in attributes:
            yield face, attributes[key] not in plain
