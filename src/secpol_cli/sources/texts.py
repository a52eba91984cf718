"""A file as a text of the store: its paragraphs, headings, captions and notes, with addresses."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.corpus.anchors import PlainText, join_marked, normalize
from secpol_cli.corpus.compile import NOTE_KIND, Text, TextBlock
from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.readers.input import read_content
from secpol_cli.readers.read import read_document
from secpol_cli.sources.description import read_metadata
from secpol_cli.sources.furniture import without_furniture
from secpol_cli.sources.images import without_images
from secpol_cli.sources.parting import part_paragraph
from secpol_cli.store.address import note_part

if TYPE_CHECKING:
    from pathlib import Path

    from secpol_cli.readers.records import Paragraph

_TYPE = "document"  # CSL's word for what nothing more is known of
# The corpus's kinds of blocks; a cell is no paragraph, which a citation may count.
_KINDS = {
    "paragraph": "paragraph",
    "heading": "heading",
    "caption": "caption",
    "cell": "list-item",
    "aside": "list-item",
}
_LETTERS = {"paragraph": "p", "heading": "h", "caption": "c", "list-item": "l"}
_AT_THE_HEAD = 6  # paragraphs
_LONGEST_NUMBER = 5  # digits
_SPACES = re.compile(r"\s+")
_BYTE_ORDER_MARK = "\ufeff"


class ReadSource(NamedTuple):
    """A file as a text; where in its blocks pages begin (`store.printed_pages`), what of it was not read,
    what it says of itself, in CSL, and what else is to be told."""

    text: Text
    pages: list[tuple[str, int, int, str | None]]
    passed_over: list[str]
    said: dict[str, Any]
    warnings: tuple[str, ...] = ()
    is_headed: bool = False  # its title is only its first heading


def read_text(folder: Path, name: str, id_: str) -> Text:
    """The file `name` of `folder` as the document `id_`.  Raises as `read_source`."""
    return read_source(folder, name, id_).text


def read_source(folder: Path, name: str, id_: str) -> ReadSource:
    """The file `name` of `folder` as the document `id_`, and what else is to be known of it.

    Its title is what it says itself (as HTML, or in Markdown's front matter), else
    its name; so are its authors and its date, where it says them.  Raises
    ManuscriptUnreadable, with the file called `name`, where it is no text or
    has no words; and ToolError where pandoc is needed and there is none.
    """
    content = read_content(os.path.join(folder, name), name, None, recode=True)
    content = content._replace(text=content.text.replace("\r\n", "\n").replace("\r", "\n"))
    if content.format == "text":
        content = content._replace(text=without_furniture(content.text))
    elif content.format == "markdown":
        content = content._replace(text=without_images(content.text))
    document, _ = read_document(content, name, source=True)
    blocks, pages = _blocks(document.paragraphs, content.format == "text")
    if not blocks:
        raise ManuscriptUnreadable(name, "has no words", "write something into it, or leave it out")
    said = read_metadata(content, document.metadata)
    headed = _headed(document.paragraphs) if content.format == "pdf" and "title" not in said else ""
    if headed:
        said["title"] = headed
    read = as_source(name, id_, blocks, pages, list(document.passed_over), said, content.warnings)
    return read._replace(is_headed=bool(headed))


def as_source(
    name: str,
    id_: str,
    blocks: list[TextBlock],
    pages: list[tuple[str, int, int, str | None]],
    passed_over: list[str],
    said: dict[str, Any],
    warnings: tuple[str, ...],
) -> ReadSource:
    """What was read of a file as the document `id_`; its name is its title where it says none."""
    title = said.get("title") or normalize(name)
    text = Text(
        id=id_,
        file=name,
        title=title,
        description=normalize(name),
        citation={"type": _TYPE, **said, "title": title},
        blocks=blocks,
        words=sum(len(block.plain.text.split()) for block in blocks if block.kind != NOTE_KIND),
    )
    return ReadSource(text, pages, passed_over, said, warnings)


def _headed(paragraphs: list[Paragraph]) -> str:
    """The first heading, where it stands at the head of a text; else empty."""
    headed = next((one for one in paragraphs[:_AT_THE_HEAD] if one.kind == "heading"), None)
    return normalize(headed.text) if headed is not None else ""


def _blocks(
    paragraphs: list[Paragraph], is_plain: bool
) -> tuple[list[TextBlock], list[tuple[str, int, int, str | None]]]:
    """The blocks of a text in reading order, and its notes behind them; and where in them pages begin.

    What has no words is no block.
    """
    numbers: dict[str, int] = _numbers(paragraphs)
    counts: Counter[str] = Counter()
    blocks: list[TextBlock] = []
    pages: list[tuple[str, int, int, str | None]] = []
    notes: dict[int, list[Paragraph]] = {}
    for paragraph in paragraphs:
        if paragraph.note is not None:
            notes.setdefault(numbers[paragraph.note], []).append(paragraph)
            continue
        kind = _KINDS[paragraph.kind]
        for plain in _plain_texts(paragraph, numbers, is_plain):
            if plain.text:
                counts[kind] += 1
                blocks.append(TextBlock(f"{_LETTERS[kind]}{counts[kind]}", kind, plain))
                pages += _pages(blocks[-1].id, paragraph)
    for number, parts in sorted(notes.items()):
        blocks.append(TextBlock(note_part(number), NOTE_KIND, _marked(parts, numbers)))
        pages += _pages(blocks[-1].id, parts[0])
    return blocks, pages


def _numbers(paragraphs: list[Paragraph]) -> dict[str, int]:
    """The number of each note by its label: that which it has, where all notes have one of their own; else
    they are counted in the order of their marks."""
    labels: dict[str, None] = {}
    for paragraph in paragraphs:
        labels.update(dict.fromkeys(label for _, label in paragraph.notes))
        if paragraph.note is not None:
            labels[paragraph.note] = None
    own = [int(label) for label in labels if label.isdecimal() and len(label) < _LONGEST_NUMBER]
    if len(own) == len(labels) == len(set(own)) and 0 not in own:
        return dict(zip(labels, own, strict=True))
    return {label: number for number, label in enumerate(labels, 1)}


def _pages(block: str, paragraph: Paragraph) -> list[tuple[str, int, int, str | None]]:
    """Where in a block pages begin."""
    found: dict[int, tuple[str, int, int, str | None]] = {}
    for at, page, printed in paragraph.pages:
        before = paragraph.text[:at]
        place = len(normalize(before)) + (bool(before.strip()) and before[-1:].isspace())
        found[place] = (block, place, page, printed)
    return list(found.values())


def _plain_texts(paragraph: Paragraph, numbers: dict[str, int], is_plain: bool) -> list[PlainText]:
    if not is_plain or paragraph.notes or paragraph.kind != "paragraph":
        return [_marked([paragraph], numbers)]
    text = paragraph.text.replace(_BYTE_ORDER_MARK, "")
    return [PlainText(normalize(part), ()) for part in part_paragraph(text)]


def _marked(paragraphs: list[Paragraph], numbers: dict[str, int]) -> PlainText:
    """The words of paragraphs as those of one, with the marks of the notes in them."""
    pieces = [""]
    marks: list[int] = []
    for paragraph in paragraphs:
        at = 0
        for offset, label in paragraph.notes:
            pieces[-1] += paragraph.text[at:offset]
            pieces.append("")
            marks.append(numbers[label])
            at = offset
        pieces[-1] += f"{paragraph.text[at:]} "
    return join_marked([_spaced(piece) for piece in pieces], marks)


def _spaced(piece: str) -> str:
    """Normal text, but for one space at an end that has some."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", piece.replace(_BYTE_ORDER_MARK, "")))
