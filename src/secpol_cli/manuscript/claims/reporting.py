"""Who is said to say what a sentence leads to, or what stands before it: by its clauses, in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.manuscript.claims.clauses import is_finite, is_in_clause, is_thing, main_subject, subject_at
from secpol_cli.manuscript.claims.voiceless import is_nobody, is_voiceless, is_work
from secpol_cli.manuscript.claims.words_of_saying import (
    IMPERATIVES,
    MAKING,
    OUTSPOKEN,
    OWN,
    REJECTING,
    SAID,
    SHOWING,
    WRITERS,
)
from secpol_cli.text.english_names import is_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.manuscript.claims.pieces import Chunk

_INTRODUCING = frozenset(":,—–")
_INSERTED = 5  # pieces: a word, and between commas a noun and a verb
_RELATIVES = frozenset(["where", "which", "who", "whose", "whom"])


class Teller(NamedTuple):
    """Who speaks: the noun, how the words are given to it, the verb, and whether by a known way of saying."""

    noun: Chunk
    relation: str
    verb: str = ""
    is_sure: bool = True


def teller_before(chunks: Sequence[Chunk]) -> Teller | None:
    """Who says what follows these pieces of a sentence."""
    if not chunks:
        return None
    label = _label(chunks) or _inserted(chunks)
    if label is not None:
        return label
    said = _said_noun(chunks)
    if said is not None:
        return Teller(said, "says") if not is_thing(said) else None
    given = _given(chunks)
    found = _by_verb(chunks)
    if given is not None and (found is None or given[0] > found[0] or not _is_somebody(found[1].noun)):
        return given[1]
    return found[1] if found is not None and not is_voiceless(found[1].noun) else None


def _is_somebody(noun: Chunk) -> bool:
    """Whether a noun is a name, or people by what they are (some observers)."""
    return bool(noun.capitals) or (is_role(noun.words) and not is_voiceless(noun))


def _inserted(chunks: Sequence[Chunk]) -> Teller | None:
    """Who speaks where that stands between commas: Rivalry, says X, “…”; Washington, X writes, “…”"""
    if len(chunks) < _INSERTED or chunks[-1].low != "," or chunks[-4].low != ",":
        return None
    first, second = chunks[-3], chunks[-2]
    noun, verb = (first, second) if second.kind == "verb" else (second, first)
    if noun.kind != "noun" or verb.kind != "verb" or verb.verb_kind != "saying" or is_voiceless(noun):
        return None
    return Teller(noun, "says", verb.low) if noun.is_name or noun.is_pronoun else None


def _label(chunks: Sequence[Chunk]) -> Teller | None:
    """A name before a colon, with what is said of it at most: Name:, Name (date):, Name to another:."""
    if chunks[-1].low != ":" or any(chunk.kind == "verb" for chunk in chunks):
        return None
    at = 0
    if chunks[0].low == "[":  # [12:03] Name:
        at = next((index + 1 for index, chunk in enumerate(chunks) if chunk.low == "]"), 0)
    while chunks[at].kind == "conjunction" or chunks[at].low in ("from", "*", "-", "•"):
        at += 1
    noun = chunks[at]
    if not noun.is_name or is_thing(noun) or (noun.owner is not None and noun.low in SAID):
        return None
    is_sure = len(chunks) == at + 2 or chunks[at + 1].low in ("(", "[", ",", "—", "–", "to")
    return Teller(noun, "attribution", "", is_sure)


def _said_noun(chunks: Sequence[Chunk]) -> Chunk | None:
    """Whose the words are that a noun introduces: X's claim that, the warning of X that."""
    for at in range(len(chunks) - 1, -1, -1):
        noun = chunks[at]
        if noun.kind != "noun":
            continue
        if noun.low in SAID or (noun.of is not None and any(word in SAID for word in noun.words[-1:])):
            rest = chunks[at + 1 :]
            if not all(one.kind in ("that", "preposition", "mark") for one in rest):
                return None
            if any(one.low == "," for one in rest) or (
                rest and rest[0].low not in ("that", ":", "for", "of", "on")
            ):
                return None
            by = noun.of if noun.of is not None and noun.of.is_name else None
            own = noun.owner
            return own if own is not None and (own.is_name or own.words[-1] in WRITERS) else by
        if at < 1 or chunks[at - 1].kind != "preposition":
            return None
        if chunks[at - 1].low in ("by", "from") and at >= 2 and chunks[at - 2].low in SAID and noun.is_name:
            return noun
    return None


def _given(chunks: Sequence[Chunk]) -> tuple[int, Teller] | None:
    """According to X, in X's words, in the words of X, as per X, for X, from X:"""
    for at in range(len(chunks) - 1, 0, -1):
        noun, word = chunks[at], chunks[at - 1]
        if noun.kind == "noun" and word.kind == "verb" and at == 1:
            own = noun.owner if noun.low in OWN | SAID else noun if word.low in IMPERATIVES else None
            is_led = word.is_infinitive or (word.low in IMPERATIVES and chunks[-1].low == ":")
            if own is not None and own.is_name and is_led:
                return at, Teller(own, "according-to")
        if noun.kind != "noun" or word.kind != "preposition":
            continue
        if word.low == "to" and at >= 2 and chunks[at - 2].low == "according":
            return (at, Teller(noun, "according-to")) if not is_voiceless(noun) else None
        if word.low == "per":
            own = noun.owner if is_thing(noun) else noun
            is_somebody = own is not None and (own.is_name or is_role(own.words))
            return (at, Teller(own, "according-to")) if own is not None and is_somebody else None
        if word.low in ("in", "by", "to") and noun.low in OWN | SAID:
            own = noun.owner or noun.of
            if own is not None and (own.is_pronoun or not is_thing(own)) and noun.low in OWN:
                return at, Teller(own, "according-to")
        rest = chunks[at + 1 :]
        if (
            word.low == "for"
            and noun.is_name
            and _begins(chunks, at - 1)
            and rest[:1]
            and rest[0].low == ","
            and not noun.owner
        ):
            return at, Teller(noun, "according-to", "", len(rest) == 1 and not noun.is_first)
        if word.low in ("from", "by") and noun.is_name and len(rest) == 1 and rest[0].low == ":":
            return at, Teller(noun, "attribution")
    return None


def _begins(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a piece begins a sentence, but for a conjunction."""
    return at == 0 or (at == 1 and chunks[0].kind == "conjunction")


def _by_verb(chunks: Sequence[Chunk]) -> tuple[int, Teller] | None:
    fallback: tuple[int, Teller] | None = None
    for at in range(len(chunks) - 1, -1, -1):
        if chunks[at].kind != "verb":
            continue
        answer = _teller(chunks, at)
        if answer == "open":
            return fallback
        if isinstance(answer, Teller):
            if not answer.is_sure:
                fallback = fallback or (at, answer)
                if chunks[-1].low == ":" or (chunks[at + 1 : at + 2] and chunks[at + 1].kind == "that"):
                    return fallback
                continue
            return at, answer
    return fallback


def _teller(chunks: Sequence[Chunk], at: int) -> Teller | str | None:
    """Who speaks by a verb; `open` where it says that nobody can be told, None where another verb decides."""
    verb = chunks[at]
    if verb.verb_kind in ("saying", "citing", "receiving") and verb.is_passive:
        return _by_passive(chunks, at)
    if verb.verb_kind == "citing":
        return _cited(chunks, at)
    if verb.verb_kind == "receiving":
        return _source(chunks, at)
    if verb.is_infinitive and verb.low in ("understand", "believe") and at and chunks[at - 1].is_passive:
        return "open"
    subject = subject_at(chunks, at)
    if subject is None:
        return None if verb.verb_kind != "saying" or not is_finite(verb) else "open" if at == 0 else None
    noun = chunks[subject]
    if _is_closed(chunks, at, subject):
        return None
    if verb.verb_kind == "saying":
        return _by_saying(chunks, at, subject)
    if verb.low == "be" and (told := _by_being(chunks, at, noun)):
        return told
    rest = chunks[at + 1 :]
    if verb.low in MAKING and _has_said_noun(rest) and not is_nobody(noun):
        return Teller(noun, "says", verb.low)
    introduces = bool(rest) and (
        rest[0].kind == "that" or rest[-1].low == ":" or [one.low for one in rest] == [","]
    )
    if noun.is_name and not is_thing(noun) and introduces and not _is_embedded(chunks, subject):
        if noun.owner is not None and not noun.capitals:
            return None
        return Teller(noun, "says", verb.low, False)
    return None


def _by_saying(chunks: Sequence[Chunk], at: int, subject: int) -> Teller | str | None:
    noun, verb = chunks[subject], chunks[at]
    if _leads_elsewhere(chunks[at + 1 :]) or (subject and chunks[subject - 1].low == "nor"):
        return "open"
    if verb.low in REJECTING and _has_said_noun(chunks[at + 1 :]):
        return "open"
    if noun.owner is not None and (is_thing(noun) or noun.low in SAID):
        return Teller(noun.owner, "says", verb.low) if noun.owner.is_name else "open"
    if noun.of is not None and noun.of.is_name and noun.low in SAID and not noun.capitals:
        return Teller(noun.of, "says", verb.low)
    if verb.low in ("read", "reads") and noun.capitals and not is_thing(noun):
        return (
            "open"
            if chunks[at + 1 : at + 2] and chunks[at + 1].kind == "that"
            else Teller(noun, "says", verb.low)
        )
    if not noun.is_pronoun and not noun.capitals and _is_embedded(chunks, subject) and _is_no_person(noun):
        return None
    if not noun.capitals and subject and chunks[subject - 1].low == "what":
        return "open"
    if is_nobody(noun) and (_is_embedded(chunks, subject) or not is_work(noun) or verb.low in SHOWING):
        return None if _is_embedded(chunks, subject) else "open"
    return Teller(noun, "says", verb.low)


def _has_said_noun(rest: Sequence[Chunk]) -> bool:
    """Whether a noun of saying follows, and what is said behind it: the view that."""
    return len(rest) > 1 and rest[0].kind == "noun" and rest[0].low in SAID and rest[1].low in ("that", ":")


def _leads_elsewhere(rest: Sequence[Chunk]) -> bool:
    """Whether the quotation goes on a relative clause: remember their summit, where all “…”."""
    last = next((at for at in range(len(rest) - 1, -1, -1) if rest[at].low in _RELATIVES), None)
    if last is None or rest[-1].low in (":", "that"):
        return False
    return not any(chunk.kind == "verb" or chunk.low == "," for chunk in rest[last + 1 :])


def _is_no_person(noun: Chunk) -> bool:
    return is_thing(noun) or not is_role(noun.words)


def _by_passive(chunks: Sequence[Chunk], at: int) -> Teller | str | None:
    by = noun_behind(chunks, at, "by")
    if by is not None and not is_nobody(by):
        return Teller(by, "says", chunks[at].low)
    subject = subject_at(chunks, at)
    if subject is None:
        return None
    if chunks[at].verb_kind == "citing":
        return Teller(chunks[subject], "says", chunks[at].low)
    return None if _is_embedded(chunks, subject) else "open"


def _cited(chunks: Sequence[Chunk], at: int) -> Teller | str | None:
    cited = next((chunk for chunk in chunks[at + 1 : at + 2] if chunk.kind == "noun"), None)
    if cited is None or (is_thing(cited) and not cited.owner):
        return "open"
    if cited.owner is not None and (cited.low in SAID or is_thing(cited)):
        cited = cited.owner
    rest = chunks[at + 2 :]
    if any(chunk.kind == "verb" for chunk in rest):
        return None
    return Teller(cited, "according-to", chunks[at].low)


def _source(chunks: Sequence[Chunk], at: int) -> Teller | str | None:
    source = noun_behind(chunks, at, "from")
    if source is None and len(chunks) > 1 and chunks[0].low == "from" and chunks[1].kind == "noun":
        source = chunks[1]  # From X, Y heard that
    return Teller(source, "says", chunks[at].low) if source is not None and not is_thing(source) else "open"


def noun_behind(chunks: Sequence[Chunk], at: int, preposition: str) -> Chunk | None:
    """The noun that a preposition has behind a verb, before the next verb."""
    for index in range(at + 1, len(chunks) - 1):
        if chunks[index].kind == "verb" or chunks[index].low == ":":
            return None
        if chunks[index].low == preposition and chunks[index + 1].kind == "noun":
            return chunks[index + 1]
    return None


def _by_being(chunks: Sequence[Chunk], at: int, noun: Chunk) -> Teller | None:
    """X was clear that; X is of the opinion that; X's answer was that; what X said was."""
    rest = chunks[at + 1 :]
    if not rest:
        return None
    if noun.low in SAID and (noun.owner or noun.of) and rest[0].low in ("that", ":", ","):
        own = noun.owner or noun.of
        return Teller(own, "says", "was") if own is not None and (own.is_name or own.is_pronoun) else None
    is_outspoken = rest[0].kind == "noun" and not set(rest[0].words).isdisjoint(OUTSPOKEN)
    if noun.low in SAID and noun.owner is not None and noun.owner.is_name and is_outspoken:
        return Teller(noun.owner, "says", "was")
    if is_thing(noun):
        return None
    if rest[0].low == "of" and len(rest) > 1 and rest[1].low in OWN | SAID:
        return Teller(noun, "says", "was")
    if is_outspoken and (rest[-1].kind == "that" or rest[-1].low in _INTRODUCING):
        return Teller(noun, "says", "was")
    if at >= 1 and chunks[at - 1].kind == "verb" and chunks[at - 1].verb_kind == "saying":
        return Teller(noun, "says", "was") if rest[0].low in ("that", ":", ",") else None
    return None


def _is_closed(chunks: Sequence[Chunk], at: int, subject: int) -> bool:
    """Whether a verb is that of a clause below another, and the other comes behind."""
    if not is_in_clause(chunks, subject) or not is_finite(chunks[at]):
        return False
    opener, rest = chunks[subject - 1], chunks[at + 1 :]
    if opener.kind == "that":
        return False
    comma = next((index for index, chunk in enumerate(rest) if chunk.low == ","), None)
    goes_on = any(
        chunk.kind in ("noun", "verb") for chunk in (rest[comma + 1 :] if comma is not None else rest)
    )
    if opener.low == "as":
        return comma is not None and goes_on and not _is_put_so(chunks, at, subject)
    if opener.low in ("what", "which", "whom", "whose"):
        return any(chunk.kind == "verb" for chunk in rest) or (comma is not None)
    return comma is not None


def _is_put_so(chunks: Sequence[Chunk], at: int, subject: int) -> bool:
    """Whether a sentence begins with whose words it gives: As X puts it, …; As X notes, …"""
    behind = [chunk.low for chunk in chunks[at + 1 : at + 3]]
    if not _begins(chunks, subject - 1) or not behind:
        return False
    is_put = behind == ["it", ","] and chunks[at].low in ("put", "puts", "have", "has", "had")
    return is_put or (chunks[at].verb_kind == "saying" and behind[0] == ",")


def _is_embedded(chunks: Sequence[Chunk], subject: int) -> bool:
    """Whether a clause is what another verb says: said that the region; said China."""
    return subject > 0 and (
        chunks[subject - 1].kind == "that"
        or (chunks[subject - 1].kind == "verb" and chunks[subject - 1].verb_kind == "saying")
    )


def subject_of(chunks: Sequence[Chunk]) -> Chunk | None:
    """Of whom a sentence speaks: the subject of its main clause; None where that is no name and no person."""
    subject = main_subject(chunks, len(chunks))
    return chunks[subject] if subject is not None and not is_thing(chunks[subject]) else None
