"""A PDF as a document: paragraphs with their pages, notes and headings, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.readers.pdf.columns import read_columns
from secpol_cli.readers.pdf.extract import extract
from secpol_cli.readers.pdf.furniture import without_furniture
from secpol_cli.readers.line_ends import Joins
from secpol_cli.readers.pdf.judge import judge_pages
from secpol_cli.readers.pdf.notes import part_notes
from secpol_cli.readers.pdf.paragraphs import TypeStyle, find_pieces, join_pieces
from secpol_cli.readers.pdf.writing import Writer
from secpol_cli.readers.records import ReadDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.readers.pdf.furniture import Bare
    from secpol_cli.readers.pdf.lines import PrintLine


def read_pdf(data: bytes, name: str) -> ReadDocument:
    """The paragraphs of a PDF.  Raises ManuscriptUnreadable where it is damaged, encrypted, too much, or has
    no text that can be read."""
    extracted = extract(data, name)
    judged = judge_pages(extracted)
    document = ReadDocument(with_source=False)
    document.metadata = extracted.metadata
    if not judged.pages:
        raise ManuscriptUnreadable(name, *judged.refusal)
    document.pass_over_pages(judged.problems)
    bare = without_furniture(judged.pages)
    columns = [read_columns(each.spans, each.page.number, each.page.width) for each in bare]
    lines = [line for own in columns for line in own]
    style = TypeStyle(lines)
    parted = part_notes(columns, style.size)
    style = TypeStyle(parted.text)
    missing = _missing(bare)
    document.pass_over_pages([said for _, said in missing])
    left_out = {page.number for page in extracted.pages} - {page.number for page in judged.pages}
    gaps = {page for page, _ in missing} | {number - 1 for number in left_out} | left_out
    pieces = join_pieces(find_pieces(parted.text, style), style, gaps)
    printed = {each.page.number: each.printed for each in bare}
    Writer(document, Joins([line.text for line in lines]), parted.notes, printed).write(pieces)
    return document.finish()


def _missing(pages: Sequence[Bare]) -> list[tuple[int, str]]:
    """The pages behind which the printed numbers leave some out, and that they do, in words."""
    found = []
    for one, other in zip(pages, pages[1:], strict=False):
        if one.printed and other.printed and one.printed.isdigit() and other.printed.isdigit():
            first, second = int(one.printed), int(other.printed)
            between = other.page.number - one.page.number
            if first + between < second <= first + between + 50:
                lost = f"{first + 1}" if second == first + between + 1 else f"{first + 1} to {second - 1}"
                found.append(
                    (one.page.number, f"between the printed pages {first} and {second} is missing: {lost}")
                )
    return found


def lines_of(columns: Sequence[Sequence[PrintLine]]) -> list[PrintLine]:
    """All lines, page after page."""
    return [line for own in columns for line in own]
