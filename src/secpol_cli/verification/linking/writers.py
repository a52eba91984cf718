"""Who wrote what is cited: “the authors”, “the study”, and what a text says in its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from secpol_cli.dates.written import YEAR
from secpol_cli.manuscript.claims.chunks import read_chunks
from secpol_cli.manuscript.claims.clauses import is_finite
from secpol_cli.manuscript.claims.speakers import speakers_before
from secpol_cli.manuscript.claims.words_of_saying import OF_WORKS, WHOSE_WORK, WORKS, WRITERS
from secpol_cli.text.folding import fold_words
from secpol_cli.text.sentences import sentence_bounds

if TYPE_CHECKING:
    from secpol_cli.manuscript.claims.pieces import Chunk
    from secpol_cli.verification.comparison import Comparison
    from secpol_cli.verification.source_context import SourceContext

_RELATIVES = frozenset(["which", "where", "who"])
_YEAR = re.compile(YEAR)
_SMALL = OF_WORKS | WHOSE_WORK | frozenset("these both two three four of co s and authored".split())


def writer_in(name: str) -> Literal["author", "text"] | None:
    """What words that have no name in them mean of a work beside them: its authors (the authors of the
    study), or itself (the study); None where they mean anything else."""
    words = {word for word in fold_words(name) if not _YEAR.fullmatch(word)} - _SMALL
    if not words or not words <= WRITERS | WORKS:
        return None
    return "author" if words & WRITERS else "text"


def is_narrated(comparison: Comparison, reading: SourceContext) -> bool:
    """Whether words are a text's own telling that somebody speaks, and not what they say: “emphasized the
    importance of”, where nothing before them in their sentence gives them to anybody."""
    block, start, _ = reading.place(comparison.first)
    text = reading.texts[block]
    begin, _ = sentence_bounds(text, start, start + 1)
    before = read_chunks(text, begin, start)
    clause = max((at + 1 for at, chunk in enumerate(before) if chunk.low in _RELATIVES), default=0)
    if any(map(_says, before[clause:])) or speakers_before(text, begin, start):
        return False
    told = reading.slice(comparison.first, comparison.last)
    return any(_says(chunk) and is_finite(chunk) for chunk in read_chunks(told, 0, len(told)))


def _says(chunk: Chunk) -> bool:
    return chunk.kind == "verb" and chunk.verb_kind == "saying"
