"""Reading bibliographies (BibTeX, BibLaTeX, RIS, CSL-JSON) as CSL-JSON items, by pandoc."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

from secpol_cli.errors import ToolError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

# Endings, and pandoc's name for the reader; BibLaTeX's reads BibTeX, too.
ENDINGS = {".bib": "biblatex", ".bibtex": "bibtex", ".ris": "ris", ".json": "csljson", ".enl": "endnotexml"}
_MOST_BYTES = 64 * 2**20
_TIME_LIMIT = 60.0  # seconds
_ENTRY = re.compile(r"@\w+\s*[{(]\s*(?P<key>[^,\s{}]+)\s*,")
_OWN_LINE = re.compile(r"^[ \t]*@(?P<kind>\w+)\s*[{(]\s*(?P<key>[^,\s{}]+)\s*,", re.MULTILINE)
_NO_ENTRIES = frozenset(["comment", "preamble", "string"])
_FILE = re.compile(r"(?<![\w-])file\s*=\s*[{\"](?P<files>[^{}\"\n]+)[}\"]", re.IGNORECASE)
_LONGEST = 300  # characters of a message of pandoc's


def read_bibliography(path: str) -> list[dict[str, Any]]:
    """The works of a bibliography, in its order, as CSL-JSON; the `id` of each is its key.

    The ending tells the format.  What BibTeX's `file` field names is kept as
    `file`.  Raises UsageError where the file is missing, of no such format or
    not what its ending says, and ToolError where there is no pandoc.
    """
    ending = os.path.splitext(path)[1].lower()
    if ending not in ENDINGS:
        raise UsageError(
            f"{path}: no bibliography by its ending",
            f"there are {', '.join(ENDINGS)}: export it as one of them",
        )
    text = read_text(path)
    items = _from_json(path, text) if ending == ".json" else _by_pandoc(path, text, ENDINGS[ending])
    files = _files(text) if ending in (".bib", ".bibtex") else {}
    return [
        {**item, "file": files[key]} if (key := str(item.get("id", ""))) in files else item for item in items
    ]


def bib_entries(text: str) -> list[tuple[str, str]]:
    """The entries of a BibTeX file that begin a line, with their keys; each reaches to the next."""
    entries = [found for found in _OWN_LINE.finditer(text) if found["kind"].lower() not in _NO_ENTRIES]
    return _parted(text, entries)


def read_entries(
    path: str, entries: Sequence[tuple[str, str]], head: str = ""
) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """The works of BibTeX's entries, given with their keys, and what keeps each that fails from being read.

    `head` is what stands before them all.  Halves are tried until those that fail
    stand alone.
    """
    if not entries:
        return [], []
    try:
        text = "\n".join([head, *(text for _, text in entries)])
        return _by_pandoc(path, text, ENDINGS[os.path.splitext(path)[1].lower()]), []
    except UsageError as error:
        if len(entries) == 1:
            return [], [(entries[0][0], error.message.removeprefix(f"{path}: "))]
    half = len(entries) // 2
    first, failed = read_entries(path, entries[:half], head)
    rest, more = read_entries(path, entries[half:], head)
    return first + rest, failed + more


def find_bibliographies(folder: str) -> list[str]:
    """The paths of the bibliographies in a folder (BibTeX, RIS), by name; none where it cannot be read."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names if is_bibliography(name)]


def is_bibliography(name: str) -> bool:
    """Whether a file's name is that of a bibliography and of nothing else."""
    return name.lower().endswith((".bib", ".bibtex", ".ris")) and not name.startswith(".")


def read_text(path: str) -> str:
    """The text of a bibliography.  Raises UsageError where it is missing, too large, or not UTF-8."""
    try:
        with open(path, "rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except OSError as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else error.strerror
        raise UsageError(f"{path}: {reason}", "name a bibliography: refs.bib, refs.ris, refs.json") from None
    if len(raw) > _MOST_BYTES:
        raise UsageError(f"{path} is larger than {_MOST_BYTES // 2**20} MB", "split it")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}:{line}: not UTF-8", "save it as UTF-8") from None


def _from_json(path: str, text: str) -> list[dict[str, Any]]:
    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f":{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UsageError(f"{path}{where}: no JSON", "export it as CSL JSON") from None
    items = items.get("items", items.get("references")) if isinstance(items, dict) else items
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise UsageError(f"{path}: no list of works", "export it as CSL JSON")
    return [_plain(item) for item in items if item.get("id") is not None]


def _plain(item: dict[str, Any]) -> dict[str, Any]:
    """An item with its key as text, the one that Better BibTeX gives where it gives one."""
    return {**item, "id": str(item.get("citation-key") or item.get("citekey") or item["id"])}


def _by_pandoc(path: str, text: str, reader: str) -> list[dict[str, Any]]:
    import subprocess

    from secpol_cli.pandoc import HOW_TO_GET_PANDOC, find_pandoc

    command = [find_pandoc(), f"--from={reader}", "--to=csljson"]
    try:
        answer = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=_TIME_LIMIT, check=False
        )
    except subprocess.TimeoutExpired:
        raise ToolError(f"pandoc took more than {_TIME_LIMIT:.0f} s for {path} and was stopped") from None
    except OSError as error:
        raise ToolError(f"cannot run pandoc: {error}", HOW_TO_GET_PANDOC) from None
    if answer.returncode:
        raise UsageError(f"{path}: {_told(answer.stderr)}", "mend it there, or export it anew")
    items: list[dict[str, Any]] = json.loads(answer.stdout or b"[]")
    return [_without_markup(item) for item in items]


def _without_markup(item: dict[str, Any]) -> dict[str, Any]:
    titles = ("title", "title-short", "container-title")
    return {
        key: re.sub(r"<[^>]*>", "", value) if key in titles and isinstance(value, str) else value
        for key, value in item.items()
    }


def _told(stderr: bytes) -> str:
    text = " ".join(stderr.decode("utf-8", "replace").split())
    place = re.search(r"\(line (\d+), column (\d+)\):\s*(.*)", text)
    said = f"line {place[1]}, column {place[2]}: {place[3]}" if place else text
    return said[:_LONGEST] or "pandoc cannot read it"


def _files(text: str) -> dict[str, str]:
    """What the `file` fields of BibTeX's entries name, by the entries' keys."""
    found = {}
    for key, entry in _parted(text, list(_ENTRY.finditer(text))):
        if file := _FILE.search(entry):
            found[key] = file["files"]
    return found


def _parted(text: str, entries: Sequence[re.Match[str]]) -> list[tuple[str, str]]:
    """The keys of entries, and each entry to where the next begins."""
    ends = [*(entry.start() for entry in entries[1:]), len(text)]  # without an entry there is nothing to end
    return [(entry["key"], text[entry.start() : end]) for entry, end in zip(entries, ends, strict=False)]
