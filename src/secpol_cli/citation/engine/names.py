"""Names that pandoc would print in another order, or run together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from secpol_cli.citation.markup import Formatted

_SPACE = "[ \u00a0\u202f]"
_INITIAL = re.compile(r"(?<!\w)(\w)\.\s*(?=\w{2})")


def name_changes(items: Iterable[Mapping[str, Any]], *, stop: str = "") -> tuple[tuple[str, str], ...]:
    """What is to be replaced in what a style printed of some works' names, as patterns, and what by.

    A name of static order (CSL's `static-ordering`: Hun Sen) keeps it, whole and without a comma,
    wherever more than the family name is printed; `stop` is what a style puts behind a name that has no
    initials.  An initial is parted from the name behind it (C Fred) where a style drops its stop.
    """
    names = [name for item in items for value in item.values() for name in _names(value)]
    return tuple(dict.fromkeys(change for name in names for change in _changes(name, stop)))


def mend_names(printed: Formatted, changes: Iterable[tuple[str, str]]) -> Formatted:
    """What a style printed, with names as `name_changes` says."""
    for pattern, name in changes:
        printed = printed.sub(pattern, lambda _, name=name: name)  # type: ignore[misc]
    return printed


def _names(value: object) -> Iterator[Mapping[str, Any]]:
    for name in value if isinstance(value, list) else ():
        if isinstance(name, dict) and name.get("family") and name.get("given"):
            yield name


def _changes(name: Mapping[str, Any], stop: str) -> Iterator[tuple[str, str]]:
    family, given = str(name["family"]), str(name["given"])
    if name.get("static-ordering"):
        last, whole = _as_printed(family), f"{family} {given}"
        first, initials = _as_printed(given), _initials(given)
        yield rf"(?<!\w)(?:{first}|{initials}\.?){_SPACE}+{last}(?!\w)", whole
        yield rf"(?<!\w){last}{_SPACE}+(?:{first}|{initials})(?!\w)", whole
        yield rf"(?<!\w){last},{_SPACE}+(?:{first}|{initials}\.(?!{_SPACE}\()|{initials})(?!\w)", whole
        yield rf"(?<!\w){last},{_SPACE}+{initials}\.(?={_SPACE}\()", whole + stop
    apart = _INITIAL.sub(r"\1 ", given)
    if apart != given:
        together = re.escape(_INITIAL.sub(r"\1", given))
        yield rf"(?<!\w){together}(?!\w)", apart


def _as_printed(name: str) -> str:
    return re.escape(name).replace("'", "['’]")


def _initials(given: str) -> str:
    return r"[.\s-]*".join(re.escape(word[:1]) for word in re.split(r"[\s.-]+", given) if word)
