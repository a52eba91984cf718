"""The type under which a style is given a work, so that it prints the date that the work has.

Styles print no date, or no day, of works of the types that their authors did not think of.  Such a work goes
under the nearest type of which the style prints it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.citation.engine.style_reading import prints_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.citation.engine.habits import Habits

_IN_A_SERIES = frozenset(["issue", "page", "supplement-number", "volume"])
_PERIODICAL = frozenset(
    ["article", "article-journal", "article-magazine", "article-newspaper", "post-weblog"]
)
_ON_THE_WEB = frozenset(["post", "post-weblog", "webpage"])  # some manuals have the day of access alone
# The types of works that the Bluebook knows by their day (rules 16 to 18 and 21).
_OF_A_DAY = frozenset(
    "broadcast hearing interview manuscript map performance personal_communication post song speech "
    "treaty".split()
)
# Of works that some styles date by nothing, the types under which they may go.
_UNDATED = {
    "post": ("post-weblog", "webpage"),
    "post-weblog": ("webpage",),
    "webpage": (),
    "regulation": ("legislation",),
    "review": ("article-journal",),
    "review-book": ("article-journal",),
    "entry": ("entry-encyclopedia",),
    "entry-dictionary": ("entry-encyclopedia",),
    "pamphlet": ("report",),
    "standard": ("report",),
}


def choose_type(item: dict[str, Any], style: Habits) -> None:
    """Set the type under which a style prints a work's date, and its day where works of its kind have one."""
    kind = str(item.get("type"))
    if kind in _PERIODICAL and not item.get("container-title"):
        item["type"] = _without_periodical(item, style)
        return
    if kind == "paper-conference" and style.path.stem.startswith("mhra") and not _IN_A_SERIES & item.keys():
        # To that style what has none of these is unpublished, and loses its date and publisher.
        item["type"] = kind = "chapter" if item.get("container-title") else style.plain
    issued = item.get("issued") or {}
    if not issued or kind in ("legal_case", "bill", "legislation"):
        return
    known = frozenset(item)
    if not prints_date(style.path, kind, known) and "accessed" not in item:
        _date(item, style, known)
    elif _has_day(issued) and not prints_date(style.path, kind, known, day=True):
        item["type"] = next(_with_day(kind, style, known), kind)


def _has_day(issued: dict[str, Any]) -> bool:
    return any(len(date) > 2 for date in issued.get("date-parts") or ())


def _without_periodical(item: dict[str, Any], style: Habits) -> str:
    """A type for an article that stands in no periodical: else its title is set like a periodical's."""
    kinds = (style.plain, str(item["type"]), "article-newspaper", "article")
    known = frozenset(item)
    shown = (kind for kind in kinds if prints_date(style.path, kind, known, day=True))
    return next(shown, style.plain) if _has_day(item.get("issued") or {}) else style.plain


def _date(item: dict[str, Any], style: Habits, known: frozenset[str]) -> None:
    """Have a style print the date of a work, under another type or as the date of its event."""
    kind = str(item.get("type"))
    if prints_date(style.path, kind, known | {"event-date"}, variable="event-date"):
        item.setdefault("event-date", item["issued"])
        return
    others = () if kind in _ON_THE_WEB else (style.plain, "article", "document")
    for other in (*_UNDATED.get(kind, ()), *others):
        if prints_date(style.path, other, known):
            item["type"] = other
            return


def _with_day(kind: str, style: Habits, known: frozenset[str]) -> Iterator[str]:
    """The types under which a style prints the day of a work, where its manual wants it."""
    others: tuple[str, ...] = ("post-weblog",) if kind == "post" else ()
    if style.bluebook and kind == "article-magazine" and "volume" not in known:
        others = ("article-newspaper",)  # else by volume and pages, as a journal
    if style.bluebook and kind in _OF_A_DAY:
        others = (*others, "webpage")
    return (other for other in others if prints_date(style.path, other, known, day=True))
