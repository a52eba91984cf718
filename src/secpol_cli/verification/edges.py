"""Where a quotation begins and ends in its source: the first and last of the words laid on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.text.note_marks import NoteMarks
from secpol_cli.text.signs import parts_number_before, parts_number_behind
from secpol_cli.verification.alignment import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.verification.diff import Sides


def tidy_pairs(sides: Sides, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs without those at either end that have a word of the source alone.

    A first or last word of the quotation that was laid on another word, beyond
    the end of a sentence, is taken for one that the source does not have: the
    writer put it in, and did not mean the next sentence.  Marks of notes stand
    for no word.  Where a quotation cuts a range or a fraction in two (2-3), the
    other number is one that it leaves out.
    """
    tidy = _without_notes(sides, pairs)
    while tidy and tidy[0].quoted is None:
        del tidy[0]
    while tidy and tidy[-1].quoted is None:
        del tidy[-1]
    _join_ends(sides, tidy)
    for end, other in ((0, 1), (-1, -2)):
        if len(tidy) < 2 or tidy[end].quoted is None or sides.are_one_word(tidy[end]):
            continue
        one, two = sorted([tidy[end].source, tidy[other].source], key=lambda place: place or 0)
        if one is not None and two is not None and sides.reading.begins_sentence(two) and two == one + 1:
            tidy[end] = Pair(tidy[end].quoted, None)
    _restore_numbers(sides, tidy)
    return tidy


def _without_notes(sides: Sides, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs, where marks of notes are laid on no word but one that is the same."""
    notes = NoteMarks(sides.text)
    if not notes.spans and not sides.reading.has_notes:
        return list(pairs)
    tidy = []
    for pair in pairs:
        if pair.quoted is None or pair.source is None or sides.are_one_word(pair):
            tidy.append(pair)
            continue
        quoted = sides.quotation[pair.quoted]
        is_mark = notes.cover(quoted.start, quoted.end) or sides.reading.is_note_mark(pair.source)
        tidy += [Pair(pair.quoted, None), Pair(None, pair.source)] if is_mark else [pair]
    return tidy


def _join_ends(sides: Sides, tidy: list[Pair]) -> None:
    """Lay a first or last word that is two on the other side, or two that are one there, on each other."""
    if tidy and tidy[-1].source is not None and _is_joined(sides, tidy[-1], 1):
        tidy.append(Pair(None, tidy[-1].source + 1))
    if tidy and tidy[0].source and _is_joined(sides, tidy[0], -1):
        tidy.insert(0, Pair(None, tidy[0].source - 1))
    if len(tidy) > 1 and _is_parted(sides, tidy[0], tidy[1], tidy[1].source):
        tidy[0] = tidy[0]._replace(source=None)
    if len(tidy) > 1 and _is_parted(sides, tidy[-2], tidy[-1], tidy[-2].source):
        tidy[-1] = tidy[-1]._replace(source=None)


def _is_joined(sides: Sides, pair: Pair, step: int) -> bool:
    """Whether the quotation writes as one word what the source writes as two: the pair's and the one `step`
    beside it."""
    words = sides.reading.words
    if pair.quoted is None or pair.source is None or not 0 <= pair.source + step < len(words):
        return False
    first, second = sorted((pair.source, pair.source + step))
    return sides.quotation[pair.quoted].word == words[first] + words[second]


def _is_parted(sides: Sides, one: Pair, other: Pair, source: int | None) -> bool:
    """Whether the quotation writes as two words, those of two pairs, what the source writes as one."""
    if one.quoted is None or other.quoted is None or source is None:
        return False
    parts = sides.quotation[one.quoted].word + sides.quotation[other.quoted].word
    return parts == sides.reading.words[source]


def _restore_numbers(sides: Sides, tidy: list[Pair]) -> None:
    """Add the other number of a range or fraction of the source that a quotation begins or ends in."""
    first, last = (tidy[0].source, tidy[-1].source) if tidy else (None, None)
    reading = sides.reading
    if first and tidy[0].quoted is not None:
        own, before = sides.text[: sides.quotation[0].start], reading.before(first)
        if parts_number_before(before, reading.raw(first)) and not own.strip():
            tidy.insert(0, Pair(None, first - 1))
    if last is not None and tidy[-1].quoted is not None and last + 1 < len(reading.words):
        own, behind = sides.text[sides.quotation[-1].end :], reading.behind(last)
        if parts_number_behind(reading.raw(last), behind) and not parts_number_behind("0", own):
            tidy.append(Pair(None, last + 1))
