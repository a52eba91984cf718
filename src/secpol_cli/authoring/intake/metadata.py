"""What a file shows of its title, its authors, its date: from its first page before its properties.

A wrong guess is worse than none.  What properties say counts only where the
first page says it too: programs write there what they like.  Every guess has
the place where it stands and the reason for it.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from secpol_cli.authoring.intake.page_one import find_author, find_date, find_title
from secpol_cli.authoring.intake.speakers import has_turns
from secpol_cli.authoring.intake.speech_line import find_speech
from secpol_cli.changes import MetadataGuess
from secpol_cli.text.english_names import PROPER_NAME
from secpol_cli.text.folding import fold
from secpol_cli.text.languages import find_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.authoring.intake.transcript import Transcript

# Formats whose metadata people write themselves, and what these are called.
_SELF_DESCRIBED = {"markdown": "front matter", "html": "the page’s own markup"}
_HEAD = 12  # blocks that may say who wrote a text, and when
_LEAST_TITLE = 2  # words
_DIGITS = re.compile(r"[\d*†‡§]+")
_PUBLISHED = re.compile(
    rf"(?:First )?[Pp]ublished (?:in (?:\d{{4}}|{PROPER_NAME}) )?by:? (?:the )?(?P<who>{PROPER_NAME})\.?"
    rf"|Publisher: (?P<named>{PROPER_NAME})"
)
_MARK = re.compile(r"\s*\[\^\d+\]")


def guess_metadata(transcript: Transcript) -> list[MetadataGuess]:
    """What is sure enough of a file's title, speaker, authors, date, publisher and language, in that order.

    What would command a terminal is left out.
    """
    found = [*_title(transcript), *_speech(transcript), *_author(transcript), *_date(transcript)]
    found += _publisher(transcript)
    language = find_language(" ".join(block["text"] for block in transcript.blocks)[:200_000])
    if language:
        found.append(MetadataGuess("language", language, "text", "the whole text", "its small words"))
    first = {guess.key: guess for guess in reversed(found)}
    return [guess for guess in found if guess is first[guess.key] and guess.value.isprintable()]


def _title(transcript: Transcript) -> Iterator[MetadataGuess]:
    head = transcript.blocks[:_HEAD]
    said = str(transcript.said.get("title") or "")
    shown = find_title(head)
    if transcript.format in _SELF_DESCRIBED:
        yield from _self_described(transcript, "title", said)
    elif said and _is_named(said) and (place := _standing(said, head)):
        yield MetadataGuess(
            "title", _as_printed(said, head), "page one", place, "the file's title stands there"
        )
    elif shown is not None:
        yield shown


def _speech(transcript: Transcript) -> Iterator[MetadataGuess]:
    """Who gives a speech, and in which office, where a line at its head says so, and nobody else speaks."""
    line = find_speech(transcript.blocks[:_HEAD])
    if line is None or has_turns(transcript.blocks):
        return
    page = f"page {line.block['page']}, " if "page" in line.block else ""
    place, told = f"{page}{line.block['id']}", f"the line “{line.words}”"
    yield MetadataGuess("speaker", line.speaker, "page one", place, told)
    if line.office:
        yield MetadataGuess("office", line.office, "page one", place, told)
    yield MetadataGuess("author", line.speaker, "page one", place, told)
    yield MetadataGuess("type", "speech", "page one", place, told)


def _publisher(transcript: Transcript) -> Iterator[MetadataGuess]:
    """Who publishes a text, where a line of its first blocks says nothing else."""
    for block in transcript.blocks[:_HEAD]:
        if (line := _PUBLISHED.fullmatch(block["text"])) is not None:
            page = f"page {block['page']}, " if "page" in block else ""
            told, who = f"the line “{line[0]}”", line["who"] or line["named"]
            yield MetadataGuess("publisher", who, "page one", f"{page}{block['id']}", told)
            return


def _author(transcript: Transcript) -> Iterator[MetadataGuess]:
    head = transcript.blocks[:_HEAD]
    names = [str(author.get("literal") or "") for author in transcript.said.get("author") or ()]
    if names and transcript.format in _SELF_DESCRIBED:
        yield from _self_described(transcript, "author", "; ".join(names))
    elif (byline := find_author(head)) is not None:
        yield byline
    elif names and all(len(name.split()) > 1 for name in names) and (place := _alone(names, head)):
        told = "the file's author stands there"
        printed = "; ".join(_as_printed(name, head) for name in names)
        yield MetadataGuess("author", printed, "page one", place, told)


def _date(transcript: Transcript) -> Iterator[MetadataGuess]:
    said = str(transcript.said.get("issued") or "")
    head = transcript.blocks[:_HEAD]
    if transcript.format == "html":  # whose cells are of a table
        head = [block for block in head if block["kind"] != "list-item"]
    if said and transcript.format in _SELF_DESCRIBED:
        yield from _self_described(transcript, "issued", said)
    elif (printed := find_date(head)) is not None:
        yield printed


def _self_described(transcript: Transcript, key: str, value: str) -> Iterator[MetadataGuess]:
    place = _SELF_DESCRIBED[transcript.format]
    if value:
        yield MetadataGuess(key, unescape(value), "front matter", place, "the file says so itself")


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


def _alone(names: Sequence[str], head: Sequence[dict[str, Any]]) -> str:
    """Where a block is these names and no others; empty for nowhere: who is one of several is not all."""
    wanted = {word for name in names for word in fold(name).split()}
    for block in head:
        words = _DIGITS.sub(" ", _MARK.sub("", block["text"]))
        if set(fold(words).split()) - {"by", "and"} == wanted:
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
