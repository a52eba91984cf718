"""JSON: the envelope, and records as their fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secpol_cli.model import Passage
from secpol_cli.output.parts import DIRECTIONS
from secpol_cli.record import Record

if TYPE_CHECKING:
    from secpol_cli.errors import SecpolError
    from secpol_cli.output.result import Result

VERSION = 1  # of the envelope: raised only when a key changes its meaning
# Legal in JSON, yet harmful: on a terminal, in JavaScript, and to whoever reads it.
_CONTROLS = frozenset((*map(chr, range(0x7F, 0xA0)), "\u2028", "\u2029", *DIRECTIONS))


def plain_data(value: Any, *, brief: bool = False) -> Any:
    """A record, and all in it, as dictionaries and lists; `as_` is spelled `as`.

    Where it is to be `brief`, the `text` of a passage, the whole block, is None.
    """
    if isinstance(value, Record):
        data = {
            name.removesuffix("_"): plain_data(getattr(value, name), brief=brief) for name in value.fields
        }
        return data | {"text": None} if brief and isinstance(value, Passage) else data
    if isinstance(value, tuple | list):
        return [plain_data(item, brief=brief) for item in value]
    if isinstance(value, dict):
        return {key: plain_data(item, brief=brief) for key, item in value.items()}
    return value


def to_json(result: Result) -> str:
    """The envelope around all items, indented; with an error where one stopped a part of the work."""
    warnings = (*result.warnings, *(f"{error.message}" for error in result.errors))
    items = plain_data(result.items, brief=result.brief)
    envelope = _envelope(result.command, result.query, warnings) | {"items": items}
    envelope |= {"counts": dict(result.counts)} if result.counts else {}
    envelope |= plain_data(dict(result.about))
    if result.unread is not None:
        envelope["unread"] = plain_data(tuple(result.unread))
    if result.errors:  # the gravest, which the status is of; all of them are among the warnings
        envelope["error"] = _error(max(result.errors, key=lambda error: error.status))
    return dump(envelope, indent=2)


def to_jsonl(result: Result) -> str:
    """The bare items, one a line, and behind them each source that was not read, as `unread`; empty where
    there are none."""
    items = [plain_data(item, brief=result.brief) for item in result.items]
    unread = [{"unread": plain_data(each)} for each in result.unread or ()]
    return "\n".join(map(dump, [*items, *unread]))


def error_json(command: str, error: SecpolError, warnings: tuple[str, ...] = ()) -> str:
    """The envelope of a command that stopped."""
    return dump(_envelope(command, {}, warnings) | {"items": [], "error": _error(error)}, indent=2)


def _error(error: SecpolError) -> dict[str, str | None]:
    return {"code": error.code, "message": error.message, "hint": error.hint}


def _envelope(command: str, query: Any, warnings: tuple[str, ...]) -> dict[str, Any]:
    return {
        "secpol": VERSION,
        "command": command,
        "query": plain_data(query),
        "items": [],
        "warnings": list(warnings),
    }


def dump(value: Any, indent: int | None = None) -> str:
    """A value as JSON, in which nothing could command a terminal or turn the direction of what follows."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if _CONTROLS.isdisjoint(text) and not any("\ud800" <= char <= "\udfff" for char in set(text)):
        return text
    harmful = _CONTROLS | {char for char in set(text) if "\ud800" <= char <= "\udfff"}
    return text.translate({ord(char): f"\\u{ord(char):04x}" for char in harmful})
