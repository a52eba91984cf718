"""Findings of a check, one a line, as compilers print them, and the rules behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.parts import Gap, Line, Part, Quote, Span, spans

if TYPE_CHECKING:
    from secpol_cli.output.parts import Style
    from secpol_cli.output.result import Result


def rules(result: Result, _: int | None) -> list[Part]:
    """Each rule with what it means and how to mend what breaks it."""
    parts: list[Part] = []
    for rule in result.items:
        parts += [Gap()] if parts else []
        parts.append(Line(spans(Span(rule.id, "address"), Span(f" · {rule.severity}", "dim"))))
        parts.append(Quote(spans(rule.meaning)))
        parts.append(Quote(spans(Span("to mend: ", "dim"), rule.mend)))
    return parts


def findings(result: Result, _: int | None) -> list[Part]:
    """`file:line:column: message (what to do) [rule]`; what is open is one line, unless it is asked for."""
    parts: list[Part] = []
    for item in result.items:
        if item.level == "open" and not result.options.get("todo"):
            continue
        where = f"{item.file}:{item.line}:{item.column}" if item.line else item.file
        style: Style = "error" if item.severity == "error" else "warning"
        hint = f"; {item.hint}" if item.hint else ""
        what = spans(Span(where, "address"), ": ", Span(item.severity, style), f": {item.message}{hint} ")
        parts.append(Line(what + (Span(f"[{item.rule}]", "dim"),)))
    waiting = result.options.get("open")
    return [*parts, *([Line(spans(waiting))] if waiting else [])]
