"""Which noun is the subject of a verb, in English, across appositions, relative and joined clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.manuscript.claims.words_of_saying import THINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.manuscript.claims.pieces import Chunk

_PARENTHESES = frozenset(",)–—-")
_RELATIVE = frozenset(["who", "which", "that"])


def is_finite(chunk: Chunk) -> bool:
    """Whether a verb may have a subject of its own."""
    return chunk.kind == "verb" and not chunk.is_infinitive and (chunk.form != "ing" or chunk.has_auxiliary)


def is_thing(noun: Chunk) -> bool:
    """Whether a noun is a text, or another thing that has no voice of its own."""
    if noun.is_pronoun or not noun.words:
        return False
    words = [word for word in noun.words if not word.isdigit()]
    return bool(words) and (words[-1] in THINGS or (words[0] in THINGS and noun.words[-1].isdigit()))


def subject_at(chunks: Sequence[Chunk], verb: int) -> int | None:
    """The index of the noun that is a verb's subject; None where it has none in these pieces."""
    if chunks[verb].is_infinitive:
        governing = next((at for at in range(verb - 1, -1, -1) if chunks[at].kind == "verb"), None)
        return subject_at(chunks, governing) if governing is not None else None
    if not is_finite(chunks[verb]):
        return _subject_of_participle(chunks, verb)
    return _subject_before(chunks, verb)


def _subject_before(chunks: Sequence[Chunk], verb: int) -> int | None:
    at = verb - 1
    if at < 0 or chunks[at].kind == "quoted":
        return _inverted(chunks, verb)
    previous = chunks[at]
    if previous.kind == "conjunction":
        return main_subject(chunks, at)
    if previous.kind in ("subordinator", "that"):
        return _antecedent(chunks, at) if previous.low in _RELATIVE else _inverted(chunks, verb)
    if previous.kind == "verb":
        return _behind_clause(chunks, at)
    if previous.kind == "mark":
        return _before_parenthesis(chunks, at) if previous.low in _PARENTHESES else None
    return _head(chunks, at) if previous.kind == "noun" else None


def _inverted(chunks: Sequence[Chunk], verb: int) -> int | None:
    """The subject behind a verb that begins: said Hun Sen."""
    behind = verb + 1
    if behind < len(chunks) and chunks[behind].kind == "noun" and not chunks[verb].is_passive:
        return behind
    return None


def _head(chunks: Sequence[Chunk], at: int) -> int | None:
    """The noun that ends in another: not what a preposition has, or a relative clause, but that before it."""
    while at >= 0 and chunks[at].kind == "noun":
        if at >= 2 and is_finite(chunks[at - 1]) and chunks[at - 2].low in _RELATIVE:
            before = _antecedent(chunks, at - 2)
            return before if before is not None else at
        if at == 0 or chunks[at - 1].kind != "preposition":
            return at
        if chunks[at - 1].low == "with" and at == 1:
            return at
        at -= 2
        if at >= 0 and chunks[at].kind == "mark" and chunks[at].low in _PARENTHESES:
            return _before_parenthesis(chunks, at)
    return None


def _antecedent(chunks: Sequence[Chunk], relative: int) -> int | None:
    at = relative - 1
    if at >= 0 and chunks[at].kind == "mark" and chunks[at].low == ",":
        at -= 1
    if at >= 0 and chunks[at].kind == "noun":
        return at
    return None


def _behind_clause(chunks: Sequence[Chunk], inner: int) -> int | None:
    """The subject of a verb that follows the verb of a clause inside: “X's answer to what Y said was”."""
    subject = subject_at(chunks, inner)
    if subject is None:
        return None
    at = subject - 1
    if at < 0 or chunks[at].kind not in ("subordinator", "that"):
        return None if at >= 0 and chunks[at].kind == "noun" else subject
    if at == 0:
        return subject
    at -= 1
    if chunks[at].kind == "preposition":
        at -= 1
    return _head(chunks, at) if at >= 0 and chunks[at].kind == "noun" else None


def _before_parenthesis(chunks: Sequence[Chunk], closing: int) -> int | None:
    """The subject before an apposition, a parenthesis or a relative clause that ends in a mark."""
    mark = "(" if chunks[closing].low == ")" else chunks[closing].low
    marks = (mark, "–", "—") if mark in "–—" else (mark,)
    opening = closing - 1
    while opening > 0 and not (chunks[opening].low in marks and chunks[opening - 1].kind == "noun"):
        opening -= 1
    if opening <= 0:
        return None if mark == "(" else main_subject(chunks, closing)
    inside = [chunk for chunk in chunks[opening + 1 : closing] if chunk.kind != "quoted"]
    head = _head(chunks, opening - 1)
    if mark == ",":
        if (
            len(inside) == 1
            and inside[0].is_name
            and (head is None or not chunks[head].capitals or _is_more_than_name(chunks[head]))
        ):
            return opening + 1  # their guest, Hun Sen, observed
        if head is not None and not chunks[head].capitals and head >= 2 and chunks[head - 1].low == ",":
            before = _head(chunks, head - 2) if chunks[head - 2].kind == "noun" else None
            return before if before is not None and chunks[before].is_name else head
    return head


def _is_more_than_name(noun: Chunk) -> bool:
    """Whether a noun with a name in it is somebody else: X's spokesman; a friend of X."""
    return noun.owner is not None or noun.of is not None


def _subject_of_participle(chunks: Sequence[Chunk], verb: int) -> int | None:
    before = chunks[verb - 1] if verb else None
    if before is None:
        return None
    if before.kind == "subordinator" and before.low == "as":
        return _quoted(chunks, verb)
    if (
        before.kind == "noun"
        and verb >= 2
        and chunks[verb - 2].kind == "preposition"
        and chunks[verb - 2].low == "with"
    ):
        return verb - 1
    if before.kind == "noun" and verb >= 2 and chunks[verb - 2].low in ("from", "by"):
        return verb - 1  # a letter from X saying
    return main_subject(chunks, verb)


def _quoted(chunks: Sequence[Chunk], verb: int) -> int | None:
    """Who is quoted as saying something."""
    for at in range(verb - 1, -1, -1):
        if chunks[at].kind == "verb":
            if chunks[at].is_passive:
                return subject_at(chunks, at)
            return next((index for index in range(at + 1, verb) if chunks[index].kind == "noun"), None)
    return None


def main_subject(chunks: Sequence[Chunk], end: int) -> int | None:
    """The subject of the last main clause in the pieces before `end`."""
    for at in range(end - 1, -1, -1):
        if is_finite(chunks[at]):
            subject = _subject_before(chunks, at)
            if subject is not None and not is_in_clause(chunks, subject) and not _is_relative(chunks, at):
                return subject
    for at, chunk in enumerate(chunks[:end]):
        if chunk.kind == "noun" and (at == 0 or chunks[at - 1].kind not in ("preposition", "verb")):
            return at if at == 0 or chunk.is_name else None
    return None


def is_in_clause(chunks: Sequence[Chunk], noun: int) -> bool:
    """Whether a noun begins a clause that a conjunction, or “that”, puts below another."""
    return noun > 0 and chunks[noun - 1].kind in ("subordinator", "that")


def _is_relative(chunks: Sequence[Chunk], verb: int) -> bool:
    return (
        verb > 0 and chunks[verb - 1].kind in ("subordinator", "that") and chunks[verb - 1].low in _RELATIVE
    )
