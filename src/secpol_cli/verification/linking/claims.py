"""What a manuscript claims of a quotation, in the corpus's ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.record import Record
from secpol_cli.verdicts import Claimed, NamedSpeaker
from secpol_cli.verification.linking.citations import CitedDocument, Works
from secpol_cli.verification.linking.speakers import Meant, People

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secpol_cli.manuscript.quotation import Claim, ClaimedSpeaker
    from secpol_cli.model import Locator
    from secpol_cli.readers.records import CitationItem
    from secpol_cli.store.store import Store


class Asserted(Record):
    """What a manuscript claims of a quotation, in the corpus's ids.

    `speakers` are those who are said to speak, the likeliest first, each with whom
    the name may mean; empty where nobody is named.  `cited` are the documents and
    the places in them; `unknown` is a work cited before them that the corpus does
    not have; `citation` is what stands in the manuscript.
    """

    speakers: tuple[tuple[ClaimedSpeaker, Meant], ...]
    cited: tuple[CitedDocument, ...]
    unknown: CitationItem | None
    citation: str | None

    def as_claimed(self, speaking: frozenset[str] = frozenset()) -> Claimed:
        """The claim as `verify` reports it; of several whom a name may mean, one of the ids `speaking`."""
        locators = [_written(cited.locator) for cited in self.cited if cited.locator]
        return Claimed(
            tuple(NamedSpeaker(speaker.name, meant.likeliest(speaking)) for speaker, meant in self.speakers),
            tuple(dict.fromkeys(cited.doc for cited in self.cited)),
            ", ".join(dict.fromkeys(locators)) or None,
            self.citation,
        )


class Claims:
    """Reads claims by a corpus's people and works."""

    def __init__(self, store: Store) -> None:
        self._people, self._works = People(store), Works(store)

    def read(self, claim: Claim) -> Asserted:
        """What a claim asserts."""
        cited, unknown = self._works.cited(claim.citations)
        speakers = []
        if self._people.are_known:
            named = _named(claim.speakers)
            speakers = [(speaker, self._people.find(speaker.name)) for speaker in named]
            if not claim.speakers and not cited:
                speakers = self._cited_person(claim.citations)
        text = claim.citations[0].text if claim.citations else None
        if cited:
            text = next(item.text for item in claim.citations if self._works.documents(item))
        return Asserted(tuple(speakers), tuple(cited), unknown, text)

    def _cited_person(self, items: Sequence[CitationItem]) -> list[tuple[ClaimedSpeaker, Meant]]:
        """The person whom a citation names where no work of theirs is known: (Hun Sen, 2021)."""
        from secpol_cli.manuscript.quotation import ClaimedSpeaker
        from secpol_cli.readers.records import Place

        for item in items[:1]:
            name = " and ".join(item.names)
            meant = self._people.find(name) if name and item.key is None and item.note is None else None
            if meant is not None and meant.people and not meant.by_office:
                return [(ClaimedSpeaker(name, "attribution", Place(0), is_sure=False), meant)]
        return []


def _named(speakers: Iterable[ClaimedSpeaker]) -> list[ClaimedSpeaker]:
    """The speakers, none where the likeliest is a pronoun."""
    named = list(speakers)
    return [] if named and named[0].pronoun else [speaker for speaker in named if not speaker.pronoun]


def _written(locator: Locator) -> str:
    from secpol_cli.citation.languages import locator_label

    return f"{locator_label(locator.label, 'en')} {locator.value}"
