"""Marks of a file are counted apart from those read; what may hide a quotation is told, and nothing else."""

from __future__ import annotations

import io

import pytest
from tests.readers.office import docx, field, odt, paragraph, run

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.verification.outcome.ledger import make_ledger

WORDS = "the rule of law at sea"


def _marks(name: str, data: bytes | str) -> tuple[int, int]:
    """The marks of a file, and those of them that were not read."""
    data = data if isinstance(data, bytes) else data.encode()
    manuscript = read_manuscript(io.BytesIO(data), name=name)
    return manuscript.raw_marks, manuscript.lost_marks


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f'He said “{WORDS}”, and "{WORDS}" too.\n'),
        ("a.md", f'---\ntitle: "A {WORDS}"\n---\n\n“{WORDS}”\n'),
        ("a.md", f'“{WORDS}”\n\n```r\nx <- "“a”"\n```\n\n~~~\n"b"\n~~~\n'),
        ("a.md", '“a b” and `print("a")` and ``a ` "b"``\n'),
        ("a.md", '“a b” <a href="x" title="y">c</a> [d](e "f")\n\n[g]: h "i"\n'),
        ("a.md", '“a b” <!-- "c" --> $"d"$ ~~“e”~~ {{< video "f" >}} {% raw "g" %}\n'),
        ("a.qmd", '::: {.callout-note title="A “b”"}\n“a b”\n:::\n\n# C {#d key="e"}\n'),
        ("a.md", '“a b”\n\n    print("c")\n'),
        ("a.md", f"&ldquo;{WORDS}&rdquo; <q>{WORDS}</q>\n"),
        ("a.tex", f"``{WORDS}'' \\enquote{{{WORDS}}} “{WORDS}” % “a”\n\\verb|``a''|\n"),
        ("a.tex", f"\\newcommand{{\\m}}{{``a''}}\\begin{{document}}``{WORDS}''\\end{{document}} ``b''"),
        ("a.tex", "\\begin{verbatim}\n“a”\n\\end{verbatim}\n“a b”"),
        ("a.txt", f'“{WORDS}” "{WORDS}" «{WORDS}»'),
        (
            "a.html",
            f'<html><head><title>“t”</title></head><p class="a">&ldquo;{WORDS}&rdquo; "b" <!-- "c" --></p>',
        ),
        ("a.rst", f".. “a comment”\n\n“{WORDS}” ``“code”``\n"),
        ("a.org", f"#+TITLE: “t”\n# “a”\n\n“{WORDS}”\n"),
    ],
)
def test_nothing_is_told_of_what_is_no_text(name: str, text: str) -> None:
    raw, lost = _marks(name, text)
    assert lost == 0
    assert raw or name.endswith((".tex", ".md"))


@pytest.mark.parametrize(
    ("name", "text", "lost"),
    [
        ("a.md", f"Some text.\n\n    “{WORDS}”\n", 2),
        ("a.md", f"Some text.\n\n<script>\n\n“{WORDS}”\n\n</script>\n", 2),
        ("a.tex", f"\\begin{{document}}a \\hypersetup{{“{WORDS}”}} b\\end{{document}}", 2),
    ],
)
def test_marks_that_no_paragraph_has_are_told(name: str, text: str, lost: int) -> None:
    assert _marks(name, text)[1] == lost


def test_word() -> None:
    body = paragraph(f'“{WORDS}” and "so"', field(' HYPERLINK "x" ', "“shown”"))
    gone = f'<w:p><w:del w:id="1"><w:r><w:delText>“gone”</w:delText></w:r></w:del>{run("“b”")}</w:p>'
    kept = paragraph("“b c”", properties='<w:rPr><w:del w:id="2"/></w:rPr>')
    note = f'<w:footnote w:id="1">{paragraph("“n”")}</w:footnote>'
    mark = paragraph("a", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    header = paragraph("“running head”")
    data = docx(body, gone, kept, mark, footnotes=note, header1=header, header2=header)
    assert _marks("a.docx", data) == (14, 0)


def test_a_note_of_word_that_nothing_marks_is_told() -> None:
    note = f'<w:footnote w:id="1">{paragraph("“n”")}</w:footnote>'
    assert _marks("a.docx", docx(paragraph("“a”"), footnotes=note)) == (4, 2)


def test_open_document_and_rich_text() -> None:
    body = "<text:p>“a” &quot;b&quot;<office:annotation><text:p>“c”</text:p></office:annotation></text:p>"
    assert _marks("a.odt", odt(body)) == (4, 0)
    assert _marks("a.rtf", rb"{\rtf1\ansi \ldblquote a\rdblquote  \'93b\'94 \u8220\'93c\u8221?}") == (6, 0)


def test_the_ledger_tells_of_a_difference_alone() -> None:
    lost = read_manuscript(io.BytesIO(f"“a b”\n\n    “{WORDS}”\n".encode()), name="a.md")
    ledger = make_ledger([], [lost])
    assert "marks: 4 in the file, 2 read" in ledger.line
    assert (ledger.counts["raw_marks"], ledger.counts["raw_marks_read"]) == (4, 2)
    read = read_manuscript(io.BytesIO(b"\xe2\x80\x9ca b\xe2\x80\x9d\n"), name="a.md")
    assert "marks" not in make_ledger([], [read]).line
