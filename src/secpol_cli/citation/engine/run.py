"""The engine: pandoc's citeproc as a subprocess, one run for all that is asked for at once."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.engine.document import Plan, SequencePlan, printed_citations
from secpol_cli.citation.engine.style_mending import mend_style
from secpol_cli.citation.engine.workarounds import repair
from secpol_cli.citation.markup import Markup, write
from secpol_cli.citation.requests import Citation, Form, Request
from secpol_cli.errors import ToolError
from secpol_cli.pandoc import HOW_TO_GET_PANDOC, bundled_pandoc, find_pandoc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.citation.styles import Style

TIME_LIMIT = 30.0
TIME_LIMIT_PER_ITEM = 0.2  # telling apart a thousand works by few authors takes pandoc 25 s
MEMORY_LIMIT = 1000  # megabytes
MEMORY_LIMIT_PER_ITEM = 2
_HEAP_EXHAUSTED = 251  # the status of a Haskell program that reaches its limit
_NOWHERE = "http://127.0.0.1:9"  # pandoc would fetch styles that a style points to
_LONGEST = 300  # characters of a message of pandoc's


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
    plan = Plan(requests, style, form, locale)
    tree = _run_pandoc(plan.document(), plan.prepared.items, style, locale, len(requests))
    return [
        Citation(index, form, write(repair(printed, plan.prepared), markup))
        for index, form, printed in plan.read(tree)
    ]


def format_sequence(
    notes: Sequence[Sequence[Request]],
    style: Style,
    *,
    locale: str | None = None,
    markup: Markup = "text",
) -> tuple[list[str], list[Citation]]:
    """The notes of a text in their order, each of one work or several, and the text's bibliography.

    A work's first note is full, later ones are short, “ibid.” or point back to
    the first by its number, as the style has it; in the text its citations are
    told apart.  The bibliography comes in the style's order; `index` is that of
    the first request for the work, counted through all notes.  Raises ToolError.
    """
    if not notes:
        return [], []
    locale = locale or style.locale
    plan = SequencePlan(notes, style, locale)
    tree = _run_pandoc(plan.document(), plan.prepared.items, style, locale, len(plan.requests))
    printed = [repair(citation, plan.prepared) for citation in printed_citations(tree)]
    if plan.habits.small_ibid:  # pandoc begins every note with a capital
        printed = [note.sub(r"^Ibid\b", lambda _: "ibid") for note in printed]
    texts = [write(note, markup) for note in printed]
    entries = [
        Citation(index, "bibliography", write(repair(entry, plan.prepared), markup))
        for index, entry in plan.entries(tree)
    ]
    return texts, entries


def _run_pandoc(
    paragraphs: list[dict[str, Any]],
    items: list[dict[str, Any]],
    style: Style,
    locale: str | None,
    count: int,
) -> dict[str, Any]:
    import tempfile

    meta: dict[str, Any] = {"link-bibliography": {"t": "MetaBool", "c": False}}
    if locale:
        meta["lang"] = {"t": "MetaString", "c": locale}
    document = {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": paragraphs}
    pandoc = find_pandoc()
    try:
        with tempfile.TemporaryDirectory(prefix="secpol-", ignore_cleanup_errors=True) as directory:
            bibliography = _write(directory, "items.json", json.dumps(items))
            mended = _mended(style.path.read_text("utf-8", "replace"))
            path = _write(directory, style.path.name, mended)
            arguments = ["--from=json", "--to=json", "--citeproc"]
            arguments += [f"--bibliography={bibliography}", f"--csl={path}"]
            return _answer(pandoc, arguments, json.dumps(document).encode(), style.path.name, count)
    except OSError as error:
        raise ToolError(f"cannot write what pandoc is to read: {error.strerror}") from None


_MENDING = Lock()


def _mended(csl: str) -> str:
    """A style's file, mended: once for runs in several threads that have the same."""
    with _MENDING:
        return _mend_once(csl)


@lru_cache(maxsize=2)
def _mend_once(csl: str) -> str:
    return mend_style(csl)


def _answer(pandoc: str, arguments: list[str], document: bytes, style: str, count: int) -> dict[str, Any]:
    import subprocess

    limit = TIME_LIMIT + TIME_LIMIT_PER_ITEM * count
    # A style that calls itself takes all the memory there is; only of the bundled one is it known
    # that it can be limited.
    memory = ["+RTS", f"-M{MEMORY_LIMIT + MEMORY_LIMIT_PER_ITEM * count}m", "-RTS"]
    command = [pandoc, *(memory if pandoc == bundled_pandoc() else ()), *arguments]
    environment = {**os.environ, "http_proxy": _NOWHERE, "https_proxy": _NOWHERE}
    try:
        answer = subprocess.run(
            command, input=document, capture_output=True, timeout=limit, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        raise ToolError(f"pandoc took more than {limit:.0f} s and was stopped") from None
    except OSError as error:
        raise ToolError(f"cannot run pandoc: {error}", HOW_TO_GET_PANDOC) from None
    if answer.returncode == _HEAP_EXHAUSTED:
        raise ToolError(f"pandoc ran out of memory in {style}", "does the style call itself?")
    if answer.returncode:
        raise ToolError(f"pandoc cannot format in {style}: {_one_line(answer.stderr)}")
    try:
        tree: dict[str, Any] = json.loads(answer.stdout)
    except ValueError:
        raise ToolError(f"{pandoc} answers what is no JSON", HOW_TO_GET_PANDOC) from None
    return tree


def _write(directory: str, name: str, text: str) -> str:
    path = os.path.join(directory, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def _one_line(stderr: bytes) -> str:
    text = stderr.decode("utf-8", "replace").split("HasCallStack")[0]
    lines = " ".join(line for line in text.splitlines() if not line.startswith("[WARNING]"))
    return " ".join(lines.split())[:_LONGEST] or "it says nothing"
