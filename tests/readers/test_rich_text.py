"""Rich Text: characters as it codes them, and everything that Word keeps in it."""

from __future__ import annotations

import pytest
from tests.readers.office import read, texts
from tests.readers.test_live_citations import ITEM, WHOLE, csl, known

HEAD = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times CYR;}{\f3\fcharset2 Symbol;}}"
OPEN = "open and frank talk is the way"
PROSE = "Peace is not only the absence of war but the presence of trust."


def rtf(body: str, head: str = "") -> bytes:
    return f"{HEAD}{head}{body}}}".encode("latin-1")


@pytest.mark.parametrize(
    "marked",
    [
        rf"\ldblquote {OPEN}\rdblquote",
        rf"\'93{OPEN}\'94",
        rf"\u8220?{OPEN}\u8221?",
        rf"\uc2\u8220\'93\'93{OPEN}\u8221\'94\'94",
        rf"{{\uc0\u8220 {OPEN}\u8221 }}",
        rf"\u8220\ldblquote {OPEN}\u8221\rdblquote",
        "\x93" + OPEN + "\x94",
        rf"{{\f3\'d2}}{OPEN}{{\f3\'d3}}",
        "\\'93open\nand frank\\line talk is\\tab the {\\deleted old }way\\'94".replace("\nand", " \nand"),
    ],
)
def test_marks_as_they_are_coded(marked: str) -> None:
    assert texts(read(rtf(rf"\pard He said {marked}.\par"), "rtf")) == [OPEN]


def test_letters_of_other_scripts() -> None:
    manuscript = read(
        rtf(r"\pard\'93{\f1\'cc\'e8\'f0} \u1084?\u1080?\u1088? \u-10179?\u-8704? \'e9t\'e9\'94\par"), "rtf"
    )
    assert manuscript.quotations[0].text == "Мир мир 😀 été"


def test_what_stands_beside_the_text() -> None:
    body = (
        r"{\header\pard\'93a b c d e\'94\par}{\info{\title \'93no words of the text\'94}}"
        rf"\pard\'93{OPEN}\'94{{\super\chftn}}{{\footnote\pard\plain\chftn \'93in a note, four words\'94}}"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv \'93b\'94}}{\shptxt\pard\'93in a box, four words\'94\par}}"
        r"{\shprslt{\*\do{\dptxbxtext\pard\'93in a box, four words\'94\par}}}}\par"
        r"\trowd\pard\intbl\'93in a cell, four words\'94\cell\row\pard{\v\'93hidden words of four\'94}{\pict\'93 00}\par"
    )
    manuscript = read(rtf(body), "rtf")
    assert texts(manuscript) == [
        OPEN,
        "in a note, four words",
        "in a box, four words",
        "in a cell, four words",
        "a b c d e",
    ]
    assert dict(manuscript.read) == {"headers": 1, "text boxes": 1}
    assert [line.split(": ")[1] for line in manuscript.passed_over] == ["hidden text with quotation marks"]


def test_a_live_citation() -> None:
    code = csl(ITEM).replace("{", r"\{").replace("}", r"\}")
    body = (
        rf"\pard He said \'93{OPEN}\'94 {{\field{{\*\fldinst {{ADDIN ZOTERO_ITEM CSL_CITATION {code}}}}}"
        r"{\fldrslt {[1]}}}.\par"
    )
    manuscript = read(rtf(body), "rtf")
    assert known(manuscript) == WHOLE


@pytest.mark.parametrize("at", ["range", "point"])
def test_a_comment_ignores(at: str) -> None:
    start, end = (r"{\*\atrfstart 7}", r"{\*\atrfend 7}") if at == "range" else ("", "")
    said = r"{\*\atnid A}{\*\atnauthor A}\chatn{\*\annotation{\*\atnref 7}\pard secpol: ignore my own\par}"
    body = rf"\pard\'93one two three four\'94 or {start}\'93{OPEN}\'94{end}{said} and \'93five six seven eight\'94\par"
    assert texts(read(rtf(body), "rtf")) == ["one two three four", "five six seven eight"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (rf"\pard He said:\par\pard\li720\ri720 {PROSE}\par", [PROSE]),
        (rf"\pard He said.\par\pard\li720 {PROSE}\par", []),
        (rf"\pard He said:\par\pard\li720\fi-720 {PROSE}\par", []),
        (rf"\pard He said:\par\pard\s7 {PROSE}\par", [PROSE]),
        (rf"\pard He said:\par\trowd\pard\intbl\li720\ri720 {PROSE}\cell\row", []),
        (rf"\pard He said:\par{{\listtext 1.}}\pard\ls1\li720 {PROSE}\par", []),
    ],
)
def test_block_quotations(body: str, found: list[str]) -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s7\sbasedon0 Quote;}{\*\cs8 Intense Quote;}}"
    assert texts(read(rtf(body, styles), "rtf")) == found


@pytest.mark.parametrize(
    "body",
    [
        "{" * 30_000 + "}" * 30_000,
        "}" * 50,
        r"\bin99999999999999 x",
        r"{\footnote " * 500,
        r"{\field{\*\fldinst X",
        "\\",
    ],
)
def test_what_is_broken_does_not_stop_the_rest(body: str) -> None:
    manuscript = read(rtf(rf"\pard\'93{OPEN}\'94\par {body}"), "rtf")
    assert texts(manuscript) == [OPEN]
