"""Citations that programs for references keep live in Word and OpenDocument texts."""

from __future__ import annotations

import base64
import json
from html import escape
from typing import TYPE_CHECKING, Any

import pytest
from tests.readers.office import docx, field, odt, paragraph, read, run, zipped

if TYPE_CHECKING:
    from secpol_cli.manuscript.quotation import Manuscript
    from secpol_cli.readers.records import CitationItem

TITLE = "ASEM in the Eyes of Cambodia"
WORDS = "He said “open and frank talk is the way” "
ITEM = {
    "id": 46,
    "locator": "3",
    "label": "paragraph",
    "itemData": {
        "title": TITLE,
        "DOI": "10.1/x",
        "author": [{"family": "Un", "given": "Samnang"}, {"family": "Yen", "given": "Samnang"}],
        "issued": {"date-parts": [["2019"]]},
    },
}


def csl(*items: dict[str, Any]) -> str:
    return json.dumps({"citationID": "a", "citationItems": list(items), "schema": "x"})


def cited(manuscript: Manuscript) -> tuple[CitationItem, ...]:
    (one,) = manuscript.checkable
    return one.claim.citations


def known(manuscript: Manuscript) -> tuple[object, ...]:
    (item,) = cited(manuscript)
    locator = item.locator and (item.locator.label, item.locator.value)
    return item.names, item.year, item.title, locator


WHOLE = (("Un", "Yen"), "2019", TITLE, ("paragraph", "3"))
ENDNOTE = (
    "<EndNote><Cite><Author>Un</Author><Year>2019</Year><RecNum>7</RecNum><Suffix>, para. 3</Suffix>"
    "<DisplayText>[1]</DisplayText><record><contributors><authors>"
    '<author><style face="normal">Un, Samnang</style></author><author>Yen, Samnang</author></authors>'
    f'</contributors><titles><title><style face="normal">{TITLE}</style></title></titles>'
    "<dates><year>2019</year></dates></record></Cite></EndNote>"
)


@pytest.mark.parametrize(
    "shown", ["[1]", "(Un & Yen, 2019)", "1", "Un and Yen, “ASEM in the Eyes,” 2019.", ""]
)
@pytest.mark.parametrize("cuts", [1, 7])
@pytest.mark.parametrize(
    "instruction",
    [
        f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(ITEM)} ",
        f"ADDIN CSL_CITATION {csl(ITEM)}",
        f" ADDIN EN.CITE {ENDNOTE}",
        f" ADDIN EN.CITE {ENDNOTE.replace('<Suffix>, para. 3</Suffix>', '<Pages>para 3</Pages>')}",
    ],
)
def test_fields_in_word(instruction: str, cuts: int, shown: str) -> None:
    manuscript = read(docx(paragraph(WORDS, field(instruction, shown, cuts=cuts), ".")))
    assert known(manuscript) == WHOLE
    assert len(manuscript.quotations) == 1
    assert dict(manuscript.read) == {"fields": 1}


def test_a_simple_field() -> None:
    body = f'<w:fldSimple w:instr="{escape(f" ADDIN CSL_CITATION {csl(ITEM)}")}">{run("[1]")}</w:fldSimple>'
    assert known(read(docx(paragraph(WORDS, body, ".")))) == WHOLE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_the_data_of_endnote_beside_the_field(encoding: str) -> None:
    data = base64.b64encode(ENDNOTE.encode(encoding)).decode()
    inner = field(" ADDIN EN.CITE.DATA ", "", data=data)
    outer = field(" ADDIN EN.CITE IN ", "[1]").replace(
        "IN </w:instrText></w:r>", f"</w:instrText></w:r>{inner}"
    )
    assert known(read(docx(paragraph(WORDS, outer, ".")))) == WHOLE
    own = field(" ADDIN EN.CITE ", "[1]", data=data)
    assert known(read(docx(paragraph(WORDS, own, ".")))) == WHOLE


def test_the_content_control_of_mendeley_cite() -> None:
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(csl(ITEM).encode()).decode()
    body = (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{run("[1]")}</w:sdtContent></w:sdt>'
    )
    assert known(read(docx(paragraph(WORDS, body, ".")))) == WHOLE


def test_words_own_citations() -> None:
    uri = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
    person = "<b:Person><b:Last>{}</b:Last><b:First>Samnang</b:First></b:Person>"
    names = person.format("Un") + person.format("Yen")
    sources = (
        f'<b:Sources xmlns:b="{uri}"><b:Source><b:Tag>UnS19</b:Tag><b:Title>{TITLE}</b:Title><b:Year>2019</b:Year>'
        f"<b:Author><b:Editor><b:NameList>{person.format('Ed')}</b:NameList></b:Editor>"
        f"<b:Author><b:NameList>{names}</b:NameList></b:Author></b:Author></b:Source></b:Sources>"
    )
    bare = docx(paragraph(WORDS, field(r" CITATION UnS19 \l 1033 \p para.3 ", "[1]"), "."))
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(bare)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    manuscript = read(zipped(files | {"customXml/item2.xml": sources}))
    assert known(manuscript) == (("Un", "Yen"), "2019", TITLE, ("paragraph", "3"))
    (item,) = cited(read(bare))
    assert item.key == "UnS19"


def test_citavi() -> None:
    reference = {"Authors": [{"LastName": "Un"}, {"LastName": "Yen"}], "Title": TITLE, "Year": "2019"}
    entry = {"Reference": reference, "PageRange": {"OriginalString": "para. 3"}}
    data = base64.b64encode(json.dumps({"Entries": [entry]}).encode()).decode()
    body = field(f"ADDIN CitaviPlaceholder{{{data}}}", "[1]")
    assert known(read(docx(paragraph(WORDS, body, ".")))) == WHOLE


def test_several_works_and_prefixes() -> None:
    other = {
        "prefix": "see",
        "itemData": {"author": [{"literal": "ASEAN Secretariat"}], "issued": {"raw": "May 2020"}},
    }
    body = field(f"ADDIN ZOTERO_ITEM CSL_CITATION {csl(ITEM, other)}", "[1, 2]")
    first, second = cited(read(docx(paragraph(WORDS, body, "."))))
    assert (first.names, first.text) == (("Un", "Yen"), "[1, 2]")
    assert (second.names, second.year, second.prefix) == (("ASEAN Secretariat",), "2020", "see")


def test_the_text_says_what_the_record_does_not() -> None:
    bare = {"itemData": {"title": TITLE}}
    body = field(f"ADDIN CSL_CITATION {csl(bare)}", "(Un and Yen 2019, para. 3)")
    assert known(read(docx(paragraph(WORDS, body, ".")))) == WHOLE


@pytest.mark.parametrize(
    "instruction",
    ["ADDIN ZOTERO_ITEM CSL_CITATION {broken", "ADDIN CSL_CITATION {}", "ADDIN EN.CITE <EndNote><Cite>", "ADDIN X {}",
     "ADDIN CSL_CITATION " + '{"citationItems":' + "[" * 99_999],
)  # fmt: skip
def test_a_field_that_is_broken_is_text(instruction: str) -> None:
    manuscript = read(docx(paragraph(WORDS, field(instruction, "(Un and Yen 2019, para. 3)"), ".")))
    (item,) = cited(manuscript)
    assert (item.names, item.year, item.title) == (("Un", "Yen"), "2019", "")


def test_a_field_in_a_note() -> None:
    shown = f"Un and Yen, “{TITLE} and Its Neighbours,” 2019, para. 3."
    note = paragraph(field(f"ADDIN ZOTERO_ITEM CSL_CITATION {csl(ITEM)}", shown))
    manuscript = read(
        docx(
            paragraph(WORDS.strip(), "<w:r><w:footnoteReference w:id='2'/></w:r>", "."),
            footnotes=f"<w:footnote w:id='2'>{note}</w:footnote>",
        )
    )
    assert known(manuscript) == WHOLE
    assert len(manuscript.quotations) == 1


# --- OpenDocument -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code", ["ZOTERO_ITEM CSL_CITATION {} RNDabc", "CSL_CITATION {} RND1", "Mendeley Citation {}"]
)
def test_reference_marks(code: str) -> None:
    name = escape(code.replace("{}", csl(ITEM)), quote=True)
    body = (
        f'<text:p>{WORDS}<text:reference-mark-start text:name="{name}"/>[1]'
        f'<text:reference-mark-end text:name="{name}"/>.</text:p>'
    )
    manuscript = read(odt(body), "odt")
    assert known(manuscript) == WHOLE
    assert dict(manuscript.read) == {"fields": 1}


def test_bookmarks_of_zotero() -> None:
    code = f"ZOTERO_ITEM CSL_CITATION {csl(ITEM)}"
    halves = [code[:100], code[100:]]
    meta = "".join(
        f'<meta:user-defined meta:name="ZOTERO_BREF_x1_{number}">{escape(half)}</meta:user-defined>'
        for number, half in enumerate(halves, 1)
    )
    mark = 'text:name="ZOTERO_BREF_x1"'
    body = f"<text:p>{WORDS}<text:bookmark-start {mark}/>[1]<text:bookmark-end {mark}/>.</text:p>"
    assert known(read(odt(body, meta=meta), "odt")) == WHOLE


def test_bibliography_marks() -> None:
    mark = (
        f'<text:bibliography-mark text:identifier="un19" text:author="Un, Samnang; Yen, Samnang" text:year="2019"'
        f' text:title="{TITLE}">[1]</text:bibliography-mark>'
    )
    manuscript = read(odt(f"<text:p>{WORDS}{mark}.</text:p>"), "odt")
    assert known(manuscript) == (("Un", "Yen"), "2019", TITLE, None)
