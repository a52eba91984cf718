"""What looks like the name of one person."""

from __future__ import annotations

from secpol_cli.text.english_names import NOBODY

_WORDS = range(2, 6)
_SHORTEST = 3  # letters that are no capitals: of SEOUL nobody knows whether it is a name
_SMALL = frozenset("de da di du la le van von der den bin binti al el ter ten".split())
_NO_PERSON = frozenset(
    "agency staff team editor editors desk news press office ministry institute university department admin "
    "administrator user group bureau service correspondent reporter reporters contributor times post "
    "journal center centre council commission committee association foundation network media online daily "
    "weekly org".split()
)


def is_personal_name(name: str) -> bool:
    """Whether some words are written as a person's name is, and name no office, newspaper or agency."""
    words = name.split()
    if len(words) not in _WORDS or any(char.isdigit() or char in "@/|:" for char in name):
        return False
    folded = [word.casefold().strip(".,") for word in words]
    if folded[0] in NOBODY or _NO_PERSON & set(folded):
        return False
    if not all(word[0].isupper() or word.casefold() in _SMALL for word in words):
        return False
    return sum(char.islower() for char in name) >= _SHORTEST
