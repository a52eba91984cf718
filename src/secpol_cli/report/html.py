"""The report as one HTML page: no script, nothing from elsewhere, fit to print."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from secpol_cli.report.foot import foot_style
from secpol_cli.report.templates import load_template, read_style

if TYPE_CHECKING:
    from secpol_cli.report.records import Report

_BAR = 1000  # units of the bar's width


def write_html(report: Report) -> bytes:
    """The report as an HTML document in UTF-8; the policy in it allows nothing but its own style sheet."""
    style = read_style() + foot_style(report)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    page = load_template("report.html").render(
        report=report,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'",
        bar=_bar(report),
    )
    return page.encode()


def _bar(report: Report) -> list[dict[str, Any]]:
    """The bar's pieces: where each begins and how wide it is, in thousandths."""
    total = sum(share.count for share in report.shares) or 1
    pieces, at = [], 0.0
    for share in report.shares:
        width = _BAR * share.count / total
        pieces.append({"x": round(at, 1), "width": round(max(width - 3, 1), 1), "verdict": share.verdict})
        at += width
    return pieces
