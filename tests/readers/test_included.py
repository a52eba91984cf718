"""Files that a manuscript includes: followed in its folder, with places of their own; others are told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.verification.fixing import fix
from secpol_cli.verification.items import file_of

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "the rule of law at sea"


@pytest.mark.parametrize(
    ("name", "directive", "included"),
    [
        ("main.tex", "\\input{part/one}", "part/one.tex"),
        ("main.tex", "\\include{part/one}", "part/one.tex"),
        ("main.tex", "\\subfile{part/one.tex}", "part/one.tex"),
        ("main.tex", "\\import{part/}{one}", "part/one.tex"),
        ("main.qmd", "{{< include part/one.qmd >}}", "part/one.qmd"),
        ("main.Rmd", "```{r child='part/one.Rmd'}\n```", "part/one.Rmd"),
        ("main.Rmd", "```{r}\n#| child: part/one.Rmd\n```", "part/one.Rmd"),
        ("main.rst", ".. include:: part/one.txt", "part/one.txt"),
        ("main.org", '#+INCLUDE: "part/one.org"', "part/one.org"),
    ],
)
def test_an_included_file_is_read_with_its_own_lines(
    tmp_path: Path, name: str, directive: str, included: str
) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / included).write_text(f"Some text.\n\nHe said “{WORDS}” again.\n", "utf-8")
    main = tmp_path / name
    main.write_text(f"First “one {WORDS}” here.\n\n{directive}\n\nThen “two {WORDS}” here.\n", "utf-8")
    manuscript = read_manuscript(main)
    after = 4 + directive.count("\n") + 1
    assert [(one.text, one.place.file, one.place.line) for one in manuscript.quotations] == [
        (f"one {WORDS}", None, 1), (WORDS, included, 3), (f"two {WORDS}", None, after),
    ]  # fmt: skip
    assert manuscript.read == (("included files", 1),)
    assert (manuscript.warnings, manuscript.passed_over) == ((), ())
    assert file_of("draft/main.tex", included) == f"draft/{included}"


@pytest.mark.parametrize(
    ("name", "directive", "why"),
    [
        ("main.tex", "\\input{nowhere}", "no such file"),
        ("main.tex", "\\input{../outside}", "outside"),
        ("main.tex", "\\input{main}", "itself"),
        ("main.tex", "\\input{loop}", "itself"),
        ("main.tex", "\\input{latin}", "no UTF-8"),
        ("main.md", "{{< include nowhere.qmd >}}", "no such file"),
        ("main.rst", ".. include:: nowhere.rst", "no such file"),
        ("main.org", "#+INCLUDE: nowhere.org", "no such file"),
    ],
)
def test_what_is_not_followed_is_told(tmp_path: Path, name: str, directive: str, why: str) -> None:
    folder = tmp_path / "thesis"
    folder.mkdir()
    (tmp_path / "outside.tex").write_text(f"“{WORDS}”", "utf-8")
    (folder / "loop.tex").write_text("\\input{loop}", "utf-8")
    (folder / "latin.tex").write_bytes("é".encode("latin-1"))
    (folder / name).write_text(f"First “{WORDS}” here.\n\n{directive}\n", "utf-8")
    manuscript = read_manuscript(folder / name)
    assert [one.text for one in manuscript.quotations] == [WORDS]
    assert len(manuscript.passed_over) == 1
    assert why in manuscript.passed_over[0]
    assert any(why in one for one in manuscript.warnings)


@pytest.mark.parametrize(
    "text", ["% \\input{nowhere}", "\\begin{verbatim}\\input{nowhere}\\end{verbatim}", "\\input{fig.pgf}"]
)
def test_what_includes_nothing_is_not_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "main.tex").write_text(f"Text.\n{text}\n", "utf-8")
    assert read_manuscript(tmp_path / "main.tex").passed_over == ()


def test_only_the_manuscript_itself_is_corrected(tmp_path: Path) -> None:
    from secpol_cli.verification.edits import Edit
    from secpol_cli.verification.items import make_item

    (tmp_path / "one.tex").write_text(f"``{WORDS}''", "utf-8")
    main = tmp_path / "main.tex"
    main.write_text(f"\\newcommand{{\\q}}[1]{{``#1''}}\\input{{one}} \\q{{{WORDS}}}", "utf-8")
    manuscript = read_manuscript(main)
    items = [make_item(one, "main.tex", ["altered"], "", None) for one in manuscript.quotations]
    fixed = fix(manuscript, items, [(Edit(4, 8, "laws"),)] * 2)
    assert fixed.text == main.read_text("utf-8").replace("rule of", "laws of")
    assert (fixed.corrected, fixed.elsewhere) == (1, (0,))
