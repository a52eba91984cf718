"""Whose words a stretch of the corpus is.

A stretch is one passage or several of one document: what a search has found, or
what a quotation was laid on.  Each of its letters belongs to one voice: that of
the statement whose passage it is in; where the authors of a document tell what
another says, the other's; where no statement is, the authors'.

The rule has two halves: a speaker must have enough of a stretch for it to be
theirs, and where a second one speaks in it, too, it is neither's, however little
the second one says.  Search and verification ask it two questions, and differ in
what is enough and in who is a second speaker:

- `statement_of`: to which statement does a hit belong?  A hit is as long as the
  query made it, and may run on into words that are no statement's; so a third
  is enough.  The speaker of any other statement is a second one.
- `is_of`, `owner`: are a quotation's words *theirs*?  A manuscript vouches for
  every word; so three quarters must be.  The text's own telling in between
  ("he said"), or an author's sentence that a quotation begins in, is no second
  speaker; another who is quoted or reported is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.queries.speakers import Speakers
from secpol_cli.queries.utterances import Utterances
from secpol_cli.store.address import doc_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from secpol_cli.queries.utterances import Voice
    from secpol_cli.store.store import Store

    Span = tuple[str, int, int]  # the address of a block, and half-open offsets in its text

# Chosen, not measured: any second share from .3 to .95 judges tests/verification/test_judgement.py alike.
# What they mean is said by tests/queries/test_attribution.py.
_OF_A_HIT = 1 / 3  # of a hit's letters that must be a statement's for the hit to be that statement's
_OF_A_QUOTATION = 0.75  # of a quotation's letters that must be a speaker's for it to be theirs
_NO_WORD = 2  # code points: so few between two passages are marks and spaces, and nobody's words


class Share(NamedTuple):
    """How much of a stretch, 0-1, a voice has, and how many code points it speaks without a break at most."""

    voice: Voice
    part: float
    longest: int


class Attribution:
    """Whose words a stretch is: the voices in it, each with its share, in the order of speaking."""

    def __init__(self, lengths: dict[Voice, list[int]], speakers: Speakers) -> None:
        self._speakers = speakers
        total = sum(map(sum, lengths.values())) or 1
        self.in_order = [Share(voice, sum(own) / total, max(own)) for voice, own in lengths.items()]

    @property
    def shares(self) -> list[Share]:
        """The voices, the largest share first; of equal ones the first to speak."""
        return sorted(self.in_order, key=lambda share: -share.part)

    def is_of(self, people: Collection[str], organisations: Collection[str] = ()) -> bool:
        """Whether the words are those of some people, by id, or of some who speak for organisations."""
        return self._is_enough(self._shares_of(people, organisations))

    def has_words_of(self, people: Collection[str], organisations: Collection[str] = ()) -> bool:
        """Whether at least one of the words is theirs."""
        return any(self._has_a_word(share) for share in self._shares_of(people, organisations))

    def may_be_of(self, people: Collection[str], organisations: Collection[str] = ()) -> bool:
        """Whether nobody can tell that words are not theirs: one without a name may be anybody of whom the
        corpus has no words, but is no state and no organisation."""
        unnamed = all(self._speakers.is_unnamed(share.voice) for share in self.in_order)
        return unnamed and not organisations and not any(map(self._speakers.has_words_of, people))

    @property
    def owner(self) -> Voice | None:
        """The voice whose words they are: of a speaker's several statements that of the largest share; None
        where they run over the words of several, none of whom has enough."""
        for share in self.shares:
            theirs = self._shares_of(self._speakers.who_says_it(share.voice)) or [share]
            if self._is_enough(theirs):
                return share.voice
        return None

    @property
    def is_annotated(self) -> bool:
        """Whether so much of the words is in statements that these decide."""
        annotated = sum(share.part for share in self.in_order if share.voice.statement is not None)
        return annotated >= _OF_A_QUOTATION

    @property
    def speakers(self) -> list[Voice]:
        """Those who speak at least a word, in the order of speaking: one voice of each."""
        found: dict[frozenset[str], Voice] = {}
        for share in filter(self._has_a_word, self.in_order):
            found.setdefault(self._speakers.who_says_it(share.voice), share.voice)
        return list(found.values())

    @property
    def people(self) -> frozenset[str]:
        """The ids of all those by whom one of the voices may be called."""
        return frozenset().union(*(self._speakers.who_may_be_named(share.voice) for share in self.in_order))

    def statement_of(self, among: Collection[str] | None = None) -> str | None:
        """The address of the statement, one `among` those given, to which a hit belongs: that which has most
        of it; None where most of it is nobody's, or a second speaker speaks."""
        said = [share for share in self.shares if share.voice.statement is not None]
        if len({share.voice.speaker for share in said}) != 1:
            return None
        own = [share for share in said if among is None or share.voice.statement in among]
        return own[0].voice.statement if own and own[0].part >= _OF_A_HIT else None

    def _has_a_word(self, share: Share) -> bool:
        """Whether a voice speaks a word, and is not only that of the authors for the space between two."""
        return share.voice.statement is not None or share.longest > _NO_WORD or len(self.in_order) == 1

    def _shares_of(self, people: Collection[str], organisations: Collection[str] = ()) -> list[Share]:
        speakers = self._speakers
        return [
            share
            for share in self.in_order
            if not speakers.who_may_be_named(share.voice).isdisjoint(people)
            or not speakers.organisations(share.voice).isdisjoint(organisations)
        ]

    def _is_enough(self, theirs: Sequence[Share]) -> bool:
        """Whether a quotation is theirs who have these shares."""
        others = [share for share in self.in_order if share not in theirs]
        if any(each.voice.is_told for each in theirs) and any(each.voice.is_told for each in others):
            return False
        return sum(share.part for share in theirs) >= _OF_A_QUOTATION


class Attributions:
    """Says of any stretch of a corpus whose words it is."""

    def __init__(self, store: Store) -> None:
        self._utterances, self._speakers = Utterances(store), Speakers(store)

    def load(self, addresses: Collection[str]) -> None:
        """Read who speaks in some blocks, all at once; this only saves time."""
        self._utterances.load(addresses)

    def of(self, spans: Sequence[Span]) -> Attribution:
        """Whose words some spans of one document are."""
        self.load([address for address, _, _ in spans])
        lengths: dict[Voice, list[int]] = {}
        for span in spans:
            for voice, length in self._parted(span):
                lengths.setdefault(voice, []).append(length)
        return Attribution(lengths, self._speakers)

    def statements_in(self, address: str) -> list[str]:
        """The addresses of the statements that have words in a block, in the order in which they begin."""
        return list(dict.fromkeys(str(each.voice.statement) for each in self._utterances.at(address)))

    def spans(self, statement: str, address: str) -> list[tuple[int, int]]:
        """Where in a block a statement's words stand: half-open offsets."""
        said = self._utterances.at(address)
        return [(each.start, each.end) for each in said if each.voice.statement == statement]

    def own_span(self, span: Span, length: int, speaker: str | None) -> tuple[int, int]:
        """The half-open offsets around a span, in a block of so many letters, between which nobody but the
        speaker is said to speak; of the whole block where there is no speaker."""
        address, start, end = span
        said = self._utterances.at(address) if speaker is not None else ()
        others = [each for each in said if each.voice.speaker != speaker]
        before = max((each.end for each in others if each.end <= start), default=0)
        return before, min((each.start for each in others if each.start >= end), default=length)

    def who_says_it(self, voice: Voice) -> frozenset[str]:
        """The ids of those whose words a voice's are."""
        return self._speakers.who_says_it(voice)

    def is_unnamed(self, voice: Voice) -> bool:
        """Whether a voice is that of one person of whom the corpus does not know who they are."""
        return self._speakers.is_unnamed(voice)

    def may_be_several(self, voice: Voice) -> bool:
        """Whether a voice may be that of people of whom one knows only that they are several: the authors of
        a text, or a group without a name."""
        return self._speakers.is_collective(voice) and (
            not voice.is_told or self._speakers.is_without_name(voice)
        )

    def authors_of(self, doc: str) -> frozenset[str]:
        """The ids of the authors of a document, and of the collective that is they."""
        voice = self._utterances.authors(doc)
        return self._speakers.who_says_it(voice) if voice.authors else frozenset()

    def is_published_by(self, doc: str, name: str) -> bool:
        """Whether a name is that of a document's publisher or periodical."""
        return self._speakers.is_publisher(doc, name)

    def _parted(self, span: Span) -> Iterator[tuple[Voice, int]]:
        """The voices in a span, in the order of speaking, and for how many letters each speaks."""
        address, start, end = span
        said = [each for each in self._utterances.at(address) if each.start < end and start < each.end]
        cuts = {start, end}
        cuts.update(max(start, each.start) for each in said)
        cuts.update(min(end, each.end) for each in said)
        for one, other in pairwise(sorted(cuts)):
            over = [each.voice for each in said if each.start <= one and other <= each.end]
            told = [voice for voice in over if voice.is_told]
            voice = next(iter(told or over), None) or self._utterances.authors(doc_of(address))
            yield voice, other - one
