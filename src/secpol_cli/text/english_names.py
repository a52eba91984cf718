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
    "the a an mr mrs ms dr prof professor sir lord samdech techo akka moha sena padei he his her"
    " excellency honourable hon prime foreign deputy former then late acting senior minister ministers"
    " president premier secretary general director ambassador spokesman spokeswoman spokesperson scholar"
    " king queen official councillor chairman chair state party leader chief federal commissioner analyst"
    " researcher author diplomat cambodian chinese russian asean vice interior finance defence"
    " defense".split()
)
# Words that begin no name though a sentence may begin with them, folded.
NOBODY = frozenset(
    "both this that these those one another some many most several few all each every no such other"
    " others it he she they we i his their its our my who which what two three as in on at for but and so"
    " yet then here there".split()
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
