"""A small corpus that is hostile in every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import CorpusDir, MakeCorpus

# Behind the words that they follow: markup, quotation marks, an override and an isolate left open, Arabic.
HOSTILE = "</script><img src=x onerror=alert(1)>'&quot; \u202eevil\u2067 سلام"
# In each file the words of free text that get the hostile ones behind them.
_FIELDS = {
    "corpus.yaml": ["A small corpus", "Two invented texts"],
    "people.yaml": ["name: Lim Sokha", "Speaker Lim", "title: Speaker", "the ministers of the Pact"],
    "organisations.yaml": ["National Assembly", "the Assembly", "Pact of the Gulf", "acronym: PG"],
    "principles.yaml": [
        "label: Peace",
        "Conflicts are settled without arms.",
        "peaceful settlement",
        "label: Use of force",
        "The two aims",
    ],
    "events.yaml": ["Meeting in Kep", "A guess", "place: Kep", "Signing of the code of conduct"],
    "documents/010.yaml": [
        "\n  title: The Sea and Us",
        "Note 1.",
        "kind: heading, text: The Sea and Us",
        "By Lim Sokha",
        "must be signed soon.[^2]",
        "The price is not documented.",
        "Photo: the harbour at noon",
        "Patience comes first.",
        "Office of the Speaker",
        "Interview with the author.",
        "on Friday, event",
    ],
    "documents/011.yaml": ["Communiqué of the Pact", "They rejected the use of force.\nstatements"],
}


@pytest.fixture
def hostile(corpus_dir: MakeCorpus) -> CorpusDir:
    """The small corpus with hostile words in every field of free text."""
    corpus = corpus_dir()
    for name, fields in _FIELDS.items():
        for words in fields:
            head, behind = (words, "") if "\n" not in words[1:] else words.split("\n")
            if words.endswith(", event"):
                head, behind = words.removesuffix(", event"), ", event"
            else:
                behind = f"\n{behind}" if behind else ""
            corpus.replace(name, words, f"{head}{HOSTILE}{behind}")
    return corpus
