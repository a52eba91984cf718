"""Citations that programs for references keep live in a text: what their fields say of the works cited.

Zotero, Mendeley and others put CSL's JSON into a field, a content control, a
reference mark or a bookmark; EndNote and KeptWork Manager XML; Word keys of
sources that lie in another part; Citavi JSON in base64.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import TYPE_CHECKING, Any

from secpol_cli.readers.citations import find_author_date
from secpol_cli.readers.office.references import KeptWork, read_endnote
from secpol_cli.readers.records import CitationItem
from secpol_cli.text.locators import parse_locator

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from secpol_cli.model import Locator

_CSL = re.compile(
    r"\s*(?:ADDIN\s+)?(?:ZOTERO_ITEM|CSL_CITATION|MENDELEY_CITATION|Mendeley Citation|JR_\w+)[^{]*(?=\{)"
)
_ENDNOTE = re.compile(r"\s*(?:ADDIN\s+)?(?:EN\.(?:JS\.)?CITE|REFMGR\.CITE)\b")
_CITAVI = re.compile(r"\s*(?:ADDIN\s+)?CitaviPlaceholder\s*\{([A-Za-z0-9+/=\s]+)\}")
_WORD = re.compile(r"\s*CITATION\s+")
_SWITCH = re.compile(r"\\(?P<switch>[a-z])\s*(?P<value>\"[^\"]*\"|[^\s\\]+)?|(?P<word>\"[^\"]*\"|[^\s\\]+)")
_CONTROL = re.compile(r"MENDELEY_CITATION_v\d+_")
_YEAR = re.compile(r"\d{4}")


def field_items(
    instruction: str, shown: str, data: str = "", sources: Mapping[str, KeptWork] | None = None
) -> tuple[CitationItem, ...]:
    """The works that a field cites, in their order; none where it is no citation.

    `shown` is the text that the field shows, `data` the base64 that Word keeps
    beside the instruction, `sources` are those of Word's own list, by their keys.
    """
    csl = _CSL.match(instruction)
    if csl:
        return _items(_csl_references(_json(instruction[csl.end() :])), shown)
    if _ENDNOTE.match(instruction):
        references = read_endnote(instruction) or read_endnote(_decode(data))
        return _items(references, shown)
    citavi = _CITAVI.match(instruction)
    if citavi:
        return _items(_citavi_references(_json(_decode(citavi[1]))), shown)
    if _WORD.match(instruction):
        return _items(_word_references(instruction[_WORD.match(instruction).end() :], sources or {}), shown)  # type: ignore[union-attr]
    return ()


def control_items(tag: str, shown: str) -> tuple[CitationItem, ...]:
    """The works that a content control of Mendeley Cite cites; none where its tag says nothing of it."""
    match = _CONTROL.match(tag)
    return _items(_csl_references(_json(_decode(tag[match.end() :]))), shown) if match else ()


def _items(references: Iterable[KeptWork], shown: str) -> tuple[CitationItem, ...]:
    """References as items of one citation, with what its text says where a record does not."""
    references = list(references)
    shown = " ".join(shown.split())
    read = [item for _, _, items in find_author_date(shown) for item in items]
    same = len(read) == len(references)
    items = []
    for index, one in enumerate(references):
        seen = read[index] if same else None
        item = CitationItem(
            shown or one.title or one.key,
            key=one.key or None if not (one.names or one.title) else None,
            names=one.names or (seen.names if seen else ()),
            year=one.year or (seen.year if seen else None),
            locator=one.locator or (seen.locator if seen else None),
            prefix=one.prefix.strip() or (seen.prefix if seen else ""),
            title=one.title,
            doi=one.doi,
        )
        items.append(item)
    return tuple(items)


def _json(text: str) -> dict[str, Any]:
    """The JSON object with which a text begins; an empty one where it begins with none."""
    try:
        value, _ = json.JSONDecoder().raw_decode(text.lstrip())
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _decode(data: str) -> str:
    try:
        raw = base64.b64decode("".join(data.split()).rstrip("=") + "==", validate=False)
    except (binascii.Error, ValueError):
        return ""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace").rstrip("\0")
    if raw[1:2] == b"\0":
        return raw.decode("utf-16-le", "replace").rstrip("\0")
    return raw.decode("utf-8", "replace").rstrip("\0")


def _csl_references(citation: dict[str, Any]) -> list[KeptWork]:
    return [_csl_reference(item) for item in _objects(citation.get("citationItems"))]


def _csl_reference(item: dict[str, Any]) -> KeptWork:
    data = _object(item.get("itemData")) or _object(item.get("item"))
    people = _objects(data.get("author")) or _objects(data.get("editor"))
    return KeptWork(
        key=_text(data.get("citation-key")) or _text(data.get("id")) or _text(item.get("id")),
        names=tuple(name for name in map(_csl_name, people) if name),
        year=_csl_year(_object(data.get("issued"))),
        title=_text(data.get("title")),
        doi=_text(data.get("DOI")),
        locator=_locator(item),
        prefix=_text(item.get("prefix")),
    )


def _csl_name(person: dict[str, Any]) -> str:
    parts = (person.get("non-dropping-particle"), person.get("family") or person.get("literal"))
    return " ".join(_text(part) for part in parts if _text(part))


def _csl_year(issued: dict[str, Any]) -> str | None:
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    said = first[0] if isinstance(first, list) and first else None
    year = _YEAR.search(_text(said) or _text(issued.get("raw")) or _text(issued.get("literal")))
    return year[0] if year else None


def _locator(item: dict[str, Any]) -> Locator | None:
    from secpol_cli.model import Locator

    value, label = _text(item.get("locator")).strip(), _text(item.get("label")) or "page"
    if not value:
        return parse_locator(_text(item.get("suffix")))
    written = parse_locator(value)
    if written is None or written.label != "page" or not value[0].isdigit():
        return written or Locator(label, value)
    return Locator(label, written.value)


def _citavi_references(placeholder: dict[str, Any]) -> list[KeptWork]:
    references = []
    for entry in _objects(placeholder.get("Entries")):
        work = _object(entry.get("Reference"))
        people = _objects(work.get("Authors")) or _objects(work.get("Editors"))
        names = tuple(name for name in (_text(one.get("LastName")) for one in people) if name)
        year = _YEAR.search(_text(work.get("Year")) or _text(work.get("YearResolved")))
        pages = _text(_object(entry.get("PageRange")).get("OriginalString"))
        references.append(
            KeptWork(
                names=names,
                year=year[0] if year else None,
                title=_text(work.get("Title")),
                doi=_text(work.get("Doi")),
                locator=parse_locator(pages),
                prefix=_text(entry.get("Prefix")),
            )
        )
    return references


def _word_references(words: str, sources: Mapping[str, KeptWork]) -> list[KeptWork]:
    """The keys of Word's own field, with `\\p` and its like behind each: `CITATION Un19 \\p 4 \\m Yen20`."""
    from secpol_cli.model import Locator
    from secpol_cli.record import replace

    found: list[KeptWork] = []
    for match in _SWITCH.finditer(words):
        value = (match["value"] or match["word"] or "").strip('"')
        if (match["word"] and not found) or match["switch"] == "m":
            found.append(sources.get(value, KeptWork(key=value)))
        elif match["switch"] == "p" and found and value:
            found[-1] = replace(found[-1], locator=parse_locator(value) or Locator("page", value))
        elif match["switch"] == "f" and found:
            found[-1] = replace(found[-1], prefix=value)
        elif match["switch"] == "s" and found and found[-1].locator is None:
            found[-1] = replace(found[-1], locator=parse_locator(value))
    return found


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
