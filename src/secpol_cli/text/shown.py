"""Texts for files that other programs show: nothing in them commands these, or turns what stands behind them.

Arabic and Hebrew texts hold marks of direction, which stay.  An override (U+202D, U+202E), which shows
letters in another order than they have, is taken out, and what is opened is closed.  Source: Unicode Standard
Annex 9.
"""

from __future__ import annotations

import re

_REPLACED = "\ufffd"
# Controls but tab and line ends, overrides, annotation marks, halves of letters, and what is no letter.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]")
# Marks of direction, and ends of lines that few programs know: invisible, and no business of a terminal's.
UNSEEN = "\u061c\u200e\u200f\u2028\u2029\u202a-\u202c\u2066-\u2069"
_EMBEDS = re.compile("[\u202a-\u202c\u2066-\u2069]")
_CLOSED_BY = {
    "\u202a": "\u202c",
    "\u202b": "\u202c",
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}


def legible(text: str) -> str:
    """A text as it may be shown, also in XML: U+FFFD stands for each character that may not."""
    if text.isascii() and text.isprintable():
        return text
    return _balanced(_UNFIT.sub(_REPLACED, text))


def _balanced(text: str) -> str:
    """A text in which each embedding and isolate is closed, and no other of what is around it."""
    if not _EMBEDS.search(text):
        return text
    still_open: list[str] = []

    def keep(found: re.Match[str]) -> str:
        mark = found[0]
        if mark in _CLOSED_BY:
            still_open.append(_CLOSED_BY[mark])
        elif still_open and still_open[-1] == mark:
            still_open.pop()
        else:
            return ""
        return mark

    return _EMBEDS.sub(keep, text) + "".join(reversed(still_open))
