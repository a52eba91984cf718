"""Documents shared out among processes: the findings are those of one process, also where one is lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from secpol_cli.corpus import checks, sharing
from secpol_cli.corpus.checks import check_corpus
from secpol_cli.corpus.file_names import check_file_names

if TYPE_CHECKING:
    from tests.conftest import MakeCorpus

D10, D11 = "documents/010.yaml", "documents/011.yaml"


def square(shared: int, item: int) -> int:
    """Of the process that was started for it, 7 is the end."""
    if item == 7 and os.getpid() != shared:
        os._exit(1)
    return item * item


def process_id(_shared: int, _item: int) -> int:
    return os.getpid()


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two documents are enough for processes of their own, of which two cores have two."""
    monkeypatch.setattr(sharing, "ENOUGH", 2)
    monkeypatch.setattr(sharing, "_SHARE", 1)
    monkeypatch.setattr(sharing, "_cores", lambda: 2)


@pytest.mark.usefixtures("many")
def test_answers_come_in_order_and_from_others() -> None:
    told: list[int] = []
    assert list(sharing.share_out(square, os.getpid(), range(7), told.append)) == [0, 1, 4, 9, 16, 25, 36]
    assert told == [1, 2, 3, 4, 5, 6, 7]
    assert os.getpid() not in sharing.share_out(process_id, 0, range(4), told.append)


@pytest.mark.usefixtures("many")
def test_what_a_lost_process_leaves_is_done_here() -> None:
    told: list[int] = []
    assert list(sharing.share_out(square, os.getpid(), range(12), told.append)) == [n * n for n in range(12)]
    assert told == list(range(1, 13))


def test_where_no_processes_can_be_had(many: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no semaphores")

    monkeypatch.setattr(sharing, "_open_pool", refuse)
    assert set(sharing.share_out(process_id, 0, range(3), lambda _: None)) == {os.getpid()}


EDITS = {
    "nothing": (),
    "many things": (
        (D10, "Peace costs $5 million", "The NATO talks cost $5 million in 1999"),
        (D11, "exact: They rejected", "exact: They refused"),
        ("people.yaml", "name: Lim Sokha", "name: Lim Rith"),
        ("principles.yaml", "label: Peace\n", "label: Law\n"),
    ),
    "a document that cannot be read": ((D11, "blocks:", "blocks"),),
    "no such evidence": (("documents/011.yaml", "met in Kep", "met in Kampot"),),
}


@pytest.mark.parametrize("what", EDITS)
def test_findings_are_those_of_one_process(
    what: str, corpus_dir: MakeCorpus, many: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = corpus_dir(*EDITS[what])
    told: list[tuple[int, int, str]] = []
    shared = check_corpus(corpus.root, lambda *how_far: told.append(how_far))
    assert told == [(1, 2, "checking the documents"), (2, 2, "checking the documents")]
    monkeypatch.setattr(sharing, "ENOUGH", 100)
    assert shared == check_corpus(corpus.root)
    assert bool(shared) == (what != "nothing")


def test_a_person_whom_only_a_text_names_is_used(corpus_dir: MakeCorpus) -> None:
    """The name is found once, and a person that is nowhere is still missed."""
    corpus = corpus_dir()
    people = corpus.read("people.yaml")
    corpus.write("people.yaml", people + "harbour:\n  name: Harbour\nnobody:\n  name: Nobody Here\n")
    assert [(f.rule, f.message) for f in check_corpus(corpus.root)] == [
        ("unused", "nothing uses the person “nobody”")
    ]


def test_evidence_in_no_document_there_is(corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir(("events.yaml", 'document: "011"', 'document: "999"'))
    assert [(f.file, f.rule, f.message) for f in check_corpus(corpus.root)] == [
        ("events.yaml", "dangling", "no block “p1” in document “999”")
    ]


def test_documents_are_let_go(corpus_dir: MakeCorpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept of a document until the end has none of its words."""
    kept: list[object] = []

    def note(vocabulary: object, documents: list[object]) -> object:
        kept.extend(documents)
        return check_file_names(vocabulary, documents)  # type: ignore[arg-type]

    monkeypatch.setattr(checks, "check_file_names", note)
    assert check_corpus(corpus_dir().root) == []
    assert len(kept) == 2
    assert not any(each.record.blocks or each.file.data for each in kept)  # type: ignore[attr-defined]
