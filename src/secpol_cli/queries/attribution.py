"""Whose words a stretch of the corpus is."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.store.address import doc_of, join, split
from secpol_cli.store.rows import chunks, pairs
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secpol_cli.store.store import Store
    from secpol_cli.verification.speaker_linking import Meant

_PUBLISHERS = ("container-title", "publisher", "collection-title", "archive", "authority")
_OWN = 0.75  # of a quotation's letters that must be a speaker's for it to be theirs


class Voice(NamedTuple):
    """Who speaks in a stretch of a text: a statement and its speaker, or, without a statement, the authors of
    the document.  `who` are the ids of the speaker and of those whom it includes."""

    statement: str | None
    speaker: str | None
    name: str | None
    mode: str | None
    who: frozenset[str]
    organisations: frozenset[str]


class Share(NamedTuple):
    """How much of a stretch, 0-1, a voice has."""

    voice: Voice
    part: float


class _Said(NamedTuple):
    voice: Voice
    start: int
    end: int


class Voices:
    """Who speaks where."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._said: dict[str, list[_Said]] = {}
        self._authors: dict[str, tuple[Voice, str]] = {}

    def of(self, spans: Sequence[tuple[str, int, int]]) -> list[Share]:
        """The voices in some stretches of one document, by their share, the largest first.

        Each stretch is an address and half-open offsets.  Where the authors tell what
        another says, it is the other's voice.
        """
        self._load(address for address, _, _ in spans)
        lengths: dict[Voice, int] = {}
        for address, start, end in spans:
            for voice, length in self._parted(address, start, end):
                lengths[voice] = lengths.get(voice, 0) + length
        total = sum(lengths.values()) or 1
        return sorted(
            (Share(voice, length / total) for voice, length in lengths.items()), key=lambda s: -s.part
        )

    def _parted(self, address: str, start: int, end: int) -> Iterable[tuple[Voice, int]]:
        said = [one for one in self._said[address] if one.start < end and start < one.end]
        cuts = sorted(
            {start, end, *(max(start, one.start) for one in said), *(min(end, one.end) for one in said)}
        )
        for one, other in pairwise(cuts):
            over = [each.voice for each in said if each.start <= one and other <= each.end]
            others = [voice for voice in over if voice.mode != "authorial"]
            yield next(iter(others or over), self._author(address)), other - one

    def _author(self, address: str) -> Voice:
        return self._document(doc_of(address))[0]

    def is_published_by(self, doc: str, name: str) -> bool:
        """Whether a name is that of a document's publisher or periodical."""
        folded = fold(name).removeprefix("the ")
        return bool(folded) and f" {folded} " in self._document(doc)[1]

    def is_theirs(self, shares: Sequence[Share], meant: Meant) -> bool:
        """Whether words are of one of those whom a name may mean."""
        return sum(share.part for share in shares if _speaks_for(share.voice, meant)) >= _OWN

    def may_be(self, shares: Sequence[Share], meant: Meant) -> bool:
        """Whether nobody can tell that words are not theirs: an author without a name may be anybody of whom
        the corpus has no words; and a state is often what is spoken of."""
        states = [self._is_state(id_) for id_ in meant.organisations]
        if any(states):
            return True
        speakers = [share.voice.speaker for share in shares]
        unnamed = all(speaker is not None and self._is_unnamed(speaker) for speaker in speakers)
        return unnamed and not any(self._speaks(id_) for id_ in meant.people)

    def _is_state(self, organisation: str) -> bool:
        return self._store.value("SELECT kind FROM organisation WHERE id = ?", (organisation,)) == "state"

    def _is_unnamed(self, person: str) -> bool:
        return bool(self._store.value("SELECT unnamed FROM person WHERE id = ?", (person,)))

    def _speaks(self, person: str) -> bool:
        return self._store.row("SELECT 1 FROM statement WHERE speaker = ?", (person,)) is not None

    def _document(self, doc: str) -> tuple[Voice, str]:
        if doc not in self._authors:
            citation = json.loads(
                str(self._store.value("SELECT citation_json FROM document WHERE id = ?", (doc,)))
            )
            authors = [a for a in citation.get("author") or [] if isinstance(a, dict)]
            ids = frozenset(str(a["person"]) for a in authors if a.get("person"))
            names = [self._name(id_) for id_ in ids]
            voice = Voice(None, None, " and ".join(filter(None, names)) or None, None, ids, frozenset())
            words = [str(citation[key]) for key in _PUBLISHERS if key in citation]
            self._authors[doc] = voice, f" {fold(' | '.join(words))} "
        return self._authors[doc]

    def _name(self, person: str) -> str | None:
        name = self._store.value("SELECT name FROM person WHERE id = ?", (person,))
        return str(name) if name is not None else None

    def _load(self, addresses: Iterable[str]) -> None:
        missing = [address for address in dict.fromkeys(addresses) if address not in self._said]
        self._said.update((address, []) for address in missing)
        for _, chunk in chunks(missing):
            parts = [part for address in chunk for part in split(address)]
            sql = f"""WITH place(doc, block) AS (VALUES {pairs(len(chunk))})
                      SELECT passage.doc, block, start, "end", statement.address, speaker, mode,
                             statement.organisation, person.name, person.organisation AS own
                      FROM place CROSS JOIN passage USING (doc, block)
                      CROSS JOIN statement ON statement.address = owner JOIN person ON person.id = speaker
                      WHERE passage.kind = 'statement' ORDER BY passage.doc, block, start"""
            for row in self._store.rows(sql, parts):
                voice = Voice(
                    row["address"],
                    row["speaker"],
                    row["name"],
                    row["mode"],
                    frozenset([row["speaker"], *self._members(row["speaker"])]),
                    self._organisations(row["speaker"], row["organisation"], row["own"]),
                )
                self._said[join(row["doc"], row["block"])].append(_Said(voice, row["start"], row["end"]))

    def _members(self, speaker: str) -> list[str]:
        sql = """SELECT person FROM member WHERE collective = ?
                 UNION SELECT collective FROM member WHERE person = ?"""
        return [id_ for (id_,) in self._store.rows(sql, (speaker, speaker))]

    def _organisations(self, speaker: str, *others: str | None) -> frozenset[str]:
        """Those for which a speaker speaks: that of the statement, the speaker's own, those of their offices,
        and what these are parts of."""
        sql = "SELECT organisation FROM office WHERE person = ? AND organisation IS NOT NULL"
        found = {id_ for id_ in others if id_} | {id_ for (id_,) in self._store.rows(sql, (speaker,))}
        for id_ in list(found):
            part_of = self._store.value("SELECT part_of FROM organisation WHERE id = ?", (id_,))
            found |= {str(part_of)} if part_of else set()
        return frozenset(found)


def _speaks_for(voice: Voice, meant: Meant) -> bool:
    """Whether a voice is one of those whom a name may mean, or speaks for them."""
    return bool(voice.who & meant.people or voice.organisations & meant.organisations)
