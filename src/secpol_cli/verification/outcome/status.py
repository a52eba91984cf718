"""Which verdicts let a run fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.errors import ExitStatus, UnknownValue
from secpol_cli.verdicts import NOTHING_WRONG, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from secpol_cli.errors import SecpolError
    from secpol_cli.verdicts import VerifyItem

NONE = "none"  # of --allow: a run without a quotation to check
_STRICTLY = frozenset(["edited", "reported", "skipped"])  # what fails with --strict, too


def check_verdicts(names: Sequence[str], *others: str) -> Sequence[str]:
    """Verdicts, or one of some other words, as a user typed them.  Raises UnknownValue with the nearest."""
    known = (*VERDICTS, *others)
    for name in names:
        if name not in known:
            from secpol_cli.nearest import nearest

            raise UnknownValue("verdict", name, nearest(name, known), f"there are {', '.join(known)}")
    return names


def fails(item: VerifyItem, *, strict: bool, allow: Collection[str]) -> bool:
    """Whether what was found of a quotation lets the run fail, unless a person has accepted it.

    Each finding counts by itself: to allow `mislocated` allows no words that are
    another's.  `strict` takes in what is edited, reported or skipped, and a place
    or speaker that could not be checked, which `unchecked` allows.
    """
    found: set[str] = set(item.findings)
    if not strict:
        return bool(found - NOTHING_WRONG - {"skipped"} - set(allow))
    if "unchecked" in (item.place, item.speaker):
        found.add("unchecked")
    return bool(found - (NOTHING_WRONG - _STRICTLY) - set(allow))


def exit_status(
    items: Sequence[VerifyItem], errors: Sequence[SecpolError], *, strict: bool, allow: Collection[str]
) -> ExitStatus:
    """OK where there was something to prove, and nothing fails that is not accepted; the gravest error's
    status where something could not be read."""
    if errors:
        return max(error.status for error in errors)
    is_checked = any(item.status != "skipped" for item in items)
    fine = not any(fails(item, strict=strict, allow=allow) for item in items if not item.accepted)
    return ExitStatus.OK if fine and (is_checked or NONE in allow) else ExitStatus.NOTHING_FOUND
