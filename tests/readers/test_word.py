"""Word documents: nothing that holds words is passed over, and what is no quotation is not held for one."""

from __future__ import annotations

import pytest
from tests.readers.office import docx, field, paragraph, read, run, texts

WORDS = "“open and frank talk is the way”"
OPEN = WORDS.strip("“”")
LEFT = '<w:ind w:left="720"/>'
BOTH = '<w:ind w:left="720" w:right="720"/>'
BY = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
VML = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
SHAPE = "<w:r><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></w:r>"


def both(box: str) -> str:
    """A box as Word writes it: for itself, and for programs of before 2010."""
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{SHAPE.format(box)}</mc:Choice>"
        f"<mc:Fallback>{VML.format(box)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize("box", [both, VML.format, SHAPE.format])
def test_a_text_box_is_read_once_behind_its_paragraph(box) -> None:  # type: ignore[no-untyped-def]
    manuscript = read(
        docx(
            paragraph("“one two three ", box(paragraph(WORDS)), "four five”."), paragraph("“six six six six”")
        )
    )
    assert texts(manuscript) == ["one two three four five", OPEN, "six six six six"]
    assert manuscript.quotations[1].place.heading == "text box"
    assert [one.place.paragraph for one in manuscript.quotations] == [1, 1, 2]
    assert dict(manuscript.read) == {"text boxes": 1}
    assert not manuscript.passed_over


def test_boxes_in_boxes_and_beside_a_table() -> None:
    inner = paragraph("See.", both(paragraph(WORDS)))
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Cell.', both(inner))}</w:tc></w:tr></w:tbl>"
    manuscript = read(docx(table, paragraph("“one two three four”")))
    assert texts(manuscript) == [OPEN, "one two three four"]
    assert dict(manuscript.read) == {"text boxes": 2}


def test_an_alternative_of_which_nothing_is_read_gives_way_to_the_next() -> None:
    body = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice>"
        f"<mc:Fallback>{VML.format(paragraph(WORDS))}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(docx(paragraph("See. ", body)))) == [OPEN]


def test_headers_footers_and_frames_are_read() -> None:
    frame = paragraph(WORDS, properties="<w:framePr/>")
    manuscript = read(
        docx(frame, paragraph("End."), header1=paragraph("“a b c d e”"), footer1=paragraph("“f g h i j”"))
    )
    assert texts(manuscript) == [OPEN, "a b c d e", "f g h i j"]
    assert [one.place.heading for one in manuscript.quotations] == ["", "header", "footer"]
    assert dict(manuscript.read) == {"frames": 1, "headers": 1, "footers": 1}


def test_the_same_header_in_two_parts_is_read_once() -> None:
    header = paragraph("“a b c d e”")
    assert texts(read(docx(paragraph("End."), header1=header, header2=header))) == ["a b c d e"]


def test_an_initial_is_the_first_letter_of_its_paragraph() -> None:
    initial = paragraph("“o", properties='<w:framePr w:dropCap="drop"/>')
    assert texts(read(docx(initial, paragraph("pen and frank talk is the way” he said.")))) == [OPEN]


@pytest.mark.parametrize(
    "body",
    [
        field(" QUOTE “open and frank talk is the way” ", WORDS),
        f'<w:fldSimple w:instr=" DOCPROPERTY x ">{run(WORDS)}</w:fldSimple>',
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>QUOTE \"“open and frank talk is the"
        " way”\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
        field(" IF ", "").replace(
            "IF", f"IF</w:instrText></w:r>{field('REF a', 'no “x x x x”')}<w:r><w:instrText>"
        )
        + run(WORDS),
    ],
)
def test_what_a_field_shows_is_text_and_what_it_says_is_none(body: str) -> None:
    assert texts(read(docx(paragraph("He said ", body)))) == [OPEN]


def test_a_field_without_end_is_told() -> None:
    manuscript = read(docx(paragraph("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", WORDS)))
    assert manuscript.passed_over == (
        "para. 1: a field that does not end; what stands behind it may belong to it",
    )


def test_tracked_changes_are_read_as_accepted() -> None:
    gone = f"<w:del {BY}><w:r><w:delText>not </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom {BY}>{run('only ')}</w:moveFrom>"
    new = f"<w:ins {BY}>{run('frank ')}</w:ins><w:moveTo {BY}>{run('talk ')}</w:moveTo>"
    manuscript = read(docx(paragraph("“open and ", gone, moved, new, "is the way”")))
    assert texts(manuscript) == [OPEN]
    assert dict(manuscript.read) == {"tracked insertions": 2}


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_paragraphs_whose_mark_is_deleted_are_one(change: str) -> None:
    mark = f"<w:rPr><w:{change} {BY}/></w:rPr>"
    first = paragraph("“open and frank ", properties=mark)
    second = paragraph("talk is ", properties=mark)
    assert texts(read(docx(first, second, paragraph("the way”.")))) == [OPEN]
    assert not texts(read(docx(paragraph("“open and frank "), paragraph("talk is the way”."))))


def test_properties_before_a_change_are_not_those_of_now() -> None:
    was = f"<w:pPrChange {BY}><w:pPr><w:pStyle w:val='Quote'/></w:pPr></w:pPrChange>"
    assert not texts(read(docx(paragraph("Open and frank talk is the way.", properties=was))))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('w:font="Symbol" w:char="F0D2"', 'w:font="Symbol" w:char="F0D3"'),
        ('w:font="Times New Roman" w:char="201C"', 'w:font="Times New Roman" w:char="201D"'),
        ('w:font="Times New Roman" w:char="F093"', 'w:font="Times New Roman" w:char="F094"'),
        ('w:font="Wingdings" w:char="F07D"', 'w:font="Wingdings" w:char="F07E"'),
    ],
)
def test_marks_that_are_symbols(opening: str, closing: str) -> None:
    body = paragraph(
        "He said ", f"<w:r><w:sym {opening}/></w:r>", OPEN, f"<w:r><w:sym {closing}/></w:r>", "."
    )
    assert texts(read(docx(body))) == [OPEN]


def test_private_characters_of_a_symbol_font_are_what_they_show() -> None:
    font = '<w:rFonts w:ascii="Symbol"/>'
    assert texts(read(docx(paragraph(run("\uf0d2", font), OPEN, run("\uf0d3", font))))) == [OPEN]


def test_what_is_not_read_is_told_with_its_place() -> None:
    manuscript = read(
        docx(
            paragraph("One.", '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet"/></w:object></w:r>'),
            paragraph("Two.", "<w:r><w:drawing><c:chart/></w:drawing></w:r>"),
            "<w:altChunk/>",
            paragraph(
                "Three.", run("“hidden words”", "<w:vanish/>"), "<w:r><w:footnoteReference w:id='9'/></w:r>"
            ),
        )
    )
    assert manuscript.passed_over == (
        "para. 1: an embedded object",
        "para. 2: a chart",
        "para. 3: a document that Word takes in when it opens this one",
        "para. 3: hidden text with quotation marks",
        "para. 3: a footnote that is not in the file",
    )


def test_notes_in_all_their_kinds() -> None:
    def note(kind: str, id_: int, words: str) -> str:
        return f'<w:{kind} w:id="{id_}">{paragraph(words)}</w:{kind}>'

    body = paragraph(
        '"open and frank talk is the way."',
        "<w:r><w:footnoteReference w:id='2'/></w:r>",
        "Then",
        "<w:r><w:endnoteReference w:id='2' w:customMarkFollows='1'/><w:t>*</w:t></w:r>",
        " he left.",
    )
    notes = {
        "footnotes": note("footnote", 2, "“in a footnote, four words”"),
        "endnotes": note("endnote", 2, "“in an endnote, four words”"),
    }
    manuscript = read(docx(body, **notes))
    assert texts(manuscript) == [
        "open and frank talk is the way.",
        "in a footnote, four words",
        "in an endnote, four words",
    ]
    assert [one.place.note for one in manuscript.quotations] == [None, "1", "2"]
    assert "*" not in manuscript.quotations[0].after


def test_a_note_that_cites_itself_ends() -> None:
    own = paragraph("Round.", "<w:r><w:footnoteReference w:id='2'/></w:r>")
    manuscript = read(
        docx(
            paragraph("Text.", "<w:r><w:footnoteReference w:id='2'/></w:r>"),
            footnotes=f"<w:footnote w:id='2'>{own}</w:footnote>",
        )
    )
    assert manuscript.passed_over == ("para. 1: a footnote in a note",)


# --- block quotations -----------------------------------------------------------------------

LEAD = paragraph("The statement reads as follows:")
PROSE = "Peace is not only the absence of war but the presence of trust."


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Quote", "Zitat"),
        ("Intense Quote", "IntenseQuote"),
        ("Block Text", "BlockText"),
        ("Block Quotation", "a"),
        ("Zitat", "b"),
        ("Citation", "c"),
        ("Quotations", "d"),
        ("Block Quote Indented", "e"),
        ("Cita destacada", "f"),
        ("引用文", "g"),
    ],
)
def test_styles_that_quote(name: str, id_: str) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
    styles += f'<w:style w:type="paragraph" w:styleId="x"><w:name w:val="Mine"/><w:basedOn w:val="{id_}"/></w:style>'
    for style in (id_, "x"):
        body = paragraph(PROSE, properties=f'<w:pStyle w:val="{style}"/>')
        assert texts(read(docx(body, styles=styles))) == [PROSE], name


@pytest.mark.parametrize(
    "name", ["Quote Source", "Pull Quote Author", "Normal Indent", "List Paragraph", "Body Text"]
)
def test_styles_that_do_not_quote(name: str) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="q"><w:name w:val="{name}"/></w:style>'
    body = paragraph(PROSE, properties='<w:pStyle w:val="q"/>')
    assert not texts(read(docx(paragraph("Some text."), body, styles=styles)))


@pytest.mark.parametrize(
    ("before", "words", "indent"),
    [
        (LEAD, PROSE, LEFT),
        (LEAD, PROSE, BOTH),
        (paragraph("He spoke of peace."), PROSE, BOTH),
        (paragraph("He spoke of peace."), f"{PROSE} (Hun Sen 2021)", LEFT),
        (LEAD, PROSE, '<w:ind w:start="720" w:firstLine="300"/>'),
    ],
)
def test_paragraphs_that_are_set_off_are_quotations(before: str, words: str, indent: str) -> None:
    found = texts(read(docx(before, paragraph(words, properties=indent))))
    assert found == [PROSE]


def test_a_block_of_two_paragraphs_is_one_quotation() -> None:
    block = [paragraph(PROSE, properties=LEFT), paragraph("Trust is slow.", properties=LEFT)]
    assert texts(read(docx(LEAD, *block, paragraph("He went on.")))) == [f"{PROSE}\n\nTrust is slow."]


def cell(content: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    "body",
    [
        [paragraph(PROSE, properties=BOTH)],
        [LEAD, cell(paragraph(PROSE, properties=BOTH))],
        [LEAD, cell(paragraph("x")), paragraph(PROSE, properties=BOTH)],
        [LEAD, paragraph(PROSE, properties=f'{LEFT}<w:numPr><w:numId w:val="1"/></w:numPr>')],
        [LEAD, paragraph(f"(a) {PROSE}", properties=LEFT)],
        [LEAD, paragraph(f"1.2 {PROSE}", properties=BOTH)],
        [LEAD, paragraph(f"Article 5 {PROSE}", properties=BOTH)],
        [LEAD, paragraph(f"• {PROSE}", properties=LEFT)],
        [LEAD, paragraph(f"Note. {PROSE}", properties=BOTH)],
        [LEAD, paragraph(f"Source: {PROSE}", properties=LEFT)],
        [LEAD, paragraph("Abstract"), paragraph(PROSE, properties=BOTH)],
        [LEAD, paragraph(f"Keywords: {PROSE}", properties=BOTH)],
        [LEAD, paragraph(PROSE, properties='<w:ind w:left="720" w:hanging="720"/>')],
        [LEAD, paragraph(PROSE, properties='<w:ind w:firstLine="720"/>')],
        [LEAD, paragraph(PROSE, properties=f'{BOTH}<w:jc w:val="center"/>')],
        [LEAD, paragraph(PROSE, properties='<w:ind w:left="5000"/>')],
        [paragraph("He spoke of peace."), paragraph(PROSE, properties=LEFT)],
        [paragraph("All is indented here:", properties=BOTH), paragraph(PROSE, properties=BOTH)],
        [LEAD, paragraph("See. ", SHAPE.format(paragraph(PROSE, properties=BOTH)))],
    ],
)
def test_paragraphs_that_are_indented_and_no_quotations(body: list[str]) -> None:
    manuscript = read(docx(*body, paragraph("And so on.")))
    assert not manuscript.quotations


def why(*body: str) -> list[str | None]:
    found = read(docx(*body, paragraph("And so on."))).quotations
    return [one.skipped.why if one.skipped else None for one in found]


def test_an_indented_paragraph_that_leads_to_another_is_the_writers() -> None:
    leading = paragraph("Two things will come to light in what follows:", properties=BOTH)
    assert why(LEAD, leading) == ["own"]
    assert why(LEAD, leading, paragraph(PROSE, properties=BOTH)) == [None]


def test_indented_references_are_no_quotations() -> None:
    entry = paragraph("Sok Un. Notes on the sea (2019), https://coast.example/sea", properties=BOTH)
    running = paragraph("These are in order of their names.")
    assert why(paragraph("References"), running, entry) == ["own"]
    assert why(paragraph("Remarks"), running, entry) == [None]


def test_a_style_for_quotations_is_believed_whatever_the_words_are() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>'
    body = paragraph("Two things will come to light in what follows:", properties='<w:pStyle w:val="q"/>')
    (one,) = read(docx(LEAD, body, styles=styles)).quotations
    assert one.skipped is None


def test_an_abstract_ends_where_the_text_begins() -> None:
    body = [
        paragraph("Abstract"),
        paragraph("Mine.", properties=BOTH),
        LEAD,
        paragraph(PROSE, properties=BOTH),
    ]
    assert texts(read(docx(*body))) == [PROSE]


# --- comments -------------------------------------------------------------------------------


def comment(id_: int, words: str) -> str:
    return f'<w:comment w:id="{id_}" w:author="A">{paragraph(words)}</w:comment>'


def ranged(id_: int, *content: str) -> str:
    inside = "".join(one if one.startswith("<") else run(one) for one in content)
    return (
        f'<w:commentRangeStart w:id="{id_}"/>{inside}<w:commentRangeEnd w:id="{id_}"/>'
        f'<w:r><w:commentReference w:id="{id_}"/></w:r>'
    )


@pytest.mark.parametrize(
    "body",
    [
        paragraph("“one two three four” and ", ranged(1, WORDS), " and “five six seven eight”"),
        paragraph(
            "“one two three four” and “open and ",
            ranged(1, "frank"),
            " talk is the way” “five six seven eight”",
        ),
        paragraph(
            "“one two three four” and ",
            ranged(1, "“open"),
            " and frank talk is the way” “five six seven eight”",
        ),
        paragraph(
            "“one two three four” and then ", WORDS, ranged(1, " [@001]"), " or also “five six seven eight”"
        ),
        paragraph(
            "“one two three four” and ",
            WORDS,
            "<w:r><w:commentReference w:id='1'/></w:r>",
            " “five six seven eight”",
        ),
    ],
)
def test_a_comment_ignores_what_it_stands_on(body: str) -> None:
    manuscript = read(docx(body, comments=comment(1, "secpol: ignore my own words")))
    assert texts(manuscript) == ["one two three four", "five six seven eight"]
    (ignored,) = [one.skipped for one in manuscript.quotations if one.skipped]
    assert (ignored.why, ignored.note) == ("ignored", "my own words")


def test_a_comment_on_several_paragraphs_ignores_all_that_it_touches() -> None:
    body = (
        '<w:commentRangeStart w:id="1"/>'
        + paragraph("“one two three four”")
        + paragraph("“one two three five”")
        + paragraph("“one two three six”", '<w:commentRangeEnd w:id="1"/>', " “seven eight nine ten”")
    )
    manuscript = read(docx(body, comments=comment(1, "secpol: ignore")))
    assert texts(manuscript) == ["seven eight nine ten"]


def test_a_comment_that_touches_nothing_is_told() -> None:
    manuscript = read(docx(paragraph(ranged(1, "No words.")), comments=comment(1, "secpol: ignore why")))
    assert manuscript.warnings == ("draft.docx: a comment: “secpol: ignore” stands at no quotation",)


def test_words_in_comments_are_not_the_manuscripts() -> None:
    manuscript = read(docx(paragraph(ranged(1, "Words.")), comments=comment(1, f"Is it {WORDS}?")))
    assert not manuscript.quotations
    assert manuscript.passed_over == ("para. 1: a comment with quotation marks",)


def test_a_note_is_read_once_however_often_it_is_marked() -> None:
    mark = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    note = f"<w:footnote w:id='2'>{paragraph(WORDS)}</w:footnote>"
    assert texts(read(docx(paragraph("Text.", mark, mark), footnotes=note))) == [OPEN]
