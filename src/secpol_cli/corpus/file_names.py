"""Names of files that some system cannot have: a corpus is to be carried from one to another."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from secpol_cli.corpus.load import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.corpus.load import Document, Vocabulary
    from secpol_cli.corpus.yaml import KeyPath
    from secpol_cli.model import Finding

# What Windows keeps for devices, with any ending, and what it does not take in a name or at its end.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\Z)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_LOST = (".", " ")


def check_file_names(_vocabulary: Vocabulary, documents: Sequence[Document]) -> Iterator[Finding]:
    """Names that Windows has not, and those that it and macOS take for one; one source of two documents."""
    taken: dict[str, str] = {}
    owners: dict[str, str] = {}
    for document in documents:
        source = document.record.source
        for key in (posixpath.normpath(source.file), source.sha256):
            owner = owners.setdefault(key, document.record.id)
            if owner != document.record.id:
                message = f"document {owner} has the same source, {source.file}"
                yield finding(
                    document.file, ("source", "file"), "source-twice", message, "take one of the two out"
                )
                break
        named: list[tuple[KeyPath, str]] = [
            (("id",), document.file.name),
            (("source", "file"), document.record.source.file),
        ]
        for path, name in named:
            if trouble := _trouble(name) or _clash(name, taken):
                hint = "call it otherwise, so that the corpus can be used there too"
                yield finding(document.file, path, "file-name", trouble, hint, severity="warning")


def _trouble(name: str) -> str | None:
    parts = [part for part in name.split("/") if part not in (".", "..")]
    if any(_DEVICE.match(part) or _FORBIDDEN.search(part) or part.endswith(_LOST) for part in parts):
        return f"Windows has no file of the name “{name}”"
    return None


def _clash(name: str, taken: dict[str, str]) -> str | None:
    """That another name differs only in case."""
    first = taken.setdefault(name.casefold(), name)
    return f"“{name}” and “{first}” are one file on Windows and macOS" if first != name else None
