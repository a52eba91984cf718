"""Manuscripts as bytes: found, bounded, known for what they are, decoded."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING, NamedTuple

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.readers.formats import ENDINGS, FOREIGN, FORMATS, called, sniff, sniff_text

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_TEXT = 16 * 2**20  # bytes; the Bible has 5 million
MAX_PARAGRAPHS = 100_000  # cells and items are some; the Bible has 31,000 verses
MAX_ARCHIVE = 256 * 2**20  # bytes; of these, images are never looked at
_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b"))
SPLIT = "split it into chapters, or lift the limit with --no-limit"


class Content(NamedTuple):
    """What a file holds: `text` for text formats, decoded from `encoding`; else `data` alone.

    Without `limits` it is read however long that takes, and however much memory.
    """

    format: str
    data: bytes
    text: str = ""
    encoding: str | None = None
    warnings: tuple[str, ...] = ()
    limits: bool = True


def read_content(
    source: str | os.PathLike[str] | IO[bytes],
    name: str,
    format_: str | None,
    *,
    limits: bool = True,
    recode: bool = False,
) -> Content:
    """Reads a file or stream and makes sure that it is a manuscript in a format that can be read.

    What is not UTF-8 is refused, or, to `recode`, read where its encoding is certain, with a
    warning.  Without `format_` the ending decides, else the content.  Without `limits`
    a text may be larger than others.  Raises ManuscriptUnreadable where it is missing, empty, binary,
    encrypted, too large, no UTF-8, or something else than its ending says.
    """
    data = _read(source, name, limits=limits)
    ending = os.path.splitext(name)[1].lower()
    found = sniff(data)
    streamed = not isinstance(source, (str, os.PathLike))
    declared = format_ or ENDINGS.get(ending) or (found if found in FORMATS else None)
    if found in FOREIGN or found not in (None, declared):
        raise _no_such(name, str(found), declared, ending)
    is_guessed = declared is None
    declared = declared or "text"
    limit = MAX_ARCHIVE if FORMATS[declared].archive or declared == "rtf" else MAX_TEXT
    if len(data) > limit and limits:
        raise ManuscriptUnreadable(name, f"larger than {limit // 2**20} MB", SPLIT)
    if not data.strip():
        raise ManuscriptUnreadable(name, "is empty", "write something into it, or leave it out")
    if FORMATS[declared].archive or declared == "rtf":  # whose characters are coded in its own way
        if found is None:
            problem = f"is not {called(declared)}, as its ending says, but {_what(data)}"
            raise ManuscriptUnreadable(name, problem, "give it the ending of what it is (.txt, .md, …)")
        return Content(declared, data, limits=limits)
    text, encoding, told = _decode(data, name, recode=recode)
    known = format_ or ending in ENDINGS or streamed
    declared = sniff_text(text) if is_guessed else declared
    label = FORMATS[declared].label
    warnings: tuple[str, ...] = (
        () if known else (f"no format is known by the ending “{ending}”: read as {label}",)
    )
    warnings += (told,) if told else ()
    return Content(declared, data, text, encoding, warnings, limits)


def _read(source: str | os.PathLike[str] | IO[bytes], name: str, *, limits: bool) -> bytes:
    most = MAX_ARCHIVE + 1 if limits else -1
    try:
        if not isinstance(source, (str, os.PathLike)):
            return source.read(most)
        with open(source, "rb") as file:
            return file.read(most)
    except (FileNotFoundError, NotADirectoryError):
        raise ManuscriptUnreadable(name, "there is no such file", _alike(name)) from None
    except (OSError, ValueError) as error:
        path = source if isinstance(source, (str, os.PathLike)) else ""
        if isinstance(error, IsADirectoryError) or os.path.isdir(path):  # Windows says: permission denied
            raise ManuscriptUnreadable(name, "is a folder", "name the files in it") from None
        reason = getattr(error, "strerror", None) or str(error)
        raise ManuscriptUnreadable(name, f"cannot be read: {reason}") from None


def expand_patterns(names: Sequence[str]) -> list[str]:
    """Names of files, with those in place of patterns (`*.md`) that stand for some.

    Shells do that but on Windows, where no file has `*` or `?` in its name.
    """
    if sys.platform != "win32":
        return list(names)
    from glob import glob

    found = [sorted(glob(name)) if "*" in name or "?" in name else [] for name in names]
    return [file for name, files in zip(names, found, strict=True) for file in files or [name]]


def _alike(name: str) -> str | None:
    from secpol_cli.nearest import nearest

    folder, wanted = os.path.split(name)
    try:
        files = [file for file in os.listdir(folder or ".") if os.path.splitext(file)[1].lower() in ENDINGS]
    except (OSError, ValueError):
        return None
    close = nearest(wanted, files)
    return f"did you mean {' or '.join(os.path.join(folder, file) for file in close)}?" if close else None


def _no_such(name: str, found: str, declared: str | None, ending: str) -> ManuscriptUnreadable:
    if found in FOREIGN:
        return ManuscriptUnreadable(name, f"is {found}", FOREIGN[found])
    says = f"not {called(declared)}, as its ending says, but " if declared else ""
    right = FORMATS[found].endings[0]
    stem = os.path.basename(name).removesuffix(ending)
    return ManuscriptUnreadable(name, f"is {says}{called(found)}", f"rename it to {stem}{right}")


def _what(data: bytes) -> str:
    if _is_binary(data[:65536]):
        return "binary"
    return "plain text"


def _is_binary(data: bytes) -> bool:
    return b"\0" in data or len(data) - len(data.translate(None, _CONTROL)) > len(data) / 100


def _decode(data: bytes, name: str, *, recode: bool) -> tuple[str, str, str]:
    """The text of a file, its encoding, and what is to be said of that."""
    encoding = next((encoding for bom, encoding in _BOMS.items() if data.startswith(bom)), "utf-8")
    if recode and encoding == "utf-8" and (old := _old(data)):
        return old
    if encoding == "utf-8" and _is_binary(data):
        raise ManuscriptUnreadable(
            name, "is binary", "verify reads text, Markdown, LaTeX, docx, odt, epub, rtf, html, rst and org"
        )
    try:
        return data.decode(encoding), encoding, ""
    except UnicodeDecodeError as error:
        good = data[: error.start].decode(encoding, "replace")
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        what = f"byte 0x{data[error.start]:02X}" if error.start < len(data) else "its end"
        hint = "save the file as UTF-8"
        problem = f"{what} is no {encoding.upper()}"
        raise ManuscriptUnreadable(name, problem, hint, line=line, column=column) from None


def _old(data: bytes) -> tuple[str, str, str] | None:
    """A text that is no UTF-8, where its encoding is certain."""
    try:
        if b"\0" not in data:
            data.decode("utf-8")
            return None
    except UnicodeDecodeError:
        pass
    from secpol_cli.readers.plain.encodings import decode_old

    decoded = decode_old(data)
    return (decoded.text, decoded.encoding, decoded.told) if decoded else None
