"""The engine: pandoc's citeproc as a subprocess, one run for all that is asked for at once."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Literal, get_args

from secpol_cli.citation.markup import Formatted, Markup, from_pandoc, write
from secpol_cli.citation.mend import COPY, FIRST_NOTE, Prepared, habits, mend_style, prepare, repair
from secpol_cli.errors import ToolError
from secpol_cli.pandoc import HOW_TO_GET_PANDOC, find_pandoc
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.citation.styles import Style
    from secpol_cli.locators import Locator

Form = Literal["bibliography", "note", "short", "in-text"]
FORMS: tuple[Form, ...] = get_args(Form)

TIME_LIMIT = 30.0
TIME_LIMIT_PER_ITEM = 0.2  # telling apart a thousand works by few authors takes pandoc 25 s
_BETWEEN = "between"  # cited between two notes, lest the second become “ibid.”
_LABELS = {
    "en": {"paragraph": "para.", "note": "n.", "section": "sec.", "chapter": "chap.", "line": "line"},
    "fr": {"paragraph": "paragr.", "note": "n.", "section": "sect.", "chapter": "chap.", "line": "l."},
    "de": {"paragraph": "Abs.", "note": "Anm.", "section": "Abschn.", "chapter": "Kap.", "line": "Z."},
}


class Request(Record):
    """What is to be cited: a CSL-JSON item, and where in it."""

    item: Mapping[str, Any]
    locator: Locator | None = None


class Citation(Record):
    """A formatted citation of the request at `index`.

    `form` is the one it has, which is not the one that was asked for where the
    style knows no such form.
    """

    index: int
    form: Form
    text: str


def format_citations(
    requests: Sequence[Request],
    style: Style,
    *,
    form: Form = "bibliography",
    locale: str | None = None,
    markup: Markup = "text",
) -> list[Citation]:
    """Format all requests in a style, in one run of pandoc.

    A bibliography has one entry for each item, in the style's order, without
    locators; `index` is that of the first request for the item.  The other
    forms come in the order of the requests, each standing for itself: `note`
    is a first, full note and `short` a later one (never “ibid.”; a reference
    back to the first note says ``n 00``).  Styles without notes answer both
    with their in-text citation, styles of notes an `in-text` with the short
    note; what has no entry in a bibliography gets its note.  `locale` is a
    language tag, by default the style's, else American English.  Raises
    ToolError when pandoc is missing, fails or takes too long.
    """
    if not requests:
        return []
    locale = locale or style.locale
    plan = _Plan(requests, style, form, locale)
    tree = _run_pandoc(plan.document(), plan.prepared.items, style, locale, len(requests))
    return [
        Citation(index, form, write(repair(printed, plan.prepared), markup))
        for index, form, printed in plan.read(tree)
    ]


class _Plan:
    """Which citations a document must hold to show the form asked for, and where they stand."""

    def __init__(self, requests: Sequence[Request], style: Style, form: Form, locale: str | None) -> None:
        self.notes = style.class_ == "note"
        self.form = _possible(form, notes=self.notes)
        self.requests = requests
        self.habits = habits(style.path)
        self.labels = _LABELS.get((locale or "en")[:2], _LABELS["en"])
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
                paragraphs.append(_cite(identifier, self._locator(request.locator)))
            elif identifier not in cited:
                paragraphs.append(_cite(identifier))
            cited.add(identifier)
        return paragraphs

    def _locator(self, locator: Locator | None) -> str:
        if locator is None:
            return ""
        label = self.labels.get(locator.label, "" if locator.label == "page" else locator.label)
        return "{" + f"{label} {locator.value}".strip().replace("{", "").replace("}", "") + "}"

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


def _cite(identifier: str, locator: str = "") -> dict[str, Any]:
    citation = {
        "citationId": identifier,
        "citationPrefix": [],
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


def _run_pandoc(
    paragraphs: list[dict[str, Any]],
    items: list[dict[str, Any]],
    style: Style,
    locale: str | None,
    count: int,
) -> dict[str, Any]:
    import subprocess
    import tempfile

    meta: dict[str, Any] = {"link-bibliography": {"t": "MetaBool", "c": False}}
    if locale:
        meta["lang"] = {"t": "MetaString", "c": locale}
    document = {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": paragraphs}
    limit = TIME_LIMIT + TIME_LIMIT_PER_ITEM * count
    with tempfile.TemporaryDirectory(prefix="secpol-") as directory:
        bibliography = _write(directory, "items.json", json.dumps(items))
        csl = style.path.read_text("utf-8", "replace")
        mended = mend_style(csl)
        path = style.path if mended == csl else _write(directory, style.path.name, mended)
        command = [find_pandoc(), "--from=json", "--to=json", "--citeproc"]
        command += [f"--bibliography={bibliography}", f"--csl={path}"]
        try:
            answer = subprocess.run(
                command, input=json.dumps(document).encode(), capture_output=True, timeout=limit, check=False
            )
        except subprocess.TimeoutExpired:
            raise ToolError(f"pandoc took more than {limit:.0f} s and was stopped") from None
        except OSError as error:
            raise ToolError(f"cannot run pandoc: {error}", HOW_TO_GET_PANDOC) from None
    if answer.returncode:
        raise ToolError(f"pandoc cannot format in {style.path.name}: {_one_line(answer.stderr)}")
    tree: dict[str, Any] = json.loads(answer.stdout)
    return tree


def _write(directory: str, name: str, text: str) -> str:
    path = os.path.join(directory, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def _one_line(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").split("HasCallStack")[0].splitlines()
    return " ".join(" ".join(line for line in lines if not line.startswith("[WARNING]")).split())
