"""What makes a fragment only possible, a condition, something of the past, or of the future."""

from __future__ import annotations

import re

from secpol_cli.verification.english.governing.governor import (
    AGAINST,
    CHOOSING,
    CONSIDERED,
    IF,
    LIMITED,
    ONCE,
    PARTED,
    POSSIBLY,
    TURNED,
    acts,
    governor,
    is_no_amount,
    is_open,
    said_again,
)
from secpol_cli.verification.english.governing.predicates import (
    is_clause,
    is_gerund,
    is_infinitive,
    is_predicate,
)

_MEANT = said_again(
    r"\b(?:intend|intent|meant|design|aim|purpos|seek|sought|goal|object|hop|want|wish|plan|suppos)\w*\b"
)


_OBLIGED = said_again(
    r"\b(?:should|must|can|could|shall|may|might|will|would|need\w*|ought|oblig\w*|requir\w*|dut(?:y|ies)|call\w*|urg\w*|ask\w*"
    r"|want\w*|wish\w*|aim\w*|able|abilit\w+|possib\w+|necess\w+|commit\w*|promis\w*|agree\w*|how|let|has\s+to|have\s+to)\b"
    r"|\bto\s*\W*$"
)
_ENSURED = said_again(
    r"\b(?:ensur\w*|sure|guarantee\w*|aim\w*|goal|want\w*|hop\w+|should|must|need\w*|seek\w*|so\s+that|order|purpose|will)\b"
)
_SOME = said_again(r"\b(?:some|certain|several|few|number|parts?|various|many|those)\b")


def _is_sentence(words: str) -> bool:
    """Whether words begin with a subject and its verb: our region is safe; not a thing (an open sea)."""
    found = re.match(
        r"\W*(?:(?!that|which|who)[\w’'-]+\s+){1,7}?(?:is|are|was|were|will|has|have|can|does|do)\b", words
    )
    return found is not None and is_clause(words)


def _is_thing(words: str) -> bool:
    """Whether words begin with a thing, no verb and no “of”."""
    return re.match(r"\W*of\b", words) is None and not is_predicate(words)


def _begins_with_pronoun(words: str) -> bool:
    """Whether words begin as a main clause does behind a condition without a comma: if it fails [we go]."""
    return re.match(r"\W*(?:we|I|he|she|they|it|you|there)\b", words) is not None


def _is_unreal(words: str) -> bool:
    """Whether a clause says what would be so."""
    return re.search(r"\b(?:would|could|might)\b", words[:120]) is not None


# The order counts: the first whose pattern holds decides.
SUPPOSED = (
    # either stay or |, less |
    governor(
        r"\b(?P<word>either|two\s+(?:choices|options|alternatives|ways)|(?:choice|choose|chose)\b[^;.]{0,40}\bbetween)\b[^.]{2,250}[,;\s]or",
        CHOOSING,
        acts,
        edge="or",
    ),
    governor(r"(?<!\bor\s)\b(?P<word>less|least)", AGAINST, is_no_amount, TURNED, edge="least less"),
    # might |, allegedly |, almost |
    governor(
        r"\b(?P<word>may|might|could)(?:\s+(?:well|also|even|one\s+day|in\s+time|yet|have|be|been|able\s+to|\w+ly))*",
        POSSIBLY,
        needs="may|might|could",
    ),
    governor(
        r"\b(?P<word>allegedly|reportedly|supposedly|purportedly|ostensibly|perhaps|maybe|possibly|probably|likely|almost|nearly|virtually|presumably|all\s+but)",
        POSSIBLY,
        edge="allegedly almost but likely maybe nearly ostensibly perhaps possibly presumably probably"
        " purportedly reportedly supposedly virtually",
    ),
    # if |, until |, before it would |
    governor(
        r"(?<!\bas\s)(?<!\beven\s)\b(?P<word>unless|if|lest|provided\s+that|providing\s+that|(?:as|so)\s+long\s+as"
        r"|on\s+(?:the\s+)?condition\s+that|in\s+case)",
        IF,
        edge="as case if lest that unless",
    ),
    governor(r"\b(?P<word>until|till|before)", IF, is_open, edge="before till until"),
    governor(
        r"\b(?P<word>(?:before|until)\s+(?:[\w’'-]+\s+){1,4}(?:would|could|can|will))",
        IF,
        edge="can could will would",
    ),
    # if the towns agree, |, had it come early, |
    governor(
        rf"(?:^\W*(?:\w+,\s+|and\s+|but\s+|so\s+){{0,2}}|[,;]\s+(?:(?:and|but|so|yet)\s+(?=if\b)"
        r"|(?:and|but)?,?\s*(?=(?:were|had)\s+(?:it|there|the|he|she|they)\b)))"
        rf"(?P<word>(?:only\s+)?(?:if(?!\s+(?:(?:I|we|you)\s+(?:may|might|will|can|could)|so|any\w*|not|necessary|possible)\b)"
        rf"|unless|until|had|were|should)|provided\s+that)\b[^{PARTED}]{{3,200}},\s*(?:then\s+)?",
        IF,
        needs="if|unless|until|had|were|should|provided",
    ),
    # had it come early, the council would |
    governor(
        rf"(?:^\W*|,\s+)(?P<word>(?:had|were)\s+(?:it|there|the|he|she|they)|if)\b[^{PARTED}]{{3,200}}"
        r"\b(?:would|could|might)(?:\s+\w+ly)?",
        IF,
        needs="if|had|were",
    ),
    governor(
        rf"^\W*(?:and\s+|but\s+|so\s+)?(?P<word>(?:only\s+)?(?:if(?!\s+(?:(?:I|we|you)\s+(?:may|might|will|can|could)|so|any\w*|not|necessary|possible)\b)"
        rf"|unless|had|were|should)|provided\s+that)\b[^{PARTED}]{{3,200}},\s+(?:then\s+)?(?:[\w’'-]+\s+){{1,8}}",
        IF,
        is_predicate,
        needs="if|unless|had|were|should|provided",
    ),
    # assuming that |, in the event that |, but for the flood, |, otherwise |
    governor(
        rf"\b(?P<word>(?:assum|suppos|grant|imagin|presum)ing\b[^{PARTED}]{{0,40}}\bthat|in\s+the\s+(?:event|hope|belief)\s+that"
        r"|on\s+the\s+(?:footing|assumption|premise|hypothesis|supposition)\s+that|under\s+the\s+(?:assumption|impression|illusion)\s+that"
        r"|for\s+fear\s+that)",
        IF,
        edge="that",
    ),
    governor(
        rf"^\W*(?:and\s+|but\s+|so\s+)?(?P<word>but\s+for|absent|short\s+of|barring|failing|in\s+the\s+absence\s+of)\b[^{PARTED},]{{2,100}},",
        IF,
        edge=",",
    ),
    governor(r"^\W*(?P<word>only)", LIMITED, edge="only"),
    governor(rf"^\W*(?P<word>only)\b[^{PARTED}]{{2,100}},", LIMITED, edge=","),
    # should |, need to |, to ensure that |, signs that |, some |
    governor(
        r"\b(?P<word>should|must|can|ought\s+to|(?:need|needs|needed|has|have|had)\s+to)(?:\s+(?:also|all|\w+ly))*",
        _OBLIGED,
        is_infinitive,
        needs="should|must|can|to",
    ),
    governor(
        r"\b(?P<word>ensur\w*|mak(?:e|es|ing)\s+sure|made\s+sure|guarantee\w*|see\s+to\s+it)(?:\s+that)?",
        _ENSURED,
        _is_sentence,
    ),
    governor(r"\b(?P<word>(?P<stem>sign|indication|hint)s?\s+that)", POSSIBLY, edge="that"),
    governor(r"\b(?P<word>some|certain)", _SOME, _is_thing, edge="some certain"),
    governor(
        rf"^\W*(?:and\s+|but\s+|so\s+)?(?P<word>if)\b[^{PARTED},]{{8,120}}",
        IF,
        _begins_with_pronoun,
        needs="if",
    ),
    governor(r"(?:^\W*|[,;:]\s+)(?P<word>either)", CHOOSING, edge="either"),
    governor(
        rf"^\W*(?:and\s+|but\s+|so\s+)?(?P<word>with|without|given)\b[^{PARTED},]{{2,100}},",
        IF,
        _is_unreal,
        edge=",",
    ),
    governor(
        r"(?:^\W*|[;,]\s+)(?P<word>otherwise|or\s+else|failing\s+that)\s*,?", IF, edge="otherwise else that ,"
    ),
    governor(
        rf"(?:^\W*|[,;]\s+|\b(?:and|but)\s+)(?P<word>if|unless)\b[^{PARTED},]{{2,80}}\bthat", IF, edge="that"
    ),
    governor(
        r"(?:^\W*|\b(?:that|and|but)\s+)(?P<word>had|were|should)", IF, is_clause, edge="had were should"
    ),
    # once |, used to |, was intended to |, on the verge of |
    governor(
        r"\b(?P<word>once|formerly|hitherto|previously|used\s+to)",
        ONCE,
        edge="formerly hitherto once previously to",
    ),
    governor(
        r"\b(?P<word>(?:was|were|is|are|been)\s+(?:\w+ly\s+)?(?:intended|meant|designed)\s+to)",
        _MEANT,
        is_infinitive,
        edge="to",
    ),
    governor(
        r"\b(?P<word>(?:close|near|nearer|closer)\s+to|on\s+the\s+(?:point|verge|brink|edge)\s+of"
        r"|(?:consider|contemplat|weigh|mull|discuss|propos|suggest|recommend|advocat|threaten|tempt)\w*(?:\s+(?:to|with))?)",
        CONSIDERED,
        is_gerund,
    ),
    governor(
        r"\b(?P<word>(?:threaten\w*|tempt\w*|about|itching|poised)\s+to)",
        CONSIDERED,
        is_infinitive,
        edge="to",
    ),
    governor(
        r"\b(?P<word>(?:calls?|demands?|pressure|proposals?|pleas?|appeals?)\s+(?:for|on|upon)\s+[^,;:.]{1,40}\sto)",
        CONSIDERED,
        is_infinitive,
        edge="to",
    ),
)
