"""Anchoring: from the words that an annotation quotes to their place in a block.

Source: W3C Web Annotation Data Model, 4.2.4 (Text Quote Selector).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.corpus.format import Selector

_MARK = re.compile(r"\[\^([0-9]{1,6})\]")
_KEPT = 1024  # texts whose plain text is remembered: those of one document, of which every rule asks


class AnchoredSpan(NamedTuple):
    """Half-open code points of a block's plain text."""

    start: int
    end: int


class PlainText(NamedTuple):
    """A block's text without its note marks, and where each mark stood: (number, offset)."""

    text: str
    marks: tuple[tuple[int, int], ...]


class AnchorError(Exception):
    """A selector does not single out one place; `spans` are those it fits."""

    def __init__(self, message: str, hint: str, spans: tuple[AnchoredSpan, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.hint, self.spans = message, hint, spans

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.hint, self.spans), vars(self)


class AnchorNotFound(AnchorError):
    """The words do not stand in the block."""


class AnchorAmbiguous(AnchorError):
    """The words stand in the block more than once."""


def normalize(text: str) -> str:
    """NFC, with every run of white space as one space and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(_KEPT)
def plain_text(text: str) -> PlainText:
    """Take the note marks `[^n]` out of an authored text; a space on both sides of one becomes one."""
    pieces = _MARK.split(normalize(text))  # between the pieces stand the numbers
    return join_marked(pieces[::2], [int(number) for number in pieces[1::2]])


def join_marked(pieces: Sequence[str], numbers: Sequence[int]) -> PlainText:
    """Put the pieces of text between note marks together, which are normal but for a space at their ends."""
    plain = ""
    marks: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        if index:
            marks.append((numbers[index - 1], len(plain)))
        plain += piece.removeprefix(" ") if plain[-1:] in ("", " ") else piece
    plain = plain.rstrip()
    return PlainText(plain, tuple((n, min(at, len(plain))) for n, at in marks))


def resolve(selector: Selector, text: str) -> AnchoredSpan:
    """Locate a selector in a block's plain text.

    Comparison is exact after `normalize`; prefix and suffix choose among
    repeated matches, and white space between them and the words is free.
    Raises AnchorNotFound, with the nearest words of the block in its hint, or
    AnchorAmbiguous, with every place.
    """
    exact = normalize(selector.exact)
    prefix, suffix = normalize(selector.prefix or ""), normalize(selector.suffix or "")
    found = tuple(_occurrences(exact, text)) if exact else ()
    fitting = tuple(span for span in found if _stands_between(span, prefix, suffix, text))
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        message = f"“{shortened(exact)}” occurs {len(fitting)} times in block {selector.block}"
        raise AnchorAmbiguous(message, "add a prefix or a suffix that singles one out", fitting)
    if found:
        message = (
            f"“{shortened(exact)}” does not stand between this prefix and suffix in block {selector.block}"
        )
        raise AnchorNotFound(message, "copy them from the words around it", found)
    message = f"“{shortened(exact)}” does not occur in block {selector.block}"
    raise AnchorNotFound(message, _nearest(exact, text))


def find_cut(at: str, text: str) -> int | None:
    """Where in a block's plain text the words behind a cut (“before | behind”) begin; None for nowhere."""
    before, _, behind = (side.split() for side in at.partition("|"))
    words = text.split()
    for place in range(len(words) + 1):
        if words[max(0, place - len(before)) : place] == before and words[place:][: len(behind)] == behind:
            head = plain_text(" ".join(words[:place])).text
            return len(head) + bool(head)
    return None


def _occurrences(exact: str, text: str) -> Iterator[AnchoredSpan]:
    start = text.find(exact)
    while start >= 0:
        yield AnchoredSpan(start, start + len(exact))
        start = text.find(exact, start + 1)


def _stands_between(span: AnchoredSpan, prefix: str, suffix: str, text: str) -> bool:
    start, end = span
    start -= text[start - 1 : start] == " "
    end += text[end : end + 1] == " "
    return text.endswith(prefix, 0, start) and text.startswith(suffix, end)


def _nearest(exact: str, text: str) -> str:
    from rapidfuzz import fuzz

    near = fuzz.partial_ratio_alignment(exact, text, score_cutoff=60) if len(exact) <= len(text) else None
    if near is None:
        return "copy the words from the block"
    start = text.rfind(" ", 0, near.dest_start + 1) + 1
    end = text.find(" ", max(near.dest_end - 1, start))
    return f"the nearest words there are “{text[start : end if end >= 0 else len(text)]}”"


def shortened(text: str) -> str:
    """A text for a message: of a long one, the beginning and the end."""
    return text if len(text) <= 60 else text[:40] + " … " + text[-15:]
