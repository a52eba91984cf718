"""Whose speech a text is, said by the user: then words that are given to another are misattributed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.authoring.intake.names import part_name
from secpol_cli.corpus.checks import check_corpus
from secpol_cli.corpus.load import load_document, load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

WORDS = """\
The code of conduct must be signed soon, for the sea belongs to those who live by it.

As President Biden said, “the law of the sea protects the small of this world.” We agree with him.

The order is rules-based, as ‘the friends of the law of the sea’ have it, and it’s ours.
"""
SAID = "The code of conduct must be signed soon"


def _added(run: Run, own: Path, tmp_path: Path, *settings: str, text: str = WORDS) -> Path:
    path = tmp_path / "sea.txt"
    path.write_text(text, "utf-8")
    options = [part for each in settings for part in ("--set", each)]
    assert run("add", str(path), "--corpus", str(own), *options).status == 0
    assert [each for each in check_corpus(own) if each.level == "error"] == []
    return own


def _judged(run: Run, own: Path, draft: str) -> list[tuple[str, str]]:
    items: list[dict[str, Any]] = run(
        "verify", "-", "--corpus", str(own), "--all", "--json", stdin=draft
    ).json["items"]
    return [(item["status"], item["speaker"]) for item in items]


def test_words_of_a_speech_are_its_speaker_s_and_nobody_else_s(run: Run, own: Path, tmp_path: Path) -> None:
    _added(run, own, tmp_path, "speaker={Lim Sokha}", "office=Minister of Foreign Affairs")
    people = load_vocabulary(own).people
    assert people["lim-sokha"].name == "Lim Sokha"
    assert people["lim-sokha"].family is None
    assert people["lim-sokha"].offices[0].title == "Minister of Foreign Affairs"
    record = load_document(own, "documents/sea.yaml").record
    assert record.speaker == "lim-sokha"
    assert record.citation["author"] == [{"person": "lim-sokha"}]
    draft = f"Lim Sokha said: “{SAID}.” Hun Sen said: “{SAID}.” The report says: “{SAID}.”"
    assert _judged(run, own, draft)[:2] == [("verbatim-folded", "right"), ("misattributed", "wrong")]


def test_lines_above_a_speech_are_not_its_speaker_s(run: Run, own: Path, tmp_path: Path) -> None:
    title, place = (
        "Speech delivered to the Assembly of the Sea by Lim Sokha",
        "Kep, the third of May of that year",
    )
    _added(run, own, tmp_path, "speaker={Lim Sokha}", text=f"{title}.\n\n{place}\n\n{WORDS}")
    draft = f"Lim Sokha said: “{title}.” Lim Sokha said: “{place}.” Lim Sokha said: “{SAID}.”"
    found = [speaker for _, speaker in _judged(run, own, draft)]
    assert (found[-1], "right" in found[:-1]) == ("right", False)


def test_what_a_speech_quotes_is_not_its_speaker_s(run: Run, own: Path, tmp_path: Path) -> None:
    _added(run, own, tmp_path, "speaker={Lim Sokha}")
    quoted = "the law of the sea protects the small of this world"
    draft = f"Lim Sokha said: “{quoted}.” He adds: “the friends of the law of the sea” are few."
    assert _judged(run, own, f"{draft} Lim Sokha said: “We agree with him.”") == [
        ("verbatim", "unchecked"),
        ("verbatim", "unchecked"),
        ("verbatim", "right"),
    ]


def test_several_speakers_and_turns_leave_it_unchecked(run: Run, own: Path, tmp_path: Path) -> None:
    _added(run, own, tmp_path, "speaker=Ana Kepler; Bo Lind")
    assert load_document(own, "documents/sea.yaml").record.speaker is None
    turns = "QUESTION: Is it so, as you have said before?\n\nMR KEPLER: It is, and it was always so.\n"
    path = tmp_path / "turns.txt"
    path.write_text(turns, "utf-8")
    answer = run("add", str(path), "--corpus", str(own), "--set", "speaker=Ana Kepler")
    assert "several speak in it" in answer.stderr
    assert load_document(own, "documents/turns.yaml").record.speaker is None


def test_a_speaker_whom_the_corpus_has_is_not_added_again(run: Run, own: Path, tmp_path: Path) -> None:
    before = "# mine\nkepler: {name: Ana Kepler, family: Kepler, given: Ana}  # here\n"
    (own / "people.yaml").write_text(before, "utf-8")
    _added(run, own, tmp_path, "speaker=Ana Kepler")
    assert (own / "people.yaml").read_text("utf-8") == before
    assert load_document(own, "documents/sea.yaml").record.speaker == "kepler"


def test_a_new_speaker_stands_behind_the_others(run: Run, own: Path, tmp_path: Path) -> None:
    before = "# mine\nbo-lind: {name: Bo Lind}  # here"
    (own / "people.yaml").write_text(before, "utf-8")
    _added(run, own, tmp_path, "speaker=Ana von Kepler")
    assert (own / "people.yaml").read_text("utf-8").startswith(f"{before}\n\n")
    person = load_vocabulary(own).people["ana-von-kepler"]
    assert (person.name, person.family, person.dropping_particle) == ("Ana von Kepler", "Kepler", "von")


def test_annotations_within_a_speech_are_whose_they_say(run: Run, own: Path, tmp_path: Path) -> None:
    _added(run, own, tmp_path, "speaker={Lim Sokha}")
    (own / "people.yaml").write_text("lim-sokha: {name: Lim Sokha}\nbiden: {name: Joe Biden}\n", "utf-8")
    document = own / "documents" / "sea.yaml"
    statement = "{block: p2, exact: the law of the sea protects the small of this world.}"
    document.write_text(
        document.read_text("utf-8")
        + f"\nstatements:\n  - {{id: s1, speaker: biden, mode: direct, passage: [{statement}]}}\n",
        "utf-8",
    )
    quoted = "the law of the sea protects the small of this world"
    assert _judged(run, own, f"Joe Biden said: “{quoted}.” Lim Sokha said: “{quoted}.” X.") == [
        ("verbatim", "right"),
        ("misattributed", "wrong"),
    ]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("James Buchanan", {"given": "James", "family": "Buchanan"}),
        ("Buchanan, James", {"given": "James", "family": "Buchanan"}),
        ("Jean de La Fontaine", {"given": "Jean", "dropping-particle": "de", "family": "La Fontaine"}),
        ("Martin Luther King Jr.", {"given": "Martin Luther", "family": "King", "suffix": "Jr."}),
        ("King, Jr., Martin Luther", {"given": "Martin Luther", "family": "King", "suffix": "Jr."}),
        ("{World Bank}", {"literal": "World Bank"}),
        ("Ministry of Defence", {"literal": "Ministry of Defence"}),
        ("Plato", {"literal": "Plato"}),
    ],
)
def test_a_typed_name_is_parted_as_a_bibliography_s(name: str, parts: dict[str, str]) -> None:
    assert part_name(name) == parts
