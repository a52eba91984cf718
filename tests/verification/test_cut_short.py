"""Words are said to be nowhere only after a search that was complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.search.exhaustive import find_all_stretches
from secpol_cli.text.folding import fold_words
from secpol_cli.verification.verify import verify_quotes

if TYPE_CHECKING:
    import pytest

    from secpol_cli.store.store import Store

# The words of 000/p8, backwards: a passage has them all, and none has them so.
BACKWARDS = (
    "tensions the de-escalate to forward way the is communication and dialogue inclusive and frank open"
)


def test_words_in_no_such_order_are_nowhere(store: Store) -> None:
    assert verify_quotes(store, [BACKWARDS], None, None).items[0].status == "not-found"


def test_where_too_many_may_have_them_they_are_unchecked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secpol_cli.search.exhaustive._MOST_READ", 0)
    item = verify_quotes(store, [BACKWARDS], None, None).items[0]
    assert item.status == "unchecked"
    assert item.reason.startswith("a search cut short")


def test_every_stretch_with_enough_of_the_words_is_found(store: Store) -> None:
    text = "open frank and inclusive talks and communication is a path forward to de-escalate the tensions"
    words = fold_words(text)
    found = find_all_stretches(store, text, words, len(words) * 6 // 10, min_score=35, parted=False)
    assert found is not None
    assert found[0].candidate.addresses[0] == "000/p8"
    assert not find_all_stretches(store, text, words, len(words), min_score=35, parted=False)
