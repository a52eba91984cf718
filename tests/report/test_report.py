"""`verify --report`: its numbers are the JSON's, its words those of draft and source, and nothing in it acts."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from secpol_cli.report.templates import escape_markdown
from secpol_cli.verdicts import PROVED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

DECIDED = ("not-found", "misattributed", "meaning", "interpolated", "altered", "mislocated")
TITLES = {
    "not-found": "Not in the sources",
    "misattributed": "Another speaker",
    "meaning": "Says something else",
    "altered": "Words altered",
    "unchecked": "Could not be checked",
}


class Page(HTMLParser):
    """The elements of a page with their attributes, and its texts by the element they stand in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "br"):
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in {*self._open[-1:]}:
            self.texts.setdefault(tag, []).append(data)


def report(run: Run, here: Path, name: str, *options: str, manuscript: str = "draft.md") -> Any:
    answer = run("verify", manuscript, "--report", name, "--json", *options)
    assert answer.json["written"] == [name]
    assert name in answer.stderr
    return answer.json


def test_the_numbers_are_those_of_the_json(run: Run, here: Path) -> None:
    counts = report(run, here, "r.html")["counts"]
    page = (here / "r.html").read_text("utf-8")
    proved = sum(counts[verdict] for verdict in PROVED)
    checked = counts["quotations"] - counts["skipped"]
    decide = sum(counts[verdict] for verdict in DECIDED)
    assert decide == 4
    assert f"{proved} of {checked} quotations" in page
    assert f"{decide} need a decision" in page
    assert f"{counts['unchecked']} could not be checked" in page
    for verdict, title in TITLES.items():
        assert re.search(rf"{title} <span class=\"number\">{counts[verdict]}</span>", page)
    assert page.count("<article") == decide + counts["unchecked"]
    assert page.count("<legend class") == decide  # where something is to be decided
    assert re.search(rf'id="proved">Proved <span class="number">{proved}<', page)


def test_the_bar_is_as_long_as_all_quotations(run: Run, here: Path) -> None:
    report(run, here, "r.html")
    pieces = [
        element
        for tag, element in Page((here / "r.html").read_text("utf-8")).elements
        if tag == "rect" and "share" in (element.get("class") or "")
    ]
    ends = [float(piece["x"] or 0) + float(piece["width"] or 0) for piece in pieces]
    assert ends == sorted(ends)
    assert 990 < ends[-1] <= 1000


def test_words_of_one_side_alone_are_marked(run: Run, here: Path) -> None:
    report(run, here, "r.html")
    texts = Page((here / "r.html").read_text("utf-8")).texts
    assert {"will", "extensive", "Kin Phea"} <= set(texts["del"])
    assert {"could", "inclusive", "Hun Sen"} <= set(texts["ins"])


def test_what_else_it_says(run: Run, here: Path) -> None:
    answer = report(run, here, "r.html")
    page = (here / "r.html").read_text("utf-8")
    digest = sha256((here / "draft.md").read_bytes()).hexdigest()
    assert answer["files"] == [{"file": "draft.md", "format": "markdown", "sha256": digest, "quotations": 7}]
    assert digest in page
    assert answer["corpus"]["sha256"] in page
    assert "secpol verify draft.md --report r.html" in page
    assert "great power" in page  # skipped
    assert "[@001, para. 6]" in page  # to paste


@pytest.mark.parametrize("name", ["r.html", "r.md", "r.docx"])
def test_it_is_the_same_again(run: Run, here: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    report(run, here, name)
    first = _text(here / name)
    report(run, here, name)
    assert _text(here / name) == first
    assert "January 2, 1970" in first or "2 January 1970" in first


def _text(path: Path) -> str:
    if path.suffix != ".docx":
        return path.read_text("utf-8")
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("name", ["r.md", "r.docx"])
def test_other_formats_say_as_much(run: Run, here: Path, name: str) -> None:
    report(run, here, name)
    text = _text(here / name).replace("\\", "")
    assert "1 of 6 quotations is proved." in text
    for title in TITLES.values():
        assert title in text
    assert "“will” for “could” (another modal verb)" in text
    assert "mutual respect, mutual understanding" in text


def test_the_page_loads_and_runs_nothing(run: Run, here: Path) -> None:
    report(run, here, "r.html")
    text = (here / "r.html").read_text("utf-8")
    page = Page(text)
    policy = next(at["content"] for _, at in page.elements if at.get("http-equiv"))
    digest = b64encode(sha256("".join(page.texts["style"]).encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'"
    for tag, attributes in page.elements:
        assert tag not in ("script", "link", "img", "iframe", "object", "embed", "base", "form")
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "style")]
        assert (attributes.get("href") or "#").startswith("#")


def test_each_page_says_of_which_file_it_is(run: Run, here: Path) -> None:
    (here / 'a<style>"b.md').write_bytes((here / "draft.md").read_bytes())
    begin = sha256((here / "draft.md").read_bytes()).hexdigest()[:12]
    report(run, here, "r.html", manuscript='a<style>"b.md')
    (style,) = [
        "".join(texts)
        for tag, texts in Page((here / "r.html").read_text("utf-8")).texts.items()
        if tag == "style"
    ]
    foot = re.search(r'@bottom-left \{ content: "([^"]*)"', style)
    assert foot
    shown = re.sub(r"\\([0-9a-f]+) ", lambda sign: chr(int(sign[1], 16)), foot[1])
    assert shown == f'Quotation report · a<style>"b.md · SHA-256 {begin}…'
    report(run, here, "r.docx")
    (footer,) = [section.footer.paragraphs[0] for section in Document(str(here / "r.docx")).sections]
    assert footer.text.startswith(f"Quotation report · draft.md · SHA-256 {begin}… · page ")
    assert re.findall("PAGE|NUMPAGES", footer._p.xml) == ["PAGE", "NUMPAGES"]


def test_a_page_of_word_does_not_part_a_problem(run: Run, here: Path) -> None:
    report(run, here, "r.docx")
    document = Document(str(here / "r.docx"))
    assert len(document.tables) > 4
    cells = [cell for table in document.tables[:4] for cell in table.rows[0].cells]
    assert all(paragraph.paragraph_format.keep_with_next for cell in cells for paragraph in cell.paragraphs)


HOSTILE = """\
# <script>alert(1)</script>

Hun Sen said “it will \\<img src=x onerror=alert(1)> bring \u202emilitary\u202c confrontation or \x1b[31meven a new arms race” [@001].

He said “mutual respect \\| mutual ~~understanding~~ *and* [so](javascript:x) on” [@<b>001</b>].
"""


@pytest.mark.parametrize("name", ["r.html", "r.md", "r.docx"])
def test_nothing_hostile_gets_through(run: Run, here: Path, name: str) -> None:
    (here / "<i>x.md").write_text(HOSTILE, "utf-8")
    report(run, here, name, manuscript="<i>x.md")
    raw = (here / name).read_bytes().decode("utf-8", "replace")
    text = _text(here / name)
    assert not set(text) & set("\x1b\u202e\u202c")
    if name == "r.html":
        assert not {"script", "img", "i", "a b"} & {tag for tag, _ in Page(raw).elements}
    if name == "r.md":
        outside_code = re.sub(r"(?m)^    .*$", "", raw)
        assert not re.search(r"(?<!\\)<", outside_code)
        assert "](javascript" not in raw


@pytest.mark.parametrize(
    "text", ["a|b", "*a* _b_ `c` <d> [e](f)", "1. a", "- b", "# c", "a ~~b~~", "+ x", "@key $x$ ^y^"]
)
def test_markdown_means_nothing(text: str) -> None:
    escaped = escape_markdown(text)
    assert "|" not in escaped
    assert not re.search(r"(?<!\\)[*_`<\[~$^@]", escaped)
    assert not re.match(r"(\d+[.)]|[-+#]) ", escaped)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("r.pdf", "“.pdf” says no format"),
        ("r", "no ending says no format"),
        ("none/r.html", "there is no folder none"),
        ("draft.md", "is the manuscript itself"),
    ],
)
def test_where_no_report_can_go(run: Run, here: Path, name: str, said: str) -> None:
    before = (here / "draft.md").read_bytes()
    answer = run("verify", "draft.md", "--report", name)
    assert answer.status == 2
    assert said in answer.stderr
    assert (here / "draft.md").read_bytes() == before


def test_no_report_of_a_quotation_by_itself(run: Run, here: Path) -> None:
    assert run("verify", "-q", "mutual respect, mutual understanding", "--report", "r.html").status == 2
    assert not (here / "r.html").exists()


def test_several_manuscripts(run: Run, here: Path) -> None:
    (here / "other.md").write_text("A “zero-sum game is not what we want here” [@001].\n", "utf-8")
    answer = run("verify", "draft.md", "other.md", "missing.md", "--report", "r.html")
    page = (here / "r.html").read_text("utf-8")
    assert answer.status == 3 or answer.status == 2
    assert '<th scope="row" dir="auto">other.md</th><td>1</td><td>0</td><td>1</td><td>0</td>' in page
    assert "other.md, line 1" in page
    assert "missing.md" in page  # could not be read


def test_problems_are_shown_alone(run: Run, here: Path) -> None:
    answer = run("verify", "draft.md", "--problems", "--json").json
    assert {item["status"] for item in answer["items"]} == {
        "not-found", "misattributed", "meaning", "altered", "unchecked"
    }  # fmt: skip
    assert answer["counts"]["quotations"] == 7
    assert answer["query"]["problems"] is True


def test_the_sentence_around(run: Run, here: Path) -> None:
    first, second, *_ = run("verify", "draft.md", "--json").json["items"]
    assert first["before"] == "Hun Sen spoke of "
    assert first["after"] == " [@001, para. 13]."
    assert second["match"]["before"].startswith("“The world is witnessing an intense competition")
    assert second["match"]["before"].endswith("all of which ")


def test_the_words_that_a_quotation_is_cut_off_from_are_set_apart(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "cut.md"
    draft.write_text(
        "Hun Sen: “We welcome all Indo-Pacific initiatives” (000).\n\nKin Phea calls it “comprehensive because "
        "the thoughts shared by the parties are not always definitive” (001).\n",
        "utf-8",
    )
    name = str(tmp_path / "cut.report.md")
    assert run("verify", str(draft), "--report", name).status == 1
    told = (tmp_path / "cut.report.md").read_text("utf-8")
    assert (
        "> We welcome all Indo-Pacific initiatives **as long as they provide peace and development**; not against"
        in told
    )
    assert "dialogue is **not** so comprehensive because the thoughts" in told
    page = str(tmp_path / "cut.html")
    run("verify", str(draft), "--report", page)
    assert "<ins>as long as they provide peace and development</ins>" in (tmp_path / "cut.html").read_text(
        "utf-8"
    )
