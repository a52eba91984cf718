"""Writing a report, in the format that its file's ending says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from secpol_cli.errors import UsageError
from secpol_cli.verification.fixing import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.report.records import Report


def _html(report: Report) -> bytes:
    from secpol_cli.report.html import write_html

    return write_html(report)


def _docx(report: Report) -> bytes:
    from secpol_cli.report.docx import write_docx

    return write_docx(report)


def _markdown(report: Report) -> bytes:
    from secpol_cli.report.markdown import write_markdown

    return write_markdown(report)


WRITERS: dict[str, Callable[[Report], bytes]] = {
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".md": _markdown,
    ".markdown": _markdown,
}


def check_report(name: str, manuscripts: Sequence[str]) -> None:
    """Raises UsageError where no report can be written under this name: another ending, a manuscript's own
    file, or no folder."""
    path = Path(name)
    if path.suffix.lower() not in WRITERS:
        ending = f"“{path.suffix}”" if path.suffix else "no ending"
        raise UsageError(
            f"--report {name}: {ending} says no format", "name a file that ends in .html, .docx or .md"
        )
    if any(path.exists() and Path(file).exists() and path.samefile(file) for file in manuscripts):
        raise UsageError(f"--report {name} is the manuscript itself", "name another file")
    if not path.parent.is_dir():
        raise UsageError(f"--report {name}: there is no folder {path.parent}", "make it, or name another")


def write_report(report: Report, name: str) -> str:
    """Write a report, whole or not at all, over an earlier one; returns a sentence about it.

    Raises UsageError where the file cannot be written.
    """
    path = Path(name)
    write_whole(path, WRITERS[path.suffix.lower()](report), like=None)
    problems = sum(len(group.problems) for group in report.groups if group.decides)
    return f"{name}: report on {report.quotations} quotations, {problems} to decide"
