"""Cases, statutes and treaties on their way through a style: what manuals want, and CSL has no means for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from secpol_cli.text.orthography import RANGE_DASHES

if TYPE_CHECKING:
    from secpol_cli.citation.engine.habits import Habits
    from secpol_cli.citation.markup import Formatted

SEVERAL = "\uf8f0"  # before sections of which there are several, in a style that has the sign of one
NOTHING = "\uf8f1"  # stands for a date that is not to be printed
_SIGN = re.compile(r"^\s*(?:§+|[Ss]ec(?:s|tions?|ts?)?\.?|ss?\.)\s*(?=\d)")
_COMPOUND = re.compile(rf"(?<=\d[A-Za-z])[{RANGE_DASHES}](?=\d)|(?<=\d[A-Za-z]{{2}})[{RANGE_DASHES}](?=\d)")
_PLURAL = re.compile(rf"\d\w*\s*(?:[{RANGE_DASHES}]|,|;|&|and)\s*\d")
# A neutral citation: [2019] UKSC 41, [2003] EWHC 2193 (Admin).
_NEUTRAL = re.compile(r"\[\d{4}\]\s+(?P<court>[A-Z][A-Za-z]*(?:\s[A-Z][A-Za-z]+)?)\s+(?P<number>\d.*)")


_STATUTES = ("legislation", "regulation", "bill")
_REPORTED = ("legal_case", "legislation", "regulation")
# Styles that print of cases and laws no report, or only a part of where they stand in it.
_WITHOUT_REPORTS = ("american-sociological-association", "harvard-cite-them-right", "ieee", "sage-harvard")
# The symbol of a document of the United Nations: S/RES/2397 (2017), A/70/L.1.
_SYMBOL = re.compile(r"(?:U\.?N\.? Doc\.? )?(?P<symbol>[A-Z][A-Za-z.]*(?:/[\w.-]+)+(?: \(\d{4}\))?)")


def mend_law(item: dict[str, Any], style: Habits) -> None:
    """Feed a style a work of law so that it comes out as its manual has it."""
    kind = str(item.get("type"))
    if "section" in item:
        item["section"] = _section(str(item["section"]), style)
    if kind in ("legislation", "regulation") or (style.oscola and kind == "bill"):
        _date_once(item, style)
    if style.oscola and kind == "legal_case":
        _cite_neutrally(item)
    if style.oscola and kind == "treaty" and item.get("container-title"):
        item["page"] = item["page-first"] = _reported(item)
    if kind in _REPORTED and item.get("container-title") and style.path.stem.startswith(_WITHOUT_REPORTS):
        _print_report(item)
    if kind.startswith("entry") and style.path.stem.startswith("american-sociological"):
        item["type"] = "chapter"
    if style.bluebook and kind == "legal_case" and item.get("container-title"):
        item.setdefault("volume", _year(item))  # the style has a comma before volumes alone
    if style.bluebook and kind not in ("legal_case", *_STATUTES) and item.get("title"):
        _add_symbol(item)


def _year(item: dict[str, Any]) -> str:
    issued = item.get("issued") or {}
    return next((str(date[0])[:4] for date in issued.get("date-parts") or () if date), "")


def _reported(item: dict[str, Any]) -> str:
    """Where a case or a law is reported: 347 U.S. 483; 22 U.S.C. § 2751."""
    parts = [str(item[key]) for key in ("volume", "container-title", "page") if item.get(key)]
    return " ".join([*parts, *([f"§ {item['section']}"] if item.get("section") else [])])


def _print_report(item: dict[str, Any]) -> None:
    """Have a style that knows no reports print one where a book has its publisher, with the court."""
    court = f" ({item.pop('authority')})" if item.get("authority") else ""
    item |= {"publisher": _reported(item) + court, "type": "book"}
    for key in ("volume", "container-title", "page", "page-first", "section", "publisher-place"):
        item.pop(key, None)


def _add_symbol(item: dict[str, Any]) -> None:
    """Put the symbol of a document of the United Nations behind its title (Bluebook 21, rule 21.7.1)."""
    if found := _SYMBOL.fullmatch(str(item.get("number") or "").strip()):
        item.setdefault("title-short", item["title"])
        item["title"] += f'<span class="nodecor">, U.N. Doc. {found["symbol"]}</span>'


def _section(section: str, style: Habits) -> str:
    """A section without its sign, where the style has one, and one whose number has a hyphen as one."""
    section = _SIGN.sub("", section) if style.section_signs else section
    section = _COMPOUND.sub("\\\\-", section)
    if style.bluebook and _PLURAL.search(section.replace("\\-", "")):
        return SEVERAL + section
    return section


def _date_once(item: dict[str, Any], style: Habits) -> None:
    """Leave out the year that a statute's title ends with, where it would only be said again."""
    year = _year(item)
    ends = year and re.search(rf"\b{year}\)?$", str(item.get("title") or ""))
    # In the text, and behind a code's section, it is the date of the work or of the code.
    if not ends or style.dates_in_text:
        return
    if style.bluebook or style.oscola:
        del item["issued"]
    elif not item.get("section"):
        item["issued"] = {"literal": NOTHING}  # without a date, some styles say that there is none


def _cite_neutrally(item: dict[str, Any]) -> None:
    """Part a neutral citation that stands in the number, as OSCOLA's style has court and number apart."""
    if found := _NEUTRAL.fullmatch(str(item.get("number") or "").strip()):
        item |= {"authority": found["court"], "number": found["number"]}


def show_law(printed: Formatted) -> Formatted:
    """What a style printed, with two signs before several sections, and no date that is in the title."""
    printed = printed.sub(rf"[.,;:]?\s*[(\[]?{NOTHING}[)\]]?", lambda _: "")
    return printed.sub(rf"§(\s*){SEVERAL}", lambda match: f"§§{match[1]}").sub(SEVERAL, lambda _: "")


_ORDINALS = re.compile(r"(?<![\w.])(\d+)(?:st|nd|rd|th)?(?= eds?\.)")
_TWICE = re.compile(r"\b([Tt]hesis|[Dd]issertation) dissertation\b")
_SUPRA_AT = re.compile(r"(supra note \d+) at (?=[\divxlc]+\b)")
_AT_A_LABEL = re.compile(r"(?:(?<=Id\.)|(?<=supra note )(\d+)) at (?=[¶§]|[a-z]+\.)")


def mend_bluebook(printed: Formatted) -> Formatted:
    """What the Bluebook's style printed, as its manual has it.

    Editions are 2d and 3d (rule 15.4), a note of a page is n.4 (rule 3.2), and
    “at” stands only before pages (rules 3.3 and 4), behind a comma where a note is referred to.
    """
    printed = printed.sub(_ORDINALS.pattern, lambda match: _ordinal(match[1]))
    printed = printed.sub(_TWICE.pattern, lambda match: match[1])
    printed = printed.sub(r"(?<=\bn\.)\s(?=\d)", lambda _: "")
    printed = printed.sub(_AT_A_LABEL.pattern, lambda match: f"{match[1]}, " if match[1] else " ")
    return printed.sub(_SUPRA_AT.pattern, lambda match: f"{match[1]}, at ")


def _ordinal(number: str) -> str:
    if number[-2:] not in ("11", "12", "13"):
        return number + {"1": "st", "2": "d", "3": "d"}.get(number[-1], "th")
    return f"{number}th"
