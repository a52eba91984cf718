"""Furniture of pages in plain text, and what only looks like it."""

from __future__ import annotations

import pytest

from secpol_cli.sources.furniture import without_furniture


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they firmly oppose\n\n3\n\nunilateral measures", "they firmly oppose\nunilateral measures"),
        ("they firmly oppose\n3\nunilateral measures", "they firmly oppose\nunilateral measures"),
        ("it ends here.\n\n- 3 -\n\nAnother begins.", "it ends here.\n\nAnother begins."),
        ("they oppose\nPage 3 of 9\nmeasures", "they oppose\nmeasures"),
        (
            "Review 2\n\nthey oppose\n\n\fReview 3\n\nall measures.\n\n\fReview 4\n\nThey stand.",
            "they oppose\nall measures.\n\nThey stand.",
        ),
        ("The Asian Review\nthey oppose\n\fThe Asian Review\nmeasures", "they oppose\nmeasures"),
        # numbers that are text
        ("There were 3\nships at sea", "There were 3\nships at sea"),
        ("10\n20\n30", "10\n20\n30"),
        ("1. The first.\n\n2. The second.", "1. The first.\n\n2. The second."),
        ("in 2019\n53 members", "in 2019\n53 members"),
        ("nothing to leave out", "nothing to leave out"),
        ("", ""),
    ],
)
def test_furniture(text: str, expected: str) -> None:
    assert without_furniture(text).strip() == expected
