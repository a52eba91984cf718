"""From a file to what a document of a corpus has of it: its text, blocks, notes, and what was undone.

The text is one paragraph a line, with an empty line between them; where a page
begins inside a paragraph, an empty line cuts it there, which `transcription`
then lists as a join.  A plain text that needs nothing done to it is its own source.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.authoring.intake.web_page import describe_page
from secpol_cli.corpus.compile import NOTE_KIND
from secpol_cli.corpus.fidelity import read_source
from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.readers.input import read_content
from secpol_cli.sources.texts import read_source as read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from secpol_cli.corpus.anchors import PlainText
    from secpol_cli.corpus.compile import TextBlock

_AROUND = 3  # words on each side of a cut by which it is known


class Transcript(NamedTuple):
    """A file as a document's keys: `text` is that of the source, None where the file is its own.

    `blocks`, `notes` and `transcription` are as YAML has them.  `said` is what the
    file says of itself, in CSL.  `pages` is how many it has, 0 where it has none.
    """

    format: str
    text: str | None
    blocks: list[dict[str, Any]]
    notes: list[dict[str, Any]]
    transcription: list[dict[str, Any]]
    said: dict[str, Any]
    warnings: tuple[str, ...]
    pages: int

    @property
    def words(self) -> int:
        """How many words its blocks have."""
        return sum(len(block["text"].split()) for block in self.blocks)


def transcribe(folder: Path, name: str) -> Transcript:
    """The file `name` of `folder`.  Raises ManuscriptUnreadable and ToolError."""
    content = read_content(os.path.join(folder, name), name, None, recode=True)
    read = read_file(folder, name, "x")
    said = {key: value for key, value in read.said.items() if key != "title" or not read.is_headed}
    if content.format == "html":
        said = describe_page(content.text, said)
    warnings = (*read.warnings, *read.passed_over)
    pages = len({page for _, _, page, _ in read.pages})
    if content.format == "text" and (content.encoding or "").startswith("utf-8"):
        plain = _as_it_is(content.text, read.text.blocks)
        if plain is not None:
            return Transcript("text", None, *plain, said, warnings, pages)
    text, blocks, notes, changes = _SourceWriter(read.pages).write(read.text.blocks)
    return Transcript(content.format, text, blocks, notes, changes, said, warnings, pages)


def _as_it_is(
    text: str, blocks: Sequence[TextBlock]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]] | None:
    """Blocks of a text that is its own source; None where its words are not those of the file, in order."""
    if any(block.plain.marks or block.kind == NOTE_KIND for block in blocks):
        return None
    source = read_source(text.removeprefix("\ufeff"), ())
    if [word for block in blocks for word in block.plain.text.split()] != text.removeprefix("\ufeff").split():
        return None
    cuts, place = set(source.breaks), 0
    written = []
    for block in blocks:
        end = place + len(block.plain.text.split())
        if cuts & set(range(place + 1, end)) or source.undone.keys() & set(range(place, end)):
            return None
        written.append({"id": block.id, "kind": block.kind, "text": block.plain.text})
        place = end
    return written, [], []


class _SourceWriter:
    """Writes the blocks of a text and the source that they are held against."""

    def __init__(self, pages: list[tuple[str, int, int, str | None]]) -> None:
        self._pages: dict[str, list[tuple[int, str]]] = {}
        for block, at, page, printed in pages:
            self._pages.setdefault(block, []).append((at, printed or str(page)))
        self._changes: list[dict[str, Any]] = []
        self._lines: list[str] = []

    def write(
        self, blocks: Sequence[TextBlock]
    ) -> tuple[str, list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
        """The source's text, blocks, notes and what `transcription` lists."""
        written, notes = [], []
        for block in blocks:
            words = _authored(block.plain).split()
            first = self._cut(block, words)
            if block.kind == NOTE_KIND:
                number = int(block.id[1:])
                self._lines[first] = f"[^{number}]: {self._lines[first]}"
                notes.append({"n": number, "text": " ".join(words)})
            else:
                page = next((page for at, page in self._pages.get(block.id, ()) if at == 0), None)
                paged = {"page": page} if page else {}
                written.append({"id": block.id, "kind": block.kind, **paged, "text": " ".join(words)})
        return "\n\n".join(self._lines) + "\n", written, notes, self._changes

    def _cut(self, block: TextBlock, words: list[str]) -> int:
        """Writes the words of a block, cut where pages begin in it; the number of its first line."""
        first, done = len(self._lines), 0
        for at, page in self._pages.get(block.id, ()):
            place = _words_before(block.plain.text, at)
            if not done < place < len(words):
                continue
            self._lines.append(" ".join(words[done:place]))
            around = [words[max(0, place - _AROUND) : place], words[place : place + _AROUND]]
            where = " | ".join(" ".join(side) for side in around)
            change = {"change": "joined", "block": block.id, "by": "page", "page": page}
            self._changes.append(change | ({"at": where} if where.count("|") == 1 else {}))
            done = place
        self._lines.append(" ".join(words[done:]))
        return first


def _words_before(text: str, at: int) -> int:
    """How many words begin before an offset: one that a page cuts stands on the page where it begins."""
    return len(text[:at].split())


def _authored(plain: PlainText) -> str:
    """A text with the marks of its notes in it."""
    text, end = "", 0
    for number, at in plain.marks:
        text += f"{plain.text[end:at]}[^{number}]"
        end = at
    return text + plain.text[end:]


def refuse_marks(transcript: Transcript, name: str) -> None:
    """Raises ManuscriptUnreadable where a text has marks of notes that it does not have."""
    from secpol_cli.corpus.anchors import plain_text

    if not transcript.blocks:
        raise ManuscriptUnreadable(name, "has notes and no text", "add the file that they belong to")
    known = {note["n"] for note in transcript.notes}
    seen: set[int] = set()
    for each in (*transcript.blocks, *transcript.notes):
        for number, _ in plain_text(each["text"]).marks:
            if number not in known or number in seen:
                raise ManuscriptUnreadable(
                    name, f"has the mark [^{number}] of a note that it does not have", "save it as .md"
                )
            seen.add(number)
