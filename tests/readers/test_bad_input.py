"""Files that are no manuscripts: one clear line each, in bounded time and memory."""

from __future__ import annotations

import io
import os
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.readers import office

from secpol_cli.errors import ExitStatus, ManuscriptUnreadable, ToolError
from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.readers import archives, converting
from secpol_cli.readers import input as files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.readers.conftest import Convert

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITIES = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(98, 110))
    + b"]><a>&m;</a>"
)
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le")


def unreadable(path: Path) -> ManuscriptUnreadable:
    """The error that a file gives: one line, naming the file."""
    with pytest.raises(ManuscriptUnreadable) as error:
        read_manuscript(path)
    assert str(path) in error.value.message
    assert "\n" not in error.value.message
    assert error.value.status == ExitStatus.USAGE
    return error.value


@pytest.mark.parametrize(
    ("name", "data", "problem", "hint"),
    [
        ("a.md", b"", "is empty", "leave it out"),
        ("a.md", b" \n\n ", "is empty", "leave it out"),
        ("a.docx", b"", "is empty", "leave it out"),
        ("a.md", b"a\n\xe9b", ":2:1: byte 0xE9 is no UTF-8", "save the file as UTF-8"),
        ("a.txt", b"caf\xe9 \x93x\x94", "byte 0xE9 is no UTF-8", "save the file as UTF-8"),
        ("a.txt", b"\xff\xfea", "is no UTF-16", "save the file as UTF-8"),
        ("a.md", bytes(range(256)) * 10, "is binary", "verify reads"),
        ("a.tex", b"\x00\x01\x02words", "is binary", "verify reads"),
        ("a.docx", ENCRYPTED, "is an encrypted Office document", "remove its password"),
        ("a.docx", OLE, "is an old Word document", "save it as .docx"),
        ("a.doc", OLE, "is an old Word document", "save it as .docx"),
        ("a.pdf", b"%PDF-1.7 x", "is a PDF, but damaged", "save it again"),
        ("a.docx", b"%PDF-1.7 x", "but a PDF", "rename it to a.pdf"),
        ("a.docx", b"{\\rtf1 x}", "not a Word document, as its ending says, but Rich Text", "a.rtf"),
        ("a.rtf", b"just words", "is not Rich Text, as its ending says, but plain text", ".txt"),
        ("a.md", b"\x1f\x8b\x08 x", "is a compressed file", "unpack it"),
        ("a.png", b"\x89PNG\r\n", "is an image", "text only"),
        ("a.docx", b"just words", "is not a Word document, as its ending says, but plain text", ".txt"),
        ("a.docx", bytes(range(256)), "is not a Word document, as its ending says, but binary", "ending"),
        ("a.docx", b"<!DOCTYPE html><p>x</p>", "not a Word document, as its ending says, but HTML", "a.html"),
        ("a.txt", b"<html><p>x</p></html>", "not plain text, as its ending says, but HTML", "a.html"),
        ("a.docx", b"PK\x03\x04 broken", "is a ZIP archive", "unpack it"),
    ],
)
def test_what_is_no_manuscript(tmp_path: Path, name: str, data: bytes, problem: str, hint: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    error = unreadable(path)
    assert problem in error.message
    assert hint in (error.hint or "")


def test_missing(tmp_path: Path) -> None:
    (tmp_path / "chapter.md").write_text("x")
    error = unreadable(tmp_path / "chaptre.md")
    assert "there is no such file" in error.message
    assert error.hint == f"did you mean {tmp_path / 'chapter.md'}?"
    assert "is a folder" in unreadable(tmp_path).message


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_forbidden(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("x")
    path.chmod(0)
    assert unreadable(path).message.startswith(f"{path}: cannot be read: ")


def test_an_unknown_ending_is_plain_text_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.adoc"
    path.write_text("“one two three four”")
    manuscript = read_manuscript(path)
    assert (manuscript.format, len(manuscript.checkable)) == ("text", 1)
    assert manuscript.warnings == (f"{path}: no format is known by the ending “.adoc”: read as plain text",)


@pytest.mark.parametrize(("made", "named", "hint"), [("x.odt", "a.docx", "a.odt"), ("x.docx", "a.md", "a.docx"), ("x.epub", "a.odt", "a.epub")])  # fmt: skip
def test_an_ending_that_lies(convert: Convert, tmp_path: Path, made: str, named: str, hint: str) -> None:
    path = convert("words", made).rename(tmp_path / named)
    assert unreadable(path).hint == f"rename it to {hint}"


def archive(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def test_a_docx_that_unpacks_to_gigabytes(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(bytes(2**20))
    started = time.perf_counter()
    error = unreadable(path)
    assert f"unpacks to more than {archives.MAX_UNPACKED // 2**20} MB" in error.message
    assert time.perf_counter() - started < 10


def test_media_are_never_unpacked(convert: Convert, tmp_path: Path) -> None:
    made = convert("“one two three four”", "a.docx")
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/media/image1.png", bytes(2 * archives.MAX_UNPACKED))
    assert len(read_manuscript(made).checkable) == 1


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        ({"word/document.xml": b"<not closed"}, "cannot be read as Word document"),
        ({"word/document.xml": b""}, "cannot be read as Word document"),
        ({"mimetype": b"application/epub+zip"}, "is an EPUB book, but has no META-INF/container.xml"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "but has no content.xml"),
        ({"xl/workbook.xml": b"<x/>"}, "is a spreadsheet"),
        ({"anything": b"x"}, "is a ZIP archive"),
        ({"word/document.xml": ENTITIES}, "declares a document type"),
        ({"word/document.xml": b'<?xml version="1.0" encoding="x-none"?><a/>'}, "word/document.xml"),
        ({"word/document.xml": b"<w/>", "word/styles.xml": b"<a>"}, "styles.xml:1:4: no element found"),
        (
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a><b></a>"},
            "mismatched tag",
        ),
    ],
)
def test_damaged_archives(tmp_path: Path, parts: dict[str, bytes], problem: str) -> None:
    ending = ".epub" if b"epub" in parts.get("mimetype", b"") else ".odt" if "mimetype" in parts else ".docx"
    assert problem in unreadable(archive(tmp_path / f"a{ending}", parts)).message


def test_an_encrypted_odt(convert: Convert, tmp_path: Path) -> None:
    parts = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"\x01\x02",
             "META-INF/manifest.xml": b"<manifest:encryption-data/>"}  # fmt: skip
    assert "is encrypted" in unreadable(archive(tmp_path / "a.odt", parts)).message


def test_a_truncated_docx(convert: Convert) -> None:
    path = convert("“one two three four” " * 200, "a.docx")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    unreadable(path)


def test_a_corrupt_part(convert: Convert) -> None:
    path = convert("“one two three four” " * 200, "a.docx")
    with zipfile.ZipFile(path) as file:
        at = file.getinfo("word/document.xml").header_offset
    data = bytearray(path.read_bytes())
    data[at + 60 : at + 200] = bytes(140)
    path.write_bytes(data)
    assert "damaged" in unreadable(path).message


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_TEXT", 2**20)
    path = tmp_path / "a.md"
    path.write_text("x " * 2**20)
    assert "larger than 1 MB" in unreadable(path).message


@pytest.mark.skipif(os.name == "nt", reason="a script of a shell")
def test_a_slow_pandoc_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hanging = tmp_path / "pandoc"
    hanging.write_text("#!/bin/sh\nexec sleep 30\n")
    hanging.chmod(0o755)
    monkeypatch.setattr(converting, "find_pandoc", lambda: str(hanging))
    monkeypatch.setattr(converting, "TIME_LIMIT", 0.1)
    with pytest.raises(ManuscriptUnreadable, match="takes pandoc more than"):
        read_manuscript(io.BytesIO(b"<p>x</p>"), format_="html")


def test_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "MEMORY_LIMIT", "16M")
    with pytest.raises(ManuscriptUnreadable, match="of memory"):
        read_manuscript(io.BytesIO(b"<p>a b c d e f g</p>" * 50_000), format_="html")


def test_no_pandoc_is_another_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "find_pandoc", lambda: "/nowhere/pandoc")
    with pytest.raises(ToolError, match="cannot run pandoc"):
        read_manuscript(io.BytesIO(b"<p>x</p>"), format_="html")


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_thirty_thousand_elements_in_each_other(ending: str) -> None:
    quoted = "“one two three four”"
    if ending == "docx":
        table = "<w:tbl><w:tr><w:tc>" * 10_000 + office.paragraph(quoted) + "</w:tc></w:tr></w:tbl>" * 10_000
        boxes = f"<w:p><w:r><w:txbxContent>{'<w:p><w:r><w:txbxContent>' * 10_000}"
        data = office.docx(table + boxes + "</w:txbxContent></w:r></w:p>" * 10_001)
    else:
        spans = "<text:span>" * 30_000 + quoted + "</text:span>" * 30_000
        boxes = "<text:p><draw:text-box>" * 15_000 + "</draw:text-box></text:p>" * 15_000
        data = office.odt(f"<text:p>{spans}</text:p>{boxes}")
    started = time.perf_counter()
    manuscript = office.read(data, ending)
    assert office.texts(manuscript) == ["one two three four"]
    assert time.perf_counter() - started < 10


def test_deep_nesting(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<blockquote>" * 3000 + "“one two three four”" + "</blockquote>" * 3000)
    try:
        assert len(read_manuscript(path).checkable) == 1
    except ManuscriptUnreadable as error:
        assert "nested too deeply" in error.message  # noqa: PT017


@pytest.mark.parametrize(("encoding", "said"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16")])
def test_byte_order_marks(tmp_path: Path, encoding: str, said: str) -> None:
    path = tmp_path / "a.md"
    path.write_text("“one two three four”", encoding)
    manuscript = read_manuscript(path)
    (one,) = manuscript.quotations
    assert (one.place.line, one.place.column, manuscript.encoding) == (1, 2, said)
