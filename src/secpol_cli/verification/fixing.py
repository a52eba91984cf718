"""Correcting manuscripts: the source's words for those that differ from it, and nothing else; and writing
them, so that a file is there whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.errors import UsageError
from secpol_cli.record import Record
from secpol_cli.verdicts import NOTHING_WRONG

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.manuscript.quotation import Manuscript, Quotation
    from secpol_cli.verdicts import VerifyItem
    from secpol_cli.verification.edits import Edit
    from secpol_cli.verification.judge import Judged

_FIXED = frozenset(["altered"])  # what is proved is left alone
_SPACE = re.compile(r"\s+")
_LATEX = {**{char: "\\" + char for char in "&%$#_{}"}, "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


class Fixed(Record):
    """A manuscript with corrections: its text, how many quotations were corrected, and the places (from 0,
    among its quotations) of those that markup keeps from it, and of those that stand in an included file."""

    text: str
    corrected: int
    left: tuple[int, ...]
    elsewhere: tuple[int, ...] = ()


class CorrectedFile(NamedTuple):
    """A file that is corrected: its name and text before, and the file that has the text after."""

    file: str
    target: str
    before: str
    after: str


class Corrections(Record):
    """What was corrected: each file that was written, and a sentence about all."""

    changes: tuple[CorrectedFile, ...]
    told: str


def fix_files(
    manuscripts: Sequence[Manuscript], judged: Sequence[Sequence[Judged]], *, in_place: bool
) -> Corrections:
    """Write each manuscript that has something to correct, into a copy beside it or, `in_place`, over it.

    `judged` are the quotations of each manuscript.  Nothing is written where one
    of them cannot be.  Raises UsageError.
    """
    fixed = [
        (manuscript, fix(manuscript, [each.item for each in own], [each.edits for each in own]))
        for manuscript, own in zip(manuscripts, judged, strict=True)
    ]
    changed = [(manuscript, one) for manuscript, one in fixed if one.corrected]
    if not in_place:
        for manuscript, _ in changed:
            _check_copy(copy_path(Path(manuscript.file)))
    changes = [
        CorrectedFile(
            manuscript.file,
            manuscript.file if in_place else os.fspath(copy_path(Path(manuscript.file))),
            manuscript.source or "",
            one.text,
        )
        for manuscript, one in changed
    ]
    told = [_write_fixed(manuscript, one, in_place=in_place) for manuscript, one in changed]
    told = told or ["nothing to correct"]
    told += [
        f"{manuscript.file}: left to you, markup being among the words: {_lines(manuscript, one)}"
        for manuscript, one in fixed
        if one.left
    ]
    told += [
        f"{manuscript.file}: left to you, standing in an included file: {_files(manuscript, one)}"
        for manuscript, one in fixed
        if one.elsewhere
    ]
    told += [
        f"{manuscript.file}: left to you: {left}"
        for manuscript, own in zip(manuscripts, judged, strict=True)
        if (left := _left(own))
    ]
    return Corrections(tuple(changes), "; ".join(told))


def _left(judged: Sequence[Judged]) -> str:
    """What is wrong and is not corrected by exchanging words, with its lines: 1 meaning (line 3)."""
    lines: dict[str, list[str]] = {}
    for one in judged:
        status = one.item.status
        if status not in NOTHING_WRONG | _FIXED | {"skipped"} or (status in _FIXED and not one.edits):
            lines.setdefault(status, []).append(str(one.item.line))
    return ", ".join(f"{len(own)} {status} (line {', '.join(own)})" for status, own in lines.items())


def _lines(manuscript: Manuscript, fixed: Fixed) -> str:
    return ", ".join(f"line {manuscript.quotations[index].place.line}" for index in fixed.left)


def _files(manuscript: Manuscript, fixed: Fixed) -> str:
    """The lines of what stands in included files: chapter1.tex line 3."""
    places = [manuscript.quotations[index].place for index in fixed.elsewhere]
    return ", ".join(f"{place.file} line {place.line}" for place in places)


def _check_copy(copy: Path) -> None:
    if copy.exists():
        raise UsageError(f"{copy} is there already", "move it away, or write --in-place")


def _write_fixed(manuscript: Manuscript, fixed: Fixed, *, in_place: bool) -> str:
    """Write a corrected manuscript; returns a sentence about that."""
    path = Path(manuscript.file)
    encoding = manuscript.encoding or "utf-8"
    data = fixed.text.encode(encoding)
    many = "quotation" if fixed.corrected == 1 else "quotations"
    if in_place:
        kept = replace_original(path, data, manuscript.source or "", encoding)
        return f"{manuscript.file}: {fixed.corrected} {many} corrected; the original is {kept}"
    copy = copy_path(path)
    write_copy(copy, data)
    return f"{copy}: {fixed.corrected} {many} corrected"


def fix(manuscript: Manuscript, items: Sequence[VerifyItem], edits: Sequence[Sequence[Edit]]) -> Fixed:
    """Correct what is `altered` in a text; one item and its edits for each quotation.

    Raises UsageError where the format is none that is text.
    """
    if manuscript.source is None or manuscript.format not in _ESCAPES:
        raise UsageError(
            f"{manuscript.file} cannot be corrected",
            "only Markdown, LaTeX and plain text can; correct it by hand",
        )
    changes: list[tuple[int, int, str]] = []
    corrected, left, elsewhere = 0, [], []
    for index, (quotation, item, own) in enumerate(zip(manuscript.quotations, items, edits, strict=True)):
        if not own or item.status not in _FIXED:
            continue
        if not quotation.offsets:
            elsewhere.append(index)
            continue
        placed = [_placed(quotation, manuscript.source, edit, _ESCAPES[manuscript.format]) for edit in own]
        found = [each for each in placed if each is not None]
        new = [
            each for each in found if each not in changes
        ]  # a quotation in another has the same words wrong
        if len(found) < len(placed) or any(_overlap(one, two) for one in new for two in changes):
            left.append(index)
            continue
        changes += new
        corrected += 1
    text = manuscript.source
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return Fixed(text, corrected, tuple(left), tuple(elsewhere))


def _placed(
    quotation: Quotation, source: str, edit: Edit, escape: Callable[[str], str]
) -> tuple[int, int, str] | None:
    """An edit of a quotation's words as one of the manuscript; None where markup stands among them."""
    start, end, words = edit
    offsets = quotation.offsets
    if start == end:
        place = offsets[start - 1] + 1 if start else offsets[0]
        beside = start - 1 if start else 0
        if source[offsets[beside]].split() != quotation.text[beside].split():
            return None  # what stands there is written by a command
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
    write_whole(path, data, like=None)


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
    write_whole(kept, original, like=real)
    try:
        write_whole(real, data, like=real)
    except UsageError:  # as where another program has it open, on Windows
        with suppress(OSError):
            kept.unlink()
        raise
    return kept


def write_whole(path: Path, data: bytes, like: Path | None) -> None:
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
