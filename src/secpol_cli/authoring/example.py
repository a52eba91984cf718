"""The small corpus of the guide, as files."""

from __future__ import annotations


def example_files() -> dict[str, str]:
    """By their names; see the guide, section 10."""
    return {}
