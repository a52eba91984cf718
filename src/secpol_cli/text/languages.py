"""Whether a text is in another language than English, said only where that is sure."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from secpol_cli.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Sequence

# Words that hold sentences together, folded; those that two languages share with English are left out.
_ENGLISH = frozenset(
    "the of and to that is are it with as by this from which be has have will not its their our we "
    "would could should been were they but than into for on".split()
)
_OTHERS = {
    "German": "der und das den dem des ein eine einer nicht mit sich auf ist im von zu fur sind auch als "
    "wird werden haben oder aber wir bei uber durch nach zum zur dass wie nur hat kann",
    "French": "le la les des et est une dans que qui pour pas sur au aux du ce cette avec sont nous par "
    "plus ne se il elle ou mais leur leurs en un l d",
    "Spanish": "el la los las y que del una por con para es se su al lo como mas pero sus ha este esta son "
    "entre de en un no",
    "Portuguese": "o os e que do da dos das uma por com para nao se ao mais como mas foi ele sua seu pela "
    "pelo de em um no na",
    "Italian": "il gli e che di della del dei delle una per con non si da sono al alla nel nella piu anche "
    "ma come la le un",
    "Dutch": "het een van dat op te voor met zijn niet aan er ook als bij maar om uit dan naar wij worden "
    "wordt zij de en",
    "Indonesian": "yang dan di dari untuk dengan pada ini itu tidak dalam adalah akan oleh kami kita "
    "sebagai ke",
}
_CODES = {
    "German": "de",
    "French": "fr",
    "Spanish": "es",
    "Portuguese": "pt",
    "Italian": "it",
    "Dutch": "nl",
    "Indonesian": "id",
}
_ENOUGH = 50  # words by which a language is told from all others
_LEAST = 8  # words, or letters of another script, that say anything
_FEW = 0.1  # the share of English words below which a text may be no English
_MANY = (
    0.2  # the share of another language's words that its texts have; chosen, by tests/text/test_languages.py
)


def is_other_language(text: str) -> bool:
    """Whether a text surely is not English: by its script, or by the small words of another language."""
    if not text.isascii() and _has_other_script(text):
        return True
    words = fold_words(text)
    if len(words) < _LEAST or _share(words, _ENGLISH) >= _FEW:
        return False
    return any(_share(words, own) >= _MANY for own in _known())


def find_language(text: str) -> str | None:
    """The code of the language that a text surely is in, by its small words; None where that is not sure."""
    words = fold_words(text)
    if len(words) < _ENOUGH or _has_other_script(text):
        return None
    shares = {"en": _share(words, _ENGLISH)}
    shares |= {_CODES[name]: _share(words, own) for name, own in zip(_OTHERS, _known(), strict=True)}
    (first, most), (_, second) = sorted(shares.items(), key=lambda each: -each[1])[:2]
    return first if most >= _MANY and most >= 1.5 * second else None


def is_foreign(text: str, language: str) -> bool:
    """Whether a text is in another language than English, given the code of the one that its draft is in,
    empty where nobody knows: surely so by itself, or because the draft is and no word of it is English."""
    if is_other_language(text):
        return True
    return not is_english(language) and not any(word in _ENGLISH for word in fold_words(text))


def is_english(language: str) -> bool:
    """Whether a language's code is that of English, or nobody knows it."""
    return not language or language.lower().partition("-")[0] in {"en", "eng"}


def _has_other_script(text: str) -> bool:
    """Whether most letters are of another script than the Latin."""
    letters = [char for char in text if char.isalpha()]
    foreign = sum(char > "\u024f" and not unicodedata.name(char, "").startswith("LATIN") for char in letters)
    return foreign >= _LEAST and foreign > len(letters) / 2


def _share(words: Sequence[str], own: frozenset[str]) -> float:
    return sum(word in own for word in words) / len(words)


@cache
def _known() -> list[frozenset[str]]:
    return [frozenset(words.split()) for words in _OTHERS.values()]
