"""What we export, read back by pandoc: every field, or the reason why not; and compiled by biber and BibTeX.

The works are those of the reference fixture: the shipped corpus's, and invented
ones that are hard in one way each.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.citation.csl_dates import date_note
from secpol_cli.citation.formats.registry import FORMATS
from secpol_cli.pandoc import find_pandoc

if TYPE_CHECKING:
    from collections.abc import Mapping

Item = dict[str, Any]
Change = Callable[[Item], None]

ITEMS: list[Item] = json.loads((Path(__file__).parent / "reference" / "expected.json").read_text("utf-8"))[
    "items"
]
READERS = {"csl-json": "csljson", "csl-yaml": "markdown", "endnote-xml": "endnotexml"}


def read_back(text: str, name: str) -> list[Item]:
    command = [find_pandoc(), f"--from={READERS.get(name, name)}", "--to=csljson"]
    answer = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True)
    items: list[Item] = json.loads(answer.stdout)
    return items


# --- how an item comes back: each step of CHANGES makes one change, for the reason that it gives -----


def lose(reason: str, *variables: str, of: tuple[str, ...] = ()) -> Change:
    """These variables do not come back, of works of some types or of all."""
    assert reason

    def change(item: Item) -> None:
        for variable in variables if not of or item["type"] in of else ():
            item.pop(variable, None)

    return change


def become(reason: str, variable: str, other: str, *, of: tuple[str, ...] = ()) -> Change:
    """One variable comes back as another, of works of some types or of all."""
    assert reason

    def change(item: Item) -> None:
        if variable in item and (not of or item["type"] in of):
            item[other] = item.pop(variable)

    return change


def change_type(reason: str, types: Mapping[str, str]) -> Change:
    """These types come back as others; an empty one is how pandoc reads @misc."""
    assert reason

    def change(item: Item) -> None:
        item["type"] = types.get(item["type"], item["type"])

    return change


def without_periodical(kind: str) -> Change:
    """An article without its periodical is exported as a work of no kind."""

    def change(item: Item) -> None:
        if item["type"] in {"article-journal", "article-newspaper"} and "container-title" not in item:
            item["type"] = kind

    return change


def without_address(item: Item) -> None:
    """A weblog post without its address is no @online."""
    if item["type"] == "post-weblog" and "URL" not in item:
        item["type"] = ""


def annotated(item: Item) -> None:
    """What is inferred of a date, or uncertain, stands in `annote`, for readers."""
    if note := date_note(item):
        item["annote"] = note


def annotated_but_doubts(item: Item) -> None:
    """What is inferred of a date stands in `annotation`; doubts stand in the date itself."""
    if (note := date_note(item)) and note.startswith("Date inferred"):
        item["annote"] = note


def undated(item: Item) -> None:
    """pandoc's CSL-JSON has no place for a date without date-parts."""
    if "literal" in item.get("issued", {}):
        item["issued"] = {"date-parts": []}


def undated_but_literal(item: Item) -> None:
    """pandoc's CSL-JSON has an empty place beside the words of a date without date-parts."""
    if "literal" in item.get("issued", {}):
        item["issued"] = {"date-parts": [], **item["issued"]}


def open_ended(item: Item) -> None:
    """pandoc reads no open end."""
    if "literal" in item.get("issued", {}) and not date_note(item).startswith("Date inferred"):
        del item["issued"]


def without_season(item: Item) -> None:
    """pandoc reads a season from Markdown alone."""
    item.get("issued", {}).pop("season", None)


def season_as_month(item: Item) -> None:
    """pandoc takes ISO 8601-2's season for a month."""
    if season := item.get("issued", {}).pop("season", None):
        item["issued"]["date-parts"][0].append(20 + season)


def described(item: Item) -> None:
    """A description stands in brackets for the title."""
    if "title" not in item and "genre" in item:
        item["title"] = f"[{item.pop('genre')}]"


def with_a_country(item: Item) -> None:
    """pandoc reads a language of babel's as that of a country, if it knows it."""
    if language := str(item.get("language", ""))[:2]:
        item["language"] = {"en": "en-US", "fr": "fr-FR", "de": "de-DE", "id": "id-ID"}.get(
            language, language
        )


def event_as_container(item: Item) -> None:
    """T2 is what a work stands in, or else what it was part of."""
    if event := item.pop("event-title", None):
        item.setdefault("container-title", event)


def without_doubtful_year(item: Item) -> None:
    """pandoc reads no year in brackets."""
    if item.get("issued", {}).get("circa"):
        item["issued"] = {"date-parts": []}


def start_alone(item: Item) -> None:
    """BibTeX has one year; of a range it is the first, without circa."""
    if parts := item.get("issued", {}).get("date-parts"):
        item["issued"] = {"date-parts": parts[:1]}


def year_alone(item: Item) -> None:
    """pandoc reads the year alone, and the inferred one, which DA and a note tell from a stated one."""
    inferred = item.get("custom", {}).get("issued", {}).get("inferred")
    if parts := item.get("issued", {}).get("date-parts") or (
        inferred and [[int(re.findall(r"\d{4}", inferred)[0])]]
    ):
        item["issued"] = {"date-parts": [parts[0][:1]]}
    else:
        item.pop("issued", None)


def one_kind_of_particle(item: Item) -> None:
    """BibTeX knows one kind of particle."""
    for name in _all_names(item):
        if "non-dropping-particle" in name:
            name["dropping-particle"] = name.pop("non-dropping-particle")


def one_name_behind_another(item: Item) -> None:
    """RIS and EndNote's XML have names in a row, Family, Given, Suffix; pandoc reads them as BibTeX's."""
    one_kind_of_particle(item)
    for name in _all_names(item):
        if "suffix" in name:
            name["given"], name["suffix"] = name["suffix"], name["given"]


def family_alone(item: Item) -> None:
    """A name that ends with a comma is read as a family name without others."""
    for name in _all_names(item):
        if "literal" in name:
            name["family"] = name.pop("literal")


def _all_names(item: Item) -> list[dict[str, str]]:
    return [name for role in ("author", "editor", "translator") for name in item.get(role, ())]


def without_tags(item: Item) -> None:
    """The format has plain text alone."""
    if "title" in item:
        item["title"] = re.sub("<[^>]*>", "", item["title"])


NO_FIELD = "the format has no field for it"
UNREAD = "pandoc does not read the field"
ON_THE_WEB = ("webpage", "post-weblog")
MISC = dict.fromkeys(("interview", "letter", "personal_communication"), "")
UNPUBLISHED = ("manuscript", "speech")
LAW = ("legal_case", "legislation", "treaty")
TEX: list[Change] = [
    described,
    one_kind_of_particle,
    lose(NO_FIELD, "archive", "authority", "interviewer"),
    without_periodical(""),
]
FLAT: list[Change] = [
    described,
    year_alone,
    family_alone,
    one_name_behind_another,
    without_tags,
    lose(NO_FIELD, "archive", "authority", "collection-number", "event-place", "interviewer"),
    lose(NO_FIELD, "original-date", "version"),
]
CHANGES: dict[str, list[Change]] = {
    "csl-json": [described, undated, without_season],
    "csl-yaml": [described, undated_but_literal],
    "bibtex": [
        *TEX,
        annotated,
        undated,
        without_doubtful_year,
        start_alone,
        become("howpublished is read as publisher", "container-title", "publisher", of=ON_THE_WEB),
        become("howpublished is read as publisher", "container-title", "publisher", of=(*LAW, "interview")),
        lose(NO_FIELD, "event-place", "event-title", "language", "number-of-volumes", "original-date"),
        lose(NO_FIELD, "version"),
        change_type("BibTeX has one kind of article", {"article-newspaper": "article-journal"}),
        change_type("BibTeX has one kind of article", {"article-magazine": "article-journal"}),
        change_type("BibTeX has no encyclopedias", {"entry-encyclopedia": "chapter"}),
        change_type(
            "BibTeX has no such entry", MISC | dict.fromkeys((*UNPUBLISHED, *ON_THE_WEB, *LAW, "dataset"), "")
        ),
    ],
    "biblatex": [
        *TEX,
        annotated_but_doubts,
        open_ended,
        undated,
        season_as_month,
        without_address,
        become("organization is read as publisher", "container-title", "publisher", of=ON_THE_WEB),
        become("howpublished is read as publisher", "container-title", "publisher", of=("interview",)),
        become("pandoc uses CSL 1.0's name", "event-title", "event"),
        lose(UNREAD, "container-title", of=LAW),
        with_a_country,
        change_type("BibLaTeX has one @online", {"post-weblog": "webpage"}),
        change_type("BibLaTeX has no such entry", MISC),
    ],
    "ris": [
        *FLAT,
        event_as_container,
        lose(UNREAD, "accessed", "collection-title", "publisher-place", "translator"),
        become("IS is read as issue", "number", "issue"),
        become("SN is read as ISSN", "ISBN", "ISSN"),
        lose(UNREAD, "genre"),
        change_type("pandoc reads ELEC as no web page", {"webpage": "misc"}),
        change_type("RIS has no such kind", {"treaty": "report", "speech": "entry", "interview": "entry"}),
    ],
    "endnote-xml": [
        *FLAT,
        lose(NO_FIELD, "event-title", "number-of-volumes"),
        lose(UNREAD, "accessed", "collection-title", "DOI", "edition", "editor", "genre", "language"),
        lose(UNREAD, "translator", "URL"),
        become("pandoc gives it another name", "page", "pages"),
        become("number is read as number", "issue", "number"),
        change_type("EndNote has no such kind", dict.fromkeys(("treaty", "speech", "interview"), "document")),
        change_type("pandoc reads it so", {"paper-conference": "article", "entry-encyclopedia": "book"}),
    ],
}


def as_read(item: Item, name: str) -> Item:
    """The item as pandoc is to read it from a format, by the format's `CHANGES`."""
    changed = deepcopy(item)
    for change in CHANGES[name]:
        change(changed)
    return changed


def comparable(item: Mapping[str, Any]) -> Item:
    """Without the id and the citation-key, which may be either, and `custom`, which is ours; with one kind of marks and dashes.

    pandoc reads titles as prose, and makes typed marks the printed ones; of
    single ones inside double ones it makes double ones.
    """
    return {key: _typed(value) for key, value in item.items() if key not in {"id", "custom", "citation-key"}}


def _typed(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(str.maketrans('“”‘’–"', "''''-'"))
    if isinstance(value, list):
        return [_typed(inner) for inner in value]
    return {key: _typed(inner) for key, inner in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("name", FORMATS)
def test_pandoc_reads_back_every_field(name: str) -> None:
    for item, read in zip(ITEMS, read_back(FORMATS[name](ITEMS), name), strict=True):
        assert comparable(read) == comparable(as_read(item, name)), item["id"]


# --- what compiles them ------------------------------------------------------------------------------

# What biber and BibTeX miss in works that have none: nothing that we leave out.
MISSED = (
    r"Missing mandatory field '(author|editor|type|institution|title)'",
    r"Missing mandatory field - one of 'date, year' must be defined",
    r"(legacy year field|Invalid value of field 'year').*",  # an inferred year, in brackets
    r"Invalid field '\w+' for entrytype '(legal|legislation|jurisdiction)'",  # which have the fields of @misc
    r"Invalid field '(eventtitle|venue)' for entrytype 'misc'",  # a speech
    r"to sort, need author(, editor,)? or key in \w+",
    r"empty (author|author and editor|publisher|year|institution) in \w+",
)


def program(name: str) -> str:
    path = shutil.which(name)
    return path or pytest.skip(f"there is no {name}")


def unexpected(warnings: list[str]) -> list[str]:
    return [line for line in warnings if not any(re.search(f"{known}", line) for known in MISSED)]


def test_biber_reads_refs_bib(tmp_path: Path) -> None:
    biber = program("biber")
    (tmp_path / "refs.bib").write_text(FORMATS["biblatex"](ITEMS), "utf-8")
    command = [biber, "--tool", "--validate-datamodel", "--nolog", "--output-file=read.bib", "refs.bib"]
    answer = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 0, answer.stdout
    assert unexpected(re.findall(r"(?m)^(?:WARN|ERROR) - .*", answer.stdout)) == []
    assert (tmp_path / "read.bib").read_text("utf-8").count("\n@") >= len(ITEMS) - 1


def test_bibtex_compiles_refs_bib(tmp_path: Path) -> None:
    bibtex = program("bibtex")
    (tmp_path / "refs.bib").write_text(FORMATS["bibtex"](ITEMS), "utf-8")
    (tmp_path / "paper.aux").write_text("\\citation{*}\n\\bibstyle{plain}\n\\bibdata{refs}\n")
    answer = subprocess.run([bibtex, "paper"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout
    assert unexpected(re.findall(r"(?m)^Warning--(.*)", answer.stdout)) == []
    assert (tmp_path / "paper.bbl").read_text("utf-8").count("\\bibitem") == len(ITEMS)
