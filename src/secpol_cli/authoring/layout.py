"""YAML as a person would write it: wrapped, in the order given, quoted only where it must be.

What `corpus.yaml` reads back is what was written: strings that it would take
for a number, a constant or something else are in quotation marks.
"""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH = 88  # columns, as the guide's documents have
_INDENT = 2
_SHORT = 100  # columns of a mapping or list that stands on one line
_CONSTANTS = frozenset("~ null Null NULL true True TRUE false False FALSE yes no on off y n".split())
_PLAIN = re.compile(r"[A-Za-z(/.\u00c0-\uffff](?:[^:#\n]|:(?=\S)|(?<=\S)#)*\Z")
_NUMBER = re.compile(r"[-+.]?[0-9]")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]")
_FOLDABLE = re.compile(r"\S+(?: \S+)*\Z")


def write_mapping(value: Mapping[str, Any], indent: int = 0) -> str:
    """A mapping as lines, each with its end; what is None or empty is left out."""
    return "".join(_entry(key, each, indent) for key, each in value.items() if each not in (None, [], {}))


def write_items(items: Sequence[Any], indent: int = 0) -> str:
    """A list as lines, each with its end: an item on one line where it is short."""
    return "".join(write_item(item, indent) for item in items)


def write_item(item: Any, indent: int = 0) -> str:
    """One item of a list as lines, each with its end."""
    space = " " * indent
    if isinstance(item, (list, tuple)):
        return f"{space}- {flow(item)}\n"
    if not isinstance(item, dict):
        return f"{space}- {scalar(item, indent + _INDENT)}\n"
    line = f"{space}- {flow(item)}\n"
    if len(line) <= _SHORT and not any(isinstance(each, (dict, list)) for each in item.values()):
        return line
    return f"{space}- {write_mapping(item, indent + _INDENT)[indent + _INDENT :]}"


def scalar(value: object, indent: int = 0, *, before: int = 0) -> str:
    """A value behind its key, which takes `before` columns; a long text goes on in lines set in."""
    if not isinstance(value, str):
        return _constant(value)
    if before + len(value) > WIDTH and " " in value and value.isprintable() and _FOLDABLE.match(value):
        lines = wrap(
            value, WIDTH - indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
        )
        if " ".join(lines) == value:
            return ">-\n" + "\n".join(" " * indent + line for line in lines)
    return value if is_plain(value) else quoted(value)


def flow(value: Any) -> str:
    """A value on one line: mappings in braces, lists in brackets."""
    if isinstance(value, dict):
        inside = (f"{_key(key)}: {flow(each)}" for key, each in value.items() if each is not None)
        return f"{{{', '.join(inside)}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, str):
        return value if is_plain(value) and not _UNSAFE_IN_FLOW.search(value) else quoted(value)
    return _constant(value)


def is_plain(text: str) -> bool:
    """Whether a text needs no quotation marks: it is read as itself."""
    if not text.isprintable() or text != text.strip() or text in _CONSTANTS or _NUMBER.match(text):
        return False
    if "  " in text or text.endswith(":"):
        return False
    return _PLAIN.match(text) is not None or (len(text) == 1 and text.isalpha() and text not in "yn")


def quoted(text: str) -> str:
    """A text in double quotation marks, on one line."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _key(key: str) -> str:
    return key if is_plain(key) else quoted(key)


def _constant(value: object) -> str:
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _entry(key: str, value: Any, indent: int) -> str:
    name = f"{' ' * indent}{_key(key)}:"
    if isinstance(value, dict):
        line = f"{name} {flow(value)}\n"
        nested = any(isinstance(each, dict) for each in value.values())
        is_short = len(line) <= _SHORT and not nested and len(value) <= 3 and (indent or key == "date")
        return line if is_short else f"{name}\n{write_mapping(value, indent + _INDENT)}"
    if isinstance(value, (list, tuple)):
        line = f"{name} {flow(list(value))}\n"
        is_short = len(line) <= _SHORT and key not in _IN_LINES
        return line if is_short else f"{name}\n{write_items(value, indent + _INDENT)}"
    if key == "sha256":
        return f"{name} {quoted(str(value))}\n"
    return f"{name} {scalar(value, indent + _INDENT, before=len(name) + 1)}\n"


_IN_LINES = frozenset(
    ["blocks", "notes", "statements", "transcription", "evidence"]
)  # an item a line, or more
