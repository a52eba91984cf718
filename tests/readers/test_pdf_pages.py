"""PDFs: what stands beside, below and around the text of a page, and what is no rubbish."""

from __future__ import annotations

import pytest
from tests.readers.pdf_files import Print, lines
from tests.readers.test_pdf import LEFT, RIGHT, notes, read, texts

from secpol_cli.readers.pdf.characters import _once, _text
from secpol_cli.readers.pdf.legibility import doubt_of
from secpol_cli.readers.pdf.lines import make_line
from secpol_cli.readers.pdf.page import Glyphs
from secpol_cli.readers.pdf.paragraphs import _shares_centre
from secpol_cli.readers.plain.line_ends import Joins

LAW = [
    "See the Commission's paper on the reform of the law of the sea and of its harbours, which says",
    "that nobody had written it down before; it was adopted by all members of the Pact in spring and",
    "has not been changed in any of the years since, though many of them asked for it at meetings.",
]


def test_notes_may_be_longer_than_the_text_they_belong_to() -> None:
    pages = []
    for page, text in enumerate((LEFT[:3], RIGHT[:3], LEFT[3:]), 1):
        print_ = lines(text)
        for note in (0, 1, 2):
            number = 3 * page + note - 2
            first, *rest = LAW
            print_ += lines([f"  {number}. {first}", *rest], top=640 - 40 * note, size=8)
        pages.append(print_)
    document = read(*pages)
    assert len(notes(document)) == 9
    assert not any("Commission" in text for text in texts(document))


def test_notes_in_the_margin_stand_behind_the_text() -> None:
    said = ["Short title of", "the Act on the sea", "and its harbours."]
    margin = [Print(330, 700 - 9.6 * at, text, 7) for at, text in enumerate(said)]
    document = read([*lines([*LEFT, *RIGHT]), *margin])
    whole = " ".join(texts(document))
    assert " ".join(LEFT[:4]) in whole
    assert whole.endswith("Short title of the Act on the sea and its harbours.")


def test_what_stands_beside_the_column_on_several_pages_is_no_text() -> None:
    pages = [
        [*lines([line.strip() for line in text]), Print(20, 690, "ER", 13), Print(20, 670, str(number), 13)]
        for number, text in ((171, LEFT), (172, RIGHT), (173, LEFT[::-1]))
    ]
    document = read(*pages)
    assert not any("ER" in one.text or "17" in one.text for one in document.paragraphs)
    assert [one.printed for one in document.paragraphs[0].pages[:1]] == ["171"]


def test_a_running_head_that_a_scan_reads_otherwise_is_no_text() -> None:
    heads = [
        "EUROPEAN COMPANY LAW - 91 - JUNE 2010",
        "EUROPEANCOMPANY LAW . 92 -- JUNE 2O10",
        "COMPANY LAW 93 JUNE 2010",
    ]
    pages = [
        [*lines(text), Print(70, 20, head, 7)]
        for head, text in zip(heads, (LEFT, RIGHT, LEFT[::-1]), strict=True)
    ]
    assert not any("COMPANY" in one.text for one in read(*pages).paragraphs)


@pytest.mark.parametrize(
    "head", ["Bulletin of the Sea (2018) 25:793-826", "Vol. LVII, Vol. 5, No. 3, May 1997"]
)
def test_what_a_journal_puts_at_the_head_of_its_first_page_is_no_text(head: str) -> None:
    document = read([Print(70, 800, head, 8), *lines(LEFT)], lines(RIGHT))
    assert not any(head in one.text for one in document.paragraphs)


@pytest.mark.parametrize(
    ("left", "right", "is_centred"), [(60, 540, True), (172, 428, True), (60, 380, False), (200, 540, False)]
)
def test_lines_of_one_centre_are_centred(left: float, right: float, is_centred: bool) -> None:
    above, line = (
        make_line([Glyphs("ADDRESS", one, other, 700, 11, 0, True, False, True)], 1)
        for one, other in ((200, 400), (left, right))
    )
    assert _shares_centre(above, line) == is_centred


def test_a_paragraph_of_full_lines_goes_on_on_the_next_page_behind_a_sentence() -> None:
    words = "the ministers of the Pact met at sea with Kep Co.".split()
    full = [" ".join([*words[at:-1], *words[:at], words[-1]]) for at in range(6)]
    assert len(texts(read(lines(full[:3]), lines(full[3:])))) == 1
    short = [*full[:2], "the ministers met with Kep Co."]
    assert len(texts(read(lines(short), lines(full[3:])))) == 2


def test_what_is_printed_twice_is_bold() -> None:
    one = Glyphs("Direct Democracy", 70, 160, 500, 11, 0, False, False, True)
    (kept,) = _once([one, one._replace(left=70.4)])
    assert kept.bold


def test_letters_beyond_the_first_plane_come_in_halves() -> None:
    assert _text([0xD835, 0xDC5D, 0x3D, 0x31]) == "\U0001d45d=1"
    assert _text([0xD835, 0x3D]) == "\ufffd="


@pytest.mark.parametrize(
    ("text", "of_font"),
    [
        ("q q n n m m x l s t v d(x, y) K P, A p. j, i W(i, j) T S r < U d) X X " * 4, True),
        ("ABW AND BHR BHS BLZ BMU BRB CHN COK CUW CYP DNK GIB HKG IMN IRL IRN LIE LUX " * 4, True),
        ("第1季a度报告 采样EDTA抗凝 样本ABC状态 正常x值范围 " * 12, False),
    ],
)
def test_formulas_codes_and_chinese_are_no_rubbish(text: str, of_font: bool) -> None:
    assert doubt_of(text, of_font=of_font) == ""


@pytest.mark.parametrize(
    ("before", "behind", "between"),
    [("peer", "to-peer", "-"), ("less", "studied", "-"), ("inter", "governmental-level", "")],
)
def test_a_hyphen_among_others(before: str, behind: str, between: str) -> None:
    assert Joins([]).joined(before, behind) == between


def test_marks_that_are_printed_as_two_are_one() -> None:
    (text,) = texts(read(lines(["The term ‘‘digital asset’’ means any digital form"])))
    assert text == "The term “digital asset” means any digital form"
