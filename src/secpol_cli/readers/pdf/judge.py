"""Which pages can be read, and why the others cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.readers.pdf.legibility import doubt_of, has_common_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from secpol_cli.readers.pdf.page import Extract, Glyphs, PdfPage

UNKNOWN = "\ufffd"  # stands where letters stood that are not known: no quotation goes over them unseen
_FEWEST = 8  # letters of a page that has text
_OF_A_PAGE = 0.5  # of a page's characters that its bad fonts have: then all of it is refused
_ENOUGH_OF_FONT = 25  # words on a page by which a font is judged there
_SCAN = "run: ocrmypdf IN.pdf OUT.pdf, and give OUT.pdf"
_GLYPHS = "run: ocrmypdf --force-ocr IN.pdf OUT.pdf, and give OUT.pdf"
_SHOWN = 5  # pages named one by one


class LegiblePages(NamedTuple):
    """The pages that can be read, with UNKNOWN for characters that cannot, and what is wrong with the others.

    `refusal` says that in short, with what to do, where nothing is left.
    """

    pages: list[PdfPage]
    problems: list[str]
    refusal: tuple[str, str]


def judge_pages(extracted: Extract) -> LegiblePages:
    """The pages of a file parted into those with text that makes sense and the others."""
    texts = _by_font(extracted.pages)
    doubts = {font: doubt for font, own in texts.items() if (doubt := doubt_of(own, of_font=True))}
    prosaic = {font for font, own in texts.items() if has_common_words(own)}
    pages: list[PdfPage] = []
    scans: list[int] = []
    rubbish: dict[int, str] = {}
    partly: list[int] = []
    for page in extracted.pages:
        letters = sum(char.isalnum() for span in page.spans for char in span.text)
        if letters < _FEWEST and page.pictured:
            scans.append(page.number)
            continue
        bad = {font: doubt for font, doubt in doubts.items() if not _is_clear(page, font)}
        good = [span for span in page.spans if span.font not in bad]
        doubt = _doubt_of_page(page, good, bad, prosaic)
        if doubt:
            rubbish[page.number] = doubt
            continue
        if sum(len(span.text) for span in good) < sum(len(span.text) for span in page.spans) - 20:
            partly.append(page.number)
        kept = [span._replace(text=UNKNOWN) if span.font in bad else span for span in page.spans]
        pages.append(page._replace(spans=kept))
    problems = _told(extracted, scans, rubbish, partly)
    has_text = any(page.spans for page in pages)
    return LegiblePages(pages if has_text else [], problems, _refusal(scans, rubbish))


def _by_font(pages: Sequence[PdfPage]) -> dict[int, str]:
    """All that is printed in each font."""
    texts: dict[int, list[str]] = {}
    for page in pages:
        for span in page.spans:
            texts.setdefault(span.font, []).append(span.text)
    return {font: " ".join(own) for font, own in texts.items()}


def _is_clear(page: PdfPage, font: int) -> bool:
    """Whether the words in a font make sense on one page: another of its name may stand on the others."""
    words = " ".join(span.text for span in page.spans if span.font == font)
    return len(words.split()) >= _ENOUGH_OF_FONT and not doubt_of(words)


def _doubt_of_page(
    page: PdfPage, good: Sequence[Glyphs], doubts: Mapping[int, str], prosaic: Collection[int]
) -> str:
    """Why a page can be no text.  One in the fonts of the file's prose may be all names, as in a table."""
    whole = sum(len(span.text) for span in page.spans)
    left = sum(len(span.text) for span in good)
    if whole and left < (1 - _OF_A_PAGE) * whole:
        lost = max(
            {span.font for span in page.spans} & doubts.keys(),
            key=lambda font: sum(len(span.text) for span in page.spans if span.font == font),
        )
        return doubts[lost]
    is_table = all(span.font in prosaic for span in good)
    return doubt_of(" ".join(span.text for span in good), of_prose=not is_table)


def _told(
    extracted: Extract, scans: Sequence[int], rubbish: Mapping[int, str], partly: Sequence[int]
) -> list[str]:
    told = []
    if scans:
        told.append(f"{_pages(scans)} no text, only a picture ({_SCAN})")
    for doubt in dict.fromkeys(rubbish.values()):
        own = [page for page, each in rubbish.items() if each == doubt]
        told.append(f"{_pages(own)} letters that stand for others: {doubt} ({_GLYPHS})")
    if partly:
        told.append(f"{_pages(partly)} words in a type whose letters stand for others: left out ({_GLYPHS})")
    if len(extracted.pages) < extracted.total:
        told.append(
            f"only the first {len(extracted.pages)} of {extracted.total} pages were read: split the file"
        )
    return told


def _refusal(scans: Sequence[int], rubbish: Mapping[int, str]) -> tuple[str, str]:
    if rubbish:
        return f"its letters stand for others: {next(iter(rubbish.values()))}", _GLYPHS
    if scans:
        return "has no text, only pictures of it", _SCAN
    return "has no text", "leave it out"


def _pages(numbers: Sequence[int]) -> str:
    """The numbers of some pages, with the verb that follows: page 3 has; pages 3, 4 and 9 have."""
    if len(numbers) == 1:
        return f"page {numbers[0]} has"
    named = _ranges(numbers)
    shown = named[:_SHOWN]
    more = len(named) - len(shown)
    last = f" and {more} more" if more else f" and {shown.pop()}" if len(shown) > 1 else ""
    return f"pages {', '.join(shown)}{last} have"


def _ranges(numbers: Sequence[int]) -> list[str]:
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return [str(first) if first == last else f"{first}–{last}" for first, last in ranges]
