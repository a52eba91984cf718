"""A corpus begun: its files with what people then write into them, which passes `check` at once."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING

from secpol_cli.authoring.layout import write_mapping
from secpol_cli.authoring.transaction import apply, is_pending, recover, writing
from secpol_cli.changes import WrittenFile
from secpol_cli.corpus.files import VOCABULARY_FILES, read_bytes
from secpol_cli.corpus.load import load_vocabulary
from secpol_cli.errors import CorpusNotFound, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_VOCABULARY = ("people.yaml", "organisations.yaml", "principles.yaml")
_HEADS = {
    "people.yaml": """\
# Who speaks or acts in the texts: persons, and collectives that speak as one; by id, in its order.
#
# lim-sokha:
#   name: Lim Sokha
#   offices:
#     - {title: Speaker of the Assembly}
""",
    "organisations.yaml": """\
# Organisations, forums, treaties, laws, institutions, media, states, by id, in its order.
#
# asean:
#   name: Association of Southeast Asian Nations
#   kind: organisation
#   acronym: ASEAN
""",
    "principles.yaml": """\
# What one can hold: principles, values, objectives, with a definition of one sentence.

principles: {}
# peace:
#   label: Peace
#   definition: Conflicts are settled without arms.
""",
    "events.yaml": """\
# What happened or is planned, with every passage that speaks of it.
#
# signing:
#   label: Signing of the code of conduct
#   kind: agreement
#   status: planned
#   date: {stated: "2020"}
#   evidence:
#     - {document: "010", block: p1, exact: the code of conduct must be signed}
""",
}
_README = """\
# {title}

A corpus for [secpol](https://pypi.org/project/secpol-cli/). What to do next, in this folder:

    secpol add paper.pdf speech.docx https://example.org/statement   # texts, or a folder of them
    secpol add refs.bib                                              # works, with the files they name
    secpol search "words half remembered"
    secpol show ID
    secpol check                                                     # that every word is its source's

`documents/` has a file for each text, which you may annotate; `sources/` the text that it is held
against, `originals/` the files as they came. Nothing in the last two is to be changed by hand: `secpol
update ID FILE` brings a new version in.
"""
_GITATTRIBUTES = "sources/** -text\noriginals/** -text\n"  # else git changes line ends on Windows


def start(folder: Path, language: str, vocabulary: Path | None = None) -> list[WrittenFile]:
    """Begin a corpus in `folder`, with the people, organisations and principles of another, if one is named.

    Its title is the folder's name.  Raises UsageError where there is a corpus or
    a file of that name, and CorpusError where the folder cannot be written to.
    """
    title = _title(folder)
    head = {
        "name": _name(folder),
        "title": title,
        "version": "1",
        "language": language,
        "description": f"Texts collected under the name {title}.",
    }
    lead = "# The corpus as a whole. Correct what is guessed here; documents may have other languages.\n\n"
    files = {"corpus.yaml": lead + write_mapping(head), **_HEADS}
    if vocabulary is not None:
        files |= _vocabulary_of(vocabulary)
    files |= {"README.md": _README.format(title=title), ".gitattributes": _GITATTRIBUTES}
    return write_new(folder, files, ("documents", "sources", "originals"))


def write_new(folder: Path, files: Mapping[str, str], folders: tuple[str, ...] = ()) -> list[WrittenFile]:
    """Write the files of a corpus into a folder that has none of them.

    What else is in the folder stays as it is; a README or .gitattributes that is there is kept.
    """
    if is_pending(os.fspath(folder)):  # a killed process has begun one
        recover(folder)
    clash = next((name for name in (*VOCABULARY_FILES, "documents") if os.path.lexists(folder / name)), None)
    if clash is not None:
        hint = "add to it: secpol add FILE" if clash == "corpus.yaml" else "name a folder without it"
        raise UsageError(f"{folder / clash}: is here already; nothing is overwritten", hint)
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise UsageError(f"{folder}: is a file, no folder", "name a folder")
    kept = {name for name in files if os.path.lexists(folder / name)}
    with writing(folder):
        apply(folder, {name: text.encode() for name, text in files.items() if name not in kept})
        for name in folders:  # last: killed before, it can be begun again
            os.makedirs(folder / name, exist_ok=True)
    told = {name: "kept as it was" if name in kept else "" for name in files}
    return [WrittenFile(name, "kept" if name in kept else "written", told[name]) for name in files]


def _vocabulary_of(root: Path) -> dict[str, str]:
    """The people, organisations and principles of a corpus, as its files have them."""
    if not os.path.isfile(root / "corpus.yaml"):
        raise CorpusNotFound(
            f"{root}: no corpus.yaml in it", "name a corpus, or “shipped” for that of secpol"
        )
    load_vocabulary(root)  # which says what is wrong with it
    found = {name: root / name for name in _VOCABULARY if os.path.isfile(root / name)}
    return {name: read_bytes(root, name).decode("utf-8-sig") for name in found}


def _title(folder: Path) -> str:
    words = re.sub(r"[\s_]+|(?<=\w)-(?=\w)", " ", _base(folder)).strip()
    shown = "".join(char for char in words if char.isprintable())
    return shown[:1].upper() + shown[1:] or "Corpus"


def _name(folder: Path) -> str:
    plain = unicodedata.normalize("NFKD", _base(folder)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "corpus"


def _base(folder: Path) -> str:
    return os.path.basename(os.path.realpath(folder))
