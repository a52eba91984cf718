"""The words of a candidate with their places, as its hits are found among them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from secpol_cli.store.rows import make_passage
from secpol_cli.text.folding import Token, fold_sentences, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.model import Passage
    from secpol_cli.search.candidates import Candidate

# What it costs a hit to go on into another sentence: as much as a word of that weight in between.
_BREAK = 0.3  # by judgement: no query of tests/search/queries/tuning.yaml turns on it


class CandidateText:
    """The words of a candidate's block and of the paragraphs after it, as far as a hit may reach."""

    def __init__(self, candidate: Candidate) -> None:
        self.blocks = [candidate.block, *candidate.following]
        self.addresses = candidate.addresses
        self.words = [*candidate.words, *candidate.opening]
        self.own = len(candidate.words)  # how many words are the block's own

    @cached_property
    def breaks(self) -> list[float]:
        """What it costs to go on over each word."""
        begins = [begins for block in self.blocks for begins in fold_sentences(block["text"])]
        return [_BREAK if begin else 0.0 for begin in begins[: len(self.words)]]

    @cached_property
    def tokens(self) -> list[tuple[int, Token]]:
        """The words with their places: which of the blocks each is in, and where."""
        tokens = [
            (index, token) for index, block in enumerate(self.blocks) for token in tokenize(block["text"])
        ]
        return tokens[: len(self.words)]

    def text(self, first: int, last: int) -> str:
        """The text from one word to another, as it stands; of the first one's block."""
        index, token = self.tokens[first]
        other, end = self.tokens[last]
        return str(self.blocks[index]["text"][token.start : (end if other == index else token).end])

    def passages(self, places: Sequence[int]) -> Iterator[Passage]:
        """The passages from the first of some words to the last, one a block."""
        for index, row in enumerate(self.blocks):
            own = [self.tokens[place][1] for place in places if self.tokens[place][0] == index]
            if own:
                yield make_passage(row["doc"], row["block"], own[0].start, own[-1].end, row["text"])
