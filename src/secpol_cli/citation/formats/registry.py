"""The bibliographic formats: a name, and what writes it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.formats.biblatex import to_biblatex
from secpol_cli.citation.formats.bibtex import described, to_bibtex
from secpol_cli.citation.formats.endnote import to_endnote_xml
from secpol_cli.citation.formats.ris import to_ris
from secpol_cli.citation.keys import citation_keys
from secpol_cli.citation.markup import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_VERBATIM = {
    "citation-key",
    "id",
    "type",
    "language",
    "URL",
    "DOI",
    "ISBN",
    "ISSN",
    "PMID",
    "PMCID",
    "custom",
}
_CONTROL = re.compile("[\x7f-\x9f]")  # legal in JSON, but a terminal obeys some of them
_TAGS = {"i": "*", "b": "**", "sup": "^", "sub": "~"}


def to_csl_json(items: Sequence[Mapping[str, Any]]) -> str:
    """CSL-JSON (1.0.2), as Zotero and pandoc read it.

    `id` is a work's address, `citation-key` what it is called in the other
    formats.  A work without a title has its description in brackets.
    """
    text = json.dumps(_keyed(items), ensure_ascii=False, indent=2) + "\n"
    return _CONTROL.sub(lambda control: f"\\u{ord(control[0]):04x}", text)


def to_csl_yaml(items: Sequence[Mapping[str, Any]]) -> str:
    """The YAML that pandoc reads as references; in it, text is Markdown."""
    import yaml

    references = [{key: _yaml_value(key, value) for key, value in item.items()} for item in _keyed(items)]
    written: str = yaml.safe_dump(
        {"references": references}, allow_unicode=True, sort_keys=False, width=10_000
    )
    return f"---\n{written}...\n"


def _keyed(items: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    keyed = []
    for item, key in zip(items, citation_keys(items), strict=True):
        plain = {**item, "citation-key": key}
        if title := described(item):
            plain["title"] = title
            del plain["genre"]
        keyed.append(plain)
    return keyed


def _yaml_value(key: str, value: Any) -> Any:
    if isinstance(value, str):
        return value if key in _VERBATIM else _markdown(value)
    if isinstance(value, list):
        return [_yaml_value(key, member) for member in value]
    if isinstance(value, dict) and key not in _VERBATIM:
        return {inner: _yaml_value(inner, member) for inner, member in value.items()}
    return value


def _markdown(text: str) -> str:
    written, end = "", 0
    for tag in re.finditer(r"</?(i|b|sup|sub)>|</?span(?:\s[^<>]*)?>", text):
        written += escape_markdown(text[end : tag.start()]) + (_TAGS[tag[1]] if tag[1] else tag[0])
        end = tag.end()
    return written + escape_markdown(text[end:])


FORMATS: dict[str, Callable[[Sequence[Mapping[str, Any]]], str]] = {
    "biblatex": to_biblatex,
    "bibtex": to_bibtex,
    "csl-json": to_csl_json,
    "csl-yaml": to_csl_yaml,
    "endnote-xml": to_endnote_xml,
    "ris": to_ris,
}
