"""Whether a fragment says by itself what its source does not: by what stands in front of it, in its order of
tables, and by how its sentence ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.patterns import compile_late
from secpol_cli.text.orthography import OPENING_QUOTES
from secpol_cli.text.sentences import STOPS
from secpol_cli.verification.english.governing.denied import DENIED
from secpol_cli.verification.english.governing.doubted import DOUBTED
from secpol_cli.verification.english.governing.fronts import fronts, in_sentence
from secpol_cli.verification.english.governing.governor import AGAINST, AS_OTHERS, ASKING, ENDS, PARTED
from secpol_cli.verification.english.governing.predicates import is_gerund, is_predicate
from secpol_cli.verification.english.governing.supposed import SUPPOSED
from secpol_cli.verification.english.governing.told import TOLD

if TYPE_CHECKING:
    from secpol_cli.verification.english.governing.governor import Governor

GOVERNORS = (*DENIED, *DOUBTED, *TOLD, *SUPPOSED)
_FACT = compile_late(rf"\bthe\s+(?:\w+\s+)?fact\s+that{ENDS}", re.IGNORECASE)
# A question that is no longer one: can anyone believe that |
_ASKED = compile_late(
    rf"^\W*(?:and\s+|but\s+|so\s+)?(?P<word>is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|must|who|why)\b"
    rf"[^{PARTED}]*{ENDS}",
    re.IGNORECASE,
)
_INVERTED = compile_late(
    rf"(?:^\W*|[,;:—–]\s*)(?P<word>is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|must){ENDS}",
    re.IGNORECASE,
)
_THAT = compile_late(rf"\b(?:that|if|whether){ENDS}", re.IGNORECASE)
# That the clause which ends there is not true: that | is a myth.
_REFUTED = compile_late(
    r"\s*,?\s*(?:(?:is|was|are|were|be|been|remains?|seems?|proved|has|have|had|would|can)\s+){1,3}(?:[\w’']+\s+){0,3}"
    r"(?:myth|false|untrue|wrong|mistaken|mistake|absurd|nonsense|unlikely|doubtful|illusion|fiction|lie|fallacy|disputed"
    r"|exaggerat\w*|misleading|simplistic|impossible|unthinkable|contested|refuted|denied|disproved|questionable|uncertain)\b",
    re.IGNORECASE,
)
_LAST = compile_late(r"[\w’'-]+$")
_QUESTION = compile_late(rf"[^{STOPS}]{{0,120}}\?")
_OPENER = compile_late(r"\W*that\s+(?=\w)")
_DENYING = compile_late(
    r"\b(?:reject|den(?:y|ie)|doubt|disput|refut|dismiss|contest|disagree)\w*\b|\b(?:nobody|no\s+one)\b"
    r"|(?:\bnot|\bnever|n[’']t)\s+(?:follow|accept|agree|believe|share|true|the\s+case)\b",
    re.IGNORECASE,
)
_FIRST = compile_late(rf"[^{STOPS};]{{0,120}}")
_FAR = 60  # code points of a manuscript in which it says one word again; anything like it, in its sentence


def governed_by(before: str, words: str, manuscript: str, behind: str = "", after: str = "") -> str | None:
    """The words in front of a fragment by which its source denies it, asks it, makes it a condition or tells
    it of others, where the manuscript says nothing like it; None where there are none.

    `before` and `behind` are what the source has around the fragment, `words` how it begins there,
    `manuscript` and `after` what the manuscript has before the quotation and behind it.
    """
    said = in_sentence(manuscript)
    if opener := _OPENER.match(words):  # “that the plan has failed” is judged as what that governs
        before, words = f"{before.rstrip()} {opener[0].strip()} ", words[opener.end() :]
    for front in fronts(before, words):
        if _FACT.search(front):
            return None
        edge, folded = _edge_of(front), front.casefold()
        for governor in GOVERNORS:
            if not _may_govern(governor, edge, folded) or (governor.begins and not governor.begins(words)):
                continue
            found = governor.pattern.search(front)
            if found is None:
                continue
            if governor.unless and governor.unless.search(front[: found.start("word")]):
                continue
            return None if _says(governor, found, said, after) else found["word"]
        that, refuted = _THAT.search(front), _REFUTED.match(behind)
        if refuted and (that or is_gerund(words)) and not AGAINST.search(said):
            return (that or refuted)[0].strip()
        if _QUESTION.match(behind) and not ASKING.search(said):
            if inverted := _INVERTED.search(front):
                return inverted["word"]
            if (asked := _ASKED.search(front)) and (that or is_predicate(words)):
                return asked["word"]
    return None


def _may_govern(governor: Governor, edge: str, folded: str) -> bool:
    """Whether a front has the words without which a construction cannot be."""
    if governor.edge and edge not in governor.edge:
        return False
    return not governor.needs or any(letters in folded for letters in governor.needs)


def _edge_of(front: str) -> str:
    """The last word of a front, folded, or the mark behind it."""
    bare = front.rstrip().rstrip(OPENING_QUOTES + "(").rstrip()
    found = _LAST.search(bare)
    return found[0].casefold() if found else bare[-1:]


def _told_behind(after: str) -> bool:
    """Whether a manuscript goes on with whose view it was: “…”, as some have argued."""
    found = _FIRST.match(after)
    return found is not None and AS_OTHERS.search(found[0]) is not None


def _says(governor: Governor, found: re.Match[str], said: str, after: str) -> bool:
    """Whether a manuscript says what governs the fragment; of a view of others, also that it is denied, or
    whose it is behind the quotation."""
    if governor.said is AS_OTHERS and (_DENYING.search(said) or _told_behind(after)):
        return True
    subject = found.groupdict().get("subject")
    if subject and subject.split()[-1].casefold() in said.casefold():
        return True
    if governor.said is not None:
        return governor.said.search(said) is not None
    return found["stem"].casefold() in said[-_FAR:].casefold()
