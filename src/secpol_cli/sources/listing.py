"""The files of a folder that are taken as documents, by which ids, and those that are left out."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.errors import UsageError
from secpol_cli.readers.formats import ENDINGS, FORMATS
from secpol_cli.readers.input import expand_patterns

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_HIDDEN = "hidden"
_NO_TEXT = "no text by its ending"
_BIBLIOGRAPHIES = (".bib", ".bibtex", ".ris")
_CATALOGUES = ("sources.yaml", "sources.yml")
# Endings of documents that have text, and that nobody reads here.
_FOREIGN = tuple(
    ".doc .dot .wpd .wps .pages .djvu .djv .ps .ppt .pptx .odp .key .mobi .azw .azw3 .fb2 .mht .mhtml "
    ".webarchive .eml .msg .chm .lit .xps .oxps .indd .sxw".split()
)
_SHOWN = 3  # of those left out
_MOST_FILES = 200_000  # in a folder and those in it: who names more has named the disk
_JUNCTION = 0xA0000003  # Windows' IO_REPARSE_TAG_MOUNT_POINT


class Listing(NamedTuple):
    """The names of documents, relative to the folder and ascending, and of what is left out, with the reason.

    Hidden files, which nobody misses, come last.  `beside` are the files that
    describe the documents, and `foreign` those left out that may have text.
    """

    names: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    beside: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def list_sources(folder: Path, without: Collection[Path] = ()) -> Listing:
    """The files in `folder` and the folders in it whose endings are those of texts.

    Hidden files, links to folders and `without` are left out, each with a
    reason; of a hidden folder only the folder is named.  Raises UsageError
    where there is no such folder, or no text in it, or far too many files.
    """
    names: list[str] = []
    beside: list[str] = []
    left_out: list[tuple[str, str]] = []
    excluded = [status for path in without if (status := _status(path))]
    waiting = [""]
    seen = 0
    while waiting:
        below = waiting.pop()
        entries = _entries(folder, below, left_out)
        seen += len(entries)
        if seen > _MOST_FILES:
            raise UsageError(f"{folder}: has more than {_MOST_FILES:,} files", "name the folder of the texts")
        for name, entry in entries:
            if name.lower().endswith(_BIBLIOGRAPHIES) or name in _CATALOGUES:
                beside += [name] if os.path.isfile(entry.path) and "/" not in name else []
                continue  # it describes the texts
            reason = _why_left_out(entry, excluded)
            if reason:
                left_out.append((_shown(name), reason))
            elif _is_folder(entry):
                waiting.append(f"{name}/")
            else:
                names.append(name)
    left_out.sort(key=lambda each: (each[1] == _HIDDEN, each))
    if not names:
        raise _no_text(folder, left_out)
    foreign = [name for name, why in left_out if why == _NO_TEXT and name.lower().endswith(_FOREIGN)]
    return Listing(tuple(sorted(names)), tuple(left_out), tuple(sorted(beside)), tuple(foreign))


def list_manuscripts(named: Sequence[str]) -> tuple[list[str], list[str]]:
    """The files that are named, each once, those of a folder in its place; and, of each folder, a line on
    what is left out.

    Raises UsageError for a folder without a text.
    """
    files: list[str] = []
    said = []
    for name in expand_patterns(named):
        if not os.path.isdir(name):
            files.append(name)
            continue
        listing = list_sources(Path(name))
        files += [os.path.join(name, file) for file in listing.names]
        shown = [each for each in listing.left_out if each[1] != _HIDDEN]
        said += [line for line in [describe_left_out(Path(name), shown)] if line]
    twice = [name for name in files if name == "-"][1:]  # which cannot be read twice: the command says so
    return [*dict.fromkeys(files), *twice], said


def name_documents(names: Collection[str]) -> dict[str, str]:
    """Each file's id: its name without the ending, or, where several would have that, ever more of its path.

    `speeches/1999.txt` is `1999`, else `speeches-1999`, else `speeches-1999.txt`,
    else that with a number.
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    waiting = sorted(names)
    for form in (_stem, _path, _whole_path):
        proposed = {name: _plain(form(name)) for name in waiting}
        counts = Counter(proposed.values())
        ids |= {name: id_ for name, id_ in proposed.items() if id_ and counts[id_] == 1 and id_ not in taken}
        taken.update(ids.values())
        waiting = [name for name in waiting if name not in ids]
    for name in waiting:
        id_, number = _plain(_whole_path(name)), 1
        while id_ in taken:
            number += 1
            id_ = f"{_plain(_whole_path(name))}-{number}"
        ids[name] = id_
        taken.add(id_)
    return ids


def describe_left_out(folder: Path, left_out: Collection[tuple[str, str]]) -> str | None:
    """One line on what is left out of a folder: the first three, and how many more; None where nothing is."""
    if not left_out:
        return None
    said = "; ".join(f"{name}: {reason}" for name, reason in list(left_out)[:_SHOWN])
    more = f"; and {len(left_out) - _SHOWN} more" if len(left_out) > _SHOWN else ""
    files = "1 file" if len(left_out) == 1 else f"{len(left_out)} files"
    return f"{folder}: {files} left out ({said}{more})"


def _entries(folder: Path, below: str, left_out: list[tuple[str, str]]) -> list[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder / below) as entries:
            return [(below + entry.name, entry) for entry in entries]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        if not below:
            raise _no_folder(folder, reason) from None
        left_out.append((_shown(below), f"cannot be read: {reason}"))
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return os.path.isdir(entry.path)  # not entry.is_dir(), which a link to itself makes fail


def _is_link(entry: os.DirEntry[str]) -> bool:
    """Whether it is a link, or what Windows has for links to folders."""
    try:
        return (
            entry.is_symlink() or getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _JUNCTION
        )
    except OSError:
        return False  # it is gone again


def _status(path: str | Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def _is_one_of(entry: os.DirEntry[str], others: Collection[os.stat_result]) -> bool:
    """Whether it is one of these files, by whatever name: macOS ignores case, and how accents are written."""
    status = _status(entry.path) if others else None
    return status is not None and any(os.path.samestat(status, other) for other in others)


def _why_left_out(entry: os.DirEntry[str], excluded: Collection[os.stat_result]) -> str | None:
    if entry.name.startswith("."):
        return _HIDDEN
    if not entry.name.isprintable():
        return "has no printable name"
    if _is_folder(entry):
        return "a link to a folder" if _is_link(entry) else None
    if not os.path.isfile(entry.path):
        return "no regular file"
    if os.path.splitext(entry.name)[1].lower() not in ENDINGS:
        return _NO_TEXT
    if _is_one_of(entry, excluded):
        return "to be verified itself"
    return None


def _no_folder(folder: Path, reason: str) -> UsageError:
    if folder.is_file():
        return UsageError(
            f"{folder}: is a file, no folder", f"name the folder that it is in: --sources {folder.parent}"
        )
    if folder.exists():
        return UsageError(
            f"{folder}: cannot be read: {reason}", "see to its permissions, or name another folder"
        )
    return UsageError(f"{folder}: there is no such folder", _alike(folder) or "name the folder of the texts")


def _alike(folder: Path) -> str | None:
    from secpol_cli.nearest import nearest

    try:
        folders = [entry.name for entry in os.scandir(folder.parent) if entry.is_dir()]
    except (OSError, ValueError):
        return None
    close = nearest(folder.name, folders)
    return f"did you mean {' or '.join(str(folder.parent / name) for name in close)}?" if close else None


def _no_text(folder: Path, left_out: list[tuple[str, str]]) -> UsageError:
    endings = " ".join(one.endings[0] for one in FORMATS.values())
    hint = f"name a folder of texts ({endings})"
    what = describe_left_out(folder, left_out) or f"{folder}: the folder is empty"
    return UsageError(f"no document in {what}" if left_out else what, hint)


def _shown(name: str) -> str:
    return name if name.isprintable() else ascii(name)[1:-1]


def _stem(name: str) -> str:
    return os.path.splitext(name.rpartition("/")[2])[0]


def _path(name: str) -> str:
    return os.path.splitext(name)[0].replace("/", "-")


def _whole_path(name: str) -> str:
    return name.replace("/", "-")


def _plain(id_: str) -> str:
    return " ".join(unicodedata.normalize("NFC", id_).split())
