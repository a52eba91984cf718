"""Whether a text is nearly the same as one that a corpus has.

A few stretches of the new text are looked for in each of the others, which costs
little; where most stand there, the two are compared by their runs of five words
(shingling: Broder, On the resemblance and containment of documents, 1997).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from secpol_cli.authoring.intake.shelf import Shelf

_STRETCHES = 24
_LONG = 6  # words of a stretch
_SHINGLE = 5  # words
_MOST_STAND = 0.4  # of the stretches
_ALIKE = 0.7  # of the runs of both texts that both have
_MOST_BYTES = 64 * 2**20  # of texts that are kept in memory


class KnownTexts:
    """The texts of a corpus's sources, folded, read when first asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._folded: dict[str, str] = {}
        self._bytes = 0

    def find_alike(self, text: str) -> str | None:
        """The id of the document that has nearly these words; None where none has."""
        words = fold_words(text)
        if len(words) < 2 * _LONG:
            return None
        stretches = [f" {' '.join(words[start : start + _LONG])} " for start in _starts(len(words))]
        own: set[tuple[str, ...]] | None = None
        for id_, other in self._others():
            if sum(stretch in other for stretch in stretches) < _MOST_STAND * len(stretches):
                continue
            own = own if own is not None else _shingles(words)
            theirs = _shingles(other.split())
            if len(own & theirs) >= _ALIKE * len(own | theirs):
                return id_
        return None

    def _others(self) -> Iterable[tuple[str, str]]:
        sources: Mapping[str, str] = dict(self._shelf.sources)
        for id_, name in sources.items():
            if id_ not in self._folded:
                folded = self._read(name)
                if self._bytes + len(folded) > _MOST_BYTES:
                    yield id_, folded
                    continue
                self._folded[id_] = folded
                self._bytes += len(folded)
            yield id_, self._folded[id_]

    def _read(self, name: str) -> str:
        try:
            text = (self._shelf.root / name).read_text("utf-8", "replace")
        except OSError:
            return ""
        return f" {' '.join(fold_words(text))} "


def _starts(count: int) -> list[int]:
    """Where the stretches begin, evenly over so many words."""
    last = count - _LONG
    step = max(1, last // _STRETCHES)
    return list(range(0, last + 1, step))[:_STRETCHES]


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + _SHINGLE]) for start in range(max(1, len(words) - _SHINGLE + 1))}
