"""Long stretches of plain text without blank lines, parted into the paragraphs that they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.text.sentences import find_ends, is_end, part_ending_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONG = 2000  # characters; what is longer may well be several paragraphs
_LONGEST = 5000  # characters; what is longer has too many words to be found by some of them
_LONGEST_WRAPPED = 110  # characters of a line; longer ones were not wrapped by hand or by a printer
_SHORT_LINE = 0.8  # of the usual line: a sentence that ends in such a one ends its paragraph
_NUMBERED = re.compile(r"\d{1,3}\.\s")


def part_paragraph(text: str) -> list[str]:
    """The paragraphs of what stands between blank lines, in their order, with all its words.

    Only what is long is parted: into its lines where they were not wrapped,
    else behind each short line that ends a sentence and before each that
    begins with a number (`12. `).  What has more than 5,000 characters even so
    is cut behind a sentence.
    """
    if len(text) <= _LONG:
        return [text]
    return [piece for paragraph in _paragraphs(text) for piece in _pieces(paragraph)]


def _paragraphs(text: str) -> list[str]:
    lines = [line for line in (line.strip() for line in text.splitlines()) if line]
    lengths = sorted(map(len, lines))
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    ends = [is_end(part_ending_of(line), next_) for line, next_ in zip(lines, [*lines[1:], ""], strict=True)]
    if usual > _LONGEST_WRAPPED or 2 * sum(ends) > len(lines):
        return lines
    paragraphs: list[list[str]] = []
    ended = True
    for line, ends_sentence in zip(lines, ends, strict=True):
        if ended or _NUMBERED.match(line):
            paragraphs.append([])
        paragraphs[-1].append(line)
        ended = ends_sentence and len(line) < _SHORT_LINE * usual
    return ["\n".join(paragraph) for paragraph in paragraphs]


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _LONGEST:
        end = start + _LONGEST
        stops = [start + stop.end for stop in find_ends(text[start:end]) if start + stop.end < end]
        cut = stops[-1] if stops else max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        cut = cut if cut > start else end
        yield text[start:cut]
        start = cut
    yield text[start:]
