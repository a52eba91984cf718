"""The help of a command: its options by what they are for, defaults and ranges in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

if TYPE_CHECKING:
    from collections.abc import Collection

# The options that choose what is answered, wherever they stand; by the names of their parameters.
_FILTERS = frozenset(
    "speaker org about principle holder doc mode act stance group disputed person place status "
    "since until".split()
)
_OUTPUT = frozenset("form as_json color no_color corpus store limit chart words brief".split())
_DETAILS = re.compile(r"\.?  \[([^][]+)\]\Z")  # as Typer writes them behind a sentence
_RANGE = re.compile(r"(?:([\d.]+)<=)?x([<>]=)([\d.]+)")


class HelpfulCommand(TyperCommand):
    """A command whose help has the filters and what concerns the output under heads of their own."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments and options, section by section."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for name in ("Arguments", "Options", "Filters", "Output and corpus"):
            sections[name] = []
        filters = _FILTERS if self.name != "verify" else frozenset()  # there a speaker is a claim
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                section = _section(parameter, filters)
                sections[section].append((record[0], in_words(record[1])))
        for title, records in sections.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


def _section(parameter: Any, filters: Collection[str]) -> str:
    if parameter.param_type_name == "argument":
        return "Arguments"
    if parameter.name in filters:
        return "Filters"
    return "Output and corpus" if parameter.name in _OUTPUT else "Options"


def in_words(help_: str) -> str:
    """A line of help whose default and range are words: `Hits below SCORE (0 to 100, default 55).`"""
    details = _DETAILS.search(help_)
    if not details:
        return help_
    told: list[str] = []
    for detail in details[1].split("; "):
        name, _, value = detail.partition(": ")
        if name == "default":
            told.append(f"default {value.removesuffix('.0')}")
        elif (found := _RANGE.fullmatch(detail)) is None:
            told.append(detail)
        elif found[1]:
            told.insert(0, f"{found[1]} to {found[3]}")
    sentence = help_[: details.start()]
    return f"{sentence} ({', '.join(told)})." if told else f"{sentence}."
