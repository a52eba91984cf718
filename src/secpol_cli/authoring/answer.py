"""What the commands ask: which corpus is begun or added to, and with what."""

from __future__ import annotations

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.authoring.starting import start, write_new
from secpol_cli.errors import CorpusNotFound, UnknownValue, UsageError
from secpol_cli.places import find_corpus_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.authoring.revision.updating import Updated
    from secpol_cli.changes import AddedDocument, AddedWork, WrittenFile
    from secpol_cli.corpus.incremental import Progress

    Added = AddedDocument | AddedWork

_SHIPPED = "shipped"
_TOLD = 5  # changes that are told in a line
_ALIKE = ("skip", "both", "update")
DOCUMENT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def start_corpus(
    folder: str, *, example: bool = False, vocabulary: str | None = None, language: str | None = None
) -> list[WrittenFile]:
    """Begin a corpus.  Raises UsageError and CorpusError."""
    where = Path(os.path.expanduser(folder))
    if example:
        from secpol_cli.authoring.example import example_files

        if vocabulary or language:
            raise UsageError(
                "the example has a vocabulary and a language of its own", "leave out one of the two"
            )
        return write_new(where, example_files())
    return start(where, language or _guessed_language(where), _vocabulary(vocabulary))


def _vocabulary(named: str | None) -> Path | None:
    if named is None:
        return None
    if named == _SHIPPED and not os.path.isdir(named):
        found = find_corpus_folder(None, {}, os.sep)
        if found is None:
            raise CorpusNotFound("no corpus came with the package", "name a folder")
        return Path(found)
    return Path(os.path.expanduser(named))


def _guessed_language(folder: Path) -> str:
    """The language of the texts in a folder, else the user's, else English."""
    from secpol_cli.text.languages import find_language

    try:
        texts = [entry.path for entry in os.scandir(folder) if entry.name.endswith((".txt", ".md"))]
    except OSError:
        texts = []
    for path in sorted(texts):
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                found = find_language(file.read(100_000))
        except OSError:
            continue
        if found:
            return found
    named = next((os.environ[key] for key in _LOCALES if os.environ.get(key)), "")
    code = named.partition("_")[0].partition(".")[0].lower()
    return code if len(code) == 2 and code.isalpha() else "en"


class Wanted(NamedTuple):
    """What is to be added, and how: see `secpol add --help`."""

    named: Sequence[str]
    id: str | None = None
    set: Sequence[str] = ()
    bib: Sequence[str] = ()
    alike: str | None = None
    yes: bool = False
    dry_run: bool = False
    private: bool = False


def add_named(root: Path, wanted: Wanted, progress: Progress) -> tuple[list[Added], tuple[str, ...]]:
    """Add what is named to a corpus: documents, works; and what is to be told.

    Raises UsageError, ToolError and CorpusError.
    """
    from secpol_cli.authoring.asking import ask, can_ask
    from secpol_cli.authoring.intake.adding import Procedure, add_files
    from secpol_cli.authoring.intake.entries import read_entries
    from secpol_cli.authoring.intake.given import parse_settings
    from secpol_cli.authoring.intake.incoming import gather

    if wanted.alike not in (None, *_ALIKE):
        raise UsageError(f"no --alike “{wanted.alike}”", f"there are {', '.join(_ALIKE)}")
    if wanted.id is not None and not DOCUMENT_ID.match(wanted.id):
        raise UsageError(f"--id {wanted.id}: is no document id", "use letters, digits, . _ -")
    given = parse_settings(wanted.set)
    said = {guess.key for guess in given}
    if "office" in said and "speaker" not in said:
        raise UsageError("--set office: of nobody", "say who speaks, too: --set speaker='Lim Sokha'")
    read = tuple(read_entries(path) for path in wanted.bib)
    asking = can_ask() and not wanted.yes and not wanted.dry_run
    with TemporaryDirectory(prefix="secpol-") as folder:
        gathered = gather(root, wanted.named, Path(folder), private=wanted.private, dry_run=wanted.dry_run)
        if wanted.id is not None and len(gathered.files) != 1:
            raise UsageError("--id names one document", "add its file alone")
        manner = Procedure(
            wanted.id,
            given,
            (*read, *gathered.bibliographies),
            wanted.dry_run,
            ask if asking else None,
            _alike(wanted.alike, asking=asking),
        )
        documents = add_files(root, gathered.files, manner, progress)
    unread = [f"{each.path}: {one.entry}: {one.what}" for each in read for one in each.unread]
    return [*gathered.failed, *documents, *gathered.works], (*gathered.warnings, *unread, *_told(documents))


def _alike(chosen: str | None, *, asking: bool) -> Callable[[str, str], str]:
    """What is done with a file that has nearly the words of a document."""

    def answer(name: str, twin: str) -> str:
        if chosen is not None or not asking:
            return chosen or _ALIKE[0]
        from secpol_cli.authoring.asking import choose

        question = f"{name} has nearly the words of {twin}"
        return choose(question, {"skip": "leave it", "both": "add it too", "update": "a new version"})

    return answer


def _told(documents: Sequence[AddedDocument]) -> list[str]:
    """What is said of documents beside themselves: what could not be read of them, what they resemble."""
    told = [f"{each.file}: {warning}" for each in documents for warning in each.warnings]
    return told + [f"{each.file}: {each.reason}" for each in documents if each.action == "alike"]


def update_named(root: Path, id_: str, file: str | None, *, dry_run: bool) -> tuple[Updated, str]:
    """Bring a new version of a document in; what became of its annotations, and that in a line.

    Raises UsageError and CorpusError.
    """
    from secpol_cli.authoring.revision.updating import count_fates, update_document

    known_document(root, id_)
    if file is None:
        raise UsageError("no FILE", f"name the new version: secpol update {id_} FILE")
    if not os.path.isfile(file):
        raise UsageError(f"{file}: there is no such file", None)
    updated = update_document(root, id_, Path(file), file, dry_run=dry_run)
    counts = count_fates(updated.anchors)
    told = [each.told for each in updated.anchors if each.fate == "changed" and each.told]
    line = ", ".join(f"{count} {fate}" for fate, count in counts.items() if count or fate == "kept")
    line += f" ({'; '.join(told[:_TOLD])})" if told else ""
    waits = counts["changed"] + counts["lost"]
    return updated, line + (f"; what waits is in suggestions/{id_}.yaml" if waits else "")


def undo_update(root: Path, id_: str, file: str | None) -> list[WrittenFile]:
    """Put back what the last update of a document replaced.  Raises UsageError and CorpusError."""
    from secpol_cli.authoring.undo import undo

    if file is not None:
        raise UsageError("--undo takes no FILE", f"secpol update {id_} --undo")
    return undo(root, id_)


def known_document(root: Path, id_: str) -> None:
    """Raises UnknownValue where a corpus has no such document, with those that are called alike."""
    from secpol_cli.corpus.files import list_files
    from secpol_cli.nearest import nearest

    ids = [
        name[len("documents/") : -len(".yaml")] for name in list_files(root) if name.startswith("documents/")
    ]
    if id_ not in ids:
        raise UnknownValue("document", id_, nearest(id_, ids), "list them with: secpol docs", "this corpus")


def remove_named(
    root: Path, id_: str, *, yes: bool, dry_run: bool
) -> tuple[list[WrittenFile], tuple[str, ...]]:
    """Remove a document or an entity; its files, and what is to be told."""
    from secpol_cli.authoring.removing import remove

    return _asked_first(lambda confirm: remove(root, id_, confirm), yes=yes, dry_run=dry_run)


def rename_named(
    root: Path, id_: str, new: str, *, yes: bool, dry_run: bool
) -> tuple[list[WrittenFile], tuple[str, ...]]:
    """Rename a document or an entity; its files, and what is to be told."""
    from secpol_cli.authoring.renaming import rename

    return _asked_first(lambda confirm: rename(root, id_, new, confirm), yes=yes, dry_run=dry_run)


class _Kept(Exception):
    """Nothing is to be changed."""


def _asked_first(
    change: Callable[[Callable[[str], None]], list[WrittenFile]], *, yes: bool, dry_run: bool
) -> tuple[list[WrittenFile], tuple[str, ...]]:
    """Make a change once the user has said so: with `yes`, or at the terminal."""
    told: list[str] = []

    def confirm(what: str) -> None:
        from secpol_cli.authoring.asking import can_ask, choose

        if dry_run:
            told.append(f"would {what}")
            raise _Kept
        if yes:
            return
        if not can_ask():
            raise UsageError(f"would {what}", "say --yes to do it")
        if choose(f"{what[0].upper()}{what[1:]}?", {"no": "leave it", "yes": "do it"}) == "no":
            told.append("nothing was changed")
            raise _Kept

    try:
        return change(confirm), ()
    except _Kept:
        return [], tuple(told)
