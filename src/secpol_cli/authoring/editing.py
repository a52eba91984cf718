"""Changing a YAML file that people wrote: only what is to change, every other byte as it was.

Values are found by the marks of the parser's events, and replaced in the text;
comments, order, quotation marks and line breaks elsewhere stay.  Whoever edits
reads the result again and compares it with what was meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from secpol_cli.authoring.layout import flow, scalar, write_mapping
from secpol_cli.corpus.files import decode_text, read_bytes
from secpol_cli.corpus.yaml import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from secpol_cli.corpus.yaml import KeyPath

_INDENT = 2


@dataclass(slots=True)
class Node:
    """A value in the text: half-open offsets of it, and of the last thing in it.

    `entries` are those of a mapping, by key, with where the key begins; `items`
    those of a list.  `anchor` is the name by which aliases call it, `alias` that
    which it calls.
    """

    start: int
    end: int
    kind: str  # scalar, mapping, list, alias
    is_flow: bool = False
    is_folded: bool = False
    anchor: str | None = None
    alias: str | None = None
    entries: dict[str, tuple[int, Node]] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)

    def inside(self) -> Iterator[Node]:
        """The node itself and all in it."""
        yield self
        for each in (*(node for _, node in self.entries.values()), *self.items):
            yield from each.inside()


def open_editor(root: Path, name: str) -> Editor:
    """A file of the corpus at `root`, to be changed.  Raises CorpusInvalid where it is no YAML of ours."""
    text = decode_text(name, read_bytes(root, name))
    parse_yaml(name, text)
    return Editor(text)


class Editor:
    """A YAML text with the changes to be made in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = _parse(text)
        self._edits: list[tuple[int, int, str]] = []

    def node(self, path: KeyPath) -> Node | None:
        """The value at a path; None where there is none, or an alias stands on the way."""
        node: Node | None = self.root
        for key in path:
            if node is None:
                return None
            if isinstance(key, int):
                node = node.items[key] if key < len(node.items) else None
            else:
                node = node.entries[key][1] if key in node.entries else None
        return node

    def set(self, path: KeyPath, value: Any) -> None:
        """Write a value in the place of that at `path`, or of none: then behind its mapping's last entry."""
        node = self.node(path)
        parent = self.node(path[:-1])
        key = str(path[-1])
        if node is not None and parent is not None:
            if isinstance(value, str) and node.kind == "scalar":
                self._replace_scalar(node, value, is_flow=self._is_flow(path))
            elif parent.is_flow or self._is_flow(path):
                self._edits.append((node.start, node.end, flow(value)))
            else:
                start = parent.entries[key][0]
                indent = start - self._line_start(start)
                self._edits.append(
                    (start, self._line_end(node.end), write_mapping({key: value}, indent).lstrip())
                )
        elif parent is not None and parent.entries:
            self._append(parent, key, value, is_flow=self._is_flow(path))

    def remove(self, path: KeyPath) -> None:
        """Take a mapping's entry out, with its line."""
        node, parent = self.node(path), self.node(path[:-1])
        if node is None or parent is None:
            return
        start = parent.entries[str(path[-1])][0]
        if parent.is_flow or self._is_flow(path):
            before = self.text.rfind(",", parent.start, start)
            after = self.text.find(",", node.end, parent.end)
            if before >= 0:
                self._edits.append((before, node.end, ""))
            else:
                self._edits.append((start, after + 1 if after >= 0 else node.end, ""))
        else:
            self._edits.append((self._line_start(start), self._line_end(node.end), ""))

    def rename_key(self, path: KeyPath, new: str) -> None:
        """Write another key for the entry at a path."""
        parent = self.node(path[:-1])
        if parent is not None and str(path[-1]) in parent.entries:
            start = parent.entries[str(path[-1])][0]
            end = self.text.index(":", start)
            self._edits.append((start, end, flow(new)))

    def scalar_text(self, path: KeyPath) -> str | None:
        """The text of a plain or quoted value, without its quotation marks; None for another."""
        node = self.node(path)
        if node is None or node.kind != "scalar" or node.is_folded:
            return None
        written = self.text[node.start : node.end]
        return written.rpartition(" ")[2].strip("\"'") if node.anchor else written.strip("\"'")

    def remove_item(self, path: KeyPath) -> None:
        """Take an item of a list out; of a list on one line, with its comma."""
        parent, place = self.node(path[:-1]), int(path[-1])
        if parent is None or place >= len(parent.items):
            return
        spans = self.items(path[:-1])
        if spans:
            self.replace(*spans[place], "")
        elif place:
            self._edits.append((parent.items[place - 1].end, parent.items[place].end, ""))
        else:
            end = parent.items[1].start if len(parent.items) > 1 else parent.items[0].end
            self._edits.append((parent.items[0].start, end, ""))

    def remove_entry(self, path: KeyPath) -> None:
        """Take an entry out with its lines, the comments right above it, and the empty line before."""
        node, parent = self.node(path), self.node(path[:-1])
        if node is None or parent is None:
            return
        start = self._above_comments(self._line_start(parent.entries[str(path[-1])][0]))
        while start and self.text[self._line_start(start - 1) : start].strip() == "":
            start = self._line_start(start - 1)
        self._edits.append((start, self._line_end(node.end), ""))

    def items(self, path: KeyPath) -> list[tuple[int, int]]:
        """The lines of each item of a list, with those before it that belong to no other, as offsets."""
        node = self.node(path)
        if node is None or node.kind != "list" or node.is_flow or not node.items:
            return []
        place = self._line_start(self.text.rfind("-", 0, node.items[0].start))
        spans = []
        for each in node.items:
            end = self._line_end(each.end)
            spans.append((place, end))
            place = end
        return spans

    def indent(self, path: KeyPath) -> int:
        """How far the items of a list are set in."""
        node = self.node(path)
        if node is None or not node.items:
            return _INDENT
        dash = self.text.rfind("-", 0, node.items[0].start)
        return dash - self._line_start(dash)

    def replace(self, start: int, end: int, text: str) -> None:
        """Write a text in the place of a stretch; changes inside it are dropped."""
        self._edits = [each for each in self._edits if not start <= each[0] < end]
        self._edits.append((start, end, text))

    def section(self, key: str, text: str, before: tuple[str, ...]) -> None:
        """Write a top-level entry as these lines (none for an empty text): where it stands, else before the
        first of some others, with an empty line between."""
        node = self.node((key,))
        if node is not None:
            start = self._line_start(self.root.entries[key][0])
            self.replace(start, self._line_end(node.end), text)
        elif text:
            place = next(
                (self.root.entries[other][0] for other in before if other in self.root.entries), None
            )
            at = self._line_start(place) if place is not None else len(self.text)
            at = self._above_comments(at)
            self._edits.append((at, at, f"{text}\n" if place is not None else f"\n{text}"))

    def section_of(self, key: str, name: str) -> None:
        """Write an empty list in the place of an entry's."""
        start, node = self.root.entries[key][1].entries[name]
        self.replace(start, self._line_end(node.end), f"{name}: []\n")

    def slice(self, start: int, end: int) -> str:
        """A stretch of the text with the changes in it made."""
        inside = sorted(each for each in self._edits if start <= each[0] and each[1] <= end)
        pieces, place = [], start
        for begin, stop, text in inside:
            if begin < place:
                continue
            pieces += [self.text[place:begin], text]
            place = stop
        return "".join([*pieces, self.text[place:end]])

    def result(self) -> str:
        """The text with all changes made."""
        return self.slice(0, len(self.text))

    def write_out(self, gone: list[tuple[int, int]], values: dict[str, Any]) -> None:
        """Write out what aliases stand for whose anchors are in stretches that go; `values` by anchor."""
        lost = {
            node.anchor
            for node in self.root.inside()
            if node.anchor and any(start <= node.start < end for start, end in gone)
        }
        for node in self.root.inside():
            if node.alias in lost and not any(start <= node.start < end for start, end in gone):
                self._edits.append((node.start, node.end, flow(values[str(node.alias)])))

    def _replace_scalar(self, node: Node, value: str, *, is_flow: bool) -> None:
        start = node.start
        if node.anchor:  # which stays
            start = self.text.index(" ", start) + 1
        line = self._line_start(start)
        before = start - line
        indent = self._indent_of(line) + _INDENT
        written = flow(value) if is_flow else scalar(value, indent, before=before)
        self._edits.append((start, node.end, written))

    def _append(self, parent: Node, key: str, value: Any, *, is_flow: bool) -> None:
        last = max((node for _, node in parent.entries.values()), key=lambda node: node.end)
        if is_flow:
            self._edits.append((last.end, last.end, f", {key}: {flow(value)}"))
            return
        first = min(start for start, _ in parent.entries.values())
        indent = first - self._line_start(first)
        end = self._line_end(last.end)
        self._edits.append((end, end, write_mapping({key: value}, indent)))

    def _is_flow(self, path: KeyPath) -> bool:
        return any(
            (node := self.node(path[:length])) is not None and node.is_flow for length in range(len(path))
        )

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def _indent_of(self, line: int) -> int:
        """How far the key or item of a line is set in, behind its dashes."""
        place = line
        while self.text[place : place + 1] in (" ", "-"):
            place += 1
        return place - line

    def _above_comments(self, at: int) -> int:
        """The beginning of the comment lines right above a line."""
        while (
            at and (above := self._line_start(at - 1)) < at and self.text[above:at].lstrip().startswith("#")
        ):
            at = above
        return at


def _parse(text: str) -> Node:
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            return _node(next(events), events, text)
    return Node(0, 0, "scalar")


def _node(event: Any, events: Iterator[Any], text: str) -> Node:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.AliasEvent):
        return Node(start, end, "alias", alias=event.anchor)
    if isinstance(event, yaml.ScalarEvent):
        is_folded = event.style in ("|", ">")
        if is_folded:
            end = start + len(text[start:end].rstrip())
        return Node(start, end, "scalar", is_folded=is_folded, anchor=event.anchor)
    is_mapping = isinstance(event, yaml.MappingStartEvent)
    node = Node(start, end, "mapping" if is_mapping else "list", event.flow_style, anchor=event.anchor)
    following: Any = next(events)
    while not isinstance(following, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
        if is_mapping:
            child = _node(next(events), events, text)
            node.entries[following.value] = (following.start_mark.index, child)
        else:
            child = _node(following, events, text)
            node.items.append(child)
        node.end = child.end
        following = next(events)
    closing: Any = following
    if node.is_flow:
        node.end = closing.end_mark.index
    return node
