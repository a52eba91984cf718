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
        yield rf"(?<!\w){last},{_SPACE}+{initials}\.(?={_SPACE}\([a-z\d\[])", whole + stop
        yield rf"(?<!\w){last},{_SPACE}+{initials}\.(?={_SPACE}\()", whole
        yield rf"(?<!\w){last},{_SPACE}+(?:{first}|{initials}\.|{initials})(?!\w)", whole
    apart = _INITIAL.sub(r"\1 ", given)
    if apart != given:
        together = re.escape(_INITIAL.sub(r"\1", given))
        yield rf"(?<!\w){together}(?!\w)", apart


def bare_initials(name: Any) -> Any:
    """A name with a space for the hyphen between its initials, for a style that writes none: W.-K."""
    if not isinstance(name, dict) or not name.get("given"):
        return name
    return {**name, "given": re.sub(r"(?<=\b\w\.)-(?=\w\.)", " ", str(name["given"]))}


def uninverted_pairs(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Two authors or editors of whom the first keeps its own order, so that no comma stands behind it:
    Un Samnang and Yen Samnang."""
    lists: list[list[dict[str, Any]]] = [item.get(role) or [] for role in ("author", "editor")]
    first_ones = [names for names in lists if len(names) == 2 and _keeps_its_order(names[0])]
    pairs = [(_whole(first), _last(second)) for first, second in first_ones]
    return [pair for pair in pairs if all(pair)]


def _keeps_its_order(name: Mapping[str, Any]) -> bool:
    return bool(name.get("literal") or name.get("static-ordering"))


def by_one_author(items: Iterable[Mapping[str, Any]]) -> list[bool]:
    """Whether each of some works has a name that another of them has, too, as short notes give it."""
    keys = [tuple(_last(name) for name in item.get("author") or item.get("editor") or ()) for item in items]
    return [bool(key) and keys.count(key) > 1 for key in keys]


def without_commas(printed: Formatted, pairs: Iterable[tuple[str, str]]) -> Formatted:
    """What a style printed, without the comma between two such names."""
    for first, second in pairs:
        behind = rf"(?= [^\s,]+ (?:[^,;()]{{1,40}} )?{_any_case(second)})"
        printed = printed.sub(rf"(?<={_any_case(first)}),{behind}", lambda _: "")
    return printed


def _whole(name: Mapping[str, Any]) -> str:
    return str(name.get("literal") or f"{name.get('family', '')} {name.get('given', '')}".strip())


def _last(name: Mapping[str, Any]) -> str:
    return str(name.get("literal") or name.get("family") or "")


def _any_case(name: str) -> str:
    return "(?i:{})".format(re.escape(name).replace("'", "[’']"))


def _as_printed(name: str) -> str:
    return re.escape(name).replace("'", "['’]")


def _initials(given: str) -> str:
    return r"[.\s-]*".join(re.escape(word[:1]) for word in re.split(r"[\s.-]+", given) if word)
