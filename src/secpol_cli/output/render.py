"""One renderer: any Result in any format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.errors import BadFormat
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.output.parts import Part
    from secpol_cli.output.result import Result


_UNREAD = 10  # sources that could not be read that are told one by one


class Screen(Record):
    """Where the answer goes: how wide it is, and whether it shows colour and bold.

    `styled` is False for pipes, files and dumb terminals: text then comes
    without escape sequences, unwrapped.  `encoding` is what can be written there.
    """

    width: int = 80
    styled: bool = False
    color: bool = False
    encoding: str = "utf-8"


def render(result: Result, form: str, screen: Screen) -> str:
    """The answer as text without a final line end; empty where there is nothing to say.

    Raises BadFormat, with the formats there are.
    """
    return known_formats(result.command, form)[form](result, screen)


def known_formats(command: str, form: str) -> dict[str, Callable[[Result, Screen], str]]:
    """The formats of a command's answers, of which `form` is one; raises BadFormat where it is none."""
    formats = FORMATS | OWN_FORMATS.get(command, {})
    if form not in formats:
        from secpol_cli.nearest import nearest

        near = nearest(form, formats)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(formats)}"
        raise BadFormat(f"no format “{form}”", hint)
    return formats


def _table(result: Result, screen: Screen) -> str:
    if result.text is not None:
        return _unwrapped(result, screen) if screen.styled and result.options.get("apart") else result.text
    text = _drawn(result, screen)
    if screen.encoding.replace("-", "").casefold() == "utf8":
        return text
    from secpol_cli.output.plain_signs import with_known_signs

    return with_known_signs(text, screen.encoding)


def _unwrapped(result: Result, screen: Screen) -> str:
    """An answer that is copied line by line: on a screen in its styles, but no line parted."""
    from secpol_cli.output.terminal import render_terminal

    parts = _parts(result, None)
    width = max(map(len, result.text.splitlines())) if result.text else 0
    return render_terminal(parts, width=width * 2 + 80, color=screen.color)


def _drawn(result: Result, screen: Screen) -> str:
    parts = _parts(result, screen.width if screen.styled else None)
    if screen.styled:
        from secpol_cli.output.terminal import render_terminal

        return render_terminal(parts, width=screen.width, color=screen.color)
    from secpol_cli.output.plain import render_plain

    return render_plain(parts)


def _json(result: Result, _: Screen) -> str:
    from secpol_cli.output.json import to_json

    return to_json(result)


def _jsonl(result: Result, _: Screen) -> str:
    from secpol_cli.output.json import to_jsonl

    return to_jsonl(result)


def _separated(delimiter: str) -> Callable[[Result, Screen], str]:
    def write(result: Result, _: Screen) -> str:
        import csv
        import io

        from secpol_cli.output.columns import table_of

        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
        headers, rows = table_of(result.items, result.unread or ())
        if headers:
            writer.writerow(headers)
        writer.writerows(rows)
        return buffer.getvalue().rstrip("\n")

    return write


def _markdown(result: Result, _: Screen) -> str:
    from secpol_cli.output.markup import render_markdown

    return result.text or render_markdown(_parts(result, None))


def _html(result: Result, _: Screen) -> str:
    from secpol_cli.output.markup import render_html

    return result.text or render_html(_parts(result, None))


def _latex(result: Result, _: Screen) -> str:
    from secpol_cli.output.markup import render_latex

    return result.text or render_latex(_parts(result, None))


def _sarif(result: Result, _: Screen) -> str:
    from secpol_cli.output.sarif import to_sarif

    return to_sarif(result)


def _graphml(result: Result, _: Screen) -> str:
    from secpol_cli.charts.graphml import to_graphml

    return to_graphml(result.about["voices"], result.items)


def _calendar(result: Result, _: Screen) -> str:
    from secpol_cli.charts.calendar import to_calendar

    return to_calendar(result.items)


def _timelinejs(result: Result, _: Screen) -> str:
    from secpol_cli.charts.timelinejs import to_timelinejs
    from secpol_cli.output.json import dump

    return dump(to_timelinejs(result.items), indent=2)


def _parts(result: Result, width: int | None) -> Sequence[Part]:
    unread = _unread(result) if result.unread else ()
    if not result.items:
        return unread
    from secpol_cli.output.layouts import load_layout

    return [*load_layout(result.layout)(result, width), *unread]


def _unread(result: Result) -> Sequence[Part]:
    """A line for each of the first sources that could not be read."""
    from secpol_cli.output.parts import Gap, Line, spans

    sources = list(result.unread or ())
    lines = [f"not read: {each.file}: {each.reason}" for each in sources[:_UNREAD]]
    if len(sources) > _UNREAD:
        lines.append(f"not read: {len(sources) - _UNREAD} more")
    is_apart = bool(result.items) and result.layout == "hits"
    return [*([Gap()] if is_apart else []), *(Line(spans(line)) for line in lines)]


FORMATS: dict[str, Callable[[Result, Screen], str]] = {
    "table": _table,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _separated(","),
    "tsv": _separated("\t"),
    "markdown": _markdown,
    "latex": _latex,
    "html": _html,
}
ROWS = frozenset(["jsonl", "csv", "tsv", "sarif"])  # formats for programs that have no room for a remark
# Those that only some commands have.
OWN_FORMATS: dict[str, dict[str, Callable[[Result, Screen], str]]] = {
    "verify": {"sarif": _sarif},
    "check": {"sarif": _sarif},
    "network": {"graphml": _graphml},
    "timeline": {"ics": _calendar, "timelinejs": _timelinejs},
}
