"""What makes of a clause one that is doubted, supposed, or only thought: deny that |, the notion that |."""

from __future__ import annotations

from secpol_cli.verification.english.governing.governor import (
    AGAINST,
    AS_OTHERS,
    GAP,
    IF,
    NEGATED,
    ONCE,
    PARTED,
    POSSIBLY,
    SURELY,
    TURNED,
    any_of,
    governor,
)
from secpol_cli.verification.english.governing.predicates import is_clause, is_predicate

_DENIALS = "den(?:y|ie)|doubt|disput|reject|refut|fals|untrue|wrong|mistak|myth|fiction|absurd|whether"
_DENIALS += "|dismiss|debunk"
_DENIALS += "|disprov|discredit|contest|beli(?:e[sd]\\b)"
_DOUBTFUL = "hope|fear|suspicio|suspect|delusion|illusion|preten|pretext|rumou?r|allegation|paradox"
_CLAIMS = "notion|claim|suggestion|assumption|myth|belief|accusation|speculation|hypothes[ie]s|possibility"
_CLAIMS += "|risk|danger"
_CLAIMS += (
    "|threat|prospect|impression|fallacy|misconception|fantasy|charge|insinuation|superstition|conjecture"
)
_BELIEFS = "believ|think|say|tell|record|report|assur|promis|predict|claim|mean|suggest|impl|contend|argu"
_BELIEFS += "|maintain|agree|accept|admit|follow|pretend"
_BELIEFS += "|find|hold|see|show|prov|establish|demonstrat|conclu|conced|declar|decid|recogni[sz]|consider"
_BELIEFS += "|assum|assert|imagin|suppos|presum|certain|sure|convinc|persuad|clear|evident|obvious|true|case"
_IMPOSSIBLE = (
    "impossib|unlikel|unthinkabl|inconceivabl|improbabl|implausibl|unreasonabl|premature|tempting|na[iï]ve"
)
_STOPPING = (
    r"fail\w*|refrain\w*|declin\w*|refus\w*|unable|unwilling|(?:stop|stops|stopped|fall|falls|fell)\s+short"
)
_THOUGHT = "believ|thought|think|assum|held|hold|suppos|argu|claim|hop|fear"
_TOLD = (
    "said|claimed|alleged|argued|believed|thought|assumed|suggested|supposed|rumoured|rumored|feared|hoped"
)
_TOLD += "|contended|asserted|maintained|imagined"


# The order counts: the first whose pattern holds decides.
DOUBTED = (
    # deny that |, the notion that |, it was long believed that |
    governor(
        rf"\b(?P<word>(?P<stem>{_DENIALS})\w*\b[^{PARTED},]{{0,50}}\b(?:that|whether|if))",
        unless=TURNED,
        edge="that whether if",
    ),
    governor(
        rf"\b(?P<word>(?P<stem>{_DOUBTFUL})\w*\b[^{PARTED},]{{0,90}}\bthat)", unless=TURNED, edge="that"
    ),
    governor(
        rf"\b(?:the|a|an|any|this|that|these|those|one|such|his|her|their|its|\w+[’']s?|of|popular|common|widespread|false|no)\s+(?:\w+\s+)?"
        rf"(?P<word>(?P<stem>{_CLAIMS})s?(?:\s+[^{PARTED},]{{1,40}})?\s+that)",
        AS_OTHERS,
        unless=SURELY,
        edge="that",
    ),
    governor(
        rf"\b(?P<word>no\s+(?:{any_of('indication|evidence|sign|reason|proof|suggestion|question|record')})\b[^{PARTED},]{{0,30}}\bthat)",
        NEGATED,
        edge="that",
    ),
    governor(
        rf"\b(?P<word>(?:not|never|nor|neither|nobody|nothing|no\s+one|few|cannot|scarcely|hardly(?:\s+any\w*)?|\w+n[’']t|no\s+longer|by\s+no\s+means|in\s+no\s+way|{_STOPPING})\b(?:(?!\bthat\b)[^{PARTED}]){{0,40}}"
        rf"\b(?:{_BELIEFS})\w*(?:\s+\w+)?\s+(?:that|how))",
        NEGATED,
        edge="how that",
    ),
    governor(
        rf"\b(?P<word>(?:not|never|nobody|no\s+one|few|hardly\s+any\w*|\w+n[’']t)\b(?:(?!\bthat\b){GAP}){{0,30}}\b(?:believ|think|thought|suppos|imagin|claim|argu)\w*)"
        r"\s+(?:[\w’'-]+\s+){1,6}",
        AGAINST,
        is_predicate,
        needs="n’t|n't|not|never|no one|nobody|few|hardly",
    ),
    governor(
        rf"\b(?P<word>(?:not|never|\w+n[’']t)\s+(?:{GAP}{{0,20}}\s)?(?:believ|think|suppos|imagin|claim|mean|say|suggest|imply)\w*)",
        AGAINST,
        is_clause,
        needs="n’t|n't|not|never",
    ),
    governor(r"\b(?P<word>(?:seem|appear)\w*\s+(?:to\s+be\s+)?that)", POSSIBLY, edge="that"),
    governor(
        r"\b(?P<word>(?:hard|difficult|not\s+easy|harder)\s+to\s+(?:believe|see|imagine|accept|credit|conceive|understand|argue|maintain|say)\s+(?:that|how|why))",
        AGAINST,
        unless=TURNED,
        edge="how that why",
    ),
    governor(
        r"\b(?P<word>(?:mistake|wrong|error|folly|foolish|na[iï]ve|absurd|crime|sin|nonsense|lie|slander|treason|hypocrisy)"
        r"\s+(?:for\s+\w+\s+)?to\s+(?:say|think|believe|assume|claim|suggest|conclude|imagine|suppose|pretend|argue)\s+that)",
        AGAINST,
        edge="that",
    ),
    governor(
        r"\b(?P<word>one\s+thing\s+to\s+\w+\s+that|(?:god|heaven)\s+forbid(?:\s+that)?)",
        AGAINST,
        edge="forbid that",
    ),
    governor(r"\b(?P<word>(?P<stem>whether))(?:\s+or\s+not)?", edge="not whether"),
    governor(
        r"\b(?P<word>(?P<stem>den)(?:y|ies|ied|ying))(?:\s+(?:having|being|that|any))?",
        unless=TURNED,
        edge="any being denied denies deny denying having that",
    ),
    governor(
        rf"\b(?P<word>(?P<stem>{_IMPOSSIBLE})\w*\b[^{PARTED},]{{0,30}}\bthat)", unless=TURNED, edge="that"
    ),
    governor(
        r"(?:^|\blet\s+us\s+|\bto\s+|\bmay\s+|\bmust\s+not\s+)(?P<word>(?P<stem>suppos|imagin|assum|pretend)\w*)(?:\s+for\s+[^,;:.]{1,30})?\s+that",
        IF,
        edge="that",
    ),
    governor(
        rf"\b(?P<word>(?:used\s+to|once|formerly|previously|wrongly|mistakenly|na[iï]vely|erroneously|falsely)\s+(?:\w+\s+)?(?:{_THOUGHT})\w*\s+that)",
        ONCE,
        edge="that",
    ),
    governor(
        rf"\b(?P<word>it\s+(?:is|was|has\s+been|had\s+been)\s+(?:(?:\w+ly|often|long|once|sometimes)\s+){{0,2}}(?:{_TOLD})\s+that)",
        AS_OTHERS,
        edge="that",
    ),
)
