"""What stands at the foot of each page of a report, so that none is taken for another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.text.shown import legible

if TYPE_CHECKING:
    from secpol_cli.report.records import Report

_DIGITS = 12  # of a checksum, which tell two versions of a manuscript apart; the whole stands in the report
_PLAIN = frozenset(" .,-_")


def page_foot(report: Report) -> str:
    """The manuscript and the beginning of its checksum; of several, how many they are."""
    about = [report.title]
    if len(report.files) == 1:
        about.append(f"SHA-256 {report.files[0].sha256[:_DIGITS]}…")
    return legible(" · ".join(["Quotation report", *about]))


def foot_style(report: Report) -> str:
    """A rule for printing that puts the foot and the page's number under each page."""
    letters = 'font: 8pt "Helvetica Neue", Arial, sans-serif; color: #555;'
    return (
        f"@page {{ @bottom-left {{ content: {_css_string(page_foot(report))}; {letters} }} "
        f'@bottom-right {{ content: counter(page) " / " counter(pages); {letters} }} }}'
    )


def _css_string(text: str) -> str:
    """A text as a string of a style sheet, in which nothing can end the string or the sheet."""
    plain = (
        char if char.isascii() and (char.isalnum() or char in _PLAIN) else f"\\{ord(char):x} "
        for char in text
    )
    return f'"{"".join(plain)}"'
