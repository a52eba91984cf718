"""The report as a Word file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from secpol_cli.report.foot import page_foot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secpol_cli.report.records import Problem, Report, Side, SideWords

_WRONG, _RIGHT, _SOFT = (0x9A, 0x34, 0x12), (0x0B, 0x5D, 0x3B), (0x5C, 0x59, 0x53)
_SMALL, _TINY = 9, 7.5  # points
_PROVED = {
    "In the draft": 0.65,
    "Words": 2.05,
    "Speaker named": 0.8,
    "Source": 0.75,
    "Speaker there": 1.2,
    "How": 0.75,
}
_DECISION = f"☐ corrected    ☐ taken out    ☐ stands, because {'_' * 16}  initials {'_' * 5}"


def write_docx(report: Report) -> bytes:
    """The report as the bytes of a docx file."""
    from docx import Document

    document = Document()
    document.core_properties.title = f"Quotation report: {report.title}"
    document.core_properties.author = f"secpol {report.version}"
    writing = _Writing(document)
    writing.head(report)
    for group in report.groups:
        title = f"{group.letter}  {group.title} ({len(group.problems)})"
        document.add_heading(title, 1)
        writing.small(group.gloss).paragraph_format.keep_with_next = True
        for problem in group.problems:
            writing.problem(problem, decides=group.decides)
    writing.rest(report)
    writing.foot(page_foot(report))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


class _Writing:
    """Puts the parts of a report into a document of python-docx, which has no types."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def small(self, text: str) -> Any:
        """A paragraph in small, soft letters."""
        paragraph = self.document.add_paragraph()
        _color(paragraph.add_run(text), _SOFT, _SMALL)
        return paragraph

    def head(self, report: Report) -> None:
        """The title, what was checked and the result."""
        self.document.add_heading("Quotation report", 0)
        self.document.add_paragraph().add_run(report.title).bold = True
        self.small(
            f"{report.quotations} quotations, {report.marks} quotation marks · {report.made_words} · "
            f"secpol {report.version}"
        )
        self.document.add_paragraph(report.lead, style="Intense Quote")
        told = "; ".join(f"{share.count} {share.label}" for share in report.shares)
        self.document.add_paragraph(told)
        self.small("Words that only the draft has are struck, words that only the source has underlined.")
        if len(report.files) > 1:
            rows = [
                (file.name, str(file.quotations), str(file.proved), str(file.problems), str(file.others))
                for file in report.files
            ]
            heads = {"File": 3.0, "Quotations": 1.0, "Proved": 0.7, "To decide": 0.8, "Others": 0.7}
            self.table(heads, rows)

    def problem(self, problem: Problem, *, decides: bool) -> None:
        """One problem: the two texts beside each other, what to paste, and what is decided."""
        heading = self.document.add_heading(f"{problem.code}  {problem.headline}", 2)
        _color(heading.add_run(f"  {problem.where}"), _SOFT, _SMALL)
        sides = [("Draft", problem.draft)]
        if problem.source:
            sides.append(("Nearest in the sources" if problem.nearest else "Source", problem.source))
        table = self.document.add_table(rows=1, cols=2)
        for cell, (title, side) in zip(table.rows[0].cells, sides, strict=False):
            self._side(cell, title, side)
        if not problem.source:
            _color(table.rows[0].cells[1].paragraphs[0].add_run(problem.nothing), _SOFT, _SMALL)
        together = [paragraph for cell in table.rows[0].cells for paragraph in cell.paragraphs]
        together += [self.small(remark) for remark in problem.remarks]
        if problem.citation:
            paragraph = self.document.add_paragraph()
            _color(paragraph.add_run("Citation to paste  "), _SOFT, _SMALL)
            paragraph.add_run(problem.citation)
            together.append(paragraph)
        if decides:
            together.append(self.document.add_paragraph(_DECISION))
        for paragraph in together[:-1]:  # a page does not part what is to be decided from its decision
            paragraph.paragraph_format.keep_with_next = True

    def _side(self, cell: Any, title: str, side: Side) -> None:
        _color(cell.paragraphs[0].add_run(title), _SOFT, _SMALL)
        _add(cell.add_paragraph(), side.words)
        _add(cell.add_paragraph(), side.said, size=_SMALL)

    def rest(self, report: Report) -> None:
        """What is proved, what was not looked at, the sources, and how the report was made."""
        self.document.add_heading(f"Proved ({len(report.proved)})", 1)
        rows = [
            (line.where, f"“{line.words}”", line.claimed or "—", line.stands, line.speaker, line.how)
            for line in report.proved
        ]
        if rows:
            self.table(_PROVED, rows)
        self.document.add_heading("Not looked at", 1)
        for unseen in report.unseen:
            self.document.add_paragraph(f"{unseen.why}:")
            self._list(unseen.things)
        if not report.unseen:
            self.document.add_paragraph("Nothing was passed over.")
        if report.warnings:
            self.document.add_paragraph("Warnings:")
            self._list(report.warnings)
        self.small(report.ledger)
        self.document.add_heading("Sources", 1)
        self.document.add_paragraph(report.corpus)
        sources = [
            (one.address, one.work, str(one.quotations), f"{one.file} {one.sha256}") for one in report.sources
        ]
        if sources:
            self.table(
                {"Document": 0.95, "Work": 2.15, "Quotations": 1.05, "File and SHA-256": 2.05}, sources
            )
        self.document.add_heading("How this was made", 1)
        self.document.add_paragraph(report.command, style="No Spacing")
        sums = [*((file.name, file.sha256) for file in report.files), ("the corpus", report.corpus_sha256)]
        self._list([f"{name}: SHA-256 {digest}" for name, digest in sums])
        self.document.add_paragraph("This report is about the files with these sums, and no others.")
        self.document.add_paragraph(f"Signed off by {'_' * 30}  date {'_' * 12}")

    def foot(self, text: str) -> None:
        """What stands under each page, with its number."""
        paragraph = self.document.sections[0].footer.paragraphs[0]
        _color(paragraph.add_run(f"{text} · page "), _SOFT, _TINY)
        _field(paragraph, "PAGE")
        _color(paragraph.add_run(" of "), _SOFT, _TINY)
        _field(paragraph, "NUMPAGES")

    def _list(self, things: Iterable[str]) -> None:
        for thing in things:
            self.document.add_paragraph(thing, style="List Bullet")

    def table(self, heads: Mapping[str, float], rows: Sequence[Sequence[str]]) -> None:
        """A table whose first row is repeated on each page; `heads` have the columns' widths, in inches."""
        from docx.oxml.ns import qn
        from docx.shared import Inches

        table = self.document.add_table(rows=1, cols=len(heads), style="Light Shading")
        table.autofit = False
        header = table.rows[0]._tr.get_or_add_trPr()  # python-docx has no name for it
        header.append(header.makeelement(qn("w:tblHeader"), {}))
        for cell, text in zip(table.rows[0].cells, heads, strict=True):
            _color(cell.paragraphs[0].add_run(text), None, _SMALL)
        for row in rows:
            added = table.add_row()
            whole = added._tr.get_or_add_trPr()
            whole.append(whole.makeelement(qn("w:cantSplit"), {}))
            for cell, text in zip(added.cells, row, strict=True):
                run = cell.paragraphs[0].add_run(text)
                run.bold = False
                _color(run, None, _SMALL if len(text) < 80 else _TINY)
        for column, width in zip(table.columns, heads.values(), strict=True):
            for cell in column.cells:  # Word goes by the cells, LibreOffice by the columns
                cell.width = Inches(width)
            column.width = Inches(width)


def _add(paragraph: Any, runs: Iterable[SideWords], size: float | None = None) -> None:
    for text, kind in runs:
        run = paragraph.add_run(text)
        if kind == "draft":
            run.font.strike = True
            _color(run, _WRONG, size)
        elif kind == "source":
            run.font.underline = run.bold = True
            _color(run, _RIGHT, size)
        elif kind == "around":
            _color(run, _SOFT, size)
        else:
            _color(run, None, size)


def _field(paragraph: Any, name: str) -> None:
    """A number that Word counts; python-docx has no name for it."""
    from docx.oxml.ns import qn

    for kind in ("begin", name, "end"):
        run = paragraph.add_run()
        _color(run, _SOFT, _TINY)
        part = run._r.makeelement(qn("w:instrText" if kind == name else "w:fldChar"), {})
        if kind == name:
            part.text = name
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def _color(run: Any, color: tuple[int, int, int] | None, size: float | None) -> None:
    from docx.shared import Pt, RGBColor

    if color is not None:
        run.font.color.rgb = RGBColor(*color)
    if size is not None:
        run.font.size = Pt(size)
