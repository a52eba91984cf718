"""Word's styles, as far as they say what a paragraph is and how words are set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.readers.office.xml import Attributes, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_OFF = frozenset(["0", "false", "off", "none"])
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|nagłówek|заголовок) ?[1-9]")
_CAPTION = frozenset(["caption", "table caption", "image caption"])
_BODY_LEVEL = 9  # of an outline: no heading
_NESTED = 40  # styles that are based on each other; Word allows ten

# Typefaces that set words apart from others, by the elements that turn them on.
FACES = {
    "w:b": "bold",
    "w:i": "italic",
    "w:u": "underlined",
    "w:smallCaps": "capitals",
    "w:highlight": "marked",
}
HIDING = {"w:strike": "struck", "w:dstrike": "struck", "w:vanish": "hidden"}


def is_on(attributes: Attributes) -> bool:
    """Whether a property is turned on: one without a value is."""
    return attributes.get("w:val", "1") not in _OFF


def twips(attributes: Attributes, *names: str) -> int | None:
    """A length of `<w:ind>` in twentieths of a point; None where it is not given."""
    for name in names:
        try:
            return int(float(attributes[name]))
        except (KeyError, ValueError, OverflowError):
            continue
    return None


class Indent:
    """Indentations in twips; None where nothing says them."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.right: int | None = None
        self.hanging: int | None = None

    def read(self, attributes: Attributes) -> None:
        """Takes what `<w:ind>` says."""
        self.left = _either(twips(attributes, "w:left", "w:start"), self.left)
        self.right = _either(twips(attributes, "w:right", "w:end"), self.right)
        self.hanging = _either(twips(attributes, "w:hanging"), self.hanging)

    def over(self, below: Indent) -> Indent:
        """These where they are given, else those of a style below."""
        joined = Indent()
        joined.left = _either(self.left, below.left)
        joined.right = _either(self.right, below.right)
        joined.hanging = _either(self.hanging, below.hanging)
        return joined


def _either(first: int | None, second: int | None) -> int | None:
    return second if first is None else first


class WordStyle:
    """A style: its names, the style it is based on, and what it says itself."""

    def __init__(self, id_: str) -> None:
        self.id, self.name, self.based_on = id_, id_, ""
        self.indent = Indent()
        self.is_item = False
        self.level: int | None = None
        self.align = ""
        self.faces: dict[str, bool] = {}


class WordStyles:
    """The styles of a document, by their ids; what is asked of one is asked of those below it too."""

    def __init__(self, data: bytes | None, part: str) -> None:
        self._styles: dict[str, WordStyle] = {}
        self._style: WordStyle | None = None
        self._changing = 0  # inside what a tracked change replaced
        self._chains: dict[str, list[WordStyle]] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self.default = ""
        self.language = ""  # of the document, as its defaults have it
        if data is not None:
            parse(data, self, part)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the part of styles begins."""
        value = attributes.get("w:val", "")
        if name.endswith("PrChange") or self._changing:
            self._changing += 1
        elif name == "w:style":
            self._style = WordStyle(attributes.get("w:styleId", ""))
            self._styles[self._style.id] = self._style
            if attributes.get("w:default") in {"1", "true"} and attributes.get("w:type") == "paragraph":
                self.default = self._style.id
        elif name == "w:lang" and (self._style is None or self._style.id == self.default):
            self.language = value or self.language
        elif self._style is None:
            return
        elif name == "w:name":
            self._style.name = value
        elif name == "w:basedOn":
            self._style.based_on = value
        elif name == "w:ind":
            self._style.indent.read(attributes)
        elif name == "w:numId":
            self._style.is_item = value != "0"
        elif name == "w:outlineLvl" and value.isdigit():
            self._style.level = int(value)
        elif name == "w:jc":
            self._style.align = value
        elif name in FACES:
            self._style.faces[FACES[name]] = is_on(attributes)
        elif name in HIDING:
            self._style.faces[HIDING[name]] = is_on(attributes)

    def end(self, name: str) -> None:
        """An element of the part of styles ends."""
        if self._changing:
            self._changing -= 1
        elif name == "w:style":
            self._style = None

    def text(self, text: str) -> None:
        """WordStyles have no words."""

    def chain(self, id_: str) -> list[WordStyle]:
        """A style and those that it is based on, the nearest first."""
        if id_ not in self._chains:
            self._chains[id_] = list(self._based(id_))
        return self._chains[id_]

    def _based(self, id_: str) -> Iterator[WordStyle]:
        for _ in range(_NESTED):
            style = self._styles.get(id_)
            if style is None:
                return
            yield style
            id_ = style.based_on

    def names(self, id_: str) -> tuple[str, ...]:
        """The names and ids of a style and those below it, in lower case; without that of all paragraphs."""
        if id_ not in self._names:
            chain = [style for style in self.chain(id_) if style.id != self.default]
            named = [name for style in chain for name in (style.name, style.id)] or [id_]
            spoken = (" ".join(name.casefold().replace("-", " ").split()) for name in named if name)
            self._names[id_] = tuple(dict.fromkeys(spoken))
        return self._names[id_]

    def indent(self, id_: str, own: Indent) -> Indent:
        """A paragraph's indentations: its own, else its style's."""
        for style in self.chain(id_ or self.default):
            own = own.over(style.indent)
        return own

    def is_heading(self, id_: str) -> bool:
        """Whether a style is one of headings."""
        if any(_HEADING.match(name) for name in self.names(id_)):
            return True
        level = next((style.level for style in self.chain(id_) if style.level is not None), _BODY_LEVEL)
        return level < _BODY_LEVEL

    def is_caption(self, id_: str) -> bool:
        """Whether a style is that of the captions of tables and figures."""
        return any(name in _CAPTION for name in self.names(id_))

    def is_item(self, id_: str) -> bool:
        """Whether a style numbers its paragraphs, or sets bullets before them."""
        return any(style.is_item for style in self.chain(id_))

    def align(self, id_: str) -> str:
        """How a style sets its lines: left, both, center, right …; empty where it does not say."""
        return next((style.align for style in self.chain(id_ or self.default) if style.align), "")

    def faces(self, id_: str, own: dict[str, bool]) -> frozenset[str]:
        """The typefaces of words: their own, and those of their style of characters."""
        faces: dict[str, bool] = {}
        for style in reversed(self.chain(id_) if id_ else []):
            faces |= style.faces
        return frozenset(face for face, on in (faces | own).items() if on)
