"""Later citations of a work: Ibid., op. cit., supra note 3, authors or a short title alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.dates.written import YEAR
from secpol_cli.patterns import compile_late
from secpol_cli.readers.citations import in_order
from secpol_cli.record import replace
from secpol_cli.text.english_names import NAMES, split_names, without_opening
from secpol_cli.text.folding import fold_words
from secpol_cli.text.locators import find_locator, parse_locator, without_locator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import Locator
    from secpol_cli.readers.records import CitationItem

_SIGNAL = r"(?:(?i:see|also|cf\.?|compare|quoted\s+in|vgl\.|siehe|ver|véase|voir)[,\s]+){0,3}"
_SAME = compile_late(
    rf"\s*[(\[]?\s*{_SIGNAL}(?i:ibid(?:em)?\b\.?|ib\.|id\.|idem\b\.?|ebd\.|ebenda\b|ders\.|dies\.)[,;:]?"
)
_NUMBERED = compile_late(
    r"(?i:(?:supra|above)\s*,?\s*(?:note|n\.?|fn\.?)\s*|\(\s*n\.?\s*)(?P<number>\d{1,4})\)?"
)
_EARLIER = compile_late(
    r"(?i:op\.?\s*cit\.?|loc\.?\s*cit\.?|art\.?\s*cit\.?|a\.\s*a\.\s*O\.|supra|passim|as\s+above|cited\s+above)"
)
_NAMED = compile_late(rf"\s*[(\[]?\s*{_SIGNAL}(?P<names>{NAMES})")
_HOWEVER_SHORT = 12  # words of a later note; a guard, no measure: a first one has title and publisher
_YEARS = compile_late(rf"\b{YEAR}\b")
# Where another work, or the writer's words, begin behind a citation: Ibid., para. 8. Compare Quang, para. 7.
_ANOTHER = compile_late(r"(?<=[\d)\]”])[.;]\s+(?=[^\W\d_a-z])|;\s")
_MOST = 400  # works that are remembered, the last ones


class EarlierWorks:
    """The works that the notes of a manuscript cite, in the order in which they do."""

    def __init__(self) -> None:
        self._cited: list[tuple[str, CitationItem]] = []
        self._numbers: dict[str, int] = {}

    def remember(self, label: str, items: Sequence[CitationItem]) -> None:
        """What the next note cites."""
        self._numbers.setdefault(label, len(self._numbers) + 1)
        self._cited = [*self._cited[-_MOST:], *((label, item) for item in items)]

    def find(self, words: str, text: str) -> CitationItem | None:
        """The work that `words` cite as one cited before, `text` being the whole citation; None where they
        cite none so."""
        words = in_order(words)
        same = _SAME.match(words)
        if same:
            item = self._last()
            return _again(item, words[same.end() :], text) if item else None
        named = _NAMED.match(words)
        names = split_names(without_opening(named["names"])) if named else ()
        numbered = _NUMBERED.search(words)
        earlier = numbered or _EARLIER.search(words)
        if earlier:
            names = names if named and named.start("names") < earlier.start() else ()
            item = self._of_number(numbered["number"], names) if numbered else self._by(names, "")
            item = item or (self._by(names, "") if names else self._last())
            return _again(item, words[earlier.end() :], text, is_new=True) if item else None
        if not names or named is None or _YEARS.search(words) or len(words.split()) > _HOWEVER_SHORT * 2:
            return None
        title = without_locator(words[named.end() :])
        item = self._by(names, title)
        return _again(item, words[named.end() :], text, is_new=True) if item else None

    def _last(self) -> CitationItem | None:
        return self._cited[-1][1] if self._cited else None

    def _of_number(self, number: str, names: Sequence[str]) -> CitationItem | None:
        """What the note of a number cites, the work of these authors where it cites several."""
        label = number if number in self._numbers else None
        label = label or next((one for one, own in self._numbers.items() if str(own) == number), None)
        items = [item for one, item in self._cited if one == label]
        return next((item for item in items if names and _is_by(item, names)), items[-1] if items else None)

    def _by(self, names: Sequence[str], title: str) -> CitationItem | None:
        """The last work of these authors that was cited, with the words of this title where it has some."""
        if not names:
            return None
        wanted = set(fold_words(title))
        for _, item in reversed(self._cited):
            if _is_by(item, names) and (not wanted or wanted <= set(fold_words(item.words or item.text))):
                return item
        return None


def _is_by(item: CitationItem, names: Sequence[str]) -> bool:
    authors = set(fold_words(" ".join(item.names) or item.words or item.text))
    return all(set(fold_words(name)) <= authors for name in names)


def _again(item: CitationItem, behind: str, text: str, *, is_new: bool = False) -> CitationItem:
    """An item cited again with the locator that stands behind, else with its own unless it `is_new`."""
    another = _ANOTHER.search(behind)
    own = behind[: another.start()] if another else behind
    locator: Locator | None = parse_locator(own) or find_locator(own)
    if locator is None and not is_new:
        locator = item.locator
    return replace(item, text=text, words=item.words or item.text, locator=locator)
