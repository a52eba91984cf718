"""What was read of files, kept by their checksums: bytes that were read once are not read again in another
folder, nor under another name.

Only of formats that take long, and that take nothing from the files around them.  One file of
JSON each, in the user's cache, with its checksum before it; what is damaged, or of another version,
is read anew.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from typing import TYPE_CHECKING, Any

from secpol_cli import __version__
from secpol_cli.corpus.anchors import PlainText
from secpol_cli.corpus.compile import TextBlock
from secpol_cli.places import cache_folder, is_private, make_private_file, make_private_folder
from secpol_cli.sources.texts import ReadSource, as_source, read_source

if TYPE_CHECKING:
    from pathlib import Path

READS = 2  # raise it whenever a reader reads a file otherwise
_FOLDER = "read"  # of the cache
_ENDINGS = frozenset([".pdf", ".html", ".htm", ".xhtml", ".epub"])
_MOST = 1000  # files that are kept
_LET_GO = 200  # of these, the oldest, where there are more


def read_once(folder: Path, name: str, id_: str, digest: str) -> ReadSource:
    """The file `name` of `folder`, whose SHA-256 is `digest`, as `read_source` reads it, and raises."""
    ending = os.path.splitext(name)[1].lower()
    if ending not in _ENDINGS or not digest:
        return read_source(folder, name, id_)
    path = os.path.join(cache_folder(), _FOLDER, f"{digest}{ending}.json")
    kept = _load(path)
    if kept is not None:
        return as_source(name, id_, *kept)
    read = read_source(folder, name, id_)
    with contextlib.suppress(OSError):
        if _digest(folder / name) == digest:  # else it was changed meanwhile
            _keep(path, read)
    return read


def _digest(path: Path) -> str:
    from hashlib import file_digest

    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _load(path: str) -> tuple[Any, ...] | None:
    """Blocks, pages, what was passed over, what the file says of itself, warnings; or None."""
    if not is_private(path):
        return None
    try:
        with open(path, "rb") as file:
            head, _, body = file.read().partition(b"\n")
        if head != _head(body):
            return None
        kept = json.loads(body)
        blocks = [
            TextBlock(block, kind, PlainText(text, tuple(map(tuple, marks))))
            for block, kind, text, marks in kept["blocks"]
        ]
        pages = [tuple(page) for page in kept["pages"]]
        return blocks, pages, kept["passed_over"], kept["said"], tuple(kept["warnings"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(path: str, read: ReadSource) -> None:
    body = json.dumps(
        {
            "blocks": [(each.id, each.kind, *each.plain) for each in read.text.blocks],
            "pages": read.pages,
            "passed_over": read.passed_over,
            "said": read.said,
            "warnings": read.warnings,
        },
        ensure_ascii=False,
    ).encode("utf-8", "surrogatepass")
    make_private_folder(os.path.dirname(path))
    _let_go(os.path.dirname(path))
    passing = f"{path}.{os.getpid()}"
    with contextlib.suppress(FileNotFoundError):
        os.unlink(passing)
    make_private_file(passing)
    with open(passing, "wb") as file:
        file.write(_head(body) + b"\n" + body)
    os.replace(passing, path)


def _let_go(folder: str) -> None:
    """Delete the oldest files where there are too many."""
    with os.scandir(folder) as entries:
        files = [(entry.stat().st_mtime, entry.path) for entry in entries]
    for _, path in sorted(files)[:_LET_GO] if len(files) > _MOST else ():
        with contextlib.suppress(OSError):
            os.unlink(path)


def _head(body: bytes) -> bytes:
    """The first line of what is kept: by which program it was read, and the checksum of the rest."""
    return f"secpol {__version__} {READS} {zlib.crc32(body):08x}".encode()
