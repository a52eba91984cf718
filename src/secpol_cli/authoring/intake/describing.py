"""A bibliography describes documents that are here already: what it says is put into their citations.

What people wrote stays; what was missing is added, and what was inferred gives way.
"""

from __future__ import annotations

import os
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from secpol_cli.authoring.editing import Editor
from secpol_cli.authoring.intake.documents import document_name
from secpol_cli.authoring.intake.known import citation_of, guesses_of, in_order, people_by_name
from secpol_cli.authoring.intake.shelf import plain_id
from secpol_cli.authoring.layout import write_mapping
from secpol_cli.authoring.proof import prove_change
from secpol_cli.changes import AddedDocument
from secpol_cli.citation.csl import STOPGAP
from secpol_cli.corpus.files import read_bytes
from secpol_cli.errors import SecpolError
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from secpol_cli.authoring.intake.entries import BibliographyEntry
    from secpol_cli.authoring.intake.shelf import Shelf

_HEAD = 12_000  # characters of a document's file in which its citation and its first blocks stand
_BLOCKS = 15  # at the head of a text, among which its title stands
_TELLING = 3  # words; a shorter title may be that of many works
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
_INFERRED = re.compile(r"^# (\w[\w-]*): .*\n", re.MULTILINE)
_LEAD = "# Inferred, and to be looked at:\n"


class DescribedDocuments(NamedTuple):
    """What became of entries that describe documents, the files that say it now, and the other entries."""

    told: list[AddedDocument]
    files: dict[str, bytes | None]
    others: list[BibliographyEntry]


def describe_present(root: Path, shelf: Shelf, entries: Sequence[BibliographyEntry]) -> DescribedDocuments:
    """The documents that entries describe, with what these say; the lock must be held to write them.

    An entry is a document's whose file it names, or has its name; or whose DOI or
    title it has, where no other has it.  Raises CorpusError.
    """
    heads = {id_: _read_head(root, id_) for id_ in shelf.sources}
    people = people_by_name(root)
    told, others = [], []
    files: dict[str, bytes | None] = {}
    for entry in entries:
        id_ = _by_file(entry, shelf) or _only(_by_words(entry, heads))
        if id_ is None or document_name(id_) in files:
            others.append(entry)
            continue
        changed = _with_citation(root, id_, entry.work, people)
        title = str(entry.work.get("title") or "") or None
        if changed is None:
            told.append(AddedDocument(entry.key, "here-already", id_, title, reason=f"already here as {id_}"))
            continue
        files[document_name(id_)] = changed
        reason = f"is {id_}, which is here; it says so now"
        told.append(AddedDocument(entry.key, "described", id_, title, reason=reason))
    for id_ in (os.path.splitext(os.path.basename(name))[0] for name in files):
        prove_change(root, id_, files)
    return DescribedDocuments(told, files, others)


def _by_file(entry: BibliographyEntry, shelf: Shelf) -> str | None:
    for file in entry.files:
        if os.path.isfile(file):
            with open(file, "rb") as content:
                found = shelf.sums.get(sha256(content.read()).hexdigest())
            if found is not None:
                return found
        elif plain_id(file) in shelf.sources:
            return plain_id(file)
    return None


def _by_words(entry: BibliographyEntry, heads: dict[str, dict[str, Any]]) -> list[str]:
    doi, title = str(entry.work.get("DOI") or "").lower(), fold(str(entry.work.get("title") or ""))
    found = []
    for id_, head in heads.items():
        citation, blocks = head.get("citation") or {}, [fold(text) for text in head["blocks"]]
        dois = {each.rstrip(".,;)]").lower() for text in head["blocks"] for each in _DOI.findall(text)}
        has_doi = bool(doi) and (doi == str(citation.get("DOI") or "").lower() or {doi} == dois)
        is_told = len(title.split()) > _TELLING and title in (fold(str(citation.get("title") or "")), *blocks)
        if has_doi or is_told:
            found.append(id_)
    return found


def _only(ids: Iterable[str]) -> str | None:
    found = list(ids)
    return found[0] if len(found) == 1 else None


def _read_head(root: Path, id_: str) -> dict[str, Any]:
    """The citation of a document, and the texts of its first blocks, without reading all of it."""
    try:
        text = (root / document_name(id_)).read_text("utf-8", "replace")[:_HEAD]
        whole, _, blocks = text.partition("\nblocks:\n")
        head = yaml.safe_load(whole)
        listed = yaml.safe_load(blocks.rpartition("\n  - ")[0] or "[]")
    except (OSError, yaml.YAMLError, ValueError):
        return {"blocks": []}
    found = [str(each["text"]) for each in listed or [] if isinstance(each, dict) and "text" in each]
    return {**(head if isinstance(head, dict) else {}), "blocks": found[:_BLOCKS]}


def _with_citation(root: Path, id_: str, work: dict[str, Any], people: dict[str, str]) -> bytes | None:
    """A document's file with what a work says; None where it says nothing more."""
    name = document_name(id_)
    try:
        text = read_bytes(root, name).decode("utf-8-sig")
        data: dict[str, Any] = yaml.safe_load(text)
    except (SecpolError, yaml.YAMLError, UnicodeDecodeError):
        return None
    citation, date = citation_of(guesses_of(work), work, people)
    comments = text.partition("\nid:")[0] + "\n"
    inferred = set(_INFERRED.findall(comments)) if text.startswith(_LEAD) else set()
    known: dict[str, Any] = data.get("citation") or {}
    said = {
        key: value
        for key, value in citation.items()
        if key not in known or key in inferred or (key == "type" and known[key] == "document")
    }
    after = text
    if any(known.get(key) != value for key, value in said.items()):
        after = _with_section(after, "citation", in_order({**known, **said}))
    before: dict[str, Any] = data.get("date") or {}
    stated = date.get("stated")
    if stated and not before.get("stated") and not str(before.get("inferred") or "").startswith(stated):
        after = _with_section(after, "date", {"stated": stated})
    if "title" in said and str(data.get("description") or "").startswith(STOPGAP):
        editor = Editor(after)
        editor.remove(("description",))
        after = editor.result()
    if after == text:
        return None
    gone = inferred & said.keys()
    head, mark, rest = after.partition("\nid:") if after.startswith(_LEAD) else ("", "", after)
    head = _INFERRED.sub(lambda line: "" if line[1] in gone else line[0], f"{head}\n") if mark else head
    return f"{'' if head == _LEAD else head}{mark[1:]}{rest}".encode()


def _with_section(text: str, key: str, value: dict[str, Any]) -> str:
    editor = Editor(text)
    editor.section(key, write_mapping({key: value}), ("date", "blocks"))
    return editor.result()
