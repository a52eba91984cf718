"""What would decide about a quotation and cannot be read: a work that the corpus does not have, a document
without text, an original in another language."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from secpol_cli.patterns import compile_late
from secpol_cli.queries.entities import document_departures, documents_without_text
from secpol_cli.queries.unread import unread_sources
from secpol_cli.store.address import doc_of
from secpol_cli.text.orthography import DOUBLE_QUOTES, GUILLEMETS
from secpol_cli.verdicts import NOTHING_WRONG
from secpol_cli.verification import messages

if TYPE_CHECKING:
    from secpol_cli.manuscript.quotation import Quotation
    from secpol_cli.model import UnreadSource
    from secpol_cli.readers.records import CitationItem
    from secpol_cli.store.store import Store
    from secpol_cli.verdicts import VerifyItem
    from secpol_cli.verification.linking.claims import Asserted

# A translation that the writer made, as style guides have it said: in English, German, French, Spanish,
# Portuguese, Italian and Dutch.
_TRANSLATION = compile_late(
    r"\b(?:"
    r"(?:my|our|own|authors?[’']?s?[’']?)\s+(?:own\s+)?(?:trans(?:lations?|l?\.)|english\s+version)"
    r"|trans(?:lat(?:ions?|ed)|l?\.)\s+(?:is\s+|are\s+)?(?:mine|ours|(?:my|our)\s+own)\b"
    r"|trans(?:lat(?:ions?|ed)|l?\.)\s+(?:from\s+(?:the\s+)?\w+\s+)?by\s+(?:me|us|the\s+(?:present\s+)?(?:authors?|writers?))\b"
    r"|(?:eigene|meine|unsere|freie)\s+übers(?:etzung|\.)"
    r"|übers(?:etzung(?:en)?|etzt|\.)\s*(?:de[rs]|durch|von|d\.)\s*(?:die\s+|den\s+)?(?:verf|aut)\w*\.?"
    r"|übersetzung\b"
    r"|(?:ma|notre)\s+traduction|traduction\s+(?:personnelle|libre|de\s+l[’']aut(?:eur|rice)|des\s+auteurs)"
    r"|(?:nuestra|mi)\s+traducción|traducción\s+(?:propia|nuestra|mía|de[l]?\s+(?:la\s+)?autora?)"
    r"|(?:nossa|minha)\s+tradução|tradução\s+(?:própria|nossa|minha|livre|d[oa]s?\s+autora?e?s?)"
    r"|(?:mia|nostra)\s+traduzione|traduzione\s+(?:mia|nostra|propria|dell[’']autor\w+)"
    r"|(?:eigen|mijn)\s+vertaling|vertaling\s+(?:van\s+de\s+)?auteurs?"
    r")",
    re.IGNORECASE,
)
_ELSEWHERE = frozenset(["misattributed", "mislocated"])  # findings beside which the words are the source's
_SEE = compile_late(r"\s*(?:but\s+)?(?:see|cf\.?|compare|contra|vgl\.?|siehe|voir|ver)\b", re.IGNORECASE)
_BEHIND = 160  # code points behind a quotation in which a parenthesis may call it a translation
_ASIDE = compile_late(rf"[(\[]([^()\[\]{DOUBLE_QUOTES}{GUILLEMETS}]{{1,200}})[)\]]")


class Unread:
    """Says of the source that a manuscript names for a quotation whether it can be read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def why(self, item: VerifyItem, quotation: Quotation, asserted: Asserted) -> str:
        """Why a quotation that was held against the corpus is unchecked all the same; empty where it is not.

        Words that stand word for word in the corpus are no translation; those that a
        statement there gives to another stay misattributed.
        """
        if departed := self._departed_of(item):
            return messages.of_departure(departed)
        is_word_for_word = item.status in NOTHING_WRONG or _ELSEWHERE.issuperset(item.findings)
        if "misattributed" in item.findings and is_word_for_word:
            return ""
        work = None if asserted.cited else asserted.unknown
        if work is not None and not (is_word_for_word and not _is_source(work)):
            return messages.of_other_work(work.text)
        if docs := self._without_text_of(asserted):
            return messages.of_no_text(docs)
        said = "" if is_word_for_word else translation_said(quotation)
        if said:
            return messages.of_translation(said)
        unread = self._may_have(asserted) if item.status == "not-found" else []
        return messages.of_unread(unread) if unread else ""

    def _may_have(self, asserted: Asserted) -> list[UnreadSource]:
        """What could not be read and may have a quotation: of the documents that are cited, else of all."""
        cited = {each.doc for each in asserted.cited}
        return [each for each in self._unread if not cited or each.doc in cited]

    @cached_property
    def _unread(self) -> tuple[UnreadSource, ...]:
        return unread_sources(self._store)

    def _without_text_of(self, asserted: Asserted) -> str:
        """The documents that are cited, where none of them has text; else empty."""
        cited = dict.fromkeys(each.doc for each in asserted.cited)
        return ", ".join(cited) if cited and self._without_text.issuperset(cited) else ""

    def _departed_of(self, item: VerifyItem) -> dict[str, str]:
        """The documents that have the words and are not word for word their sources, and the reasons."""
        if item.match is None or item.status == "not-found":
            return {}
        docs = dict.fromkeys(map(doc_of, item.match.addresses))
        return {doc: self._departures[doc] for doc in docs if doc in self._departures}

    @cached_property
    def _departures(self) -> dict[str, str]:
        return document_departures(self._store)

    @cached_property
    def _without_text(self) -> frozenset[str]:
        return documents_without_text(self._store)


def _is_source(work: CitationItem) -> bool:
    """Whether a citation surely is one, and of the source: by a key, or by authors and a year, without
    “see” before it."""
    is_sure = work.key is not None or (bool(work.names) and work.year is not None)
    return is_sure and not _SEE.match(work.prefix)


def translation_said(quotation: Quotation) -> str:
    """The words by which the manuscript calls a quotation the writer's translation; empty where it does not.

    They stand in parentheses or brackets behind the words or at their end, or in a note or citation.
    """
    after = re.split(f"[{DOUBLE_QUOTES}{GUILLEMETS}]", quotation.after, maxsplit=1)[0][:_BEHIND]
    asides = [match[1] for match in _ASIDE.finditer(after)]
    inside = [
        match[1] for match in _ASIDE.finditer(quotation.text) if not quotation.text[match.end() :].strip()
    ]
    cited = [item.text for item in quotation.claim.citations]
    for words in [*asides, *inside, *cited]:
        if found := _TRANSLATION.search(words):
            return found[0]
    return ""
