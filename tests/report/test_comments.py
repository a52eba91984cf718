"""`verify --comments`: a copy of a Word file with each comment at its words, and the original as it was."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document
from tests.readers.office import docx

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

TRUE = "“mutual respect, mutual understanding” [@001, para. 13]."
WRONG = "will bring military confrontation or even a new arms race"
OTHER = "open, frank, and extensive dialogue and communication"


def commented(path: Path) -> dict[str, str]:
    """What each comment of a file says, by the words that it stands at."""
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    found = {}
    for comment in Document(str(path)).comments:
        number = comment.comment_id
        start = xml.index(f'<w:commentRangeStart w:id="{number}"')
        end = xml.index(f'<w:commentRangeEnd w:id="{number}"')
        words = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml[start:end]))
        found[words] = comment.text
    return found


def text_of(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


@pytest.fixture
def chapter(here: Path) -> Path:
    """A Word file with a quotation that is right, and two that are not, one of these in several runs."""
    document = Document()
    document.add_heading("A chapter", 1)
    document.add_paragraph(f"He spoke of {TRUE}")
    paragraph = document.add_paragraph("It “")
    paragraph.add_run("will bring ").italic = True
    paragraph.add_run("military ")
    paragraph.add_run("confrontation or even a new arms race” [@001]; it").bold = True
    document.add_paragraph(f"The way is “{OTHER}” [@000].")
    document.save(str(here / "chapter.docx"))
    return here / "chapter.docx"


def test_comments_stand_at_their_words(run: Run, here: Path, chapter: Path) -> None:
    before = chapter.read_bytes()
    answer = run("verify", "chapter.docx", "--comments", "--json").json
    assert answer["written"] == ["chapter.comments.docx"]
    copy = here / "chapter.comments.docx"
    found = commented(copy)
    assert list(found) == [WRONG, OTHER]
    assert found[WRONG].startswith("meaning: “will” for “could” (another modal verb)")
    assert "001, para. 6, Hun Sen" in found[WRONG]
    assert "“could bring military confrontation" in found[WRONG]
    assert chapter.read_bytes() == before
    assert text_of(copy) == text_of(chapter)


def test_typefaces_stay(run: Run, here: Path, chapter: Path) -> None:
    run("verify", "chapter.docx", "--comments")
    faces = [
        {(bool(one.italic), bool(one.bold)) for one in Document(str(path)).paragraphs[2].runs if one.text}
        for path in (chapter, here / "chapter.comments.docx")
    ]
    assert faces[0] == faces[1]
    runs = Document(str(here / "chapter.comments.docx")).paragraphs[2].runs
    assert (
        "".join(one.text for one in runs if one.bold) == "confrontation or even a new arms race” [@001]; it"
    )


def test_the_same_words_twice(run: Run, here: Path) -> None:
    document = Document()
    document.add_paragraph(f"First “{WRONG}” [@001], then again “{WRONG}” [@001].")
    document.save(str(here / "twice.docx"))
    run("verify", "twice.docx", "--comments")
    with zipfile.ZipFile(here / "twice.comments.docx") as archive:
        xml = archive.read("word/document.xml").decode()
    before = [
        re.sub("<[^>]+>", "", xml[: match.start()]) for match in re.finditer("<w:commentRangeStart", xml)
    ]
    assert [text.endswith(ending) for text, ending in zip(before, ("First “", "again “"), strict=True)] == [
        True
    ] * 2


def with_footnote(path: Path, text: str) -> None:
    """Put a footnote with a text behind the last paragraph of a Word file; python-docx makes none."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    changes = {
        "[Content_Types].xml": ("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{office}"/>'),
        "word/_rels/document.xml.rels": (
            "</Relationships>", f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/>',
        ),
    }  # fmt: skip
    for name, (end, added) in changes.items():
        files[name] = files[name].replace(end.encode(), f"{added}{end}".encode())
    head, _, tail = files["word/document.xml"].rpartition(b"</w:p>")
    files["word/document.xml"] = head + b'<w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + tail
    files["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{w}"><w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    ).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def test_a_quotation_in_a_note(run: Run, here: Path) -> None:
    document = Document()
    document.add_paragraph("Words of ours.")
    document.save(str(here / "note.docx"))
    with_footnote(here / "note.docx", f"He said “{WRONG}” [@001].")
    assert run("verify", "note.docx", "--comments", "--json").json["counts"]["meaning"] == 1
    with zipfile.ZipFile(here / "note.comments.docx") as archive:
        xml = archive.read("word/document.xml").decode()
    start = xml.index('<w:commentRangeStart w:id="0"')
    assert "<w:footnoteReference" in xml[start : xml.index("<w:commentRangeEnd")]
    assert "Words of ours." in xml[:start]


def test_a_file_that_word_would_not_open(run: Run, here: Path) -> None:
    body = f"<w:p><w:r><w:t>He said “{WRONG}” [@001].</w:t></w:r></w:p>"
    (here / "bare.docx").write_bytes(docx(body))  # no content types, no relations
    answer = run("verify", "bare.docx", "--comments")
    assert answer.status == 2
    assert "takes no comments" in answer.stderr
    assert not (here / "bare.comments.docx").exists()


def test_where_there_is_nothing_to_comment(run: Run, here: Path) -> None:
    document = Document()
    document.add_paragraph(f"He spoke of {TRUE}")
    document.save(str(here / "fine.docx"))
    assert run("verify", "fine.docx", "--comments", "--json").json["written"] == []
    assert not (here / "fine.comments.docx").exists()


def test_comments_go_into_word_files(run: Run, here: Path) -> None:
    answer = run("verify", "draft.md", "--comments")
    assert answer.status == 2
    assert "Word files" in answer.stderr


def test_what_was_commented_before_keeps_its_comments(run: Run, here: Path, chapter: Path) -> None:
    document = Document(str(chapter))
    document.add_comment(document.paragraphs[1].runs, text="mine", author="A", initials="A")
    document.save(str(chapter))
    run("verify", "chapter.docx", "--comments")
    texts = [one.text for one in Document(str(here / "chapter.comments.docx")).comments]
    assert texts[0] == "mine"
    assert len(texts) == 3


def test_a_copy_opens_again(run: Run, here: Path, chapter: Path) -> None:
    run("verify", "chapter.docx", "--comments")
    again = io.BytesIO()
    Document(str(here / "chapter.comments.docx")).save(again)
    assert run("verify", "chapter.comments.docx", "--json").json["counts"]["meaning"] == 1
