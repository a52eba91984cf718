"""What a manuscript claims of a quotation, in the corpus's ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.record import Record
from secpol_cli.verdicts import Claimed, NamedSpeaker
from secpol_cli.verification.linking.citations import CitedDocument, Works
from secpol_cli.verification.linking.speakers import Meant, People
from secpol_cli.verification.linking.writers import writer_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secpol_cli.manuscript.quotation import Claim, ClaimedSpeaker
    from secpol_cli.model import Locator
    from secpol_cli.readers.records import CitationItem
    from secpol_cli.store.store import Store


class Asserted(Record):
    """What a manuscript claims of a quotation, in the corpus's ids.

    `speakers` are those who are said to speak, the likeliest first, each with whom
    the name may mean; empty where nobody is named.  `cited` are the documents and
    the places in them; `unknown` is a work cited before them that the corpus does
    not have; `citation` is what stands in the manuscript.  `unread` is a citation
    of which no document came, of whatever kind.  `names_speaker` says
    that the manuscript names somebody, also where the sources know no people.
    `writers` are words for the authors of a work, or for the work: the study.
    `known_title` is the title of the `unknown` work, where documents cite it.
    """

    speakers: tuple[tuple[ClaimedSpeaker, Meant], ...]
    cited: tuple[CitedDocument, ...]
    unknown: CitationItem | None
    citation: str | None
    unread: CitationItem | None = None
    names_speaker: bool = False
    known_title: str = ""
    writers: tuple[str, ...] = ()

    @property
    def is_cited_otherwise(self) -> bool:
        """Whether a work is cited that is none of the corpus's, or in a form that nobody reads."""
        return self.unknown is not None or self.unread is not None

    def as_claimed(self, speaking: frozenset[str] = frozenset()) -> Claimed:
        """The claim as `verify` reports it; of several whom a name may mean, one of the ids `speaking`."""
        locators = [_written(cited.locator) for cited in self.cited if cited.locator]
        named = [NamedSpeaker(speaker.name, meant.likeliest(speaking)) for speaker, meant in self.speakers]
        named += [
            NamedSpeaker(name, None) for name in self.writers if name not in {one.name for one in named}
        ]
        return Claimed(
            tuple(named),
            tuple(dict.fromkeys(cited.doc for cited in self.cited)),
            ", ".join(dict.fromkeys(locators)) or None,
            self.citation,
        )


class Claims:
    """Reads claims by a corpus's people and works."""

    def __init__(self, store: Store, records: Sequence[Mapping[str, Any]] = ()) -> None:
        """`records` are CSL items that may describe documents of the corpus."""
        self._people, self._works = People(store), Works(store, records)

    def read(self, claim: Claim) -> Asserted:
        """What a claim asserts."""
        items = (*claim.citations, *claim.loose)
        cited, unknown = self._works.cited(items)
        speakers, named = [], _named(claim.speakers)
        if self._people.are_known:
            meant = [(speaker, self._people.find(speaker.name)) for speaker in named]
            speakers = [each for each in meant if _is_somebody(*each) or (cited and writer_in(each[0].name))]
            if not claim.speakers and not cited:
                speakers = self._cited_person(claim.citations)
        text = claim.citations[0].text if claim.citations else None
        if cited:
            text = next(item.text for item in items if self._works.documents(item))
        # what stands in a line of its own was taken out of the words: it is told, whatever it is
        seen = [*(item for item in claim.citations if item.loose), *filter(_says_a_place, items)]
        unread = seen[0] if seen and not cited else None
        return Asserted(
            tuple(speakers),
            tuple(cited),
            unknown,
            text,
            unread,
            bool(speakers or any(each.is_sure or writer_in(each.name) for each in named)),
            "" if cited else self._works.title_of(unknown),
            tuple(each.name for each in named if writer_in(each.name)),
        )

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


def _is_somebody(speaker: ClaimedSpeaker, meant: Meant) -> bool:
    """Whether a name is surely a speaker's, or that of one whom the corpus knows; else it is left open."""
    return speaker.is_sure or bool(meant.people or meant.organisations)


def _says_a_place(item: CitationItem) -> bool:
    """Whether an item is a citation beyond doubt: by its key, its authors, a year or a place in a work."""
    if item.loose:
        return item.locator is not None and item.text.startswith(("(", "["))
    return bool(item.key or item.names or item.year or item.locator)


def _named(speakers: Iterable[ClaimedSpeaker]) -> list[ClaimedSpeaker]:
    """The speakers, none where the likeliest is a pronoun."""
    named = list(speakers)
    return [] if named and named[0].pronoun else [speaker for speaker in named if not speaker.pronoun]


def _written(locator: Locator) -> str:
    from secpol_cli.citation.languages import locator_label

    return f"{locator_label(locator.label)} {locator.value}"
