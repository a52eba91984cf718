"""Where things are: the corpus, the cache, the store.

Completion asks this between two keys, so only `os` and `zlib` are loaded:
`pathlib` alone takes as long as starting Python.
"""

from __future__ import annotations

import os
import stat
import sys
import zlib

TYPE_CHECKING = False  # what `typing` says too, and takes long to say
if TYPE_CHECKING:
    from collections.abc import Mapping

_OTHERS = 0o077  # what anybody but the owner may do
_LONGEST = 48  # characters of a folder's name in that of its store: file systems take 255 bytes
_PACKAGE = os.path.dirname(os.path.realpath(__file__))
_SHIPPED = (  # in a wheel; in a checkout
    os.path.join(_PACKAGE, "shipped", "corpus"),
    os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "corpus"),
)


def find_corpus_folder(chosen: str | None, environ: Mapping[str, str], here: str) -> str | None:
    """The folder of the corpus to work on, links resolved; None where there is none.

    The chosen one, else SECPOL_CORPUS's, whether or not it is there; else that
    in or above `here` (a folder with a corpus.yaml, or with a corpus/ that has
    one); else the one that came with the package.
    """
    named = chosen or environ.get("SECPOL_CORPUS")
    if named:
        return os.path.realpath(os.path.expanduser(named))
    folder = os.path.abspath(here)
    while True:
        for candidate in (folder, os.path.join(folder, "corpus")):
            if _is_corpus(candidate):
                return os.path.realpath(candidate)
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return next(filter(_is_corpus, _SHIPPED), None)


def is_shipped(folder: str) -> bool:
    """Whether a corpus is the one that came with the package, or stands beside it in a checkout."""
    return os.path.realpath(folder) in map(os.path.realpath, _SHIPPED)


def cache_folder() -> str:
    """Where stores are kept: the user's cache folder."""
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(chosen):
        return os.path.join(chosen, "secpol")
    if sys.platform == "linux":  # what platformdirs answers, without loading it
        home = os.path.expanduser("~")  # stays relative where nobody has a home: then in memory
        return os.path.join(home, ".cache", "secpol") if os.path.isabs(home) else os.devnull
    import platformdirs

    return platformdirs.user_cache_dir("secpol", appauthor=False)


def store_file(cache: str, root: str) -> str:
    """Where in the cache the store of the corpus at `root` (resolved) is kept."""
    name = os.path.basename(root)[:_LONGEST]
    return os.path.join(cache, f"{name}-{zlib.crc32(os.fsencode(root)):08x}.sqlite")


def make_private_folder(folder: str) -> None:
    """Make a folder, and those around it that are missing, which only this user may look into.

    One that is there, and is this user's, is closed to others.  Raises OSError.
    """
    missing = []
    while not os.path.lexists(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    status = os.stat(folder)
    if missing or not stat.S_ISDIR(status.st_mode):
        for each in reversed(missing or [folder]):
            os.makedirs(each, 0o700, exist_ok=bool(missing))
    elif status.st_mode & _OTHERS and _is_ours(status):
        os.chmod(folder, stat.S_IMODE(status.st_mode) & ~_OTHERS)


def is_private(path: str) -> bool:
    """Whether a file of the cache is regular, no link, and this user's.

    Then others may read it no more, nor look into the folder it is in.
    """
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or not _is_ours(status):
            return False
        folder = os.path.dirname(path)
        for each, known in ((path, status), (folder, os.stat(folder))):
            if known.st_mode & _OTHERS and os.name != "nt" and _is_ours(known):
                os.chmod(each, stat.S_IMODE(known.st_mode) & ~_OTHERS)
    except (OSError, ValueError):
        return False
    return True


def make_private_file(path: str) -> None:
    """Make an empty file that only this user may read.  Raises OSError, also where something is there."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))


def mark_of(root: str) -> str:
    """What tells folders apart without saying where they are: digits for the path of one."""
    name = os.fsencode(root)
    return f"{zlib.crc32(name):08x}{zlib.crc32(name[::-1]):08x}{len(name):x}"


def _is_ours(status: os.stat_result) -> bool:
    return sys.platform == "win32" or status.st_uid == os.geteuid()


def _is_corpus(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "corpus.yaml"))
