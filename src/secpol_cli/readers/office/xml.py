"""XML of office documents as a stream of events: no entities, no limit of depth, names by their standards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

Attributes = dict[str, str]

# The namespaces that are read, transitional and strict, and the prefixes that stand for them here.
_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    f"{_OFFICE}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OFFICE}drawingml/2006/chart": "c",
    f"{_STRICT}drawingml/chart": "c",
    f"{_OFFICE}drawingml/2006/diagram": "dgm",
    f"{_STRICT}drawingml/diagram": "dgm",
    f"{_OFFICE}officeDocument/2006/bibliography": "b",
    f"{_STRICT}officeDocument/bibliography": "b",
    f"{_OFFICE}officeDocument/2006/custom-properties": "cp",
    f"{_STRICT}officeDocument/customProperties": "cp",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://www.w3.org/1998/Math/MathML": "math",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
    f"{_ODF}xsl-fo-compatible:1.0": "fo",
    f"{_ODF}svg-compatible:1.0": "svg",
    **{f"{_ODF}{name}:1.0": name for name in ("office", "text", "table", "style", "meta")},
    f"{_ODF}drawing:1.0": "draw",
}


class BadXml(Exception):
    """XML that cannot be read; the message says where and why."""


class Handler(Protocol):
    """Takes the events of a part, in their order."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; names are `prefix:local`, as in the standards, or `local` for foreign ones."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters, in pieces of any length."""


def parse(data: bytes, handler: Handler, part: str = "") -> None:
    """Tells a handler what a part consists of.

    Raises BadXml where it is not well-formed, or declares a type of document: no
    program writes one, and entities can grow without bounds.
    """
    from xml.parsers import expat

    def refuse(*_: object) -> None:
        raise BadXml(f"{part}: declares a document type")

    names = _Names()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = _starting(handler, names)
    parser.EndElementHandler = lambda name: handler.end(names[name])
    parser.CharacterDataHandler = handler.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        problem = expat.ErrorString(error.code)
        raise BadXml(f"{part}:{error.lineno}:{error.offset + 1}: {problem}") from None
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise BadXml(f"{part}: {error}") from None


class _Names(dict[str, str]):
    """Expat's `uri local` names, and ours."""

    def __missing__(self, name: str) -> str:
        uri, _, local = name.rpartition(" ")
        prefix = _PREFIXES.get(uri)
        self[name] = known = f"{prefix}:{local}" if prefix else local
        return known


def _starting(handler: Handler, names: _Names) -> Callable[[str, Attributes], None]:
    def start(name: str, attributes: Attributes) -> None:
        named = {names[key]: value for key, value in attributes.items()} if attributes else attributes
        handler.start(names[name], named)

    return start
