"""Which paragraphs of an office document are block quotations: by their style, or by how they are set.

Word has no block quotations but by style, and writers indent much else: cells,
abstracts, items, notes under tables.  A paragraph that is merely indented is a
quotation where running text leads to it, and nothing says that it is another thing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from secpol_cli.patterns import compile_late
from secpol_cli.text.orthography import DASHES

LEAST = 240  # twips (a sixth of an inch) by which a quotation is indented more than the text around it
MOST = 2880  # twips; what begins further right is an address, a date or a signature

_QUOTING = compile_late(
    r"(?:(?:block|long|indented|intense|display|extended|set off|apa|mla|chicago|text|body) ?)*"
    r"(?:quot(?:e|es|ed|ation|ations)"
    r"(?: ?(?:text|block|paragraph|indent(?:ed)?|long|first|last|single|multi))?"
    r"|blocktext|block text|(?:block ?)?extracts?|prose ?extract"
    r"|(?:block|lang|intensives )?zitat|zitatblock"
    r"|citation(?: ?(?:longue|intense|détachée|en bloc))?"
    r"|cita(?: ?(?:textual|larga|destacada|intensa|in blocco))?|citação(?: ?(?:longa|intensa|direta longa))?"
    r"|citações|citazione(?: ?intensa)?|(?:block|duidelijk ?)?citaat"
    r"|(?:starkt ?|stærkt ?|sterkt ?)?(?:citat|sitat)|cytat(?: ?intensywny)?|(?:blokový ?|výrazný ?)?citát"
    r"|citace|lainaus|erottuva lainaus|idézet|kiemelt idézet|(?:выделенная ?)?цитата|alıntı|güçlü alıntı"
    r"|引用文?|明显引用|鮮明引文|引文|인용|강한 인용)(?: ?\d+)?"
)
_OWN_LABEL = compile_late(
    r"\s*(?:(?:(?:general |table |figure )?notes?|sources?|n\.\s?b|legend|key ?words?|abstract|summary"
    r"|abbreviations?|jel|figure|fig|table|tab|anmerkung(?:en)?|quellen?|legende|schlüsselwörter|schlagwörter|zusammenfassung"
    r"|notas?|fuentes?|resumen|palabras clave|résumé|mots[- ]clés|remarques?)\b[\s\d.]*[.:—–]"
    r"|\*{1,3}\s?p\s?[<=]|[*†‡]\s?\w)",
    re.IGNORECASE,
)
_ITEM = compile_late(
    r"\s*(?:[(\[]?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[)\]]\s|(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,6})\.\s|\d+(?:\.\d+)+\.?\s"
    r"|\d{4}s?\s?[:–—]\s?|§+\s*\d|(?:article|art\.|section|clause|rule|regulation|schedule|artikel|artículo)\s+\d+|[•●▪◦·‣*o-]\s|[–—]\s)",
    re.IGNORECASE,
)
_ABSTRACT = compile_late(
    r"(?:executive )?(?:abstract|summary|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto"
    r"|samenvatting|keywords?)"
)
_OTHER_STYLE = compile_late(
    r"abstract|toc|table|list|bibliograph|reference|caption|title|author|footnote|endnote|header|footer|index|code"
    r"|source|verbatim|note|contents|address|signature|closing|salutation|envelope"
)
_LEADING = tuple(f":,…{DASHES}")
_CITED_END = compile_late(r"[)\]][.\s]*$")


class Look(NamedTuple):
    """How a paragraph is set.

    `styles` are the names of its style and of those that it is based on; `left`
    and `right` its indentations in twips, of all lines; `is_plain` says that it
    is no item of a list, no cell, in no box, and neither centred nor set to the right.
    """

    styles: tuple[str, ...] = ()
    left: int = 0
    right: int = 0
    is_plain: bool = True

    @property
    def quotes(self) -> bool:
        """Whether the style says that it is a quotation."""
        return any(_QUOTING.fullmatch(name) for name in self.styles)


class SetOff:
    """Tells block quotations from the rest, paragraph after paragraph of a flow of text."""

    def __init__(self) -> None:
        self._running: int | None = None  # indentation of the running text before; None where there is none
        self._leads = False
        self._in_abstract = False
        self._before: Look | None = None  # of the paragraph before, where that is set off
        self.after_table = False
        self.indented = 0  # paragraphs that are indented and held for no quotations

    def heading(self, text: str) -> None:
        """A heading has been read."""
        self._running, self._leads, self.after_table = None, False, False
        self._in_abstract = _ABSTRACT.match(text.strip().casefold()) is not None

    def is_quotation(self, look: Look, text: str, *, is_cited: bool) -> bool:
        """Whether a paragraph is (part of) a block quotation; `is_cited`: a note or a citation ends it."""
        if look.quotes:
            return True
        found = self._is_set_off(look, text, is_cited)
        self._before = look if found else None
        if not found:
            self._follow(look, text)
        return found

    def _is_set_off(self, look: Look, text: str, is_cited: bool) -> bool:
        if not look.is_plain or not LEAST <= look.left <= MOST:
            return False
        if self._running is not None and look.left < self._running + LEAST:
            return False
        goes_on = self._before is not None and self._before[1:3] == look[1:3]
        told = goes_on or look.right >= LEAST or self._leads or is_cited or _CITED_END.search(text)
        another = self._in_abstract or self.after_table or any(map(_OTHER_STYLE.search, look.styles))
        labelled = _OWN_LABEL.match(text) or _ITEM.match(text)
        if self._running is not None and told and not another and not labelled:
            return True
        self.indented += 1
        return False

    def _follow(self, look: Look, text: str) -> None:
        words = text.split()
        if len(words) <= 3 and _ABSTRACT.fullmatch(" ".join(words).strip(":.").casefold()):
            self._in_abstract = True
            return
        if look.left < LEAST:
            self._in_abstract = False
        self.after_table = False
        if look.is_plain and not self._in_abstract and (self._running is None or look.left <= self._running):
            self._running = look.left if look.left < LEAST or self._running is not None else None
        self._leads = text.rstrip().endswith(_LEADING)
