"""A text that people parted keeps its parts in a new version: what is the same stays in its block or note.

The tokens of the two sources are compared; each that stands in both stays in the
block that it was in, what is new joins what stands around it, and what stands in
paragraphs of its own becomes blocks.  Joins, captions and notes stay as they were made.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.corpus.fidelity import lay_texts, read_made, read_source
from secpol_cli.store.address import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.corpus.fidelity import LaidTexts, SourceTokens
    from secpol_cli.corpus.load import Document

_MOST = 4_000_000_000  # bits that the comparison of two sources takes: some 60,000 tokens each
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBERED = re.compile(r"(?:\[\^?(\d{1,4})\]:?|(\d{1,4})[.)]?)\Z")
_LEAST = 0.3  # of the tokens of the old source that the new must have to be a version of it


class TextPart(NamedTuple):
    """A stretch of the new source that is a block or a note: the old text it is (p3, n14), None for a new
    one; the places of its words, and of its marker; and where, in words, it is cut, with which of the cuts of
    the old text each is."""

    text: str | None
    places: list[int]
    marker: list[int]
    cuts: list[tuple[int, int]]


class Patched(NamedTuple):
    """A new source, parted as the old one was: its parts in the order of their first words."""

    source: SourceTokens
    parts: list[TextPart]


def patch(
    document: Document, before: str, after: str, *, is_made: bool, marks: set[int] | None = None
) -> Patched | None:
    """The new text of a source parted as the old one is; None where they have too little in common, or the
    document is not the old one.

    `is_made` says that the new one was made by secpol; `marks` are the numbers that
    are marks of notes where they stand raised, all that may be where they are None.
    """
    laid = lay_texts(document, before)
    if laid is None:
        return None
    numbers = _numbers(document, after) if marks is None else marks
    source = read_made(after) if is_made else read_source(after, {f"[^{number}]" for number in numbers})
    if len(laid.source.tokens) * len(source.tokens) > _MOST or not source.tokens:
        return None
    return _Patch(laid, source).result()


def _numbers(document: Document, text: str) -> set[int]:
    """The numbers of the notes that a document has, and of those that may be new."""
    numbers = {note.n for note in document.record.notes}
    for line in text.splitlines():
        begun = _RAISED.match(line.lstrip("-* "))
        if begun is not None:
            numbers.add(int(begun[0].translate(_SUPERSCRIPTS)))
    return numbers if document.record.notes else set()


class _Patch:
    """The tokens of a new source, each given to the text that it belongs to."""

    def __init__(self, laid: LaidTexts, source: SourceTokens) -> None:
        self.laid, self.source = laid, source
        self.order: dict[int, tuple[str, int, int]] = {}  # old token: its text, run, place in the text
        for text, runs in laid.runs.items():
            done = -laid.markers[text]
            for number, (start, end) in enumerate(runs):
                for place in range(start, end):
                    self.order[place] = (text, number, done)
                    done += 1
        self.owner: list[tuple[str, int] | None] = [None] * len(source.tokens)
        self.index: list[int | None] = [None] * len(source.tokens)
        self.fresh: set[int] = set()  # tokens in paragraphs of their own
        self.breaks = [place for place in source.breaks if place]

    def result(self) -> Patched | None:
        """The new source, parted."""
        same = 0
        inserted = []
        for tag, start, _, begin, end in self._opcodes():
            if tag == "equal":
                same += end - begin
                for step in range(end - begin):
                    text, run, place = self.order[start + step]
                    self.owner[begin + step], self.index[begin + step] = (text, run), place
            elif begin < end:
                inserted.append((begin, end))
        if same < _LEAST * len(self.laid.source.tokens):
            return None
        for begin, end in inserted:
            self._insert(begin, end)
        parts = [*self._kept(), *self._new()]
        return Patched(self.source, sorted(parts, key=lambda part: (part.marker + part.places)[0]))

    def _opcodes(self) -> Iterator[tuple[str, int, int, int, int]]:
        from rapidfuzz.distance import Indel

        for each in Indel.opcodes(self.laid.source.tokens, self.source.tokens):
            yield each.tag, each.src_start, each.src_end, each.dest_start, each.dest_end

    def _insert(self, begin: int, end: int) -> None:
        """Give tokens that are new to what stands around them, up to the empty lines between."""
        before = self.owner[begin - 1] if begin else None
        behind = self.owner[end] if end < len(self.owner) else None
        cuts = [place for place in self.breaks if begin <= place <= end]
        if not cuts:
            owner = before or behind
            if before is not None and behind is not None and before[0] != behind[0]:
                owner = behind if self._begins(end) and not self._ends(begin - 1) else before
            self.owner[begin:end] = [owner] * (end - begin)
            return
        first, last = cuts[0], cuts[-1]
        self.owner[begin:first] = [before] * (first - begin)
        self.owner[last:end] = [behind] * (end - last)
        self.fresh.update(range(first, last))
        self.fresh.update(place for place in range(begin, end) if self.owner[place] is None)

    def _begins(self, place: int) -> bool:
        return self.index[place] == 0

    def _ends(self, place: int) -> bool:
        owner, at = self.owner[place], self.index[place]
        return owner is not None and at is not None and at + 1 < self._length(owner[0])

    def _length(self, text: str) -> int:
        return sum(end - start for start, end in self.laid.runs[text]) - self.laid.markers[text]

    def _kept(self) -> Iterator[TextPart]:
        """What is left of each text, and what a new empty line has parted from it."""
        places: dict[str, list[int]] = {}
        for run in range(max(map(len, self.laid.runs.values()))):
            for place, owner in enumerate(self.owner):
                if owner is not None and owner[1] == run:
                    places.setdefault(owner[0], []).append(place)
        for text, own in places.items():
            pieces = self._parted(text, own)
            main = max(pieces, key=lambda piece: sum(self.index[place] is not None for place in piece[0]))
            for piece, cuts in pieces:
                marker = self._marker(text, piece) if piece is main[0] else 0
                if marker == len(piece):
                    self.fresh.update(piece)
                elif piece is main[0]:
                    after = [(cut - marker, which) for cut, which in cuts]
                    yield TextPart(text, piece[marker:], piece[:marker], after)
                else:
                    yield TextPart(None, piece, [], cuts)

    def _marker(self, text: str, places: list[int]) -> int:
        """How many tokens stand before the words of a text as its marker, which may have changed."""
        if not self.laid.markers[text]:
            return 0
        count = 0
        for place in places:
            at = self.index[place]
            is_changed = at is None and _NUMBERED.match(self.source.tokens[place]) is not None
            if not (at is not None and at < 0) and not (is_changed and self._precedes(places, count)):
                break
            count += 1
        return count

    def _precedes(self, places: list[int], count: int) -> bool:
        """Whether the first word of a text follows."""
        return count + 1 < len(places) and self.index[places[count + 1]] == 0

    def _parted(self, text: str, words: list[int]) -> list[tuple[list[int], list[tuple[int, int]]]]:
        """The words of a text in pieces, each with its cuts: it is cut where it was before, and parted where
        the new source alone does so."""
        pieces: list[tuple[list[int], list[tuple[int, int]]]] = [([words[0]], [])]
        cuts = self.laid.cuts[text]
        indices = [self.index[place] for place in words]
        for at in range(1, len(words)):
            one, other = words[at - 1], words[at]
            if other != one + 1 or self._is_broken(one, other):
                low = next((each for each in reversed(indices[:at]) if each is not None), -1)
                high = next((each for each in indices[at:] if each is not None), self._length(text))
                if (which := bisect_right(cuts, low)) < bisect_right(cuts, high):
                    pieces[-1][1].append((len(pieces[-1][0]), which))
                else:
                    pieces.append(([], []))
            pieces[-1][0].append(other)
        return pieces

    def _is_broken(self, one: int, other: int) -> bool:
        return bisect_right(self.breaks, one) < bisect_right(self.breaks, other)

    def _new(self) -> Iterator[TextPart]:
        """The paragraphs that are wholly new."""
        piece: list[int] = []
        for place in sorted(self.fresh):
            if piece and (place != piece[-1] + 1 or self._is_broken(piece[-1], place)):
                yield TextPart(None, piece, [], [])
                piece = []
            piece.append(place)
        if piece:
            yield TextPart(None, piece, [], [])


def note_number(part: TextPart, source: SourceTokens) -> int | None:
    """The number of a part that was a note: that of its marker, else that which it had; of a new part the
    number that it begins with; None for another."""
    for place in part.marker or part.places[:1] * (part.text is None):
        found = _NUMBERED.match(source.tokens[place])
        if found is not None:
            return int(found[1] or found[2])
    return number_of(part.text, "n") if part.text is not None else None
