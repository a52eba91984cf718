"""A sentence in pieces, in English: nouns with what belongs to them, verbs, and the words and marks between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from secpol_cli.manuscript.claims.closed_words import BE, PLURAL_DETERMINERS
from secpol_cli.manuscript.claims.reporting_verbs import (
    Form,
    Kind,
    form_of,
    is_also_a_noun,
    is_surely_finite,
    looks_finite,
)
from secpol_cli.manuscript.claims.words_of_saying import IMPERATIVES
from secpol_cli.manuscript.claims.tokens import QUOTED, Token, WordClass, class_of, read_tokens

from secpol_cli.text.english_names import is_role

if TYPE_CHECKING:
    from collections.abc import Sequence


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


# Verbs of any meaning that say something together with the word behind them.
_PHRASES = {
    "it": frozenset("put puts putting".split()),
    "this": frozenset("put puts putting".split()),
    "out": frozenset("point points pointed pointing spell spells spelled spelling cry cried".split()),
    "clear": frozenset("make makes made making".split()),
    "in": frozenset("chime chimes chimed chiming".split()),
    "back": frozenset("hit shot".split()),
}
_ATTACHED = frozenset("of for".split())
_ENVOYS = frozenset("ambassador envoy adviser advisor aide representative delegate".split())
_ADJECTIVAL = ("an", "ese", "ish", "ern", "ch", "ic", "al", "i")  # what “states” behind is a noun
_BEFORE_NOUNS = frozenset(
    "opening closing joint member own official press public written prepared new last".split()
)


def read_chunks(text: str, start: int, end: int) -> list[Chunk]:
    """The pieces of a stretch of a sentence, in their order; adverbs are left out."""
    return _Chunker(read_tokens(text, start, end)).read()


class _Chunker:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._classes: list[WordClass] = [class_of(token) for token in tokens]
        self._done: list[Chunk] = []

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

    # --- nouns

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
        """Whether a comma stands in a list of names that ends in “and”, and not before a clause put in between
        (ASEM, Un and Yen write, is)."""
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
            not words[own:] and owner is None and self._low(at) == "of"
        ):
            of, at = self._nouns_of(at + 1)
            end = of.end
        return (
            Chunk(
                first.start, end, "noun", head, tuple(words), owner=owner, of=of, capitals=capitals, is_first=is_first
            ),
            at,
        )  # fmt: skip

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

    # --- verbs

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

    def _is_name_at(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].has_capital

    def _resumes(self, at: int) -> bool:
        """Whether a clause goes on behind a parenthesis, or a comma that ends an apposition, with its verb."""
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
        """Whether a word with a capital that opens a sentence is a verb: Noting that; Asked whether; Said he."""
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

    def _as_verb(self, first: Token, last: Token, low: str, kind: Kind, *, has_auxiliary: bool) -> Chunk:
        return Chunk(first.start, last.end, "verb", low, verb_kind=kind, has_auxiliary=has_auxiliary)

    def _low(self, at: int) -> str:
        return self._tokens[at].low if at < len(self._tokens) else ""


def _form(low: str) -> Form:
    if low.endswith("ing"):
        return "ing"
    return "third" if low.endswith("s") else "past"
