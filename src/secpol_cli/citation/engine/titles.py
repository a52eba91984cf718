"""Titles on their way through a style: what no style may change, and what no script has.

Styles set titles in title case.  Words that they leave in lower case, pandoc sets in capitals behind the
point of an abbreviation, and some it does not know.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.text.orthography import OPENING_QUOTES, QUOTATION_MARKS
from secpol_cli.text.sentences import ending_of

if TYPE_CHECKING:
    from secpol_cli.citation.markup import Formatted

END = "\u2061"  # after a title's own ? or !, which pandoc lets swallow a comma; function application
# Words that citeproc-js leaves in lower case in a title set in title case, and pandoc does not.
_LOWER = (
    "about|above|across|after|against|along|alongside|amid|among|amongst|around|atop|before|behind|below|"
    "beneath|beside|besides|between|beyond|circa|despite|during|except|inside|near|notwithstanding|off|out|"
    "per|plus|pro|qua|since|than|through|throughout|toward|towards|under|underneath|until|unto|upon|versus|"
    "within|without"
)
# Those that both do.
_STOP_WORDS = (
    "a|an|and|as|at|but|by|down|for|from|in|into|nor|of|on|onto|or|over|so|the|till|to|up|via|with|yet"
)
_LOWER_WORD = re.compile(rf"(?<=[\w,;’'.] )(v|vs|v\.|vs\.|{_LOWER}|{_STOP_WORDS})(?= )")
CAPITAL = "\u115f"  # a letter that nobody sees: pandoc takes no word that ends with it for a small one
# Small words that have a capital in title case: the last of a title, or of what stands before its subtitle,
# and the first of a compound (Chicago 18, 8.160 and 8.162; MLA 9, 2.90).
_CAPITAL_WORD = re.compile(
    rf"(?<![\w’'.-])({_LOWER}|{_STOP_WORDS})(?=[^\w\s]*$|[^\w\s]*:\s|\s[–—]\s|-[^\W\d_])"
)
_FIRST_LETTER = re.compile(rf"^([{OPENING_QUOTES}\[(]*)([a-z])(?=[a-z]*(?![^\W_]))")
_BEHIND_A_COLON = re.compile(
    rf"([\w{re.escape(QUOTATION_MARKS)})][:?!] [{OPENING_QUOTES}]?| [–—] [{OPENING_QUOTES}]?)"
    r"([a-z])(?=[a-z]*(?![^\W\d_]))"
)
_FIRMS = re.compile(r"(?<!\w)(?:Inc|Co|Corp|Ltd|Bros|Assn|Dept|Univ|Govt)\.$")
# Scripts that have no italics: Hebrew, Arabic, Chinese, Japanese, Korean, with their punctuation.
_UPRIGHT = (
    "[\u0590-\u06ff\u0750-\u077f\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)


def protect(title: str, *, long_words: int = 0) -> str:
    """A title that comes out of a style right; prepositions of `long_words` letters
    and more have capitals."""
    if "<" not in title:
        title = _CAPITAL_WORD.sub(rf"\1{CAPITAL}", title)
        title = _LOWER_WORD.sub(lambda match: _in_lower_case(title, match, long_words=long_words), title)
    return title + END if title.rstrip("\u2064").endswith(("?", "!")) else title


def begin(title: str, *, subtitles: bool) -> str:
    """A title with a capital at its beginning, and with `subtitles` at that of each subtitle; a word with
    capitals of its own (iPhone) stays."""
    if "<" in title:  # a description, whose first word is as its place in the citation wants it
        return title
    title = _FIRST_LETTER.sub(lambda match: match[1] + match[2].upper(), title)
    if not subtitles:
        return title
    return _BEHIND_A_COLON.sub(lambda match: match[1] + match[2].upper(), title)


def _in_lower_case(title: str, match: re.Match[str], *, long_words: int) -> str:
    before, word = title[: match.start() - 1], match[1]
    if long_words and len(word) >= long_words and re.fullmatch(f"{_LOWER}|{_STOP_WORDS}", word):
        return word + CAPITAL
    if before.endswith("."):
        if not word.startswith("v") and not _is_abbreviated(before):
            return word
    elif re.fullmatch(_STOP_WORDS, word):
        return word  # pandoc knows it
    return f'<span class="nocase">{word}</span>'


def _is_abbreviated(before: str) -> bool:
    """Whether the point at the end is an abbreviation's, behind which a title goes on."""
    return ending_of(before) != "sure" or _FIRMS.search(before) is not None


def set_upright(printed: Formatted) -> Formatted:
    """What a style printed, without italics in scripts that have none."""
    upright = rf"{_UPRIGHT}+(?:[\s\d:,;.·-]+{_UPRIGHT}+)*"
    return printed.sub(upright, lambda match: printed[match.start() : match.end()].without("italic"))
