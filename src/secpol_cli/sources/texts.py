"""A file as a text of the store: its paragraphs, headings, captions and notes, with addresses."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from secpol_cli.corpus.anchors import PlainText, join_marked, normalize
from secpol_cli.corpus.compile import NOTE_KIND, Text, TextBlock
from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.readers.input import read_content
from secpol_cli.readers.read import read_document
from secpol_cli.sources.description import read_metadata
from secpol_cli.sources.furniture import without_furniture
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
_SPACES = re.compile(r"\s+")
_BYTE_ORDER_MARK = "\ufeff"


def read_text(folder: Path, name: str, id_: str) -> Text:
    """The file `name` of `folder` as the document `id_`.

    Its title is what it says itself (as HTML, or in Markdown's front matter), else
    its name; so are its authors and its date, where it says them.  Raises
    ManuscriptUnreadable, with the file called `name`, where it is no text or
    has no words; and ToolError where pandoc is needed and there is none.
    """
    content = read_content(os.path.join(folder, name), name, None)
    content = content._replace(text=content.text.replace("\r\n", "\n").replace("\r", "\n"))
    if content.format == "text":
        content = content._replace(text=without_furniture(content.text))
    document, _ = read_document(content, name)
    blocks = _blocks(document.paragraphs, content.format == "text")
    if not blocks:
        raise ManuscriptUnreadable(name, "has no words", "write something into it, or leave it out")
    said = read_metadata(content)
    title = said.pop("title", None) or normalize(name)
    return Text(
        id=id_,
        file=name,
        title=title,
        description=normalize(name),
        citation={"type": _TYPE, "title": title, **said},
        blocks=blocks,
        words=sum(len(block.plain.text.split()) for block in blocks if block.kind != NOTE_KIND),
    )


def _blocks(paragraphs: list[Paragraph], is_plain: bool) -> list[TextBlock]:
    """The blocks of a text in reading order, and its notes behind them; what has no words is none."""
    numbers: dict[str, int] = {}  # of the notes, by their labels
    counts: Counter[str] = Counter()
    blocks: list[TextBlock] = []
    notes: dict[int, list[Paragraph]] = {}
    for paragraph in paragraphs:
        for _, label in paragraph.notes:
            numbers.setdefault(label, len(numbers) + 1)
        if paragraph.note is not None:
            number = numbers.setdefault(paragraph.note, len(numbers) + 1)
            notes.setdefault(number, []).append(paragraph)
            continue
        kind = _KINDS[paragraph.kind]
        for plain in _plain_texts(paragraph, numbers, is_plain):
            if plain.text:
                counts[kind] += 1
                blocks.append(TextBlock(f"{_LETTERS[kind]}{counts[kind]}", kind, plain))
    for number, parts in sorted(notes.items()):
        blocks.append(TextBlock(note_part(number), NOTE_KIND, _marked(parts, numbers)))
    return blocks


def _plain_texts(paragraph: Paragraph, numbers: dict[str, int], is_plain: bool) -> list[PlainText]:
    if not is_plain:
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
