"""Any CSL item in, a file out that can be parsed: braces, names, dates, tags."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from secpol_cli.citation.formats.registry import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    [
        "a and b",
        "And",
        "{",
        "}",
        "}{",
        "\\",
        "%",
        "<i>x",
        "</i>",
        "a, b",
        "\r\nER  - ",
        "@misc{",
        "~",
        "“q”",
        "]]>",
    ]
)
NAMES = st.fixed_dictionaries({"literal": WORDS}) | st.fixed_dictionaries(
    {"family": WORDS},
    optional=dict.fromkeys(["given", "suffix", "non-dropping-particle", "dropping-particle"], WORDS),
)
POINTS = st.one_of(
    st.tuples(st.integers(-500, 3000)),
    st.tuples(st.integers(1, 2100), st.integers(1, 12)),
    st.tuples(st.integers(1, 2100), st.integers(1, 12), st.integers(1, 31)),
).map(list)
DATES = st.one_of(
    st.builds(lambda points: {"date-parts": points}, st.lists(POINTS, min_size=1, max_size=2)),
    st.builds(lambda points: {"date-parts": points, "circa": True}, st.lists(POINTS, min_size=1, max_size=2)),
    st.builds(lambda words: {"literal": words}, WORDS),
    st.just({}),
)
EDTF = st.sampled_from(
    ["2019", "XXXX-11-23", "2012-03-10", "2019?", "2018/2019", "201X", "2018/..", "-0044", ""]
)
FACTS = st.fixed_dictionaries({}, optional={"stated": EDTF, "inferred": EDTF, "basis": WORDS})
TEXTS = (
    "title title-short container-title collection-title publisher publisher-place genre note abstract language "
    "number volume issue edition page URL DOI ISBN ISSN event-title"
).split()
KINDS = (
    "article article-journal article-magazine article-newspaper bill book chapter dataset document entry-encyclopedia "
    "graphic hearing interview legal_case legislation manuscript paper-conference personal_communication post "
    "post-weblog report song speech thesis treaty webpage no-such-kind"
).split()
ITEMS = st.fixed_dictionaries(
    {"id": st.just("x"), "type": st.sampled_from(KINDS)},
    optional=dict.fromkeys(TEXTS, WORDS)
    | dict.fromkeys(["author", "editor", "translator"], st.lists(NAMES, max_size=3))
    | dict.fromkeys(["issued", "accessed", "event-date", "original-date"], DATES)
    | {"custom": st.builds(lambda facts: {"issued": facts}, FACTS)},
)
SEVERAL = st.lists(ITEMS, max_size=3)


def written(value: object) -> str:
    """What may be left of a value: on one line, without control characters."""
    return CONTROLS.sub("", " ".join(str(value).split())).strip()


# --- BibTeX and BibLaTeX ------------------------------------------------------------------


def parse_bibtex(text: str) -> list[dict[str, str]]:
    """Entries of a file, read as BibTeX reads it: by counting braces, escaped or not."""
    entries = []
    for entry in re.split(r"(?m)^(?=@\w+\{\w+,$)", text)[1:]:
        fields, rest = {}, entry.partition("\n")[2]
        while match := re.match(r"  (\w+) = ", rest):
            value = _value(rest[match.end() :])
            assert match[1] not in fields, "a field twice"
            fields[match[1]] = value
            rest = rest[match.end() + len(value) :].removeprefix(",\n")
        assert rest.strip() == "}", rest
        entries.append(fields)
    return entries


def _value(text: str) -> str:
    if not text.startswith("{"):
        return re.match(r"\w+", text)[0]  # type: ignore[index]
    depth = 0
    for end, character in enumerate(text, 1):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if not depth:
            return text[:end]
    raise AssertionError(f"unbalanced: {text}")


def _divided(names: str) -> Sequence[str]:
    """Names divided where BibTeX divides them: at an “and” outside all inner braces."""
    depth, outside = 0, ""
    for character in names[1:-1]:
        depth += {"{": 1, "}": -1}.get(character, 0)
        outside += "x" if depth or character in "{}" else character
    return re.split(r"(?i)\sand\s", outside) if outside else []


def _is_named(name: Mapping[str, str]) -> bool:
    return any(written(name.get(part, "")) for part in ("family", "given", "literal"))


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@settings(max_examples=60, deadline=None)
@given(items=SEVERAL)
@example(items=[{"id": "x", "type": "article", "author": [{"literal": "\x1b\r\x1b"}]}])
def test_any_item_is_parsable_bibtex(name: str, items: list[dict[str, Any]]) -> None:
    entries = parse_bibtex(FORMATS[name](items))
    assert len(entries) == len(items)
    for entry, item in zip(entries, items, strict=True):
        for role in ("author", "editor"):
            named = [one for one in item.get(role, ()) if _is_named(one)]
            assert len(_divided(entry.get(role, ""))) == len(named)
        for value in entry.values():
            assert not CONTROLS.search(value)
        for field in ("url", "doi"):
            assert "\\" not in entry.get(field, ""), "never escaped"
        if title := entry.get("title"):
            assert title.startswith("{{")
            assert title.endswith("}}")
        assert re.fullmatch(r"[a-z]{3}|\{\d\d?\}", entry.get("month", "jan"))
        assert re.fullmatch(r"\{\d\d?\}", entry.get("day", "{1}"))


DAY = r"-?\d{4}(-\d\d(-\d\d)?)?~?"


@settings(max_examples=60, deadline=None)
@given(SEVERAL)
def test_biblatex_dates_are_edtf(items: list[dict[str, Any]]) -> None:
    for entry in parse_bibtex(FORMATS["biblatex"](items)):
        for field in ("date", "urldate", "eventdate", "origdate"):
            assert re.fullmatch(rf"\{{{DAY}(/{DAY})?\}}", entry.get(field, "{2019}"))
        assert ("date" in entry) + ("year" in entry) < 2


# --- RIS, tag by tag ----------------------------------------------------------------------

RIS_TAGS: dict[str, str] = {  # in the order in which they may come, with what may follow
    "TY": r"[A-Z]+",
    "ID": r".+",
    "AU": r".+",
    "A2": r".+",
    "ED": r".+",
    "A3": r".+",
    "A4": r".+",
    "TI": r".+",
    "ST": r".+",
    "T2": r".+",
    "T3": r".+",
    "PY": r"-?\d{3,4}",
    "DA": r"(-?\d{3,4})?/(\d\d)?/(\d\d)?/.*",
    "VL": r".+",
    "IS": r".+",
    "M1": r".+",
    "NV": r".+",
    "SE": r".+",
    "SP": r".+",
    "EP": r".+",
    "ET": r".+",
    "PB": r".+",
    "CY": r".+",
    "M3": r".+",
    "SN": r".+",
    "DO": r".+",
    "UR": r".+",
    "Y2": r"-?\d{3,4}/(\d\d)?/(\d\d)?/",
    "LA": r".+",
    "AB": r".+",
    "N1": r".+",
    "ER": r"",
}
REPEATED = {"AU", "A2", "ED", "A3", "A4", "N1"}


@settings(max_examples=60, deadline=None)
@given(SEVERAL)
def test_any_item_is_ris_tag_by_tag(items: list[dict[str, Any]]) -> None:
    records = FORMATS["ris"](items).split("ER  - \n")
    assert records.pop().strip() == ""
    assert len(records) == len(items)
    for record, item in zip(records, items, strict=True):
        lines = [line.partition("  - ")[::2] for line in record.strip("\n").split("\n")]
        tags = [tag for tag, _ in lines]
        assert tags == sorted(tags, key=list(RIS_TAGS).index)
        assert tags[0] == "TY"
        for tag, value in lines:
            assert re.fullmatch(RIS_TAGS[tag], value), (tag, value)
            assert not CONTROLS.search(value)
            assert tags.count(tag) == 1 or tag in REPEATED
        if item.get("author"):
            assert tags.count("AU") == sum(map(_is_named, item["author"]))


@given(
    st.text(st.characters(categories=["L"]), min_size=1, max_size=9), st.sampled_from([" ", ", ", " and "])
)
def test_a_name_without_parts_ends_with_a_comma(word: str, between: str) -> None:
    name = {"literal": f"{word}{between}{word}"}
    assert f"AU  - {word}{between}{word},\n" in FORMATS["ris"]([{"id": "x", "author": [name]}])


# --- CSL-JSON, CSL-YAML, EndNote ----------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(SEVERAL)
def test_any_item_is_json_and_yaml(items: list[dict[str, Any]]) -> None:
    written = json.loads(FORMATS["csl-json"](items))
    assert len({item["citation-key"] for item in written}) == len(items)
    for item, read_back in zip(items, written, strict=True):
        del read_back["citation-key"]
        described = not item.get("title") and item.get("genre")
        plain = {key: value for key, value in item.items() if not described or key not in ("title", "genre")}
        assert read_back == ({**plain, "title": f"[{item['genre']}]"} if described else plain)
    read = yaml.safe_load(FORMATS["csl-yaml"](items).removesuffix("...\n"))["references"]
    assert [item.keys() - {"citation-key"} for item in read] == [item.keys() for item in written]


@settings(max_examples=60, deadline=None)
@given(SEVERAL)
def test_any_item_is_well_formed_xml(items: list[dict[str, Any]]) -> None:
    records = ElementTree.fromstring(FORMATS["endnote-xml"](items)).findall("records/record")
    assert len(records) == len(items)
    for record, item in zip(records, items, strict=True):
        assert record[0].tag == "ref-type"
        authors = record.findall("contributors/authors/author")
        assert not item.get("author") or len(authors) == sum(map(_is_named, item["author"]))
        assert re.fullmatch(r"-?\d{3,4}", record.findtext("dates/year") or "2019")
