"""Who speaks where: the passages of statements in a corpus's blocks, and the authors of its documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.store.address import join, split
from secpol_cli.store.rows import chunks, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secpol_cli.store.store import Store


class Voice(NamedTuple):
    """Who speaks: the speaker of a statement or, where no statement is, the authors of the document.

    `statement` is an address, `speaker` an id, `mode` direct, indirect or
    authorial, and `organisation` the id of the one that the statement is made
    for; all are None for authors.  `authors` are ids, empty for statements.
    `name` is the speaker's, or the authors' names together; None where the
    corpus has none.
    """

    statement: str | None
    speaker: str | None
    name: str | None
    mode: str | None
    organisation: str | None = None
    authors: tuple[str, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether the text quotes or reports the speaker, who is not its author."""
        return self.mode is not None and self.mode != "authorial"


class Utterance(NamedTuple):
    """A passage of a statement in a block: whose it is, and its half-open offsets in code points."""

    voice: Voice
    start: int
    end: int


class Utterances:
    """The passages of statements, read from the store block by block as they are asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._at: dict[str, list[Utterance]] = {}
        self._authors: dict[str, Voice] = {}

    def load(self, addresses: Iterable[str]) -> None:
        """Read what is said in some blocks, all at once; those that were read before are left out."""
        missing = [address for address in dict.fromkeys(addresses) if address not in self._at]
        self._at.update((address, []) for address in missing)
        for _, chunk in chunks(missing):
            parts = [part for address in chunk for part in split(address)]
            sql = f"""WITH place(doc, block) AS (VALUES {pairs(len(chunk))})
                      SELECT passage.doc, block, owner, speaker, coalesce(person.name, speaker),
                             mode, statement.organisation, start, "end"
                      FROM place CROSS JOIN passage USING (doc, block)
                      CROSS JOIN statement ON statement.address = owner
                      LEFT JOIN person ON person.id = speaker
                      WHERE passage.kind = 'statement' ORDER BY passage.doc, block, start"""
            for doc, block, *said, start, end in self._store.rows(sql, parts):
                self._at[join(doc, block)].append(Utterance(Voice(*said), start, end))

    def at(self, address: str) -> Sequence[Utterance]:
        """The passages of statements in a block, in the order in which they begin."""
        if address not in self._at:
            self.load([address])
        return self._at[address]

    def authors(self, doc: str) -> Voice:
        """The authors of a document, who speak where no statement is."""
        if doc not in self._authors:
            stored = self._store.value("SELECT citation_json FROM document WHERE id = ?", (doc,))
            names = json.loads(str(stored)).get("author") or []
            ids = tuple(
                str(name["person"]) for name in names if isinstance(name, dict) and name.get("person")
            )
            known = [self._store.value("SELECT name FROM person WHERE id = ?", (id_,)) for id_ in ids]
            together = " and ".join(str(name) for name in known if name)
            self._authors[doc] = Voice(None, None, together or None, None, authors=ids)
        return self._authors[doc]
