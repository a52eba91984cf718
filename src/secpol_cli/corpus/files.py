"""The files of a corpus: which there are, and reading them with suspicion."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from secpol_cli.errors import CorpusInvalid, CorpusNotFound

VOCABULARY_FILES = (
    "corpus.yaml",
    "people.yaml",
    "organisations.yaml",
    "principles.yaml",
    "events.yaml",
    "references.yaml",
)
DOCUMENTS = "documents"
SOURCES = "sources/"
MAX_BYTES = 16 * 1024 * 1024


def document_file(doc: str) -> str:
    """The file of the document of an id, relative to the corpus."""
    return f"{DOCUMENTS}/{doc}.yaml"


def list_files(root: Path) -> list[str]:
    """The corpus's YAML files, relative to `root`: the vocabulary's, then the documents' by name.

    Raises CorpusNotFound where `root` is no folder with a corpus.yaml.
    """
    names = [name for name in VOCABULARY_FILES if has_file(root, name)]
    if "corpus.yaml" not in names:
        what = "no corpus.yaml in it" if os.path.isdir(root) else "no such folder"
        if os.path.isdir(root) and not os.access(root, os.R_OK | os.X_OK):
            what = "it cannot be read"
        raise CorpusNotFound(f"{root}: {what}", "name another with --corpus DIR or SECPOL_CORPUS")
    return names + [f"{DOCUMENTS}/{name}" for name in sorted(_list_documents(root / DOCUMENTS))]


def _list_documents(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name[0] != "."]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CorpusInvalid(DOCUMENTS, 0, 0, f"cannot be read: {error.strerror}") from None
    for name in names:
        if name.endswith(".yaml") and name.isprintable():  # as most, and there may be many
            continue
        shown = f"{DOCUMENTS}/{ascii(name)[1:-1]}"
        stem, ending = os.path.splitext(shown)
        if ending != ".yaml" and ending.lower() in (".yml", ".yaml"):  # else it would be lost without a word
            raise CorpusInvalid(shown, 0, 0, f"ends in {ending}", f"call it {stem}.yaml")
        if name.endswith(".yaml") and not name.isprintable():
            raise CorpusInvalid(shown, 0, 0, "has no printable name", "rename it")
    return [name for name in names if name.endswith(".yaml")]


def list_sources(root: Path) -> list[str]:
    """The files in `sources/` and the folders in it, hidden ones left out, ascending."""
    found: list[str] = []
    waiting = [SOURCES]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(root / folder) as entries:
                for entry in entries:
                    if entry.name[0] != ".":
                        is_folder = entry.is_dir(follow_symlinks=False)
                        (waiting if is_folder else found).append(
                            f"{folder}{entry.name}/" if is_folder else f"{folder}{entry.name}"
                        )
        except OSError:
            continue  # there are none that could be read
    return sorted(name for name in found if name.isprintable())


def has_file(root: Path, name: str) -> bool:
    """Whether something of that name is in the corpus, were it a link that leads nowhere."""
    return os.path.lexists(root / name)


def read_bytes(root: Path, name: str) -> bytes:
    """The bytes of a regular file inside `root`; raises CorpusInvalid for anything else."""
    path = root / name
    try:
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
            raise CorpusInvalid(
                name, 0, 0, "is a link that leads out of the corpus", "copy the file into the corpus"
            )
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CorpusInvalid(name, 0, 0, "is not a regular file")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size / 1e6:.0f} MB"
            raise CorpusInvalid(
                name, 0, 0, f"is too large ({size}; the limit is {MAX_BYTES // 2**20} MiB)", "split it"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise CorpusInvalid(name, 0, 0, "is missing", "write / for \\" if "\\" in name else None) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or error
        raise CorpusInvalid(name, 0, 0, f"cannot be read: {reason}") from None


def decode_text(name: str, raw: bytes) -> str:
    """UTF-8 text, without a byte order mark; raises CorpusInvalid at the first bad byte."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"is not UTF-8: byte 0x{raw[error.start]:02x}"
        raise CorpusInvalid(name, line, column, message, "save the file as UTF-8") from None
