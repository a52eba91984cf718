"""Long quotations: found by their pieces, and laid out between runs that are sure."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from secpol_cli.sources.build import open_sources
from secpol_cli.text.sigla import read_quoted
from secpol_cli.verification import alignment
from secpol_cli.verification.alignment import Pair, lay
from secpol_cli.verification.finding import Finder
from secpol_cli.verification.seeds import find_seeds

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = [f"{first}{last}" for first in "b d f g k l m n p r s t v z".split() for last in "a e i o u".split()]


def _changed(chance: Random, words: list[str]) -> list[str]:
    """Words with some put in, left out, or others in their place."""
    changed = list(words)
    for _ in range(chance.randint(1, 5)):
        place = chance.randrange(len(changed))
        kind = chance.choice(["other", "dropped", "added", "hidden"])
        if kind == "other":
            changed[place] = "zebra"
        elif kind == "dropped":
            del changed[place : place + chance.randint(1, 4)]
        elif kind == "added":
            changed.insert(place, "lion")
        else:
            changed[place : place + chance.randint(1, 8)] = ["…"]
    return changed


@pytest.mark.parametrize("seed", range(40))
def test_runs_that_are_sure_make_the_way_no_dearer(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(seed)
    source = [chance.choice(_WORDS) for _ in range(chance.randint(40, 160))]
    quotation = read_quoted(
        " ".join(_changed(chance, source[chance.randint(0, 10) : -chance.randint(1, 10)]))
    )
    quick = lay(quotation, source)
    monkeypatch.setattr(alignment, "_sure_runs", lambda _quotation, _words: [])
    assert quick.cost == pytest.approx(lay(quotation, source).cost)
    assert [pair.quoted for pair in quick.pairs if pair.quoted is not None] == list(range(len(quotation)))
    places = [pair.source for pair in quick.pairs if pair.source is not None]
    assert places == list(range(places[0], places[-1] + 1))


def test_a_run_that_is_sure_is_not_compared_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    source = [f"word{number}" for number in range(300)]
    quotation = read_quoted(" ".join([*source[20:120], "zebra", *source[121:280]]))
    compared = []
    original = alignment._next_row

    def count(above: list[float], *rest: object) -> object:
        compared.append(len(above))
        return original(above, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(alignment, "_next_row", count)
    laid = lay(quotation, source)
    assert Pair(100, 120) in laid.pairs
    assert sum(compared) < 0.05 * len(quotation) * len(source)


def test_a_changed_quotation_is_found_by_its_pieces(tmp_path: Path) -> None:
    chance = Random("seeds")
    folder = tmp_path / "texts"
    folder.mkdir()
    paragraphs = [[chance.choice(_WORDS) for _ in range(60)] for _ in range(80)]
    (folder / "a.txt").write_text("\n\n".join(" ".join(words) for words in paragraphs), encoding="utf-8")
    store = open_sources(folder, tmp_path / "cache").store
    quotation = [*paragraphs[33][5:20], "zebra", *paragraphs[33][21:50]]
    seeds = find_seeds(store, read_quoted(" ".join(quotation)))
    assert [str(first.phrase.rows[0]["block"]) for first, _ in seeds] == ["p34"]
    assert seeds[0].first.phrase.first - seeds[0].first.quoted == 5
    foreign = [chance.choice(_WORDS) for _ in range(40)]
    assert not find_seeds(store, read_quoted(" ".join(foreign)))
    assert not find_seeds(store, read_quoted(" ".join([*quotation[:15], "…", *quotation[20:]])))
    store.close()


def test_a_long_quotation_is_found_by_a_few_pieces_around_what_it_leaves_out(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    paragraphs = [[f"word{100 * number + place}" for place in range(90)] for number in range(5)]
    (folder / "a.txt").write_text("\n\n".join(" ".join(words) for words in paragraphs), encoding="utf-8")
    store = open_sources(folder, tmp_path / "cache").store
    strayed = paragraphs[3][60:65]  # it begins with words that stand elsewhere beside it
    shortened = read_quoted(
        " ".join([*strayed, *paragraphs[2][10:40], "…", *paragraphs[2][60:90], *paragraphs[3][:20]])
    )
    ((first, last),) = find_seeds(store, shortened)
    assert (first.phrase.rows[0]["block"], first.phrase.first, first.quoted) == ("p3", 10, 5)
    assert (last.phrase.rows[0]["block"], last.phrase.first - last.quoted) == ("p4", 5 - 71)
    ((reading, start, end),) = Finder(store).near("", shortened)
    assert {"word205", "word319"} <= set(reading.words[start:end])
    changed = [word if place % 9 else "zebra" for place, word in enumerate(paragraphs[1])]
    assert len(find_seeds(store, read_quoted(" ".join(changed)))) == 1
    unknown = read_quoted(" ".join([*paragraphs[2][:3], "…", *paragraphs[2][20:80]]))
    assert not find_seeds(store, unknown)  # nobody knows where the first three words stand
    store.close()
