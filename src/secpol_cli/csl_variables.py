"""CSL's variables and types of works: which there are, which hold names and dates, what a value looks like.

Source: CSL 1.0.2, appendices III (types) and IV (variables), and CSL-JSON's schema for what it has besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DATES = frozenset("issued accessed available-date event-date original-date submitted".split())
NAMES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator "
    "organizer original-author performer producer recipient reviewed-author script-writer series-creator "
    "translator".split()
)
_NUMBERS = frozenset(
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator "
    "number number-of-pages number-of-volumes page page-first part-number printing-number section "
    "supplement-number version volume".split()
)
_TEXTS = frozenset(
    "abstract annote archive archive-place archive_collection archive_location authority call-number "
    "citation-key citation-label collection-title container-title container-title-short dimensions division "
    "DOI event event-place event-title genre ISBN ISSN jurisdiction keyword language license medium note "
    "original-publisher original-publisher-place original-title part-title PMCID PMID publisher "
    "publisher-place references reviewed-genre reviewed-title scale source status title title-short URL "
    "volume-title year-suffix".split()
)
_OF_JSON = frozenset("id type categories custom journalAbbreviation shortTitle".split())
VARIABLES = DATES | NAMES | _NUMBERS | _TEXTS | _OF_JSON
TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic "
    "collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing "
    "interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference "
    "patent performance periodical personal_communication post post-weblog regulation report review "
    "review-book software song speech standard thesis treaty webpage".split()
)
_LINKS = ("person", "organisation")


def find_trouble(variable: str, value: object, is_date: Callable[[str], bool]) -> tuple[str, str] | None:
    """What keeps a variable from being cited, and what to write; None where nothing does.

    `is_date` says whether a text is a date.
    """
    if value is None:
        return None
    if variable in NAMES:
        good = isinstance(value, list) and all(map(_is_name, value))
        hint = "write [{person: ID}], [{organisation: ID}], [{literal: NAME}] or [{family: …, given: …}]"
        return None if good else ("names stand in a list, a mapping each", hint)
    if variable in DATES:
        hint = 'write it as EDTF, in quotes: issued: "2019-03-11"'
        return None if isinstance(value, str) and is_date(value) else (f"“{value}” is no EDTF date", hint)
    if variable in ("type", "title") and not isinstance(value, str):
        return "text is wanted here", "put it in quotes"
    if isinstance(value, list | dict | bool) and variable not in ("custom", "categories"):
        return "text or a number is wanted here", "put it in quotes"
    return None


def _is_name(name: object) -> bool:
    if not isinstance(name, dict) or not all(isinstance(part, str | bool) for part in name.values()):
        return False
    linked = [name[link] for link in _LINKS if link in name]
    known = linked or [name.get("literal", name.get("family"))]
    return isinstance(known[0], str) and (not linked or len(name) == 1)
