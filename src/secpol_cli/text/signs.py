"""What changes a number from outside: a sign before it (-2), a range or fraction that it is part of (2-3)."""

from __future__ import annotations

import re
from functools import cache

from secpol_cli.text.orthography import ANY_DASH, CURRENCIES, MINUS, SIGNS

_SPACED = f"{MINUS}±≈<>≤≥"  # signs that may stand apart from their number
_BEFORE = 12  # code points before a number that are read


def sign_start(text: str, start: int) -> int:
    """Where the sign begins that stands right before the number at an offset (-2, −$5, ±3); the offset itself
    where no number begins there, or none has a sign.

    A dash behind another number, a letter or a dash is no sign: 5-3, F-16, so--2.
    """
    if not text[start : start + 1].isdigit():
        return start
    match = _sign().search(text, max(0, start - _BEFORE), start)
    return match.start("sign") if match else start


def is_number(word: str) -> bool:
    """Whether the letters of a word are those of a number, or stand behind one (65 %)."""
    return word[-1:].isdigit() or word in ("%", "°")


def parts_number_before(before: str, word: str) -> bool:
    """Whether a word that something stands before is the end of a range, a fraction or a time: 2-3, 1/2."""
    return word[:1].isdigit() and _joined_before().search(before[-_BEFORE:]) is not None


def parts_number_behind(word: str, behind: str) -> bool:
    """Whether a word that something stands behind is the beginning of a range, a fraction or a time."""
    return word[-1:].isdigit() and _joined_behind().match(behind[:_BEFORE]) is not None


@cache
def _sign() -> re.Pattern[str]:
    currency = rf"(?:(?:US|AU|CA)?[{CURRENCIES}])?"
    return re.compile(
        rf"(?<![{ANY_DASH}\w%°])(?<!\d\s)(?P<sign>[{SIGNS}]{currency}|[{_SPACED}]\s{currency})$"
    )


@cache
def _joined_before() -> re.Pattern[str]:
    return re.compile(rf"\d(?:\s*[{ANY_DASH}]\s*|[/:.])$")


@cache
def _joined_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:\s*[{ANY_DASH}]\s*|[/:])\d")
