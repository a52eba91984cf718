"""What gives a fragment to others than who is quoted: some argue that |, I hear that |, to its critics, |."""

from __future__ import annotations

from secpol_cli.verification.english.governing.governor import (
    AS_OTHERS,
    GAP,
    HEARD,
    HOLD,
    OTHERS,
    PARTED,
    PARTY,
    governor,
    said_again,
)
from secpol_cli.verification.english.governing.predicates import is_clause, is_predicate

# The order counts: the first whose pattern holds decides.
_AS_SEEN = said_again(
    r"\b(?:so-called|call(?:s|ed)?|term(?:s|ed)|(?:see|saw|regard|perceiv|view|deem|consider)\w*\s+as|to\s+(?:them|him|her)|eyes?|view)\b"
)
_AS_ITS = said_again(r"\b(?:contend|claim|alleg|submit|argu|assert|maintain)\w*\b")
TOLD = (
    # some argue that |, according to its critics, |
    governor(
        rf"\b(?P<word>(?:{OTHERS})\b[^{PARTED},]{{0,40}}\b(?:{HOLD})\w*(?:\s+(?:me|us|them))?(?:\s+that)?)",
        AS_OTHERS,
    ),
    governor(
        rf"\b(?P<word>(?:according\s+to|in\s+the\s+(?:eyes|view|views|opinion|minds?|words?)\s+of|for|to)\s+(?:\w+\s+)?(?:{OTHERS}))\b[^,;:.]{{0,30}},",
        AS_OTHERS,
        edge=",",
    ),
    governor(
        rf"\b(?P<word>(?:{OTHERS})\b[^{PARTED},]{{0,30}}\b(?:{HOLD})\w*(?:\s+that)?)\b[^{PARTED},]{{3,100}}\sand",
        AS_OTHERS,
        is_clause,
        edge="and",
    ),
    governor(
        r"(?P<word>,\s+(?:as\s+)?(?:it\s+(?:is|was|has\s+been)|has\s+been)\s+(?:\w+ly\s+)?"
        r"(?:said|claimed|alleged|argued|believed|thought|assumed|suggested|supposed|rumoured)),",
        AS_OTHERS,
        edge=",",
    ),
    governor(rf"(?P<word>,\s+(?:as\s+)?(?:\w+\s+){{0,2}}(?:{OTHERS})\s+(?:{HOLD})\w*),", AS_OTHERS, edge=","),
    governor(
        rf"\b(?P<word>(?:{OTHERS}|opposition)\b[^{PARTED},]{{0,30}}\b(?:alleg|claim)\w*)\s+(?:[\w’'-]+\s+){{1,5}}",
        AS_OTHERS,
        is_predicate,
        needs="alleg|claim",
    ),
    # I hear that |, they ask, |, anyone who thinks |
    governor(
        r"\b(?P<word>(?:hear|hears|heard|hearing|reads?|(?:am|are|is|was|were|been|being)\s+(?:\w+ly\s+)?told)(?:\s+it\s+said)?)"
        r"(?:\s+by\s+[^,;:.]{1,60})?\s+that",
        HEARD,
        edge="that",
    ),
    governor(
        r"(?:^\W*|[,;—–]\s*|\b(?:and|but|when|if|so)\s+)(?P<word>they\s+(?:\w+\s+)?(?:ask|say|claim|complain|tell\s+(?:us|me|you)))"
        r"(?:\s+that)?,?",
        AS_OTHERS,
        edge=", ask claim complain me say that us you",
    ),
    governor(
        rf"\b(?P<word>(?:(?:any|some|every)(?:one|body)|those|one|people|all)\s+who|whoever)\s+(?:\w+ly\s+|still\s+|would\s+|might\s+)?(?:{HOLD})\w*(?:\s+that)?",
        AS_OTHERS,
        needs="who",
    ),
    # petitioner contends that |, the merchants would have us believe that |
    governor(
        rf"(?P<word>{PARTY}\s+(?:\w+ly\s+|also\s+|then\s+|would\s+|will\s+|have\s+|has\s+)*(?:contend|claim|alleg|assert|insist|maintain|argu|submit|urge|profess|surmis|posit|speculat|reason|theori[sz]"
        rf"|hold|object|complain|counter)\w*\b{GAP}{{0,30}}?\s+that)",
        AS_OTHERS,
        edge="that",
    ),
    governor(
        rf"(?P<word>in\s+{PARTY}[’']s?\s+(?:view|opinion|submission|account|telling|eyes))\s*,?",
        AS_OTHERS,
        needs="view|opinion|submission|account|telling|eyes",
    ),
    governor(
        r"\b(?P<word>would\s+have\s+(?:us|me|you|it)(?:\s+(?:believe|think))?(?:\s+that)?"
        r"|(?:ask|invite|urge|want)\w*\s+(?:us|me|you|(?:the|this)\s+[Cc]ourt)\s+to\s+(?:hold|find|believe|think|accept|conclude|assume|infer)\s+that)",
        AS_OTHERS,
        edge="believe it me that think us you",
    ),
    governor(
        r"\b(?P<word>(?:you|one|we|some|it|they|people|anyone)\s+(?:might|could|may|can)\s+(?:also\s+|well\s+)?(?:be\s+)?(?:\w+ly\s+)?"
        r"(?:think|argu|say|said|suppos|believ|object|imagin|thought|assum|claim|contend|maintain|suggest)\w*\s*(?:that|,))",
        AS_OTHERS,
        needs="might|could|may|can ",
    ),
    governor(
        r"\b(?P<word>(?:(?:conventional|received|popular|common|accepted)\s+wisdom|orthodoxy|legend|theory|argument|story|saying|thinking|logic|reasoning"
        r"|narrative|objection|claim|contention|assertion|allegation|suggestion|hypothesis|presumption|reply|retort)\s+"
        r"(?:goes|runs|ran|went|is|was|being|has\s+it|had\s+it|holds|held)\s*,?(?:\s+that)?)",
        AS_OTHERS,
        needs="wisdom|ortho|legend|theory|argument|story|saying|thinking|logic|reasoning|narrative|objection|claim|contention|assertion|allegation|suggestion|hypothesis|presumption|reply|retort",
    ),
    governor(
        r"\b(?P<word>on\s+(?:this|that|such\s+an?|his|her|their|its|one)\s+(?:theory|view|account|reading|logic|hypothesis|assumption|footing|premise|telling))\s*,?",
        AS_OTHERS,
        needs="on ",
    ),
    governor(
        r"\b(?P<word>(?:told|ordered|instructed|paid|forced|made|coached)\s+to\s+say(?:\s+that)?)",
        AS_OTHERS,
        edge="say that",
    ),
    governor(rf"\b(?P<word>according\s+to\s+{PARTY})\b[^,;:.]{{0,30}},?", AS_OTHERS, needs="according"),
    governor(
        r"\b(?P<word>it\s+(?:\w+ly\s+|also\s+|then\s+)?(?:contends?|contended|claims?|alleges?|alleged|submits?|submitted))\s+that",
        _AS_ITS,
        edge="that",
    ),
    governor(
        rf"\b(?P<word>(?:this|that|the|such\s+an?|another|one)\s+(?:\w+\s+)?(?:view|argument|theory|narrative|school|camp|position|critique|objection|interpretation)"
        rf"\s+(?:\w+ly\s+)?(?:{HOLD}|assum|posit|goes)\w*(?:\s+that)?)",
        AS_OTHERS,
        needs="view|argument|theory|narrative|school|camp|position|critique|objection|interpretation",
    ),
    governor(
        r"\b(?P<word>(?:objection|counter-?argument|critique|complaint)\b[^.;]{0,200}(?:\bthat|[—–:]))",
        AS_OTHERS,
        edge="that — – :",
    ),
    governor(
        rf"\b(?P<word>(?:{OTHERS})\s+(?:\w+\s+)?(?:put|ask|asked|say|said|argue|argued|object|complain|tell|told|reply|replied)\b[^.;:]{{0,40}}[:,])",
        AS_OTHERS,
        edge=": ,",
    ),
    governor(
        r"\b(?P<word>what\s+(?!we\b|i\b)(?:[\w’'-]+\s+){1,4}(?:see|saw|call|regard|describ|perceiv|consider|view|term|deem)\w*(?:\s+as)?|so-called)",
        _AS_SEEN,
        needs="what |so-called",
    ),
    governor(
        r"(?:^|[,;—]\s+)\W*(?P<word>(?:to|for)\s+(?:them|him|her))\s*,?", AS_OTHERS, edge="them him her ,"
    ),
    governor(r"\b(?P<word>(?P<stem>demand)\w*\b[^.;:]{0,80}\bthat)", edge="that"),
    governor(
        r"\b(?P<word>(?P<stem>belief|confiden|convic|hope|fear|suspicio|claim|feeling)\w*)",
        AS_OTHERS,
        is_clause,
    ),
)
