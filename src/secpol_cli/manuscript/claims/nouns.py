"""The nouns of a sentence, with what belongs to each: owners, what “of” adds, names joined by “and”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.manuscript.claims.closed_words import PLURAL_DETERMINERS
from secpol_cli.manuscript.claims.pieces import Chunk
from secpol_cli.manuscript.claims.reporting_verbs import (
    form_of,
    is_also_a_noun,
    is_surely_finite,
    looks_finite,
)
from secpol_cli.manuscript.claims.tokens import SentenceToken, WordClass, class_of
from secpol_cli.text.english_names import is_role

if TYPE_CHECKING:
    from collections.abc import Sequence

_ATTACHED = frozenset("of for".split())
_ENVOYS = frozenset("ambassador envoy adviser advisor aide representative delegate".split())
_ADJECTIVAL = ("an", "ese", "ish", "ern", "ch", "ic", "al", "i")  # what “states” behind is a noun
_BEFORE_NOUNS = frozenset(
    "opening closing joint member own official press public written prepared new last".split()
)


class NounReader:
    """Reads the nouns that begin at the words of a sentence; `_done` are the pieces read before."""

    def __init__(self, tokens: Sequence[SentenceToken]) -> None:
        self._tokens = tokens
        self._classes: list[WordClass] = [class_of(token) for token in tokens]
        self._done: list[Chunk] = []

    def _nouns(self, at: int) -> tuple[Chunk, int]:
        """The noun that begins at a token, with others that are joined to it, and the token behind."""
        noun, end = self._noun(at)
        is_object = bool(self._done) and self._done[-1].kind == "verb"
        while joined := self._joined(noun, end, is_object=is_object):
            other, end = joined
            noun = noun._replace(
                end=other.end,
                words=(*noun.words, "and", *other.words),
                capitals=noun.capitals + other.capitals,
                is_first=False,
                of=None,
                owner=None,
            )
        return noun, end

    def _joined(self, noun: Chunk, at: int, *, is_object: bool) -> tuple[Chunk, int] | None:
        """What is joined to a noun by “and”, or in a list that ends with it."""
        start = at
        if noun.is_pronoun or (noun.capitals == 0 and (noun.words or ("",))[0] not in PLURAL_DETERMINERS):
            return None
        if self._low(at) == ",":
            if not (noun.is_name and self._is_listed(at)):
                return None
            at += 1
        if self._low(at) in ("and", "&"):
            at += 1
        if at == start or at >= len(self._tokens) or self._classes[at] not in ("open", "determiner"):
            return None
        if self._tokens[at].has_capital != bool(noun.capitals) and self._classes[at] != "determiner":
            return None
        other, end = self._noun(at)
        if bool(other.capitals) != bool(noun.capitals) or (is_object and self._is_verb_ahead(end)):
            return None
        return other, end

    def _is_listed(self, at: int) -> bool:
        """Whether a comma stands in a list of names that ends in “and”, and not before a clause that is
        put in between (ASEM, Un and Yen write, is)."""
        while self._low(at) == ",":
            at = self._behind_names(at + 1)
        if self._low(at) not in ("and", "&"):
            return False
        behind = self._behind_names(at + 1)
        put_in = self._low(behind + 1) == "," and behind + 2 < len(self._tokens)
        return behind > at + 1 and not (put_in and self._classes[behind + 2] == "auxiliary")

    def _behind_names(self, at: int) -> int:
        while at < len(self._tokens) and self._tokens[at].has_capital:
            at += 1
        return at

    def _is_verb_ahead(self, at: int) -> bool:
        if at >= len(self._tokens):
            return False
        return self._classes[at] == "auxiliary" or form_of(self._low(at)) is not None

    def _noun(self, at: int) -> tuple[Chunk, int]:
        first = self._tokens[at]
        if self._classes[at] == "pronoun":
            return Chunk(first.start, first.end, "noun", first.low, (first.low,), is_pronoun=True), at + 1
        words: list[str] = []
        while at < len(self._tokens) and self._classes[at] == "determiner" and self._tokens[at].is_word:
            words.append(self._low(at))
            at += 1
        own = len(words)
        capitals, owner, begin = 0, None, at
        while at < len(self._tokens) and self._continues(at, begin):
            token = self._tokens[at]
            if token.has_capital and at > begin and self._ends_phrase(at - 1, begin):
                break
            capitals += token.has_capital
            words.append(token.low)
            at += 1
            if token.is_owner:
                owner = Chunk(
                    first.start, token.bare, "noun", token.low, tuple(words), capitals=capitals,
                    is_first=capitals == 1 and token.is_free, of=None,
                )  # fmt: skip
                words, capitals, begin, own = [], 0, at, 0
        if at > begin and self._tokens[at - 1].low == "al" and self._low(at) == ".":
            at += 1
        last = self._tokens[at - 1]
        end = last.bare
        head = words[-1] if words else ""
        is_first = capitals == 1 and self._tokens[begin].is_free and self._tokens[begin].has_capital
        of = None
        if self._attaches(at, head, capitals) or (
            not words[own:] and owner is None and self._low(at) == "of" and at + 1 < len(self._tokens)
        ):
            of, at = self._nouns_of(at + 1)
            end = of.end
        noun = Chunk(first.start, end, "noun", head, tuple(words), owner=owner, of=of)
        return noun._replace(capitals=capitals, is_first=is_first), at

    def _nouns_of(self, at: int) -> tuple[Chunk, int]:
        noun, end = self._noun(at)
        if noun.is_name and self._low(end) in ("and", "&") and end + 1 < len(self._tokens):
            other, behind = self._noun(end + 1)
            if other.is_name and not self._is_verb_ahead(behind):
                return noun._replace(end=other.end, words=(*noun.words, "and", *other.words)), behind
        return noun, end

    def _ends_phrase(self, at: int, begin: int) -> bool:
        """Whether a noun ends before a name, which is the subject: In a letter Hun Sen wrote."""
        if not self._done or self._done[-1].kind != "preposition" or begin == 0:
            return False
        low = self._low(at)
        return not self._tokens[at].has_capital and low.isalpha() and not is_role((low,)) and low != "et"

    def _attaches(self, at: int, head: str, capitals: int) -> bool:
        low = self._low(at)
        if (low not in _ATTACHED and not (low == "to" and head in _ENVOYS)) or not head:
            return False
        if at + 1 >= len(self._tokens) or not self._tokens[at + 1].is_word:
            return False
        following = self._tokens[at + 1]
        if self._classes[at + 1] not in ("open", "determiner", "pronoun"):
            return False
        return (
            low != "for"
            or (capitals == 0 and following.has_capital)
            or (capitals > 0 and following.has_capital)
        )

    def _continues(self, at: int, begin: int) -> bool:
        """Whether a word goes on a noun whose own words begin at `begin`."""
        token, name = self._tokens[at], self._classes[at]
        if not token.is_word:
            return False
        if token.has_capital and not token.is_free:
            return token.low != "i"
        if name == "adverb" and at == begin and at > 0 and self._classes[at - 1] == "determiner":
            return True
        if token.low in ("et", "al") and at > begin:
            return True
        if name != "open":
            return False
        return at == begin or token.has_capital or not self._is_verb_in_noun(at, begin)

    def _is_verb_in_noun(self, at: int, begin: int) -> bool:
        """Whether a word in lower case behind a noun, or behind what may be one, is a verb."""
        token, before = self._tokens[at], self._tokens[at - 1]
        verb = form_of(token.low)
        following = self._classes[at + 1] if at + 1 < len(self._tokens) else "end"
        mark = at + 1 < len(self._tokens) and not self._tokens[at + 1].is_word
        introduces = mark or following in (
            "end",
            "that",
            "determiner",
            "pronoun",
            "subordinator",
            "conjunction",
        )
        introduces = introduces or (at + 1 < len(self._tokens) and self._tokens[at + 1].has_capital)
        if verb is not None and verb.form == "ing":
            return not is_also_a_noun(token.low) or introduces
        if verb is not None and is_also_a_noun(token.low):
            if verb.form == "base" and not before.has_capital and not before.low.endswith("s"):
                return False
            if before.low in _BEFORE_NOUNS or (
                before.has_capital and before.low.endswith(_ADJECTIVAL) and token.low == "states"
            ):
                return False
            return introduces or (before.has_capital and following in ("preposition", "adverb"))
        if verb is not None:
            return True
        if token.low.endswith("ing"):
            return before.has_capital and following != "open"
        if not looks_finite(token.low):
            return False
        if not token.low.endswith("s"):
            return True
        ahead = self._low(at + 1)
        if following == "auxiliary" or form_of(ahead) or before.low in _BEFORE_NOUNS:
            return False
        if begin == at - 1 and before.low.endswith(_ADJECTIVAL):
            return False
        if ahead == "to" and (infinitive := form_of(self._low(at + 2))) and infinitive.form == "base":
            return True
        return introduces or (
            before.has_capital and (following in ("preposition", "adverb") or is_surely_finite(token.low))
        )

    def _is_name_at(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].has_capital

    def _low(self, at: int) -> str:
        return self._tokens[at].low if at < len(self._tokens) else ""
