"""Who is said to say what stands before the pieces of a sentence, in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.manuscript.claims.clauses import is_finite, is_thing, subject_at
from secpol_cli.manuscript.claims.reporting import Teller, noun_behind
from secpol_cli.manuscript.claims.voiceless import is_voiceless
from secpol_cli.manuscript.claims.words_of_saying import OWN, SAID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.manuscript.claims.pieces import Chunk


def teller_behind(chunks: Sequence[Chunk], *, is_open: bool) -> Teller | None:
    """Who says what stands before these pieces of a sentence: “…”, said X; “…”, X said; “…”, according to X.

    `is_open` says that the sentence goes on over the closing mark: only then may any verb report.
    """
    at = 0
    while at < len(chunks) and chunks[at].kind == "mark" and chunks[at].low in ",–—-":
        at += 1
    if at < len(chunks) and chunks[at].kind == "subordinator" and chunks[at].low == "as":
        at += 1
    rest = chunks[at:]
    if not rest or rest[0].kind in ("conjunction", "quoted", "that"):
        return None
    if rest[0].kind == "preposition":
        return _given_behind(rest)
    if rest[0].kind == "verb":
        return _inverted_behind(rest, is_open=is_open)
    if rest[0].kind != "noun":
        return None
    return _direct_behind(rest, is_open=is_open)


def _given_behind(rest: Sequence[Chunk]) -> Teller | None:
    if rest[0].low == "according" and len(rest) > 2 and rest[1].low == "to" and rest[2].kind == "noun":
        return Teller(rest[2], "according-to") if not is_voiceless(rest[2]) else None
    if rest[0].low == "per" and len(rest) > 1 and rest[1].is_name:
        return Teller(rest[1], "according-to")
    if rest[0].low == "in" and len(rest) > 1 and rest[1].low in OWN:
        own = rest[1].owner or rest[1].of
        return Teller(own, "according-to") if own is not None and not is_thing(own) else None
    return None


def _inverted_behind(rest: Sequence[Chunk], *, is_open: bool) -> Teller | None:
    verb = rest[0]
    if len(rest) < 2:
        return None
    if verb.low == "be":
        return _being_behind(rest)
    if verb.is_passive or (verb.verb_kind == "citing" and verb.form == "ing"):
        by = noun_behind(rest, 0, "by")
        return Teller(by, "says", verb.low) if by is not None and not is_voiceless(by) else None
    if verb.verb_kind == "receiving" or verb.has_auxiliary or rest[1].kind != "noun" or verb.form == "ing":
        return None
    noun = rest[1]
    if is_voiceless(noun) or (len(rest) > 2 and rest[2].kind == "that"):
        return None
    if verb.verb_kind == "saying":
        return Teller(noun, "says", verb.low)
    return Teller(noun, "says", verb.low, False) if noun.is_name and is_open and len(rest) < 4 else None


def _being_behind(rest: Sequence[Chunk]) -> Teller | None:
    """“…” was how X put it; “…” were X's words; “…” is what X said."""
    noun = rest[1]
    if (
        noun.kind == "subordinator"
        and noun.low in ("how", "what")
        and len(rest) > 3
        and rest[3].kind == "verb"
    ):
        return (
            Teller(rest[2], "says", rest[3].low)
            if rest[2].kind == "noun" and not is_voiceless(rest[2])
            else None
        )
    if noun.kind == "noun" and noun.low in SAID | OWN:
        own = noun.owner or noun.of
        return Teller(own, "says", "was") if own is not None and (own.is_name or own.is_pronoun) else None
    return None


def _direct_behind(rest: Sequence[Chunk], *, is_open: bool) -> Teller | None:
    verb = next(
        (index for index, chunk in enumerate(rest) if chunk.kind == "verb" and is_finite(chunk)), None
    )
    while verb is not None and verb > 1 and rest[verb - 1].kind == "subordinator":  # who spoke, said
        verb = next((at for at in range(verb + 1, len(rest)) if is_finite(rest[at])), None)
    if verb is None:
        return None
    told = rest[verb]
    following = rest[verb + 1] if verb + 1 < len(rest) and rest[verb + 1].kind == "verb" else None
    subject = subject_at(rest, verb)
    if subject is None or (subject > 0 and rest[1].low not in ",(–—"):
        return None
    noun = rest[subject]
    if following is not None and following.is_infinitive:
        told = following
    if is_voiceless(noun) or told.verb_kind in ("receiving",):
        return None
    if told.is_passive or told.verb_kind == "citing" or told.low == "be":
        return (
            Teller(noun, "says", told.low)
            if any(one.low == "saying" for one in rest[verb : verb + 6])
            else None
        )
    if told.verb_kind == "saying":
        return Teller(noun, "says", told.low)
    return (
        Teller(noun, "says", told.low, False) if noun.is_name and is_open and len(rest) <= verb + 2 else None
    )
