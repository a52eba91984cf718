"""What a manuscript is where its name does not say it, and how large it may be."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.manuscript.read import MAX_QUOTATIONS, read_manuscript

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "the rule of law at sea"


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        (f"He said “{WORDS}” \\autocite[7]{{003}}.", "latex"),
        (f"\\section{{One}} ``{WORDS}''", "latex"),
        (f"He said “{WORDS}” [@003, p. 7].", "markdown"),
        (f"# One\n\n“{WORDS}”", "markdown"),
        (f"<html><p>“{WORDS}”</p></html>", "html"),
        (f"He said “{WORDS}” (Un and Yen 2019, 12).", "text"),
    ],
)
def test_the_content_shows_the_format(tmp_path: Path, text: str, format_: str) -> None:
    assert read_manuscript(io.BytesIO(text.encode())).format == format_
    (tmp_path / "draft.unknown").write_text(text, "utf-8")
    assert read_manuscript(tmp_path / "draft.unknown").format == format_


def test_a_stream_has_the_format_of_its_name() -> None:
    assert read_manuscript(io.BytesIO(f"“{WORDS}”".encode()), name="chapter.tex").format == "latex"


def test_too_many_quotations_are_one_line() -> None:
    text = "\n\n".join([f"“{WORDS}”"] * (MAX_QUOTATIONS + 1))
    with pytest.raises(ManuscriptUnreadable, match="quotations") as error:
        read_manuscript(io.BytesIO(text.encode()))
    assert "--no-limit" in str(error.value.hint)


@pytest.mark.parametrize(
    "source",
    [
        "^[" * 3000 + "y" + "]" * 3000,
        "A[^0]\n\n" + "".join(f"[^{n}]: b “{WORDS}” [^{n + 1}]\n\n" for n in range(300)),
    ],
)
def test_notes_in_each_other_are_bounded(source: str) -> None:
    manuscript = read_manuscript(io.BytesIO(source.encode()), format_="markdown")
    assert len(manuscript.quotations) == source.count(WORDS)
