"""The document that makes pandoc show the citations that are asked for, and how to read its answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.engine.habits import habits
from secpol_cli.citation.engine.locators import place_in_words
from secpol_cli.citation.engine.workarounds import COPY, FIRST_NOTE, Prepared, prepare
from secpol_cli.citation.markup import Formatted, from_pandoc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.citation.requests import Form, Request
    from secpol_cli.citation.styles import Style
    from secpol_cli.model import Locator

_BETWEEN = "between"  # cited between two notes, lest the second become “ibid.”


class Plan:
    """Which citations a document must hold to show the form asked for, and where they stand."""

    def __init__(self, requests: Sequence[Request], style: Style, form: Form, locale: str | None) -> None:
        self.notes = style.class_ == "note"
        self.form = _possible(form, notes=self.notes)
        self.requests = requests
        self.habits = habits(style.path)
        self.locale = locale
        # The ids are ours: two documents may call different works the same.
        works = [json.dumps(request.item, sort_keys=True) for request in requests]
        ids = {work: f"i{n}" for n, work in enumerate(dict.fromkeys(works))}
        fed = [{**json.loads(work), "id": identifier} for work, identifier in ids.items()]
        self.ids = [ids[work] for work in works]
        if self.notes and self.form == "note":
            fed = self._copies(fed)
        if self.form == "short":
            fed.append({"id": _BETWEEN, "type": "book", "title": _BETWEEN})
        self.prepared: Prepared = prepare(fed, self.habits, locale)

    def _copies(self, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """An item for every request, so that each note is a first one; copies differ unseen."""
        by_id = {item["id"]: item for item in items}
        seen: dict[str, int] = {}
        copies = []
        for position, identifier in enumerate(self.ids):
            count = seen[identifier] = seen.get(identifier, -1) + 1
            copy = {**by_id[identifier], "id": f"c{position}"}
            for key in ("title", "genre") if count else ():
                if copy.get(key):
                    copy[key] += COPY * count
            copies.append(copy)
        self.ids = [copy["id"] for copy in copies]
        return copies

    def document(self) -> list[dict[str, Any]]:
        """The paragraphs of a document that cites everything, one citation in each."""
        paragraphs = []
        cited: set[str] = set()
        for identifier, request in zip(self.ids, self.requests, strict=True):
            if self.form == "short":
                first = [] if identifier in cited else [_cite(identifier)]
                paragraphs += [*first, _cite(_BETWEEN)]
            if self.form != "bibliography":
                paragraphs.append(_cite(identifier, self._locator(request.locator), request.prefix))
            elif identifier not in cited:
                paragraphs.append(_cite(identifier))
            cited.add(identifier)
        return paragraphs

    def _locator(self, locator: Locator | None) -> str:
        if locator is None:
            return ""
        return place_in_words(locator, self.locale, stops=self.habits.stops)

    def read(self, tree: dict[str, Any]) -> list[tuple[int, Form, Formatted]]:
        """Find the citations in pandoc's answer: index of the request, form, what was printed."""
        cited = [_printed(block) for block in tree["blocks"] if block["t"] == "Para"]
        references = next((block for block in tree["blocks"] if block["t"] == "Div"), None)
        if self.form == "bibliography":
            return self._read_bibliography(references, cited)
        if self.form == "short":
            cited = self._last_ones(cited)
        return [(index, self.form, printed) for index, printed in enumerate(cited)]

    def _last_ones(self, cited: list[Formatted]) -> list[Formatted]:
        places, seen, position = [], set(), -1
        for identifier in self.ids:
            position += 2 if identifier in seen else 3
            seen.add(identifier)
            places.append(position)
        return [cited[place] for place in places]

    def _read_bibliography(
        self, references: dict[str, Any] | None, cited: list[Formatted]
    ) -> list[tuple[int, Form, Formatted]]:
        first = {identifier: self.ids.index(identifier) for identifier in dict.fromkeys(self.ids)}
        other: Form = "note" if self.notes else "in-text"
        entries: list[tuple[int, Form, Formatted]] = []
        for entry in references["c"][1] if references else []:
            printed = from_pandoc([inline for block in entry["c"][1] for inline in block["c"]])
            if printed.text.strip():
                entries.append((first[entry["c"][0][0].removeprefix("ref-")], "bibliography", printed))
        listed = {index for index, _, _ in entries}
        notes = zip(first.values(), cited, strict=True)
        return entries + [(index, other, printed) for index, printed in notes if index not in listed]


def _possible(form: Form, *, notes: bool) -> Form:
    if form == "bibliography":
        return form
    if notes:
        return "short" if form == "in-text" else form
    return "in-text"


def _cite(identifier: str, locator: str = "", prefix: str = "") -> dict[str, Any]:
    citation = {
        "citationId": identifier,
        "citationPrefix": [{"t": "Str", "c": prefix}] if prefix else [],
        "citationSuffix": [{"t": "Str", "c": locator}] if locator else [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": FIRST_NOTE,
        "citationHash": 0,
    }
    return {"t": "Para", "c": [{"t": "Cite", "c": [[citation], []]}]}


def _printed(paragraph: dict[str, Any]) -> Formatted:
    for inline in paragraph["c"]:
        for inner in inline["c"][1] if inline["t"] == "Cite" else []:
            if inner["t"] == "Note":
                return from_pandoc([part for block in inner["c"] for part in block["c"]])
    return from_pandoc(paragraph["c"])
