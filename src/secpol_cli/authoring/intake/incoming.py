"""What a user names to be added: files, those in folders, pages on the web, stdin, bibliographies."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.authoring.intake.adding import Incoming
from secpol_cli.authoring.intake.entries import ENDINGS, read_entries
from secpol_cli.authoring.intake.shelf import Shelf
from secpol_cli.authoring.intake.works import NAME, add_works
from secpol_cli.authoring.transaction import apply, writing
from secpol_cli.changes import AddedDocument, AddedWork, MetadataGuess
from secpol_cli.errors import SecpolError, ToolError, UsageError
from secpol_cli.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.authoring.intake.entries import Bibliography, BibliographyEntry

_STDIN = "-"
_SHOWN = 3  # files that are not there


class Gathered(NamedTuple):
    """The files to be added, those that are not (they cannot be had, or are here), works, bibliographies, and
    what is to be told."""

    files: list[Incoming]
    failed: list[AddedDocument]
    works: list[AddedWork]
    bibliographies: list[Bibliography]
    warnings: list[str]


def gather(root: Path, named: Sequence[str], folder: Path, *, private: bool, dry_run: bool) -> Gathered:
    """What is named, as files; what is fetched or comes on stdin is put into `folder`.

    Works of bibliographies that are no files are put into references.yaml.  Raises
    UsageError for what is no file, and CorpusError.
    """
    from secpol_cli.readers.input import expand_patterns

    found = Gathered([], [], [], [], [])
    for number, name in enumerate(expand_patterns(named)):
        try:
            _gather(root, name, folder / str(number), found, private=private, dry_run=dry_run)
        except ToolError as error:
            reason = f"{error.message.removeprefix(f'{name}: ')}{f'; {error.hint}' if error.hint else ''}"
            found.failed.append(AddedDocument(name, "failed", reason=reason))
    return found


def _gather(root: Path, name: str, folder: Path, found: Gathered, *, private: bool, dry_run: bool) -> None:
    from secpol_cli.authoring.intake.fetching import is_url

    if is_url(name):
        found.files.append(_fetched(name, folder, private=private))
    elif name == _STDIN:
        found.files.append(_from_stdin(folder))
    elif os.path.isdir(name):
        _gather_folder(root, name, found)
    elif name.lower().endswith(ENDINGS):
        _gather_works(root, name, found, dry_run=dry_run)
    elif not os.path.lexists(name):
        raise UsageError(f"{name}: there is no such file", _alike(name))
    elif not os.path.isfile(name):
        raise UsageError(f"{name}: is no regular file", "name a file, a folder or an address")
    else:
        found.files.append(Incoming(Path(name), name))


def _gather_folder(root: Path, name: str, found: Gathered) -> None:
    """The texts in a folder and those in it; its bibliographies describe them, and are not added."""
    from secpol_cli.sources.listing import describe_left_out, list_sources

    listing = list_sources(Path(name))
    inside = [file for file in listing.names if not (Path(name) / file).resolve().is_relative_to(root)]
    astray = [file for file in inside if _leads_out(name, file)]
    files = [file for file in inside if file not in astray]
    found.files.extend(Incoming(Path(name) / file, os.path.join(name, file)) for file in files)
    left_out = [each for each in listing.left_out if each[1] != "hidden"]
    left_out += [(file, "a link to what is outside of the folder") for file in astray]
    told = describe_left_out(Path(name), left_out)
    found.warnings.extend([told] if told else [])
    for file in listing.beside:
        if file.lower().endswith(ENDINGS):
            try:
                found.bibliographies.append(read_entries(os.path.join(name, file)))
            except SecpolError as error:
                found.warnings.append(error.message)


def _describe(
    root: Path, entries: Sequence[BibliographyEntry], found: Gathered, *, dry_run: bool
) -> Sequence[BibliographyEntry]:
    """Put what entries say of documents that are here into these; the entries that describe none."""
    from secpol_cli.authoring.intake.describing import describe_present

    shelf = Shelf(root)
    with writing(root):
        shelf.refresh()
        described = describe_present(root, shelf, entries)
        if not dry_run:
            apply(root, described.files)
    would = {"described": "would-describe"} if dry_run else {}
    found.failed.extend(replace(each, action=would.get(each.action, each.action)) for each in described.told)
    return described.others


def _leads_out(folder: str, file: str) -> bool:
    """Whether a file of a folder is a link to one that is not in it: who names a folder names no other."""
    target = os.path.realpath(os.path.join(folder, file))
    return not Path(target).is_relative_to(os.path.realpath(folder))


def _gather_works(root: Path, name: str, found: Gathered, *, dry_run: bool) -> None:
    """The files that a bibliography names, as documents; its other works, in references.yaml."""
    read = read_entries(name)
    found.bibliographies.append(read)
    works = []
    missing: list[str] = []
    for entry in _describe(root, read.entries, found, dry_run=dry_run):
        present = [file for file in entry.files if os.path.isfile(file)]
        missing += [f"{entry.key}: {file}" for file in entry.files if file not in present]
        if present:
            found.files.append(Incoming(Path(present[0]), present[0], work=entry.work))
        else:
            works.append(entry)
    if missing:
        more = f"; and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        first = "; ".join(missing[:_SHOWN])
        found.warnings.append(f"{name}: {len(missing)} files that it names are not here ({first}{more})")
    found.warnings.extend(f"{name}: {each.entry}: {each.what}" for each in read.unread)
    if dry_run:
        told, _ = add_works(root, name, works)
        found.works.extend(
            replace(each, action="would-add") if each.action == "added" else each for each in told
        )
        return
    with writing(root):
        told, text = add_works(root, name, works)
        if text is not None:
            apply(root, {NAME: text})
    found.works.extend(told)


def _fetched(url: str, folder: Path, *, private: bool) -> Incoming:
    from secpol_cli.authoring.intake.fetching import fetch_url

    page = fetch_url(url, private=private)
    day = datetime.now(UTC).date().isoformat()
    known = (
        MetadataGuess("URL", page.url, "user", "the address", "it was fetched there"),
        MetadataGuess("accessed", day, "user", "the address", "it was fetched that day"),
        MetadataGuess("type", "webpage", "page one", "the address", "it was fetched from the web"),
    )
    is_page = page.name.endswith((".html", ".htm", ".xhtml"))
    return Incoming(_put(folder, page.name, page.data), page.name, known if is_page else known[:2])


def _from_stdin(folder: Path) -> Incoming:
    from secpol_cli.readers.formats import ENDINGS as FORMAT_ENDINGS
    from secpol_cli.readers.formats import sniff, sniff_text

    data = sys.stdin.buffer.read() if sys.stdin is not None else b""
    if not data.strip():
        raise UsageError("stdin is empty", "pipe a text in: secpol add - < FILE")
    shown = sniff(data)
    kind = shown if shown in FORMAT_ENDINGS.values() else sniff_text(data.decode("utf-8", "replace"))
    ending = next(ending for ending, name in FORMAT_ENDINGS.items() if name == kind)
    return Incoming(_put(folder, f"stdin{ending}", data), f"stdin{ending}")


def _put(folder: Path, name: str, data: bytes) -> Path:
    """A file with what came, of a name that no system refuses."""
    plain = "".join(char if char.isalnum() or char in "._-" else "-" for char in name)[-80:]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / plain.lstrip(".-")
    path.write_bytes(data)
    return path


def _alike(name: str) -> str | None:
    from secpol_cli.nearest import nearest

    folder, wanted = os.path.split(name)
    try:
        close = nearest(wanted, os.listdir(folder or "."))
    except (OSError, ValueError):
        return None
    return f"did you mean {' or '.join(os.path.join(folder, file) for file in close)}?" if close else None
