"""Texts for files that other programs show: what commands them, or turns the direction of what follows, is
taken out."""

from __future__ import annotations

import re

# Controls but tab and line end, what starts or ends an embedding, an override or an isolate, halves of letters
# and what is none.  The marks U+200E, U+200F and U+061C stay: Arabic and Hebrew are written with them.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]")


def legible(text: str) -> str:
    """A text in which U+FFFD stands for each character that is unfit to be shown, or to stand in XML."""
    return _UNFIT.sub("\ufffd", text)
