"""What a quotation may write otherwise than its source in silence: the shape of signs, hyphens, accents.

Two spellings are held against each other letter by letter.  Case, the kind of an apostrophe, what
nobody sees and the shape of a dash do not count.  A hyphen between letters may be left out, put in
or stand for a space, but where it makes another word (`re-signed`); a space alone may not: `now here`
is not `nowhere`.  A dash between digits and a sign before a number count.  An accent may be left
out, and none put in.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

from secpol_cli.text.letters import is_accent, plain_letter
from secpol_cli.text.orthography import (
    ANY_DASH,
    CURRENCIES,
    HYPHENS,
    MINUS,
    QUOTATION_MARKS,
    SAME_APOSTROPHES,
    SHORT_DASHES,
    without_unseen,
)
from secpol_cli.text.prefixes import is_told_by_hyphen
from secpol_cli.text.scripts import UNSPACED, has_unspaced

# What dashes are brought to: a hyphen, which may be left out; one that makes another word; one between
# digits; any other.
_HYPHEN, _TELLING, _RANGE, _DASH = "-", "=", "\x01", "–"
_NO_MARK = str.maketrans("", "", QUOTATION_MARKS + "`´")


def same_word(quoted: str, source: str) -> bool:
    """Whether two spellings, of a word or of some words, are the same in a quotation and in its source."""
    return any(_agree(one, other) for one in _readings(quoted) for other in _readings(source))


def same_between(quoted: str, source: str, *, numbers: bool = False) -> bool:
    """Whether what stands between two words differs in nothing but white space, quotation marks, hyphens and
    the shape of a dash; `numbers`: the words are numbers, between which a hyphen counts."""
    if quoted == source:
        return True
    one, other = _between(quoted, numbers=numbers), _between(source, numbers=numbers)
    return any(one.replace(_HYPHEN, shape) == other.replace(_HYPHEN, shape) for shape in ("", _DASH))


def _readings(text: str) -> list[str]:
    """The letters of a spelling in one form; of one that a line's end breaks, without its hyphen and with."""
    if text.isascii() and text.isalnum():
        return [text.lower()]
    bare = unicodedata.normalize("NFD", without_unseen(unicodedata.normalize("NFC", text)).casefold())
    for mark in SAME_APOSTROPHES[1:]:
        bare = bare.replace(mark, "'")
    bare = _superscript().sub(lambda digits: unicodedata.normalize("NFKD", digits[0]), bare)
    bare = _thousands().sub(lambda number: re.sub(r"\D", "", number[0]), bare)
    if (broken := _broken()).search(bare):
        return [_tell_dashes(broken.sub("", bare)), _tell_dashes(broken.sub(_HYPHEN, bare))]
    return [_tell_dashes(bare)]


def _tell_dashes(text: str) -> str:
    """A spelling in which dashes have one shape for what they are, and spaces stand only between two letters,
    or two digits."""
    text = _sign().sub(MINUS, text)
    text = _between_digits().sub(_RANGE, text)
    text = _hyphenated().sub(_tell_hyphens, text)
    text = _dash().sub(_DASH, text)
    text = _space().sub(" ", text)
    return _idle_space(has_unspaced(text)).sub("", text) if " " in text else text


def _tell_hyphens(word: re.Match[str]) -> str:
    parts = re.split(f"[{SHORT_DASHES}]", word[0])
    told = parts[0]
    for before, behind in pairwise(parts):
        told += (_TELLING if is_told_by_hyphen(f"{before}-{behind}") else _HYPHEN) + behind
    return told


def _agree(quoted: str, source: str) -> bool:
    """Whether two spellings in one form are the same, but for hyphens and accents left out."""
    if quoted == source:
        return True
    first = second = 0
    base = ""
    while first < len(quoted) or second < len(source):
        own, other = quoted[first : first + 1], source[second : second + 1]
        if own == other:
            first, second = first + 1, second + 1
        elif own == _HYPHEN:
            first, second = first + 1, second + (other in (" ", _DASH))
        elif other == _HYPHEN:
            first, second = first + (own in (" ", _DASH)), second + 1
        elif is_accent(other, base):
            second += 1
            continue
        elif other and (plain := plain_letter(other)) != other and quoted.startswith(plain, first):
            first, second = first + len(plain), second + 1
        else:
            return False
        base = other if other and not unicodedata.combining(other) else base
    return True


@lru_cache(2048)
def _between(text: str, *, numbers: bool) -> str:
    """What stands between words, in one form: without white space and quotation marks, with hyphens and
    dashes told apart."""
    bare = without_unseen(unicodedata.normalize("NFC", text)).translate(_NO_MARK).replace("...", "…")
    bare = _item().sub("\n", bare)
    bare = bare if numbers else _hyphen().sub(_HYPHEN, bare)
    dash = _any_dash() if numbers else _no_hyphen()
    return "".join(dash.sub(_DASH, bare).split())


@cache
def _superscript() -> re.Pattern[str]:
    """Digits set above a letter: m². Above a digit they are an exponent."""
    return re.compile(r"(?<=[^\W\d_⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]+")


@cache
def _thousands() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.,])\d{1,3}(?:[,\u00a0\u2009\u202f ’']\d{3})+(?![\d’'])")


@cache
def _broken() -> re.Pattern[str]:
    return re.compile(rf"(?<=[^\W\d_])[{HYPHENS}][ \t]*(?:\r\n?|\n)[ \t\f]*(?=[^\W\d_])")


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:[{SHORT_DASHES}](?=[{CURRENCIES}]?\d)|{MINUS}\s(?=\d))")


@cache
def _between_digits() -> re.Pattern[str]:
    return re.compile(rf"(?<=\d)\s*[{ANY_DASH}]+\s*(?=\d)")


@cache
def _hyphenated() -> re.Pattern[str]:
    return re.compile(rf"\w[\w\u0300-\u036f']*(?:[{SHORT_DASHES}]\w[\w\u0300-\u036f']*)+")


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[—―{_DASH}]|(?<=\s)[{SHORT_DASHES}]+(?=\s)|[{SHORT_DASHES}]{{2,}})\s*")


@cache
def _space() -> re.Pattern[str]:
    return re.compile(r"\s+")


@cache
def _idle_space(unspaced: bool) -> re.Pattern[str]:
    """A space that parts neither two letters, of a script with spaces, nor two digits."""
    before, behind = r"(?<=[^\W\d_]|[\u0300-\u036f])", r"[^\W\d_]"
    if unspaced:
        before, behind = rf"(?<![{UNSPACED}]){before}", rf"(?![{UNSPACED}]){behind}"
    return re.compile(rf"(?!{before} {behind}|(?<=\d) \d) ")


@cache
def _item() -> re.Pattern[str]:
    """The sign of a list's item, or of an utterance, at the beginning of a line."""
    return re.compile(rf"\n\s*[{ANY_DASH}•*]+(?=\s)")


@cache
def _hyphen() -> re.Pattern[str]:
    return re.compile(rf"(?<![{ANY_DASH}\s])[{SHORT_DASHES}](?![{ANY_DASH}\s])")


@cache
def _any_dash() -> re.Pattern[str]:
    return re.compile(f"[{ANY_DASH}]+")


@cache
def _no_hyphen() -> re.Pattern[str]:
    """A dash that is none of the hyphens told before."""
    return re.compile(rf"(?<=\s)[{SHORT_DASHES}]+|[{SHORT_DASHES}]+(?=\s)|[{SHORT_DASHES}]{{2,}}|[—―]+")
