"""Words in marks that are no quotation to check: a word or three, titles, paths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.dates.written import YEAR
from secpol_cli.manuscript.quotation import Skipped
from secpol_cli.text.folding import tokenize
from secpol_cli.text.orthography import DOUBLE_QUOTES, GUILLEMETS
from secpol_cli.text.scripts import count_words
from secpol_cli.text.sentences import ELLIPSIS, STOPS, find_ends

if TYPE_CHECKING:
    from secpol_cli.manuscript.quotation import Kind

SHORT = 3  # words; so many may be a title or words held at a distance, and prove nothing
_LONGEST_TITLE = 16  # words
_PATH = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|\.{0,2}/|~/|[A-Za-z]:\\|\\\\)\S+"
    r"|[\w.%+@#~-]*(?:[/\\][\w.%+@#~-]+)+(?:[/\\]|\.\w{1,5})(?:[?#]\S*)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[\w%-]+(?:[._-][\w%-]+)*\.[A-Za-z]\w{0,4}"
    r"|(?:\.{1,2}/|~/|[A-Za-z]:\\|/)[^\n]{1,300}\.\w{1,5}",
    re.IGNORECASE,
)


def why_skipped(text: str, kind: Kind, *, in_note: bool, before: str, after: str) -> Skipped | None:
    """Why words in marks are no quotation to check: none at all, a word or three, or a title."""
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
    return None


def is_path(text: str) -> bool:
    """Whether a text is the path of a file or an address, and no words: ../tables/summary.md, www.un.org."""
    return _PATH.fullmatch(text.strip()) is not None


def is_title(text: str) -> bool:
    """Whether words are written as titles are: capitals but for small words, no second sentence.

    In a script without capitals nothing is.
    """
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    long = [word for word in words if len(word) > 3]
    long = long if len(long) > 1 else words
    capital = sum(word[0].isupper() or word[0].istitle() for word in long)
    if len(words) > _LONGEST_TITLE or len(long) < 2:
        return False
    return capital >= 0.85 * len(long) and not _has_second_sentence(text)


def _has_second_sentence(text: str) -> bool:
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
