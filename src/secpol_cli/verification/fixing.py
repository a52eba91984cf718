"""Correcting a manuscript: the source's words for those that differ from it, and nothing else."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from secpol_cli.errors import UsageError
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.manuscript.quotation import Manuscript, Quotation
    from secpol_cli.verdicts import VerifyItem
    from secpol_cli.verification.edits import Edit

_FIXED = ("verbatim-folded", "altered")
_SPACE = re.compile(r"\s+")
_LATEX = {**{char: "\\" + char for char in "&%$#_{}"}, "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


class Fixed(Record):
    """A manuscript with corrections: its text, how many quotations were corrected, and the places (from 0,
    among its quotations) of those that markup keeps from it."""

    text: str
    corrected: int
    left: tuple[int, ...]


def fix(manuscript: Manuscript, items: Sequence[VerifyItem], edits: Sequence[Sequence[Edit]]) -> Fixed:
    """Correct what is `verbatim-folded` or `altered` in a text; one item and its edits for each quotation.

    Raises UsageError where the format is none that is text.
    """
    if manuscript.source is None or manuscript.format not in _ESCAPES:
        raise UsageError(
            f"{manuscript.file} cannot be corrected",
            "only Markdown, LaTeX and plain text can; correct it by hand",
        )
    changes: list[tuple[int, int, str]] = []
    corrected, left = 0, []
    for index, (quotation, item, own) in enumerate(zip(manuscript.quotations, items, edits, strict=True)):
        if not own or item.status not in _FIXED:
            continue
        placed = [_placed(quotation, manuscript.source, edit, _ESCAPES[manuscript.format]) for edit in own]
        found = [each for each in placed if each is not None]
        if len(found) < len(placed) or any(_overlap(one, two) for one in found for two in changes):
            left.append(index)
            continue
        changes += found
        corrected += 1
    text = manuscript.source
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return Fixed(text, corrected, tuple(left))


def _placed(
    quotation: Quotation, source: str, edit: Edit, escape: Callable[[str], str]
) -> tuple[int, int, str] | None:
    """An edit of a quotation's words as one of the manuscript; None where markup stands among them."""
    start, end, words = edit
    offsets = quotation.offsets
    if start == end:
        place = offsets[start - 1] + 1 if start else offsets[0]
        return place, place, escape(words)
    first, last = offsets[start], offsets[end - 1] + 1
    if _SPACE.sub(" ", source[first:last]) != _SPACE.sub(" ", escape(quotation.text[start:end])):
        return None
    return first, last, escape(words)


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _escape_markdown(text: str) -> str:
    return re.sub(r"([\\`*_<>|#])", r"\\\1", text)


def _escape_latex(text: str) -> str:
    return "".join(_LATEX.get(char, char) for char in text.replace("\\", r"\textbackslash{}"))


_ESCAPES: dict[str, Callable[[str], str]] = {
    "text": str,
    "markdown": _escape_markdown,
    "latex": _escape_latex,
}


def copy_path(path: Path) -> Path:
    """Where a corrected copy goes: draft.corrected.md beside draft.md."""
    return path.with_name(f"{path.stem}.corrected{path.suffix}")


def write_copy(path: Path, data: bytes) -> None:
    """Write a new file whole.  Raises UsageError where there is one, or it cannot be written."""
    if path.exists():
        raise UsageError(
            f"{path} is there already", "move it away, or correct the manuscript itself with --in-place"
        )
    _write(path, data, like=None)


def replace_original(path: Path, data: bytes, read: str, encoding: str) -> Path:
    """Put a new text in a file's place at once; returns where the original is kept (draft.md.orig, .orig2).

    A link is followed.  `read` is what was read of it.  Raises UsageError where the file has changed since,
    or it cannot be done; the original is then as it was.
    """
    real = Path(os.path.realpath(path))
    kept = next(
        name
        for number in range(1, 10_000)
        if not (name := real.with_name(f"{real.name}.orig{number if number > 1 else ''}")).exists()
    )
    try:
        original = real.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from None
    if not real.stat().st_mode & 0o222:
        raise UsageError(f"{path} is write-protected", "make it writable, or leave out --in-place")
    if original.decode(encoding, "replace") != read:
        raise UsageError(f"{path} has changed while it was checked", "verify it again")
    _write(kept, original, like=real)
    try:
        _write(real, data, like=real)
    except UsageError:  # as where another program has it open, on Windows
        with suppress(OSError):
            kept.unlink()
        raise
    return kept


def _write(path: Path, data: bytes, like: Path | None) -> None:
    """Write a file so that it is there whole or not at all."""
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = like.stat().st_mode & 0o7777 if like is not None else 0o666 & ~_umask()
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)
        raise UsageError(
            f"{path} cannot be written: {error.strerror}", "see whether the folder takes files"
        ) from None


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
