"""What a quotation cuts off at its ends: a condition behind it, a negation before it, its question mark."""

from __future__ import annotations

import re

from secpol_cli.patterns import compile_late
from secpol_cli.text.orthography import OPENING_QUOTES, QUOTATION_MARKS, RANGE_DASHES
from secpol_cli.text.sentences import PARTS, STOPS

_OPENING = re.escape(OPENING_QUOTES) + "("
_CLOSING = re.escape(QUOTATION_MARKS)
_STOPS = re.escape(STOPS + PARTS)


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
    "|in the event|in case|on pain|provided that|provided always|providing that|whenever|as soon as|pending"
    "|which merely|which only|that merely|that only|who merely|who only"
)
_ONLY = _any("if|when|where|after|until|with|in|for|as|to|on|by|insofar|through|once|while|so long|so far")
_CONDITION = compile_late(
    rf"{_ASIDE}[,;:]?{_ASIDE}\s*(?:[{RANGE_DASHES}]+\s*)?\(?(?P<word>(?:but(?!\s+(?:also|(?:more\s+)?(?:especially|particularly)|above\s+all)\b)|{_LIMITS}"
    r"|provid(?:ed|ing)(?=\s+(?:the|it|they|he|she|we|you|there|no|all|both)\b)"
    rf"|without(?!\s+(?:\w+\s+)?(?:{_NO_LIMIT}))|(?:(?:and|but|and\s+then)\s+)?(?:only|even)\s+(?:{_ONLY}))\b)",
    re.IGNORECASE,
)
_NOT = _any("not|never|no|cannot|neither|nor|without|hardly|scarcely|barely|rarely|seldom|no longer|no more")
_CONTRACTED = rf"(?:{_any('do|does|did|is|are|was|were|wo|would|should|could|ca|must|has|have|had')})n[’']t"
_BETWEEN = _any(
    "to|be|been|being|so|very|yet|a|an|the|again|ever|even|just|quite|really|likely|longer|have|has"
)
_ASIDES = _any(
    "therefore|however|of course|indeed|thus|then|moreover|consequently|accordingly|in fact|I think"
)
_NOT_BEFORE = compile_late(
    rf"\b(?P<word>{_NOT}|{_CONTRACTED})(?:,\s*(?:{_ASIDES})\s*,)?"
    rf"(?:\s+(?:{_BETWEEN}|(?!only\b)\w+ly)){{0,3}}\s*[{_OPENING}]*$",
    re.IGNORECASE,
)
_AUXILIARY = _any("shall|may|can|will|must|should|would|could|is|are|was|were|be|has|have|had|does|do|did")
# A subject that says no: nothing in this Treaty shall …
_NOBODY_BEFORE = compile_late(
    rf"\b(?P<word>nothing|nobody|no\s+one|none|neither|no\s+[^\W\d_]+)\b[^{_STOPS},]{{0,60}}\b(?:{_AUXILIARY})"
    rf"\s*[{_OPENING}]*$",
    re.IGNORECASE,
)
# What makes the words that follow only expected, tried, refused, denied; by the stem by which the manuscript
# may say so itself.
_HEDGES = "expect|suppos|alleg|rumou?r|purport|fail|refus|declin|ceas|unable|unlikely|reluctant|unwilling|hop"
_HEDGES += "|seem|appear|pretend|forb|prohibit|prevent"
_DENIALS = "den(?:y|ie)|doubt|disput|reject|refut|fals|untrue|wrong|mistak|myth|fiction|absurd|whether"
_DOUBTFUL = "hope|fear|suspicio|suspect|delusion|illusion|preten|pretext|rumou?r|allegation|told|paradox"
_BELIEFS = "believ|think|say|claim|mean|suggest|impl|contend|argu|maintain|agree|accept|admit|follow|pretend"
_BELIEFS += "|find|hold|see|show|prov|establish|demonstrat|conclu|conced|declar|decid|recogni[sz]|consider"
_BELIEFS += "|assum|assert|imagin|suppos|presum|certain|sure|convinc|persuad|clear|evident|obvious|true"
# Whose view is told, where the text names nobody.
_SOME = _any(
    "some|many|several|most|others|critics?|opponents?|supporters?|proponents?|advocates?|scientists?|researchers?"
    "|experts?|observers?|analysts?|commentators?|scholars?|economists?|historians?|lawyers?|s[ck]eptics?|people"
)
_HOLD = "believ|argu|claim|contend|maintain|suggest|think|thought|insist|alleg|assert|tell|told|warn|say|said"
_IMPOSSIBLE = "impossib|unlikel|unthinkabl|inconceivabl|improbabl|implausibl|unreasonabl|premature"
_STOPPING = (
    r"fail\w*|refrain\w*|declin\w*|refus\w*|unable|unwilling|(?:stop|stops|stopped|fall|falls|fell)\s+short"
)
_ONLY_SAID_BEFORE = compile_late(
    rf"\b(?P<word>(?P<hedge>{_HEDGES})\w*(?:\s+(?:him|her|it|them|us))?\s+(?:to|from)"
    rf"|(?P<denial>{_DENIALS})\w*\b[^{_STOPS},]{{0,30}}\b(?:that|whether|if)"
    rf"|(?P<doubt>{_DOUBTFUL})\w*\b[^{_STOPS},]{{0,90}}\bthat"
    rf"|no\s+(?:{_any('indication|evidence|sign|reason|proof|suggestion|question')})\b[^{_STOPS},]{{0,30}}\bthat"
    rf"|(?P<negated>not|never|nor|neither|nobody|no\s+one|few|cannot|scarcely|hardly|\w+n[’']t|{_STOPPING})\b[^{_STOPS}]{{0,40}}"
    rf"\b(?:{_BELIEFS})\w*(?:\s+\w+)?\s+(?:that|how)"
    r"|(?P<asked>whether)(?:\s+or\s+not)?|(?P<denied>deny|den(?:ies|ied|ying))(?:\s+(?:having|being|that|any))?"
    rf"|(?P<impossible>{_IMPOSSIBLE})\w*\b[^{_STOPS},]{{0,30}}\bthat"
    rf"|(?P<some>{_SOME})\b[^{_STOPS},]{{0,40}}\b(?P<hold>{_HOLD})\w*(?:\s+(?:me|us|them))?(?:\s+that)?"
    rf"|(?P<phrase>{_any('far from|anything but|rather than|instead of')}))\s*[{_OPENING}]*$",
    re.IGNORECASE,
)
# What turns a denial round: few would deny that …
_TURNED = compile_late(
    rf"\b(?:few|nobody|no\s+one|none|nor|not|never|cannot|hardly|scarcely|\w+n[’']t|impossible)\b[^{_STOPS},]{{0,30}}$",
    re.IGNORECASE,
)
# A condition that the words are themselves: fails unless “the flag State consents”.
_CONDITION_AT = compile_late(
    rf"(?<!\bas\s)(?<!\beven\s)\b(?P<word>unless|if|lest|provided\s+that|providing\s+that|(?:as|so)\s+long\s+as"
    rf"|on\s+(?:the\s+)?condition\s+that|in\s+case)\s*[{_OPENING}]*$",
    re.IGNORECASE,
)
# A condition in front, up to the comma behind which the words begin.
_CONDITION_BEFORE = compile_late(
    rf"(?:^|[{_STOPS}][{_CLOSING}]*\s+|[,;]\s+(?:and|but)?,?\s*(?=(?:were|had)\s+(?:it|there|the|he|she|they)\b))"
    rf"(?P<word>(?:only\s+|even\s+)?(?:if|unless|until|had|were|should)|provided\s+that)\b"
    rf"[^{_STOPS}]{{3,200}},\s*(?:then\s+)?[{_OPENING}]*$",
    re.IGNORECASE,
)
_NEGATED = compile_late(
    rf"\b(?:{_any('not|never|no|none|cannot|neither|nor|without|hardly|scarcely')}"
    r"|deni\w+|\w+n[’']t)\b",
    re.IGNORECASE,
)
# Code points before a quotation in which its writer may say the “not” themselves: set by
# tests/verification/test_judgement.py (tuning set).
_NEAR = 60


def condition_behind(behind: str, manuscript: str) -> str | None:
    """The word of condition with which the source goes on right behind the quoted words, where the
    manuscript, in what follows the quotation, does not; else None."""
    found = _CONDITION.match(behind)
    if found is None:
        return None
    said = re.match(r"[^\w]*(\w+)", manuscript)
    first = found["word"].split()[0].casefold()
    return None if said and said[1].casefold() == first else found["word"]


def negation_before(before: str, manuscript: str) -> str | None:
    """The negation that the source has right before the quoted words, or what makes them only expected,
    denied or conditional, where the manuscript says nothing like it before the quotation; else None."""
    said = manuscript[-_NEAR:].casefold()
    found = _NOT_BEFORE.search(before) or _NOBODY_BEFORE.search(before)
    if found is not None:
        return None if _NEGATED.search(said) else found["word"]
    found = _ONLY_SAID_BEFORE.search(before)
    if found is not None:
        stem = found["hedge"] or found["denial"] or found["doubt"] or found["phrase"] or found["asked"]
        stem = stem or found["impossible"] or (found["denied"] or "")[:3]
        if found["some"]:
            return (
                None
                if found["some"].casefold() in said or found["hold"].casefold() in said
                else found["word"]
            )
        is_said = stem.casefold() in said if stem else bool(_NEGATED.search(said))
        is_turned = (found["denial"] or found["denied"]) and _TURNED.search(before[: found.start()])
        return None if is_said or is_turned else found["word"]
    found = _CONDITION_AT.search(before) or _CONDITION_BEFORE.search(before)
    if found is None or found["word"].split()[-1].casefold() in said.split():
        return None
    return found["word"]


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
