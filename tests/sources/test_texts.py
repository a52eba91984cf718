"""Files of every format as texts: their words without markup, and the addresses of their blocks."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.pandoc import find_pandoc
from secpol_cli.sources.parting import part_paragraph
from secpol_cli.sources.texts import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from secpol_cli.corpus.compile import Text

CHAPTER = """\
# Values

The *ministers* met in Kep.[^k] They rejected
the **use of force**, said “no”.[^other]

- Patience comes first.

> Peace costs nothing.

| Year | Place |
|------|-------|
| 2019 | Kep   |

: Meetings

## After

Law at sea[^last] matters.

[^k]: See the *communiqué* of 2019.

    It has two paragraphs.
[^other]: An interview.
[^last]: Ibid.
"""


def read(tmp_path: Path, name: str, content: str | bytes) -> Text:
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return read_text(tmp_path, name, "doc")


def convert(tmp_path: Path, name: str, markdown: str = CHAPTER) -> Text:
    command = [find_pandoc(), "--from=markdown-smart", "--standalone", "--quiet", "-o", str(tmp_path / name)]
    subprocess.run(command, input=markdown.encode(), check=True)
    return read_text(tmp_path, name, "doc")


def blocks(text: Text) -> dict[str, str]:
    """Each block's text, with its note marks as `[^n]`."""
    marked = {}
    for block in text.blocks:
        words = block.plain.text
        for n, at in reversed(block.plain.marks):
            words = f"{words[:at]}[^{n}]{words[at:]}"
        marked[block.id] = words
    return marked


def test_plain_text(tmp_path: Path) -> None:
    text = read(
        tmp_path, "a talk.txt", "\ufeffThe sea\nand us.\n\n\nPeace  costs\r\nnothing [@003, p. 7].[^3]\n"
    )
    assert blocks(text) == {"p1": "The sea and us.", "p2": "Peace costs nothing [@003, p. 7].[^3]"}
    assert [block.plain.marks for block in text.blocks] == [(), ()]  # in plain text a mark is but text
    assert [block.kind for block in text.blocks] == ["paragraph", "paragraph"]
    assert (text.id, text.file, text.title, text.description, text.words) == (
        "doc",
        "a talk.txt",
        "a talk.txt",
        "a talk.txt",
        10,
    )
    assert (text.citation, text.date) == ({"type": "document", "title": "a talk.txt"}, None)


def test_decomposed_letters_and_utf_16(tmp_path: Path) -> None:
    assert blocks(read(tmp_path, "a.txt", "Cafe\u0301".encode("utf-16"))) == {"p1": "Caf\u00e9"}


EXPECTED = {
    "h1": "Values",
    "p1": "The ministers met in Kep.[^1] They rejected the use of force, said “no”.[^2]",
    "p2": "Patience comes first.",
    "p3": "Peace costs nothing.",
    "c1": "Meetings",
    "l1": "Year",
    "l2": "Place",
    "l3": "2019",
    "l4": "Kep",
    "h2": "After",
    "p4": "Law at sea[^3] matters.",
    "n1": "See the communiqué of 2019. It has two paragraphs.",
    "n2": "An interview.",
    "n3": "Ibid.",
}


# What pandoc makes of a caption when it writes this format, or reads it.
CAPTIONS = {"odt": {"p4": "Meetings", "p5": EXPECTED["p4"]}, "org": {}}


@pytest.mark.parametrize("ending", ["docx", "odt", "html", "rst", "org", "epub", "md"])
def test_words_notes_and_addresses_are_the_same_in_every_format(ending: str, tmp_path: Path) -> None:
    text = read(tmp_path, "a.md", CHAPTER) if ending == "md" else convert(tmp_path, f"chapter.{ending}")
    expected = {id_: words for id_, words in EXPECTED.items() if id_ != "c1" or ending not in CAPTIONS}
    assert blocks(text) == expected | CAPTIONS.get(ending, {})
    kinds = {block.id: block.kind for block in text.blocks}
    assert [kinds[id_] for id_ in ("h2", "p1", "l1", "n1")] == [
        "heading",
        "paragraph",
        "list-item",
        "endnote",
    ]
    assert list(kinds)[-3:] == ["n1", "n2", "n3"]


def test_latex(tmp_path: Path) -> None:
    source = r"""\documentclass{article}\begin{document}\section{Values}
The \emph{ministers} met in Kep.\footnote{See the communiqu\'e.} They left --- at last.

Law\footnote{Ibid.} matters.\end{document}"""
    assert blocks(read(tmp_path, "a.tex", source)) == {
        "h1": "Values",
        "p1": "The ministers met in Kep.[^1] They left — at last.",
        "p2": "Law[^2] matters.",
        "n1": "See the communiqué.",
        "n2": "Ibid.",
    }


def test_html_says_its_title(tmp_path: Path) -> None:
    page = "<html><head><title>\n Law &amp; the\n sea</title></head><body><p>Peace.</p></body></html>"
    text = read(tmp_path, "page.html", page)
    assert (text.title, text.description, text.citation["title"]) == (
        "Law & the sea",
        "page.html",
        "Law & the sea",
    )
    assert read(tmp_path, "bare.html", "<html><title> </title><p>Peace.</p></html>").title == "bare.html"


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"abc\x00def", "is binary"),
        ("a.txt", b"Caf\xe9", "byte 0xE9 is no UTF-8"),
        ("a.docx", b"Peace.", "is not a Word document"),
        ("a.txt", b"%PDF-1.7", "not plain text, as its ending says, but a PDF"),
        ("a.md", b"```\ncode\n```\n", "has no words"),
    ],
)
def test_what_is_no_text(name: str, content: bytes, problem: str, tmp_path: Path) -> None:
    with pytest.raises(ManuscriptUnreadable) as caught:
        read(tmp_path, name, content)
    assert caught.value.file == name
    assert problem in caught.value.problem


# --- long plain text without blank lines --------------------------------------------------

SENTENCE = "The ministers of the Pact met in Kep and spoke of peace"


def test_short_paragraphs_stay_whole() -> None:
    verse = "Peace.\nLaw.\nForce."
    assert part_paragraph(verse) == [verse]


def test_long_lines_are_paragraphs() -> None:
    lines = [f"{SENTENCE}. {SENTENCE} for the {n}th time" + "." * (n % 3 != 0) for n in range(30)]
    assert part_paragraph("\n".join(lines)) == lines


def test_wrapped_lines_end_a_paragraph_where_they_are_short() -> None:
    first = [SENTENCE] * 30 + ["and left."]
    second = [SENTENCE + "."] + [SENTENCE] * 30 + ["at last.”"]
    third = ["12. They went on"] + [SENTENCE] * 10
    parts = part_paragraph("\r\n".join([*first, *second, *third]))
    assert parts == ["\n".join(lines) for lines in (first, second, third)]


def test_what_is_too_long_is_cut_behind_a_sentence() -> None:
    text = " ".join([f"{SENTENCE}."] * 2000)
    parts = part_paragraph(text)
    assert 22 < len(parts) < 26
    assert all(part.endswith(f"{SENTENCE}.") and 4900 < len(part) <= 5000 for part in parts[:-1])
    assert "".join(parts) == text


@pytest.mark.parametrize("text", ["word " * 20_000, "ខ" * 100_000, "a" * 30_000 + " " + "b" * 30_000])
def test_what_has_no_sentences_is_cut_between_words_where_it_has_any(text: str) -> None:
    parts = part_paragraph(text)
    assert "".join(parts) == text.strip()
    assert all(len(part) <= 5000 for part in parts)
    assert all(part.strip("word ") == "" for part in parts) or "word" not in text


def test_a_page_is_named_by_its_paragraphs(tmp_path: Path) -> None:
    page = "\n".join([*[SENTENCE] * 50, "and left.", *[SENTENCE] * 3, "together."])
    found = blocks(read(tmp_path, "a.txt", f"Title\n\n{page}\n"))
    assert list(found) == ["p1", "p2", "p3"]
    assert found["p3"] == f"{SENTENCE} {SENTENCE} {SENTENCE} together."
    assert " ".join(found.values()).split() == f"Title {page}".split()
