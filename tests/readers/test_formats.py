"""The same chapter in every format: the same quotations, claims and places."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.readers.conftest import MANUSCRIPTS

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from tests.readers.conftest import Convert, Read

    from secpol_cli.manuscript.quotation import Manuscript, Quotation

SOURCES = Path(__file__).resolve().parents[2] / "corpus" / "sources"
FORMATS = ["md", "tex", "rst", "org", "docx", "odt", "rtf", "epub", "html", "txt"]
WITH_LINES = ["md", "tex", "rst", "org", "html", "txt"]

CENTRALITY = "promoting ASEAN Centrality, which generally refers to ASEAN's convening role"
CLIMATE = "Climate security is another pressing issue,"
TRUST = "mutual strategic trust is the foundation"
BLOCK = (
    "The world is witnessing an intense competition between mutually exclusive systems, an escalating clash of "
    "values and competition for global leadership."
)
INFORMAL = "characterised as an informal and non-binding dialogue process"
CYBER = "emphasized the need to enhance regional cybersecurity cooperation"
RUNNING = (
    "The world is witnessing an intense competition between mutually exclusive systems. "
    "This worrisome trend has even influenced the humanitarian aspects of the Covid-19 vaccines,"
)
MULTILATERAL = "multilateralism is our guiding philosophy"


@pytest.fixture(params=FORMATS)
def path(request: pytest.FixtureRequest, convert: Convert, chapter: str, tmp_path: Path) -> Path:
    """The chapter, as a file with this ending."""
    ending = request.param
    if ending == "txt":
        return Path(shutil.copy(MANUSCRIPTS / "chapter.md", tmp_path / "chapter.txt"))
    written = MANUSCRIPTS / f"chapter.{ending}"
    return written if written.exists() else convert(chapter, f"chapter.{ending}")


@pytest.fixture
def manuscript(path: Path) -> Manuscript:
    return read_manuscript(path)


def find(manuscript: Manuscript, words: str) -> Quotation:
    (found,) = [one for one in manuscript.quotations if fold(one.text) == fold(words)]
    return found


def test_every_quotation_is_found(manuscript: Manuscript) -> None:
    found = {fold(one.text) for one in manuscript.checkable}
    wanted = [CENTRALITY, CLIMATE, TRUST, INFORMAL, CYBER, RUNNING, MULTILATERAL]
    assert {fold(words) for words in wanted} <= found
    assert (fold(BLOCK) in found) == (manuscript.format != "text")


def test_what_is_skipped_says_why(manuscript: Manuscript) -> None:
    skipped = [(fold(one.text), one.skipped.why) for one in manuscript.quotations if one.skipped]
    title = (fold("Remarks at the Opening,"), "title")
    assert skipped == [("harmonised security", "short"), title] or manuscript.format == "text"


def test_every_mark_is_accounted_for(manuscript: Manuscript) -> None:
    # eight pairs, and one mark more where a quotation runs into a second paragraph
    assert manuscript.marks == 19 == sum(one.mark_count for one in manuscript.quotations)


def test_who_speaks(manuscript: Manuscript) -> None:
    def speakers(words: str) -> list[str]:
        return [speaker.name for speaker in find(manuscript, words).claim.speakers]

    assert speakers(CENTRALITY)[0] == "Prime Minister Hun Sen"
    assert speakers(CLIMATE) == ["Prime Minister Hun Sen"]  # to whom “he” leads back
    assert speakers(INFORMAL) == ["Un and Yen"]
    assert speakers(RUNNING) == ["he"]
    assert speakers(TRUST) == ["he"]
    if manuscript.format != "text":
        assert speakers(BLOCK) == ["Hun Sen"]


def test_what_is_cited(manuscript: Manuscript) -> None:
    (item,) = find(manuscript, CENTRALITY).claim.citations
    assert (item.key, item.locator and (item.locator.label, item.locator.value)) == (
        "000",
        ("paragraph", "3"),
    )
    (item,) = find(manuscript, INFORMAL).claim.citations
    assert (item.names, item.year, item.key) == (("Un", "Yen"), "2019", None)
    assert item.locator is not None
    assert (item.locator.label, item.locator.value) == ("page", "12")
    (item,) = find(manuscript, CYBER).claim.citations
    assert (item.names, item.year, item.locator) == (("VGP",), "2019", None)
    assert find(manuscript, MULTILATERAL).claim.citations == ()
    if manuscript.format != "text":
        (item,) = find(manuscript, BLOCK).claim.citations
        assert item.key == "001"
        (item,) = find(manuscript, CLIMATE).claim.citations
        assert item.note is not None
        assert item.text.startswith("Hun Sen, “Remarks at the Opening,” 23 November 2022")
        assert item.locator is not None
        assert (item.locator.label, item.locator.value, item.year) == ("paragraph", "6", "2022")


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending != "txt"])
def test_a_citation_behind_a_block_is_its_citation(convert: Convert, ending: str) -> None:
    text = "The hosts remember:\n\n> We welcome the partners in their old role. (Un and Yen 2019, para. 35)\n"
    (one,) = read_manuscript(convert(text, f"draft.{ending}")).quotations
    assert one.text == "We welcome the partners in their old role."
    (item,) = one.claim.citations
    assert (item.names, item.year, item.locator and item.locator.value) == (("Un", "Yen"), "2019", "35")


def test_headings_and_notes(manuscript: Manuscript) -> None:
    if manuscript.format == "text":
        return
    headings = {one.text: one.place.heading for one in manuscript.quotations}
    assert headings["harmonised security"] == "Centrality"
    assert find(manuscript, CYBER).place.heading == "Dialogue"
    assert find(manuscript, TRUST).place.note == find(manuscript, CLIMATE).claim.citations[0].note
    assert find(manuscript, BLOCK).kind == "block"
    title = manuscript.format in {"docx", "odt", "rtf"}  # which have the title as a paragraph of its own
    assert find(manuscript, CENTRALITY).place.paragraph == 2 + title
    assert find(manuscript, TRUST).place.paragraph == 2 + title
    assert find(manuscript, BLOCK).place.paragraph == 4 + title


def test_lines_and_columns(manuscript: Manuscript, path: Path) -> None:
    with_lines = path.suffix[1:] in WITH_LINES
    assert (manuscript.source is not None) == with_lines
    for one in manuscript.quotations:
        assert (one.place.line is not None) == with_lines, one
        if with_lines:
            assert fold(_slice(path, one)).startswith(fold(one.text)[:20]), one


def _slice(path: Path, one: Quotation) -> str:
    """What stands in the file where a quotation is said to stand, markup and all."""
    place = one.place
    assert place.line
    assert place.column
    assert place.end_line
    assert place.end_column
    lines = path.read_text("utf-8").splitlines()[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize("ending", ["md", "tex", "txt"])
def test_offsets_give_each_character(ending: str, chapter: str, tmp_path: Path) -> None:
    name = "chapter.md" if ending == "txt" else f"chapter.{ending}"
    manuscript = read_manuscript(Path(shutil.copy(MANUSCRIPTS / name, tmp_path / f"chapter.{ending}")))
    assert manuscript.source is not None
    for one in manuscript.quotations:
        assert len(one.offsets) == len(one.text)
        same = sum(
            manuscript.source[offset] == letter for offset, letter in zip(one.offsets, one.text, strict=True)
        )
        assert same >= len(one.text) - 4  # blank lines, accents, marks made of two characters


def test_docx_pages(convert: Convert, tmp_path: Path) -> None:
    made = convert("“One two three four five.”\n\n“Six seven eight nine ten.”\n", "plain.docx")
    broken = _with_page_break(
        made, tmp_path / "pages.docx", "word/document.xml", "Six", "<w:lastRenderedPageBreak/>"
    )
    assert [one.place.page for one in read_manuscript(broken).quotations] == [1, 2]
    assert [one.place.page for one in read_manuscript(made).quotations] == [None, None]


def test_odt_pages(convert: Convert, tmp_path: Path) -> None:
    made = convert("“One two three four five.”\n\n“Six seven eight nine ten.”\n", "plain.odt")
    broken = _with_page_break(made, tmp_path / "pages.odt", "content.xml", "Six", "<text:soft-page-break/>")
    assert [one.place.page for one in read_manuscript(broken).quotations] == [1, 2]


def _with_page_break(made: Path, path: Path, part: str, word: str, sign: str) -> Path:
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            if name == part:
                at = content.index(word)
                before = content.rindex("<w:t" if "w:t" in content else "<text:p", 0, at)
                at = before if "w:t" in content else content.index(">", before) + 1
                content = content[:at] + sign + content[at:]
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
    return path


def test_word_comments_ignore(convert: Convert, read: Read) -> None:
    path = convert(
        "“Alpha beta gamma delta.” [secpol: ignore my translation]{.comment-start id=1 author=x date=2020-01-01T00:00:00Z}"
        "“Epsilon zeta eta theta.”[]{.comment-end id=1}\n",
        "comments.docx",
    )
    first, second = read_manuscript(path).quotations
    assert first.skipped is None
    assert second.skipped is not None
    assert (second.skipped.why, second.skipped.note) == ("ignored", "my translation")


def test_deleted_words_are_gone(convert: Convert) -> None:
    change = "author=x date=2020-01-01T00:00:00Z"
    path = convert(
        f"“We [must]{{.deletion {change}}}[may]{{.insertion {change}}} act with care now.”\n", "changed.docx"
    )
    (one,) = read_manuscript(path).quotations
    assert one.text == "We may act with care now."


def test_pages_in_a_page_are_told(read: Read) -> None:
    manuscript = read('<p>“one two three four”</p>\n<iframe class="a" src="b.html"></iframe>', "html")
    assert manuscript.passed_over == ("line 2: an embedded page (<iframe>)",)


def test_a_stream_is_known_by_its_content(convert: Convert, chapter: str) -> None:
    data = convert(chapter, "chapter.docx").read_bytes()
    manuscript = read_manuscript(io.BytesIO(data))
    assert (manuscript.file, manuscript.format) == ("-", "docx")
    assert read_manuscript(io.BytesIO(b"words")).format == "text"


def test_the_texts_quoted_are_in_the_sources() -> None:
    whole = " ".join(fold(path.read_text("utf-8")) for path in sorted(SOURCES.glob("*.txt")))
    for words in (CENTRALITY, CLIMATE, TRUST, CYBER, MULTILATERAL, INFORMAL):
        assert fold(words) in whole, words
