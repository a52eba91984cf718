"""What stands at the edges of pages and is no text: running heads, page numbers, numbers of lines, stamps."""

from __future__ import annotations

import itertools
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
_LONGEST_HEAD = 16  # words
_LONGEST_CHANGING = 12  # words of a head between two others that changes from chapter to chapter
_MARGIN = 0.25  # of the page's height from either edge in which something may stand in the margin
_APART = 1.5  # of the size of the type: so far from its row stands what is in the margin
_LONGEST_MARGINAL = 40  # characters
_PAGES_NEAR = 4  # on which a running head stands again, whatever the pages between have
_FEWEST_SHARED, _FEWEST_ALIKE = 8, 12  # letters of rows of which one is part of the other, or like it
_ALIKE = 85  # of 100: how like the letters of two rows are
_LONGEST_GAP = 50  # pages that are missing at most
_ROMAN = r"[ivxlc]+"
_NUMBER = re.compile(
    rf"[\s\-–—|\[•·]*(?P<open>\()?(?:(?:page|seite|p\.?|s\.)\s*)?(?P<number>\d{{1,5}}|{_ROMAN})"
    r"(?:\s*(?:of|von|/)\s*\d{1,5})?(?(open)\))[\s\-–—|\]•·]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(rf"(?<![\w.,/:$§-])(\d{{1,5}}|{_ROMAN})(?![\w/:-]|[.,]\d)")
_OF_ALL = re.compile(r"(?<![\w.,/:$§-])(\d{1,5})/(\d{1,5})(?![\w/:-]|[.,]\d)")
# What publishers put at the foot of a first page: its numbers, its price, whose rights they are.
_IMPRINT = re.compile(
    r"(?:doi\b|https?://(?:dx\.)?doi\.org/|issn\b|isbn\b|(?:97[89]-)?\d[\d-]{6,}(?:\d|x)\s*/|(?:copyright\s*)?©)",
    re.IGNORECASE,
)
# What journals put at the head of a first page: 25 (2018) 793, Vol. 5, No. 1.
_MASTHEAD = re.compile(
    r"\b\d{1,4}\s*\((?:19|20)\d\d\)|\((?:19|20)\d\d\),?\s*\d{1,4}\b|\b\d{1,4}:\d+[-–]\d+"
    r"|\bvol(?:ume|\.)?\s*\d+.*\b(?:no|nr|number|issue|pp?)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\bpage:?\s*(\d{1,5})", re.IGNORECASE)


class Bare(NamedTuple):
    """A page without its furniture: what is left, and the number that is printed on it, where it has one."""

    page: PdfPage
    spans: list[Glyphs]
    printed: str | None


class _Edge(NamedTuple):
    """A row at an edge of a page: its words without digits, its place from that edge, which edge it is."""

    form: str
    place: float
    top: bool
    text: str
    spans: list[Glyphs]


def without_furniture(pages: Sequence[PdfPage]) -> list[Bare]:
    """Pages without their furniture.

    A row is furniture where the same words, but for digits, stand at the same
    place of another page, or where it is a bare number at the edge; and where
    nothing else stands between it and the edge.  So is what stands by itself in a margin, at the
    same place of another page.
    """
    spans = [_without_line_numbers(page) for page in pages]
    margins = _margins(pages, spans)
    left = [_without(own, gone) for own, gone in zip(spans, margins, strict=True)]
    edges = [list(_edges(page, own)) for page, own in zip(pages, left, strict=True)]
    repeated = _repeated(edges)
    moving = [one | other for one, other in zip(_numbered(edges), _alike(edges), strict=True)]
    found = [list(_peeled(own, repeated, moving[at], at)) for at, own in enumerate(edges)]
    found = [[*gone, *margin] for gone, margin in zip(found, margins, strict=True)]
    printed = _printed(found, pages)
    bare = []
    for page, own, gone, number in zip(pages, spans, found, printed, strict=True):
        bare.append(Bare(page, _without(own, gone), number))
    return bare


def _without(spans: Sequence[Glyphs], edges: Sequence[_Edge]) -> list[Glyphs]:
    dropped = {id(span) for edge in edges for span in edge.spans}
    return [span for span in spans if id(span) not in dropped]


def _margins(pages: Sequence[PdfPage], spans: Sequence[Sequence[Glyphs]]) -> list[list[_Edge]]:
    """What stands apart from the text, beside its row or its column, at the same place of several pages."""
    found: dict[tuple[str, int, int], list[tuple[int, _Edge]]] = defaultdict(list)
    for at, (page, own) in enumerate(zip(pages, spans, strict=True)):
        text = [span for span in own if len(span.text) >= _LONGEST_MARGINAL]
        edges = min((span.left for span in text), default=0.0), max((s.right for s in text), default=0.0)
        for row in find_rows(own):
            place = page.height - row[0].base
            if _MARGIN * page.height < place < (1 - _MARGIN) * page.height:
                continue
            for span in _marginal(row, edges):
                key = _form(span.text), round(span.left / _NEAR), round(place / _NEAR)
                found[key].append((at, _Edge(key[0], place, True, span.text, [span])))
    margins: list[list[_Edge]] = [[] for _ in pages]
    for (form, _, _), each in found.items():
        values = {int(edge.text) - at for at, edge in each if edge.text.isdecimal()}
        if len(each) > 1 and (form != "#" or len(values) < len(each)):
            for at, edge in each:
                margins[at].append(edge)
    return margins


def _marginal(row: Sequence[Glyphs], edges: tuple[float, float]) -> Iterator[Glyphs]:
    """The spans of a row that stand apart from it, or beside the text, whose edges are given."""
    for at, span in enumerate(row):
        if len(span.text) >= _LONGEST_MARGINAL:
            continue
        is_beside = edges[1] > 0 and (span.right < edges[0] - span.size or span.left > edges[1] + span.size)
        is_first = at == 0 and len(row) > 1 and row[1].left - span.right > _APART * span.size
        is_last = at == len(row) - 1 and at and span.left - row[-2].right > _APART * span.size
        if is_beside or is_first or is_last:
            yield span


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


def _alike(edges: Sequence[Sequence[_Edge]]) -> list[set[int]]:
    """For each page the identities of its rows whose letters are, but for a few, those of a row at the same
    place of a page near by, or a part of them: a scan may be read otherwise on every page."""
    from rapidfuzz.fuzz import ratio

    letters = [
        [
            (edge, "".join(filter(str.isalpha, edge.form)))
            for edge in own
            if len(edge.text.split()) <= _LONGEST_HEAD
        ]
        for own in edges
    ]
    outer = {id(next(group)) for own in edges for _, group in itertools.groupby(own, lambda edge: edge.top)}
    found: list[set[int]] = [set() for _ in edges]
    for at, own in enumerate(letters):
        near = [each for step in range(1, _PAGES_NEAR + 1) for each in letters[at + step : at + step + 1]]
        for edge, text in own:
            for step, page in enumerate(near, 1):
                for other, behind in page:
                    if edge.top != other.top or abs(edge.place - other.place) > _NEAR:
                        continue
                    shorter = min(len(text), len(behind))
                    is_outer = id(edge) in outer or id(other) in outer
                    is_part = is_outer and shorter >= _FEWEST_SHARED and (text in behind or behind in text)
                    is_like = shorter >= _FEWEST_ALIKE and ratio(text, behind) >= _ALIKE
                    if is_part or is_like:
                        found[at].add(id(edge))
                        found[at + step].add(id(other))
    return found


def _ending_numbers(edge: _Edge) -> set[int]:
    """The numbers with which a row begins or ends, apart from its words."""
    found: set[int] = set()
    largest = max(span.size for span in edge.spans)
    if len(edge.text.split()) > _LONGEST_HEAD:
        return found
    for place, beside in ((0, 1), (-1, -2)):
        span = edge.spans[place]
        if span.size < 0.9 * largest and len(edge.spans) > 1:  # the mark of a note
            continue
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
            changing = own[first].text.split()
            is_changing = first > 0 and sum(between) == 1 and len(changing) <= _LONGEST_CHANGING
            yield from own[: last + 1] if is_changing else own[:first]


def _is_furniture(edge: _Edge, repeated: dict[tuple[str, bool], list[tuple[int, float]]], at: int) -> bool:
    if is_rule(edge.text) or edge.form == "#" or _IMPRINT.match(edge.text):
        return True
    if at == 0 and edge.top and len(edge.text.split()) <= _LONGEST_HEAD and _MASTHEAD.search(edge.text):
        return True
    letters = sum(map(str.isalpha, edge.form))
    if letters < _FEWEST_LETTERS and "#" not in edge.form:
        return False
    places = repeated[edge.form, edge.top]
    return any(page != at and abs(place - edge.place) <= _NEAR for page, place in places)


def _printed(found: Sequence[Sequence[_Edge]], pages: Sequence[PdfPage]) -> list[str | None]:
    """The number printed on each page: that of its furniture which goes on from page to page.

    A number by itself comes before one in a running head, and that before “page 3” in a stamp.
    """
    candidates = [_candidates(own) for own in found]
    chosen: list[tuple[int, bool] | None] = []
    for at, own in enumerate(candidates):
        supported = {
            (value, roman): (weight, near)
            for value, (roman, weight) in own.items()
            if (near := _support(candidates, at, value, roman=roman))
        }
        chosen.append(max(supported, key=supported.__getitem__) if supported else None)
    _fill_behind_gaps(chosen, candidates)
    numbers = [_between(chosen, at) for at in range(len(chosen))]
    labels = [page.label for page in pages]
    if not any(numbers) and any(label != str(page.number) for label, page in zip(labels, pages, strict=True)):
        return [label or None for label in labels]
    return numbers


def _support(candidates: Sequence[dict[int, tuple[bool, float]]], at: int, value: int, *, roman: bool) -> int:
    """On how many pages near by a number stands that goes on with a number."""
    return sum(
        candidates[at + step].get(value + step, (not roman, 0.0))[0] == roman
        for step in (-3, -2, -1, 1, 2, 3)
        if 0 <= at + step < len(candidates)
    )


def _fill_behind_gaps(
    chosen: list[tuple[int, bool] | None], candidates: Sequence[dict[int, tuple[bool, float]]]
) -> None:
    """Takes a bare number that nothing bears out, where it goes on from the last one and leaves some out."""
    last: tuple[int, int] | None = None
    for at, own in enumerate(chosen):
        if own is None and last is not None:
            bare = [
                value
                for value, (roman, weight) in candidates[at].items()
                if weight == 1 and not roman and 0 < value - last[1] - (at - last[0]) < _LONGEST_GAP
            ]
            later = [each[0] for each in chosen[at + 1 :] if each and not each[1]]
            if len(bare) == 1 and (not later or bare[0] < later[0]):
                own = chosen[at] = (bare[0], False)
        if own is not None and not own[1]:
            last = (at, own[0])


def _between(chosen: Sequence[tuple[int, bool] | None], at: int) -> str | None:
    """The number of a page; of one that has none, that which is missing between those beside it."""
    own = chosen[at]
    if own is None and 0 < at < len(chosen) - 1:
        before, behind = chosen[at - 1], chosen[at + 1]
        if before and behind and before[0] + 2 == behind[0] and before[1] == behind[1]:
            own = (before[0] + 1, before[1])
    if own is None and at + 2 < len(chosen) and not any(chosen[:at]):  # a first page often has none
        one, two = chosen[at + 1], chosen[at + 2]
        if one and two and two[0] == one[0] + 1 and one[0] > 1 and one[1] == two[1]:
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
        ends += [
            match[1]
            for match in _OF_ALL.finditer(text)
            if int(match[1]) <= int(match[2]) and (match.start() == 0 or match.end() == len(text))
        ]
        for weight, numbers in (
            (1.0, [bare["number"]] if bare else []),
            (0.6, said),
            (0.8, ends),
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
        own = sorted((s for s in numbers if abs(round(s.right / 4) - edge) <= 2), key=lambda s: -s.base)
        values = [int(span.text) for span in own]
        steps = Counter(b - a for a, b in itertools.pairwise(values))
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
