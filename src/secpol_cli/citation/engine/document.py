"""The document that makes pandoc show the citations that are asked for, and how to read its answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.engine.habits import habits
from secpol_cli.citation.engine.locators import place_in_words
from secpol_cli.citation.engine.names import by_one_author
from secpol_cli.citation.engine.style_mending import SAME_AUTHOR
from secpol_cli.citation.engine.workarounds import COPY, FILLER, FIRST_NOTE, Prepared, prepare
from secpol_cli.citation.markup import Formatted, from_pandoc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.citation.requests import Form, Request
    from secpol_cli.citation.styles import Style

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
        if self.habits.tells_apart:
            # Numbers of notes make two citations differ, so that pandoc sees nothing to tell apart.
            for item, has_another in zip(fed, by_one_author(fed), strict=True):
                if has_another:
                    item[SAME_AUTHOR] = FILLER
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
                paragraphs.append(_paragraph([self.cited(identifier, request)]))
            elif identifier not in cited:
                paragraphs.append(_cite(identifier))
            cited.add(identifier)
        return paragraphs

    def cited(self, identifier: str, request: Request, note: int = FIRST_NOTE) -> dict[str, Any]:
        """A request as pandoc has one work of a citation; `note` is the number of the note it stands in."""
        place = ""
        if request.locator is not None:
            place = place_in_words(request.locator, self.locale, self.habits)
        return _citation(identifier, place, request.prefix, request.suffix, note)

    def read(self, tree: dict[str, Any]) -> list[tuple[int, Form, Formatted]]:
        """Find the citations in pandoc's answer: index of the request, form, what was printed."""
        cited = printed_citations(tree)
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
        entries: list[tuple[int, Form, Formatted]] = [
            (first[identifier], "bibliography", printed) for identifier, printed in _entries(references)
        ]
        listed = {index for index, _, _ in entries}
        notes = zip(first.values(), cited, strict=True)
        return entries + [(index, other, printed) for index, printed in notes if index not in listed]


class SequencePlan(Plan):
    """A text of notes in a row: later ones are short, ibid or refer to the first, as the style has it."""

    def __init__(self, notes: Sequence[Sequence[Request]], style: Style, locale: str | None) -> None:
        super().__init__([request for note in notes for request in note], style, "in-text", locale)
        self.sequence = notes

    def document(self) -> list[dict[str, Any]]:
        """A paragraph for each note, its number being its place."""
        ids = iter(self.ids)
        return [
            _paragraph([self.cited(next(ids), request, number) for request in note])
            for number, note in enumerate(self.sequence, 1)
        ]

    def entries(self, tree: dict[str, Any]) -> list[tuple[int, Formatted]]:
        """The bibliography in pandoc's answer: the index of the first request for each work, what was
        printed."""
        references = next((block for block in tree["blocks"] if block["t"] == "Div"), None)
        return [(self.ids.index(identifier), printed) for identifier, printed in _entries(references)]


def printed_citations(tree: dict[str, Any]) -> list[Formatted]:
    """What each paragraph of pandoc's answer cites, in their order."""
    return [_printed(block) for block in tree["blocks"] if block["t"] == "Para"]


def _entries(references: dict[str, Any] | None) -> list[tuple[str, Formatted]]:
    entries = []
    for entry in references["c"][1] if references else []:
        printed = from_pandoc([inline for block in entry["c"][1] for inline in block["c"]])
        if printed.text.strip():
            entries.append((entry["c"][0][0].removeprefix("ref-"), printed))
    return entries


def _possible(form: Form, *, notes: bool) -> Form:
    if form == "bibliography":
        return form
    if notes:
        return "short" if form == "in-text" else form
    return "in-text"


def _cite(identifier: str) -> dict[str, Any]:
    return _paragraph([_citation(identifier)])


def _citation(
    identifier: str, locator: str = "", prefix: str = "", suffix: str = "", note: int = FIRST_NOTE
) -> dict[str, Any]:
    behind = f"{locator}, {suffix}" if suffix else locator
    return {
        "citationId": identifier,
        "citationPrefix": [{"t": "Str", "c": prefix}] if prefix else [],
        "citationSuffix": [{"t": "Str", "c": behind}] if behind else [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": note,
        "citationHash": 0,
    }


def _paragraph(citations: list[dict[str, Any]]) -> dict[str, Any]:
    return {"t": "Para", "c": [{"t": "Cite", "c": [citations, []]}]}


def _printed(paragraph: dict[str, Any]) -> Formatted:
    for inline in paragraph["c"]:
        for inner in inline["c"][1] if inline["t"] == "Cite" else []:
            if inner["t"] == "Note":
                return from_pandoc([part for block in inner["c"] for part in block["c"]])
    return from_pandoc(paragraph["c"])
