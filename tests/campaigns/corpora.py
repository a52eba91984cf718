"""The small corpus of the tests on disk, as campaigns alter it."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from hashlib import sha256
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.conftest import FILES, SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def write_small(root: Path, files: Mapping[str, str | bytes] = {}) -> None:
    """Write the small corpus to `root`, with some files in place of its own."""
    shutil.rmtree(root, ignore_errors=True)
    for folder in ("documents", "sources"):
        (root / folder).mkdir(parents=True)
    for id_, source in SOURCES.items():
        (root / "sources" / f"{id_}.txt").write_bytes(source.encode())
    for name, content in {**signed(), **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def signed() -> dict[str, str]:
    """The files of the small corpus, with the checksums of its sources."""
    return {
        name: text.replace("SHA256", sha256(SOURCES[name[10:13]].encode()).hexdigest())
        if name.startswith("documents/")
        else text
        for name, text in FILES.items()
    }


@contextmanager
def workplace() -> Iterator[Path]:
    """An empty folder to work in, with a cache of its own; both go afterwards."""
    from pathlib import Path

    here, cache = os.getcwd(), os.environ.get("XDG_CACHE_HOME")
    with TemporaryDirectory(prefix="secpol-campaign-") as folder:
        os.environ["XDG_CACHE_HOME"] = os.path.join(folder, "cache")
        os.makedirs(os.path.join(folder, "work"))
        os.chdir(os.path.join(folder, "work"))
        try:
            yield Path(folder, "work")
        finally:
            os.chdir(here)
            if cache is None:
                del os.environ["XDG_CACHE_HOME"]
            else:
                os.environ["XDG_CACHE_HOME"] = cache
