"""The places where a quotation may stand, and what of a manuscript's claims each bears out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from secpol_cli.queries.attribution import Attributions
from secpol_cli.queries.blocks import introduction_of, is_apparatus, paragraph_before
from secpol_cli.queries.names import folded_names, name_words, other_names
from secpol_cli.queries.pages import pages_of
from secpol_cli.queries.unread import is_of_files
from secpol_cli.store.address import doc_of
from secpol_cli.verification.admitted import Knowledge
from secpol_cli.verification.alignment import Pair, lay
from secpol_cli.verification.candidate import CandidatePlace
from secpol_cli.verification.comparison import Comparison, compare
from secpol_cli.verification.joins import find_joined
from secpol_cli.verification.linking.place import is_at_any
from secpol_cli.verification.linking.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.queries.attribution import Attribution
    from secpol_cli.store.store import Store
    from secpol_cli.text.sigla import Quoted
    from secpol_cli.verification.finding import Finder, Spot
    from secpol_cli.verification.linking.claims import Asserted
    from secpol_cli.verification.source_context import SourceContext

    Compared = tuple[Comparison, SourceContext]

Found = TypeVar("Found")

_MOST_KNOWN = 200  # answers that are kept, with the texts around the places
_LESS_ALIKE = 0.5  # of the most words that any place has in their order, the share that others must have


class Places:
    """Finds the places of quotations in a corpus, and compares them."""

    def __init__(self, store: Store, finder: Finder) -> None:
        self._known: dict[tuple[object, ...], Any] = {}  # what was looked up, by what was asked
        self._store, self._finder, self._said = store, finder, Attributions(store)
        self._voices = Voices(store, self._said)
        self._are_files = is_of_files(store)
        self._knowledge = Knowledge(
            name_words(store),
            cache(lambda name: other_names(store, name)),
            lambda reading, block: paragraph_before(store, reading.rows[block]),
            self._speakers_at,
        )

    def find(self, text: str, tokens: Sequence[Quoted], asserted: Asserted) -> list[CandidatePlace]:
        """The places where a quotation stands, or those that are most like it; the same words are looked up
        once, whatever is claimed of them."""

        def look() -> list[Compared]:
            spots = self._finder.exact(tokens) or _alike(tokens, self._finder.near(text, tokens))
            return self._compared(text, tokens, spots)

        return [self._place(found, reading, asserted) for found, reading in self._once(look, "near", text)]

    def find_further(
        self, text: str, tokens: Sequence[Quoted], asserted: Asserted, share: float
    ) -> list[CandidatePlace] | None:
        """All places that have such a share of a quotation's words, or more; None where that search is cut
        short."""

        def look() -> list[Compared] | None:
            spots = self._finder.further(text, tokens, share)
            return None if spots is None else self._compared(text, tokens, spots)

        compared = self._once(look, "further", text, share)
        if compared is None:
            return None
        return [self._place(found, reading, asserted) for found, reading in compared]

    def find_joined(self, text: str, tokens: Sequence[Quoted]) -> list[Spot]:
        """The places from which a quotation is put together (`joins.find_joined`)."""
        return self._once(lambda: find_joined(self._finder, tokens), "joined", text)

    def _once(self, look: Callable[[], Found], *asked: object) -> Found:
        """What is looked up, once for all that ask the same."""
        if asked not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[asked] = look()
        found: Found = self._known[asked]
        return found

    def _compared(self, text: str, tokens: Sequence[Quoted], spots: Sequence[Spot]) -> list[Compared]:
        compared = [(self.compare(text, tokens, spot), spot.reading) for spot in spots]
        return [(found, reading) for found, reading in compared if found is not None]

    def compare(self, text: str, tokens: Sequence[Quoted], spot: Spot) -> Comparison | None:
        laid = lay(tokens, spot.reading.words[spot.first : spot.end])
        pairs = [
            Pair(quoted, None if source is None else source + spot.first) for quoted, source in laid.pairs
        ]
        return compare(text, tokens, pairs, spot.reading, self._knowledge)

    def _place(self, comparison: Comparison, reading: SourceContext, asserted: Asserted) -> CandidatePlace:
        spans = list(reading.spans(comparison.first, comparison.last))
        addresses = [address for address, _, _ in spans]
        attribution = self._said.of(spans)
        cited = [each for each in asserted.cited if each.doc == doc_of(addresses[0])]
        pages = pages_of(self._store, spans)
        apparatus = self._apparatus(reading, attribution)
        ownership = self._voices.ownership(attribution, comparison, reading, asserted)
        return CandidatePlace(
            comparison,
            reading,
            attribution,
            not apparatus and ownership != "another's",
            bool(cited),
            is_at_any([each.locator for each in cited], addresses, pages),
            apparatus,
            introduction_of(self._store, reading.rows[0]),
            ownership,
            pages,
        )

    def _apparatus(self, reading: SourceContext, attribution: Attribution) -> str:
        """The kind of the block in which words stand that nobody says; empty where somebody does."""
        owner = attribution.owner
        if owner is not None and owner.statement is not None:
            return ""
        if self._are_files:
            return ""  # what plain files have as captions was guessed
        return str(reading.rows[0]["kind"]) if is_apparatus(self._store, reading.rows[0]) else ""

    def _speakers_at(self, reading: SourceContext, word: int) -> frozenset[str]:
        """The folded names of all by whom one who speaks at a word of the source may be called."""
        block, start, end = reading.place(word)
        return folded_names(self._store, self._said.of([(reading.addresses[block], start, end)]).people)


def _alike(tokens: Sequence[Quoted], spots: Sequence[Spot]) -> list[Spot]:
    """Those of some places that have not far fewer of a quotation's words than another: to compare one
    word by word takes long."""
    if len(spots) < 2:
        return list(spots)
    from rapidfuzz.distance import LCSseq

    words = [quoted.word for quoted in tokens]
    shared = [LCSseq.similarity(words, spot.reading.words[spot.first : spot.end]) for spot in spots]
    return [spot for spot, count in zip(spots, shared, strict=True) if count >= _LESS_ALIKE * max(shared)]
