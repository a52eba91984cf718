"""A block's text in pieces: where statements begin and end in it, and where its notes are marked."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.pages.records import ReadingPiece

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.model import Block


class WordsSaid(NamedTuple):
    """The words of a statement in a block; offsets as a passage has them."""

    start: int
    end: int
    address: str
    mode: str
    hue: int


def cut_block(
    block: Block, said: Sequence[WordsSaid], letters: Mapping[str, str]
) -> tuple[ReadingPiece, ...]:
    """The text of a block in pieces, in their order; put together, with the note marks, they are all of it.

    Where statements overlap, a piece is that of the shortest.  `letters` are
    those of the statements that have one, by address.
    """
    marks: dict[int, list[int]] = {}
    for mark in block.marks:
        marks.setdefault(mark.at, []).append(mark.n)
    cuts = {0, len(block.text), *marks}
    cuts |= {offset for words in said for offset in (words.start, words.end)}
    ends = sorted(cuts)
    pieces: list[ReadingPiece] = []
    lettered: set[str] = set()
    for start, end in zip(ends, [*ends[1:], None], strict=True):
        pieces += [ReadingPiece(note=n) for n in marks.get(start, ())]
        if end is None:
            break
        covering = [words for words in said if words.start <= start and end <= words.end]
        begun = [
            words.address
            for words in covering
            if words.start == start and words.address in letters and words.address not in lettered
        ]
        lettered.update(begun)
        pieces.append(_piece(block.text[start:end], covering, tuple(letters[address] for address in begun)))
    return tuple(pieces)


def _piece(text: str, covering: Sequence[WordsSaid], letters: tuple[str, ...]) -> ReadingPiece:
    if not covering:
        return ReadingPiece(text)
    inner = min(covering, key=lambda words: words.end - words.start)
    addresses = tuple(dict.fromkeys(words.address for words in (inner, *covering)))
    return ReadingPiece(text, inner.address, inner.mode, inner.hue, addresses, letters)


def letters_for(addresses: Sequence[str]) -> dict[str, str]:
    """A letter for each of several statements, in their order: a to z, then aa; none for one alone."""
    if len(addresses) < 2:
        return {}
    return {address: _letter(number) for number, address in enumerate(addresses)}


def _letter(number: int) -> str:
    many, one = divmod(number, len(ascii_lowercase))
    return (_letter(many - 1) if many else "") + ascii_lowercase[one]
