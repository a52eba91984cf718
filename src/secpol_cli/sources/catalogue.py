"""`sources.yaml`: what people say of the files in a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from secpol_cli.corpus.yaml import parse_yaml
from secpol_cli.errors import CorpusInvalid, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

NAMES = ("sources.yaml", "sources.yml")
_BIBLIOGRAPHY = "bibliography"
_MOST_BYTES = 4 * 2**20


class SourceEntry(msgspec.Struct, forbid_unknown_fields=True):
    """What is said of a file: title, who wrote it, whose words all of it is, date (EDTF), CSL type."""

    title: str | None = None
    author: str | list[str] | None = None
    speaker: str | None = None
    date: str | int | None = None
    type: str | None = None

    @property
    def authors(self) -> list[str]:
        """The authors' names."""
        if self.author is None:
            return []
        return [self.author] if isinstance(self.author, str) else self.author


class Catalogue(msgspec.Struct):
    """What is said of the files of a folder, by name, and the bibliographies that are named, by path."""

    entries: dict[str, SourceEntry] = {}
    bibliographies: list[str] = []


def read_catalogue(folder: Path, files: Collection[str]) -> Catalogue:
    """The `sources.yaml` of a folder; an empty one where there is none.

    Raises UsageError, with its line and column, for what it may not say, and
    for files that are not in the folder.
    """
    name = next((name for name in NAMES if os.path.isfile(folder / name)), None)
    if name is None:
        return Catalogue()
    path = str(folder / name)
    try:
        with open(path, "rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}", "save it as UTF-8") from None
    try:
        return _read(path, text, folder, files)
    except CorpusInvalid as error:
        raise UsageError(error.message, error.hint) from None


def _read(path: str, text: str, folder: Path, files: Collection[str]) -> Catalogue:
    if not text.strip():
        return Catalogue()
    parsed = parse_yaml(path, text)
    catalogue = Catalogue({}, [])
    for key in parsed.mapping():
        if key == _BIBLIOGRAPHY:
            named = parsed.mapping()[key]
            listed = named if isinstance(named, list) else [named]
            if not all(isinstance(each, str) for each in listed):
                raise parsed.error((key,), "expected the name of a file", "write bibliography: refs.bib")
            catalogue.bibliographies += [str(folder / each) for each in listed]
        elif key in files:
            catalogue.entries[str(key)] = parsed.record(SourceEntry, (key,))
        else:
            raise parsed.error((key,), f"no file “{key}” is here that can be read", _meant(str(key), files))
    return catalogue


def _meant(name: str, files: Collection[str]) -> str:
    from secpol_cli.nearest import nearest

    close = nearest(name, files)
    return f"did you mean {' or '.join(close)}?" if close else "name it as it is called in the folder"
