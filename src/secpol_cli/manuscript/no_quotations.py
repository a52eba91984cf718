"""Words in marks that are no quotation to check: a word or three, titles, names, paths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.dates.written import YEAR
from secpol_cli.manuscript.mentioned import is_called, is_supposed, is_titled
from secpol_cli.manuscript.quotation import Skipped
from secpol_cli.patterns import compile_late
from secpol_cli.text.folding import tokenize
from secpol_cli.text.orthography import DOUBLE_QUOTES, GUILLEMETS
from secpol_cli.text.scripts import count_words
from secpol_cli.text.sentences import ELLIPSIS, STOPS, find_ends

if TYPE_CHECKING:
    from collections.abc import Callable

    from secpol_cli.manuscript.quotation import Kind, Why

SHORT = 3  # words; so many may be a title or words held at a distance, and prove nothing
_LONGEST_TITLE = 16  # words
_SHORT_WORD = 3  # letters of one that a title may write small, whatever it is
_CAPITALS = 0.85  # of the words that tell a title the share that have one; a guard, no measure
_SUBJECTS = frozenset(["we", "he", "she", "they", "it"])  # small ones begin a clause, and no title
_SMALL = frozenset(  # words that titles write small, folded
    "a an the and or nor but of in on at to for by from with without as into onto over under upon about "
    "between through against toward towards after before during vs via "
    "de la le les du des der die das und von y el en".split()
)
_PATH = compile_late(
    r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|\.{0,2}/|~/|[A-Za-z]:\\|\\\\)\S+"
    r"|[\w.%+@#~-]*(?:[/\\][\w.%+@#~-]+)+(?:[/\\]|\.\w{1,5})(?:[?#]\S*)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[\w%-]+(?:[._-][\w%-]+)*\.[A-Za-z]\w{0,4}"
    r"|(?:\.{1,2}/|~/|[A-Za-z]:\\|/)[^\n]{1,300}\.\w{1,5}",
    re.IGNORECASE,
)


def why_skipped(
    text: str, kind: Kind, *, in_note: bool, before: str, after: str, is_cited: Callable[[], bool]
) -> Skipped | None:
    """Why words in marks are no quotation to check: none at all, a word or three, a title, a name, what
    somebody might say.

    `before` and `after` are the text around the marks; `is_cited` says whether a
    citation or a note's mark stands right behind them, so that they are quoted.
    """
    words = [token.word for token in tokenize(text)]
    if not words:
        return Skipped("empty")
    if kind == "block":
        return None
    if count_words(words) <= SHORT:
        return Skipped("title") if len(words) > 1 and is_title(text) else Skipped("short")
    if is_path(text):
        return Skipped("path")
    if is_title(text) or (in_note and _is_work(text, before, after)):
        return Skipped("title")
    if is_titled(text, before) and not has_second_sentence(text):
        return Skipped("title")
    why: Why | None = "named" if is_called(text, before, after) else None
    why = why or ("supposed" if is_supposed(text, before) else None)
    return Skipped(why) if why and not is_cited() else None


def is_path(text: str) -> bool:
    """Whether a text is the path of a file or an address, and no words: ../tables/summary.md, www.un.org."""
    has_space = len(text.split()) > 1
    if has_space and "/" not in text and "\\" not in text:
        return False
    return _PATH.fullmatch(text.strip()) is not None


def is_title(text: str) -> bool:
    """Whether words are written as titles are: capitals but for small words, no second sentence.

    In a script without capitals nothing is.
    """
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    if len(words) > _LONGEST_TITLE or has_second_sentence(text):
        return False
    if words and words[0] in _SUBJECTS and len(words) > SHORT:  # we Americanized the war in Vietnam
        return False
    long = [word for word in words if len(word) > _SHORT_WORD]
    long = long if len(long) > 1 else words
    large = (
        [word for word in words if word.casefold() not in _SMALL] if words and words[0][0].isupper() else []
    )
    return _is_capital(long) or _is_capital(large)


def _is_capital(words: list[str]) -> bool:
    """Whether nearly all of words that tell a title begin with a capital."""
    capital = sum(word[0].isupper() or word[0].istitle() for word in words)
    return len(words) > 1 and capital >= _CAPITALS * len(words)


def has_second_sentence(text: str) -> bool:
    """Whether a sentence ends before the last; one in marks of its own is part of another."""
    ends = any(stop.end == stop.at + 1 < len(text) for stop in find_ends(text))
    return ends or re.search(rf"{ELLIPSIS}\s", text) is not None


def _is_work(text: str, before: str, after: str) -> bool:
    """In a note: words behind a name, a comma or point inside the closing mark, a year or address behind."""
    named = re.search(r"(?:^|[,.:;)])\s*$", before)
    published = re.match(
        rf"[^{DOUBLE_QUOTES}{GUILLEMETS}]{{0,160}}?(?:\b{YEAR}\b|https?:|doi)", after, re.DOTALL
    )
    said = re.search(r"\b(?:said|says|stated|wrote|argue[ds]?|told)\b", before[-60:])
    return bool(named and published and not said and text.rstrip()[-1:] in (",", *STOPS))
