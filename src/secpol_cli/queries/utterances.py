"""Who speaks where in a block: what keeps one speaker's words from another's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.queries.statements import Filters, conditions
from secpol_cli.store.address import join, split
from secpol_cli.store.rows import chunks, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.model import Passage
    from secpol_cli.store.store import Store

_SHARE = 1 / 3  # of a hit that must be a statement's for the hit to be its


class Utterance(NamedTuple):
    """A passage of a statement in a block; `wanted` says whether the filters let the statement through."""

    statement: str
    speaker: str
    start: int
    end: int
    wanted: bool


class Utterances:
    """The passages of statements in the blocks that were loaded, by address of the block, in their order."""

    def __init__(self, store: Store, filters: Filters) -> None:
        self._store = store
        self._wanted: set[str] | None = None
        if filters.concern_statements or not filters.period.is_open:
            where, parameters = conditions(filters)
            self._wanted = {
                a for (a,) in store.rows(f"SELECT address FROM dated_statement WHERE {where}", parameters)
            }
        self._at: dict[str, list[Utterance]] = {}

    def load(self, addresses: Iterable[str]) -> None:
        """Look up what is said in some blocks."""
        missing = [address for address in dict.fromkeys(addresses) if address not in self._at]
        self._at.update((address, []) for address in missing)
        for _, chunk in chunks(missing):
            parts = [part for address in chunk for part in split(address)]
            sql = f"""WITH place(doc, block) AS (VALUES {pairs(len(chunk))})
                      SELECT passage.doc, block, owner, speaker, start, "end"
                      FROM place CROSS JOIN passage USING (doc, block) CROSS JOIN statement ON address = owner
                      WHERE kind = 'statement' ORDER BY passage.doc, block, start"""
            for doc, block, owner, speaker, start, end in self._store.rows(sql, parts):
                is_wanted = self._wanted is None or owner in self._wanted
                said = Utterance(owner, speaker, start, end, is_wanted)
                self._at[join(doc, block)].append(said)

    def wanted_in(self, address: str) -> list[str]:
        """The statements, among those wanted, that have words in a block."""
        return list(dict.fromkeys(said.statement for said in self._at[address] if said.wanted))

    def spans(self, statement: str, address: str) -> list[tuple[int, int]]:
        """Where a statement's words stand in a block."""
        return [(said.start, said.end) for said in self._at[address] if said.statement == statement]

    def statement_of(self, passages: Iterable[Passage]) -> str | None:
        """The wanted statement that a hit is of: that which shares most with it; None where the hit is
        for the most part nobody's, or runs over the words of two speakers."""
        shared: dict[str, int] = {}
        speakers: set[str] = set()
        length = 0
        for passage in passages:
            length += passage.end - passage.start
            for said in self._at[passage.address]:
                common = min(said.end, passage.end) - max(said.start, passage.start)
                if common > 0:
                    speakers.add(said.speaker)
                    if said.wanted:
                        shared[said.statement] = shared.get(said.statement, 0) + common
        best = max(shared, key=lambda owner: shared[owner], default=None)
        return best if best and len(speakers) == 1 and shared[best] >= length * _SHARE else None

    def own_span(self, passage: Passage, speaker: str | None) -> tuple[int, int]:
        """The stretch of the passage's block around it in which no other speaker speaks."""
        others = [u for u in self._at[passage.address] if speaker is not None and u.speaker != speaker]
        before = max((u.end for u in others if u.end <= passage.start), default=0)
        after = min((u.start for u in others if u.start >= passage.end), default=len(passage.text))
        return before, after
