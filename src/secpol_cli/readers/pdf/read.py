"""A PDF as a document: paragraphs with their pages, notes and headings, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.readers.pdf.columns import read_columns
from secpol_cli.readers.pdf.extract import extract
from secpol_cli.readers.pdf.furniture import without_furniture
from secpol_cli.readers.pdf.judge import judge_pages
from secpol_cli.readers.pdf.notes import part_notes
from secpol_cli.readers.pdf.paragraphs import TypeStyle, find_pieces, join_pieces
from secpol_cli.readers.pdf.writing import Writer
from secpol_cli.readers.plain.line_ends import Joins
from secpol_cli.readers.records import ReadDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.readers.pdf.furniture import Bare

_LONGEST_GAP = 50  # pages that are missing at most


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
    """The pages behind which the printed numbers leave some out, and that they do, in words.

    Only where the numbers go on without a gap on the page before, and on that behind, where there are such.
    """
    found = []
    numbers = [int(page.printed) if page.printed and page.printed.isdecimal() else None for page in pages]
    for at in range(len(pages) - 1):
        first, second = numbers[at], numbers[at + 1]
        if first is None or second is None or not first + 1 < second <= first + _LONGEST_GAP:
            continue
        before = numbers[at - 1] if at else first - 1
        behind = numbers[at + 2] if at + 2 < len(pages) else second + 1
        if before == first - 1 and behind == second + 1:
            lost = f"{first + 1}" if second == first + 2 else f"{first + 1} to {second - 1}"
            told = f"between the printed pages {first} and {second} is missing: {lost}"
            found.append((pages[at].page.number, told))
    return found
