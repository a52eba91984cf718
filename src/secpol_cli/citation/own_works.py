"""From a bibliography to works as references.yaml has them, and what of it could not be read, entry by entry.

Pandoc reads; what its reader of RIS passes over is read here, and so are dates, which it makes less of than
BibLaTeX has.  Nothing is invented: an entry of no kind has no type.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.bibliographies import bib_entries, read_bibliography, read_entries, read_text
from secpol_cli.citation.csl_dates import edtf_of
from secpol_cli.csl_variables import DATES, TYPES, VARIABLES, find_trouble
from secpol_cli.dates.bounds import is_edtf
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_STRING = re.compile(r"^[ \t]*@string\s*[{(]", re.MULTILINE | re.IGNORECASE)
_FIELD = re.compile(r"(?:^|[,\n])\s*(?P<name>[A-Za-z][\w:+-]*)\s*=\s*(?=[{\"\w])")
_TITLE_FIELD = re.compile(
    r"(?<![\w-])(?:sub|book|booksub|main|mainsub|short|journal|journalsub|event|orig)?title\s*=\s*\{",
    re.IGNORECASE,
)
_VALUE = re.compile(r"\s*[{\"]?\s*(?P<value>[^{}\"]*?)\s*[}\"]")
_RIS_LINE = re.compile(r"^(?P<tag>[A-Z][A-Z0-9])  - ?(?P<value>.*)$")
# What pandoc reads of BibTeX's and BibLaTeX's fields, or we do, or what is none of the work.
_READ = frozenset(
    "abstract address afterword annotation annote annotator archiveprefix author bookauthor booksubtitle "
    "booktitle booktitleaddon chapter commentator date day doi edition editor editora editorb editorc "
    "editortype eid entrysubtype eprint eprintclass eprinttype eventdate eventtitle file foreword holder "
    "howpublished institution introduction isbn issn issue issuesubtitle issuetitle journal journalsubtitle "
    "journaltitle keywords langid language library location mainsubtitle maintitle maintitleaddon month note "
    "number organization origdate origlanguage origlocation origpublisher origtitle pages pagetotal part "
    "pmcid pmid primaryclass publisher pubstate school series shortjournal shorttitle subtitle timestamp "
    "title titleaddon translator type url urldate urlday urlmonth urlyear venue version volume volumes "
    "year".split()
)
_NOT_OF_THE_WORK = frozenset(
    "added bdsk-url-1 citeulike-article-id date-added date-modified hash interhash intrahash owner sortkey "
    "sortname sorttitle sortyear crossref xdata xref ids options related relatedtype username".split()
)
# BibTeX's fields that pandoc does not read, or only where their words are babel's: CSL's variables, and what
# their values look like.
_MORE_FIELDS = {
    "pmid": ("PMID", re.compile(r"\d+")),
    "pmcid": ("PMCID", re.compile(r"(?:PMC)?\d+")),
    "language": ("language", re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*")),
}
# RIS's tags that pandoc does not read, and CSL's variables.
_RIS_DATE = re.compile(r"(\d{3,4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?(?:/.*)?)?)?")
_RIS_TEXTS = {
    "CY": "publisher-place",
    "LA": "language",
    "M3": "genre",
    "NV": "number-of-volumes",
    "ST": "title-short",
    "T3": "collection-title",
}
_RIS_READ = frozenset(
    "TY ID AU A1 A2 A3 A4 ED TI T1 T2 BT JO JF JA J1 J2 PY Y1 DA Y2 VL IS M1 SP EP ET PB CY AB N2 N1 SN DO "
    "UR LA M3 T3 ST NV SE KW L1 L2 ER DB DP CN AN".split()
)
# What has a number, where RIS has an issue for all.
_NUMBERED = frozenset(["bill", "legal_case", "legislation", "patent", "report", "standard", "thesis"])
_BOOKS = frozenset(["book", "chapter", "entry-encyclopedia", "report", "thesis", "paper-conference"])


class UnreadEntry(Record):
    """What of an entry, by its key, is not in the work: all of it, a field, or a value."""

    entry: str
    what: str


class OwnWorks(Record):
    """Works by key, as references.yaml has them, in the bibliography's order, and what could not be read."""

    works: dict[str, dict[str, Any]]
    unread: tuple[UnreadEntry, ...]


def read_works(path: str) -> OwnWorks:
    """The works of a bibliography (.bib, .ris, CSL-JSON).

    An entry that cannot be read is listed, and stops no other.  Raises
    UsageError where the file is missing or no bibliography, and ToolError
    where there is no pandoc.
    """
    items, source, failed = _items(path)
    unread = [UnreadEntry(key, message) for key, message in failed]
    works: dict[str, dict[str, Any]] = {}
    for number, item in enumerate(items):
        key = str(item.get("id") or f"work-{number + 1}")
        entry = source.get(key, {})
        work = {}
        for name, value in _variables(item, entry):
            trouble = find_trouble(name, value, is_edtf)
            if name not in VARIABLES or trouble:
                unread.append(
                    UnreadEntry(key, f"{name}: {trouble[0] if trouble else 'CSL has no such variable'}")
                )
            else:
                work[name] = value
        unread += [UnreadEntry(key, f"{name} is not read") for name in entry if not _is_read(name)]
        written = "" if entry.get("date") else entry.get("year")  # what a date has is told with its variable
        if written and "issued" not in work:
            unread.append(UnreadEntry(key, f"issued: “{written}” is no date"))
        if key in works:
            unread.append(UnreadEntry(key, "another entry has this key"))
        works.setdefault(key, work)
    told = {each.entry for each in unread}
    unread += [UnreadEntry(key, "is not read") for key in source if key not in works and key not in told]
    return OwnWorks(works, tuple(dict.fromkeys(unread)))


def write_works(works: Mapping[str, Mapping[str, Any]]) -> str:
    """Works as the text of a references.yaml."""
    import yaml

    written: str = yaml.safe_dump(dict(works), allow_unicode=True, sort_keys=False, width=100)
    return written if works else ""


def _items(path: str) -> tuple[list[dict[str, Any]], dict[str, dict[str, str]], list[tuple[str, str]]]:
    """What pandoc reads, the fields of each entry as they are written, and the entries that failed."""
    ending = os.path.splitext(path)[1].lower()
    if ending in (".bib", ".bibtex"):
        text = read_text(path)
        entries = bib_entries(text)
        strings = "\n".join(_strings(text))
        whole = [(key, _with_capitals(entry)) for key, entry in entries]
        items, failed = read_entries(path, whole, strings)
        return items, {key: _fields(entry) for key, entry in entries}, failed
    items = read_bibliography(path)
    return _with_ris(items, read_text(path), []) if ending == ".ris" else (items, {}, [])


def _with_capitals(entry: str) -> str:
    """An entry with braces around its titles, which pandoc else writes in lower case."""
    written, end = "", 0
    for field in _TITLE_FIELD.finditer(entry):
        close, depth = field.end(), 1
        while close < len(entry) and depth:
            depth += {"{": 1, "}": -1}.get(entry[close], 0)
            close += 1
        if not depth:
            written += f"{entry[end : field.end()]}{{{entry[field.end() : close - 1]}}}}}"
            end = close
    return written + entry[end:]


def _strings(text: str) -> Iterator[str]:
    """The abbreviations that a bibliography defines, each whole, however many lines it has."""
    for begun in _STRING.finditer(text):
        end, depth = begun.end(), 1
        marks = {"{": 1, "}": -1} if begun[0].endswith("{") else {"(": 1, ")": -1}
        while end < len(text) and depth:
            depth += marks.get(text[end], 0)
            end += 1
        yield text[begun.start() : end] if not depth else text[begun.start() :].partition("\n")[0]


def _fields(entry: str) -> dict[str, str]:
    """The fields of an entry, and the values of those that have no braces in them."""
    fields = {}
    for field in _FIELD.finditer(entry):
        if entry.count("{", 0, field.start()) - entry.count("}", 0, field.start()) == 1:
            value = _VALUE.match(entry, field.end())
            fields[field["name"].lower()] = value["value"] if value else ""
    return fields


def _is_read(name: str) -> bool:
    return name in _READ or name in _NOT_OF_THE_WORK or (name.isupper() and name in _RIS_READ)


def _variables(item: Mapping[str, Any], entry: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """The variables of an item as a corpus has them; dates as they are written, where that is EDTF."""
    for name, value in item.items():
        if name in ("id", "file") or value in (None, "", [], {}):
            continue
        if name == "type" and value not in TYPES:
            continue  # pandoc's word for none
        if name in DATES and isinstance(value, dict):
            written = entry.get({"issued": "date", "accessed": "urldate"}.get(name, ""), "")
            edtf = written if written and is_edtf(written) else edtf_of(value)
            if edtf or value.get("literal") or value.get("raw"):
                yield name, edtf or str(value.get("literal") or value.get("raw"))
        else:
            yield name, value
    for field, (variable, form) in _MORE_FIELDS.items():
        if variable not in item and form.fullmatch(value := entry.get(field, "")):
            yield variable, value
    if "issued" not in item or not item["issued"]:
        written = entry.get("date", "")
        if written:
            yield "issued", written


def _with_ris(
    items: Sequence[dict[str, Any]], text: str, failed: list[tuple[str, str]]
) -> tuple[list[dict[str, Any]], dict[str, dict[str, str]], list[tuple[str, str]]]:
    records = _ris_records(text)
    if len(records) != len(items):
        return list(items), {}, [*failed, ("", f"pandoc reads {len(items)} of {len(records)} records")]
    whole = [_with_tags(item, record) for item, record in zip(items, records, strict=True)]
    source = {
        str(item.get("id")): {tag: "" for tag, _ in record}
        for item, record in zip(whole, records, strict=True)
    }
    return whole, source, failed


def _ris_records(text: str) -> list[list[tuple[str, str]]]:
    records: list[list[tuple[str, str]]] = []
    for line in text.splitlines():
        found = _RIS_LINE.match(line)
        if found and found["tag"] == "TY":
            records.append([])
        if found and records and found["tag"] != "ER":
            records[-1].append((found["tag"], found["value"].strip()))
    return records


def _with_tags(item: dict[str, Any], record: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """An item with what pandoc passes over in its record."""
    whole = dict(item)
    tags = {tag: value for tag, value in reversed(record) if value}
    for tag, variable in _RIS_TEXTS.items():
        if tag in tags:
            whole.setdefault(variable, tags[tag])
    if translators := [_name(value) for tag, value in record if tag == "A4" and value]:
        whole.setdefault("translator", translators)
    if "SN" in tags and whole.get("type") in _BOOKS:
        whole.pop("ISSN", None)
        whole["ISBN"] = tags["SN"]
    notes = [value for tag, value in record if tag == "N1" and value]
    if notes:
        whole.setdefault("note", notes[0])
        if len(notes) > 1:
            whole.setdefault("annote", ". ".join(notes[1:]))
    if keywords := [value for tag, value in record if tag == "KW" and value]:
        whole["keyword"] = ", ".join(keywords)  # pandoc has them backwards
    stands_alone = whole.get("type") in _NUMBERED or not {"container-title", "volume"} & whole.keys()
    if stands_alone and "issue" in whole and "number" not in whole:
        whole["number"] = whole.pop("issue")
    for role in ("author", "editor", "collection-editor"):
        if role in whole:
            whole[role] = [_whole_name(name) for name in whole[role]]
    for variable, names in (("accessed", ("Y2",)), ("issued", ("DA", "PY", "Y1"))):
        given = [tags[name] for name in names if name in tags]
        parts = max(map(_date_parts, given), key=len, default=[])
        if parts:
            whole[variable] = {"date-parts": [parts]}
        elif given and not any((whole.get(variable) or {}).get("date-parts", [])):
            whole[variable] = {"literal": given[0]}  # which is told of, where it is no date
    return whole


def _date_parts(value: str) -> list[int]:
    """The year, month and day of a date of RIS, as far as it goes: 2021/05/31, 2021/05//, 2021///Spring."""
    found = _RIS_DATE.fullmatch(value.strip())
    parts: list[int] = []
    for part in found.groups() if found else ():
        if not part or not int(part):
            break
        parts.append(int(part))
    return parts


def _whole_name(name: dict[str, str]) -> dict[str, str]:
    """A name without parts, which ends with a comma in RIS, as one that is whole."""
    return {"literal": name["family"]} if name.keys() == {"family"} else name


def _name(value: str) -> dict[str, str]:
    family, comma, given = value.partition(",")
    return (
        {"family": family.strip(), "given": given.strip()} if comma and given.strip() else {"literal": family}
    )
