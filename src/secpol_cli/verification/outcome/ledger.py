"""The ledger of a run: what was looked at, what could not be, and what was passed over."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from secpol_cli.dates.written import YEAR
from secpol_cli.record import Record
from secpol_cli.text.languages import is_english, is_foreign
from secpol_cli.verdicts import PROVED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.manuscript.quotation import Manuscript
    from secpol_cli.verdicts import VerifyItem

_MOST = 20  # things passed over that are told one by one
_CITATION = re.compile(rf"@\w|\\\w*cite|\b{YEAR}\b")  # what looks like one: a key, a command, a year
_ENGLISH_ONLY = "words alone were judged: lists of negations, modals and opposites are English"


class Ledger(Record):
    """What a run looked at.

    `words` are the quotations that were held against sources, of which `proved`
    are; those `reported`, and those whose findings are `accepted`, are apart.
    `speakers` and `places` are the claims that were read, `speakers_right` those
    that hold, `speakers_wrong` those that do not, `places_checked` those of which
    one can tell.  `unlinked` are the citations that were seen, and name no
    document.  `foreign` counts quotations
    in another language than English, and `languages` are those of the drafts that
    say that they are in another.  `marks` are the quotation marks of the
    files, counted without their readers, of which `marks_read` were read.  `read`
    and `passed_over` are those of all manuscripts, the second in sentences.
    """

    words: int
    proved: int
    reported: int
    accepted: int
    speakers: int
    speakers_right: int
    places: int
    places_checked: int
    speakers_wrong: int = 0
    unlinked: tuple[str, ...] = ()
    foreign: int = 0
    languages: tuple[str, ...] = ()
    marks: int = 0
    marks_read: int = 0
    read: tuple[tuple[str, int], ...] = ()
    passed_over: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """The numbers by their keys in JSON; what was read beside the running text by its name:
        `read_text_boxes`."""
        return {
            "accepted": self.accepted,
            "speakers_read": self.speakers,
            "speakers_right": self.speakers_right,
            "places_cited": self.places,
            "places_checked": self.places_checked,
            "citations_unlinked": len(self.unlinked),
            "not_english": self.foreign,
            "raw_marks": self.marks,
            "raw_marks_read": self.marks_read,
            **{f"read_{re.sub(r'[^a-z0-9]+', '_', name.lower())}": count for name, count in self.read},
            "not_read": len(self.passed_over),
        }

    @property
    def line(self) -> str:
        """The numbers in a line; what did not occur is left out, but for the words."""
        told = [f"{self.reported} reported"] if self.reported else []
        told += [f"{self.accepted} accepted"] if self.accepted else []
        parts = [", ".join([f"words {self.proved} of {self.words} proved", *told])]
        if self.speakers:
            is_judged = self.speakers_right + self.speakers_wrong > 0
            right = f"right {self.speakers_right}" if is_judged else "none checked"
            parts.append(f"speaker read for {self.speakers}, {right}")
        if self.places:
            parts.append(f"place cited for {self.places}, checked {self.places_checked}")
        if self.unlinked:
            parts.append(f"citations that name no source here: {len(self.unlinked)}")
        if self.foreign:
            draft = f", draft in {', '.join(self.languages)}" if self.languages else ""
            parts.append(f"not in English: {self.foreign}{draft} ({_ENGLISH_ONLY})")
        if self.marks_read < self.marks:
            parts.append(f"marks: {self.marks:,} in the file, {self.marks_read:,} read")
        if self.read:
            parts.append(f"read: {', '.join(_counted(name, count) for name, count in self.read)}")
        if self.passed_over:
            parts.append(f"not read: {len(self.passed_over)}")
        return " · ".join(parts)

    @property
    def warnings(self) -> list[str]:
        """A line for each thing that was passed over, the first _MOST of them."""
        told = list(self.passed_over[:_MOST])
        more = len(self.passed_over) - _MOST
        return (
            [*told, f"and {more} more that {'was' if more == 1 else 'were'} not read"] if more > 0 else told
        )


def make_ledger(items: Sequence[VerifyItem], manuscripts: Sequence[Manuscript]) -> Ledger:
    """The ledger of the verdicts on some manuscripts."""
    checked = [item for item in items if item.status != "skipped"]
    own = [item for item in checked if not item.accepted]
    languages = {manuscript.file: manuscript.language for manuscript in manuscripts}
    read: Counter[str] = Counter()
    for manuscript in manuscripts:
        read.update(dict(manuscript.read))
    return Ledger(
        words=sum(item.status != "reported" for item in own),
        proved=sum(item.status in PROVED for item in own),
        reported=sum(item.status == "reported" for item in own),
        accepted=sum(item.accepted for item in items),
        speakers=sum(item.speaker is not None for item in checked),
        speakers_right=sum(item.speaker == "right" for item in checked),
        places=sum(item.place is not None for item in checked),
        places_checked=sum(item.place in ("right", "wrong") for item in checked),
        speakers_wrong=sum(item.speaker == "wrong" for item in checked),
        unlinked=tuple(dict.fromkeys(citation for item in checked if (citation := _unlinked(item)))),
        foreign=sum(is_foreign(item.quote, languages.get(item.file, "")) for item in checked),
        languages=tuple(dict.fromkeys(each for each in languages.values() if not is_english(each))),
        marks=sum(one.raw_marks for one in manuscripts),
        marks_read=sum(one.raw_marks - one.lost_marks for one in manuscripts),
        read=tuple(sorted((name, count) for name, count in read.items() if count)),
        passed_over=tuple(
            f"{manuscript.file}: not read: {line.removeprefix(f'{manuscript.file}: ')}"
            for manuscript in manuscripts
            for line in manuscript.passed_over
        ),
    )


def _unlinked(item: VerifyItem) -> str | None:
    """The citation of a quotation where it looks like one, and names no document that there is."""
    citation = item.claimed.citation
    if citation is None or item.claimed.documents or not _CITATION.search(citation):
        return None
    return citation


def _counted(name: str, count: int) -> str:
    """A number of things whose name is a plural: 2 text boxes, 1 text box."""
    if count == 1:
        name = name.removesuffix("es") if name.endswith(("xes", "ches", "shes")) else name.removesuffix("s")
    return f"{count:,} {name}"
