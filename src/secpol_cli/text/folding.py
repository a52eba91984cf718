"""Folding: what counts as the same word, and where it stands in the text.

Folding forgets what a reader's memory and two editions of a text differ in:
case, accents and strokes, width and ligatures (NFKD), the kind of apostrophe, the
possessive `'s`, the points of `U.S.`, a hyphen after a short prefix
(`co-operation`) or at a line's end, and characters that nobody sees.
Punctuation and white space only part words; `%` and `&` are words, and so is each
character of a script that parts none.  A number stuck to the word behind it (a note's
mark, a page's, a paragraph's: `1acceleration`, `2The`) is a word of its own; `3rd`, `5G`
and `1980s` are one.  Every folded word keeps its place, so
that what is found can be shown as a slice of the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.text.orthography import (
    APOSTROPHES,
    BRACKETS,
    HYPHENS,
    IGNORABLE,
    PUNCTUATION,
    QUOTATION_MARKS,
    RANGE_DASHES,
    SOFT_HYPHEN,
    without_unseen,
)
from secpol_cli.text.scripts import UNSPACED, has_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.text.sentences import Ending

# A hyphen after one of these joins ("non-alignment"); after anything else it parts ("zero-sum").
_PREFIXES = "anti|co|de|inter|intra|multi|non|pre|pro|re|semi|sub|trans|un"
_SYMBOLS = "%&"
_AROUND = f"{PUNCTUATION}{BRACKETS}{QUOTATION_MARKS}{RANGE_DASHES}…"  # what mostly stands around a word
_KEPT = 400_000  # pieces whose folding is remembered at most: words recur, folding them is slow

# Marks that `\w` leaves out although they stand inside words: combining accents, and the
# vowel signs of Hebrew, Arabic, Indic, Thai, Lao, Burmese and Khmer.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
    "\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0b82\u0bbe-\u0bcd\u0d00-\u0d03\u0d3b-\u0d4d\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e\u0f3f\u0f71-\u0f84\u0f86\u0f87"
    "\u0f8d-\u0fbc\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f"
    "\u109a-\u109d\u17b4-\u17d3\u17dd\u1a55-\u1a7f\u1ab0-\u1aff\u20d0-\u20ff\u3099\u309a\uaa7b-\uaa7d"
)
_RUN = rf"(?!ʼ)[^\W_](?:[{IGNORABLE}]*(?:[^\W_]|[{_MARKS}]))*"  # ʼ is a letter to Unicode


_LETTER = r"[^\W\d_]"
# What stands behind a number that is a word of its own, although no space parts them: a word of four letters
# or more (shorter ones are ordinals and units: 3rd, 5G, 20km), one that begins with a capital (2The), or a
# little word in which nothing is counted.
_LITTLE = "an|and|are|as|at|but|by|did|for|has|he|if|in|is|it|not|of|on|or|our|she|the|to|was|we|who|you"
_NO_NUMBER = r"[^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u218f\u2460-\u249b]"
_WORD_BEHIND = rf"(?=(?:{_NO_NUMBER}{{4,}}|[A-Z][a-z]{{2}}|(?i:{_LITTLE}))(?!\w))"


@cache
def _glued() -> re.Pattern[str]:
    """A number before such a word, of a word that is folded."""
    return re.compile(rf"\d{{1,3}}(?=(?:[^\W\d_]{{4,}}|{_LITTLE})(?!\w))")


def _word(run: str, letter: str = _LETTER) -> re.Pattern[str]:
    """The pattern of a word, where `run` is that of its letters and digits, `letter` that of one in U.S."""
    return re.compile(
        rf"(?:(?i:{_PREFIXES})[{IGNORABLE}]*[{HYPHENS}][{IGNORABLE}]*(?=[^\W_]))*"
        rf"(?:(?:{letter}\.)+{letter}(?![^\W_])"  # U.S, e.g
        rf"|\d+(?:[.,]\d+)+(?:(?![^\W_])|{_WORD_BEHIND})"  # 2.88, 200,000
        rf"|[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}{_WORD_BEHIND}"
        rf"|{run}(?:[{APOSTROPHES}{SOFT_HYPHEN}]{run})*)"
        rf"|[{_SYMBOLS}]"
    )


@cache
def _any_word() -> re.Pattern[str]:
    """The pattern of a word in any script that parts words: some 5 ms to make."""
    return _word(_RUN)


@cache
def _ascii_word() -> re.Pattern[str]:
    """What `_any_word` finds in text that has only ASCII: the pattern that most texts need."""
    return re.compile(
        rf"(?:(?i:{_PREFIXES})-(?=[^\W_]))*"
        r"(?:(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])"
        rf"|\d+(?:[.,]\d+)+(?:(?![^\W_])|{_WORD_BEHIND})"
        rf"|\d{{1,3}}{_WORD_BEHIND}"
        r"|[^\W_]+(?:['`][^\W_]+)*)"
        rf"|[{_SYMBOLS}]",
        re.ASCII,
    )


@cache
def _broken() -> re.Pattern[str]:
    """A word's end that stands on the next line: “communi-” and “cation”."""
    return re.compile(
        rf"(?<=[^\W\d_])[{IGNORABLE}]*[{HYPHENS}{SOFT_HYPHEN}][{IGNORABLE}]*"
        r"[ \t]*(?:\r\n?|\n)[ \t\f]*(?=[^\W\d_])"
    )


# Signs of print by the ASCII characters that do as well to tell where words are, each for one.
_IN_ASCII = str.maketrans(
    {
        **dict.fromkeys(set(APOSTROPHES) - set("´＇ʼ"), "'"),
        **dict.fromkeys(HYPHENS, "-"),
        **dict.fromkeys("“”«»–—…", ";"),
    }
)


@cache
def _unspaced_word() -> re.Pattern[str]:
    """The pattern of a word where characters of scripts without spaces are words of their own."""
    letter = rf"(?![{UNSPACED}]){_LETTER}"
    spaced = rf"(?!ʼ|[{UNSPACED}])[^\W_](?:[{IGNORABLE}]*(?:(?![{UNSPACED}])[^\W_]|[{_MARKS}]))*"
    return re.compile(rf"[{UNSPACED}](?:[{IGNORABLE}]*[{_MARKS}])*|{_word(spaced, letter).pattern}")


_PIECE = re.compile(r"\S+")


class Token(NamedTuple):
    """A folded word, and the half-open code points of the text that it folds."""

    word: str
    start: int
    end: int


class _Folded(dict[str, tuple[Token, ...]]):
    """Pieces of text without white space, as they stand, and the folded words in them."""

    def __missing__(self, piece: str) -> tuple[Token, ...]:
        if len(self) >= _KEPT:
            self.clear()
        tokens = self[piece] = tuple(_tokens(piece))
        return tokens


class _FoldedWords(dict[str, tuple[str, ...]]):
    """Pieces of text without white space, and the folded words in them without their places."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) >= _KEPT:
            self.clear()
        bare = piece.strip(_AROUND)
        # most are plain: no need for the expression, which is slow
        is_plain = bare.isascii() and bare.isalnum() and (bare.isdigit() or not bare[0].isdigit())
        words = self[piece] = (bare.lower(),) if is_plain else tuple(word for word, _, _ in _tokens(piece))
        return words


class _Stops(dict[str, tuple[int, "Ending"]]):
    """Pieces of text without white space, how many folded words there are in each, and how it ends."""

    def __missing__(self, piece: str) -> tuple[int, Ending]:
        from secpol_cli.text.sentences import part_ending_of  # most searches ask for none

        if len(self) >= _KEPT:
            self.clear()
        found = self[piece] = len(_folded_words[piece]), part_ending_of(piece)
        return found


_folded, _folded_words, _stops = _Folded(), _FoldedWords(), _Stops()


def tokenize(text: str) -> list[Token]:
    """The folded words of `text` in their order; empty where it has no letter or digit."""
    tokens = [
        Token(word, place + start, place + end)
        for piece in _PIECE.finditer(text)
        for place in (piece.start(),)
        for word, start, end in _folded[piece[0]]
    ]
    return _mended(tokens, text) if "\n" in text else tokens


def fold_words(text: str) -> list[str]:
    """The folded words of `text` in their order, without their places: several times as quick."""
    if "\n" in text and _broken().search(text):
        return [token.word for token in tokenize(text)]
    return list(chain.from_iterable(map(_folded_words.__getitem__, text.split())))


def fold_opening(text: str, count: int) -> list[str]:
    """The first words of `text`, so many and no more, folded."""
    pieces = text.split(None, count)
    words = list(chain.from_iterable(map(_folded_words.__getitem__, pieces[:count])))
    return words[:count] if len(words) >= count or len(pieces) <= count else fold_words(text)[:count]


def fold_closing(text: str, count: int) -> list[str]:
    """The last words of `text`, so many and no more, folded."""
    pieces = text.rsplit(None, count)
    words = list(chain.from_iterable(map(_folded_words.__getitem__, pieces[-count:])))
    if "\n" in text or (len(words) < count < len(pieces)):  # a line's end may break a word
        words = fold_words(text)
    return words[-count:]


def fold_sentences(text: str) -> list[bool]:
    """For each folded word of `text`, whether a sentence, or what a colon parts, begins with it."""
    begins: list[bool] = []
    ending: Ending = "sure"
    pieces = text.split()
    for piece, (count, follows) in zip(pieces, map(_stops.__getitem__, pieces), strict=True):
        if count:
            begins.append(ending == "sure" or (ending != "none" and _is_end(ending, piece)))
            if count > 1:
                begins += [False] * (count - 1)
            ending = follows
        elif follows != "none" and ending != "sure":
            ending = follows
    return begins


def _is_end(ending: Ending, behind: str) -> bool:
    from secpol_cli.text.sentences import is_end

    return is_end(ending, behind)


def _mended(tokens: list[Token], text: str) -> list[Token]:
    """Words with those that the end of a line breaks as one."""
    mended: list[Token] = []
    joints = {
        joint.end(): joint.start() for joint in _broken().finditer(text) if _is_broken(text, *joint.span())
    }
    for token in tokens:
        if mended and mended[-1].end == joints.get(token.start):
            start = mended.pop().start
            whole = "".join(text[start : token.end].split())
            mended.append(Token(fold_word(whole), start, token.end))
        else:
            mended.append(token)
    return mended


def _is_broken(text: str, start: int, end: int) -> bool:
    """Whether a word is broken at a line's end, and no capital begins another (Asia-Pacific)."""
    return text[end].islower() or (text[end].isupper() and text[start - 1].isupper())


def _tokens(piece: str) -> Iterator[Token]:
    plain = piece if piece.isascii() else piece.translate(_IN_ASCII)
    if plain.isascii():
        pattern = _ascii_word()
    else:
        plain, pattern = piece, _unspaced_word() if has_unspaced(piece) else _any_word()
    for match in pattern.finditer(plain):
        word = fold_word(match[0])
        number = _glued().match(word) if word[:1].isdigit() and not word.isdigit() else None
        if number:  # which its letters only are once they are folded: 1ﬁrm’s
            cut = match.start() + _end_of_digits(match[0], number.end())
            yield Token(number[0], match.start(), cut)
            yield Token(word[number.end() :], cut, match.end())
        elif word:
            yield Token(word, match.start(), match.end())


def _end_of_digits(text: str, count: int) -> int:
    """The offset behind the first so many digits of a text, in whatever shape they are printed."""
    for offset, char in enumerate(text):
        count -= sum(each.isdigit() for each in unicodedata.normalize("NFKD", char))
        if count <= 0:
            return offset + 1
    return len(text)


def fold(text: str) -> str:
    """The folded words of `text`, one space apart: equal for what folding calls the same."""
    return " ".join(fold_words(text))


def fold_word(word: str) -> str:
    """One word, folded; empty where nothing of it is a letter, a digit or a symbol."""
    folded = word.casefold()
    if (folded.isascii() and folded.isalnum()) or folded in _SYMBOLS:
        return folded
    folded = without_unseen(folded)
    for mark in APOSTROPHES[1:]:
        folded = folded.replace(mark, "'")
    for hyphen in HYPHENS:
        folded = folded.replace(hyphen, "")
    folded = "".join(map(_fold_char, folded)).removesuffix("'s").replace("'", "").replace(",", "").strip(".")
    folded = folded if re.fullmatch(r"[\d.]+", folded) else folded.replace(".", "")
    return folded if any(map(str.isalnum, folded)) else ""


@cache
def _fold_char(char: str) -> str:
    """A character without accent, stroke, width and ligature; itself where its parts are no word (½, ⑴), or
    several (ゟ)."""
    from secpol_cli.text.letters import plain_letter  # few texts have any

    parts = unicodedata.normalize("NFKD", char)
    folded = "".join(part for part in parts if not unicodedata.combining(part)).casefold()
    folded = "".join(map(plain_letter, folded))
    several = len(folded) > 1 and has_unspaced(folded)
    return folded if not several and re.fullmatch(f"(?:{_RUN})?", folded) else char
