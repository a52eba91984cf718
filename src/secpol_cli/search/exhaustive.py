"""Exhaustive search: every place that has most of some words in their order, however little they tell.

Near search compares the most promising blocks; that a text has nothing like some words can be said
only where no block is left that may have enough of them.  Blocks are counted by the word index,
those that have enough words are read, and their words held against those that are looked for: by
the longest common subsequence, within the reach of a stretch.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from secpol_cli.search.candidates import Candidate, load_blocks, load_following
from secpol_cli.search.expansion import expand
from secpol_cli.search.hits import find_stretch
from secpol_cli.search.retrieval import may_reach
from secpol_cli.store.bit_sliced import Tally
from secpol_cli.store.postings import Postings
from secpol_cli.store.word_index import numbers_in
from secpol_cli.text.folding import fold_opening, fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.search.hits import CandidateStretch
    from secpol_cli.store.store import Store

_MOST_READ = 2_000  # blocks: 0.1 to 0.3 seconds, for words of which a text has nothing
_CHUNK = 100


def find_all_stretches(
    store: Store, text: str, words: Sequence[str], least: int, *, min_score: float, parted: bool
) -> list[CandidateStretch] | None:
    """The stretches that resemble `text` and have so many of its folded `words` or more, in their order, the
    best first; None where more than _MOST_READ blocks may have one.

    `parted` where anything may stand between the words.  Raises UsageError as `search` does.
    """
    expanded = expand(store, text, names=False)
    counts = Tally()
    counted = Counter(words)
    postings = Postings(store, counted)
    for word, count in counted.items():
        blocks = postings.blocks_with([word])
        counts.add(blocks | blocks >> 1, count)
    enough = counts.at_least(least) if least else -1
    numbers = list(numbers_in(enough & may_reach(store, expanded, min_score)))
    if len(numbers) > _MOST_READ:
        return None
    candidates = _with_words(store, numbers, words, least, parted=parted)
    stretches = [find_stretch(expanded, candidate, min_score) for candidate in candidates]
    found = [stretch for stretch in stretches if stretch is not None]
    return sorted(found, key=lambda each: (-each.score, each.last - each.first))


def _with_words(
    store: Store, numbers: Sequence[int], words: Sequence[str], least: int, *, parted: bool
) -> Iterator[Candidate]:
    """Those of some blocks that have enough of the words in their order, by themselves or with the opening of
    the paragraph after them."""
    reach = 2 * len(words) + 6
    for start in range(0, len(numbers), _CHUNK):
        rows = load_blocks(store, numbers[start : start + _CHUNK])
        following = load_following(store, rows)
        for row in rows:
            own = fold_words(row["text"])
            after = following.get((row["doc"], row["next"]))
            opening = fold_opening(after["text"], reach) if after is not None else []
            if _have([*own, *opening], words, least, None if parted else reach):
                yield Candidate(row, own, [after] if after is not None else [], opening)


def _have(text: Sequence[str], words: Sequence[str], least: int, reach: int | None) -> bool:
    """Whether a text has so many of some words in their order, within a reach of as many words."""
    from rapidfuzz.distance import LCSseq

    if LCSseq.similarity(words, text, score_cutoff=least) < least:
        return False
    if reach is None or len(text) <= reach:
        return True
    step = reach // 2
    return any(
        LCSseq.similarity(words, text[start : start + reach + step], score_cutoff=least) >= least
        for start in range(0, len(text) - step, step)
    )
