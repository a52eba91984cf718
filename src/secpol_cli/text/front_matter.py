"""The fields that stand between two lines of hyphens at the head of a Markdown text."""

from __future__ import annotations

import re

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_MOST = 100_000  # characters: what is longer is no description of a text
_DEEPEST = 32
_MOST_ALIASES = 10  # a field may repeat another; aliases of aliases may grow without end


def read_front_matter(text: str) -> dict[str, object]:
    """The fields of a text's front matter, as YAML has them.

    Empty where there is none, or none that can be read without harm: what is
    nested too deep, or repeats itself too often, is no description of a text.
    """
    front = _FRONT.match(text)
    if front is None or len(front[1]) > _MOST:
        return {}
    import yaml

    try:
        if not _is_plain(front[1]):
            return {}
        fields = yaml.safe_load(front[1])
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):  # ValueError: the 99th of a month
        return {}
    return fields if isinstance(fields, dict) else {}


def _is_plain(text: str) -> bool:
    import yaml

    depth = aliases = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        aliases += isinstance(event, yaml.AliasEvent)
        if depth > _DEEPEST or aliases > _MOST_ALIASES:
            return False
    return True
