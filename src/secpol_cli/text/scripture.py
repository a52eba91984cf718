"""Places in scripture as they are cited: a book, a chapter and verses (Gen 1:1–3; 2 Cor. 5,17)."""

from __future__ import annotations

import re
from typing import NamedTuple

from secpol_cli.patterns import compile_late
from secpol_cli.text.orthography import RANGE_DASHES

# The books of the Bible, each with the abbreviations in common use, and the Qur’an.
_BOOKS = (
    r"Gen(?:esis)?|Gn|Exod(?:us)?|Ex|Lev(?:iticus)?|Lv|Num(?:bers)?|Nm|Deut(?:eronomy)?|Dt|Josh(?:ua)?|Judg(?:es)?|Jgs|"
    r"Ruth|(?:[12]|I{1,2}|First|Second)\s?(?:Sam(?:uel)?|Sm|Kings?|Kgs|Chr(?:on(?:icles)?)?|"
    r"Cor(?:inthians)?|Thess(?:alonians)?|Tim(?:othy)?|Tm|Pet(?:er)?|Pt|Macc(?:abees)?)|"
    r"(?:[123]|I{1,3}|First|Second|Third)\s?(?:John|Jn)|Ezra|Neh(?:emiah)?|Esth(?:er)?|Job|Ps(?:alms?|s)?|Prov(?:erbs)?|Prv|"
    r"Eccl(?:es(?:iastes)?)?|Qoh(?:eleth)?|Song(?:\sof\s(?:Songs|Solomon))?|Isa(?:iah)?|Is|Jer(?:emiah)?|Lam(?:entations)?|"
    r"Ezek(?:iel)?|Ez|Dan(?:iel)?|Dn|Hos(?:ea)?|Joel|Jl|Amos|Am|Obad(?:iah)?|Jon(?:ah)?|Mic(?:ah)?|Mi|Nah(?:um)?|"
    r"Hab(?:akkuk)?|Zeph(?:aniah)?|Hag(?:gai)?|Zech(?:ariah)?|Mal(?:achi)?|Matt(?:hew)?|Mt|Mark|Mk|Luke|Lk|John|Jn|Acts|"
    r"Rom(?:ans)?|Gal(?:atians)?|Eph(?:esians)?|Phil(?:ippians)?|Col(?:ossians)?|Titus|Ti|Phlm|Philemon|Heb(?:rews)?|"
    r"Jas|James|Jude|Rev(?:elation)?|Rv|Tob(?:it)?|Judith|Jdt|Wis(?:dom)?|Sir(?:ach)?|Bar(?:uch)?|"
    r"Qur[’'ʾ]?[aā]n|Koran|S[uū]ra(?:h|t)?|Q"
)
_FURTHER = rf"(?:\s?[{RANGE_DASHES},;]\s?\d{{1,3}}(?:\s?:\s?\d{{1,3}})?[a-f]?)*(?:ff?\.?)?"
_VERSES = rf"\d{{1,3}}\s?[:.,]\s?\d{{1,3}}[a-f]?{_FURTHER}"
_PLACE = compile_late(
    rf"(?P<before>.*?)(?<!\w)(?P<book>{_BOOKS})\.?\s+(?P<verses>{_VERSES})(?P<behind>.*)", re.DOTALL
)
# What may stand beside it: a translation, “see”, further places.
_EDITION = compile_late(
    r"(?:[\s,;:—–-]++|(?:see|cf|also|the|holy|bible)\b\.?|(?-i:[A-Z])[\w’.]*+){0,12}", re.IGNORECASE
)
_BEHIND = compile_late(
    rf"(?:[A-Z][\w.]*+|\d++|[{RANGE_DASHES}:,;.\s]++|trans(?:lation)?\b|(?:cf|and|see|also)\b){{0,30}}"
)
_LONGEST = 120  # code points of a citation of scripture


class Scripture(NamedTuple):
    """A place in scripture: the book and its chapter and verses, as they are written."""

    book: str
    verses: str


def find_scripture(citation: str) -> Scripture | None:
    """The place in scripture that the words of a citation give, and nothing else; the first of several."""
    found = _PLACE.fullmatch(citation.strip()) if len(citation) <= _LONGEST else None
    if found is None or not _EDITION.fullmatch(found["before"]) or not _BEHIND.fullmatch(found["behind"]):
        return None
    return Scripture(" ".join(found["book"].split()), "".join(found["verses"].split()))
