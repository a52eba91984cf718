"""The signs of writing that are no letters: quotation marks, apostrophes, dashes, brackets; one table.

Whoever looks for a mark takes a set from here, or puts one together from these: a mark that is added
is then known everywhere.  What a quotation may change of them in silence is in `spellings`.
"""

from __future__ import annotations

from secpol_cli.text.letters import count_accents

# --- quotation marks ------------------------------------------------------------------------

DOUBLE_QUOTES = '"“”„‟＂〝〞〟'
SINGLE_QUOTES = "'‘’‚‛"
GUILLEMETS = "«»‹›"
CORNER_QUOTES = "「」『』"
QUOTATION_MARKS = DOUBLE_QUOTES + SINGLE_QUOTES + GUILLEMETS + CORNER_QUOTES
# What people type for a mark that their keyboard does not have; the longer ones first.
TYPED_OPENING = ("<<", "<‹", "‹<", "``", ",,", "''")
TYPED_CLOSING = (">>", ">›", "›>", "''")
TYPED_ANGLES = frozenset(mark for mark in (*TYPED_OPENING, *TYPED_CLOSING) if mark[0] in "<>‹›")
TYPED_QUOTES = tuple(dict.fromkeys((*TYPED_OPENING, *TYPED_CLOSING)))

# Each mark that opens, and those that close it: “English”, „deutsch“, ”svenska”, »dansk«, « français ».
CLOSERS = {
    '"': ('"',), "“": ("”",), "„": ("“", "”"), "‟": ("”",), "”": ("”",), "＂": ("＂",), "〝": ("〞", "〟"),
    "``": ("''",), ",,": ("''",), "''": ("''",), "'": ("'",), "‘": ("’", "'"), "‚": ("‘", "’"), "‛": ("’",),
    "«": ("»",), "»": ("«", "»"), "‹": ("›",), "›": ("‹", "›"), "「": ("」",), "『": ("』",),
    **dict.fromkeys(("<<", "<‹", "‹<"), (">>", ">›", "›>")),
}  # fmt: skip
# What people close them with by mistake, or because an editor has changed one mark of the two.
MIXED_CLOSERS = {
    '"': ("”", "“"), "“": ('"', "“"), "„": ('"',), "``": ('"', "”"), ",,": ('"', "“", "”"), "'": ("’",),
    "‚": ("'",), "''": ("”", "“", '"'), "«": (">>",), **dict.fromkeys(("<<", "<‹", "‹<"), ("»",)),
}  # fmt: skip
# What closes wherever it stands behind an open mark; other closers may open there, or be apostrophes.
SURE_CLOSERS = ("”", "“", "»", "›", "〞", "〟", "」", "』", ">>", ">›", "›>")

STRAIGHT_QUOTES = '"＂'  # the same at both ends: what stands beside them tells
LEFT_QUOTES = "“„«‘"  # what opens in a text that is printed in most languages
RIGHT_QUOTES = "”»›"  # close, but in Swedish and Danish, where ”so” and »so« are quoted
LEFT_GUILLEMETS = "«‹"  # open, but in Danish and German
NEVER_CLOSING = "‚‛"  # of the single ones
OPENING_QUOTES = "".join(mark for mark in CLOSERS if len(mark) == 1)
CLOSING_QUOTES = "".join(
    dict.fromkeys(mark for marks in CLOSERS.values() for mark in marks if len(mark) == 1)
)
PRINTED_QUOTES = "“”„«»"  # double ones that are set in type, and never typed in code
LATEX_QUOTES = PRINTED_QUOTES + "„"  # those that a LaTeX document defines commands with
SINGLE_OPENING = "‘‚"  # single ones that are no apostrophes
ENGLISH_QUOTES = ("“", "”", "‘", "’")  # outer opening and closing, inner opening and closing

# --- apostrophes, dashes, spaces ------------------------------------------------------------

APOSTROPHES = "'’‘ʼ＇`´"  # as they stand inside words; a letter, an accent and a backtick are typed for one
# A reversed single mark stands inside no word, but is one kind of apostrophe to a printer.
SAME_APOSTROPHES = APOSTROPHES + "‛"
SOFT_HYPHEN = "\u00ad"
HYPHENS = "-‐‑"  # typed, Unicode's own, and the one that breaks no line
RANGE_DASHES = "-–—"  # what people write between numbers; a class that begins with the hyphen
DASHES = "–—―"  # what stands between the parts of a sentence, or before a name under a quotation
MINUS = "−"
SHORT_DASHES = HYPHENS + "‒–" + MINUS + "﹣－"  # what may be a hyphen, or the sign of a number
ANY_DASH = SHORT_DASHES + "—―"  # a class that begins with the hyphen
SIGNS = SHORT_DASHES + "+±~≈<>≤≥"  # what changes a number that it stands right before
CURRENCIES = "$€£¥₫₭₱₹₩₽៛฿"
NO_BREAK_SPACES = "\u00a0\u202f"  # the second is narrow: French marks have one inside

# --- what nobody sees -----------------------------------------------------------------------

# Unicode's Default_Ignorable_Code_Point, but for what changes the order in which letters are shown
# (overrides, embeddings, the isolate from right to left).  The first are no letters and no marks.
IGNORABLE = (
    "\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2066\u2068-\u206f\ufeff\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\ufe00-\ufe0f\u180b-\u180d\u180f\U000e0000-\U000e0fff"
)
_IGNORABLE_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
ORDERING = "\u202a-\u202e\u2067"  # what changes the order of letters, and so what is read

# --- stops and brackets ---------------------------------------------------------------------

PUNCTUATION = ",;:.!?"  # what stands right behind a word
BRACKETS = "()[]{}"

# Those without the ones that are apostrophes oftener than they open a quotation, or close one.
_SURE_QUOTES = frozenset(QUOTATION_MARKS) - frozenset("'’‛")


def has_quotation_mark(text: str) -> bool:
    """Whether a text has a character that is surely a quotation mark: none that an apostrophe may be."""
    return not _SURE_QUOTES.isdisjoint(text)


def same_letters(quoted: str, source: str) -> bool:
    """Whether two runs of words are the same to the letter, but for white space."""
    return quoted.split() == source.split()


def accents_left_out(quoted: str, source: str) -> bool:
    """Whether words that are the same but for what folding forgets have fewer accents in a quotation than in
    the source: Nguyen Phu Trong for Nguyễn Phú Trọng, Da Nang for Đà Nẵng."""
    return count_accents(quoted) < count_accents(source)


def stops_behind(text: str) -> str:
    """The punctuation that stands right at the beginning of what follows a word."""
    return text[: len(text) - len(text.lstrip(f"{PUNCTUATION})"))]


class _Unseen(dict[int, str | None]):
    """What `str.translate` makes of each character: nothing of one that nobody sees."""

    def __missing__(self, code: int) -> str | None:
        from re import match

        is_unseen = match(f"[{IGNORABLE}{_IGNORABLE_LETTERS}]", chr(code)) is not None
        self[code] = None if is_unseen else chr(code)
        return self[code]


_unseen = _Unseen()


def without_unseen(text: str) -> str:
    """A text without the characters that nobody sees and that do nothing to the others."""
    return text if text.isascii() else text.translate(_unseen)
