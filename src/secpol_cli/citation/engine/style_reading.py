"""What a style prints of a kind of work, read off its file without running it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from xml.etree.ElementTree import Element

_CSL = "{http://purl.org/net/xbiblio/csl}"
_TESTS = frozenset("disambiguate is-numeric is-uncertain-date locator position variable".split())


@cache
def prints_date(
    style: Path, kind: str, known: frozenset[str], *, variable: str = "issued", day: bool = False
) -> bool:
    """Whether a style may print a date of a work of a type, or with `day` its day, given what is known of it.

    Conditions other than those on type and variables may be met or not.
    """
    root = _root(style)
    if root is None:
        return False
    macros = {str(macro.get("name")): macro for macro in root.iter(f"{_CSL}macro")}
    seen: set[str] = set()

    def reaches(element: Element) -> bool:
        if element.tag == f"{_CSL}date" and element.get("variable") == variable:
            return not day or _has_day(element)
        if element.tag == f"{_CSL}choose":
            return any(reaches(child) for child in _open_branches(element, kind, known))
        if (name := element.get("macro")) in macros and name not in seen:
            seen.add(str(name))
            return any(reaches(child) for child in macros[str(name)])
        return any(reaches(child) for child in element)

    return any(reaches(layout) for layout in root.iter(f"{_CSL}layout"))


@cache
def _root(style: Path) -> Element | None:
    try:
        return ElementTree.fromstring(style.read_text("utf-8", "replace"))  # noqa: S314 (expat bounds entities)
    except ElementTree.ParseError:
        return None


def _has_day(date: Element) -> bool:
    if date.get("form"):
        return date.get("date-parts", "year-month-day") == "year-month-day"
    return any(part.get("name") == "day" for part in date)


def _open_branches(choose: Element, kind: str, known: frozenset[str]) -> Iterable[Element]:
    """The branches that a work of this type, with these variables, may take."""
    for branch in choose:
        outcome = _outcome(branch, kind, known)
        if outcome is not False:
            yield branch
        if outcome is True:
            return


def _outcome(branch: Element, kind: str, known: frozenset[str]) -> bool | None:
    """Whether the condition of a branch is met; None where that depends on the work."""
    tests: list[bool | None] = []
    if types := branch.get("type"):
        tests.append(kind in types.split())
    tests += [name in known for name in (branch.get("variable") or "").split()]
    tests += [None for name in _TESTS - {"variable"} if branch.get(name)]
    match = branch.get("match", "all")
    if match == "any":
        return True if True in tests else None if None in tests else False
    if match == "none":
        return False if True in tests else None if None in tests else True
    return False if False in tests else None if None in tests else True
