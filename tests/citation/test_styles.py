"""Which style a name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.citation.style_names import STYLES_SHORT, style_ids
from secpol_cli.citation.styles import find_style, search_styles
from secpol_cli.errors import UnknownValue, UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "style", "class_", "edition"),
    [
        ("chicago", "chicago-notes-bibliography", "note", "18th edition"),
        ("chicago-author-date", "chicago-author-date", "in-text", "18th edition"),
        ("chicago-17", "chicago-notes-bibliography-17th-edition", "note", "17th edition"),
        ("APA", "apa", "in-text", "7th edition"),
        ("mla", "modern-language-association", "in-text", "9th edition"),
        ("harvard", "harvard-cite-them-right", "in-text", "12th edition"),
        ("ieee", "ieee", "in-text", "version 11.29.2023"),
        ("oscola", "oscola", "note", "4th edition"),
        ("vancouver", "nlm-citation-sequence", "in-text", "2nd edition"),
        ("turabian", "turabian-notes-bibliography", "note", "9th edition"),
        ("chicago-fullnote-bibliography", "chicago-notes-bibliography", "note", "18th edition"),  # renamed
        ("http://www.zotero.org/styles/apa", "apa", "in-text", "7th edition"),
        ("International Security", "international-security", "note", None),
        ("American Journal of Political Science", "american-journal-of-political-science", "in-text", None),
        (
            "Chicago Manual of Style 18th edition (author-date)",
            "chicago-author-date",
            "in-text",
            "18th edition",
        ),
    ],
)
def test_names(name: str, style: str, class_: str, edition: str | None) -> None:
    found = find_style(name)
    assert (found.id, found.class_, found.edition) == (style, class_, edition)


@pytest.mark.parametrize("name", STYLES_SHORT)
def test_every_short_name_is_a_style(name: str) -> None:
    assert find_style(name).path.is_file()


def test_a_dependent_style_is_its_parents_under_its_own_name() -> None:
    style = find_style("2d-materials")
    assert (style.title, style.parent) == ("2D Materials", "institute-of-physics-numeric")
    assert style.path.name == "institute-of-physics-numeric.csl"


def test_languages() -> None:
    assert find_style("nature").locale == "en-GB"  # default-locale
    assert find_style("harvard").locale == "en-GB"  # it has terms for British English alone
    assert find_style("chicago").locale is None


@pytest.mark.parametrize(("name", "near"), [("chicagoo", "chicago"), ("hravard", "harvard"), ("apaa", "apa")])
def test_an_unknown_style_names_the_nearest(name: str, near: str) -> None:
    with pytest.raises(UnknownValue) as error:
        find_style(name)
    assert error.value.nearest[0] == near


@pytest.mark.parametrize("name", ["", "../apa", "../../renamed", "/etc/passwd"])
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(UnknownValue):
        find_style(name)


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "my style.csl"
    file.write_text(
        "<style class='note'><info>\n<title>R&amp;D\n  Notes</title></info></style>", encoding="utf-8"
    )
    style = find_style(str(file))
    assert (style.id, style.title, style.class_, style.path) == ("my style", "R&D Notes", "note", file)


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the style"):
        find_style(str(tmp_path / "none.csl"))
    with pytest.raises(UsageError, match="cannot read the style"):
        find_style("~nobody-of-that-name.csl")
    dependent = tmp_path / "dependent.csl"
    dependent.write_text("<style><link rel='independent-parent' href='https://example.org/nowhere'/></style>")
    with pytest.raises(UsageError, match="points to nowhere"):
        find_style(str(dependent))


def test_search() -> None:
    found = [style.id for style in search_styles("political review")]
    assert "american-political-science-review" in found
    assert "apa" not in found


def test_ids() -> None:
    ids = style_ids()
    assert ids[: len(STYLES_SHORT)] == list(STYLES_SHORT)
    assert len(ids) == len(set(ids)) > 10_000
