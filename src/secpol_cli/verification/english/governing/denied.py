"""What denies a fragment: a negation, a refusal, a failure or a limit in front of it."""

from __future__ import annotations

import re

from secpol_cli.verification.english.governing.governor import (
    AGAINST,
    AS_OTHERS,
    AUXILIARY,
    BETWEEN,
    GAP,
    LIMITED,
    NEGATED,
    NEGATION,
    PARTED,
    POSSIBLY,
    TURNED,
    acts,
    any_of,
    governor,
    has_gerund,
    said_again,
)
from secpol_cli.verification.english.governing.predicates import is_gerund, is_infinitive, is_predicate
from secpol_cli.verification.english.numbers import is_number

_HEDGES = (
    "expect|suppos|alleg|rumou?r|purport|fail|refus|declin|ceas|unable|inab|unlikely|reluctan|unwilling|hop"
)
_HEDGES += "|seem|appear|pretend|forb|prohibit|prevent|tend"
_STOPPED = "prevent|refrain|keep|kept|stop|prohibit|deter|discourag|dissuad|barred|bars|bar|ban|abstain"
_STOPPED += "|desist|hinder"
_STOPPED += "|preclud|exempt|restrain|shrink|shrank|block"
_UNWISE = (
    "mistake|wrong|error|folly|foolish|foolhardy|na[iï]ve|dangerous|reckless|absurd|premature|impossible"
)
_UNWISE += (
    "|unthinkable|unwise|irresponsible|misleading|simplistic|tempting|unrealistic|pointless|futile|last"
)
_WANTING = "want|seek|sought|intend|wish|tr(?:y|ied|ying)|plan|mean|meant|aim|attempt|need|hav|has|had"
_WANTING += "|agree|promis|allow"
_WANTING += (
    "|permit|let|enabl|expect|like|prefer|able|willing|ready|prepared|likely|going|suppos|design|entitl|oblig"
)
_WANTING += "|requir|bound|free|dar|choos|chose|desir|ought|us(?:e|ed)|intention|wish|right|power"
_WANTING += "|authority|reason|way"
_WANTING += "|abilit|capacit|willing|effort|means|mandate|ask|call|commit|help|forc|compel|encourag|urg|caus"
_ABOUT = said_again(
    r"\b(?:less|fewer|more|greater|smaller|larger|under|over|least|most|up\s+to|nearly|almost|about|exceed\w*|below|above)\b"
)


def _is_number(words: str) -> bool:
    """Whether words begin with a number."""
    found = re.match(r"\W*(?:(?:one|a|an)\s+)?([\w,.]+)", words)
    return found is not None and is_number(found[1].strip(",.").casefold())


# The order counts: the first whose pattern holds decides.
DENIED = (
    # shall not |, never been |, did not, however, |
    governor(
        rf"(?<!\bnot\s)\b(?P<word>{NEGATION})(?:\s+(?:{BETWEEN}|(?!only\b|mere|simpl|sole)\w+ly)){{0,3}}"
        r"(?:(?<=\bnot)\s*,|(?<=\bnever)\s*,)?",
        NEGATED,
    ),
    # nobody but |
    governor(r"\b(?P<word>(?:nobody|no\s+one|none|nothing|who)\s+but)", AGAINST, edge="but"),
    # nothing in this Treaty shall |, neither the council nor the towns |
    governor(
        rf"\b(?P<word>nothing|nobody|no\s+one|none|neither|no\s+[^\W\d_]+)\b[^{PARTED},]{{0,60}}\b(?:{AUXILIARY})",
        NEGATED,
    ),
    governor(
        rf"(?:^|[,;]\s+|\b(?:and|that|but|because)\s+)(?P<word>nothing|nobody|no\s+one|none|neither|no\s+[^\W\d_]+|not\s+(?:all|every\w*"
        rf"|each|both|many|much|any\w*)|few|only\s+an?\s+\w+)\b(?:(?!\b(?:{AUXILIARY}|but|that|than)\b)[^{PARTED},]){{0,80}}"
        rf"(?:\s(?:{AUXILIARY})(?:\s+(?:ever|yet|\w+ly|be|been))*)?",
        AGAINST,
        is_predicate,
    ),
    # expected to |, failed in its attempt to |, kept the towns from |
    governor(
        rf"\b(?P<word>(?P<stem>{_HEDGES})\w*(?:\s+(?:him|her|it|them|us))?\s+(?:to|from))",
        unless=TURNED,
        edge="from to",
    ),
    governor(
        rf"\b(?P<word>(?P<stem>{_HEDGES})\w*)\s+(?:(?!\band\b){GAP}){{1,40}}\sto",
        AGAINST,
        is_infinitive,
        TURNED,
        edge="to",
    ),
    governor(
        rf"\b(?P<word>(?:{_STOPPED})\w*)\b(?:(?!\band\b){GAP}){{0,50}}\sfrom",
        AGAINST,
        acts,
        TURNED,
        edge="from",
    ),
    # does not seek to |, no intention of |, will not let them |
    governor(
        rf"\b(?P<word>{NEGATION})\s(?:(?!\band\b){GAP}){{0,50}}?\b(?:{_WANTING})\w*(?:\s+[\w’'-]+){{0,4}}\s+to",
        AGAINST,
        is_infinitive,
        said_again(r"\b(?:not|cannot)\s+$"),
        edge="to",
    ),
    governor(
        rf"\b(?P<word>{NEGATION}\s+(?:\w+\s+)?(?:intention|thought|question|prospect|chance|hope|danger|risk|possibility"
        r"|way|means|desire|wish|evidence|sign|trace|proof|indication|record)\s+(?:of|for))",
        AGAINST,
        edge="for of",
    ),
    governor(rf"\b(?P<word>{NEGATION}\s+let)\s+(?:[\w’'-]+\s+){{1,4}}", AGAINST, is_predicate, needs="let"),
    # too weak to |, a mistake to |
    governor(
        r"\b(?P<word>too\s+\w+)(?:\s+for\s+[^,;:.]{1,30})?\s+to", AGAINST, is_infinitive, TURNED, edge="to"
    ),
    governor(
        rf"\b(?P<word>{_UNWISE})(?:\s+for\s+[^,;:.]{{1,30}})?\s+to", AGAINST, is_infinitive, TURNED, edge="to"
    ),
    # accused of |, the danger of |
    governor(
        r"\b(?P<word>(?P<stem>accus|suspect|charge)\w*(?:\s+[^,;:.]{1,40})?\s+(?:of|with))",
        AS_OTHERS,
        edge="of with",
    ),
    governor(
        r"\b(?P<word>(?P<stem>danger|risk|threat|possibilit|prospect|fear|chance|allegation|suspicion|rumou?r)\w*"
        r"\s+of)(?:\s+[^,;:.]{1,30})?",
        POSSIBLY,
        has_gerund,
        TURNED,
        needs="danger|risk|threat|possibilit|prospect|fear|chance|allegation|suspicion|rumo",
    ),
    governor(
        r"\b(?P<word>(?:avoid|oppos|resist|reject|exclud|preclud|stopp?|ceas|against|object|rul\w+\s+out)\w*(?:\s+to)?)",
        AGAINST,
        is_gerund,
        TURNED,
    ),
    governor(
        r"\b(?P<word>without)\s+\w+ing\b[^;:.]{0,80}?(?:,\s+(?:and\s+|or\s+)?by|\s(?:and|or|by)|,\s+(?:and|or|nor))",
        AGAINST,
        is_gerund,
        edge="and by nor or",
    ),
    # shall not attack or |, to refuse or |
    governor(
        rf"\b(?P<word>{NEGATION}|(?:{_HEDGES})\w*(?=\s[^;:.]{{0,60}}\bto\b)|(?:{_STOPPED})\w*(?=\s[^;:.]{{0,40}}\bfrom\b))\s"
        rf"(?:(?!\b(?:but|because|although)\b)[^{PARTED}]){{2,120}}\s(?:or|nor)",
        AGAINST,
        acts,
        TURNED,
        edge="nor or",
    ),
    governor(
        rf"\b(?P<word>{any_of('far from|anything but|rather than|instead of|short of')}"
        rf"|{any_of('still less|much less|let alone')}"
        rf"|{any_of('as opposed to|in place of|in lieu of')})(?:\s+to)?",
        AGAINST,
        edge="from but than of less alone to with",
    ),
    governor(
        r"\b(?P<word>(?:more|less|rather|sooner|prefer\w*)\b[^,;:.]{1,60}\bthan)\s+to",
        AGAINST,
        is_infinitive,
        edge="to",
    ),
    # sought in vain to |, resisted pressure to |, merely |
    governor(
        rf"\b(?P<word>(?:sought|seek\w*|tried|try|tries|trying|attempt\w*|struggl\w*|endeavou?r\w*|effort\w*)\s+(?:{GAP}{{0,30}}\s)?"
        r"(?:in\s+vain|vainly|without\s+success|unsuccessfully|to\s+no\s+avail))\s+to",
        AGAINST,
        is_infinitive,
        edge="to",
    ),
    governor(
        r"\b(?P<word>(?:sought|tried|attempted|struggled)(?=,\s+(?:in\s+vain|vainly|without\s+success|unsuccessfully|to\s+no\s+avail),))"
        r",[^,]+,\s+to",
        AGAINST,
        is_infinitive,
        edge="to",
    ),
    governor(
        rf"\b(?P<word>(?:resist|reject|ignor|dismiss|oppos|rebuff|withst(?:an|oo)d)\w*)\s+(?:(?!\band\b){GAP}){{1,60}}\sto",
        AGAINST,
        is_infinitive,
        TURNED,
        edge="to",
    ),
    # none of |, cannot identify any |, nor is it |, less than |
    governor(r"\b(?P<word>none\s+of|(?<!\ba\s)few(?:\s+of)?)", AGAINST, edge="few of"),
    governor(rf"\b(?P<word>{NEGATION}\s(?:{GAP}{{0,40}}\s)?any)", AGAINST, edge="any"),
    governor(
        r"\b(?P<word>(?:nor|neither)\s+(?:is|are|was|were|do|does|did|has|have|can|could|will|would|should|must))\s+(?:[\w’'-]+\s+){1,3}",
        AGAINST,
    ),
    governor(
        r"\b(?P<word>(?P<stem>less|fewer|more|greater|smaller|larger)\s+than|at\s+(?P<least>least|most)|up\s+to|nearly|almost)",
        _ABOUT,
        _is_number,
        edge="almost least most nearly than to",
    ),
    governor(
        r"(?<!\bnot\s)\b(?P<word>merely|simply|solely|purely|only)",
        LIMITED,
        acts,
        edge="merely only purely simply solely",
    ),
)
