"""Emphasis in Markdown: which stars, underscores and tags begin it, and which end it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from secpol_cli.readers.records import Paragraph

_TAG = re.compile(r"<(?P<end>/?)(?P<name>em|i|strong|b|u|mark)\b", re.IGNORECASE)


class _Opening(NamedTuple):
    """Signs that may begin emphasis: where, how many of them, and the how manieth they are."""

    start: int
    left: int
    number: int


class Emphases:
    """The open emphases of one stretch of inlines, by their sign; linear in the signs."""

    def __init__(self) -> None:
        self._open: dict[str, list[_Opening]] = {}
        self._number = 0

    def take_signs(self, signs: str, before: str, behind: str, paragraph: Paragraph) -> None:
        """Stars or underscores between two characters, as CommonMark reads them."""
        left = not behind.isspace() and (behind.isalnum() or not before.isalnum())
        right = not before.isspace() and (before.isalnum() or not behind.isalnum())
        count = self._end(signs[0], len(signs), paragraph) if right else len(signs)
        if left and count:
            self._begin(signs[0], count, paragraph)

    def take_tag(self, tag: str, paragraph: Paragraph) -> None:
        """A tag of HTML; those that mean no emphasis do nothing."""
        match = _TAG.match(tag)
        if match and match["end"]:
            self._end(match["name"].casefold(), 1, paragraph)
        elif match:
            self._begin(match["name"].casefold(), 1, paragraph)

    def _begin(self, sign: str, count: int, paragraph: Paragraph) -> None:
        self._number += 1
        self._open.setdefault(sign, []).append(_Opening(paragraph.length, count, self._number))

    def _end(self, sign: str, count: int, paragraph: Paragraph) -> int:
        """Ends what as many signs can end; how many signs are left."""
        waiting = self._open.get(sign, [])
        while count and waiting:
            opening = waiting.pop()
            paragraph.emphasise(opening.start)
            for others in self._open.values():
                while others and others[-1].number > opening.number:
                    others.pop()  # what began inside has no end there
            used = min(count, opening.left)
            count -= used
            if opening.left > used:
                waiting.append(opening._replace(left=opening.left - used))
        return count
