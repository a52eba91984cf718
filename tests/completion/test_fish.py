"""fish, by its own means: `complete -C LINE` prints what it offers for a line."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from tests.conftest import MakeCorpus

ROOT = Path(__file__).resolve().parents[2]
SETUP = f"source '{ROOT / 'completions' / 'secpol.fish'}'; complete -C $argv[1]"


class Offer(Protocol):
    """What fish offers for a line: values, and their descriptions."""

    def __call__(self, line: str) -> dict[str, str]: ...


@pytest.fixture
def offer(shell_environment: dict[str, str]) -> Offer:
    fish = shutil.which("fish")
    if not fish:
        pytest.skip("fish is not installed")

    def ask(line: str) -> dict[str, str]:
        command = [fish, "--no-config", "-c", SETUP, line]
        answer = subprocess.run(
            command, env=shell_environment, cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert not answer.stderr
        return {
            value: about for value, _, about in (line.partition("\t") for line in answer.stdout.splitlines())
        }

    return ask


@pytest.mark.parametrize(
    ("typed", "value", "about"),
    [
        ("secpol sea", "search", "Find passages by words half remembered"),
        ("secpol --vers", "--version", "Show the version and exit"),
        ("secpol search --sp", "--speaker", "Only what NAME says: an id, a name or an alias"),
        ("secpol docs --format=j", "--format=jsonl", "table, json"),
        ("secpol docs --format j", "jsonl", "table, json"),
        ("secpol docs -f j", "jsonl", "table, json"),
        ("secpol docs -fj", "-fjsonl", "table, json"),
        ("secpol search --mode=ind", "--mode=indirect", "Only quoted"),
        ("secpol timeline --status pl", "planned", "Only events held"),
        ("secpol timeline --place Preah", "Preah Vihear", ""),
        ("secpol search --speaker hun", "hun-sen", "Hun Sen"),
        ('secpol search --speaker="hun', "--speaker=hun-sen", "Hun Sen"),
        ("secpol search --org as", "asean", "ASEAN"),
        ("secpol search --principle non-al", "non-alignment", "Non-alignment"),
        ("secpol principles --group cambodia-si", "cambodia-six-principles", "Cambodia's six"),
        ("secpol docs --json --cor", "--corpus", "Another corpus"),
        ("secpol cite --as bib", "bibliography", ""),
        ("secpol cite 003 --format=bibt", "--format=bibtex", "A citation style"),
        ("secpol search --cite chicago-a", "chicago-author-date", ""),
        ("secpol cite 003/p1 000/", "000/p8", "Samdech would like to stress"),
        ('secpol cite "003/n', "003/n11", "Phnom Penh Post"),
        ("secpol cite -- 00", "002", "Institiutionalized"),
        ("secpol check --explain date-o", "date-outside-stated", ""),
        ("secpol show --text hun", "hun-sen", "Hun Sen"),
        ("secpol completion z", "zsh", ""),
        ("secpol search --corpus=corp", "--corpus=corpus/", ""),
        ("secpol check corp", "corpus/", ""),
        ("secpol orgs --kind ", "treaty", ""),
    ],
)
def test_offers(offer: Offer, typed: str, value: str, about: str) -> None:
    assert offer(typed)[value].startswith(about)


@pytest.mark.parametrize(
    "typed",
    [
        "secpol docs --json --js",
        "secpol docs --format json --for",
        "secpol docs -fjson --for",
        "secpol docs --format=json --for",
        "secpol search -- --sp",
        "secpol search wor",
        "secpol show 003 00",
        "secpol show --format json 003 00",
        "secpol search --since 20",
        "secpol no-such-command --f",
    ],
)
def test_offers_nothing(offer: Offer, typed: str) -> None:
    assert offer(typed) == {}


def test_parts_of_a_document_are_in_reading_order(offer: Offer) -> None:
    parts = list(offer("secpol show 001/p"))
    assert parts.index("001/p9") + 1 == parts.index("001/p10")


def test_the_corpus_on_the_line(offer: Offer, corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir().root
    assert list(offer(f"secpol search --corpus {corpus} --doc ")) == ["010", "011"]
    assert list(offer(f"secpol search --corpus={corpus} --speaker ")) == ["lim-sokha", "pact-ministers"]
