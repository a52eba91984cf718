"""Works of a bibliography put into references.yaml, behind what stands there."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from secpol_cli.authoring.layout import write_mapping
from secpol_cli.changes import AddedWork
from secpol_cli.corpus.files import has_file, read_bytes
from secpol_cli.corpus.load import load_yaml
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from secpol_cli.authoring.intake.entries import BibliographyEntry

NAME = "references.yaml"
_HEAD = "# Works that are cited and are no documents of the corpus, by key.\n"


def add_works(
    root: Path, path: str, entries: Sequence[BibliographyEntry]
) -> tuple[list[AddedWork], bytes | None]:
    """What becomes of the works of a bibliography, and references.yaml as it will be; None where it stays.

    A work that is there, by its key and title, its DOI, or its title and year, is
    not added again.  Raises CorpusInvalid where references.yaml cannot be read.
    """
    present: dict[str, Any] = dict(load_yaml(root, NAME).mapping()) if _has_works(root) else {}
    known = {mark: key for key, work in present.items() if isinstance(work, dict) for mark in _marks(work)}
    told, written = [], ""
    for entry in entries:
        title = str(entry.work.get("title") or "") or None
        owner = next((known[mark] for mark in _marks(entry.work) if mark in known), None)
        if owner is not None or not entry.work:
            reason = f"already here as {owner}" if owner else "says nothing that can be cited"
            told.append(
                AddedWork(path, "here-already" if owner else "failed", owner or entry.key, title, reason)
            )
            continue
        key = _free_key(entry.key, present)
        present[key] = entry.work
        known |= dict.fromkeys(_marks(entry.work), key)
        written += f"\n{write_mapping({key: entry.work})}"
        told.append(AddedWork(path, "added", key, title))
    if not written:
        return told, None
    before = read_bytes(root, NAME).decode("utf-8") if has_file(root, NAME) else _HEAD
    return told, f"{before}{'' if before.endswith(chr(10)) or not before else chr(10)}{written}".encode()


def _has_works(root: Path) -> bool:
    return has_file(root, NAME) and load_yaml(root, NAME).data is not None


def _marks(work: Mapping[str, Any]) -> list[tuple[str, str]]:
    """By what a work is known again: its DOI, or its title with its year and first author."""
    marks = [("doi", str(work["DOI"]).lower())] if work.get("DOI") else []
    title, year = fold(str(work.get("title") or "")), str(work.get("issued") or "")[:4]
    names = work.get("author") or work.get("editor")
    first = names[0] if isinstance(names, list) and names and isinstance(names[0], dict) else {}
    who = fold(str(first.get("family") or first.get("literal") or ""))
    part = str(work.get("volume") or work.get("chapter-number") or "")
    return [*marks, ("title", f"{title}|{year}|{who}|{part}")] if title else marks


def _free_key(key: str, taken: Mapping[str, Any]) -> str:
    """A key of the form that ids have, which no work has."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", key)
    plain = unicodedata.normalize("NFKD", parted).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "work"
    free, number = base, 1
    while free in taken:
        number += 1
        free = f"{base}-{number}"
    return free
