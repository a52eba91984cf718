"""On which pages the words of a text stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.store.address import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.store.store import Store


class OnPage(NamedTuple):
    """A page: its number in the file, from 1, and the number printed on it, where one is known."""

    page: int
    printed: str | None

    @property
    def written(self) -> str:
        """The page as it is told to people: p. 47699 (page 2 of the file)."""
        if self.printed is None:
            return f"page {self.page} of the file"
        return f"p. {self.printed}" + (
            f" (page {self.page} of the file)" if self.printed != str(self.page) else ""
        )


def pages_of(store: Store, spans: Sequence[tuple[str, int, int]]) -> tuple[OnPage, ...]:
    """The pages on which stretches of blocks stand, in their order; empty for texts without pages."""
    found: list[OnPage] = []
    sql = "SELECT at, page, printed FROM page WHERE doc = ? AND block = ? ORDER BY at"
    for address, start, end in spans:
        begins = [(int(at), OnPage(page, printed)) for at, page, printed in store.rows(sql, split(address))]
        for number, (at, page) in enumerate(begins):
            behind = begins[number + 1][0] if number + 1 < len(begins) else end
            if (at < end and start < behind) or (number == 0 and start <= at):
                found.append(page)
    return tuple(dict.fromkeys(found))
