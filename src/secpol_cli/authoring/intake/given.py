"""Metadata as the user says it: `--set KEY=VALUE`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.changes import MetadataGuess
from secpol_cli.csl_variables import NAMES, TYPES, VARIABLES, find_trouble
from secpol_cli.dates.bounds import is_edtf
from secpol_cli.errors import UnknownValue, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

SET = "--set"  # the place of what the user has typed
_OWN = {"date": "issued", "lang": "language"}  # what people say for CSL's words
SPEECH = ("speaker", "office")  # keys that CSL has not: whose speech a text is, and what they were
_NO_KEYS = frozenset(["id", "citation-key", "categories", "custom"])


def parse_settings(settings: Iterable[str]) -> tuple[MetadataGuess, ...]:
    """What is set, by CSL's keys, and by `speaker` and `office`.  Several authors are parted by `;`.

    Raises UsageError for what is no KEY=VALUE, UnknownValue for a key or a type
    that CSL does not have, and UsageError for a date that is no EDTF.
    """
    found = []
    for setting in settings:
        key, equals, value = (part.strip() for part in setting.partition("="))
        if not equals or not value:
            raise UsageError(
                f"--set {setting}: is no KEY=VALUE", "write --set 'title=Its Title' or --set date=2019-07-31"
            )
        found += _checked(key, value)
    return tuple(found)


def _checked(key: str, value: str) -> list[MetadataGuess]:
    if key.lower() in SPEECH:
        return _of_speech(key.lower(), value)
    name = _OWN.get(key.lower(), key)
    name = next((known for known in VARIABLES if known.lower() == name.lower()), name)
    if name not in VARIABLES or name in _NO_KEYS:
        from secpol_cli.nearest import nearest

        known = sorted((VARIABLES | _OWN.keys() | set(SPEECH)) - _NO_KEYS)
        raise UnknownValue("key", key, nearest(key, known), "see CSL 1.0.2")
    if name == "type" and value not in TYPES:
        from secpol_cli.nearest import nearest

        raise UnknownValue("type of work", value, nearest(value, sorted(TYPES), cutoff=0))
    if name == "issued" and not is_edtf(value):
        raise UsageError(f"--set {key}={value}: is no EDTF date", "write it as 2019-03-11, 2019-03 or 2019")
    if name not in NAMES and (trouble := find_trouble(name, value, is_edtf)):
        raise UsageError(f"--set {key}={value}: {trouble[0]}", trouble[1])
    return [MetadataGuess(name, _names(value) if name in NAMES else value, "user", SET, "you say so")]


def _of_speech(key: str, value: str) -> list[MetadataGuess]:
    """What is said of a speech: who gives it is its author, and all of it their words."""
    if key == "office":
        return [MetadataGuess(key, value, "user", SET, "you say so")]
    names = _names(value)
    found = [
        MetadataGuess("author", names, "user", SET, "they speak"),
        MetadataGuess("type", "speech", "user", SET, "it has a speaker"),
    ]
    if ";" not in names:  # of several nobody knows who says what
        found.insert(0, MetadataGuess(key, names, "user", SET, "you say so"))
    return found


def _names(value: str) -> str:
    return "; ".join(part.strip() for part in value.split(";") if part.strip())
