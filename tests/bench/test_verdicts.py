"""What was judged is matched to its mutants by line, and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.bench.checkers import Said
from tests.bench.manuscripts import match_items, write_manuscripts
from tests.bench.mutants import KINDS, Mutant
from tests.bench.sidebyside import Quotation, is_right, pair
from tests.bench.sources import Block, Sentence
from tests.bench.verdicts import Judged, format_classes, format_misjudged, format_verdicts, measure_targets

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = Sentence("They do not agree on anything that matters today.", Block("x", "p1", "…"), 0)
KIND = {kind.name: kind for kind in KINDS}


def mutant(kind: str, quote: str = "They do agree on anything that matters today.") -> Mutant:
    """A mutant of a class."""
    return Mutant(KIND[kind], quote, SENTENCE, "Consider ", " once more.")


def judged(kind: str, status: str) -> Judged:
    """A mutant that got a verdict."""
    return Judged(mutant(kind), {"status": status, "diff": [], "match": None})


def item(path: Path, line: int, status: str, quote: str = "They do agree") -> dict[str, Any]:
    return {"file": str(path), "line": line, "quote": quote, "status": status}


def test_match_by_line(tmp_path: Path) -> None:
    mutants = [mutant("negation dropped"), mutant("negation dropped", "Another of them"), mutant("untouched")]
    lines = write_manuscripts(mutants, tmp_path)
    first, second = lines
    text = first.read_text("utf-8").splitlines()
    at = {line: text[line - 1] for line in lines[first]}
    assert [one.quote in at[line] for line, one in lines[first].items()] == [True, True]
    numbers = list(lines[first])
    items = [
        item(first, numbers[1], "altered"),
        item(first, numbers[0], "skipped", "do"),
        item(first, numbers[0], "meaning"),
        item(second, 99, "verbatim"),
    ]
    assert [one.verdict for one in match_items(lines, items)] == ["meaning", "altered", "unread"]


def test_targets() -> None:
    good = [
        judged("untouched", "verbatim"),
        judged("misprint", "altered"),
        judged("negation dropped", "meaning"),
        judged("spliced", "not-found"),
    ]
    assert [target.passed for target in measure_targets(good)] == [True] * 4
    bad = [
        judged("untouched", "altered"),
        judged("misprint", "edited"),
        judged("negation dropped", "altered"),
        judged("emphasis", "verbatim"),
    ]
    assert [target.passed for target in measure_targets(bad)] == [False] * 4
    assert [target.passed for target in measure_targets([])] == [False] * 4


def test_precision_and_recall() -> None:
    table = format_verdicts(
        [
            judged("misprint", "altered"),
            judged("misprint", "meaning"),
            judged("negation dropped", "meaning"),
            judged("spliced", "altered"),  # acceptable, so it is true
        ]
    )
    rows = {line.split()[0]: line.split()[1:] for line in table.splitlines()[2:]}
    assert rows == {"altered": ["3", "2", "1.000", "0.667"], "meaning": ["1", "2", "0.500", "1.000"]}


def test_misjudged_are_listed() -> None:
    wrong = [judged("misprint", "edited"), judged("misprint", "altered"), judged("emphasis", "verbatim")]
    assert format_misjudged(wrong, ["misprint"]).count("source  x/p1") == 1
    assert format_misjudged(wrong, ["all"]).count("source  x/p1") == 2
    assert "edited 1" in format_classes(wrong, KINDS)


@pytest.mark.parametrize(
    ("read", "whole"),
    [
        ("they do agree, on anything that matters today", True),
        ("They do agree on anything", False),
        ("They do agre on anything that matters today.", True),
        ("Nothing of the kind was ever said by anybody", None),
        ("They", None),
    ],
)
def test_pair_with_what_others_read(tmp_path: Path, read: str, whole: bool | None) -> None:
    quotation = Quotation(tmp_path, "They do agree on anything that matters today.", "altered")
    (found,) = pair([quotation], [Said(read, "drift", "changed")])
    assert (found[1] if found else None) is whole


@pytest.mark.parametrize(
    ("expected", "meaning", "right"),
    [
        ("verbatim", "same", True),
        ("verbatim", "changed", False),
        ("altered", "same", False),
        ("mislocated", "same", False),
        ("mislocated", "mislocated", True),
        ("altered", None, None),
        (None, "same", None),
    ],
)
def test_right_words(tmp_path: Path, expected: str | None, meaning: str | None, right: bool | None) -> None:
    assert is_right(Quotation(tmp_path, "…", expected), Said("…", "…", meaning)) is right
