"""Manuscripts corrected: what `verify --fix` shows and writes."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from secpol_cli.errors import UsageError
from secpol_cli.verification.fixing import copy_path, fix, replace_original, write_copy

if TYPE_CHECKING:
    from secpol_cli.commands.verifying import Verified
    from secpol_cli.manuscript.quotation import Manuscript
    from secpol_cli.verification.fixing import Fixed


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
        f"{manuscript.file}: {len(one.left)} quotations with markup among the words are left to you"
        for manuscript, one in fixed
        if one.left
    ]
    return "\n".join(diffs), "; ".join(told) or "nothing to correct"


def _check_copies(manuscripts: list[Manuscript]) -> None:
    for manuscript in manuscripts:
        copy = copy_path(Path(manuscript.file))
        if copy.exists():
            raise UsageError(f"{copy} is there already", "move it away, or write --in-place")


def _diff(manuscript: Manuscript, fixed: Fixed, *, in_place: bool) -> str:
    target = manuscript.file if in_place else os.fspath(copy_path(Path(manuscript.file)))
    before, after = (text.splitlines() for text in (manuscript.source or "", fixed.text))
    return "\n".join(unified_diff(before, after, manuscript.file, target, lineterm=""))


def _write(manuscript: Manuscript, fixed: Fixed, *, in_place: bool) -> str:
    path = Path(manuscript.file)
    data = fixed.text.encode(manuscript.encoding or "utf-8")
    many = "quotation" if fixed.corrected == 1 else "quotations"
    if in_place:
        kept = replace_original(path, data)
        return f"{manuscript.file}: {fixed.corrected} {many} corrected; the original is {kept}"
    copy = copy_path(path)
    write_copy(copy, data)
    return f"{copy}: {fixed.corrected} {many} corrected"
