"""Words in quotation marks, with their citation: ready to paste."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.citation.languages import quotation_marks
from secpol_cli.citation.markup import Formatted, on_one_line, write
from secpol_cli.text.orthography import CLOSERS, CLOSING_QUOTES, DASHES, LEFT_QUOTES, NO_BREAK_SPACES

if TYPE_CHECKING:
    from secpol_cli.citation.markup import Markup

# What closes each mark in a quotation's own words, where a straight single one is an apostrophe.
_CLOSING = {mark: [each for each in CLOSERS[mark] if each != "'"] for mark in f'"{LEFT_QUOTES}'}
_OPENING = frozenset(LEFT_QUOTES)
_STRAY = frozenset(mark for marks in _CLOSING.values() for mark in marks) - _OPENING - {"’"}
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁽]|<sup>|\\textsuperscript|\{\\super")
_FULL_STOP = re.compile(rf"(?<!\.)\.(?P<marks>[{CLOSING_QUOTES}]*)$")


def quote(words: str, locale: str | None) -> str:
    """Words on one line, in the quotation marks of a language.

    Quotations within them get the inner marks, as editors do silently; where
    the marks within do not pair, the words stay as they are.
    """
    opening, closing, *_ = quotation_marks(locale)
    return f"{opening}{_nested(on_one_line(words), locale)}{closing}"


def _nested(words: str, locale: str | None) -> str:
    marks = quotation_marks(locale)
    written, opened = "", ""
    for place, character in enumerate(words):
        if opened and character in _CLOSING[opened[-1]] and not _is_apostrophe(words, place):
            written += marks[3 if len(opened) % 2 else 1]
            opened = opened[:-1]
        elif character in _OPENING or (character == '"' and _opens(words, place)):
            opened += character
            written += marks[2 if len(opened) % 2 else 0]
        elif character in _STRAY:
            return words
        else:
            written += character
    return words if opened else written


def _is_apostrophe(words: str, place: int) -> bool:
    return words[place] == "’" and words[place + 1 : place + 2].isalnum()


def _opens(words: str, place: int) -> bool:
    before = words[place - 1 : place] if place else ""
    return not before or before.isspace() or before in _OPENING or before in "([" + DASHES


def with_citation(quoted: str, citation: str, markup: Markup, *, note: bool) -> str:
    """A quotation and its citation, as one puts them into a text.

    A note becomes a footnote in markups that have them, else a paragraph below.
    A citation in the text goes before the full stop of the quotation.
    """
    if note:
        return _with_note(write(Formatted.plain(quoted), markup), citation, markup)
    stop = _FULL_STOP.search(quoted)
    if stop and not _RAISED.match(citation):
        quoted = quoted[: stop.start()] + stop["marks"]
    written = write(Formatted.plain(quoted), markup)
    if _RAISED.match(citation):
        return written + citation
    ends = stop or quoted.rstrip(CLOSING_QUOTES + NO_BREAK_SPACES + " ").endswith(("?", "!"))
    return f"{written} {citation.rstrip('.')}{'.' if ends else ''}"


def _with_note(words: str, note: str, markup: Markup) -> str:
    if markup == "markdown":
        return f"{words}^[{note}]"
    if markup == "latex":
        return f"{words}\\footnote{{{note}}}"
    if markup == "rtf":
        return f"{words}{{\\super\\chftn}}{{\\footnote\\pard\\plain {{\\super\\chftn}} {note}}}"
    return f"<p>{words}</p>\n<p>{note}</p>" if markup == "html" else f"{words}\n{note}"
