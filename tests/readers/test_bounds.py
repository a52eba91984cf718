"""How much a manuscript may be: one line says what is too much and where, and an option lifts it."""

from __future__ import annotations

import io

import pytest
from tests.readers.office import docx, odt, paragraph, run

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.manuscript import read as reading
from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.readers import archives, read
from secpol_cli.readers import input as files
from secpol_cli.readers.office import read as office
from secpol_cli.readers.raw.ends import Ends

WORDS = "the rule of law at sea"


@pytest.mark.parametrize(
    ("module", "limit", "name", "data", "what"),
    [
        (read, "MAX_PARAGRAPHS", "a.md", b"one\n\n- two\n- three\n\n# four\n", "3 paragraphs"),
        (read, "MAX_PARAGRAPHS", "a.md", b"| a | b | c | d |\n|---|---|---|---|\n", "3 paragraphs"),
        (read, "MAX_PARAGRAPHS", "a.txt", b"one\n\ntwo\n\nthree\n\nfour\n", "3 paragraphs"),
        (read, "MAX_PARAGRAPHS", "a.tex", b"one\\par two\\par three\\par four", "3 paragraphs"),
        (archives, "MAX_TAGS", "a.docx", docx(paragraph("a")), "3 tags in its XML"),
        (archives, "MAX_PARTS", "a.docx", docx(paragraph("a"), styles="", header1="", footer1=""), "3 parts"),
        (office, "MAX_PARAGRAPHS", "a.docx", docx(*(paragraph("a") for _ in range(4))), "3 paragraphs"),
        (office, "MAX_PARAGRAPHS", "a.odt", odt("<text:p>a</text:p>" * 4), "3 paragraphs"),
        (
            office,
            "MAX_PARAGRAPHS",
            "a.rtf",
            b"{\\rtf1 \\pard one\\par two\\par three\\par four\\par}",
            "3 paragraphs",
        ),
        (office, "MAX_TAGS", "a.rtf", b"{\\rtf1 one\\par two\\par three\\par four}", "3 groups"),
        (reading, "MAX_QUOTATIONS", "a.md", "“a\n\n".encode() * 8, "3 quotations"),
        (reading, "MAX_QUOTATIONS", "a.txt", b" ,,a" * 8, "3 quotations"),
        (reading, "MAX_QUOTATIONS", "a.tex", b"\\documentclass{a}\\enquote{a b}" * 4, "3 quotations"),
    ],
)
def test_what_is_too_much_is_told_in_one_line_and_lifted(
    monkeypatch: pytest.MonkeyPatch, module: object, limit: str, name: str, data: bytes, what: str
) -> None:
    monkeypatch.setattr(module, limit, 3)
    with pytest.raises(ManuscriptUnreadable, match=f"has more than {what}") as raised:
        read_manuscript(io.BytesIO(data), name=name)
    assert "--no-limit" in str(raised.value.hint)
    assert "\n" not in str(raised.value)
    read_manuscript(io.BytesIO(data), name=name, limits=False)


def test_what_unpacks_to_too_much_is_told_and_lifted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 100)
    with pytest.raises(ManuscriptUnreadable, match="unpacks to more than 0 MB of text") as raised:
        read_manuscript(io.BytesIO(docx(paragraph("a"))), name="a.docx")
    assert "--no-limit" in str(raised.value.hint)
    read_manuscript(io.BytesIO(docx(paragraph("a"))), name="a.docx", limits=False)


def test_more_than_an_archive_may_have_is_read_without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_ARCHIVE", 100)
    data = docx(paragraph(f"“{WORDS}”"))
    assert len(data) > 101
    assert len(read_manuscript(io.BytesIO(data), name="a.docx", limits=False).quotations) == 1


def test_quotations_that_differ_are_counted_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_CHECKED", 3)
    same = f"“{WORDS}”\n\n" * 5
    assert len(read_manuscript(io.BytesIO(same.encode()), name="a.md").quotations) == 5
    others = "".join(f"“{WORDS} {number}”\n\n" for number in range(4))
    with pytest.raises(ManuscriptUnreadable, match="more than 3 quotations"):
        read_manuscript(io.BytesIO(others.encode()), name="a.md")


def test_ends_are_found_behind_an_offset_and_once() -> None:
    ends = Ends("a --> b --> c")
    assert ends.behind("-->", 0) == (2, 5)
    assert ends.behind("-->", 2) == (2, 5)
    assert ends.behind("-->", 3) == (8, 11)
    assert ends.behind("-->", 9) is None
    assert ends.behind("</X>", 0) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a ~~b c~~ d", "a  d"),
        ("a ~~b c d", "a b c d"),
        ("a ~~ b~~ c", "a ~~ b c"),
        ("a <del>b</del> c", "a  c"),
        ("a <del>b c", "a b c"),
        ("a <s>b</del> c</s> d", "a  d"),
        ("a <script>b</script> c", "a  c"),
        ("a <script>b c", "a b c"),
        ("a <em>b</em> c", "a b c"),
    ],
)
def test_what_is_struck_or_a_script_is_left_out_where_it_ends(text: str, shown: str) -> None:
    manuscript = read_manuscript(io.BytesIO(f"“{text}”\n".encode()), name="a.md")
    assert manuscript.quotations[0].text == shown


def test_fields_in_each_other_show_their_words_once() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    data = docx(paragraph(begin * 40 + run(f"“{WORDS}”") + end * 40 + run(" is said.")))
    (one,) = read_manuscript(io.BytesIO(data), name="a.docx").quotations
    assert (one.text, one.after) == (WORDS, " is said.")


def test_what_stands_in_an_instruction_is_told_by_the_field_around_it() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    inner = begin + "<w:r><w:instrText> REF a </w:instrText></w:r>" + separate + run(WORDS) + end
    outer = begin + '<w:r><w:instrText> QUOTE "</w:instrText></w:r>' + inner
    outer += '<w:r><w:instrText>"</w:instrText></w:r>' + end
    data = docx(paragraph(run("“") + outer + run("”")))
    (one,) = read_manuscript(io.BytesIO(data), name="a.docx").quotations
    assert one.text == WORDS


def test_runs_of_rich_text_that_are_set_alike_are_one() -> None:
    data = rb"{\rtf1\ansi He said \ldblquote the {\i rule} of\rdblquote  law \b at sea.\par \'e9t\'e9}"
    (one,) = read_manuscript(io.BytesIO(data), name="a.rtf").quotations
    assert (one.text, one.emphasised, one.after) == ("the rule of", ((4, 8),), " law at sea.")
