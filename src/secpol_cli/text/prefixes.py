"""Words that a hyphen behind their prefix makes other words: to re-sign is not to resign.

Where a prefix and what follows it are listed here, the hyphen counts; behind any other (`co-operate`,
`re-elect`) it is a matter of style.
"""

from __future__ import annotations

import re
from functools import cache

# By prefix the stems that, with it, are two words: one with the hyphen, one without.
_STEMS = {
    "re": "act ally bound call cede cite claim coil collect commend count course cover create creation dress"
    " fine form fund fuse lay lease mark move pair petition place port pose present press prove search sent"
    " serve side sign solution solve sort sound store strain tail tire tract treat turn view vision ward",
    "co": "op",
    "un": "ionise ionize",
    "pre": "position sent tension text",
    "multi": "ply",
    "dis": "ease",
    "extra": "ordinary",
}
_ENDINGS = "(?:s|es|d|ed|ings?|ers?|ors?|able|ations?|ions?|ments?|als?|ance|ative|ory|ants?)?"


def is_told_by_hyphen(word: str) -> bool:
    """Whether a word in lower case with a hyphen (`re-signed`) is another without it."""
    return _told().fullmatch(word) is not None


@cache
def _told() -> re.Pattern[str]:
    kinds = [
        rf"{prefix}-(?:{'|'.join(sorted({stem.removesuffix('e') for stem in stems.split()}))})e?"
        for prefix, stems in _STEMS.items()
    ]
    return re.compile(rf"(?:{'|'.join(kinds)}){_ENDINGS}")
