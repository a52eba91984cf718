"""Layouts: the picture that each command's answer makes, as parts.

A layout is a function from a Result, and the width there is (None for as much
as it takes), to parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.layouts.findings import findings, rules
from secpol_cli.output.layouts.hits import hits
from secpol_cli.output.layouts.lists import documents, organisations, speakers, styles
from secpol_cli.output.layouts.pages import pages
from secpol_cli.output.layouts.principles import matrix, principles
from secpol_cli.output.layouts.stats import stats
from secpol_cli.output.layouts.timeline import timeline
from secpol_cli.output.layouts.verdicts import verdicts

if TYPE_CHECKING:
    from collections.abc import Callable

    from secpol_cli.output.parts import Part
    from secpol_cli.output.result import Result

LAYOUTS: dict[str, Callable[[Result, int | None], list[Part]]] = {
    "hits": hits,
    "pages": pages,
    "principles": principles,
    "matrix": matrix,
    "speakers": speakers,
    "organisations": organisations,
    "documents": documents,
    "timeline": timeline,
    "stats": stats,
    "findings": findings,
    "rules": rules,
    "styles": styles,
    "verdicts": verdicts,
}
