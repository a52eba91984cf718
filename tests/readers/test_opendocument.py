"""OpenDocument texts: nothing that holds words is passed over, and what is no quotation is not held for one."""

from __future__ import annotations

import pytest
from tests.readers.office import odt, read, texts

WORDS = "“open and frank talk is the way”"
OPEN = WORDS.strip("“”")
PROSE = "Peace is not only the absence of war but the presence of trust."
LEAD = "<text:p>The statement reads as follows:</text:p>"


def style(name: str, properties: str = "", family: str = "paragraph", parent: str = "", **more: str) -> str:
    given = "".join(f' style:{key.replace("_", "-")}="{value}"' for key, value in more.items())
    based = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}"{based}{given}>{properties}</style:style>'
    )


def margins(left: str, right: str = "0cm", indent: str = "0cm", align: str = "left") -> str:
    return (
        f'<style:paragraph-properties fo:margin-left="{left}" fo:margin-right="{right}" fo:text-indent="{indent}"'
        f' fo:text-align="{align}"/>'
    )


def words_set(properties: str) -> str:
    return style("T1", f"<style:text-properties {properties}/>", "text")


def test_boxes_headers_and_footers() -> None:
    frame = f"<draw:frame><draw:text-box><text:p>{WORDS}</text:p></draw:text-box></draw:frame>"
    shape = "<draw:custom-shape><text:p>“in a shape, four words”</text:p></draw:custom-shape>"
    masters = (
        "<style:master-page><style:header><text:p>“a b c d e”</text:p></style:header>"
        "<style:footer><text:p>12</text:p></style:footer></style:master-page>"
    )
    manuscript = read(
        odt(f"<text:p>“one two {frame}three four {shape}five”.</text:p>", masters=masters), "odt"
    )
    assert texts(manuscript) == ["one two three four five", OPEN, "in a shape, four words", "a b c d e"]
    assert dict(manuscript.read) == {"text boxes": 2, "headers": 1}
    assert [one.place.heading for one in manuscript.quotations] == ["", "text box", "text box", "header"]


def test_tracked_changes() -> None:
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>“not this, not now”</text:p>'
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>“open and <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>frank'
        '<text:change-end text:change-id="c2"/> talk is the way”</text:p>'
    )
    manuscript = read(odt(body), "odt")
    assert texts(manuscript) == [OPEN]
    assert dict(manuscript.read) == {"tracked changes": 1}


@pytest.mark.parametrize(
    ("properties", "found", "passed"),
    [
        ('style:text-line-through-style="solid"', [], ()),
        ('text:display="none"', [], ("para. 1: hidden text with quotation marks",)),
        ('fo:font-style="italic"', [OPEN], ()),
    ],
)
def test_words_that_are_struck_or_hidden(properties: str, found: list[str], passed: tuple[str, ...]) -> None:
    body = f'<text:p>He said <text:span text:style-name="T1">{WORDS}</text:span>.</text:p>'
    manuscript = read(odt(body, automatic=words_set(properties)), "odt")
    assert texts(manuscript) == found
    assert manuscript.passed_over == passed


def test_emphasis_spaces_and_notes() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>“in a note, four words”</text:p></text:note-body></text:note>"
    )
    body = (
        f'<text:h text:outline-level="1">Values</text:h><text:p>“open<text:s text:c="3"/>and'
        f'<text:line-break/><text:span text:style-name="T1">frank</text:span> talk is the way”{note}.</text:p>'
    )
    manuscript = read(odt(body, automatic=words_set('fo:font-weight="bold"')), "odt")
    assert texts(manuscript) == [OPEN, "in a note, four words"]
    assert manuscript.quotations[0].emphasised == ((9, 14),)
    assert [one.place.note for one in manuscript.quotations] == [None, "1"]
    assert manuscript.quotations[0].place.heading == "Values"


@pytest.mark.parametrize("name", ["Quotations", "Zitat", "Block_20_Quotation", "Citation", "Quote"])
def test_styles_that_quote(name: str) -> None:
    styles, own = style(name), style("P1", parent=name)
    for used in (name, "P1"):
        body = f'<text:p text:style-name="{used}">{PROSE}</text:p>'
        assert texts(read(odt(body, styles=styles, automatic=own), "odt")) == [PROSE]


@pytest.mark.parametrize(
    ("body", "properties", "found"),
    [
        (LEAD + "{}", margins("1cm"), [PROSE]),
        (LEAD + "{}", margins("0.5in", "0.5in"), [PROSE]),
        ("<text:p>He spoke.</text:p>{}", margins("1cm", "1cm"), [PROSE]),
        ("<text:p>He spoke.</text:p>{}", margins("1cm"), []),
        ("{}", margins("1cm", "1cm"), []),
        (LEAD + "{}", margins("1cm", indent="-1cm"), []),
        (LEAD + "{}", margins("1cm", "1cm", align="center"), []),
        (LEAD + "<text:list><text:list-item>{}</text:list-item></text:list>", margins("1cm"), []),
        (LEAD + "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row></table:table>",
         margins("1cm", "1cm"), []),
        (LEAD + "<text:p>Abstract</text:p>{}", margins("1cm", "1cm"), []),
    ],
)  # fmt: skip
def test_paragraphs_that_are_indented(body: str, properties: str, found: list[str]) -> None:
    block = f'<text:p text:style-name="P1">{PROSE}</text:p>'
    assert texts(read(odt(body.format(block), automatic=style("P1", properties)), "odt")) == found


@pytest.mark.parametrize(
    "body",
    [
        'and <office:annotation office:name="a">{}</office:annotation>“open and frank talk is the way”'
        '<office:annotation-end office:name="a"/> or',
        'and “open and frank<office:annotation office:name="a">{}</office:annotation> talk'
        '<office:annotation-end office:name="a"/> is the way” or',
        "and “open and frank talk is the way”<office:annotation>{}</office:annotation> or",
    ],
)
def test_annotations_ignore(body: str) -> None:
    said = "<dc:creator>A</dc:creator><text:p>secpol: ignore my own</text:p>"
    whole = f"<text:p>“one two three four” {body.format(said)} “five six seven eight”</text:p>"
    manuscript = read(odt(whole), "odt")
    assert texts(manuscript) == ["one two three four", "five six seven eight"]
    assert dict(manuscript.read) == {"comments": 1}


def test_what_is_not_read_is_told() -> None:
    body = (
        '<text:p>One <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
        f"<office:annotation><text:p>Is it {WORDS}?</text:p></office:annotation></text:p>"
    )
    manuscript = read(odt(body), "odt")
    assert not manuscript.quotations
    assert manuscript.passed_over == (
        "para. 1: an embedded object",
        "para. 1: a comment with quotation marks",
    )
