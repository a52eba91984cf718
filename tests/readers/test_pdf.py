"""PDFs: the order of reading, what belongs together, what is no text, and what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.readers.pdf_files import Print, lines, make_pdf

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.readers import isolated
from secpol_cli.readers.pdf.characters import _Char, _character, _is_kerned
from secpol_cli.readers.pdf.judge import UNKNOWN, judge_pages
from secpol_cli.readers.pdf.legibility import doubt_of
from secpol_cli.readers.pdf.lines import PrintLine, make_line
from secpol_cli.readers.pdf.page import Extract, Glyphs, PdfPage
from secpol_cli.readers.pdf.paragraphs import TypeStyle, _is_cells, _with_filled
from secpol_cli.readers.pdf.read import read_pdf
from secpol_cli.readers.plain.line_ends import Joins

if TYPE_CHECKING:
    from secpol_cli.readers.records import Paragraph, ReadDocument

LEFT = [
    "The ministers of the Pact met in the harbour of",
    "Kep in spring, and they spoke of the sea and of",
    "its laws, which nobody had written down for the",
    "islands that lie before the coast of the kingdom.",
    " They rejected the use of force in every form, and",
    "they called upon all states of the region to settle",
]
RIGHT = [
    "their disputes by peaceful means alone, as the",
    "charter of the Pact had asked of them for years.",
    " Nobody voted against the text that they adopted",
    "on the last day of the meeting, late in the night,",
    "when most of the guests had left the town again.",
]


def read(*pages: list[Print], **how: object) -> ReadDocument:
    return read_pdf(make_pdf(list(pages), **how), "a.pdf")  # type: ignore[arg-type]


def texts(document: ReadDocument, kind: str = "paragraph") -> list[str]:
    return [one.text for one in document.paragraphs if one.kind == kind and one.note is None]


def notes(document: ReadDocument) -> dict[str, str]:
    return {one.note: one.text for one in document.paragraphs if one.note is not None}


def holding(document: ReadDocument, words: str) -> Paragraph:
    (found,) = [one for one in document.paragraphs if words in one.text]
    return found


# --- order, and what belongs together ------------------------------------------------------


def test_columns_are_read_one_after_the_other_and_a_paragraph_goes_on_in_the_next() -> None:
    page = [
        Print(200, 760, "A Meeting at the Harbour of Kep", 16, "bold"),
        *lines(LEFT, x=60, size=10),
        *lines(RIGHT, x=310, size=10),
    ]
    document = read(page)
    assert texts(document, "heading") == ["A Meeting at the Harbour of Kep"]
    first, second, third = texts(document)
    assert first.startswith("The ministers")
    assert first.endswith("of the kingdom.")
    assert "to settle their disputes by peaceful means" in second
    assert third.startswith("Nobody voted")


def test_a_sentence_goes_on_over_a_page_and_knows_where_it_does() -> None:
    document = read([*lines(LEFT), Print(290, 40, "12")], [*lines(RIGHT), Print(290, 40, "13")])
    paragraph = holding(document, "to settle their disputes")
    assert [(start.page, start.printed) for start in paragraph.pages] == [(1, "12"), (2, "13")]
    assert paragraph.text[paragraph.pages[1].at :].startswith("their disputes")
    assert paragraph.page_at(0) == 1
    assert paragraph.page_at(len(paragraph.text) - 1) == 2


def test_over_a_page_that_is_missing_nothing_is_joined_and_it_is_told() -> None:
    pages = [
        [*lines(LEFT if at % 2 else RIGHT), Print(290, 40, str(number))]
        for at, number in enumerate((4, 5, 7, 8))
    ]
    document = read(*pages)
    assert document.passed_over == ["between the printed pages 5 and 7 is missing: 6"]
    assert not any("to settle their disputes" in text for text in texts(document))


def test_items_of_a_list_are_paragraphs_of_their_own() -> None:
    document = read(
        lines(["They agreed on three things that day:", "• peace at sea,", "• peace on land,", "• trade."])
    )
    assert texts(document) == [
        "They agreed on three things that day:",
        "• peace at sea,",
        "• peace on land,",
        "• trade.",
    ]


def test_rows_of_a_table_are_cells() -> None:
    row = [Print(x, y, f"{x + y}") for y in (500, 486, 472) for x in (70, 200, 330, 460)]
    document = read([*lines(LEFT), *row])
    assert len(texts(document, "cell")) == 12


def stretched(words: list[str], right: float) -> PrintLine:
    """A line from 70 to `right` whose words are equally far apart."""
    widths = [5.0 * len(word) for word in words]
    gap = (right - 70 - sum(widths)) / (len(words) - 1)
    lefts = [70 + sum(widths[:at]) + gap * at for at in range(len(words))]
    spans = [
        Glyphs(word, left, left + width, 500, 10, 0, False, False, True)
        for word, left, width in zip(words, lefts, widths, strict=True)
    ]
    return make_line(spans, 1)._replace(width=(70, 330))


@pytest.mark.parametrize(
    ("words", "right", "cells"),
    [
        (["yield", "physicists", "their", "greatest"], 330, False),
        (["yield", "physicists", "their", "greatest"], 290, True),
        (["1998", "17", "2,030", "12"], 330, True),
    ],
)
def test_a_line_that_was_set_wide_to_fill_its_column_is_running_text(
    words: list[str], right: float, cells: bool
) -> None:
    assert _is_cells(stretched(words, right)) == cells


def test_a_wide_line_between_lines_that_fill_their_column_is_running_text() -> None:
    style = TypeStyle([])
    above = stretched(
        ["employed", "by", "all", "of", "them", "who", "were", "there", "in", "the", "field"], 330
    )
    wide = stretched(["yield", "physicists", "their", "greatest"], 330)
    spans = [span._replace(left=span.left - 6, right=span.right - 6) if at == 2 else span for at, span in enumerate(wide.spans)]  # fmt: skip
    uneven = wide._replace(spans=tuple(spans), base=488.0)
    assert _is_cells(uneven)
    assert [line.filled for line in _with_filled([above, uneven], style)] == [False, True]
    assert [line.filled for line in _with_filled([above, uneven._replace(base=400.0)], style)] == [
        False,
        False,
    ]


def test_words_are_not_joined_over_cells_of_their_column() -> None:
    row = [Print(x, 660, word) for x, word in ((70, "one"), (180, "two"), (330, "three"))]
    page = [*lines(["The procedures that all of them employed to"]), *row, *lines(["gain it were"], top=646)]
    assert "employed to gain" not in " ".join(texts(read(page)))


def test_a_block_quotation_above_the_notes_is_not_the_rest_of_a_note() -> None:
    first = [
        *lines(LEFT),
        Print(200, 703, "1", 7),
        *lines(["1 Compare Cooper for a description."], top=90, size=8),
    ]
    quoted = ["Wherein consists the unity of that, the formula", "of which we call a definition."]
    second = [*lines(LEFT), *lines(quoted, top=200, size=9.6), *lines(["2 See there."], top=90, size=8)]
    document = read(first, second)
    assert not any("Wherein" in text for text in notes(document).values())


# --- what is no text -----------------------------------------------------------------------


@pytest.mark.parametrize("last", ["2003).", "p. 109).", "1998."])
def test_a_number_that_ends_a_sentence_at_the_foot_is_text(last: str) -> None:
    document = read(*([*lines(LEFT), *lines([last], top=60)] for _ in range(1)), lines(RIGHT))
    assert last in " ".join(one.text for one in document.paragraphs)


def test_a_page_says_which_of_how_many_it_is() -> None:
    pages = [[*lines(LEFT), Print(60, 40, f"{n}/27"), Print(480, 40, "15-12556")] for n in range(1, 5)]
    document = read(*pages)
    printed = [page.printed for one in document.paragraphs for page in one.pages]
    assert printed[:1] == ["1"]
    assert "4" in printed
    assert "15-12556" not in " ".join(one.text for one in document.paragraphs)


def test_what_a_publisher_puts_at_the_foot_is_no_text() -> None:
    foot = ["1053-5357/$ – see front matter © 2004 Elsevier Inc.", "doi:10.1016/j.socec.2003.12.006"]
    document = read([*lines(LEFT), *lines(foot, top=60, size=8)], lines(RIGHT))
    text = " ".join(one.text for one in document.paragraphs)
    assert "doi" not in text
    assert "Elsevier" not in text


def test_running_heads_numbers_and_stamps_are_no_text() -> None:
    pages = [
        [
            Print(200, 800, "Review of the Sea"),
            Print(500, 800, str(number)),
            Print(70, 30, f"Filed as 20-1507, page {number - 10} of 3", 8),
            *lines(text),
        ]
        for number, text in ((11, LEFT), (12, RIGHT), (13, LEFT[::-1]))
    ]
    document = read(*pages)
    whole = " ".join(one.text for one in document.paragraphs)
    assert "Review" not in whole
    assert "Filed" not in whole
    assert document.paragraphs[0].pages[0].printed == "11"


def test_the_numbers_of_lines_are_no_text() -> None:
    text = [*LEFT, *RIGHT]
    numbers = [Print(40, 700 - 13.2 * at, str(at + 1)) for at in range(len(text))]
    document = read([*lines(text), *numbers])
    assert not any(word.isdigit() for one in document.paragraphs for word in one.text.split())


# --- hyphens -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("elsewhere", "before", "behind", "between"),
    [
        ("the regional cooperation of states", "coopera", "tion", ""),
        ("a long-term view", "long", "term", "-"),
        ("their well-being matters", "well", "being", "-"),
        ("", "Asia", "Pacific", "-"),
        ("", "post-2015", "agenda", "-"),
        ("", "communi", "cation", ""),
        ("the sign of a new time", "re", "sign", "-"),
        ("", "10,000", "square", "-"),
    ],
)
def test_a_hyphen_at_a_line_s_end(elsewhere: str, before: str, behind: str, between: str) -> None:
    joined = Joins([elsewhere]).joined(before, behind)
    assert joined in (between, "\u00ad") if before == "re" else joined == between


def test_words_that_lines_break_are_whole() -> None:
    document = read(
        lines(["They spoke of the regional com-", "munication between the well-known", "states of the sea."])
    )
    assert texts(document) == [
        "They spoke of the regional communication between the well-known states of the sea."
    ]


# --- notes ---------------------------------------------------------------------------------


def test_a_footnote_stands_at_its_mark() -> None:
    page = [
        *lines(LEFT),
        Print(70 + 5, 608, "They rejected nothing else", 11),
        Print(200.5, 612, "7", 6.5),
        Print(208, 608, "on that day, it is said.", 11),
        Print(70, 122, "7", 5.5),
        Print(75, 118, "An interview with two of the ministers, who asked", 9),
        Print(70, 107, "not to be named.", 9),
    ]
    document = read(page)
    assert notes(document) == {"7": "An interview with two of the ministers, who asked not to be named."}
    paragraph = holding(document, "rejected nothing else")
    ((at, label),) = paragraph.notes
    assert label == "7"
    assert paragraph.text[:at].endswith("nothing else")


# --- what cannot be read -------------------------------------------------------------------

RUBBISH = "7KH FKDLUPDQ RI WKH 3DFW VDLG WKDW WKH VWDWHV ZRXOG PHHW DJDLQ LQ .HS DQG WKDW WKH\\ ZRXOG QRW YRWH".split()


def test_a_page_without_text_is_told_and_the_rest_is_read() -> None:
    document = read(lines(LEFT), [], lines(RIGHT), pictures=(1,))
    assert document.passed_over == [
        "page 2 has no text, only a picture (run: ocrmypdf IN.pdf OUT.pdf, and give OUT.pdf)"
    ]
    assert not any("to settle their disputes" in text for text in texts(document))


def test_letters_that_are_not_known_keep_their_place() -> None:
    """So that no quotation goes over them."""
    words = "the members of the pact met in the harbour and spoke of peace at sea and of the law".split()
    good = [Glyphs(word, 70.0 + 30 * (at % 14), 95.0 + 30 * (at % 14), 700.0 - 14 * (at // 14), 11.0, 0, False, False, True) for at, word in enumerate(words * 3)]  # fmt: skip
    bad = [Glyphs("\ue001\ue002", 70.0, 80.0, 400.0 - at, 11.0, 1, False, False, True) for at in range(60)]
    page = PdfPage(1, 595, 842, [*good, *bad], "1", False)
    judged = judge_pages(Extract([page], 1, {}))
    (kept,) = judged.pages
    assert [span.text for span in kept.spans if span.font == 1] == [UNKNOWN] * 60
    assert "left out" in judged.problems[0]


@pytest.mark.parametrize(
    ("code", "read_as"), [(0xF643, "0"), (0xF64C, "9"), (0xF731, "1"), (0xF761, "a"), (0x41, "A")]
)
def test_figures_and_capitals_of_another_style_are_read(code: int, read_as: str) -> None:
    assert _character(code) == read_as


@pytest.mark.parametrize(
    ("letters", "left", "together"),
    [("ye", 20.6, True), ("y’", 20.6, True), ("ye", 22.5, False), ("y2", 20.6, False), (".e", 20.6, False)],
)
def test_letters_as_near_as_those_of_a_word_are_of_one(letters: str, left: float, together: bool) -> None:
    before, char = _Char(ord(letters[0]), 15, 20, 700, 9), _Char(ord(letters[1]), left, left + 5, 700, 9)
    assert _is_kerned(before, char, 10) == together


def test_a_scan_is_refused() -> None:
    with pytest.raises(ManuscriptUnreadable, match="has no text, only pictures") as caught:
        read([], [], pictures=(0, 1))
    assert "ocrmypdf" in (caught.value.hint or "")


def test_letters_that_stand_for_others_are_refused() -> None:
    page = lines([" ".join(RUBBISH[at : at + 8]) for at in range(0, len(RUBBISH), 8)] * 4)
    with pytest.raises(ManuscriptUnreadable, match="its letters stand for others") as caught:
        read(page)
    assert "force-ocr" in (caught.value.hint or "")
    document = read(lines(LEFT), page)
    assert document.passed_over[0].startswith("page 2 has letters that stand for others")
    assert not any("FKDLUPDQ" in text for text in texts(document))


@pytest.mark.parametrize(
    "text",
    [
        "The chairman of the Pact said that the states would meet again in Kep and that nobody would vote there.",
        "Der Vorsitzende sagte, dass die Staaten sich in Kep wieder träfen und niemand dort abstimmen werde, sagt man.",
        "Ministři se sešli v Kepu a mluvili o moři a jeho zákonech, které nikdo pro ostrovy u břehu království nesepsal.",
        "Министры встретились в Кепе и говорили о море и его законах, которых никто не записал для островов у берега.",
        "部长们 在 白马 会面 谈到 海洋 和 法律 没有 人 为 岛屿 写下 法律 各国 同意 和平 解决 争端 不 使用 武力 他们 说 是 的 好 吧",
        "NATO, the EU and ASEAN (2019, 2020) met in A/RES/70/1, S/2021/1 at 10:30 on 12–14 May; cf. pp. 3–5, ibid., § 7.",
    ],
)
def test_what_is_text_is_not_refused(text: str) -> None:
    assert doubt_of(f"{text} {text}") == ""


def test_an_encrypted_file_says_so() -> None:
    with pytest.raises(ManuscriptUnreadable, match="is encrypted"):
        read(lines(LEFT), locked=True)


@pytest.mark.parametrize("cut", [20, 200, 900])
def test_a_damaged_file_ends_in_one_line_or_is_read(cut: int) -> None:
    data = make_pdf([lines(LEFT)])[:cut]
    with pytest.raises(ManuscriptUnreadable) as caught:
        read_pdf(data, "a.pdf")
    assert "\n" not in caught.value.message


def test_what_takes_too_long_ends_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "TIME_LIMIT", 0.001)
    with pytest.raises(ManuscriptUnreadable, match="takes more than"):
        read(lines(LEFT))


def test_what_takes_too_much_memory_ends_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ManuscriptUnreadable, match="memory"):
        isolated.read_isolated("tests.readers.greedy", b"", "a.pdf")
