"""From marks to quotations: over paragraphs, in blocks, nested."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.manuscript.claims.reporting_verbs import form_of
from secpol_cli.manuscript.marks import Mark, Pairing, pair_marks
from secpol_cli.manuscript.no_quotations import SHORT
from secpol_cli.manuscript.quotation import Skipped
from secpol_cli.manuscript.source_lines import (
    citations_behind,
    end_of_words,
    has_citation_behind,
    is_citation_alone,
    is_own,
    is_source_line,
    start_of_words,
)
from secpol_cli.patterns import compile_late
from secpol_cli.readers.ignoring import QuotedStretch
from secpol_cli.text.orthography import CLOSERS, PUNCTUATION
from secpol_cli.text.sentences import MARKED_ENDS, STOPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.manuscript.quotation import Kind, Why
    from secpol_cli.readers.records import Paragraph

_STRAY = 80  # code points shown behind a mark that is never closed
_CLAUSE_REACH = 80  # code points at the end of a paragraph in which a name and its verb are looked for
_REPORTED = compile_late(
    r",\s+(?:(?:[^\W\d_][\w’'.-]*\s+){1,5}[a-z]+|[a-z]+(?:\s+[^\W\d_][\w’'.-]*){1,5})(?:\s+in\s+\d{4})?$"
)
CALLOUT = compile_late(r"\s*\[!\w+\][+-]?[ \t]*(?P<title>[^\n]*)\n")  # what begins a callout, with its title


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


def find_quotations(paragraphs: Sequence[Paragraph], entries: frozenset[int] = frozenset()) -> list[Found]:
    """Everything that quotation marks and blocks set apart, in reading order, the outer before the inner.

    Every mark of the paragraphs belongs to exactly one of the results.  `entries`
    are the indices of the paragraphs that are entries of a list of references.
    """
    pairings = [pair_marks(paragraph) for paragraph in paragraphs]
    found = [*_running(paragraphs, pairings), *_around_blocks(paragraphs, pairings)]
    for number, (paragraph, pairing) in enumerate(zip(paragraphs, pairings, strict=True)):
        found += [_inline(number, opening, closing) for opening, closing in pairing.pairs]
        found += [_stray(number, mark, paragraph, "unclosed") for mark in pairing.unclosed]
        found += [_stray(number, mark, paragraph, "unopened") for mark in pairing.unopened]
    found = [_without_citation(one, paragraphs) for one in found]
    found += _blocks(paragraphs, found, entries)
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


def _around_blocks(paragraphs: Sequence[Paragraph], pairings: Sequence[Pairing]) -> Iterator[Found]:
    """Quotations in marks that open before the first word of a block, and close behind its last alone."""
    members: dict[int, list[int]] = {}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.block and paragraph.note is None:
            members.setdefault(paragraph.block, []).append(number)
    for numbers in members.values():
        first, last = numbers[0], numbers[-1]
        unclosed, unopened = pairings[first].unclosed, pairings[last].unopened
        if len(numbers) < 2 or not unclosed or not unopened:
            continue
        opening, closing = unclosed[0], unopened[-1]
        if paragraphs[first].text[: opening.start].strip() or closing.text not in CLOSERS[opening.text]:
            continue
        unclosed.remove(opening)
        unopened.remove(closing)
        middle = [(number, 0, len(paragraphs[number].text)) for number in numbers[1:-1]]
        parts = [(first, opening.end, len(paragraphs[first].text)), *middle, (last, 0, closing.start)]
        yield _chained(opening, closing, parts)._replace(mark_count=2)


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
        if paragraph.kind in {"caption", "cell", "aside"}:
            continue
        if paragraph.kind == "paragraph" and paragraph.note in last:
            following[last[paragraph.note]] = number
        if paragraph.kind == "heading":
            last.pop(paragraph.note, None)
        else:
            last[paragraph.note] = number
    return following


def _running_on(pairing: Pairing, paragraph: Paragraph) -> Mark | None:
    """The last mark that a paragraph leaves open, where more than a word or three stand behind it and the
    paragraph ends with them."""
    mark = pairing.unclosed[-1] if pairing.unclosed and paragraph.kind == "paragraph" else None
    if mark is None or len(paragraph.text[mark.end :].split()) <= SHORT:
        return None
    return None if _has_ended(paragraph, mark.end) else mark


def _has_ended(paragraph: Paragraph, start: int) -> bool:
    """Whether the writer speaks again behind a mark that nothing closes: at the end of the paragraph stands a
    citation, the mark of a note, or a name with a verb of saying (…, Hun Sen said)."""
    text, end = paragraph.text, len(paragraph.text.rstrip(f"{STOPS} \t\r\n"))
    if any(start < cited.start and cited.end >= end for cited in paragraph.cited):
        return True
    if any(start < at and at >= end for at, _ in paragraph.notes):
        return True
    if any(last >= end for _, last in citations_behind(paragraph, start, end)):
        return True
    clause = _REPORTED.search(text, max(start, end - _CLAUSE_REACH), end)
    return clause is not None and any(form_of(word) is not None for word in clause[0].split())


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


def _blocks(
    paragraphs: Sequence[Paragraph], marked: Sequence[Found], entries: frozenset[int]
) -> Iterator[Found]:
    """Block quotations; one whose words stand in marks, with a source line behind them or nothing, is
    already found."""
    members: dict[int, list[int]] = {}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.block and paragraph.note is None:
            members.setdefault(paragraph.block, []).append(number)
    wrapped = {(one.outer.first, one.outer.start): one for one in marked if one.skipped is None}
    for numbers in members.values():
        parts = _parts_of_block(paragraphs, numbers)
        if not parts:
            continue
        (first, start, _), (last, _, end) = parts[0], parts[-1]
        inside = [wrapped.get((number, begin)) for number, begin, _ in parts]
        if inside[0] is not None and _is_all(inside[0], paragraphs, last, end):
            continue
        if all(
            one is not None and _is_all(one, paragraphs, number, stop)
            for one, (number, _, stop) in zip(inside, parts, strict=True)
        ):  # several quotations, each with marks of its own
            continue
        stretch = QuotedStretch(first, start, last, end)
        own = is_own(paragraphs[first], _leading(paragraphs, numbers[0]))
        block = [paragraphs[number] for number in numbers]
        own = own or _is_only_indented(block, are_entries=entries.issuperset(numbers))
        skipped = Skipped("own") if own else None
        yield Found(stretch, stretch, "block", ("", ""), 0, tuple(parts), skipped)


def _is_only_indented(block: Sequence[Paragraph], *, are_entries: bool) -> bool:
    """Whether paragraphs that only their indentation sets apart are the writer's own: entries of a list of
    references, or words that lead to what stands behind them."""
    is_leading = block[-1].text.rstrip().endswith(":")
    return all(paragraph.is_indented for paragraph in block) and (are_entries or is_leading)


def _parts_of_block(paragraphs: Sequence[Paragraph], numbers: Sequence[int]) -> list[tuple[int, int, int]]:
    """The stretches of a block's words, without what stands at their edges."""
    parts: list[tuple[int, int, int]] = []
    for number in numbers:
        paragraph = paragraphs[number]
        text = paragraph.text
        start = start_of_words(paragraph, 0) if number == numbers[0] else 0
        start += len(text[start:]) - len(text[start:].lstrip())
        end = end_of_words(paragraph, start, len(text))
        if number == numbers[-1]:
            end = _without_last_line(text, start, end, is_first=not parts)
        if start < end:
            parts.append((number, start, end))
    return parts


def _without_last_line(text: str, start: int, end: int, *, is_first: bool) -> int:
    """Where a block's words end, before a last line that is a citation and nothing else."""
    line = max(start, text.rfind("\n", start, end) + 1)
    before = text[start:line].rstrip()
    if (not is_first and not before) or (before and before[-1] in MARKED_ENDS):
        return start + len(before) if is_citation_alone(text[line:end]) else end
    return end


def _is_all(inside: Found, paragraphs: Sequence[Paragraph], last: int, end: int) -> bool:
    """Whether a block that ends at an offset holds the quotation in marks, and at most its source."""
    if inside.outer.last != last:
        return False
    behind = paragraphs[last].text[inside.outer.end : end].strip(f"{PUNCTUATION} \t\n")
    return not behind or is_source_line(behind) or is_citation_alone(behind)


def _leading(paragraphs: Sequence[Paragraph], number: int) -> str:
    """The text of the paragraph before another."""
    before = (paragraphs[at] for at in range(number - 1, max(-1, number - 20), -1))
    return next((paragraph.text for paragraph in before if paragraph.note is None), "")


def _without_citation(one: Found, paragraphs: Sequence[Paragraph]) -> Found:
    """A quotation in marks without a citation before its closing mark, where none stands behind it."""
    number, start, end = one.parts[-1]
    paragraph = paragraphs[number]
    if one.skipped or not paragraph.text[start:end].rstrip(" .,;").endswith((")", "]")):
        return one
    words = end_of_words(paragraph, start, end, is_inline=True)
    if words >= end or words <= start or has_citation_behind(paragraph, one.outer.end):
        return one
    if len(paragraph.text[start:words].split()) <= SHORT:
        return one
    stretch = one.stretch._replace(end=words)
    return one._replace(stretch=stretch, parts=(*one.parts[:-1], (number, start, words)))
