"""English names: the titles and offices before them, what they look like, and what only looks like one."""

from __future__ import annotations

import re

# Words that open a sentence with a capital and belong to no name.
OPENINGS = frozenset(
    "In As But And Yet However When While For On At This That These Those It He She They We I Then "
    "Later Also A An One According To Of By With After Before During Since Although Though If "
    "Moreover Thus Nevertheless First Second Here There Because Both So Where What Why How Not No "
    "Once Under Over See Cf Or From Another".split()
)
# Titles and offices in front of names, folded.
TITLES = frozenset(
    "the a an mr mrs ms dr prof professor sir lord samdech techo akka moha sena padei he his her "
    "excellency honourable hon prime foreign deputy former then late acting senior minister ministers "
    "president premier secretary general director ambassador spokesman spokeswoman spokesperson scholar "
    "king queen official councillor chairman chair state party leader chief federal commissioner analyst "
    "researcher author diplomat cambodian chinese russian asean vice interior finance defence defense".split()
)
# Words that begin no name though a sentence may begin with them, folded.
NOBODY = frozenset(
    "both this that these those one another some many most several few all each every no such other "
    "others it he she they we i his their its our my who which what two three as in on at for but and so "
    "yet then here there".split()
)

# A pattern of the offices that stand before a name, or in its middle; its case is for the user to say.
OFFICE = (
    "(?:prime|foreign|defen[cs]e|former|deputy|senior|then|late|minister|president|premier|secretary|general|"
    "director|ambassador|spokes(?:man|woman|person)|professor|scholar|king|queen|official|councillor|"
    "chair(?:man|woman|person)?|"
    "vice|state|interior|finance|chief|leader|diplomat|analyst|researcher|author)s?"
)
CAPITAL_LETTER = r"[^\W\d_a-z\xdf-\xf6\xf8-\xff]"  # or a letter of a script that has no capitals
# A name as it stands in a sentence: words with capitals, offices and small words among them.
_CAPITAL = rf"{CAPITAL_LETTER}[\w’'-]*(?:\.(?=\s*{CAPITAL_LETTER}))?"
_LINK = r"(?:of|for|and|de|da|van|von|bin|al|on|&)(?:\s+the)?"
PROPER_NAME = rf"{_CAPITAL}(?:\s+(?:{_LINK}\s+|(?:(?i:{OFFICE})\s+){{1,3}})?{_CAPITAL}){{0,11}}"
# Names as an author-date citation has them: those of authors and institutions, in a list, with “et al.”.
_CITED_WORD = rf"{CAPITAL_LETTER}[\w’'.-]*"
_CITED_NAME = rf"{_CITED_WORD}(?:\s+(?:(?:of|for|the|de|da|van|von|bin|al)\s+){{0,2}}{_CITED_WORD}){{0,7}}"
NAMES = rf"{_CITED_NAME}(?:,\s+{_CITED_NAME}){{0,4}}(?:,?\s+(?:and|&)\s+{_CITED_NAME}|,?\s+et\s+al\.?)?"


def without_opening(names: str) -> str:
    """Names without the words that only open their sentence."""
    words = names.split(" ")
    while words and words[0].strip(",.") in OPENINGS:
        words = words[1:]
    return " ".join(words)


def without_possessive(name: str) -> str:
    """A name without the ’s, or the ’ alone, that makes it an owner."""
    return re.sub(r"[’']s$|[’']$", "", name)


def split_names(names: str) -> tuple[str, ...]:
    """The names in a list of names, without “et al”."""
    split = re.split(r",\s+|,?\s+(?:and|&)\s+|,?\s+(?=et\s+al)", names)
    return tuple(name for name in split if name and not name.startswith("et al"))


# Nouns for people by what they do, folded: none of them is a name, each means somebody.
ROLES = frozenset(
    "activist adviser assistant successor predecessor advisor aide ambassador analyst archbishop author"
    " bishop candidate chair chairman "
    "chairwoman chairperson chancellor chief clerk colleague colonel commander commentator commissioner "
    "coordinator correspondent councillor counsellor counterpart critic delegate deputy diplomat director "
    "driver economist editor envoy executive expert farmer fisherman foreman founder friend general "
    "governor guest guide head historian host interviewer journalist judge king lawmaker lawyer leader "
    "lecturer mayor member minister monarch monk negotiator neighbour observer officer official opponent "
    "participant politician pope premier president prince princess professor protester queen reporter "
    "representative researcher resident respondent scholar scientist secretary senator sergeant soldier "
    "speaker spokesman spokesperson spokeswoman student supporter teacher theorist veteran victim "
    "villager visitor voter witness worker writer son daughter sister brother wife husband father mother "
    "pm opposition government ministry party reader viewer listener subscriber columnist blogger pundit "
    "attorney biographer translator publicist ally backer donor creditor follower fan investor "
    "academic".split()
)


def is_role(words: tuple[str, ...]) -> bool:
    """Whether words, in lower case, mean somebody by what they do: one, or several."""
    return any(word in ROLES or word.removesuffix("s") in ROLES for word in words[-3:])


_ABSTRACT = re.compile(r"(?:tion|sion|ment|ness|ity|ism|ship|ance|ence|ology|ing|ics|hood|dom|ly|ives?)s?$")
_SURNAMES_IN_S = frozenset(
    "jones williams davies hughes evans adams roberts harris lewis phillips edwards thomas rogers stevens "
    "simmons matthews collins morris watts james charles burns nicolas wallis stephens owens perkins "
    "hawkins keynes hobbes richards hicks reeves gates jacobs myers powers rhodes andrews daniels fields "
    "hayes wells parsons jenkins watkins higgins sanders saunders stubbs marcos ramos santos torres "
    "flores reyes cortes".split()
)
_NO_NAMES = frozenset(
    "article chapter section table figure note question answer example hypothesis proposition summary "
    "abstract background conclusion introduction source title headline motto rule theme claim argument "
    "point evidence research history theory legend tradition wisdom science data literature law "
    "experience everyone nobody somebody nothing something people others respondents participants "
    "interviewees members states countries governments q a interviewer moderator reporter news exhibit "
    "box quote quotation definition result objective aim goal task today yesterday recently "
    "interestingly".split()
)


def is_doubtful_name(word: str) -> bool:
    """Whether a single word that begins a sentence may well be no name: a plural, an abstract noun."""
    low = word.casefold()
    if low in _NO_NAMES or (_ABSTRACT.search(low) and low not in _PLACES):
        return True
    return (
        low.endswith("s")
        and not low.endswith(("ss", "us", "is"))
        and low not in _SURNAMES_IN_S
        and low not in _PLACES
    )


def is_doubtful_label(words: str) -> bool:
    """Whether what stands before a colon may well be no name: Important, Example, Key finding."""
    low = words.casefold().split()[-1]
    if is_role((low,)):
        return False
    if words.split()[-1][0].islower():
        return True
    return " " not in words and (
        low in _NO_NAMES or low.endswith(_LABEL_ENDINGS) or bool(_ABSTRACT.search(low))
    )


_LABEL_ENDINGS = ("ant", "able", "ible", "al", "ive", "ous", "ful", "ary", "key", "note", "tip", "fact")
_PLACES = frozenset(
    "beijing nanjing chongqing france florence brussels athens philippines netherlands laos maldives "
    "honduras seychelles".split()
)
