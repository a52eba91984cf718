"""Findings of a check, one a line, as compilers print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.parts import Line, Part, Span, spans

if TYPE_CHECKING:
    from secpol_cli.output.parts import Style
    from secpol_cli.output.result import Result


def findings(result: Result, _: int | None) -> list[Part]:
    """`file:line:column: message (what to do) [rule]`."""
    parts: list[Part] = []
    for item in result.items:
        where = f"{item.file}:{item.line}:{item.column}" if item.line else item.file
        style: Style = "error" if item.severity == "error" else "warning"
        hint = f"; {item.hint}" if item.hint else ""
        what = spans(Span(where, "address"), ": ", Span(item.severity, style), f": {item.message}{hint} ")
        parts.append(Line(what + (Span(f"[{item.rule}]", "dim"),)))
    return parts
