"""Bibliographies as others write them, read as CSL-JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from secpol_cli.citation.bibliographies import find_bibliographies, read_bibliography
from secpol_cli.citation.own_works import read_works
from secpol_cli.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

BIBTEX = "@book{roe20, author={Roe, Jane}, title={On {Patrols}}, year=2020, file={a.txt}}\n"
RIS = "TY  - BOOK\nID  - roe20\nAU  - Roe, Jane\nTI  - On Patrols\nPY  - 2020\nER  - \n"
CSL = json.dumps(
    [{"id": "roe20", "type": "book", "title": "On Patrols", "author": [{"family": "Roe", "given": "Jane"}]}]
)


@pytest.mark.parametrize(("name", "text"), [("r.bib", BIBTEX), ("r.ris", RIS), ("r.json", CSL)])
def test_key_author_and_title(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (item,) = read_bibliography(str(path))
    assert (item["id"], item["title"], item["author"][0]["family"]) == ("roe20", "On Patrols", "Roe")


def test_the_file_of_an_entry_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.bib"
    path.write_text(BIBTEX, encoding="utf-8")
    assert read_bibliography(str(path))[0]["file"] == "a.txt"
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    assert find_bibliographies(str(tmp_path)) == [str(path)]
    assert find_bibliographies(str(tmp_path / "nowhere")) == []


@pytest.mark.parametrize("text", ["", "@comment{x,}", "a book", "@string{a = {b}}"])
def test_a_bibliography_without_an_entry_has_no_works(text: str, tmp_path: Path) -> None:
    path = tmp_path / "r.bib"
    path.write_text(text, encoding="utf-8")
    assert read_bibliography(str(path)) == []
    assert not read_works(str(path)).works


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("r.bib", b"@book{a, title={x", "unexpected end of input"),
        ("r.bib", b"@book{a, title={\xff}}", "r.bib:1: not UTF-8"),
        ("r.json", b"[", "r.json:1:2: no JSON"),
        ("r.json", b'{"a": 1}', "no list of works"),
        ("r.doc", b"x", "no bibliography by its ending"),
    ],
)
def test_what_cannot_be_read(name: str, content: bytes, problem: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError) as error:
        read_bibliography(str(tmp_path / name))
    assert problem in str(error.value)


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such file"):
        read_bibliography(str(tmp_path / "r.bib"))
