"""A place where a quotation may stand, as it is judged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.record import Record
from secpol_cli.store.address import doc_of
from secpol_cli.verification.english.ends import condition_behind, other_ending
from secpol_cli.verification.english.governing.governed import governed_by

if TYPE_CHECKING:
    from secpol_cli.queries.attribution import Attribution
    from secpol_cli.queries.pages import OnPage
    from secpol_cli.verification.comparison import Comparison
    from secpol_cli.verification.linking.voices import Ownership
    from secpol_cli.verification.source_context import SourceContext


_ITEM = re.compile(r"\W*(?:\w{1,4}[.)])?\s*")  # what an item of a list may begin with


class CandidatePlace(Record):
    """A place where a quotation may stand.

    `comparison` says how the two differ, `reading` has the words around it, and
    `attribution` tells whose they are.  `is_theirs`, `is_cited` and `is_located`
    say what of the manuscript's claims the place bears out: the speaker, the
    document, the place in it, None where the text cannot tell.  `apparatus` is the
    kind of the block where it is none that anybody says: a caption, a byline;
    `introduction` the words up to a colon under which it stands in a list.
    `ownership` says whether a named speaker speaks there, or that this cannot be told.
    `pages` are those that the words stand on, where the text has pages.
    """

    comparison: Comparison
    reading: SourceContext
    attribution: Attribution
    is_theirs: bool
    is_cited: bool
    is_located: bool | None
    apparatus: str = ""
    introduction: str = ""
    ownership: Ownership = "open"
    pages: tuple[OnPage, ...] = ()

    @property
    def exact(self) -> str:
        """The words of the source that are compared."""
        return self.reading.slice(self.comparison.first, self.comparison.last)

    @property
    def is_word_for_word(self) -> bool:
        """Whether the words are the source's, but for what marks admit."""
        return not self.comparison.changes and not any(each.why for each in self.comparison.differences)

    def other_ending(self, after: str) -> str:
        """Whether a quotation, which goes on so in the manuscript, makes a question or a call of a statement,
        as `ends.other_ending` says."""
        whole = self.reading.begins_sentence(self.comparison.first)
        return other_ending(self.comparison.tail, self.behind, after, whole=whole)

    def governed_by(self, before: str, after: str) -> str | None:
        """What the source has in front of the words that turns their sense, and the manuscript, which has
        `before` in front of them and goes on with `after`, does not; None where there is nothing."""
        return governed_by(self.before, self.exact, before, self.behind, after)

    def condition_behind(self, after: str, before: str) -> str | None:
        """How the source goes on behind the words and turns their sense, where the manuscript, which has
        `before` in front of them and goes on with `after`, does not; None where there is nothing."""
        return condition_behind(self.behind, after, before, self.exact)

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
        """What stands in the source before the words; before an item of a list, what introduces it."""
        before = self.reading.before(self.comparison.first)
        return (
            f"{self.introduction.rstrip(' :')} " if self.introduction and _ITEM.fullmatch(before) else before
        )
