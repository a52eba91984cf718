"""Addresses: the one place where they are put together and taken apart.

    003                       a document
    003/p12                   a block of it (p paragraph, h heading, c caption, l list item, …)
    003/n14  003/s14          a note and a statement of it
    003:hall-menon-2014       a work that it cites, by its key
    hun-sen                   an entity, by its id

Records and JSON keep addresses as plain strings.  Completion loads this between
two keys, and search joins one for every block it reads: so it imports nothing,
and the functions below make strings from strings.
"""

from __future__ import annotations


class Address:
    """What an address says: a document or entity, and perhaps a part of the document or a work it cites.

    `doc` is the document's id (or the entity's), `part` the block's, note's or
    statement's, `work` the key of a cited work; at most one of these two is not
    None.  Equal when all three are; frozen.
    """

    __slots__ = ("doc", "part", "work")
    doc: str
    part: str | None
    work: str | None

    def __init__(self, doc: str, part: str | None = None, work: str | None = None) -> None:
        if part is not None and work is not None:
            raise ValueError("an address names a part of a document or a work it cites, not both")
        for name, value in (("doc", doc), ("part", part), ("work", work)):
            object.__setattr__(self, name, value)

    @classmethod
    def parse(cls, text: str) -> Address:
        """The address that `text` is: what stands before its first `/` or `:`, and what stands behind.

        The inverse of `str`, for ids that have neither character in them.
        """
        ends = [place for place in (text.find("/"), text.find(":")) if place >= 0]
        if not ends:
            return cls(text)
        doc, mark, rest = text[: min(ends)], text[min(ends)], text[min(ends) + 1 :]
        return cls(doc, part=rest) if mark == "/" else cls(doc, work=rest)

    @classmethod
    def readings(cls, text: str) -> list[Address]:
        """All that somebody who typed `text` may mean, what is likelier first.

        A place in a document, a work that it cites, a document or entity of that
        name: names may have `/` and `:` in them, and so may the keys of works.
        """
        found = []
        doc, slash, part = text.partition("/")
        if slash:
            found.append(cls(doc, part=part))
        doc, colon, work = text.partition(":")
        if colon:
            found.append(cls(doc, work=work))
        return [*found, cls(text)]

    def __str__(self) -> str:
        if self.part is not None:
            return join(self.doc, self.part)
        return self.doc if self.work is None else f"{self.doc}:{self.work}"

    def __repr__(self) -> str:
        return f"Address({self.doc!r}, part={self.part!r}, work={self.work!r})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Address is frozen")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Address) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __reduce__(self) -> tuple[type[Address], tuple[str, str | None, str | None]]:
        return Address, self._key()

    def _key(self) -> tuple[str, str | None, str | None]:
        return self.doc, self.part, self.work


def join(doc: str, part: str) -> str:
    """The address of a part of a document."""
    return f"{doc}/{part}"


def split(place: str) -> tuple[str, str]:
    """The document and the part of the address of a part; the part is empty where there is none."""
    doc, _, part = place.partition("/")
    return doc, part


def doc_of(place: str) -> str:
    """The document of the address of a part."""
    return split(place)[0]


def part_of(place: str) -> str:
    """The part of the address of a part."""
    return split(place)[1]


def range_ends(address: str) -> tuple[str, str] | None:
    """The addresses of the first and the last of some blocks in a row: `003/p12-p14` or `003/p12-14`.

    None for an address that is no such range.
    """
    doc, part = split(address.replace("–", "-"))
    first, dash, last = part.rpartition("-")
    letter = first[:1]
    if not dash or numeral_of(first, letter) is None:
        return None
    last = last if last[:1] == letter else f"{letter}{last}"
    return (join(doc, first), join(doc, last)) if numeral_of(last, letter) is not None else None


def note_part(number: int) -> str:
    """The part that a note is, by its number: `n14`."""
    return f"n{number}"


def numeral_of(part: str, letter: str) -> str | None:
    """The digits of a part of one kind (`12` of `p12` where `letter` is p); None for other parts."""
    digits = part[1:]
    return digits if part[:1] == letter and digits.isascii() and digits.isdigit() else None


def number_of(part: str, letter: str) -> int | None:
    """The number that a part of one kind has in its id; None for other parts."""
    digits = numeral_of(part, letter)
    return None if digits is None else int(digits)
