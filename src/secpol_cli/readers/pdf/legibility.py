"""Whether what was read is text: fonts may name their glyphs wrongly, and nobody gets an error.

A word has letters of one script and, where the script writes vowels, some;
running text in a European language has some of its commonest words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from secpol_cli.text.orthography import BRACKETS, QUOTATION_MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

# Set by tests/bench/readers.py (its first half); texts in 14 languages have shares of .85 and more.
_FEWEST_TOKENS = 25  # by which a text is judged
_WORDS = 0.6  # of the tokens that must look like words
_FEWEST_OF_FONT, _WORDS_OF_FONT = 50, 0.4
_FOREIGN = 0.1  # of the characters that may have no meaning: private use, controls, not assigned
_COMMON = 0.03  # of the words of a text in Latin letters that are common ones, if it is long
_LONG = 150  # tokens
_FEWEST_VOWELS = 0.24  # of the letters; of texts in 14 languages .33 and more are, of shifted ones .15
_FEWEST_LETTERS = 60
_SHORTEST_WORD = 3  # letters by which vowels are counted
_LONGEST_CODE = 3  # capitals of a code, as of a country: codes have no vowels that one could count
_UNSPACED = 0.2  # of the letters that may be of a script that sets no spaces between words

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_ADDRESS = re.compile(r"://|www\.|@|\w/\w|\w\.\w+\.\w|%\d")
_NUMERIC = re.compile(r"[\d\W_]+")
_INNER = re.compile(r"[’'\-‐‑–—/.&@:,·­]+")
_BESIDE_LETTERS = frozenset(f"{QUOTATION_MARKS}{BRACKETS}*+§°ºª\x02")
_VOWEL = re.compile(r"[aeiouyæøœıäöüåáéíóúàèìòùâêîôûãõāēīōūąęơư]", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}", re.IGNORECASE)
_COMMON_WORDS = frozenset(
    "the of and to in a is that for it on as with be by at this are from or an not was "  # English
    "der die das und in zu den von mit des im ein eine ist auf für nicht sich dem "  # German
    "le la les et de des du en un une est que dans pour par sur au qui "  # French
    "el los las y que del se por con para una "  # Spanish
    "e o os do da em um uma não com "  # Portuguese
    "il che di della per non "  # Italian
    "het een van dat te "  # Dutch
    "och att som på är av det til og i på men "  # Scandinavian
    "w z na do się nie jest v a je se že "  # Polish, Czech
    "dan yang di ini itu dengan untuk pada "  # Indonesian
    "ve bir bu için ile "  # Turkish
    "và của là các được "  # Vietnamese
    "és az egy nem hogy ja on ei oli että ir yra un".split()
)


class Doubt(str):
    """Why a text cannot be one."""


def doubt_of(text: str, *, of_font: bool = False, of_prose: bool = True) -> str:
    """Why a text can be none; empty where it can, or is too short to tell.

    What is printed in one font of several may be all names and numbers: of it more is borne with.
    `of_prose` says that it should have the words that every language writes all the time.
    """
    tokens = text.split()
    fewest, least = (_FEWEST_OF_FONT, _WORDS_OF_FONT) if of_font else (_FEWEST_TOKENS, _WORDS)
    if len(tokens) < fewest:
        return ""
    solid = [char for char in text if not char.isspace()]
    strange = sum(map(_is_strange, solid))
    if strange > _FOREIGN * len(solid):
        return f"{100 * strange // len(solid)} % of its characters have no meaning"
    if _is_unspaced(solid):
        return ""
    tokens = [token for token in tokens if not _ADDRESS.search(token)]
    lettered = [word for token in tokens if not _NUMERIC.fullmatch(word := _EDGES.sub("", token) or token)]
    marks = sum(1 for token in tokens if _is_rubble(token))
    words = sum(map(_looks_like_word, lettered))
    counted = len(lettered) + marks
    if counted >= fewest and words < least * counted:
        return f"only {words} of {counted} words look like words"
    if (vowels := _share_of_vowels(tokens)) is not None and vowels < _FEWEST_VOWELS:
        return f"only {100 * vowels:.0f} % of its letters are vowels"
    if of_prose and not of_font and words > _LONG and _is_latin(lettered) and not _has_common(lettered):
        return "it has none of the words that every language writes all the time"
    return ""


def _is_unspaced(solid: Sequence[str]) -> bool:
    """Whether a text is in good part Chinese, Japanese or the like: its tokens are no words."""
    letters = [char for char in solid if char.isalpha()]
    return sum(_script(char) == "HAN" for char in letters) > _UNSPACED * len(letters)


def has_common_words(text: str) -> bool:
    """Whether a text has the words that every language writes all the time, as often as it does."""
    words = [word for token in text.split() if not _NUMERIC.fullmatch(word := _EDGES.sub("", token) or token)]
    return len(words) > _LONG and _has_common(words)


def _share_of_vowels(tokens: Sequence[str]) -> float | None:
    """The share of vowels among the Latin letters of words, 0-1; None where there are few.

    Single letters, as mathematics writes them, and codes in capitals are no words.
    """
    letters: list[str] = []
    for token in tokens:
        folded = unicodedata.normalize("NFD", token)
        own = [char for char in folded if char.isascii() and char.isalpha()]
        if len(own) > _SHORTEST_WORD - 1 and not (token.isupper() and len(own) <= _LONGEST_CODE):
            letters += (char.casefold() for char in own)
    if len(letters) < _FEWEST_LETTERS:
        return None
    return sum(char in "aeiouy" for char in letters) / len(letters)


def _is_strange(char: str) -> bool:
    return char == "\ufffd" or (unicodedata.category(char) in ("Co", "Cn", "Cc") and char != "\x02")


def _is_rubble(token: str) -> bool:
    """Whether a token is signs only, and more than a dash or a bullet."""
    return len(token) > 2 and not any(map(str.isalnum, token)) and len(set(token)) > 2


def _looks_like_word(word: str) -> bool:
    parts = [part for part in _INNER.split(word) if part]
    return bool(parts) and all(map(_is_part, parts))


def _is_part(part: str) -> bool:
    """Whether letters are those of one word: of one script, with vowels, with capitals where they may be."""
    letters = [char for char in part if char.isalpha()]
    if not letters:
        return True
    marks = [char for char in part if not char.isalnum() and not unicodedata.combining(char)]
    marks = [char for char in marks if unicodedata.category(char) not in ("Mn", "Mc", "Cf")]
    if marks and any(char not in _BESIDE_LETTERS for char in marks):
        return False
    scripts = {_script(char) for char in letters}
    if len(scripts - {""}) > 1:
        return False
    if scripts != {"LATIN"} or len(letters) < 3:
        return True
    if any(map(str.isdigit, part)) and not _is_coded(part):
        return False
    if not part.isupper() and sum(map(str.isupper, part[1:])) > max(1, len(part) // 4):
        return False
    folded = "".join(char for char in unicodedata.normalize("NFD", part) if not unicodedata.combining(char))
    return (part.isupper() and len(part) < 6) or (
        bool(_VOWEL.search(folded)) and not _CONSONANTS.search(folded)
    )


def _is_coded(part: str) -> bool:
    """Whether letters and digits are a number with its unit, a name, a reference: 10th, F22, a12."""
    return bool(re.fullmatch(r"\d+[^\W\d_]{1,3}|[^\W\d_]+\d+[^\W\d_]?|[A-Z\d]+", part))


def _script(char: str) -> str:
    name = unicodedata.name(char, "").partition(" ")[0]
    return {"CJK": "HAN", "HIRAGANA": "HAN", "KATAKANA": "HAN", "HANGUL": "HAN"}.get(name, name)


def _is_latin(words: Sequence[str]) -> bool:
    latin = sum(1 for word in words if _script(word[:1]) == "LATIN")
    return latin > 0.8 * len(words)


def _has_common(words: Sequence[str]) -> bool:
    return sum(word.casefold() in _COMMON_WORDS for word in words) >= _COMMON * len(words)
