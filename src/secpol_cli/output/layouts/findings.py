"""Findings of a check, one a line, as compilers print them, and the rules behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.output.parts import Gap, Line, Part, Quote, Span, printable, spans
from secpol_cli.text.orthography import ENGLISH_QUOTES

if TYPE_CHECKING:
    from secpol_cli.model import Finding
    from secpol_cli.output.parts import Spans, Style
    from secpol_cli.output.result import Result

_BEFORE = 24  # columns of a long line of YAML that are kept before what is marked in it
_OPENING, _CLOSING, _SINGLE_OPENING, _SINGLE_CLOSING = ENGLISH_QUOTES
_NAMED = re.compile(f"{_OPENING}([^{_OPENING}{_CLOSING}]+){_CLOSING}")  # in a message
# A value of YAML from its first letter on: in quotation marks, or up to what ends it in a line.
_VALUE = re.compile(r""""(?:\\.|[^"\\])*"|'(?:''|[^'])*'|(?:(?![,\]}]|:(?:\s|$)|\s#).)+""")


def rules(result: Result, _: int | None) -> list[Part]:
    """Each rule with what it means and how to mend what breaks it."""
    parts: list[Part] = []
    for rule in result.items:
        parts += [Gap()] if parts else []
        parts.append(Line(spans(Span(rule.id, "address"), Span(f" · {rule.severity}", "dim"))))
        parts.append(Quote(spans(rule.meaning)))
        parts.append(Quote(spans(Span("to mend: ", "dim"), rule.mend)))
    return parts


def findings(result: Result, width: int | None) -> list[Part]:
    """`file:line:column: message (what to do) [rule]`; what is open is one line, unless it is asked for.

    On a screen errors come first, each over its line of YAML, in which what is wrong is marked.
    """
    shown = [item for item in result.items if item.level != "open" or result.options.get("todo")]
    parts: list[Part] = []
    if width is None:
        parts += [Line(_in_one_line(item)) for item in shown]
    else:
        for item in sorted(shown, key=lambda item: (item.level == "open", item.severity != "error")):
            line = result.options.get("lines", {}).get((item.file, item.line))
            parts += [*([Gap()] if parts else []), *_with_line(item, line, width)]
    waiting = result.options.get("open")
    apart: list[Part] = [Gap()] if parts and width is not None else []
    return [*parts, *([*apart, Line(spans(waiting))] if waiting else [])]


def _in_one_line(item: Finding) -> Spans:
    hint = f"; {item.hint}" if item.hint else ""
    what = spans(Span(_where(item), "address"), ": ", _severity(item), f": {_told(item)}{hint} ")
    return what + (Span(f"[{item.rule}]", "dim"),)


def _with_line(item: Finding, line: str | None, width: int) -> list[Part]:
    """What is wrong and where, the line of YAML with marks under it, and what to do."""
    head = spans(_severity(item), f": {_told(item)} ", Span(f"[{item.rule}]", "dim"))
    parts: list[Part] = [Line(head, hang=2), Line(spans(Span(_where(item), "address")), indent=2)]
    if line and line.strip():
        number = f"{item.line} │ "
        text = printable(line)
        start, end = _marked(text, item)
        first, shown, at = _excerpt(text, start, width - 2 - len(number))
        length = max(1, min(end - start, len(shown) - at))
        mark = " " * (len(number) - 2) + "│ " + " " * (first + at) + "^" * length
        parts.append(Line(spans(Span(number, "dim"), "…" * first, shown), indent=2))
        parts.append(Line(spans(Span(mark, "error" if item.severity == "error" else "warning")), indent=2))
    return parts + ([Line(spans(Span("to do: ", "dim"), item.hint), indent=2, hang=7)] if item.hint else [])


def _marked(line: str, item: Finding) -> tuple[int, int]:
    """Where in a line of YAML that is wrong: what the message names, where it stands behind the finding's
    column, else the value there, with its key."""
    column = min(item.column - 1, len(line))
    for named in _NAMED.findall(item.message):
        if (found := line.find(named, column)) >= 0:
            return found, found + len(named)
    value = _VALUE.match(line, column)
    end = value.end() if value else column + 1
    if line[end : end + 1] == ":" and (rest := _VALUE.match(line, end + 1)):
        end = rest.end()
    return column, len(line[:end].rstrip())


def _excerpt(line: str, column: int, room: int) -> tuple[int, str, int]:
    """What of a line is shown, beginning no further left than needed: whether it is cut before that (0 or 1),
    its text, and where in it a column (from 0) of the line is, without the sign of the cut."""
    indent = len(line) - len(line.lstrip())
    cut = 0 if len(line) <= room else max(indent, column - _BEFORE)
    is_cut = int(cut > indent)
    return is_cut, line[cut : cut + max(10, room - is_cut)], column - cut


def _where(item: Finding) -> str:
    return f"{item.file}:{item.line}:{item.column}" if item.line else item.file


def _severity(item: Finding) -> Span:
    style: Style = "error" if item.severity == "error" else "warning"
    return Span(item.severity, style)


def _told(item: Finding) -> str:
    """The message, in which what begins or ends with quotation marks of its own stands in single ones."""
    outer = item.message.replace(_OPENING * 2, _SINGLE_OPENING + _OPENING)
    return outer.replace(_CLOSING * 2, _CLOSING + _SINGLE_CLOSING)
