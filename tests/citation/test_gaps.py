"""What a work lacks that a style would print."""

from __future__ import annotations

from typing import Any

import pytest

from secpol_cli.citation.gaps import find_gaps
from secpol_cli.citation.styles import find_style

DATED = {"title": "T", "issued": {"literal": "[2019]"}}


@pytest.mark.parametrize(
    ("item", "gaps"),
    [
        ({"type": "article-journal", **DATED}, ["author", "journal", "volume, issue or page"]),
        ({"type": "article-journal", **DATED, "author": [{}], "container-title": "J", "URL": "u"}, []),
        (
            {"type": "article-newspaper", "genre": "News report", "issued": {"date-parts": [[2019]]}},
            ["newspaper"],
        ),
        ({"type": "book", "publisher": "P", "editor": [{}], "title": "T"}, ["date"]),
        ({"type": "chapter", **DATED, "author": [{}]}, ["book that it is in", "publisher"]),
        ({"type": "webpage", **DATED}, ["address (URL)"]),
        ({"type": "report", **DATED}, ["author or publisher", "publisher or address (URL)"]),
        ({"type": "treaty", "title": "Pact"}, ["date"]),
        ({}, ["title or description", "date"]),
    ],
)
def test_in_chicago(item: dict[str, Any], gaps: list[str]) -> None:
    assert find_gaps(item, find_style("chicago").path) == gaps


def test_what_a_style_does_not_print_is_not_missing() -> None:
    item = {"type": "article-journal", **DATED, "author": [{}], "container-title": "J"}
    assert find_gaps(item, find_style("nature").path) == ["volume, page or DOI"]
