"""A place where a quotation may stand, as it is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.record import Record
from secpol_cli.store.address import doc_of

if TYPE_CHECKING:
    from secpol_cli.queries.attribution import Attribution
    from secpol_cli.verification.comparison import Comparison
    from secpol_cli.verification.source_context import SourceContext


class CandidatePlace(Record):
    """A place where a quotation may stand.

    `comparison` says how the two differ, `reading` has the words around it, and
    `attribution` tells whose they are.  `is_theirs`, `is_cited` and `is_located`
    say what of the manuscript's claims the place bears out: the speaker, the
    document, the place in it.
    """

    comparison: Comparison
    reading: SourceContext
    attribution: Attribution
    is_theirs: bool
    is_cited: bool
    is_located: bool

    @property
    def spans(self) -> list[tuple[str, int, int]]:
        """The address and the half-open offsets of the words in each block."""
        return list(self.reading.spans(self.comparison.first, self.comparison.last))

    @property
    def doc(self) -> str:
        """The document's id."""
        return doc_of(self.spans[0][0])

    @property
    def behind(self) -> str:
        """How the source goes on."""
        return self.reading.behind(self.comparison.last)

    @property
    def before(self) -> str:
        """What stands in the source before the words."""
        return self.reading.before(self.comparison.first)
