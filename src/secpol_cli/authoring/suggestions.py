"""suggestions/ID.yaml: what waits for a person to decide, and is counted nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.authoring.layout import write_item
from secpol_cli.corpus.files import has_file, read_bytes
from secpol_cli.corpus.load import load_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_HEAD = """\
# Annotations of {id} whose words an update changed or took away. Each has its old form under `was`;
# what stands in the text now is under `proposed`. Put what is right back into the document (or
# events.yaml) under its id, and take it out here.

"""


def suggestions_name(id_: str) -> str:
    """The file of a document's suggestions, relative to the corpus."""
    return f"suggestions/{id_}.yaml"


def suggest(root: Path, id_: str, waiting: Sequence[dict[str, Any]]) -> dict[str, bytes | None]:
    """The file with what waits, behind what waits in it already."""
    name = suggestions_name(id_)
    before = read_bytes(root, name).decode("utf-8") if has_file(root, name) else _HEAD.format(id=id_)
    text = "\n".join(write_item(each) for each in waiting)
    return {name: f"{before.rstrip(chr(10))}\n\n{text}".encode()}


def retired_ids(root: Path, id_: str) -> list[str]:
    """The ids of blocks that suggestions name."""
    name = suggestions_name(id_)
    if not has_file(root, name):
        return []
    data = load_yaml(root, name).data
    listed = data if isinstance(data, list) else []
    return [str(one["block"]) for each in listed for one in each.get("because", ()) if "block" in one]
