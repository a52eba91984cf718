"""YAML files, with the place of everything that stands in them.

Reads what a corpus needs as YAML 1.2's core schema would: `NO` and `2019-03-11`
stay strings.  So do, other than there, numbers that would not come out as they
went in: `003`, `0x1F`, `.inf`, a number of more than 15 digits.  Built on the
events of PyYAML's C parser, because its own constructor speaks YAML 1.1, keeps
the last of two equal keys, and drops positions.
"""

from __future__ import annotations

import math
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

import msgspec
import yaml

from secpol_cli.errors import CorpusInvalid

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 64
_MOST_REREAD = 1_000_000  # characters that the slow parser may read
_MOST_TOLD = 5  # places where something is missing, beside the first
MAX_NODES = 500_000  # in a file: a vocabulary of fifty thousand people
MAX_EXPANDED = 10_000  # nodes that aliases may add to a file

KeyPath: TypeAlias = tuple[str | int, ...]
T = TypeVar("T")

_TAGS = {None, "!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq"))}
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_EXACT = 16  # characters: what is longer, a double or SQLite might not hold
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file's data, and where each key path of it begins (line and column, from 1)."""

    name: str
    data: object
    positions: dict[KeyPath, tuple[int, int]]

    def place(self, path: KeyPath) -> tuple[int, int]:
        """Line and column of `path`, or of the nearest thing around it that has a place."""
        while path not in self.positions and path:
            path = path[:-1]
        return self.positions.get(path, (1, 1))

    def only(self, *paths: KeyPath) -> YamlFile:
        """The file's name with the places of some key paths, and no more."""
        return YamlFile(self.name, None, {path: self.place(path) for path in ((), *paths)})

    def error(self, path: KeyPath, message: str, hint: str | None = None) -> CorpusInvalid:
        """An error at `path`, to be raised."""
        return CorpusInvalid(self.name, *self.place(path), message, hint)

    def record(self, kind: type[T], path: KeyPath = ()) -> T:
        """Decode what stands at `path` as a record; raises CorpusInvalid at the offending place."""
        value = self.data
        for key in path:
            value = value[key]  # type: ignore[index]
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            from secpol_cli.corpus.mistakes import Mistake, find_mistakes

            mistake, *others = find_mistakes(value, kind) or [Mistake((), str(error))]
            more = [f"line {self.place((*path, *other.path))[0]}: {other.message}" for other in others]
            hint = "; ".join(filter(None, (mistake.hint, *more[:_MOST_TOLD]))) or None
            raise self.error((*path, *mistake.path), mistake.message, hint) from None

    def mapping(self, path: KeyPath = ()) -> dict[str, Any]:
        """The mapping at `path`; raises CorpusInvalid when something else stands there."""
        value = self.data
        for key in path:
            value = value[key]  # type: ignore[index]
        if not isinstance(value, dict):
            raise self.error(path, f"expected a mapping, found {_kind_name(value)}")
        return value


def parse_yaml(name: str, text: str) -> YamlFile:
    """Parse one document; raises CorpusInvalid at the first thing that is not allowed."""
    builder = _Builder(name)
    try:
        value = builder.document(iter(yaml.CSafeLoader(text).get_event, None))  # as yaml.parse, quicker
    except yaml.MarkedYAMLError as error:
        raise _too_deep(name, text, error) or _not_valid(name, text, error) from None
    except yaml.reader.ReaderError as error:
        before = text.encode()[: error.position].decode("utf-8", "replace")  # the C parser counts bytes
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise CorpusInvalid(name, line, column, f"is not valid YAML: {error.reason}") from None
    return YamlFile(name, value, builder.positions)


def _too_deep(name: str, text: str, error: yaml.MarkedYAMLError) -> CorpusInvalid | None:
    """The refusal of a text that is nested too deep, where that may be what the library stumbled over.

    The library reads ahead of the events that it hands out, and some versions
    of its C parser have a limit of their own, so that they stop before our
    limit shows.  Where what stands before that place is deep, the library's
    parser in Python, which is slow and has no limit, says what comes first.
    """
    end = error.problem_mark.index if error.problem_mark else len(text)
    before, whole = _Builder(name), _Builder(name)
    with suppress(CorpusInvalid, yaml.YAMLError):
        before.document(yaml.parse(text[:end], Loader=yaml.CSafeLoader))
    if (
        before.deepest < MAX_DEPTH // 2 or end > _MOST_REREAD
    ):  # no library stops so early: it is something else
        return None
    try:
        whole.document(yaml.parse(text, Loader=yaml.SafeLoader))
    except CorpusInvalid as refusal:
        return refusal if whole.too_deep else None
    except yaml.YAMLError:
        pass  # `error` tells it
    return None


def _not_valid(name: str, text: str, error: yaml.MarkedYAMLError) -> CorpusInvalid:
    problem, context = error.problem_mark, error.context_mark
    at_end = problem and not text[problem.index :].strip()
    is_open = at_end and context and text[context.index : context.index + 1] in {'"', "'"}
    mark = context if is_open else problem or context  # what is not closed is to be found where it opens
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return CorpusInvalid(name, line, column, f"is not valid YAML: {error.problem}")


class _Anchored(NamedTuple):
    """What an alias stands for: how many nodes it has, and how many levels below itself."""

    value: object
    size: int
    height: int


@dataclass(slots=True)
class _Builder:
    """Builds values from parser events, keeping positions and refusing what is not allowed."""

    name: str
    positions: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    anchors: dict[str, _Anchored] = field(default_factory=dict)
    nodes: int = 0
    expanded: int = 0
    deepest: int = 0  # of the anchored nodes being built
    too_deep: bool = False

    def document(self, events: Iterator[Any]) -> object:
        value: object = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.refuse(event, "holds more than one YAML document")
                value = self.node(next(events), events, ())
        return value

    def node(self, event: Any, events: Iterator[Any], path: KeyPath) -> object:
        if path not in self.positions:
            self.positions[path] = _place(event)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, len(path))
        self.reach(event, len(path))
        if type(event) is yaml.ScalarEvent and event.tag is None and event.anchor is None:  # as most are
            self.count(event)
            return _scalar(event)
        if event.tag not in _TAGS:
            raise self.refuse(event, f"has the tag {event.tag}, which is not allowed")
        before, deepest = self.nodes, self.deepest
        self.count(event)
        self.deepest = len(path)
        value: object
        if isinstance(event, yaml.ScalarEvent):
            value = _scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self.sequence(events, path)
        else:
            value = self.mapping(events, path)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(value, self.nodes - before, self.deepest - len(path))
        self.deepest = max(self.deepest, deepest)
        return value

    def sequence(self, events: Iterator[Any], path: KeyPath) -> list[object]:
        items: list[object] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self.node(event, events, (*path, len(items))))
        return items

    def mapping(self, events: Iterator[Any], path: KeyPath) -> dict[str, object]:
        entries: dict[str, object] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.refuse(event, "has a key that is not plain text")
            key: str = event.value
            here = (*path, key)
            if key in entries:
                first = self.positions[here][0]
                raise self.refuse(
                    event, f"the key “{key}” stands here again (first in line {first})", "keep one"
                )
            self.positions[here] = _place(event)
            entries[key] = self.node(next(events), events, here)
        return entries

    def alias(self, event: Any, depth: int) -> object:
        if event.anchor not in self.anchors:
            raise self.refuse(event, f"the alias *{event.anchor} stands before, or without, its anchor")
        anchored = self.anchors[event.anchor]
        self.nodes += anchored.size
        self.expanded += anchored.size
        if self.expanded > MAX_EXPANDED:
            raise self.refuse(
                event, f"aliases expand to more than {MAX_EXPANDED:,} nodes", "write the values out"
            )
        self.reach(event, depth + anchored.height)
        return anchored.value

    def reach(self, event: Any, depth: int) -> None:
        if depth > MAX_DEPTH:
            self.too_deep = True
            raise self.refuse(event, f"is nested more than {MAX_DEPTH} deep")
        if depth > self.deepest:
            self.deepest = depth

    def count(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self.refuse(event, f"holds more than {MAX_NODES:,} values", "split it")

    def refuse(self, event: Any, message: str, hint: str | None = None) -> CorpusInvalid:
        return CorpusInvalid(self.name, *_place(event), message, hint)


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _scalar(event: Any) -> object:
    text: str = event.value
    if event.implicit[0] and event.tag is None:  # plain: the core schema says what it is
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if len(text) < _EXACT and _INTEGER.match(text):
            return int(text)
        if len(text) < _EXACT and _FLOAT.match(text) and math.isfinite(number := float(text)):
            return number
    return text


def _kind_name(value: object) -> str:
    names = {
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "a mapping",
    }
    return names.get(type(value), "nothing")
