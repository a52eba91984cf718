"""The command `page`: what it writes, what it says, and when it refuses."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.errors import ToolError
from secpol_cli.pages import edition

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeCorpus, Run

_MOST = 1_500_000  # bytes of the shipped corpus's page


class _Texts(HTMLParser):
    """The text of each element with an id, that of its children in it."""

    _VOID = frozenset(["meta", "input", "line", "rect", "circle", "path", "stop"])

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self._open: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self._VOID:
            self._open.append(dict(attrs).get("id"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing is in it."""

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for id_ in filter(None, self._open):
            self.texts[id_] = self.texts.get(id_, "") + data


def texts_of(file: Path) -> dict[str, str]:
    return {id_: " ".join(text.split()) for id_, text in _Texts(file.read_text("utf-8")).texts.items()}


def _with_marks(block: dict[str, Any]) -> str:
    """A block's text with the numbers of its notes where they are marked."""
    text = block["text"]
    for mark in reversed(block["marks"]):
        text = f"{text[: mark['at']]}{mark['n']}{text[mark['at'] :]}"
    return str(text)


def test_everything_is_on_the_page(run: Run, page: Path) -> None:
    assert page.stat().st_size < _MOST
    texts = texts_of(page)
    for doc in run("docs", "--json").json["items"]:
        (shown,) = run("show", doc["id"], "--json").json["items"]
        for block in shown["blocks"]:
            assert " ".join(_with_marks(block).split()) in texts[block["address"]]
        for note in shown["notes"]:
            assert " ".join(note["text"].split()) in texts[note["address"]]
        for statement in shown["statements"]:
            card = texts[statement["address"]]
            assert statement["speaker_name"] in card
            assert all(" ".join(passage["exact"].split()) in card for passage in statement["passages"])
            assert all(f"{use['label']} {use['stance']}" in card for use in statement["principles"])
            assert all(name in card for use in statement["principles"] for name in use["holder_names"])
            assert statement["force"] is None or statement["force"]["act"] in card
            assert all(
                reply["statement"] in card for reply in statement["answers"] + statement["answered_by"]
            )
            assert statement["date"]["basis"] is None or statement["date"]["basis"][:40] in card
    for event in run("timeline", "--json").json["items"]:
        shown_event = texts[f"/timeline/{event['id']}"]
        assert event["label"] in shown_event
        assert all(passage["address"] in shown_event for passage in event["evidence"])
    used = {item["principle"] for item in run("principles", "--json").json["items"]}
    assert {f"/principles/{id_}" for id_ in used} <= texts.keys()


def test_it_says_what_it_wrote(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "e.html"
    answer = run("page", str(file), "--doc", "000", "--json").json
    assert answer["query"] == {"file": str(file), "doc": "000"}
    (item,) = answer["items"]
    assert item["bytes"] == file.stat().st_size
    assert (item["documents"], item["statements"]) == (
        1,
        len(re.findall(r'<section class="card', file.read_text("utf-8"))),
    )
    assert run("page", str(file)).stdout.startswith(f"{file}: 5 documents, ")


def test_only_the_documents_that_are_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "e.html"
    run("page", str(file), "--doc", "000", "--doc", "004")
    ids = texts_of(file).keys()
    assert {"000", "004", "000/p1", "004/p1"} <= ids
    assert not [id_ for id_ in ids if id_.startswith(("001", "002", "003"))]
    links = re.findall(r'<a [^>]*href="#([^"]+)"', file.read_text("utf-8"))
    assert {unescape(link) for link in links} <= set(re.findall(r'id="([^"]+)"', file.read_text("utf-8")))


def test_citations_are_those_of_cite(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "e.html"
    run("page", str(file), "--doc", "001", "--style", "apa", "--style", "chicago")
    texts = texts_of(file)
    for style in ("apa", "chicago"):
        assert run("cite", "001/s10", "-f", style).stdout.strip() in texts["001/s10"]
        assert run("cite", "001", "-f", style).stdout.strip() in texts["001"]
    bibtex = " ".join(run("cite", "001", "-f", "bibtex").stdout.split())
    assert bibtex in texts["001"]


def test_an_office_is_shown_where_it_was_held(run: Run, page: Path) -> None:
    texts = texts_of(page)
    assert "President, Cambodian People’s Party" in texts["001/s10"]
    assert "President, Cambodian People’s Party" not in texts["000/s2"]
    assert "Prime Minister, Cambodia" in texts["000/s2"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("e.docx", "“.docx” says no format"),
        ("e", "no ending"),
        ("nowhere/e.html", "there is no folder"),
        (".", ""),
    ],
)
def test_what_cannot_be_written_is_said(run: Run, name: str, words: str) -> None:
    answer = run("page", name)
    assert answer.status == 2
    assert words in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_unknown_documents_and_styles_are_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "e.html"
    assert "00x" in run("page", str(file), "--doc", "00x").stderr
    assert "chicagoo" in run("page", str(file), "--style", "chicagoo").stderr
    assert not file.exists()


def test_what_is_too_large_is_refused_with_a_way_out(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition, "MOST_WORDS", 5000)
    file = tmp_path / "e.html"
    answer = run("page", str(file))
    assert answer.status == 2
    assert "5 documents with" in answer.stderr
    assert "--doc" in answer.stderr
    assert not file.exists()
    assert run("page", str(file), "--doc", "001").status == 0


def test_without_pandoc_the_page_has_no_citations_and_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ToolError("pandoc is not there")

    monkeypatch.setattr("secpol_cli.pages.citations.cite_edition", fail)
    file = tmp_path / "e.html"
    answer = run("page", str(file), "--doc", "001")
    assert answer.status == 0
    assert "the page has no citations: pandoc is not there" in answer.stderr
    assert "001/s10" in texts_of(file)


def test_a_corpus_without_statements_events_and_principles(
    run: Run, tmp_path: Path, corpus_dir: MakeCorpus
) -> None:
    corpus = corpus_dir()
    for name in ("010", "011"):
        text = corpus.read(f"documents/{name}.yaml")
        corpus.write(f"documents/{name}.yaml", text[: text.index("statements:")])
    corpus.write("events.yaml", "")
    file = tmp_path / "e.html"
    answer = run("page", str(file), "--corpus", str(corpus.root))
    assert answer.status == 0, answer.stderr
    assert "We stand for peace" in texts_of(file)["010/p1"]


def test_a_text_that_departs_from_its_source_says_so(
    run: Run, tmp_path: Path, corpus_dir: MakeCorpus
) -> None:
    corpus = corpus_dir(
        ("documents/011.yaml", "met in Kep. They", "met at Kep. They"),
        ("events.yaml", "met in Kep", "met at Kep"),
    )
    file = tmp_path / "e.html"
    run("page", str(file), "--corpus", str(corpus.root))
    assert "This text departs from its source" in texts_of(file)["011"]


def test_the_policy_names_its_own_script_and_style(page: Path) -> None:
    raw = page.read_text("utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', raw)
    assert unescape(policy).startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r'\s(?:style|on\w+)="', raw)
    assert not re.search(
        r"https?://", re.sub(r">[^<]*<", "><", raw).replace("http://www.w3.org/2000/svg", "")
    )


def rows_of(page: Path) -> dict[str, str]:
    """What stands in each row of a text and beside it, as HTML, by the row's address."""
    raw = page.read_text("utf-8")
    return {
        address: re.sub(r"\s+", " ", row)
        for address, row in re.findall(
            r'<div class="row [^"]*" id="([^"]+)">(.*?)(?=<div class="row |<section class="card)',
            raw,
            re.DOTALL,
        )
    }


def test_the_first_statement_of_every_paragraph_names_its_speaker(run: Run, page: Path) -> None:
    rows = rows_of(page)
    names = {
        statement["address"]: statement["speaker_name"]
        for doc in ("001", "003")
        for statement in run("show", doc, "--json").json["items"][0]["statements"]
    }
    begun = 0
    for row in rows.values():
        voices = re.findall(r'<a class="voice[^>]*href="#([^"]+)"[^>]*>(.*?)</a>', row)
        if voices and voices[0][0] in names:
            begun += 1
            address, voice = voices[0]
            assert f"<b>{names[address]}</b>" in unescape(voice), address
    assert begun > 30


def test_who_is_said_to_hold_a_principle_is_named_in_margins_and_entries(page: Path) -> None:
    texts, rows = texts_of(page), rows_of(page)
    assert "of Cambodia, by Un Samnang and Yen Samnang+ 003/s56" in texts["/principles/neutrality"]
    voices = re.findall(r'<a class="voice.*?</a>', "".join(rows.values()))
    (voice,) = [each for each in voices if 'href="#003/s56"' in each]
    told = " ".join(unescape(re.sub("<[^>]*>", "", voice)).split())
    assert "of Cambodia: +" in told
    assert told.count("of Cambodia:") == 1


def test_what_is_planned_is_called_so_wherever_it_is_named(run: Run, page: Path) -> None:
    events = run("timeline", "--status", "planned", "--json").json["items"]
    assert events
    raw = " ".join(page.read_text("utf-8").split())
    rows = rows_of(page)
    beside = 0
    for event in events:
        for passage in event["evidence"]:
            if passage["address"] not in rows:  # a note, which has nothing beside it
                continue
            links = re.findall(
                rf'<a class="event" href="#/timeline/{event["id"]}".*?</a>', rows[passage["address"]]
            )
            beside += len(links)
            assert links
            assert all("(planned)" in link for link in links)
        assert f"{event['label']} <i>(planned)</i>" in unescape(raw)
    assert beside >= len(events)
    assert raw.count("(planned)") < 4 * len(events) + beside
