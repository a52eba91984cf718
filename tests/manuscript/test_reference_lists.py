"""Titles in a list of references are no quotations; what somebody says there is one."""

from __future__ import annotations

import io

import pytest

from secpol_cli.manuscript.read import read_manuscript

ENTRY = 'M. Sun and M. Gerchick, "The scales of (algorithmic) justice in courts", AI Matters, 2019.'
LISTED = 'Sun and Gerchick: "The scales of justice in the courts at sea", 2019.'


def _why(text: str) -> list[str | None]:
    found = read_manuscript(io.BytesIO(text.encode()), format_="markdown").quotations
    return [one.skipped.why if one.skipped else None for one in found]


@pytest.mark.parametrize(
    "title", ["# References", "## 7. Bibliography", "Works Cited (cont'd)", "Literaturverzeichnis"]
)
def test_titles_of_entries_are_titles(title: str) -> None:
    assert _why(f"{title}\n\n{ENTRY}\n\n{LISTED}\n") == ["title", "title"]


@pytest.mark.parametrize(
    "text",
    [
        f"# Sources of trust\n\n{LISTED}\n",
        f"# References\n\n# Annex\n\n{LISTED}\n",
        '# References\n\nIn 2019 Sun said "the scales of algorithmic justice are in the courts".\n',
        '# References\n\nThere it is "the scales of algorithmic justice in the courts".\n',
    ],
)
def test_other_words_are_quotations(text: str) -> None:
    assert _why(text) == [None]


@pytest.mark.parametrize(
    "line",
    [
        'In 2021 the paper had it: "all nations must go to war in Asia".',
        '"All nations must go to war in Asia", he said in 2021.',
    ],
)
def test_words_behind_a_sentence_are_quotations(line: str) -> None:
    assert _why(f"# Sources\n\n{line}\n") == [None]
