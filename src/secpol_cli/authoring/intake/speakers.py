"""Whose speech a text is: put among the people of the corpus, and written into its document."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.authoring.intake.given import SET
from secpol_cli.authoring.intake.known import people_by_name
from secpol_cli.authoring.intake.names import part_name, without_braces
from secpol_cli.authoring.layout import write_mapping
from secpol_cli.corpus.files import has_file, read_bytes
from secpol_cli.corpus.load import load_vocabulary
from secpol_cli.corpus.yaml import parse_yaml
from secpol_cli.errors import CorpusError
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from secpol_cli.changes import MetadataGuess

NAME = "people.yaml"
# What begins the turn of one of several who speak: “QUESTION:”, “MR PRICE:”, “Q:”.
_TURN = re.compile(r"(?:Q|A|Question|Answer|Moderator|Interviewer|Reporter|[A-Z][A-Z.’' -]{2,40}):(?=\s|$)")
_FEW = 1  # blocks that begin so may be lines of anything


class Speech(NamedTuple):
    """The id of the one whose words a text is, and people.yaml as it will be; None where it stays."""

    speaker: str
    people: bytes | None


def has_turns(blocks: Sequence[dict[str, Any]]) -> bool:
    """Whether several speak in a text, turn by turn, so that it is nobody's speech."""
    return sum(_TURN.match(block["text"]) is not None for block in blocks) > _FEW


def speech_of(root: Path, metadata: Iterable[MetadataGuess]) -> Speech | None:
    """Who speaks, where somebody has said so, as one of the corpus's people; None where nobody has.

    One whom it does not have yet is put behind those whom it has.  Raises
    CorpusInvalid where people.yaml cannot be read, CorpusError where it cannot be added to.
    """
    said = {guess.key: guess for guess in metadata if guess.is_stated}
    if "speaker" not in said:
        return None
    written = said["speaker"].value
    name = without_braces(written)
    if (known := people_by_name(root).get(fold(name))) is not None:
        return Speech(known, None)
    id_ = _free_id(root, name)
    person: dict[str, Any] = {"name": name}
    if said["speaker"].place == SET:  # what stands on a page may have the family name first
        person = {"name": _in_order(part_name(written)), **_parts(written)}
    if "office" in said:
        person["offices"] = [{"title": said["office"].value}]
    return Speech(id_, _with_person(root, id_, person))


def _parts(written: str) -> dict[str, str]:
    parts = part_name(written)
    return {} if "literal" in parts else parts


def _in_order(parts: dict[str, str]) -> str:
    """A name as it is said: the given name first."""
    order = ("literal", "given", "dropping-particle", "family", "suffix")
    return " ".join(parts[key] for key in order if key in parts)


def _free_id(root: Path, name: str) -> str:
    vocabulary = load_vocabulary(root)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "person"
    id_, number = base, 1
    while id_ in vocabulary.people or id_ in vocabulary.organisations:
        number += 1
        id_ = f"{base}-{number}"
    return id_


def _with_person(root: Path, id_: str, person: dict[str, Any]) -> bytes:
    """people.yaml with one more: what stands in it stays as it is."""
    before = read_bytes(root, NAME).decode("utf-8") if has_file(root, NAME) else ""
    old: Any = parse_yaml(NAME, before.removeprefix("\ufeff")).data or {}
    gap = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    after = f"{before}{gap}{write_mapping({id_: person})}"
    if parse_yaml(NAME, after.removeprefix("\ufeff")).data != {**old, id_: person}:
        raise CorpusError(f"{NAME}: cannot be added to", f"add {id_} there by hand")
    return after.encode()
