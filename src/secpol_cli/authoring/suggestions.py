"""suggestions/ID.yaml: what waits for a person to decide, and is counted nowhere."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING, Any

from secpol_cli.authoring.editing import open_editor
from secpol_cli.authoring.layout import write_item
from secpol_cli.corpus.files import has_file, read_bytes
from secpol_cli.corpus.load import load_yaml
from secpol_cli.store.address import join, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from secpol_cli.authoring.editing import Node
    from secpol_cli.corpus.yaml import KeyPath

_FOLDER = "suggestions"
# The keys under which what waits names documents and entities, and the addresses of statements.
_NAMED = {
    "document": ("document",),
    "person": ("speaker", "holder"),
    "organisation": ("organisation", "holder"),
    "principle": ("principle",),
    "group": ("group",),
    "event": ("event", "annotation"),
}
_ADDRESSES = ("annotation", "statement")
_HEAD = """\
# Annotations of {id} whose words an update changed or took away. Each has its old form under `was`;
# what stands in the text now is under `proposed`. Put what is right back into the document (or
# events.yaml) under its id, and take it out here.

"""


def suggestions_name(id_: str) -> str:
    """The file of a document's suggestions, relative to the corpus."""
    return posixpath.join(_FOLDER, f"{id_}.yaml")


def suggest(root: Path, id_: str, waiting: Sequence[dict[str, Any]]) -> dict[str, bytes | None]:
    """The file with what waits, behind what waits in it already."""
    name = suggestions_name(id_)
    before = read_bytes(root, name).decode("utf-8") if has_file(root, name) else _HEAD.format(id=id_)
    text = "\n".join(write_item(each) for each in waiting)
    return {name: f"{before.rstrip(chr(10))}\n\n{text}".encode()}


def rename_in_suggestions(root: Path, kind: str, id_: str, new: str) -> dict[str, bytes | None]:
    """The suggestions that name a document or an entity, with its new id; its own file is named by it."""
    try:
        listed = sorted(os.listdir(root / _FOLDER))
    except OSError:
        return {}
    files: dict[str, bytes | None] = {}
    for base in listed:
        name = posixpath.join(_FOLDER, base)
        if posixpath.splitext(base)[1] != ".yaml":
            continue
        editor = open_editor(root, name)
        for path in _scalars(editor.root):
            key = next((each for each in reversed(path) if isinstance(each, str)), "")
            if (now := _renamed(kind, key, editor.scalar_text(path) or "", id_, new)) is not None:
                editor.set(path, now)
        there = suggestions_name(new) if kind == "document" and name == suggestions_name(id_) else name
        if there != name:
            files[name] = None
        if there != name or editor.result() != editor.text:
            files[there] = editor.result().encode()
    return files


def _renamed(kind: str, key: str, text: str, id_: str, new: str) -> str | None:
    """What is to be written for a value; None where it does not name it."""
    doc, part = split(text)
    if kind == "document" and key in _ADDRESSES and part and doc == id_:
        return join(new, part)
    return new if key in _NAMED.get(kind, ()) and text == id_ else None


def _scalars(node: Node, path: KeyPath = ()) -> Iterator[KeyPath]:
    """The paths of all values in a node."""
    if node.kind == "scalar":
        yield path
    for key, (_, child) in node.entries.items():
        yield from _scalars(child, (*path, key))
    for place, child in enumerate(node.items):
        yield from _scalars(child, (*path, place))


def retired_ids(root: Path, id_: str) -> list[str]:
    """The ids of blocks that suggestions name."""
    name = suggestions_name(id_)
    if not has_file(root, name):
        return []
    data = load_yaml(root, name).data
    listed = data if isinstance(data, list) else []
    return [str(one["block"]) for each in listed for one in each.get("because", ()) if "block" in one]
