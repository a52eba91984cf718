"""Every layout can be loaded by its name."""

from __future__ import annotations

import pytest

from secpol_cli.output.layouts import LAYOUTS, load_layout


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_a_function_of_its_name(name: str) -> None:
    assert load_layout(name).__name__ == name
