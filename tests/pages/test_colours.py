"""The colours of pages: in light and dark, what is read has the contrast that WCAG 2.2 AA asks for."""

from __future__ import annotations

import re

import pytest

from secpol_cli.pages.templates import read_part

# What is written in a colour, and the ground that it stands on.
_WRITTEN = [
    ("ink", "paper"), ("ink", "card"), ("ink", "soft"), ("mute", "paper"), ("mute", "card"), ("mute", "soft"),
    ("acc", "paper"), ("acc", "card"), ("acc", "soft"), ("no", "paper"), ("no", "card"), ("no", "no-soft"),
    ("plan", "paper"), ("hit-ink", "hit"), ("ink", "a1"), ("ink", "a2"), ("ink", "a3"), ("a4ink", "a4"),
    *((f"h{hue}", "paper") for hue in range(6)),
]  # fmt: skip
# What is drawn in a colour, and the ground.
_DRAWN = [("bar", "paper"), ("plan", "paper"), ("edge", "paper"), ("no", "paper"), ("bar", "a1")]


def _palettes() -> dict[str, dict[str, str]]:
    light = read_part("light.css")
    by_surrounding, by_choice = re.findall(
        r"\{(--paper[^}]*|color-scheme:dark;[^}]*)\}", read_part("dark.css")
    )
    found = {"light": light, "dark": by_surrounding, "dark by choice": by_choice}
    return {name: dict(re.findall(r"--([\w-]+):(#[0-9a-f]+)", text)) for name, text in found.items()}


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark", "dark by choice"])
def test_what_is_written_can_be_read(name: str) -> None:
    palette = _palettes()[name]
    found = {pair: _contrast(palette[pair[0]], palette[pair[1]]) for pair in _WRITTEN}
    assert {pair: contrast for pair, contrast in found.items() if contrast < 4.5} == {}
    drawn = {pair: _contrast(palette[pair[0]], palette[pair[1]]) for pair in _DRAWN}
    assert {pair: contrast for pair, contrast in drawn.items() if contrast < 3} == {}


def test_dark_is_one_palette() -> None:
    palettes = _palettes()
    assert palettes["dark"] == palettes["dark by choice"]
    assert palettes["dark"].keys() <= palettes["light"].keys()
