"""Which nouns have no voice: things, but not works, beside whose citation their authors are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.manuscript.claims.clauses import is_thing
from secpol_cli.manuscript.claims.words_of_saying import OF_WORKS, WHOSE_WORK, WORKS

if TYPE_CHECKING:
    from secpol_cli.manuscript.claims.pieces import Chunk


def is_nobody(noun: Chunk) -> bool:
    """Whether a noun is a thing that has no name of its own."""
    return not noun.is_pronoun and is_thing(noun) and (not noun.capitals or noun.is_first)


def is_work(noun: Chunk) -> bool:
    """Whether a noun is a text by what it is, and none by its name: the study, this article."""
    if noun.is_pronoun or noun.capitals or noun.owner is not None or noun.of is not None:
        return False
    first, *between = noun.words[:-1] or ("",)
    is_plain = all(word in OF_WORKS or word.isdigit() for word in between)
    return noun.low in WORKS and first in WHOSE_WORK and is_plain


def is_voiceless(noun: Chunk) -> bool:
    """Whether a noun is a thing that has neither a name nor authors whose voice it is."""
    return is_nobody(noun) and not is_work(noun)
