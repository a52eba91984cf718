"""What a file shows of its title, its authors, its date: from its first page before its properties.

A wrong guess is worse than none.  What properties say counts only where the
first page says it too: programs write there what they like.  Every guess has
the place where it stands and the reason for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from secpol_cli.authoring.intake.page_one import find_author, find_date, find_title
from secpol_cli.changes import MetadataGuess
from secpol_cli.text.folding import fold
from secpol_cli.text.languages import find_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.authoring.intake.transcript import Transcript

_SELF_DESCRIBED = frozenset(["markdown", "html"])  # whose metadata people write themselves
_HEAD = 12  # blocks that may say who wrote a text, and when
_LEAST_TITLE = 2  # words
_MARK = re.compile(r"\s*\[\^\d+\]")


def guess_metadata(transcript: Transcript) -> list[MetadataGuess]:
    """What is sure enough of a file's title, authors, date and language, in that order."""
    found = [*_title(transcript), *_author(transcript), *_date(transcript)]
    language = find_language(" ".join(block["text"] for block in transcript.blocks)[:200_000])
    if language:
        found.append(MetadataGuess("language", language, "text", "the whole text", "its small words"))
    return found


def _title(transcript: Transcript) -> Iterator[MetadataGuess]:
    head = transcript.blocks[:_HEAD]
    said = str(transcript.said.get("title") or "")
    if transcript.format == "markdown" and said:
        yield MetadataGuess("title", said, "front matter", "front matter", "the file says so itself")
        return
    shown = find_title(head)
    if said and _is_named(said) and (place := _standing(said, head)):
        yield MetadataGuess(
            "title", _as_printed(said, head), "page one", place, "the file's title stands there"
        )
    elif shown is not None:
        yield shown


def _author(transcript: Transcript) -> Iterator[MetadataGuess]:
    head = transcript.blocks[:_HEAD]
    names = [str(author.get("literal") or "") for author in transcript.said.get("author") or ()]
    if transcript.format == "markdown" and names:
        joined = "; ".join(names)
        yield MetadataGuess("author", joined, "front matter", "front matter", "the file says so itself")
        return
    if (byline := find_author(head)) is not None:
        yield byline
    elif names and all(len(name.split()) > 1 and _standing(name, head) for name in names):
        place = _standing(names[0], head)
        yield MetadataGuess("author", "; ".join(names), "page one", place, "the file's author stands there")


def _date(transcript: Transcript) -> Iterator[MetadataGuess]:
    said = str(transcript.said.get("issued") or "")
    if transcript.format == "markdown" and said:
        yield MetadataGuess("issued", said, "front matter", "front matter", "the file says so itself")
    elif (printed := find_date(transcript.blocks[:_HEAD])) is not None:
        yield printed


def _is_named(title: str) -> bool:
    return len(title.split()) >= _LEAST_TITLE


def _standing(words: str, head: Sequence[dict[str, Any]]) -> str:
    """Where words stand at the head of a text, as a block of their own or within one; empty for nowhere."""
    wanted = f" {fold(words)} "
    for block in head:
        if wanted in f" {fold(_MARK.sub('', block['text']))} ":
            page = f"page {block['page']}, " if "page" in block else ""
            return f"{page}{block['id']}"
    return ""


def _as_printed(title: str, head: Sequence[dict[str, Any]]) -> str:
    """A title as the text prints it, where a block is nothing else."""
    for block in head:
        words = _MARK.sub("", block["text"])
        if fold(words) == fold(title):
            return words
    return title
