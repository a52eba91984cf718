"""A construction that governs a fragment, and the words of which constructions are made, in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.patterns import compile_late
from secpol_cli.text.orthography import OPENING_QUOTES
from secpol_cli.text.sentences import PARTS, STOPS
from secpol_cli.verification.english.governing.predicates import is_gerund, is_predicate

if TYPE_CHECKING:
    from collections.abc import Callable

ENDS = rf"\s*[{re.escape(OPENING_QUOTES)}(]*$"
PARTED = re.escape(STOPS + PARTS)
GAP = rf"(?:(?!\b(?:but|because|although|whereas|while|since)\b)[^{PARTED},])"  # one letter within a clause


def any_of(words: str) -> str:
    """A pattern of phrases, which bars part; white space in them may be any."""
    return "|".join(re.sub(r"\s+", r"\\s+", phrase.strip()) for phrase in words.split("|"))


class Governor(NamedTuple):
    """A construction: a pattern whose `word` is what governs the fragment, how the fragment must begin
    (None: anyhow), and what in the manuscript says the same; None where its group `stem` must be said again.
    `unless` is what before the word turns it round (few would deny that).  `edge` are the words, or marks,
    one of which stands right before the fragment (none: any), `needs` folded letters of which the front
    has one: so that few patterns need be compiled, and looked for."""

    pattern: re.Pattern[str]
    said: re.Pattern[str] | None = None
    begins: Callable[[str], bool] | None = None
    unless: re.Pattern[str] | None = None
    edge: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()


def governor(
    pattern: str,
    said: re.Pattern[str] | None = None,
    begins: Callable[[str], bool] | None = None,
    unless: re.Pattern[str] | None = None,
    edge: str = "",
    needs: str = "",
) -> Governor:
    """A construction whose pattern ends where the fragment begins; `edge` as words with spaces between,
    `needs` with bars."""
    late = compile_late(pattern + ENDS, re.IGNORECASE)
    needed = tuple(filter(None, needs.split("|")))
    return Governor(late, said, begins, unless, frozenset(edge.split()), needed)


def said_again(words: str) -> re.Pattern[str]:
    return compile_late(words, re.IGNORECASE)


_NOT = any_of(
    "not|never|no|cannot|neither|nor|without|hardly|scarcely|barely|rarely|seldom|no longer|no more"
)
_CONTRACTED = rf"(?:{any_of('do|does|did|is|are|was|were|wo|would|should|could|ca|must|has|have|had')})n[’']t"
NEGATION = rf"(?:{_NOT}|{_CONTRACTED})"
BETWEEN = any_of(
    "to|be|been|being|so|very|yet|always|a|an|the|again|ever|even|just|quite|really|likely|longer|have|has"
)
AUXILIARY = any_of("shall|may|can|will|must|should|would|could|is|are|was|were|be|has|have|had|does|do|did")
# What says no in a lead-in: a negation, or a verb of refusing or lacking.
NEGATED = said_again(
    rf"\b(?:{any_of('not|never|no|none|cannot|neither|nor|without|hardly|scarcely')}|\w+n[’']t"
    r"|(?:deni|deny|fail|refus|declin|reject|lack|disclaim|disavow|renounc|absen|abstain|refrain|prohibit|forbid|forbad)\w*)\b"
)
# What says in any words that something is not so, not done or not wanted.
AGAINST = said_again(
    rf"\b(?:{NEGATION}|none|nobody|nothing|few|too|wrong|against|kept?|far\s+from|rul\w+\s+out|instead|rather|short\s+of"
    r"|(?:ban|bar|stop|keep|limit|deter|doubt|error)(?:s|n?ed|r?ed|p?ed|n?ing|r?ing|p?ing|ful)?"
    r"|(?:fail|refus|declin|reject|oppos|deny|deni|prevent|prohibit|forbid|forbad|refrain|avoid|unable|inabilit|unwilling"
    r"|reluctan|impossib|lack|ceas|abstain|resist|mistak|folly|foolish|absurd|restrain|restrict|protect|exempt|discourag"
    r"|dissuad|preclud|exclud|disclaim|disavow|renounc|waiv)\w*|\w+n[’']t)\b"
)
OTHERS = any_of(
    "some|many|several|most|others|critics?|opponents?|supporters?|proponents?|advocates?|scientists?|researchers?"
    "|experts?|observers?|analysts?|commentators?|scholars?|economists?|historians?|lawyers?|s[ck]eptics?|people"
    "|enem(?:y|ies)|adversar(?:y|ies)|rivals?|detractors?|pessimists?|optimists?|cynics?|those"
)
HOLD = "believ|argu|urg|demand|predict|claim|contend|maintain|suggest|think|thought|insist|alleg|assert"
HOLD += "|tell|told|warn|say|said|hold|held"
AS_OTHERS = said_again(
    rf"\b(?:{OTHERS}|reportedly|allegedly|supposedly|(?:is|are|was|were|been)\s+(?:\w+\s+)?"
    rf"(?:{HOLD}|suppos|fear|hop)\w*|view|belief|myth|notion|alleg\w*|accus\w*|claim\w*|rumou?r\w*|criticism)\b"
)
POSSIBLY = said_again(
    r"\b(?:may|might|can|could|would|should|perhaps|maybe|possibl[ey]|possibilit\w+|potential\w*|likel\w+|unlikely|probabl[ey]"
    r"|probabilit\w+|able|abilit\w+|capab\w+|enabl\w+|allow\w*|permit\w*|lets?|entitl\w+|empower\w*|authori[sz]\w+"
    r"|(?:right|power)\s+to|chances?|risk\w*|danger\w*|threat\w*|prospects?|opportunit\w+|options?|scenarios?|if|hop(?:e|es|ed|ing)"
    r"|fear\w*|warn\w*|worr\w+|almost|nearly|virtually|presumabl[ey]|presum\w+|seem\w*|appear\w*|apparently|suspect\w*|alleg\w+"
    r"|reportedly|suppos\w+)\b"
)
IF = said_again(
    r"\b(?:if|unless|provided|providing|condition\w*|would|were|should|in\s+case|hypothe\w+|suppos\w+|scenario|until"
    r"|till|when\w*|once|depend\w*|contingent|as\s+long\s+as|so\s+long\s+as|only|lest|had|before|until)\b"
)
ASKING = said_again(r"\b(?:ask|question|whether|wonder|if|doubt|query|quer)\w*\b|\?")
HEARD = said_again(rf"\b(?:{OTHERS}|hear|heard|told|reads?|rumou?r\w*|alleg\w*|claims?|view|belief)\b")
CHOOSING = said_again(r"\b(?:either|or|option|choice|choose|alternativ|could|might|may|instead|rather)\w*\b")
ONCE = said_again(
    r"\b(?:once|used\s+to|no\s+longer|former|formerly|earlier|initially|originally|long|past|had|wrong\w*)\b"
)

LIMITED = said_again(
    r"\b(?:mere|simpl|sole|pure|only|just|no\s+more|nothing\s+but|limit|confin|restrict)\w*\b"
)
CONSIDERED = said_again(
    r"\b(?:consider|contemplat|weigh|discuss|propos|suggest|recommend|advocat|threat|tempt|verge|brink|point|edge|close|near"
    r"|almost|possib|plan|idea|thought|think|call|demand|urg|press|plea|appeal|ask|want|should|about|poised|may|might|could)\w*\b"
)
# Who pleads a cause, or speaks as one of many: petitioner, the dissent, the merchants; not who wrote or met.
PARTY = (
    r"\b(?P<subject>(?:(?:the|these|those|its|his|their|our)\s+)?(?:[\w’'-]+\s+)?(?:petitioners?|respondents?|plaintiffs?|defendants?|appellants?|appellees?"
    r"|claimants?|applicants?|government|agency|company|opposition|regime|state|prosecution|prosecutors?|defen[cs]e|counsel|dissent\w*|amici|litigants?|objectors?"
    r"|(?-i:(?!authors|writers|ministers|leaders|heads|members|delegates|delegations|presidents|researchers|judges|justices|courts"
    r"|findings|results|figures|studies|reports|records|facts|documents|papers|terms|words)[a-z]{3,}s)))"
)

# What turns a denial round: few would deny that …, did not fail to …
TURNED = said_again(
    r"\b(?:few|nobody|no\s+one|none|nor|not|never|no|cannot|hardly|scarcely|without|\w+n[’']t|impossible|beyond)\b"
    rf"[^{PARTED},]{{0,30}}$"
)
SURELY = said_again(r"\b(?:our|my|firm|strong|shared|growing|deep|common)\s+(?:\w+\s+)?$")


def acts(words: str) -> bool:
    return is_predicate(words) or is_gerund(words)


def has_gerund(words: str) -> bool:
    return any(is_gerund(words[at:]) for at in [0, *(m.end() for m in re.finditer(r"\s", words[:60]))])


def is_no_amount(words: str) -> bool:
    """Whether words begin with what may be less so: an adjective or a verb, no amount (less money)."""
    return re.match(r"\W*(?:than|of)\b", words) is None


def is_open(words: str) -> bool:
    """Whether a clause may tell of what has not come about: it is in no tense of the past."""
    return (
        re.search(r"\b(?:shall|should|ha(?:s|ve)|is|are|can|will|may|must|do(?:es)?)\b", words[:120])
        is not None
    )
