"""Words in quotation marks with their citation, as they are pasted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.citation.quotation import quote, with_citation


@pytest.mark.parametrize(
    ("words", "locale", "quoted"),
    [
        ("We stand.", None, "“We stand.”"),
        ("a “b” c", None, "“a ‘b’ c”"),
        ("“b ‘c’ d,” he said", None, "“‘b “c” d,’ he said”"),
        ('the "way" of it', None, "“the ‘way’ of it”"),
        ("Cambodia’s “way”", None, "“Cambodia’s ‘way’”"),
        ("a 'b\" c", None, "“a 'b\" c”"),  # they do not pair: as they stand
        ("“unclosed", None, "““unclosed”"),
        ("a “b” c", "en-GB", "‘a “b” c’"),
        ("a “b” c", "de-DE", "„a ‚b‘ c“"),
        ("a “b” c", "fr-FR", "«\u00a0a “b” c\u00a0»"),
        ("a\n b\x00", None, "“a b”"),
    ],
)
def test_quote(words: str, locale: str | None, quoted: str) -> None:
    assert quote(words, locale) == quoted


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_nothing_but_marks_is_changed(words: str) -> None:
    marks = dict.fromkeys(map(ord, '“”‘’«»„"'), None)
    assert quote(words, None)[1:-1].translate(marks) == " ".join(words.split()).translate(marks)


@pytest.mark.parametrize(
    ("quoted", "citation", "pasted"),
    [
        ("“We stand.”", "(Lim, 2019, para. 3)", "“We stand” (Lim, 2019, para. 3)."),
        ("“We stand”", "(Lim, 2019, para. 3)", "“We stand” (Lim, 2019, para. 3)"),
        ("“Shall we?”", "(Lim, 2019)", "“Shall we?” (Lim, 2019)."),
        ("“the ‘way.’”", "(Lim, 2019)", "“the ‘way’” (Lim, 2019)."),
        ("“We stand...”", "(Lim, 2019)", "“We stand...” (Lim, 2019)"),
        ("“We stand.”", "¹", "“We stand.”¹"),
        ("“We stand.”", "[1]", "“We stand” [1]."),
    ],
)
def test_in_the_text(quoted: str, citation: str, pasted: str) -> None:
    assert with_citation(quoted, citation, "text", note=False) == pasted


@pytest.mark.parametrize(
    ("markup", "pasted"),
    [
        ("text", "“R&D_.”\nLim, 3."),
        ("markdown", r"“R&D\_.”^[Lim, 3.]"),
        ("html", "<p>“R&amp;D_.”</p>\n<p>Lim, 3.</p>"),
        ("latex", r"“R\&D\_.”\footnote{Lim, 3.}"),
        ("rtf", r"\uc0\u8220 R&D_.\uc0\u8221 {\super\chftn}{\footnote\pard\plain {\super\chftn} Lim, 3.}"),
    ],
)
def test_with_a_note(markup: Any, pasted: str) -> None:
    assert with_citation("“R&D_.”", "Lim, 3.", markup, note=True) == pasted
