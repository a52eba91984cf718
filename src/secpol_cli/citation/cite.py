"""From works to citations, and what is to be said about them: what `cite` and `search --cite` share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.citation.engine.cache import recall_citations
from secpol_cli.citation.requests import Request
from secpol_cli.citation.styles import find_style
from secpol_cli.csl_variables import DATES
from secpol_cli.model import CiteItem, Locator
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from secpol_cli.citation.markup import Markup
    from secpol_cli.citation.requests import Citation, Form
    from secpol_cli.citation.styles import Style
    from secpol_cli.citation.works import Work

_MOST_WARNINGS = 10
# What only English has of the words that styles print.
_ENGLISH = frozenset(
    "accessed and app apps art arts available between by chap chapter chs column date earlier edited edition "
    "editors eds fig figs figure from interview later of or page pages par para paragraph paras part pt "
    "quarter quoted reported retrieved sec secs section spring table tables trans translated translator "
    "verse vol vols".split()
)
# What is a word of another language, too, in which it means the same.
_SHARED = {
    "fr": "art arts fig figs figure page pages section table tables vol vols date or par app part trans chap",
    "de": "art fig",
    "es": "art arts fig figs vol vols or par app sec secs",
    "it": "art fig vol par sec",
    "pt": "art arts fig figs vol vols par of or sec secs",
    "ca": "art fig vol par sec",
    "gl": "art fig vol par sec",
    "la": "art fig vol par app sec",
    "nl": "art fig of",
    "ro": "art fig vol",
    "id": "vol",
    "da": "art fig",
    "nb": "art fig",
    "nn": "art fig",
    "pl": "art",
}
_NUMBERED = ("numeric", "label")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Cited(Record):
    """Citations, the style that they are in, and what the user should know before pasting them."""

    items: list[CiteItem]
    style: Style
    warnings: tuple[str, ...]


def cite_works(
    works: Sequence[Work],
    style_name: str,
    *,
    form: Form | None = None,
    locale: str | None = None,
    markup: Markup = "text",
) -> Cited:
    """Citations in a style: the bibliography's entries first, in its order, then the notes, in the works'.

    Without `form`, a place in a work gets a note, and a whole work its entry in
    a bibliography.  Raises UnknownValue for the style, and ToolError.
    """
    style = find_style(style_name)
    items: list[CiteItem] = []
    warnings = list(thin(works, style, style_name))
    if form is None and style.citation_format in _NUMBERED and len({bool(work.place) for work in works}) == 2:
        form = "bibliography"  # notes would be numbered anew, and their numbers stand for other entries
        warnings.append(f"{style_name} numbers the works of a text: the entries are given, without places")
    for chosen in (form,) if form else ("bibliography", "note"):
        same = [work for work in works if form or (chosen == "note") == work.place]
        requests = [request_of(work, style, locale or style.locale) for work in same]
        citations = recall_citations(requests, style, form=chosen, locale=locale, markup=markup)
        items += [_item(same[citation.index], citation, style) for citation in citations]
        pairs = [(same[citation.index], citation) for citation in citations]
        warnings += _unprinted(pairs, style, style_name)
        warnings += _unseen(pairs, style_name)
        warnings[:0] = _english(pairs, locale or style.locale or "en", markup)  # one line, lest it be cut off
    return Cited(items, style, tuple(dict.fromkeys(_few(warnings))))


def request_of(work: Work, style: Style, locale: str | None) -> Request:
    """What the engine is asked for a work at its place: headings stand in quotation marks, whose words it has
    before it."""
    locator, prefix = work.locator, ""
    if locator and work.headings:
        from secpol_cli.citation.quotation import quote

        locator = Locator("section", "–".join(quote(text, locale) for text in work.headings))
    if work.speaker and style.citation_format not in _NUMBERED:
        from secpol_cli.citation.languages import quoted_in

        prefix = f"{work.speaker}, {quoted_in(locale, style.id, reported=work.reported)}"
    return Request(work.csl, locator, prefix)


def _item(work: Work, citation: Citation, style: Style) -> CiteItem:
    return CiteItem(
        address=work.address,
        as_=citation.form,
        style=style.id,
        style_title=style.title,
        text=citation.text,
        csl=work.csl,
        style_edition=style.edition,
        locator=work.locator if citation.form != "bibliography" else None,
    )


def thin(works: Sequence[Work], style: Style, name: str) -> Iterator[str]:
    """A line for each work that lacks what the style would print."""
    from secpol_cli.citation.gaps import find_gaps

    for id_, work in {work.csl["id"]: work for work in works}.items():
        if gaps := find_gaps(work.csl, style.path):
            yield f"{id_} is thin for {name}: no {', no '.join(gaps)}"


def _unprinted(cited: Iterable[tuple[Work, Citation]], style: Style, name: str) -> Iterator[str]:
    """A line for each citation that does not show the place it is of, one for all that show but a number."""
    for work, citation in cited:
        if citation.form == "bibliography" and work.given and work.locator:
            place = f"{work.locator.label} {work.locator.value}"
            yield f"an entry of a bibliography has no place: {place} of {work.csl['id']} is left out"
        if not work.place or citation.form == "bibliography":
            continue
        if style.citation_format in _NUMBERED:
            yield f"{name} numbers the works of a text: --as bibliography gives the entry of {work.csl['id']}"
        if work.unplaced:
            yield f"{work.address} is a {work.unplaced}, which has no number: the whole document is cited"
        elif work.locator and not shows_place(citation.text, work.locator):
            yield f"{name} does not print {work.locator.label} {work.locator.value} of {work.csl['id']}"


def _unseen(cited: Iterable[tuple[Work, Citation]], name: str) -> Iterator[str]:
    """A line for each full citation that does not show when the work was seen, where that is known."""
    for work, citation in cited:
        accessed = work.csl.get("accessed", {}).get("date-parts", [[]])[0]
        if citation.form in ("bibliography", "note") and not all(
            re.search(rf"(?<!\d)0?{part}(?!\d)", citation.text) for part in (*accessed[:1], *accessed[2:])
        ):
            yield f"{name} does not print when {work.csl['id']} was seen"


def _english(cited: Iterable[tuple[Work, Citation]], locale: str, markup: Markup) -> Iterator[str]:
    """A line where a citation has English words that the work does not have: CSL knows no others for them."""
    if locale.startswith("en") or markup not in ("text", "markdown"):
        return
    english = _ENGLISH - frozenset(_SHARED.get(locale.partition("-")[0], "").split())
    found: dict[str, None] = {}
    for work, citation in cited:
        said = {name: value for name, value in work.csl.items() if name not in DATES}
        own = {word.casefold() for word in re.findall(r"\w+", str(said))}
        words = [word for word in re.findall(r"\w+", citation.text) if word.casefold() in english - own]
        found |= dict.fromkeys(words)
    if found:
        yield f"CSL has no words in {locale} for {', '.join(found)}: they stand in English"


def shows_place(text: str, locator: Locator) -> bool:
    """Whether a citation has the first word of a place in it."""
    first = re.search(r"\w+", locator.value)  # what follows it, markup may have changed
    plain = text.translate(_LOWERED)
    return (
        first is None or re.search(rf"(?<!\w){re.escape(first[0])}(?!\w)", plain, re.IGNORECASE) is not None
    )


def _few(warnings: Sequence[str]) -> list[str]:
    shown = list(dict.fromkeys(warnings))
    more = len(shown) - _MOST_WARNINGS
    return [*shown[:_MOST_WARNINGS], f"{more} warnings more"] if more > 1 else shown
