"""What would decide and cannot be read leaves a quotation unchecked: neither proved nor refuted."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from secpol_cli.citation.keys import citation_keys
from secpol_cli.citation.works import cited_works
from secpol_cli.corpus.build import current_store
from secpol_cli.manuscript.quotation import Claim, ClaimedSpeaker, Quotation, Skipped
from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.readers.records import CitationItem, Place
from secpol_cli.sources.build import open_sources
from secpol_cli.verification import judge
from secpol_cli.verification.judge import Judge
from secpol_cli.verification.linking.citations import Works
from secpol_cli.verification.linking.unread import translation_said

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeCorpus

    from secpol_cli.store.store import Store
    from secpol_cli.verdicts import VerifyItem

TRUE = "all of which could bring military confrontation or even a new arms race"  # 001/p6, Hun Sen's
ALTERED = TRUE.replace("military", "naval")
INVENTED = "the harbour was painted in seven colours by the fishermen of Kep"
NO_TEXT = """\
id: "012"
source: {file: sources/012.txt, sha256: SHA256}
citation: {type: report, title: A Report to Come}
date: {stated: "2020"}
blocks: []
"""
UNKNOWN = CitationItem("[@smith2019]", key="smith2019")


def verdict(
    store: Store, text: str, *citations: CitationItem, speaker: str = "", after: str = ""
) -> VerifyItem:
    speakers = (ClaimedSpeaker(speaker, "says", Place(0)),) if speaker else ()
    quotation = Quotation(text, "inline", Place(0), after=after, claim=Claim(speakers, citations))
    return Judge(store).judge(quotation, "draft.md").item


# --- works and texts ----------------------------------------------------------------------


def test_a_work_that_the_corpus_does_not_have(store: Store) -> None:
    reason = "the corpus does not have the work cited: [@smith2019]"
    for text, remarks in (
        (TRUE, ("the words stand in 001/p6",)),
        (ALTERED, ("something like it stands in 001/p6",)),
        (INVENTED, ()),
    ):
        item = verdict(store, text, UNKNOWN)
        assert (item.status, item.findings, item.reason) == ("unchecked", ("unchecked",), reason)
        assert item.remarks == remarks
        assert item.correction is None


def test_a_work_known_by_its_author_and_year(store: Store) -> None:
    cited = CitationItem("(Smith 2019)", names=("Smith",), year="2019")
    assert verdict(store, TRUE, cited).status == "unchecked"


@pytest.mark.parametrize("prefix", ["see", "See also", "cf."])
def test_a_work_that_is_only_pointed_to_decides_nothing(store: Store, prefix: str) -> None:
    pointed = CitationItem("[see @smith2019]", key="smith2019", prefix=prefix)
    assert verdict(store, TRUE, pointed).status == "verbatim"


def test_a_note_with_a_year_is_no_sure_citation(store: Store) -> None:
    note = CitationItem("He said so again in 2019.", year="2019", note="1")
    assert verdict(store, TRUE, note).status == "verbatim"
    assert verdict(store, INVENTED, note).status == "unchecked"


def test_where_a_document_of_the_corpus_is_cited_too_it_decides(store: Store) -> None:
    assert verdict(store, TRUE, UNKNOWN, CitationItem("[@001]", key="001")).status == "verbatim"
    assert verdict(store, INVENTED, CitationItem("[@001]", key="001")).status == "not-found"


def test_words_of_another_stay_misattributed(store: Store) -> None:
    item = verdict(store, TRUE, UNKNOWN, speaker="Kin Phea")
    assert item.status == "misattributed"
    assert item.speaker == "wrong"


def test_a_document_without_text(corpus_dir: MakeCorpus, tmp_path: Path) -> None:
    corpus = corpus_dir()
    corpus.write("sources/012.txt", "Not transcribed yet.\n")
    corpus.write("documents/012.yaml", NO_TEXT)
    corpus.sign()
    words = "We stand for peace and for the rule of law at sea."
    with closing(current_store(corpus.root, tmp_path / "cache").store) as store:
        assert verdict(store, words, CitationItem("[@010]", key="010")).status == "verbatim"
        item = verdict(store, words, CitationItem("[@012]", key="012"))
        both = verdict(
            store, words, CitationItem("[@012; @010]", key="012"), CitationItem("[@012; @010]", key="010")
        )
    assert (item.status, item.reason) == ("unchecked", "the corpus has no text of 012")
    assert item.remarks == ("the words stand in 010/p1",)
    assert both.status == "verbatim"


# --- translations -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "my translation",
        "My own translation",
        "own translation",
        "our translation",
        "author’s translation",
        "Authors' translation",
        "translation mine",
        "translation my own",
        "trans. mine",
        "translated by the author",
        "translated from the Khmer by the author",
        "translation by the authors",
        "translation from Khmer by me",
        "eigene Übersetzung",
        "Übersetzung d. Verf.",
        "Übersetzung des Verfassers",
        "übersetzt durch den Autor",
        "traduction de l’auteur",
        "notre traduction",
        "traducción propia",
        "tradução nossa",
        "traduzione mia",
        "eigen vertaling",
    ],
)
def test_a_translation_that_the_writer_made(store: Store, said: str) -> None:
    for after in (f" ({said}).", f" [{said}], and went.", f" [@001, para. 3] (para. 3; {said})."):
        item = verdict(store, INVENTED, after=after)
        assert item.status == "unchecked", after
        assert item.reason.startswith("a translation (“")


@pytest.mark.parametrize(
    "after",
    [
        " (Clausewitz, translated by Howard and Paret).",
        " (the translation is good).",
        " and so it went in my translation.",
        " (see “own translation” below).",
        ", he said. Then “another” (my translation).",
        " (lost in translation).",
    ],
)
def test_no_translation(store: Store, after: str) -> None:
    assert verdict(store, INVENTED, after=after).status == "not-found"


def test_a_translation_may_be_said_in_a_note_or_in_the_words(store: Store) -> None:
    note = CitationItem("Radio Free Asia. Translation mine.", note="1")
    assert translation_said(Quotation(INVENTED, "inline", Place(0), claim=Claim((), (note,))))
    assert translation_said(Quotation(f"{INVENTED} [my translation]", "inline", Place(0)))


def test_words_that_stand_in_the_corpus_need_no_original(store: Store) -> None:
    assert verdict(store, TRUE, after=" (my translation).").status == "verbatim"


# --- marks, length ----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "why"), [("He “said so and left.\n", "unclosed"), ("He said ” so and left.\n", "unopened")]
)
def test_a_mark_without_its_partner(store: Store, tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "draft.md"
    file.write_text(text, "utf-8")
    (quotation,) = read_manuscript(file).quotations
    item = Judge(store).judge(quotation, "draft.md").item
    assert (item.status, item.skipped) == ("unchecked", why)
    assert item.reason.startswith("a mark that ")
    ignored = Quotation("said so", "inline", Place(0), skipped=Skipped("ignored", "a quirk"))
    assert Judge(store).judge(ignored, "draft.md").item.status == "skipped"


def test_what_is_too_long_to_compare(store: Store) -> None:
    item = verdict(store, "word " * (judge.MOST_WORDS + 1))
    assert item.status == "unchecked"
    assert "too long to be compared" in item.reason


# --- the speaker --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("speaker", "state"),
    [("", None), ("Hun Sen", "right"), ("Kin Phea", "wrong"), ("the report", "unchecked")],
)
def test_what_became_of_the_speaker(store: Store, speaker: str, state: str | None) -> None:
    assert verdict(store, TRUE, speaker=speaker).speaker == state


def test_of_words_that_stand_nowhere_nobody_can_tell_who_says_them(store: Store) -> None:
    assert verdict(store, INVENTED, speaker="Hun Sen").speaker == "unchecked"


def test_plain_files_do_not_say_who_speaks(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.md").write_text(f"He came.\n\n“{TRUE}”, she said.\n", "utf-8")
    with closing(open_sources(tmp_path / "files", tmp_path / "cache").store) as plain:
        item = verdict(plain, TRUE, speaker="Hun Sen")
    assert (item.status, item.speaker) == ("verbatim", "unchecked")


@pytest.mark.parametrize("key", ["hall_cambodia_2014", "hall-menon-2014", "Hall_Cambodia_2014"])
def test_a_key_of_a_work_that_a_document_cites_is_known(store: Store, key: str) -> None:
    """Every key that `cite` prints: that of a bibliographic format, and the work's id."""
    works = Works(store)
    item = CitationItem(f"[@{key}]", key=key)
    assert works.documents(item) == ()
    assert works.title_of(item).startswith("Cambodia: Rapid Growth")
    assert works.title_of(CitationItem("[@nobody2020]", key="nobody2020")) == ""


def test_every_key_that_cite_prints_of_references_is_known(store: Store) -> None:
    works = [work.csl for work in cited_works(store, [])]
    known = Works(store)
    for key in citation_keys(works):
        assert known.title_of(CitationItem(key, key=key)), key
