"""What a corpus has already: its ids, and the sums of its files; looked at anew only where it changed."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING

from secpol_cli.authoring.intake.documents import document_name
from secpol_cli.corpus.files import DOCUMENTS

if TYPE_CHECKING:
    from pathlib import Path

_SUM = re.compile(rb"^[ ]+sha256: [\"']?([0-9a-f]{64})\b|\bsha256: [\"']?([0-9a-f]{64})\b", re.MULTILINE)
_FILE = re.compile(rb"^(?:source: \{|[ ]+)file: [\"']?(sources/[^\"',}\n]+)", re.MULTILINE)
_HEAD = 8192  # bytes in which a document says what its source is
_LONGEST_ID = 48
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\Z)")


class Shelf:
    """The documents of a corpus by id, and by the sums of their sources and originals."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sums: dict[str, str] = {}
        self.sources: dict[str, str] = {}
        self._stamps: dict[str, tuple[int, int]] = {}
        self._folder = -1  # when the folder of documents was last written to, as far as was looked

    def refresh(self) -> None:
        """Look at the documents that were written since the last time."""
        written = self._written()
        if written == self._folder:
            return
        try:
            entries = [each for each in os.scandir(self.root / DOCUMENTS) if each.name.endswith(".yaml")]
        except OSError:
            entries = []
        present = {entry.name for entry in entries}
        for name in self._stamps.keys() - present:
            self._forget(name)
        for entry in entries:
            status = entry.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if self._stamps.get(entry.name) != stamp:
                self._forget(entry.name)
                self._stamps[entry.name] = stamp
                self._look(entry.path, entry.name.removesuffix(".yaml"))
        self._folder = written

    def add(self, id_: str) -> None:
        """Know of a document that was just written, by one who has looked and holds the lock."""
        path = os.path.join(self.root, document_name(id_))
        status = os.stat(path)
        self._stamps[f"{id_}.yaml"] = (status.st_mtime_ns, status.st_size)
        self._look(path, id_)
        self._folder = self._written()

    def _written(self) -> int:
        try:
            return os.stat(self.root / DOCUMENTS).st_mtime_ns
        except OSError:
            return 0

    def is_taken(self, id_: str) -> bool:
        """Whether a document has this id, or one that some system takes for the same."""
        wanted = f"{id_}.yaml".casefold()
        return any(name.casefold() == wanted for name in self._stamps)

    def free_id(self, name: str) -> str:
        """An id for a file, from its name: its own, else with a number."""
        base = plain_id(name)
        id_, number = base, 1
        while self.is_taken(id_) or os.path.lexists(self.root / document_name(id_)):
            number += 1
            id_ = f"{base}-{number}"
        return id_

    def _look(self, path: str, id_: str) -> None:
        try:
            with open(path, "rb") as file:
                head = file.read(_HEAD)
        except OSError:
            return
        for found in _SUM.finditer(head):
            self.sums[(found[1] or found[2]).decode()] = id_
        source = _FILE.search(head)
        if source is not None:
            self.sources[id_] = source[1].decode("utf-8", "replace").strip()

    def _forget(self, name: str) -> None:
        id_ = name.removesuffix(".yaml")
        self._stamps.pop(name, None)
        self.sources.pop(id_, None)
        for each in [each for each, owner in self.sums.items() if owner == id_]:
            del self.sums[each]


def plain_id(name: str) -> str:
    """The id that a file's name gives: letters, digits and hyphens."""
    stem = os.path.splitext(os.path.basename(name))[0]
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9._]+", "-", plain).strip("-._")[:_LONGEST_ID].strip("-._") or "text"
    return f"{plain}-text" if _DEVICE.match(plain.lower()) else plain
