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
@pytest.mark.parametrize("asked", [("search", WORDS), ("show", "011"), ("show", "011/s1"), ("show", "pact")])
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
