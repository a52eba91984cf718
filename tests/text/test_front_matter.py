"""Front matter: what it says, and what it may not do."""

from __future__ import annotations

import pytest

from secpol_cli.text.front_matter import read_front_matter

BOMB = "\n".join(
    ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)), "date: *a39"]
)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("---\ntitle: A\nyear: 2019\n---\ntext", {"title": "A", "year": 2019}),
        ("\ufeff---\r\ntitle: A\r\n...\r\n", {"title": "A"}),
        ("title: A\n", {}),
        ("---\n- a\n---\n", {}),
        ("---\ntitle: [\n---\n", {}),
        ("---\ndate: 2019-13-45\n---\n", {}),
        ("---\na: " + "[" * 5000 + "\n---\n", {}),
        ("---\na: " + "[" * 5000 + "]" * 5000 + "\n---\n", {}),
        (f"---\n{BOMB}\n---\n", {}),
        ("---\n? [a]\n: b\n---\n", {}),
        ("---\na: &x 1\nb: *x\n---\n", {"a": 1, "b": 1}),
        (f"---\na: {'x' * 200_000}\n---\n", {}),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_it_says(text: str, fields: dict[str, object]) -> None:
    assert read_front_matter(text) == fields
