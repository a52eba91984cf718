"""A formatted citation: its characters, each with its typeface, and the markups it is written in.

What pandoc's citeproc prints arrives as a tree; corrections are easier on the
text, so the tree becomes a string with a set of typefaces for every character.
"""

from __future__ import annotations

import re
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, Literal, get_args

from secpol_cli.record import Record
from secpol_cli.text.orthography import ENGLISH_QUOTES, PUNCTUATION, QUOTATION_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Markup = Literal["text", "markdown", "html", "latex", "rtf"]
MARKUPS: tuple[Markup, ...] = get_args(Markup)
Faces = frozenset[str]

_FACES = {
    "Emph": "italic",
    "Strong": "bold",
    "SmallCaps": "small-caps",
    "Superscript": "superscript",
    "Subscript": "subscript",
    "Underline": "underline",
}
_BREAKS = {"Space", "SoftBreak", "LineBreak"}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_QUOTES = {"DoubleQuote": ENGLISH_QUOTES[:2], "SingleQuote": ENGLISH_QUOTES[2:]}
_SUPERSCRIPT = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_URL = re.compile(rf"https?://[^\s<>\"]*[^\s<>{QUOTATION_MARKS}{PUNCTUATION})\]]")


class Formatted(Record):
    """Text, and for each of its characters the typefaces it is set in (`italic`, `bold`, …)."""

    text: str = ""
    faces: tuple[Faces, ...] = ()

    @classmethod
    def plain(cls, text: str) -> Formatted:
        """Text in no typeface."""
        return cls(text, (frozenset(),) * len(text))

    def __add__(self, other: Formatted) -> Formatted:
        return Formatted(self.text + other.text, self.faces + other.faces)

    def __getitem__(self, span: slice) -> Formatted:
        return Formatted(self.text[span], self.faces[span])

    def sub(self, pattern: str, replace: Callable[[re.Match[str]], Formatted | str]) -> Formatted:
        """Replace every match; a bare string takes the typefaces of the match's first character."""
        texts: list[str] = []
        faces: list[Faces] = []
        end = 0
        for match in re.finditer(pattern, self.text):
            new = replace(match)
            start = match.start()
            texts += [self.text[end:start], new if isinstance(new, str) else new.text]
            faces += self.faces[end:start]
            faces += self.faces[start : start + 1] * len(new) if isinstance(new, str) else new.faces
            end = match.end()
        if not texts:
            return self
        return Formatted("".join([*texts, self.text[end:]]), (*faces, *self.faces[end:]))

    def without(self, face: str) -> Formatted:
        """The same text, nowhere set in `face`."""
        return Formatted(self.text, tuple(faces - {face} for faces in self.faces))

    def strip(self) -> Formatted:
        """The text without white space around it."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def runs(self) -> Iterator[tuple[str, Faces]]:
        """Stretches of text in the same typefaces, in order."""
        for faces, pairs in groupby(zip(self.text, self.faces, strict=True), key=lambda pair: pair[1]):
            yield "".join(character for character, _ in pairs), faces


def from_pandoc(inlines: list[dict[str, Any]], faces: Faces = frozenset()) -> Formatted:
    """The inlines of a pandoc tree; italics inside italics are upright, notes are left out."""
    parts = [_inline(inline, faces) for inline in inlines]
    return Formatted(
        "".join(part.text for part in parts), tuple(chain.from_iterable(part.faces for part in parts))
    )


def _inline(inline: dict[str, Any], faces: Faces) -> Formatted:
    kind: str = inline["t"]
    content: Any = inline.get("c")
    if kind in _FACES:
        return from_pandoc(content or [], faces ^ {_FACES[kind]})
    if kind == "Quoted":
        quote = _QUOTES[content[0]["t"]]
        return _plain(quote[0], faces) + from_pandoc(content[1], faces) + _plain(quote[1], faces)
    if kind in {"Span", "Link", "Cite"}:
        return from_pandoc(content[1], faces)
    if kind == "Strikeout":
        return from_pandoc(content or [], faces)
    if kind in _BREAKS:
        return _plain(" ", faces)
    if kind == "Str":
        return _plain(str(content), faces)
    return _plain(content[1], faces) if kind in {"Code", "Math", "RawInline"} else Formatted()


def on_one_line(value: object) -> str:
    """Text with single spaces for its white space, and without control characters; nothing for None."""
    if value is None:
        return ""
    spaced = " ".join(str(value).split())  # first, since some controls are white space
    return " ".join(_CONTROLS.sub("", spaced).split())


def untagged(value: object) -> str:
    """Text without the tags that CSL allows in it; nothing for None."""
    return re.sub(r"</?(?:i|b|sup|sub|span|sc)(?:\s[^<>]*)?>", "", str(value)) if value is not None else ""


def _plain(text: str, faces: Faces) -> Formatted:
    text = _CONTROLS.sub("", text)
    return Formatted(text, (faces,) * len(text))


def write(formatted: Formatted, markup: Markup) -> str:
    """The citation in a markup, on one line; `rtf` is a fragment for `rtf_document`."""
    written = "".join(_write_run(text, faces, markup) for text, faces in formatted.runs())
    # behind \item a bracket would open an option
    return f"{{[}}{written[1:]}" if markup == "latex" and written.startswith("[") else written


def rtf_document(fragments: list[str]) -> str:
    """RTF fragments as a document of one paragraph each, which Word opens."""
    paragraphs = "".join(f"{{\\pard {fragment}\\par}}\n" for fragment in fragments)
    return f"{{\\rtf1\\ansi\n{paragraphs}}}\n"


def _write_run(text: str, faces: Faces, markup: Markup) -> str:
    if markup == "text":
        raised = "superscript" in faces and all(character in _SUPERSCRIPT for character in text)
        return "".join(_SUPERSCRIPT[character] for character in text) if raised else text
    # Markdown's emphasis must not begin or end in white space.
    core = text.strip()
    start = text.index(core) if core else len(text)
    body = _escaped(core, markup)
    for face in sorted(faces if core else ()):
        opening, closing = _TAGS[markup].get(face, ("", ""))
        body = f"{opening}{body}{closing}"
    return f"{text[:start]}{body}{text[start + len(core) :]}"


def _escaped(text: str, markup: Markup) -> str:
    escape, link = _WRITERS[markup]
    pieces, end = [], 0
    for match in _URL.finditer(text):
        pieces += [escape(text[end : match.start()]), link(match[0])]
        end = match.end()
    return "".join([*pieces, escape(text[end:])])


def escape_markdown(text: str) -> str:
    """Text that pandoc's and CommonMark's readers take for itself."""
    return re.sub(r"[\\`*_\[\]<$~^]|@(?=\w)|&(?=#?\w+;)", r"\\\g<0>", text)


def escape_html(text: str) -> str:
    """Text for HTML, between tags or in a quoted attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


_LATEX = {character: f"\\{character}" for character in "&%$#_{}"} | {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}


def escape_latex(text: str) -> str:
    """Text for LaTeX; letters outside ASCII stay as they are."""
    return re.sub(r"[&%$#_{}\\~^]", lambda match: _LATEX[match[0]], text)


def escape_rtf(text: str) -> str:
    """Text for RTF: UTF-16 code units outside ASCII as signed numbers."""
    return re.sub(r"[\\{}]|[^\x20-\x7e]", lambda match: _rtf_character(match[0]), text)


def _rtf_character(character: str) -> str:
    if character in "\\{}":
        return f"\\{character}"
    units = memoryview(character.encode("utf-16-le", "surrogatepass")).cast("h")
    return "".join(f"\\uc0\\u{unit} " for unit in units)


def _latex_url(url: str) -> str:
    return "\\url{" + re.sub(r"([#%])", r"\\\1", url) + "}"


def _html_url(url: str) -> str:
    return f'<a href="{escape_html(url)}">{escape_html(url)}</a>'


_WRITERS: dict[str, tuple[Callable[[str], str], Callable[[str], str]]] = {
    "markdown": (escape_markdown, lambda url: f"<{url}>"),
    "html": (escape_html, _html_url),
    "latex": (escape_latex, _latex_url),
    "rtf": (escape_rtf, escape_rtf),
}
_TAGS: dict[str, dict[str, tuple[str, str]]] = {
    "markdown": {
        "italic": ("*", "*"),
        "bold": ("**", "**"),
        "superscript": ("<sup>", "</sup>"),
        "subscript": ("<sub>", "</sub>"),
    },
    "html": {
        "italic": ("<i>", "</i>"),
        "bold": ("<b>", "</b>"),
        "small-caps": ('<span style="font-variant: small-caps">', "</span>"),
        "superscript": ("<sup>", "</sup>"),
        "subscript": ("<sub>", "</sub>"),
        "underline": ("<u>", "</u>"),
    },
    "latex": {
        "italic": ("\\emph{", "}"),
        "bold": ("\\textbf{", "}"),
        "small-caps": ("\\textsc{", "}"),
        "superscript": ("\\textsuperscript{", "}"),
        "subscript": ("\\textsubscript{", "}"),
        "underline": ("\\underline{", "}"),
    },
    "rtf": {
        "italic": ("{\\i ", "}"),
        "bold": ("{\\b ", "}"),
        "small-caps": ("{\\scaps ", "}"),
        "superscript": ("{\\super ", "}"),
        "subscript": ("{\\sub ", "}"),
        "underline": ("{\\ul ", "}"),
    },
}
