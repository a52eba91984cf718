"""What BibTeX and BibLaTeX share: entries, braces, escapes, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.markup import escape_latex, on_one_line
from secpol_cli.text.orthography import RANGE_DASHES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TAGS = {"i": "\\emph", "b": "\\textbf", "sup": "\\textsuperscript", "sub": "\\textsubscript", "span": ""}
_TAG = re.compile(r"<(/?)(i|b|sup|sub|span)(?:\s[^<>]*)?>")


def entry(kind: str, key: str, fields: Iterable[tuple[str, str]], *, bare: str = "") -> str:
    """One entry; fields without a value are left out, and the one named `bare` has no braces."""
    written = ((name, value if name == bare else f"{{{value}}}") for name, value in fields if value)
    lines = [f"  {name} = {value}," for name, value in written]
    return "\n".join([f"@{kind}{{{key},", *lines, "}\n"])


def text(value: object) -> str:
    """A value as LaTeX on one line: escaped, CSL's tags as commands, in braces where it has an “and”."""
    plain = on_one_line(value)
    # BibTeX and biber divide lists of names, publishers and places at “and”.
    return f"{{{_latex(plain)}}}" if _has_and(plain) else _latex(plain)


def title(value: object) -> str:
    """A title in braces of its own, so that no style changes its capitals."""
    written = _latex(on_one_line(value))
    return f"{{{written}}}" if written else ""


def _latex(tagged: str) -> str:
    opened, written, end = [], "", 0
    for tag in _TAG.finditer(tagged):
        written += _escaped(tagged[end : tag.start()])
        end = tag.end()
        if not tag[1]:
            opened.append(tag[2])
            written += _TAGS[tag[2]] + "{"
        elif opened and opened[-1] == tag[2]:
            opened.pop()
            written += "}"
    return written + _escaped(tagged[end:]) + "}" * len(opened)


def _escaped(plain: str) -> str:
    """LaTeX whose braces are balanced for BibTeX, which counts those behind a backslash too."""
    written = escape_latex(plain)
    depth = 0
    for brace in re.findall(r"[{}]", plain):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            break
    if depth:
        written = written.replace("\\{", "\\textbraceleft{}").replace("\\}", "\\textbraceright{}")
    return written


def verbatim(value: object) -> str:
    """An address or DOI, which LaTeX takes as it is; only what would end the field is percent-encoded."""
    plain = on_one_line(value).replace(" ", "")
    return plain.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def pages(value: object) -> str:
    """A page range with the two hyphens that LaTeX sets as a dash."""
    return re.sub(rf"(?<=\w)\s*[{RANGE_DASHES}]+\s*(?=\w)", "--", text(value))


def names(value: Iterable[Mapping[str, Any]] | None) -> str:
    """Names joined by “and”: ``Hall, Hil``, and in braces of their own what has no parts."""
    return " and ".join(filter(None, (_name(name) for name in value or ())))


def _name(name: Mapping[str, Any]) -> str:
    whole = _escaped(on_one_line(name.get("family")) or on_one_line(name.get("literal") or name.get("given")))
    rest = ("given", "suffix", "dropping-particle", "non-dropping-particle")
    if not on_one_line(name.get("family")) or not any(name.get(part) for part in rest):
        return f"{{{whole}}}" if whole else ""
    family = _part(name, "family")
    particles = [_part(name, "dropping-particle"), _part(name, "non-dropping-particle")]
    family = " ".join(part for part in (*particles, family) if part)
    return ", ".join(part for part in (family, _part(name, "suffix"), _part(name, "given")) if part)


def _part(name: Mapping[str, Any], key: str) -> str:
    plain = on_one_line(name.get(key))
    written = _escaped(plain)
    # A space or comma would divide the part, a lower-case word would be taken for a particle.
    divided = key in {"family", "suffix"} and (" " in plain or plain[:1].islower())
    return f"{{{written}}}" if divided or "," in plain or _has_and(plain) else written


def _has_and(plain: str) -> bool:
    return bool(re.search(r"(?i)(^|\s)and(\s|$)", plain))
