"""A sentence in pieces, in English: its nouns, its verbs, and the words and marks between."""

from __future__ import annotations

from typing import Literal

from secpol_cli.manuscript.claims.closed_words import BE
from secpol_cli.manuscript.claims.nouns import NounReader
from secpol_cli.manuscript.claims.pieces import Chunk
from secpol_cli.manuscript.claims.reporting_verbs import Form, Kind, form_of, is_also_a_noun, looks_finite
from secpol_cli.manuscript.claims.tokens import QUOTED, SentenceToken, read_tokens
from secpol_cli.manuscript.claims.words_of_saying import IMPERATIVES

# Verbs of any meaning that say something together with the word behind them.
_PHRASES = {
    "it": frozenset("put puts putting".split()),
    "this": frozenset("put puts putting".split()),
    "out": frozenset("point points pointed pointing spell spells spelled spelling cry cried".split()),
    "clear": frozenset("make makes made making".split()),
    "in": frozenset("chime chimes chimed chiming".split()),
    "back": frozenset("hit shot".split()),
}


def read_chunks(text: str, start: int, end: int) -> list[Chunk]:
    """The pieces of a stretch of a sentence, in their order; adverbs are left out."""
    return _Chunker(read_tokens(text, start, end)).read()


class _Chunker(NounReader):
    """Reads all the pieces of a sentence."""

    def read(self) -> list[Chunk]:
        at = 0
        while at < len(self._tokens):
            at = self._next(at)
        return self._done

    def _next(self, at: int) -> int:
        """Reads the piece that begins at a token; the token behind it."""
        token, name = self._tokens[at], self._classes[at]
        if not token.is_word:
            kind: Literal["quoted", "mark"] = "quoted" if token.text == QUOTED else "mark"
            self._done.append(Chunk(token.start, token.end, kind, token.low))
            return at + 1
        if token.low == "such" and self._low(at + 1) == "as":
            self._done.append(Chunk(token.start, self._tokens[at + 1].end, "preposition", "such as"))
            return at + 2
        if verb := self._verb(at):
            self._done.append(verb[0])
            return verb[1]
        if name in ("preposition", "that", "subordinator", "conjunction"):
            self._done.append(Chunk(token.start, token.end, name, token.low))
            return at + 1
        if name == "adverb":
            return at + 1
        noun, end = self._nouns(at)
        self._done.append(noun)
        return end

    def _verb(self, at: int) -> tuple[Chunk, int] | None:
        """The verb that begins at a token, with its auxiliaries, and the token behind."""
        name, token = self._classes[at], self._tokens[at]
        previous = self._done[-1] if self._done else None
        if name == "auxiliary":
            return self._group(at)
        if token.low == "to" and at + 1 < len(self._tokens) and self._is_infinitive(at + 1):
            verb, end = self._group(at + 1)
            return verb._replace(start=token.start, is_infinitive=True), end
        if name == "adverb" and at + 1 < len(self._tokens):
            return None
        if name != "open" or (token.has_capital and not token.is_free):
            return None
        if token.has_capital:
            return self._group(at) if self._opens_with_verb(at) else None
        verb_form = form_of(token.low)
        kind = previous.kind if previous else "mark"
        if verb_form is None:
            follows = kind in ("noun", "conjunction") or (kind in ("subordinator", "that"))
            participle = token.low.endswith("ing") and kind in (
                "mark",
                "preposition",
                "subordinator",
                "conjunction",
            )
            if follows or (previous is None and self._is_name_at(at + 1)) or self._resumes(at):
                return self._group(at) if looks_finite(token.low) or participle else None
            return self._group(at) if participle else None
        if kind == "preposition" and verb_form.form != "ing":
            return None
        is_behind = kind in ("preposition", "quoted", "verb") or (kind == "mark" and not self._resumes(at))
        if is_also_a_noun(token.low) and is_behind and not token.low.endswith(("ed", "ing")):
            return None
        return self._group(at)

    def _resumes(self, at: int) -> bool:
        """Whether a verb goes on a clause behind a parenthesis, or a comma that ends an apposition."""
        if not self._done or self._done[-1].low not in (")", ",", "—", "–"):
            return self._is_name_at(at + 1) and all(chunk.kind == "mark" for chunk in self._done)
        if all(chunk.kind == "mark" for chunk in self._done):
            return self._is_name_at(at + 1)
        mark = "(" if self._done[-1].low == ")" else self._done[-1].low
        if not any(chunk.low == mark for chunk in self._done[:-1]):
            return False
        low = self._low(at)
        following = self._classes[at + 1] if at + 1 < len(self._tokens) else "that"
        return (
            low.endswith("ed") or mark == "(" or following in ("that", "determiner", "pronoun", "preposition")
        )

    def _is_infinitive(self, at: int) -> bool:
        token = self._tokens[at]
        if token.has_capital or not token.is_word or self._classes[at] not in ("open", "auxiliary"):
            return False
        verb = form_of(token.low)
        previous = self._done[-1].kind if self._done else "verb"
        if self._classes[at] == "auxiliary":
            return token.low in ("be", "have")
        if not self._done and self._is_name_at(at + 1):
            return True  # To borrow X's phrase
        if verb is not None and verb.form == "base":
            return True
        return previous in ("verb", "noun") and (self._classes[at + 1 : at + 2] or ["open"])[0] in (
            "determiner", "pronoun",
        )  # fmt: skip

    def _opens_with_verb(self, at: int) -> bool:
        """Whether a word with a capital that opens a sentence is a verb: Noting that; Asked whether."""
        token = self._tokens[at]
        if at + 1 >= len(self._tokens):
            return False
        following, verb = self._tokens[at + 1], form_of(token.low)
        if token.low.endswith("ing"):
            if self._classes[at + 1] == "auxiliary" or (form_of(following.low) and not following.has_capital):
                return False
            return verb is not None or not following.has_capital
        if token.low in IMPERATIVES and not token.is_owner and token is self._tokens[0]:
            return following.has_capital or self._classes[at + 1] in ("determiner", "preposition")
        if verb is None or not following.is_word:
            return False
        return verb.form == "past" and (
            token.low == "said" or self._classes[at + 1] in ("preposition", "subordinator", "determiner")
        )

    def _group(self, at: int) -> tuple[Chunk, int]:
        first, start = self._tokens[at], at
        auxiliary = ""
        while at < len(self._tokens) and (self._classes[at] in ("auxiliary", "adverb")):
            if self._classes[at] == "auxiliary":
                auxiliary = self._low(at)
            at += 1
        while at > start and self._classes[at - 1] == "adverb" and not self._is_lexical(at, auxiliary):
            at -= 1
        if not self._is_lexical(at, auxiliary):
            last = self._tokens[max(start, at - 1)]
            low = "be" if auxiliary in BE else auxiliary
            if self._low(at) == "it":  # as X has it
                return self._as_verb(first, self._tokens[at], "have-it", "saying", has_auxiliary=True), at + 1
            return self._as_verb(first, last, low, "other", has_auxiliary=True), max(at, start + 1)
        token = self._tokens[at]
        form = form_of(token.low)
        kind = form.kind if form else "other"
        if token.low in ("find", "finds", "found") and self._low(at + 1) == "out":
            kind = "receiving"
        passive = auxiliary in BE and not token.low.endswith("ing")
        at += 1
        passive = passive or (
            not auxiliary and self._low(at) == "by" and not token.low.endswith(("ing", "s"))
        )
        if token.low in _PHRASES.get(self._low(at), ()):
            kind, at = "saying", at + 1
        elif self._low(at) == "it" and token.low in _PHRASES["clear"] and self._low(at + 1) == "clear":
            kind, at = "saying", at + 2
        if passive and self._low(at) == "as" and self._low(at + 1).endswith("ing"):
            kind, passive, at = "saying", False, at + 2
        verb = self._as_verb(first, self._tokens[at - 1], token.low, kind, has_auxiliary=bool(auxiliary))
        return verb._replace(form=form.form if form else _form(token.low), is_passive=passive), at

    def _is_lexical(self, at: int, auxiliary: str) -> bool:
        """Whether a word is a verb behind an auxiliary, or by itself."""
        if at >= len(self._tokens) or not self._tokens[at].is_word or self._classes[at] != "open":
            return False
        token = self._tokens[at]
        if not auxiliary:
            return True
        if token.has_capital:
            return False
        if form_of(token.low) or token.low.endswith("ing"):
            return auxiliary not in BE or not is_also_a_noun(token.low) or token.low.endswith("ing")
        if auxiliary in BE:
            return token.low.endswith(("ed", "en")) and len(token.low) > 4
        return token.low.isalpha()

    def _as_verb(
        self, first: SentenceToken, last: SentenceToken, low: str, kind: Kind, *, has_auxiliary: bool
    ) -> Chunk:
        return Chunk(first.start, last.end, "verb", low, verb_kind=kind, has_auxiliary=has_auxiliary)


def _form(low: str) -> Form:
    if low.endswith("ing"):
        return "ing"
    return "third" if low.endswith("s") else "past"
