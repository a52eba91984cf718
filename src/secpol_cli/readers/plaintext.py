"""Plain text: paragraphs between blank lines."""

from __future__ import annotations

import re
from itertools import chain

from secpol_cli.readers.citations import CITATION, read_key_citation
from secpol_cli.readers.ignoring import COMMENT
from secpol_cli.readers.raw.ends import COMMENT_END
from secpol_cli.readers.records import ReadDocument
from secpol_cli.readers.source_text import SourceText

# A form feed is white space: a sentence goes on over it.
_BLANK = re.compile(r"(?:\r\n|\n|\r(?!\n)|\u2029)[ \t\f\u00a0]*(?=[\r\n\u2029])|\u2029")


def read_text(written: str | SourceText) -> ReadDocument:
    """Paragraphs of plain text, with citation keys (`[@003, para. 7]`) and comments that ignore."""
    source = SourceText(written) if isinstance(written, str) else written
    document, text = ReadDocument(with_source=True, text=source), source.text
    start = 0
    for blank in _BLANK.finditer(text):
        _paragraph(document, text, start, blank.start())
        start = blank.end()
    _paragraph(document, text, start, len(text))
    return document.finish()


def _paragraph(document: ReadDocument, text: str, start: int, end: int) -> None:
    at = start
    if not text[start:end].strip("\ufeff \t\r\n\f"):
        return
    document.begin()
    commented = max(start, text.rfind(COMMENT_END, start, end) + len(COMMENT_END))  # none is behind it
    for match in chain(_SPECIAL.finditer(text, start, commented), _CITED.finditer(text, commented, end)):
        if match.start() < at:
            continue
        document.add(text[at : match.start()], at)
        at = match.end()
        if match.re is _SPECIAL and match["reason"] is not None:
            line = max(text.rfind("\n", start, match.start()) + 1, start) - start
            document.ignore(match["reason"].strip(), document.where(match.start()), line=line)
        else:
            document.cite(match[0], read_key_citation(match[0]), match.start())
    document.add(text[at:end], at)
    document.end(end)


_CITED = re.compile(CITATION.pattern, re.DOTALL)
_SPECIAL = re.compile(f"{COMMENT.pattern}|{CITATION.pattern}", re.DOTALL)
