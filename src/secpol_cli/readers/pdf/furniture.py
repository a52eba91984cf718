"""What stands at the edges of pages and is no text: running heads, page numbers, numbers of lines, stamps."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.readers.pdf.lines import find_rows, is_rule, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.readers.pdf.page import Glyphs, PdfPage

# Set by tests/bench/readers.py (its first half).
_DEEP = 5  # rows from the top and from the bottom that may be furniture
_ZONE = 0.22  # of the page's height from either edge in which it stands
_NEAR = 6.0  # points by which its place may differ from page to page
_FEWEST_LINE_NUMBERS = 8  # on a page
_LONGEST_NUMBER = 6  # digits and one
_FEWEST_LETTERS = 3
_ROMAN = r"[ivxlc]+"
_NUMBER = re.compile(
    rf"[\s\-–—|\[(•·]*(?:(?:page|seite|p\.?|s\.)\s*)?(?P<number>\d{{1,5}}|{_ROMAN})"
    r"(?:\s*(?:of|von|/)\s*\d{1,5})?[\s\-–—|\]).•·]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(rf"(?<![\w.,/:$§-])(\d{{1,5}}|{_ROMAN})(?![\w/:-]|[.,]\d)")
_LABELLED = re.compile(r"\bpage:?\s*(\d{1,5})", re.IGNORECASE)


class Bare(NamedTuple):
    """A page without its furniture: what is left, and the number that is printed on it, where it has one."""

    page: PdfPage
    spans: list[Glyphs]
    printed: str | None


class _Edge(NamedTuple):
    """A row at an edge of a page: its words without digits, its place from that edge, which edge, its spans."""

    form: str
    place: float
    top: bool
    text: str
    spans: list[Glyphs]


def without_furniture(pages: Sequence[PdfPage]) -> list[Bare]:
    """Pages without their furniture.

    A row is furniture where the same words, but for digits, stand at the same
    place of another page, or where it is a bare number at the edge; and where
    nothing else stands between it and the edge.
    """
    spans = [_without_line_numbers(page) for page in pages]
    edges = [list(_edges(page, own)) for page, own in zip(pages, spans, strict=True)]
    repeated = _repeated(edges)
    numbered = _numbered(edges)
    found = [[edge for edge in _peeled(own, repeated, numbered[at], at)] for at, own in enumerate(edges)]
    printed = _printed(found, pages)
    bare = []
    for page, own, gone, number in zip(pages, spans, found, printed, strict=True):
        dropped = {id(span) for edge in gone for span in edge.spans}
        bare.append(Bare(page, [span for span in own if id(span) not in dropped], number))
    return bare


def _edges(page: PdfPage, spans: Sequence[Glyphs]) -> Iterator[_Edge]:
    """The rows at the top and the bottom of a page, each from the edge inwards."""
    rows = find_rows(spans)
    for top, ordered in ((True, rows), (False, rows[::-1])):
        for row in ordered[:_DEEP]:
            place = page.height - row[0].base if top else row[0].base
            if place > _ZONE * page.height:
                break
            text = text_of(row)
            yield _Edge(_form(text), place, top, text, row)


def _form(text: str) -> str:
    words = " ".join(text.split())
    if _NUMBER.fullmatch(words):
        return "#"
    return _DIGITS.sub("#", words).casefold()


def _repeated(edges: Sequence[Sequence[_Edge]]) -> dict[tuple[str, bool], list[tuple[int, float]]]:
    """For each form at either edge, on which pages and at which place it stands."""
    found: dict[tuple[str, bool], list[tuple[int, float]]] = defaultdict(list)
    for number, own in enumerate(edges):
        for edge in own:
            found[edge.form, edge.top].append((number, edge.place))
    return found


def _numbered(edges: Sequence[Sequence[_Edge]]) -> list[set[int]]:
    """For each page the identities of its outermost rows that begin or end with a number which goes on on the
    page before or behind, whatever words stand with it."""
    outer = [
        {top: next((edge for edge in own if edge.top == top), None) for top in (True, False)} for own in edges
    ]
    values = [{top: _ending_numbers(edge) if edge else set() for top, edge in own.items()} for own in outer]
    found: list[set[int]] = []
    for at, own in enumerate(outer):
        kept = set()
        for top, edge in own.items():
            for step in (-1, 1):
                beside = values[at + step][top] if 0 <= at + step < len(values) else set()
                if edge is not None and any(number + step in beside for number in values[at][top]):
                    kept.add(id(edge))
        found.append(kept)
    return found


def _ending_numbers(edge: _Edge) -> set[int]:
    """The numbers with which a row begins or ends, apart from its words."""
    found = set()
    for place, beside in ((0, 1), (-1, -2)):
        span = edge.spans[place]
        apart = len(edge.spans) == 1 or (
            abs(edge.spans[beside].left - span.right) > span.size
            or abs(span.left - edge.spans[beside].right) > span.size
        )
        if span.text.isdecimal() and len(span.text) < _LONGEST_NUMBER and apart:
            found.add(int(span.text))
    return found


def _peeled(
    edges: Sequence[_Edge],
    repeated: dict[tuple[str, bool], list[tuple[int, float]]],
    numbered: set[int],
    at: int,
) -> Iterator[_Edge]:
    """The rows that are furniture, from either edge inwards up to the first that is none."""
    for top in (True, False):
        own = [edge for edge in edges if edge.top == top]
        is_kept = [id(edge) not in numbered and not _is_furniture(edge, repeated, at) for edge in own]
        last = max((place for place, kept in enumerate(is_kept) if not kept), default=-1)
        if not any(is_kept[: last + 1]):
            yield from own[: last + 1]
        else:  # between two rows that are furniture one may stand that changes from chapter to chapter
            first = is_kept.index(True)
            between = is_kept[first : last + 1]
            is_changing = first > 0 and sum(between) == 1
            yield from own[: last + 1] if is_changing else own[:first]


def _is_furniture(
    edge: _Edge, repeated: dict[tuple[str, bool], list[tuple[int, float]]], at: int
) -> bool:
    if is_rule(edge.text) or edge.form == "#":
        return True
    letters = sum(map(str.isalpha, edge.form))
    if letters < _FEWEST_LETTERS and "#" not in edge.form:
        return False
    places = repeated[edge.form, edge.top]
    return any(page != at and abs(place - edge.place) <= _NEAR for page, place in places)


def _printed(found: Sequence[Sequence[_Edge]], pages: Sequence[PdfPage]) -> list[str | None]:
    """The number printed on each page: that of its furniture which goes on from page to page."""
    candidates = [_candidates(own) for own in found]
    chosen: list[tuple[int, bool] | None] = []
    for at, own in enumerate(candidates):
        best, most = None, 0.0
        for value, (roman, weight) in own.items():
            near = sum(
                1.0
                for step in (-3, -2, -1, 1, 2, 3)
                if 0 <= at + step < len(candidates)
                and candidates[at + step].get(value + step, (not roman, 0.0))[0] == roman
            )
            if near + weight > most:
                best, most = (value, roman), near + weight
        chosen.append(best if most >= 1 else None)
    numbers = [_between(chosen, at) for at in range(len(chosen))]
    labels = [page.label for page in pages]
    if not any(numbers) and any(label != str(page.number) for label, page in zip(labels, pages, strict=True)):
        return [label or None for label in labels]
    return numbers


def _between(chosen: Sequence[tuple[int, bool] | None], at: int) -> str | None:
    """The number of a page; of one that has none, that which is missing between those beside it."""
    own = chosen[at]
    if own is None and 0 < at < len(chosen) - 1:
        before, behind = chosen[at - 1], chosen[at + 1]
        if before and behind and before[0] + 2 == behind[0] and before[1] == behind[1]:
            own = (before[0] + 1, before[1])
    if own is None and at == 0 and len(chosen) > 2:  # a first page often has none
        one, two = chosen[1], chosen[2]
        if one and two and two[0] == one[0] + 1 and one[0] > 1:
            own = (one[0] - 1, one[1])
    if own is None:
        return None
    return _in_roman(own[0]) if own[1] else str(own[0])


def _candidates(edges: Sequence[_Edge]) -> dict[int, tuple[bool, float]]:
    """The numbers that furniture may give a page, whether they are Roman, and how sure they are alone."""
    found: dict[int, tuple[bool, float]] = {}
    for edge in edges:
        text = " ".join(edge.text.split())
        bare = _NUMBER.fullmatch(text)
        said = [match[1] for match in _LABELLED.finditer(text)]
        tokens = [match[1] for match in _TOKEN.finditer(text)]
        ends = [token for token in tokens if text.startswith(token) or text.endswith(token)]
        inner = [token for token in tokens if token not in ends and token.isdigit()]
        for weight, numbers in (
            (1.0, [bare["number"]] if bare else []),
            (0.6, said),
            (0.5, ends),
            (0.2, inner),
        ):
            for number in numbers:
                value = int(number) if number.isdigit() else _of_roman(number.lower())
                if value and found.get(value, (False, 0.0))[1] < weight:
                    found[value] = (not number.isdigit(), weight)
    return found


def _without_line_numbers(page: PdfPage) -> list[Glyphs]:
    """The spans of a page but for the numbers that stand before its lines."""
    numbers = [span for span in page.spans if span.text.isdigit() and len(span.text) < 4]
    by_edge: Counter[int] = Counter(round(span.right / 4) for span in numbers)
    dropped: set[int] = set()
    for edge, count in by_edge.items():
        if count < _FEWEST_LINE_NUMBERS:
            continue
        own = sorted((s for s in numbers if abs(round(s.right / 4) - edge) <= 1), key=lambda s: -s.base)
        values = [int(span.text) for span in own]
        steps = Counter(b - a for a, b in zip(values, values[1:], strict=False))
        step, often = steps.most_common(1)[0]
        outside = own[0].right <= min((span.left for span in page.spans if len(span.text) > 8), default=0.0)
        if step in (1, 5) and often >= 0.8 * (len(values) - 1) and outside:
            dropped.update(map(id, own))
    return [span for span in page.spans if id(span) not in dropped]


_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _of_roman(text: str) -> int:
    total = 0
    for one, other in zip(text, text[1:] + " ", strict=True):
        value = _VALUES[one]
        total += -value if value < _VALUES.get(other, 0) else value
    return total if _in_roman(total) == text else 0


def _in_roman(number: int) -> str:
    signs = (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    text = ""
    for value, sign in signs:
        text += sign * (number // value)
        number %= value
    return text
