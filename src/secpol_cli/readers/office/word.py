"""Word documents (docx): the parts that hold words, by the relations that name them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from secpol_cli.readers.office.properties import kept_in_properties
from secpol_cli.readers.office.references import read_sources
from secpol_cli.readers.office.word_body import WordReader
from secpol_cli.readers.office.word_styles import WordStyles
from secpol_cli.readers.office.xml import Attributes, parse

if TYPE_CHECKING:
    from secpol_cli.readers.office.flow import Event
    from secpol_cli.readers.records import ReadDocument

_BODY = "word/document.xml"


def read_word(parts: dict[str, bytes]) -> ReadDocument:
    """The paragraphs of a Word document, given its parts.

    Raises BadXml where a part is broken.
    """
    related = _related(parts)
    styles = WordStyles(parts.get(related.get("styles", [""])[0]), "styles.xml")
    comments = _Texts("w:comment", "w:id")
    notes: dict[tuple[str, str], list[Event]] = {}
    for kind in ("footnote", "endnote"):
        for part in related.get(f"{kind}s", [])[:1]:
            collected = _Texts(f"w:{kind}", "w:id", whole=True)
            parse(parts[part], collected, part)
            notes |= {(kind, id_): events for id_, events in collected.events.items()}
    for part in related.get("comments", [])[:1]:
        parse(parts[part], comments, part)
    reader = WordReader(
        styles,
        notes,
        comments.texts,
        read_sources(parts),
        kept_in_properties(parts.get("docProps/custom.xml")),
    )
    parse(parts[_BODY], reader, _BODY)
    reader.end_body()
    for kind in ("header", "footer"):
        for part in related.get(kind, []):
            reader.read_apart(kind, part, lambda part: parse(parts[part], reader, part))
    document = reader.finish()
    document.language = styles.language
    return document


def read_events(
    body: list[Event],
    styles: WordStyles,
    notes: dict[tuple[str, str], list[Event]],
    comments: dict[str, str],
    apart: list[tuple[str, list[Event]]],
) -> ReadDocument:
    """The paragraphs of a document that is given as the events of Word's elements.

    `notes` are by kind (footnote, endnote) and id, `comments` the words of each
    by its id, `apart` the headers and footers.
    """
    reader = WordReader(styles, notes, comments)
    reader.play(body)
    reader.end_body()
    for kind, events in apart:
        reader.read_apart(kind, events, reader.play)
    return reader.finish()


def _related(parts: dict[str, bytes]) -> dict[str, list[str]]:
    """The parts that the body names, by what they are to it (styles, footnotes, header …)."""
    relations = _Relations()
    name = "word/_rels/document.xml.rels"
    if name in parts:
        parse(parts[name], relations, name)
    found: dict[str, list[str]] = {}
    for kind, target in relations.found:
        part = posixpath.normpath(posixpath.join("word", target)) if target[:1] != "/" else target[1:]
        if part in parts:
            found.setdefault(kind, []).append(part)
    for kind in ("styles", "footnotes", "endnotes", "comments"):
        if kind not in found and f"word/{kind}.xml" in parts:
            found[kind] = [f"word/{kind}.xml"]
    for kind in ("header", "footer"):
        if kind not in found:
            found[kind] = sorted(part for part in parts if re.fullmatch(rf"word/{kind}\d*\.xml", part))
    return found


class _Relations:
    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name.endswith("Relationship") and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append((kind, attributes.get("Target", "")))

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


class _Texts:
    """What stands in each element of a name, by its id: its words, and with `whole` all its events."""

    def __init__(self, name: str, id_: str, *, whole: bool = False) -> None:
        self._name, self._id, self._whole = name, id_, whole
        self.texts: dict[str, str] = {}
        self.events: dict[str, list[Event]] = {}
        self._at: str | None = None
        self._in_text = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == self._name:
            self._at = attributes.get(self._id, "")
            self.texts[self._at] = ""
            self.events[self._at] = []
        elif self._at is not None:
            self._in_text = name == "w:t"
            if self._whole:
                self.events[self._at].append(("start", name, attributes))

    def end(self, name: str) -> None:
        if name == self._name:
            self._at = None
        elif self._at is not None:
            if name == "w:p":
                self.texts[self._at] += " "
            self._in_text = False
            if self._whole:
                self.events[self._at].append(("end", name, None))

    def text(self, text: str) -> None:
        if self._at is not None:
            if self._in_text:
                self.texts[self._at] += text
            if self._whole:
                self.events[self._at].append(("text", text, None))
