"""What looks like the name of one person, and its parts."""

from __future__ import annotations

from secpol_cli.text.english_names import NOBODY

_WORDS = range(2, 6)
_SHORTEST = 3  # letters that are no capitals: of SEOUL nobody knows whether it is a name
_SMALL = frozenset("de da di du la le van von der den bin binti al el ter ten".split())
_NO_PERSON = frozenset(
    "agency staff team editor editors desk news press office ministry institute university department admin "
    "administrator user group bureau service correspondent reporter reporters contributor times post "
    "journal center centre council commission committee association foundation network media online daily "
    "weekly org international union nations states alliance coalition party watch forum league federation "
    "ministers members delegation embassy mission parliament senate house cabinet partners bank fund".split()
)

_ARTICLES = ("the", "a", "an")
_SUFFIXES = frozenset(["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"])
_WITH_COMMA, _WITH_SUFFIX = 2, 3  # parts: Buchanan, James; King, Jr., Martin Luther


def is_personal_name(name: str) -> bool:
    """Whether some words are written as a person's name is, and name no office, newspaper or agency."""
    words = name.split()
    if len(words) not in _WORDS or any(char.isdigit() or char in "@/|:" for char in name):
        return False
    folded = [word.casefold().strip(".,") for word in words]
    if folded[0] in NOBODY or folded[0] in _ARTICLES or _NO_PERSON & set(folded):
        return False
    if not all(word[0].isupper() or word.casefold() in _SMALL for word in words):
        return False
    return sum(char.islower() for char in name) >= _SHORTEST


def part_name(name: str) -> dict[str, str]:
    """A name in CSL's parts, as a bibliography's reader parts it: given, particle, family, suffix.

    `Buchanan, James` says it by its comma, `James Buchanan` by its order; a name in braces is kept whole
    ({Hun Sen}, {World Bank}), and so is one that is not written as a person's name is.  Source: BibTeX's rule
    (Patashnik, BibTeXing, 1988, section 4).
    """
    if (whole := without_braces(name)) != name:
        return {"literal": whole or name}
    parts = [part.strip() for part in name.split(",")]
    suffix = parts.pop(1) if len(parts) == _WITH_SUFFIX else ""
    if len(parts) == _WITH_COMMA and all(parts):
        words = parts[0].split()
        given, first = parts[1], 0
    elif len(parts) == 1 and is_personal_name(name) and name[0].isupper():
        words = name.split()
        suffix = words.pop() if words[-1] in _SUFFIXES else ""
        first = next((at for at, word in enumerate(words[:-1]) if at and word[0].islower()), len(words) - 1)
        given = " ".join(words[:first])
    else:
        return {"literal": name}
    end = next((at for at in range(first, len(words) - 1) if not words[at][0].islower()), len(words) - 1)
    end = end if end > first or not words[first][0].islower() else first
    particle, family = " ".join(words[first:end]), " ".join(words[end:])
    found = {"dropping-particle": particle, "family": family, "given": given, "suffix": suffix}
    return {key: part for key, part in found.items() if part}


def without_braces(name: str) -> str:
    """A name as it is shown, without the braces that keep it whole."""
    return name[1:-1].strip() if name.startswith("{") and name.endswith("}") else name
