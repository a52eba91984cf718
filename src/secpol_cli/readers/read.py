"""Reading a file: its paragraphs, whatever its format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secpol_cli.readers.input import Content
    from secpol_cli.readers.positions import Elsewhere
    from secpol_cli.readers.records import ReadDocument


def read_document(content: Content, name: str) -> tuple[ReadDocument, Elsewhere | None]:
    """The paragraphs of a manuscript, and its form with lines or pages, where another than the text has them.

    Raises ManuscriptUnreadable and ToolError.
    """
    if content.format == "text":
        from secpol_cli.readers.plaintext import read_text

        return read_text(content.text), None
    if content.format == "markdown":
        from secpol_cli.readers.markdown.markdown import read_markdown

        return read_markdown(content.text), None
    if content.format == "latex":
        from secpol_cli.readers.latex.latex import read_latex

        return read_latex(content.text), None
    if content.format in {"docx", "odt", "rtf"}:
        from secpol_cli.readers.office.read import read_office

        return read_office(content, name)
    from secpol_cli.readers.converting import read_converted

    return read_converted(content, name)
