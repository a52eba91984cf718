"""A bibliography's entries with the files that they name, and which of them a file is."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.citation.bibliographies import bib_entries, read_text
from secpol_cli.citation.own_works import UnreadEntry, read_works
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.authoring.intake.transcript import Transcript

ENDINGS = (".bib", ".bibtex", ".ris", ".json")
_FILE_FIELD = re.compile(r"(?:^|[,\n])\s*file\s*=\s*\{", re.IGNORECASE)
_RIS_FILE = re.compile(r"^L[1-4]  - ?(?!https?:)(.+)$", re.MULTILINE)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
_HEAD = 15  # blocks in which a work's own DOI stands


class BibliographyEntry(NamedTuple):
    """A work by its key in the bibliography, as references.yaml has it, with the paths of its files."""

    key: str
    work: dict[str, Any]
    files: tuple[str, ...]


class Bibliography(NamedTuple):
    """A bibliography as read: its works, and what of it could not be read."""

    path: str
    entries: tuple[BibliographyEntry, ...]
    unread: tuple[UnreadEntry, ...]


def read_entries(path: str) -> Bibliography:
    """Read a bibliography.  Raises UsageError and ToolError."""
    works = read_works(path)
    files = _files(path, list(works.works))
    entries = (BibliographyEntry(key, work, files.get(key, ())) for key, work in works.works.items())
    return Bibliography(path, tuple(entries), works.unread)


def find_entry(
    bibliographies: Sequence[Bibliography], name: str, transcript: Transcript
) -> BibliographyEntry | None:
    """The entry that describes a file: it names it, or has its DOI, or its title and year; None where none
    does, or several do."""
    entries = [entry for each in bibliographies for entry in each.entries]
    base = os.path.basename(name)
    named = [entry for entry in entries if any(os.path.basename(file) == base for file in entry.files)]
    return _only(named) or _only(_by_doi(entries, transcript)) or _only(_by_title(entries, transcript))


def _by_doi(entries: Sequence[BibliographyEntry], transcript: Transcript) -> list[BibliographyEntry]:
    head = " ".join(block["text"] for block in transcript.blocks[:_HEAD])
    found = {doi.rstrip(".,;)]").lower() for doi in _DOI.findall(head)}
    if len(found) != 1:  # a list of references has others
        return []
    return [entry for entry in entries if str(entry.work.get("DOI", "")).lower() in found]


def _by_title(entries: Sequence[BibliographyEntry], transcript: Transcript) -> list[BibliographyEntry]:
    head = [fold(block["text"]) for block in transcript.blocks[:_HEAD]]
    said = fold(str(transcript.said.get("title") or ""))
    together = f" {' '.join(head)} "
    found = []
    for entry in entries:
        title = fold(str(entry.work.get("title") or ""))
        year = str(entry.work.get("issued") or "")[:4]
        is_told = title and (title == said or title in head)
        if is_told and (len(title.split()) > 3 or year in together):
            found.append(entry)
    return found


def _only(entries: Sequence[BibliographyEntry]) -> BibliographyEntry | None:
    return entries[0] if len(entries) == 1 else None


def _files(path: str, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The files that each entry names, as paths, those that are not there included; `keys` are in order."""
    ending = os.path.splitext(path)[1].lower()
    folder = os.path.dirname(path)
    if ending in (".bib", ".bibtex"):
        return {key: _resolved(folder, _bib_files(entry)) for key, entry in bib_entries(read_text(path))}
    if ending == ".ris":
        records = re.split(r"^TY  - ", read_text(path), flags=re.MULTILINE)[1:]
        named = [[file.strip() for file in _RIS_FILE.findall(record)] for record in records]
        if len(named) == len(keys):
            return {key: _resolved(folder, files) for key, files in zip(keys, named, strict=True)}
    return {}


def _bib_files(entry: str) -> list[str]:
    """The paths in a field `file`: as they are, or as Zotero and JabRef write them (title:path:type; …)."""
    field = _FILE_FIELD.search(entry)
    if field is None:
        return []
    end, depth = field.end(), 1
    while end < len(entry) and depth:
        depth += {"{": 1, "}": -1}.get(entry[end], 0)
        end += 1
    value = entry[field.end() : end - 1]
    found = []
    for each in re.split(r"(?<!\\);", value):
        parts = [part.replace("\\:", ":").replace("\\;", ";").replace("\\\\", "\\") for part in _split(each)]
        path = next((part for part in parts if os.path.splitext(part)[1].lower() in _DOCUMENTS), None)
        found += [path.strip()] if path else []
    return found


def _split(value: str) -> list[str]:
    parts = re.split(r"(?<!\\):", value)
    if len(parts) > 1 and len(parts[0]) == 1 and parts[0].isalpha():  # C:\…
        return [":".join(parts[:2]), *parts[2:]]
    return parts if len(parts) != 2 or os.path.splitext(parts[0])[1] else [parts[1], parts[0]]


_DOCUMENTS = frozenset(".pdf .docx .odt .epub .html .htm .txt .md .rtf".split())


def _resolved(folder: str, files: Sequence[str]) -> tuple[str, ...]:
    paths = [file.replace("\\", "/") if "\\" in file and not os.path.exists(file) else file for file in files]
    return tuple(os.path.join(folder, os.path.expanduser(file)) for file in paths)
