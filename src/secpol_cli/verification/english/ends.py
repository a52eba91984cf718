"""What a quotation cuts off at its ends: a condition behind it, a negation before it, its question mark."""

from __future__ import annotations

import re

from secpol_cli.patterns import compile_late
from secpol_cli.text.orthography import QUOTATION_MARKS, RANGE_DASHES
from secpol_cli.verification.english.governing.fronts import in_sentence
from secpol_cli.verification.english.governing.governor import AS_OTHERS, HOLD, OTHERS, PARTY

_CLOSING = re.escape(QUOTATION_MARKS)


def _any(words: str) -> str:
    """A pattern of phrases, which bars part; white space in them may be any."""
    return "|".join(re.sub(r"\s+", r"\\s+", phrase.strip()) for phrase in words.split("|"))


# What may stand between the words and a condition behind them: a closing mark, the mark of a note, a
# reference in brackets, [sic].
_ASIDE = (
    rf"(?:\s*[{_CLOSING}](?=\W)|\s*\([^()]{{0,80}}\)|\s*\[[^\[\]]{{0,40}}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
    r"|(?<=[^\W\d_])\d{1,3}(?=[\s,;:])|(?<=[,;])\d{1,3}(?=\s))*"
)
# Without distinction widens what is said, and limits nothing.
_NO_LIMIT = _any("distinction|discrimination|exception|reservation|regard|limit|delay|prejudice|hesitation")
# What a sentence may go on with that takes back, or makes conditional, what stands before it.
_LIMITS = _any(
    "unless|if|except|excepting|until|till|lest|notwithstanding|barring|as long as|so long as|as far as"
    "|so far as"
    "|in so far as|insofar as|to the extent|on condition|on the condition|on the sole condition|subject to"
    "|other than|apart from|save for|save in|save that|save where|saving|with the exception|at least|at most"
    "|in the event|in case|in cases where|in circumstances where|in those cases|on pain|provided that"
    "|provided always|providing that|whenever|as soon as|pending"
    "|which merely|which only|that merely|that only|who merely|who only"
)
_ONLY = _any("if|when|where|after|until|with|in|for|as|to|on|by|insofar|through|once|while|so long|so far")
# An inversion that says if: were it not for.
_INVERTED = (
    r"(?:were|had)(?=\s+(?:it|there|the|he|she|they|we|you|I)\b)"
    r"|should(?=\s+(?:the|it|they|he|she|we|any|either|that|this)\b)"
)
_CONDITION = compile_late(
    rf"{_ASIDE}[,;:]?{_ASIDE}\s*(?:[{RANGE_DASHES}]+\s*)?\(?(?P<word>(?:but(?!\s+(?:also|(?:more\s+)?(?:especially|particularly)|above\s+all)\b)|{_LIMITS}"
    rf"|{_INVERTED}|provid(?:ed|ing)(?=\s+(?:the|it|they|he|she|we|you|there|no|all|both)\b)"
    rf"|without(?!\s+(?:\w+\s+)?(?:{_NO_LIMIT}))|(?:(?:and|but|and\s+then)\s+)?only\s+(?:{_ONLY}))\b)",
    re.IGNORECASE,
)
# Who is behind the words of a clause, told when it has ended; or that it is only thought so.
_TOLD = compile_late(
    rf"{_ASIDE}\s*(?:,|[{RANGE_DASHES}]+)\s*(?P<word>(?:as\s+)?(?:(?:{_any('its|his|her|their|the|our|some|many|most')})\s+)?"
    rf"(?:\w+\s+)?(?:{OTHERS})\s+(?:\w+ly\s+|have\s+|would\s+|will\s+)?(?:{HOLD})\w*"
    rf"|{PARTY}\s+(?:\w+ly\s+|have\s+|would\s+)?(?:contend|claim|alleg|assert|insist|maintain|argu|submit|say)\w*"
    rf"|(?:{HOLD})\w*\s+(?:(?:its|his|her|their|the|some|many)\s+)?(?:\w+\s+)?(?:{OTHERS})"
    rf"|(?:according\s+to|in\s+the\s+(?:eyes|view|views|opinion)\s+of)\s+(?:(?:its|his|her|their|the|some|many)\s+)?(?:\w+\s+)?(?:{OTHERS})"
    r"|(?:as|or\s+so)\s+(?:it\s+(?:is|was|were)|the\s+(?:story|theory|argument|saying)|they|some|many)\b"
    r"|it\s+(?:is|was|has\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:said|claimed|alleged|argued|thought|believed|assumed|hoped|feared)"
    r"|(?:allegedly|supposedly|reportedly|in\s+theory|on\s+paper)\b"
    r"|an?\s+(?:\w+\s+)?(?:claim|charge|myth|allegation|notion|falsehood|lie|view|belief|idea)\s+(?:that|which|he|she|they|we|I|it|long|since))",
    re.IGNORECASE,
)


# Not this, but that: its first half says by itself what it says there.
_NOT_THIS = compile_late(r"\bnot\b[^.;]*$", re.IGNORECASE)


# What a whole clause is called by its sentence: “…” is a view we reject.
_CALLED = compile_late(
    r"\s*,?\s*(?P<word>(?:is|was|are)\s+(?:only\s+|but\s+|merely\s+)?(?:(?:a|an|the|one)\s+(?:\w+\s+)?"
    r"(?:view|claim|contention|argument|proposition|position|myth|theory|notion|idea|suggestion|fiction|fallacy)"
    r"|not\s+(?:the\s+law|so|true|correct|our\s+view|the\s+case)))\b",
    re.IGNORECASE,
)
# To whom, or where, a rule applies: may seize the goods of a merchant | who has been convicted, | where it
# has.
_RULE = compile_late(r"\b(?:may|shall|must|is\s+entitled|are\s+entitled)\b", re.IGNORECASE)
_APPLIES = compile_late(
    r"\s+(?P<word>(?:where|when)(?=\s+(?:it|he|she|they|the|a|an|there|such|this|that|either|any|necessary|appropriate|possible)\b))",
    re.IGNORECASE,
)
_TO_WHOM = compile_late(r"\s+(?P<word>who|whom|whose|which|that)\b", re.IGNORECASE)
_ANY = compile_late(r"\b(?:an?|any|every|each|all|no|those|persons)\s+(?:\w+\s+){0,2}\w+\W*$", re.IGNORECASE)


def condition_behind(behind: str, manuscript: str, before: str = "", words: str = "") -> str | None:
    """The word of condition, or of telling of others, with which the source goes on right behind the quoted
    `words`, where the manuscript, behind the quotation or `before` it, does not; else None."""
    told = _TOLD.match(behind)
    before = in_sentence(before)
    if told is not None:
        return None if AS_OTHERS.search(before + " " + manuscript) else told["word"]
    found = _CONDITION.match(behind) or _limit_behind(behind, words)
    if found is None:
        return None
    if found["word"].casefold() == "but" and _NOT_THIS.search(words):
        return None
    if _is_quoted_too(found["word"], behind[found.end() :], f"{before} {manuscript}"):
        return None
    said = re.match(r"[^\w]*(\w+)", manuscript)
    first = found["word"].split()[0].casefold()
    if first in _IFS and _IFS_SAID.search(before):
        return None
    return None if said and said[1].casefold() == first else found["word"]


_TOO = 2  # words behind that of a condition, by which it is known
# A condition, and what in a lead-in says it.
_IFS = frozenset("if unless provided were had should as so until".split())
_IFS_SAID = compile_late(
    r"\b(?:if|unless|were|had|should|in\s+case|provided|as\s+long\s+as|so\s+long\s+as|until|condition\w*)\b",
    re.IGNORECASE,
)


def _is_quoted_too(word: str, follows: str, manuscript: str) -> bool:
    """Whether a manuscript quotes what follows apart: “…,” he writes, “but they have seldom looked”."""
    words = re.findall(r"\w+", follows)[:_TOO]
    pattern = r"\W+".join(map(re.escape, [*word.split(), *words]))
    return len(words) == _TOO and re.search(pattern, manuscript, re.IGNORECASE) is not None


def _limit_behind(behind: str, words: str) -> re.Match[str] | None:
    """What limits a whole clause behind it: what its sentence calls it; to whom, or where, a rule applies."""
    if called := _CALLED.match(behind):
        return (
            called
            if words[:1].isupper() and re.search(r"\s(?:is|are|was|were|has|have|may|can|will|\w+s)\s", words)
            else None
        )
    if not _RULE.search(words):
        return None
    to_whom = _TO_WHOM.match(behind)
    return _APPLIES.match(behind) or (to_whom if to_whom and _ANY.search(words) else None)


def other_ending(tail: str, behind: str, manuscript: str, *, whole: bool) -> str:
    """Whether a quotation ends otherwise than its source: `question` where a statement is made a question,
    or a question a statement; `exclamation` where a call is made of it; empty where neither.

    `tail` is what stands behind its last word, `behind` how the source goes on,
    `manuscript` what follows the closing mark; `whole`: it begins with its sentence.
    """
    own = re.search(r"[?!]", tail)
    real = re.match(rf"[{_CLOSING}\s)\]]*([?!])", behind)
    if own and (real is None or real[1] != own[0]):
        return "question" if own[0] == "?" else "exclamation"
    if real and real[1] == "?" and not own and not manuscript.lstrip().startswith("?"):
        return "question" if whole or "." in tail else ""
    return ""
