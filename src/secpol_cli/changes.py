"""What changes to a corpus return, field by field: the JSON's keys of `init`, `add`, `update`, …"""

from __future__ import annotations

from secpol_cli.record import Record


class MetadataGuess(Record):
    """What is known of a document's metadata, by its CSL key: the value, where it stands, and why it is it.

    `source` is what says so: `page one`, `properties`, `bibliography`, `user`; what
    a bibliography or the user says is stated, the rest is inferred.
    """

    key: str
    value: str
    source: str
    place: str
    basis: str

    @property
    def is_stated(self) -> bool:
        """Whether somebody has said so who knows."""
        return self.source in ("bibliography", "user")


class AddedDocument(Record):
    """A file that was added, or not: `action` is added, would-add, here-already, described, would-describe,
    alike, updated, skipped or failed.

    `id` is the document's, or, where nothing was added, that of the document that
    has the same bytes or nearly the same words.  `file` is as it was named.
    `reason` says why nothing was added.
    """

    file: str
    action: str
    id: str | None = None
    title: str | None = None
    author: str | None = None
    issued: str | None = None
    language: str | None = None
    format: str | None = None
    pages: int = 0
    blocks: int = 0
    notes: int = 0
    words: int = 0
    metadata: tuple[MetadataGuess, ...] = ()
    warnings: tuple[str, ...] = ()
    reason: str | None = None


class AddedWork(Record):
    """A work of a bibliography: its key in references.yaml, its title; or, by its key there, what of it was
    not read."""

    file: str
    action: str
    id: str
    title: str | None = None
    reason: str | None = None


class WrittenFile(Record):
    """A file of a corpus that a command wrote, changed or removed, relative to the corpus."""

    file: str
    action: str
    told: str


class MovedAnchor(Record):
    """What became of an annotation when its text changed.

    `fate` is kept (the same place), moved (other words around it, or another
    block), changed (its words are nearly the same: `before` and `after`) or lost.
    `annotation` is a statement's address or an event's id.
    """

    annotation: str
    fate: str
    block: str
    before: str
    after: str | None = None
    told: str | None = None
