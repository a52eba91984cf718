"""What a style does that decides how it must be fed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from secpol_cli.record import Record

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = 6000
_ONLINE = re.compile(
    r"<if\b[^>]*variable=\"medium\"[^>]*>[^<]*<text[^>]*/>\s*</if>\s*<else>\s*<text term=\"online\""
)
_UNCERTAIN = re.compile(
    r"<(?:else-)?if\s+is-uncertain-date=\"issued\"\s*>(?P<then>.{0,400}?)(?:<else|</if>)", re.DOTALL
)
_CIRCA = re.compile(r"<text\b[^>]*term=[\"']circa[\"'][^>]*>")
_PLACE_LABEL = re.compile(r"<label\b[^>]*variable=[\"']locator[\"'][^>]*>")
_FORM = re.compile(r"\bform=")
_SECTION_SIGN = re.compile(r"§|<label\b[^>]*variable=[\"']section[\"']|term=[\"']section[\"']")
_SMALL_IBID = re.compile(r"<text\b(?=[^>]*term=[\"']ibid[\"'])(?=[^>]*text-case=[\"']lowercase[\"'])")


class Habits(Record):
    """What a style does that decides how it must be fed.

    `path` is its file.  `describes`: a work without a title is known by its genre.
    `omits`: the types of work that have no entry in the bibliography unless they
    are somewhere.  `short_years`: the year may be printed as two digits.  `apa`:
    what an author publishes under the same name has no publisher.  `labels`: a
    number has “no.” before it, if it is one.  `online`: a work seen online is said
    to be so, unless it has a medium.  `plain`: the type of what is known too little
    of to have another, and is to have its date.  `circa`: how an approximate year
    is printed (`ca. {}`).  `stops`: labels of places have stops, `capital_labels`
    capitals, and `labels_in_full` are abbreviated for none but pages.  `brackets`:
    no comma stands before a bracket.  `bluebook` and `oscola`: it is a style of that
    manual.  `small_ibid`: “ibid” has no capital,
    at the beginning of a note neither.  `bare_initials`: initials have no hyphen.
    `section_signs`: a section has its sign from the style.  `dates_in_text`:
    citations have the date.  `tells_apart`: a later note has the number of the first,
    and the title only where that is needed.  `long_words`: in titles,
    prepositions of so many letters and more have capitals; 0: none has.
    """

    path: Path
    describes: bool
    omits: frozenset[str]
    short_years: bool
    apa: bool
    labels: bool
    online: bool
    plain: str
    circa: str
    stops: bool
    capital_labels: bool
    labels_in_full: bool
    brackets: bool
    bluebook: bool
    oscola: bool
    small_ibid: bool
    bare_initials: bool
    section_signs: bool
    dates_in_text: bool
    tells_apart: bool
    long_words: int


@cache
def habits(path: Path) -> Habits:
    """Read a style's habits off its file."""
    text = path.read_text("utf-8", "replace")
    issued = re.findall(r"<date\b[^>]*variable=[\"']issued[\"'][^>]*(?<!/)>.*?</date>", text, re.DOTALL)
    place_labels = _PLACE_LABEL.findall(text)
    year = r"<date-part\b(?=[^>]*name=[\"']year[\"'])(?=[^>]*form=[\"']short[\"'])"
    return Habits(
        path=path,
        describes="title-and-descriptions" in text,
        omits=_omitted(text),
        short_years=any(re.search(year, date) for date in issued),
        labels='is-numeric="number"' in text,
        apa="American Psychological Association" in text[:_HEAD],
        online=bool(_ONLINE.search(text)),
        plain="article" if "/styles/oscola" in text[:_HEAD] else "document",
        circa=_circa(text),
        stops=re.search(r"<label(?=[^>]*strip-periods)(?=[^>]*locator)", text) is None,
        capital_labels=any("capitalize-first" in label for label in place_labels),
        labels_in_full=any("capitalize-first" in label and not _FORM.search(label) for label in place_labels),
        brackets=re.search("/styles/(?:bluebook|mhra)", text[:_HEAD]) is not None,
        bluebook="/styles/bluebook" in text[:_HEAD],
        oscola="/styles/oscola" in text[:_HEAD],
        small_ibid=_SMALL_IBID.search(text) is not None,
        bare_initials=re.search(r"initialize-with-hyphen=[\"']false", text) is not None,
        section_signs=_SECTION_SIGN.search(text) is not None,
        dates_in_text='citation-format="author-date"' in text[:_HEAD],
        tells_apart="first-reference-note-number" in text and 'disambiguate="true"' in text,
        long_words=_long_words(path.stem, text[:_HEAD]),
    )


def _long_words(name: str, head: str) -> int:
    """From how many letters on a style's manual has prepositions in capitals: Chicago 18, 8.160, and
    Bluebook, rule 8, from five; AMA 11, 2.1, from four; 0 where none has."""
    if name == "american-medical-association":
        return 4
    is_chicago = name.startswith("chicago-") and not re.search(r"1[67]th-edition", name)
    return 5 if is_chicago or "/styles/bluebook" in head else 0


def _omitted(style: str) -> frozenset[str]:
    """The types whose branch of the bibliography is empty, among which stand documents."""
    bibliography = style.partition("<bibliography")[2]
    branches = re.findall(r"<(?:else-)?if\b[^>]*\btype=[\"']([^\"']*)[\"'][^>]*/>", bibliography)
    return frozenset(kind for branch in branches if "document" in branch.split() for kind in branch.split())


def _circa(style: str) -> str:
    """How a style prints an approximate year: in brackets, as manuals have what is not in the work, unless it
    has a word for it."""
    for condition in _UNCERTAIN.finditer(style):
        if term := _CIRCA.search(condition["then"]):
            return "ca. {}" if "short" in term[0] else "circa {}"
    return "[ca. {}]"
