"""Manuscripts corrected: what `verify --fix` shows and writes."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from secpol_cli.errors import UsageError
from secpol_cli.output.parts import printable
from secpol_cli.verification.fixing import copy_path, fix, replace_original, write_copy

if TYPE_CHECKING:
    from secpol_cli.manuscript.quotation import Manuscript
    from secpol_cli.verification.fixing import Fixed
    from secpol_cli.verification.verify import Verified


def fix_files(verified: Verified, *, in_place: bool) -> tuple[str, str]:
    """Write each manuscript that has something to correct: the differences as a unified diff, and a
    sentence about what was done.

    Nothing is written where one of them cannot be.  Raises UsageError.
    """
    fixed = [
        (manuscript, fix(manuscript, [each.item for each in judged], [each.edits for each in judged]))
        for manuscript, judged in zip(verified.manuscripts, verified.judged, strict=True)
    ]
    changed = [(manuscript, one) for manuscript, one in fixed if one.corrected]
    if not in_place:
        _check_copies([manuscript for manuscript, _ in changed])
    diffs = [_diff(manuscript, one, in_place=in_place) for manuscript, one in changed]
    told = [_write(manuscript, one, in_place=in_place) for manuscript, one in changed]
    told += [
        f"{manuscript.file}: left to you, markup being among the words: {_lines(manuscript, one)}"
        for manuscript, one in fixed
        if one.left
    ]
    return "\n".join(diffs), "; ".join(told) or "nothing to correct"


def _lines(manuscript: Manuscript, fixed: Fixed) -> str:
    return ", ".join(f"line {manuscript.quotations[index].place.line}" for index in fixed.left)


def _check_copies(manuscripts: list[Manuscript]) -> None:
    for manuscript in manuscripts:
        copy = copy_path(Path(manuscript.file))
        if copy.exists():
            raise UsageError(f"{copy} is there already", "move it away, or write --in-place")


def _diff(manuscript: Manuscript, fixed: Fixed, *, in_place: bool) -> str:
    target = manuscript.file if in_place else os.fspath(copy_path(Path(manuscript.file)))
    before, after = (text.splitlines() for text in (manuscript.source or "", fixed.text))
    names = printable(manuscript.file), printable(target)
    lines = unified_diff(before, after, *names, lineterm="")
    return "\n".join("\t".join(map(printable, line.split("\t"))) for line in lines)


def _write(manuscript: Manuscript, fixed: Fixed, *, in_place: bool) -> str:
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
