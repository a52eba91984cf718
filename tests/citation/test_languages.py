"""Languages of citations, and what is set in them."""

from __future__ import annotations

import pytest

from secpol_cli.citation.cite import cite_works
from secpol_cli.citation.csl import to_csl
from secpol_cli.citation.engine.run import format_citations
from secpol_cli.citation.languages import LANGUAGES, find_language, quotation_marks, quoted_in
from secpol_cli.citation.requests import Request
from secpol_cli.citation.styles import find_style
from secpol_cli.citation.works import Work
from secpol_cli.errors import UnknownValue
from secpol_cli.model import Locator


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en-GB", "en-GB"),
        ("en-gb", "en-GB"),
        ("de_AT", "de-AT"),
        ("fr", "fr-FR"),
        ("zh", "zh-CN"),
        ("km", "km-KH"),
        ("ar", "ar"),
    ],
)
def test_tags(tag: str, language: str) -> None:
    assert find_language(tag) == language


@pytest.mark.parametrize(
    ("tag", "near"),
    [("en-UK", "en-GB"), ("fr-BE", "fr-CA"), ("de-DD", "de-AT"), ("fr-FX", "fr-CA"), ("fi-SE", "fi-FI")],
)
def test_an_unknown_one_names_the_nearest(tag: str, near: str) -> None:
    with pytest.raises(UnknownValue, match=f"no language “{tag}”") as error:
        find_language(tag)
    assert error.value.nearest[0] == near


@pytest.mark.parametrize("tag", ["", "xx", "klingon", "-", "en-GB; rm"])
def test_what_is_no_language(tag: str) -> None:
    with pytest.raises(UnknownValue):
        find_language(tag)


@pytest.mark.parametrize(
    ("tag", "marks"),
    [
        (None, "“”‘’"),
        ("en-GB", "‘’“”"),
        ("de-DE", "„“‚‘"),
        ("de-CH", "«»‹›"),
        ("fr-CA", "«\u00a0\u00a0»“”"),
        ("km-KH", "“”‘’"),
        ("zh-TW", "「」『』"),
    ],
)
def test_marks(tag: str | None, marks: str) -> None:
    assert "".join(quotation_marks(tag)) == marks


def test_quoted_in() -> None:
    assert quoted_in(None, "chicago-notes-bibliography", reported=False) == "quoted in"
    assert quoted_in("en-GB", "apa-6th-edition", reported=True) == "as cited in"
    assert quoted_in("fr-FR", "apa", reported=True) == "rapporté dans"
    assert quoted_in("km-KH", "ieee", reported=False) == "quoted in"


ITEM = to_csl("x", {"type": "book", "title": "Order", "author": ["A B"], "issued": "2007"})


@pytest.mark.parametrize("tag", LANGUAGES[::7] + ["fr-FR", "es-ES", "ca-AD", "de-DE"])
def test_a_paragraph_is_one_in_every_language(tag: str) -> None:
    request = Request(ITEM, Locator("paragraph", "12"))
    (citation,) = format_citations([request], find_style("apa"), form="in-text", locale=tag)
    assert "12)" in citation.text
    assert not any(wrong in citation.text for wrong in ("¶ 12", "p. 12", "S. 12", "{"))


@pytest.mark.parametrize("locale", ["vi-VN", "km-KH", "th-TH", "de-DE"])
def test_english_words_that_csl_has_no_others_for_are_told(locale: str) -> None:
    """Of dates, too, which are told in words, and of labels that a language lacks."""
    decade = to_csl("a", {"type": "book", "title": "Xy", "issued": "[1987..1989]"})
    work = Work("a", decade, Locator("table", "2"), place=True, given=True)
    (warning,) = [w for w in cite_works([work], "chicago", form="note", locale=locale).warnings if "CSL" in w]
    assert "between" in warning
    assert ("table" in warning) == (locale != "de-DE")
