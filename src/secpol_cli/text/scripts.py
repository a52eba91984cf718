"""Scripts that part no words: Chinese, Japanese, Thai, Lao, Burmese, Khmer and Tibetan.

Where a word ends in them is for a dictionary to say.  So each character, with the marks that
stand on it, is taken for a word: it is indexed, looked for and compared by itself.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Their letters, without marks and digits, as the inside of a class.
UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u0edc-\u0edf"
    "\u0f00\u0f40-\u0f6c\u0f88-\u0f8c\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066"
    "\u106e-\u1070\u1075-\u1081\u108e\u1780-\u17b3\u17d7\u17dc\u1950-\u19ab\u1a20-\u1a54"
    "\u2e80-\u2fdf\u3005-\u3007\u3031-\u3035\u303b\u303c\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9e4\ua9e6-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa7a"
    "\uf900-\ufaff\uff66-\uff9d\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_SHARE = 0.5  # of a word that one of their characters is, where words are counted: most words have two


def is_unspaced(word: str) -> bool:
    """Whether a word is a character of a script that parts no words."""
    return word[:1] >= UNSPACED[0] and _unspaced().match(word) is not None


def has_unspaced(text: str) -> bool:
    """Whether a text has characters of a script that parts no words."""
    return not text.isascii() and max(text) >= UNSPACED[0] and _unspaced().search(text) is not None


def count_words(words: Iterable[str]) -> float:
    """How many words some folded words are, where two characters of a script without spaces are one."""
    return sum(_SHARE if is_unspaced(word) else 1.0 for word in words)


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")
