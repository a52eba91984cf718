"""The report as Markdown (GitHub's, for struck words and boxes to tick)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.report.templates import load_template

if TYPE_CHECKING:
    from secpol_cli.report.records import Report


def write_markdown(report: Report) -> bytes:
    """The report as a Markdown document in UTF-8."""
    return load_template("report.md").render(report=report).encode()
