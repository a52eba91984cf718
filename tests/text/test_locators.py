"""Locators in the forms in which citations have them."""

from __future__ import annotations

import pytest

from secpol_cli.model import Locator
from secpol_cli.readers.citations import key_items
from secpol_cli.text.locators import find_locator, parse_locator


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("12", "page", "12"),
        (", 3ff", "page", "3ff"),
        ("p. 300", "page", "300"),
        ("S. 12 f.", "page", "12 f."),
        ("at 12", "page", "12"),
        ("IV", "page", "IV"),
        ("¶ 3", "paragraph", "3"),
        ("{para. 3}", "paragraph", "3"),
        ("párr. 3", "paragraph", "3"),
        ("Rn. 3", "paragraph", "3"),
        ("Abs. 3", "paragraph", "3"),
        ("at [12]", "paragraph", "12"),
        ("paras 3 and 7", "paragraph", "3 and 7"),
        ("§ 12 Abs. 3", "section", "12, para. 3"),
        ("art. 51, para. 3", "article", "51, para. 3"),
        ("ss. 3-4", "section", "3–4"),
        ("sec. 2.1", "section", "2.1"),
        ("chap. 3", "chapter", "3"),
        ("vol. 2, p. 3", "page", "3"),
        ("12:31", "timestamp", "12:31"),
        ("00:12:31–00:13:02", "timestamp", "00:12:31–00:13:02"),
    ],
)
def test_locators(text: str, label: str, value: str) -> None:
    assert parse_locator(text) == Locator(label, value)


@pytest.mark.parametrize("text", ["", "n.d.", "civil law", "et al. 2019", "note that it is so"])
def test_what_is_none(text: str) -> None:
    assert parse_locator(text) is None
    assert find_locator(text) is None


@pytest.mark.parametrize(
    ("written", "label", "value"),
    [
        (r"\P~3", "paragraph", "3"),
        (r"\S 3", "section", "3"),
        (r"\pno~3\psqq", "page", "3ff"),
        (r"para.\,3", "paragraph", "3"),
    ],
)
def test_latex(written: str, label: str, value: str) -> None:
    assert key_items("a", "", written)[0].locator == Locator(label, value)
