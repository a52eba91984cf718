"""What a work lacks that a style would print: a citation can be no better than what is known."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.csl import STOPGAP

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# By CSL type: what a full citation has, each as alternatives of which one is enough.
_NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article-journal": (("author",), ("container-title",), ("volume", "issue", "page", "DOI", "URL")),
    "article-magazine": (("container-title",),),
    "article-newspaper": (("container-title",),),
    "book": (("author", "editor"), ("publisher",)),
    "chapter": (("author",), ("container-title",), ("publisher",)),
    "entry-encyclopedia": (("container-title",),),
    "legislation": (("container-title", "publisher", "number", "URL"),),
    "paper-conference": (("author",), ("container-title", "event-title", "event", "URL")),
    "post": (("URL",),),
    "post-weblog": (("author", "container-title"), ("URL",)),
    "report": (("author", "publisher"), ("publisher", "URL")),
    "speech": (("author",), ("event-title", "event", "event-place", "publisher-place", "URL")),
    "thesis": (("author",), ("publisher",)),
    "webpage": (("URL",),),
}
_ALWAYS = (("title", "genre"), ("issued",))
_WORDS = {
    "container-title": "container",
    "event-title": "event",
    "genre": "description",
    "issued": "date",
    "URL": "address (URL)",
    "event-place": "place",
    "publisher-place": "place",
}
_CONTAINERS = {
    "article-journal": "journal",
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
    "chapter": "book that it is in",
    "entry-encyclopedia": "encyclopedia",
    "post-weblog": "weblog",
    "paper-conference": "proceedings",
}
_SHOWN = 3  # alternatives that are named


def find_gaps(item: Mapping[str, Any], style: Path) -> list[str]:
    """What a CSL-JSON item has not, of what its kind of work wants and the style prints.

    In words: ``journal``, ``volume, issue or page``; nothing where all is there.
    """
    kind = str(item.get("type"))
    gaps = []
    for choice in (*_ALWAYS[:1], *_NEEDED.get(kind, ()), *_ALWAYS[1:]):
        if not any(item.get(name) for name in choice if not _is_stopgap(name, item)):
            printed = [name for name in choice if name in _printed(style)]
            if printed:
                gaps.append(_in_words(printed[:_SHOWN], kind))
    return gaps


def _is_stopgap(name: str, item: Mapping[str, Any]) -> bool:
    """Whether a description only says of which file a document is."""
    return name == "genre" and str(item.get(name) or "").startswith(STOPGAP)


@cache
def _printed(style: Path) -> frozenset[str]:
    """The variables that a style has a use for."""
    text = style.read_text("utf-8", "replace")
    return frozenset(
        name for names in re.findall(r"\bvariable\s*=\s*[\"']([^\"']*)", text) for name in names.split()
    )


def _in_words(names: list[str], kind: str) -> str:
    words = [
        _CONTAINERS.get(kind, "container") if name == "container-title" else _WORDS.get(name, name)
        for name in dict.fromkeys(names)
    ]
    *first, last = dict.fromkeys(words)
    return f"{', '.join(first)} or {last}" if first else last
