"""What departs from its source is told beside the words, and proves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import CorpusDir, MakeCorpus, Run

WORDS = "They rejected the use of force."
SAID = "011 departs from its source: “They rejected the use” (word 9 of p1) does not follow in the source"


@pytest.fixture
def corpus(corpus_dir: MakeCorpus) -> CorpusDir:
    """A corpus whose document 011 has other words than its source."""
    corpus = corpus_dir(("sources/011.txt", "They rejected", "We reject"))
    corpus.sign()
    return corpus


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "tsv", "markdown", "latex", "html"])
@pytest.mark.parametrize(
    "asked", [("search", WORDS), *(("show", what) for what in ("011", "011/s1", "pact", "kep-meeting"))]
)
def test_it_is_said_beside_the_words(run: Run, corpus: CorpusDir, asked: list[str], form: str) -> None:
    answer = run(*asked, "--corpus", str(corpus.root), "-f", form)
    assert answer.status == 0
    assert "does not follow in the source" in answer.stdout


def test_json_has_it_with_each_hit_and_page(run: Run, corpus: CorpusDir) -> None:
    where = ("--corpus", str(corpus.root), "--json")
    assert (
        f"011 departs from its source: {run('search', WORDS, *where).json['items'][0]['departure']}" == SAID
    )
    assert run("search", "rule of law at sea", *where).json["items"][0]["departure"] is None
    assert run("show", "011", *where).json["items"][0]["departures"] == [SAID]
    assert run("show", "010", *where).json["items"][0]["departures"] == []


def test_it_proves_nothing(run: Run, corpus: CorpusDir) -> None:
    (item,) = run("verify", "-q", WORDS, "--corpus", str(corpus.root), "--json").json["items"]
    assert (item["status"], item["correction"]) == ("unchecked", None)
    assert item["reason"].startswith("011 departs from its source (“They rejected the use”")
    (other,) = run("verify", "-q", "Peace costs $5 million", "--corpus", str(corpus.root), "--json").json[
        "items"
    ]
    assert other["status"] == "verbatim"


def test_other_line_ends_change_no_word(run: Run, corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir()
    corpus.write("sources/011.txt", corpus.read("sources/011.txt").replace("\n", "\r\n"))
    (item,) = run("verify", "-q", WORDS, "--corpus", str(corpus.root), "--json").json["items"]
    assert item["status"] == "verbatim"


def test_an_edited_source_is_noticed_by_the_next_command(
    run: Run, corpus_dir: MakeCorpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secpol_cli.corpus.incremental._RACY_NS", 0)
    corpus = corpus_dir()
    where = ("--corpus", str(corpus.root), "--json")
    assert run("search", WORDS, *where).json["warnings"] == []
    kept = corpus.read("sources/011.txt")
    for text, said in ((kept.replace("rejected", "reject"), 1), (kept, 0), ("", 1), (kept, 0)):
        corpus.write("sources/011.txt", text)
        for _ in range(2):
            answer = run("search", WORDS, *where).json
            assert len(answer["warnings"]) == said
            assert bool(answer["items"][0]["departure"]) == bool(said)
    (corpus.root / "sources/011.txt").unlink()
    assert "is missing" in run("search", WORDS, *where).json["items"][0]["departure"]


def test_a_source_in_a_folder_is_stamped_too(run: Run, corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir(("documents/011.yaml", "sources/011.txt", "sources/of 2019/011 a.txt"))
    (corpus.root / "sources/of 2019").mkdir()
    source = corpus.root / "sources/of 2019/011 a.txt"
    (corpus.root / "sources/011.txt").rename(source)
    where = ("--corpus", str(corpus.root), "--json")
    assert run("search", WORDS, *where).json["warnings"] == []
    source.write_text("nothing", "utf-8")
    assert run("search", WORDS, *where).json["items"][0]["departure"]
