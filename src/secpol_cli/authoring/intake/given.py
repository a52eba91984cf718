"""Metadata as the user says it: `--set KEY=VALUE`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.changes import MetadataGuess
from secpol_cli.csl_variables import NAMES, TYPES, VARIABLES, find_trouble
from secpol_cli.dates.bounds import is_edtf
from secpol_cli.errors import UnknownValue, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

_OWN = {"date": "issued", "speaker": "author", "lang": "language"}  # what people say for CSL's words
_NO_KEYS = frozenset(["id", "citation-key", "categories", "custom"])


def parse_settings(settings: Iterable[str]) -> tuple[MetadataGuess, ...]:
    """What is set, by CSL's keys.  Several authors are parted by `;`.

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
    name = _OWN.get(key.lower(), key)
    name = next((known for known in VARIABLES if known.lower() == name.lower()), name)
    if name not in VARIABLES or name in _NO_KEYS:
        from secpol_cli.nearest import nearest

        raise UnknownValue(
            "key", key, nearest(key, sorted((VARIABLES | _OWN.keys()) - _NO_KEYS)), "see CSL 1.0.2"
        )
    if name == "type" and value not in TYPES:
        from secpol_cli.nearest import nearest

        raise UnknownValue("type of work", value, nearest(value, sorted(TYPES), cutoff=0))
    if name == "issued" and not is_edtf(value):
        raise UsageError(f"--set {key}={value}: is no EDTF date", "write it as 2019-03-11, 2019-03 or 2019")
    if name not in NAMES and (trouble := find_trouble(name, value, is_edtf)):
        raise UsageError(f"--set {key}={value}: {trouble[0]}", trouble[1])
    if name in NAMES:
        value = "; ".join(part.strip() for part in value.split(";") if part.strip())
    guesses = [MetadataGuess(name, value, "user", "--set", "you say so")]
    if key.lower() == "speaker":
        guesses.append(MetadataGuess("type", "speech", "user", "--set", "it has a speaker"))
    return guesses
