"""What ids are called: the names of people and organisations, the labels of principles and events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.store.rows import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from secpol_cli.store.store import Store

_COLUMNS = {"person": "name", "organisation": "name", "principle": "label", "event": "label"}


def names_of(store: Store, kind: str, ids: Iterable[str | None]) -> dict[str, str]:
    """The names of all of a `kind` (person, organisation, principle, event) that are there, by id."""
    wanted = list(dict.fromkeys(id_ for id_ in ids if id_))
    found: dict[str, str] = {}
    for marks, chunk in chunks(wanted):
        found |= store.mapping(f"SELECT id, {_COLUMNS[kind]} FROM {kind} WHERE id IN ({marks})", chunk)
    return found


def in_names(names: Mapping[str, str], ids: Iterable[str]) -> tuple[str, ...]:
    """The names that go with ids, in their order; an id that has none stands for itself."""
    return tuple(names.get(id_, id_) for id_ in ids)
