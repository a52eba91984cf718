"""Every string against citeproc-js, the reference implementation of CSL.

``reference/expected.json`` holds what it printed (see ``reference/generate.mjs``),
``reference/differences.yaml`` what we print otherwise, string by string, under the
reason for it.  There, `but-for` says what is all that differs, where that can be
said, and `order` which entry stands behind which in ours.  A string that differs
without standing there fails, and so does one that stands there and no longer
differs so.
"""

from __future__ import annotations

import json
import re
import runpy
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from secpol_cli.citation.engine.run import format_citations
from secpol_cli.citation.requests import Request
from secpol_cli.citation.styles import find_style
from secpol_cli.model import Locator

if TYPE_CHECKING:
    from secpol_cli.store.store import Store

FOLDER = Path(__file__).parent / "reference"
EXPECTED = json.loads((FOLDER / "expected.json").read_text("utf-8"))
ITEMS = EXPECTED["items"]
GROUPS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "differences.yaml").read_text("utf-8"))
PLACES = {"": None, " paragraph": Locator("paragraph", "12"), " page": Locator("page", "12")}
NOT_LISTED = "(not in the bibliography)"
Strings = dict[str, dict[str, str]]  # by form and item


def our_strings(style_id: str) -> Strings:
    """What we print of every item in a style, in HTML; the bibliography in the style's order."""
    style = find_style(style_id)
    entries = format_citations([Request(item) for item in ITEMS], style, markup="html")
    listed = {entry.index: entry.text for entry in entries if entry.form == "bibliography"}
    strings = {"bibliography": {ITEMS[index]["id"]: text for index, text in listed.items()}}
    notes = style.class_ == "note"
    for form in ("note", "short") if notes else ("in-text",):
        asked = [(form + place, Request(item, at)) for place, at in PLACES.items() for item in ITEMS]
        # Notes stand for themselves; in the text a work's second citation in a run may be shorter.
        for run in (
            [asked] if notes else (asked[at : at + len(ITEMS)] for at in range(0, len(asked), len(ITEMS)))
        ):
            printed = format_citations([request for _, request in run], style, form=form, markup="html")
            for (place, request), citation in zip(run, printed, strict=True):
                assert citation.form == form
                strings.setdefault(place, {})[request.item["id"]] = citation.text
    return strings


class _Characters(HTMLParser):
    """The characters of some HTML, each with the typefaces it is set in.

    So what differs in spelling alone is equal: entities, how upright words inside
    italics are marked, the tag or the space first.  Links are ours alone: no link,
    no difference.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faces: list[str] = []
        self.found: list[tuple[str, frozenset[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = (dict(attrs).get("style") or "").replace(" ", "").rstrip(";")
        self.faces.append(style if tag == "span" else "" if tag == "a" else tag)

    def handle_endtag(self, tag: str) -> None:
        self.faces.pop()

    def handle_data(self, data: str) -> None:
        faces: set[str] = set()
        for face in self.faces:
            faces = faces - {"i"} if face == "font-style:normal" else faces | {face}
        self.found += [(character, frozenset(faces - {""})) for character in data]


def set_text(html: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """What a reader sees: characters and typefaces, without the white space around."""
    reader = _Characters()
    reader.feed(html.strip())
    reader.close()
    return tuple(reader.found)


@cache
def known_differences() -> dict[str, Strings]:
    """What stands in ``differences.yaml``, by style, form and item."""
    known: dict[str, Strings] = {}
    for group in GROUPS:
        assert group["reason"].strip()
        for style, forms in group["ours"].items():
            for form, strings in forms.items():
                listed = known.setdefault(style, {}).setdefault(form, {})
                assert not listed.keys() & strings.keys(), f"listed twice: {style}, {form}"
                listed.update(strings)
    return known


@pytest.mark.parametrize("group", [group for group in GROUPS if "but-for" in group])
def test_a_difference_is_no_more_than_its_reason_says(group: dict[str, Any]) -> None:
    """`but-for` is all that differs, as a regular expression."""
    for style, forms in group["ours"].items():
        for form, strings in forms.items():
            for item, our in strings.items():
                pair = our, EXPECTED["styles"][style]["strings"][form][item]
                ours, reference = (re.sub(group["but-for"], "", plain_text(html)) for html in pair)
                assert ours == reference, f"{style}, {form}, {item}"


def plain_text(html: str) -> str:
    return "".join(character for character, _ in set_text(html))


def differences(style: str, ours: Strings) -> Strings:
    """Our strings that are not the reference's, by form and item."""
    found: Strings = {}
    for form, strings in EXPECTED["styles"][style]["strings"].items():
        for item in (item["id"] for item in ITEMS):
            our, reference = ours[form].get(item, NOT_LISTED), strings.get(item, NOT_LISTED)
            if our != reference and set_text(our) != set_text(reference):
                found.setdefault(form, {})[item] = our
    return found


@pytest.mark.parametrize("style", EXPECTED["styles"])
def test_every_string_is_the_reference_s_but_for_known_differences(style: str) -> None:
    ours = our_strings(style)
    known = dict(known_differences().get(style, {}))
    moved = known.pop("order", {})
    assert differences(style, ours) == known
    reference = EXPECTED["styles"][style]["order"]
    order = [item for item in reference if item in ours["bibliography"] and item not in moved]
    for item, before in moved.items():
        order.insert(order.index(before) + 1, item)
    assert [item for item in ours["bibliography"] if item in reference] == order
    assert not moved or order != [item for item in reference if item in order], "nothing is moved"


def test_the_items_are_the_project_s_own(store: Store) -> None:
    """Where this fails, an item has changed: run reference/generate.mjs, as it says."""
    items = runpy.run_path(str(FOLDER / "items.py"))
    assert items["project_items"](store) == ITEMS


def test_twelve_styles_and_their_forms() -> None:
    forms = Counter(form for style in EXPECTED["styles"].values() for form in style["strings"])
    assert forms["bibliography"] == 12
    assert forms["note"] == forms["short"] == forms["note page"] == forms["short paragraph"] == 4
    assert forms["in-text"] == forms["in-text page"] == forms["in-text paragraph"] == 8
    assert all(
        len(strings) == len(ITEMS)
        for style in EXPECTED["styles"].values()
        for form, strings in style["strings"].items()
        if form != "bibliography"
    )
