"""What stands in the texts word for word is found, at any size of them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from secpol_cli.search.phrases import find_phrases
from secpol_cli.search.search import search
from secpol_cli.sources.build import open_sources
from secpol_cli.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Run

    from secpol_cli.store.store import Store

# So few that each stands in nearly every paragraph: no word alone tells where a stretch stands.
_WORDS = "the of and to in states nations peace united all that we our world shall great".split()
_FILES, _PARAGRAPHS = 12, 60


@pytest.fixture(scope="module")
def texts() -> list[list[list[str]]]:
    """Documents of paragraphs of words, drawn by chance."""
    chance = Random("phrases")
    return [
        [[chance.choice(_WORDS) for _ in range(chance.randint(3, 40))] for _ in range(_PARAGRAPHS)]
        for _ in range(_FILES)
    ]


@pytest.fixture(scope="module")
def crowded(texts: list[list[list[str]]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of these documents."""
    folder = tmp_path_factory.mktemp("crowded")
    for number, paragraphs in enumerate(texts):
        text = "\n\n".join(" ".join(words).capitalize() + "." for words in paragraphs)
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    opened = open_sources(folder, tmp_path_factory.mktemp("cache"))
    yield opened.store
    opened.store.close()


def test_a_stretch_of_a_paragraph_scores_100(crowded: Store, texts: list[list[list[str]]]) -> None:
    chance = Random("stretches")
    for _ in range(60):
        words = chance.choice(chance.choice(texts))
        length = min(len(words), chance.randint(4, 12))
        start = chance.randrange(len(words) - length + 1)
        query = " ".join(words[start : start + length])
        found = search(crowded, query).items
        assert found, query
        assert found[0].score == 100, query
        assert fold_words(found[0].exact) == query.split()


def test_a_stretch_over_the_ends_of_paragraphs_is_found(crowded: Store, texts: list[list[list[str]]]) -> None:
    chance = Random("ends")
    for _ in range(60):
        number = chance.randrange(_FILES)
        paragraphs = texts[number]
        first = chance.randrange(_PARAGRAPHS - 3)
        words = [word for paragraph in paragraphs[first : first + 3] for word in paragraph]
        end = len(paragraphs[first])
        start, stop = end - chance.randint(1, min(6, end)), end + chance.randint(4, 12)
        stretch = words[start:stop]
        places = find_phrases(crowded, stretch, 200)
        assert places, stretch
        for place in places:
            own = [word for row in place.rows for word in fold_words(row["text"])]
            assert own[place.first : place.first + place.words] == stretch


def test_no_phrase_runs_from_one_document_into_another(crowded: Store, texts: list[list[list[str]]]) -> None:
    stretch = [*texts[0][-1][-3:], *texts[1][0]]
    for place in find_phrases(crowded, stretch, 200):
        assert len({row["doc"] for row in place.rows}) == 1


def test_marks_of_notes_are_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "The council of great power1 and the nations [2] of the world met.\n\n"
        "They spoke of the 3acceleration of events.",
        encoding="utf-8",
    )
    store = open_sources(folder, tmp_path / "cache").store
    for phrase in ("great power and the nations", "the nations of the world", "the acceleration of events"):
        found = find_phrases(store, phrase.split(), 5)
        assert len(found) == 1, phrase
    assert not find_phrases(store, "great powers and the nations".split(), 5)
    store.close()


def test_a_word_that_both_paragraphs_have_may_begin_the_next(run: Run, tmp_path: Path) -> None:
    text = "It silences the guns in Africa by all other initiatives.\n\nIn the quest for peace we stand together.\n"
    (tmp_path / "speech.md").write_text(text, "utf-8")
    asked = "guns in Africa by all other initiatives. In"
    (best, *_) = run("search", asked, "--sources", str(tmp_path), "--json").json["items"]
    assert best["score"] == 100
    assert [passage["block"] for passage in best["passages"]] == ["p1", "p2"]
