"""The whole text of a manuscript: with the files that it includes, and its own macros put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.readers.includes import Composed, include_files
from secpol_cli.readers.pieces import TextPiece
from secpol_cli.readers.source_text import SourceText

if TYPE_CHECKING:
    from secpol_cli.readers.input import Content

_TOO_MANY = "macros that stand for each other too often: some are not read"


def compose(content: Content, name: str, most: int) -> tuple[SourceText, tuple[str, ...]]:
    """The text of a manuscript as its reader reads it, and what it includes that is not read, a line each.

    `most` are the code points that the texts of all its files may have.
    """
    composed = include_files(content.text, name, content.format, most)
    if content.format != "latex":
        if composed is None:
            return SourceText(content.text), ()
        source = SourceText(composed.stretch.text, composed.stretch.origins, content.text, composed.files)
        return source, composed.passed_over
    composed = composed or Composed(TextPiece.written_at(content.text, 0), (), ())
    source, told = _expanded(content.text, composed)
    return source, (*composed.passed_over, *told)


def compose_latex(text: str) -> SourceText:
    """LaTeX with its own macros put in; it includes no file."""
    return _expanded(text, Composed(TextPiece.written_at(text, 0), (), ()))[0]


def _expanded(text: str, composed: Composed) -> tuple[SourceText, list[str]]:
    from secpol_cli.readers.latex.macros import expand_macros

    expanded, is_too_much = expand_macros(composed.stretch)
    if expanded.text is text and not composed.files:
        return SourceText(text), []
    source = SourceText(expanded.text, expanded.origins, text, composed.files)
    return source, [_TOO_MANY] if is_too_much else []
