"""Which files of a folder are documents, under which ids, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from secpol_cli.errors import UsageError
from secpol_cli.sources import listing
from secpol_cli.sources.listing import describe_left_out, list_sources, name_documents


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Peace costs nothing.\n")


# --- ids ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["speeches/1999.txt", "notes.md"], ["1999", "notes"]),
        (["a/1999.txt", "b/1999.txt"], ["a-1999", "b-1999"]),
        (["a/b/1999.txt", "1999.txt"], ["a-b-1999", "1999"]),  # the path of the second is its name
        (["a/1999.txt", "a/1999.md"], ["a-1999.txt", "a-1999.md"]),
        (["1999.txt", "1999.md", "2000.md"], ["1999.txt", "1999.md", "2000"]),
        (["a/1999.txt", "b/1999.txt", "a-1999.txt"], ["a-1999.txt", "b-1999", "a-1999"]),
        (["a/b-c.txt", "a-b/c.txt", "c.txt", "b-c.txt"], ["a-b-c.txt-2", "a-b-c.txt", "c", "b-c"]),
        (["v1.2 final.txt"], ["v1.2 final"]),
        (["  a   b .txt"], ["a b"]),
        ([" .txt", "a.txt"], [".txt", "a"]),
        (["cafe\u0301.txt"], ["caf\u00e9"]),
        (["A.txt", "a.txt"], ["A", "a"]),
    ],
)
def test_a_document_is_called_as_its_file_is(names: list[str], ids: list[str]) -> None:
    assert name_documents(names) == dict(zip(names, ids, strict=True))
    assert name_documents(names[::-1]) == dict(zip(names, ids, strict=True))


def test_no_two_documents_share_an_id_and_none_has_a_slash() -> None:
    parts = ["a", "b", "a-b", "a.txt", "2"]
    names = [f"{one}/{two}/{three}.txt" for one in parts for two in parts for three in parts]
    names += [f"{one}-{two}.{ending}" for one in parts for two in parts for ending in ("txt", "md")]
    ids = name_documents(names).values()
    assert len(set(ids)) == len(names)
    assert not any("/" in id_ for id_ in ids)


# --- what is listed, and what is left out -------------------------------------------------


def test_texts_in_the_folder_and_below_it(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/c.md", "a/d/e.TXT", "z.docx")
    assert list_sources(tmp_path)[:2] == (("a/c.md", "a/d/e.TXT", "b.txt", "z.docx"), ())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_what_is_left_out_is_named_with_the_reason(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", ".git/config.txt", "b/.hidden.txt", "b/photo.png", "README", "draft.md")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    put(tmp_path, "bell\a.txt")
    names, left_out, *_ = list_sources(tmp_path, [tmp_path / "b" / ".." / "draft.md"])
    assert names == ("a.txt",)
    assert left_out == (
        ("README", "no text by its ending"),
        ("b/photo.png", "no text by its ending"),
        ("bell\\x07.txt", "has no printable name"),
        ("draft.md", "to be verified itself"),
        ("gone.txt", "no regular file"),
        ("loop", "a link to a folder"),
        ("pipe.txt", "no regular file"),
        (".git", "hidden"),
        ("b/.hidden.txt", "hidden"),
    )


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    put(tmp_path, "texts/a.txt", "elsewhere/b.txt")
    (tmp_path / "texts" / "link.txt").symlink_to(tmp_path / "elsewhere" / "b.txt")
    assert list_sources(tmp_path / "texts").names == ("a.txt", "link.txt")


def test_what_is_verified_is_no_source_by_any_other_name(tmp_path: Path) -> None:
    """On macOS Draft.md and draft.md are one file; two names for one can be had anywhere."""
    put(tmp_path, "a.txt", "Draft.md")
    os.link(tmp_path / "Draft.md", tmp_path / "elsewhere.md")
    names, left_out, *_ = list_sources(tmp_path, [tmp_path / "elsewhere.md"])
    assert names == ("a.txt",)
    assert left_out == (("Draft.md", "to be verified itself"), ("elsewhere.md", "to be verified itself"))
    assert list_sources(tmp_path, [tmp_path / "none.md", Path("-")]).left_out == ()


def test_a_junction_of_windows_is_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt", "junction/b.txt")

    class Entry:
        """An entry of a folder on Windows: what stands for another folder is no link by its own word."""

        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name, self.path, self.is_symlink = entry.name, entry.path, entry.is_symlink

        def stat(self, *, follow_symlinks: bool = True) -> Any:
            return SimpleNamespace(st_reparse_tag=0xA0000003 if self.name == "junction" else 0)

    entries = listing._entries
    monkeypatch.setattr(
        listing, "_entries", lambda *place: [(name, Entry(entry)) for name, entry in entries(*place)]
    )
    assert list_sources(tmp_path)[:2] == (("a.txt",), (("junction", "a link to a folder"),))


def test_many_that_are_left_out_are_three_and_a_count(tmp_path: Path) -> None:
    left_out = [(f"{n}.pdf", "no text") for n in range(12)]
    said = describe_left_out(tmp_path, left_out)
    assert (
        said == f"{tmp_path}: 12 files left out (0.pdf: no text; 1.pdf: no text; 2.pdf: no text; and 9 more)"
    )
    assert describe_left_out(tmp_path, left_out[:1]) == f"{tmp_path}: 1 file left out (0.pdf: no text)"
    assert describe_left_out(tmp_path, []) is None


# --- folders that are none ----------------------------------------------------------------


def test_a_missing_folder_with_the_one_that_may_be_meant(tmp_path: Path) -> None:
    (tmp_path / "speeches").mkdir()
    with pytest.raises(UsageError) as caught:
        list_sources(tmp_path / "speches")
    assert caught.value.message == f"{tmp_path / 'speches'}: there is no such folder"
    assert caught.value.hint == f"did you mean {tmp_path / 'speeches'}?"
    with pytest.raises(UsageError) as caught:
        list_sources(tmp_path / "nowhere" / "deep")
    assert caught.value.hint == "name the folder of the texts"


def test_a_file_instead_of_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    with pytest.raises(UsageError) as caught:
        list_sources(tmp_path / "a.txt")
    assert caught.value.message == f"{tmp_path / 'a.txt'}: is a file, no folder"
    assert caught.value.hint == f"name the folder that it is in: --sources {tmp_path}"


def test_a_folder_without_texts(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the folder is empty") as caught:
        list_sources(tmp_path)
    assert ".txt" in (caught.value.hint or "")
    put(tmp_path, "a.doc", ".b.txt")
    with pytest.raises(UsageError) as caught:
        list_sources(tmp_path)
    assert caught.value.message == (
        f"no document in {tmp_path}: 2 files left out (a.doc: no text by its ending; .b.txt: hidden)"
    )


def test_folders_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt", "closed/b.txt")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    left_out = (("closed/", "cannot be read: Permission denied"),)
    assert list_sources(tmp_path)[:2] == (("a.txt",), left_out)
    with pytest.raises(UsageError, match="closed: cannot be read: Permission denied"):
        list_sources(tmp_path / "closed")


def test_a_folder_of_far_too_many_files_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secpol_cli.sources.listing._MOST_FILES", 5)
    (tmp_path / "below").mkdir()
    for number in range(5):
        (tmp_path / "below" / f"{number}.txt").write_text("words")
    with pytest.raises(UsageError, match="has more than 5 files"):
        list_sources(tmp_path)
    (tmp_path / "below" / "4.txt").unlink()
    assert len(list_sources(tmp_path).names) == 4
