"""Whether a text is nearly the same as one that a corpus has.

By their runs of five words (shingling: Broder, On the resemblance and containment of
documents, 1997).  An index has a share of each text's runs, chosen by their
checksums, so that looking a text up takes time in proportion to its length;
what shares many of them is compared whole.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from secpol_cli.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.authoring.intake.shelf import Shelf

_RUN = 5  # words
_FEWEST = 12  # words of a text that can be told from others
_SHARE = 8  # of so many runs one is in the index,
_SHORT = 800  # but for texts of fewer words, of which all are
_ENOUGH = 12  # runs of the share by which a text is looked up; else by all
_MANY = 0.4  # of these that another text must have to be compared
_ALIKE = 0.7  # of the runs of both texts that both have


class KnownTexts:
    """The texts of a corpus's sources, as an index of their runs of words."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._owners: defaultdict[int, list[str]] = defaultdict(list)
        self._indexed: set[str] = set()

    def find_alike(self, text: str) -> str | None:
        """The id of the document that has nearly these words; None where none has."""
        words = fold_words(text)
        if len(words) < _FEWEST:
            return None
        for id_ in self._shelf.sources.keys() - self._indexed:
            self._index(id_)
        runs = _runs(words)
        chosen = {run for run in runs if not run % _SHARE}
        wanted = chosen if len(chosen) >= _ENOUGH else runs
        shared = Counter(id_ for run in wanted for id_ in self._owners.get(run, ()))
        for id_, count in shared.most_common():
            if count < _MANY * len(wanted):
                break
            theirs = _runs(self._words(id_))
            if len(runs & theirs) >= _ALIKE * len(runs | theirs):
                return id_
        return None

    def _index(self, id_: str) -> None:
        words = self._words(id_)
        is_short = len(words) < _SHORT
        for run in _runs(words):
            if is_short or not run % _SHARE:
                self._owners[run].append(id_)
        self._indexed.add(id_)

    def _words(self, id_: str) -> list[str]:
        try:
            text = (self._shelf.root / self._shelf.sources.get(id_, "")).read_text("utf-8", "replace")
        except OSError:
            return []
        return fold_words(text)


def _runs(words: Sequence[str]) -> set[int]:
    """The checksums of a text's runs of words."""
    starts = range(max(1, len(words) - _RUN + 1))
    return {zlib.crc32(" ".join(words[start : start + _RUN]).encode()) for start in starts}
