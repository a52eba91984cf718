"""The signs of writing that are no letters: quotation marks, apostrophes, dashes, brackets; one table.

Whoever looks for a mark takes a set from here, or puts one together from these: a mark that is added
is then known everywhere.  Below stands what a quotation may change in its words' signs in silence.
"""

from __future__ import annotations

import unicodedata

# --- quotation marks ------------------------------------------------------------------------

DOUBLE_QUOTES = '"“”„‟＂〝〞〟'
SINGLE_QUOTES = "'‘’‚‛"
GUILLEMETS = "«»‹›"
CORNER_QUOTES = "「」『』"
QUOTATION_MARKS = DOUBLE_QUOTES + SINGLE_QUOTES + GUILLEMETS + CORNER_QUOTES
TYPED_QUOTES = ("``", "''", ",,")  # what people type for a mark that their keyboard does not have

# Each mark that opens, and those that close it: “English”, „deutsch“, ”svenska”, »dansk«, « français ».
CLOSERS = {
    '"': ('"',), "“": ("”",), "„": ("“", "”"), "‟": ("”",), "”": ("”",), "＂": ("＂",), "〝": ("〞", "〟"),
    "``": ("''",), ",,": ("''",), "'": ("'",), "‘": ("’", "'"), "‚": ("‘", "’"), "‛": ("’",),
    "«": ("»",), "»": ("«", "»"), "‹": ("›",), "›": ("‹", "›"), "「": ("」",), "『": ("』",),
}  # fmt: skip
# What people close them with by mistake, or because an editor has changed one mark of the two.
MIXED_CLOSERS = {
    '"': ("”", "“"), "“": ('"',), "„": ('"',), "``": ('"', "”"), ",,": ('"', "“", "”"), "'": ("’",),
    "‚": ("'",),
}  # fmt: skip
# What closes wherever it stands behind an open mark; other closers may open there, or be apostrophes.
SURE_CLOSERS = ("”", "“", "»", "›", "〞", "〟", "」", "』", "''")

STRAIGHT_QUOTES = '"＂'  # the same at both ends: what stands beside them tells
LEFT_QUOTES = "“„«‘"  # what opens in a text that is printed in most languages
RIGHT_QUOTES = "”»›"  # close, but in Swedish and Danish, where ”so” and »so« are quoted
LEFT_GUILLEMETS = "«‹"  # open, but in Danish and German
NEVER_CLOSING = "‚‛"  # of the single ones
OPENING_QUOTES = "".join(mark for mark in CLOSERS if len(mark) == 1)
CLOSING_QUOTES = "".join(
    dict.fromkeys(mark for marks in CLOSERS.values() for mark in marks if len(mark) == 1)
)
ENGLISH_QUOTES = ("“", "”", "‘", "’")  # outer opening and closing, inner opening and closing

# --- apostrophes, dashes, spaces ------------------------------------------------------------

APOSTROPHES = "'’‘ʼ＇`´"  # as they stand inside words; a letter, an accent and a backtick are typed for one
SOFT_HYPHEN = "\u00ad"
HYPHENS = "-‐‑"  # typed, Unicode's own, and the one that breaks no line
RANGE_DASHES = "-–—"  # what people write between numbers; a class that begins with the hyphen
DASHES = "–—―"  # what stands between the parts of a sentence, or before a name under a quotation
_FIGURE_DASH, _MINUS = "‒", "−"
NO_BREAK_SPACES = "\u00a0\u202f"  # the second is narrow: French marks have one inside
_INVISIBLE = "\u200b\u2060\ufeff"  # space without width, word joiner, byte order mark

# --- stops and brackets ---------------------------------------------------------------------

PUNCTUATION = ",;:.!?"  # what stands right behind a word
BRACKETS = "()[]{}"

# A reversed single mark stands inside no word, but is one kind of apostrophe to a printer.
_SAME_APOSTROPHES = APOSTROPHES + "‛"
_SAME_DASHES = HYPHENS + _FIGURE_DASH + DASHES + _MINUS + SOFT_HYPHEN
_NO_SIGN = str.maketrans("", "", QUOTATION_MARKS + "`´" + _SAME_DASHES + _INVISIBLE)
# Without those that are apostrophes oftener than they open a quotation, or close one.
_SURE_QUOTES = frozenset(QUOTATION_MARKS) - frozenset("'’‛")


def has_quotation_mark(text: str) -> bool:
    """Whether a text has a character that is surely a quotation mark: none that an apostrophe may be."""
    return not _SURE_QUOTES.isdisjoint(text)


def same_letters(quoted: str, source: str) -> bool:
    """Whether two runs of words are the same to the letter, but for white space."""
    return quoted.split() == source.split()


def same_word(quoted: str, source: str) -> bool:
    """Whether two spellings differ in nothing but case, hyphens and the kind of apostrophe."""
    return _bare_word(quoted) == _bare_word(source)


def same_between(quoted: str, source: str) -> bool:
    """Whether what stands between words differs in nothing but white space, dashes and quotation marks."""
    return _bare(quoted) == _bare(source)


def stops_behind(text: str) -> str:
    """The punctuation that stands right at the beginning of what follows a word."""
    return text[: len(text) - len(text.lstrip(f"{PUNCTUATION})"))]


def _bare(text: str) -> str:
    bare = unicodedata.normalize("NFC", text).translate(_NO_SIGN)
    return "".join(bare.split()).replace("...", "…")


def _bare_word(word: str) -> str:
    bare = unicodedata.normalize("NFC", word).casefold()
    for mark in _SAME_APOSTROPHES[1:]:
        bare = bare.replace(mark, "'")
    for dash in _SAME_DASHES:
        bare = bare.replace(dash, "")
    return "".join(bare.split())
