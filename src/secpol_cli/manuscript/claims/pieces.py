"""What a piece of a sentence is: a noun, a verb, or a word or mark between, in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from secpol_cli.manuscript.claims.reporting_verbs import Form, Kind


class Chunk(NamedTuple):
    """A piece of a sentence: its half-open offsets, what it is, and in lower case its word or head.

    Of a noun, `owner` is the noun in a possessive before its head, `of` the one behind “of” or “for”,
    `capitals` how many of its words have a capital, `is_first` whether its only one begins the sentence, and
    `words` are all of its own words.  Of a verb, `form` and `verb_kind` are those of its last word,
    `is_passive` whether its subject does not act, and `has_auxiliary` whether another verb helps it.
    """

    start: int
    end: int
    kind: Literal["noun", "verb", "preposition", "that", "subordinator", "conjunction", "mark", "quoted"]
    low: str
    words: tuple[str, ...] = ()
    is_pronoun: bool = False
    owner: Chunk | None = None
    of: Chunk | None = None
    capitals: int = 0
    is_first: bool = False
    form: Form = "past"
    verb_kind: Kind = "other"
    is_passive: bool = False
    is_infinitive: bool = False
    has_auxiliary: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it is a noun that has a name in it, or is one."""
        return self.kind == "noun" and self.capitals > 0
