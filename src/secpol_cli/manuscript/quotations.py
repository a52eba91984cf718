"""From marks to quotations: over paragraphs, in blocks, nested; and which are not to be checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.dates.written import YEAR
from secpol_cli.manuscript.marks import Mark, Pairing, pair_marks
from secpol_cli.manuscript.quotation import Skipped
from secpol_cli.readers.citations import SECOND_HAND, find_author_date
from secpol_cli.readers.ignoring import QuotedStretch
from secpol_cli.text.folding import tokenize
from secpol_cli.text.orthography import DOUBLE_QUOTES, GUILLEMETS, RANGE_DASHES
from secpol_cli.text.scripts import count_words
from secpol_cli.text.sentences import ELLIPSIS, MARKED_ENDS, STOPS, find_ends, without_abbreviations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.manuscript.quotation import Kind, Why
    from secpol_cli.readers.records import Paragraph

_LONGEST_TITLE = 16  # words
SHORT = 3  # words; so many may be a title or words held at a distance, and prove nothing
_STRAY = 80  # code points shown behind a mark that is never closed
_ATTRIBUTION = re.compile(rf"\s*(?:[{RANGE_DASHES}]{{1,3}}|―)\s*[^\W\d_a-z][^{STOPS}]{{0,120}}\s*$")
CALLOUT = re.compile(r"\s*\[!\w+\][+-]?[ \t]*(?P<title>[^\n]*)\n")  # what begins a callout, with its title
_CITED_REACH = 400  # code points at the end of a block in which citations behind its words are looked for
_SECOND_HAND = re.compile(rf"\([^()]{{0,200}}{SECOND_HAND}[^()]{{0,200}}\)", re.IGNORECASE)


class Found(NamedTuple):
    """A quotation, a block quotation or a stray mark, in the paragraphs' own offsets.

    `stretch` is of the words, without their marks; `outer` with them.
    """

    stretch: QuotedStretch
    outer: QuotedStretch
    kind: Kind
    marks: tuple[str, str]
    mark_count: int
    parts: tuple[tuple[int, int, int], ...]  # paragraph, start, end
    skipped: Skipped | None = None


def find_quotations(paragraphs: Sequence[Paragraph]) -> list[Found]:
    """Everything that quotation marks and blocks set apart, in reading order, the outer before the inner.

    Every mark of the paragraphs belongs to exactly one of the results.
    """
    pairings = [pair_marks(paragraph) for paragraph in paragraphs]
    found = list(_running(paragraphs, pairings))
    for number, (paragraph, pairing) in enumerate(zip(paragraphs, pairings, strict=True)):
        found += [_inline(number, opening, closing) for opening, closing in pairing.pairs]
        found += [_stray(number, mark, paragraph, "unclosed") for mark in pairing.unclosed]
        found += [_stray(number, mark, paragraph, "unopened") for mark in pairing.unopened]
    found += _blocks(paragraphs, found)
    found.sort(
        key=lambda one: (
            one.outer.first,
            one.outer.start,
            -one.outer.last,
            -one.outer.end,
            one.kind != "block",
        )
    )
    return found


def _inline(number: int, opening: Mark, closing: Mark) -> Found:
    stretch = QuotedStretch(number, opening.end, number, closing.start)
    outer = QuotedStretch(number, opening.start, number, closing.end)
    parts = ((number, opening.end, closing.start),)
    return Found(stretch, outer, "inline", (opening.text, closing.text), 2, parts)


def _stray(number: int, mark: Mark, paragraph: Paragraph, why: Why) -> Found:
    if why == "unclosed":
        start, end = mark.end, min(len(paragraph.text), mark.end + _STRAY)
    else:
        start = end = mark.start
    marks = (mark.text, "") if why == "unclosed" else ("", mark.text)
    outer = QuotedStretch(number, mark.start, number, mark.end)
    return Found(
        QuotedStretch(number, start, number, end),
        outer,
        "inline",
        marks,
        1,
        ((number, start, end),),
        Skipped(why),
    )


def _running(paragraphs: Sequence[Paragraph], pairings: Sequence[Pairing]) -> Iterator[Found]:
    """Quotations over paragraphs: one mark opens each of them, and the last alone is closed."""
    following = _following(paragraphs)
    for number in range(len(paragraphs)):
        mark = _running_on(pairings[number], paragraphs[number])
        chain: list[tuple[int, Mark]] = []
        closing, at = None, number
        while mark is not None and closing is None:
            chain.append((at, mark))
            further = following.get(at)
            if further is None:
                break
            mark, closing = _reopened(paragraphs[further], pairings[further], mark)
            at = further
        if mark is not None and closing is not None:
            for index, opening in chain:
                pairings[index].unclosed.remove(opening)
            pairings[at].pairs.remove((mark, closing))
            parts = [(index, opening.end, len(paragraphs[index].text)) for index, opening in chain]
            yield _chained(chain[0][1], closing, [*parts, (at, mark.end, closing.start)])


def _chained(opening: Mark, closing: Mark, parts: list[tuple[int, int, int]]) -> Found:
    (first, start, _), (last, _, end) = parts[0], parts[-1]
    outer = QuotedStretch(first, opening.start, last, closing.end)
    marks = (opening.text, closing.text)
    return Found(QuotedStretch(first, start, last, end), outer, "inline", marks, len(parts) + 1, tuple(parts))


def _following(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """For each paragraph the next one of its text or note; none over a heading."""
    following: dict[int, int] = {}
    last: dict[str | None, int] = {}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind in {"caption", "cell"}:
            continue
        if paragraph.kind == "paragraph" and paragraph.note in last:
            following[last[paragraph.note]] = number
        if paragraph.kind == "heading":
            last.pop(paragraph.note, None)
        else:
            last[paragraph.note] = number
    return following


def _running_on(pairing: Pairing, paragraph: Paragraph) -> Mark | None:
    """The last mark that a paragraph leaves open, where more than a word or three stand behind it."""
    mark = pairing.unclosed[-1] if pairing.unclosed and paragraph.kind == "paragraph" else None
    return mark if mark and len(paragraph.text[mark.end :].split()) > SHORT else None


def _reopened(paragraph: Paragraph, pairing: Pairing, before: Mark) -> tuple[Mark | None, Mark | None]:
    """The same mark at the beginning of a further paragraph, and the one that closes it there."""
    start = len(paragraph.text) - len(paragraph.text.lstrip())
    for opening, closing in pairing.pairs:
        if opening.start == start and opening.text == before.text:
            return opening, closing
    for opening in pairing.unclosed:
        if opening.start == start and opening.text == before.text:
            return opening, None
    return None, None


def _blocks(paragraphs: Sequence[Paragraph], marked: Sequence[Found]) -> Iterator[Found]:
    """Block quotations; one whose words stand in marks altogether is already found."""
    members: dict[int, list[int]] = {}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.block and paragraph.note is None:
            members.setdefault(paragraph.block, []).append(number)
    wrapped = {(one.outer.first, one.outer.start): one for one in marked if one.skipped is None}
    for numbers in members.values():
        parts = [part for part in (_trimmed(n, paragraphs[n]) for n in numbers) if part[1] < part[2]]
        if not parts:
            continue
        (first, start, _), (last, _, end) = parts[0], parts[-1]
        inside = wrapped.get((first, start))
        if inside is not None and (inside.outer.last, inside.outer.end) == (last, end):
            continue
        stretch = QuotedStretch(first, start, last, end)
        yield Found(stretch, stretch, "block", ("", ""), 0, tuple(parts))


def _trimmed(number: int, paragraph: Paragraph) -> tuple[int, int, int]:
    """A paragraph of a block without the citation and the attribution behind its words."""
    text = paragraph.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if label := CALLOUT.match(text):
        start = label.end()
    changed, citations = True, list(_citations(paragraph, start, end))
    plain = without_abbreviations(text)
    while changed and end > start:
        changed = False
        for first, last in citations:
            tail = text[last:end] if last <= end else "x"
            if last > first >= start and not tail.strip(" .\n\t"):
                end, changed = start + len(text[start:first].rstrip()), True
        attribution = _ATTRIBUTION.search(plain, max(start, end - 160), end)
        if attribution and not text[attribution.start() : end].strip().strip(f"{RANGE_DASHES}―").islower():
            before = text[start : attribution.start()].rstrip()
            if not before or before[-1] in MARKED_ENDS:
                end, changed = start + len(before), True
    return number, start, end


def _citations(paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The citations in a paragraph; those by author and date, in parentheses, near its end."""
    yield from ((cited.start, cited.end) for cited in paragraph.cited)
    begin = max(start, end - _CITED_REACH)
    tail = paragraph.text[begin:end]
    for first, last, _ in find_author_date(tail):
        if tail[first] == "(":
            yield begin + first, begin + last
    for match in _SECOND_HAND.finditer(tail):
        yield begin + match.start(), begin + match.end()


def why_skipped(text: str, kind: Kind, *, in_note: bool, before: str, after: str) -> Skipped | None:
    """Why words in marks are no quotation to check: none at all, a word or three, or a title."""
    words = [token.word for token in tokenize(text)]
    if not words:
        return Skipped("empty")
    if kind == "block":
        return None
    if count_words(words) <= SHORT:
        return Skipped("title") if len(words) > 1 and is_title(text) else Skipped("short")
    if is_title(text) or (in_note and _is_work(text, before, after)):
        return Skipped("title")
    return None


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
