"""Reading a file: its paragraphs, whatever its format."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.readers.compose import compose
from secpol_cli.readers.formats import FORMATS
from secpol_cli.readers.input import MAX_PARAGRAPHS, MAX_TEXT, SPLIT
from secpol_cli.readers.raw.languages import declared_language
from secpol_cli.readers.raw.marks import count_in_text
from secpol_cli.readers.records import TooManyParagraphs

if TYPE_CHECKING:
    from secpol_cli.readers.input import Content
    from secpol_cli.readers.positions import Elsewhere
    from secpol_cli.readers.records import ReadDocument
    from secpol_cli.readers.source_text import SourceText


def read_document(
    content: Content, name: str, *, source: bool = False
) -> tuple[ReadDocument, Elsewhere | None]:
    """The paragraphs of a manuscript, and its form with lines or pages, where another than the text has them.

    Of a `source` that quotations are held against the text alone is read: of a web
    page the article, of plain text what its print was made from.
    Raises ManuscriptUnreadable and ToolError.
    """
    if content.format == "pdf":
        from secpol_cli.readers.pdf.read import read_pdf

        return read_pdf(content.data, name), None
    if content.format in {"docx", "odt", "rtf"}:
        from secpol_cli.readers.office.read import read_office

        return read_office(content, name)
    if FORMATS[content.format].archive:
        from secpol_cli.readers.converting import read_converted

        return read_converted(content, name)
    if source and content.format == "html":
        from secpol_cli.readers.html.read import read_article

        article = read_article(content.text, name)
        if article is not None:
            return article, None
    if source and content.format == "text":
        from secpol_cli.readers.plain.printed_text import read_printed

        return read_printed(content.text), None
    text, passed_over = compose(content, name, MAX_TEXT if content.limits else sys.maxsize)
    if content.limits:
        text.most_paragraphs = MAX_PARAGRAPHS
    try:
        document, elsewhere = _read(content, name, text)
    except TooManyParagraphs:
        problem = f"has more than {MAX_PARAGRAPHS:,} paragraphs"
        raise ManuscriptUnreadable(name, problem, SPLIT) from None
    for each in (content.text, *(file.text for file in text.included)):
        document.raw_marks += count_in_text(each, content.format)
    document.language = declared_language(content.text, content.format)
    document.warnings += passed_over
    document.passed_over += passed_over
    if text.included:
        document.read["included files"] += len(text.included)
    return document, elsewhere


def _read(content: Content, name: str, source: SourceText) -> tuple[ReadDocument, Elsewhere | None]:
    if content.format == "text":
        from secpol_cli.readers.plaintext import read_text

        return read_text(source), None
    if content.format == "markdown":
        from secpol_cli.readers.markdown.markdown import read_markdown

        return read_markdown(source), None
    if content.format == "latex":
        from secpol_cli.readers.latex.latex import read_latex

        return read_latex(source), None
    from secpol_cli.readers.converting import read_converted

    document, elsewhere = read_converted(content._replace(text=source.text), name)
    if elsewhere is not None and source.included:
        elsewhere.written_in(source)
    return document, elsewhere
