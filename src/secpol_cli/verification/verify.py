"""Manuscripts held against a corpus: what `verify` reports, and what it corrects."""

from __future__ import annotations

import sys
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from secpol_cli.errors import SecpolError, UsageError
from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.record import Record, replace
from secpol_cli.store.address import doc_of
from secpol_cli.text.folding import fold_words
from secpol_cli.verdicts import GRAVITY, NOTHING_WRONG, PROVED, VERDICTS, CheckedFile
from secpol_cli.verification.judge import Judge
from secpol_cli.verification.outcome.ledger import make_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from secpol_cli.manuscript.quotation import Manuscript
    from secpol_cli.store.store import Store
    from secpol_cli.verdicts import VerifyItem
    from secpol_cli.verification.judge import Judged
    from secpol_cli.verification.outcome.ledger import Ledger

_STDIN = "-"
_QUOTED = "-q"  # what stands for the file of a quotation by itself


class Verified(Record):
    """What was said of each quotation of some manuscripts, in their order, and what could not be read."""

    manuscripts: tuple[Manuscript, ...]
    judged: tuple[tuple[Judged, ...], ...]
    errors: tuple[SecpolError, ...]

    @cached_property
    def items(self) -> list[VerifyItem]:
        """The verdicts of all manuscripts."""
        return [judged.item for one in self.judged for judged in one]

    @cached_property
    def ledger(self) -> Ledger:
        """What was looked at."""
        return make_ledger(self.items, self.manuscripts)

    @property
    def files(self) -> tuple[CheckedFile, ...]:
        """The manuscripts that were read."""
        return tuple(
            CheckedFile(one.file, one.format, one.sha256, len(one.quotations)) for one in self.manuscripts
        )

    @property
    def warnings(self) -> list[str]:
        """What is doubtful in the reading of the manuscripts, what was passed over, and where nothing was to
        be proved."""
        found = [warning for manuscript in self.manuscripts for warning in manuscript.warnings]
        found += self.ledger.warnings
        for manuscript in self.manuscripts:
            if not manuscript.checkable:
                what = "has no quotation" if not manuscript.marks else "has no quotation to check"
                found.append(f"{manuscript.file}: {what}; nothing was checked")
        return found

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many quotations there are, how many of each verdict but those accepted, and how many marks
        stand in the texts; and what was looked at."""
        statuses = [item.status for item in self.items if not item.accepted]
        return {
            "files": len(self.manuscripts),
            "marks": sum(manuscript.marks for manuscript in self.manuscripts),
            "quotations": len(self.items),
            **{verdict: statuses.count(verdict) for verdict in VERDICTS},
            **self.ledger.counts,
        }

    @property
    def tally(self) -> str:
        """The counts in a sentence."""
        counts = self.counts
        total, proved = counts["quotations"], sum(counts[verdict] for verdict in PROVED)
        if not total:
            return "no quotation; nothing was checked"
        others = [f"{counts[v]} {v}" for v in GRAVITY if counts[v] and v not in PROVED]
        others += [f"{counts['accepted']} accepted"] if counts["accepted"] else []
        if counts["skipped"]:
            others.append(f"{counts['skipped']} skipped ({self._skipped})")
        said = [f"{proved} proved"] if total > counts["skipped"] else ["nothing was checked"]
        return f"{total} quotation{'s' if total != 1 else ''}: {', '.join([*said, *others])}"

    @property
    def _skipped(self) -> str:
        """How many were skipped for each reason."""
        whys = Counter(item.skipped for item in self.items if item.status == "skipped" and not item.accepted)
        return ", ".join(f"{count} {why}" for why, count in whys.items())

    def accepting(self, is_accepted: Callable[[VerifyItem], bool]) -> Verified:
        """What was said, with the findings marked that are accepted; these are not corrected."""
        judged = [
            tuple(
                one._replace(item=replace(one.item, accepted=True), edits=())
                if is_accepted(one.item)
                else one
                for one in own
            )
            for own in self.judged
        ]
        return replace(self, judged=tuple(judged))

    def with_citations(self, store: Store, style: str | None) -> list[VerifyItem]:
        """The verdicts, each with what to paste behind the words: in a style, or as the manuscript's format
        writes it."""
        if style is not None:
            return _with_notes(store, self.items, style)
        formats: list[str | None] = [manuscript.format for manuscript in self.manuscripts]
        formats = formats or [None] * len(self.judged)
        return [
            replace(one.item, citation=_key(one.item, format_)) if one.item.match else one.item
            for format_, own in zip(formats, self.judged, strict=True)
            for one in own
        ]


def verify_files(
    store: Store,
    files: Sequence[str],
    report: Callable[[int, int, str], None],
    *,
    format_: str | None = None,
    stdin_name: str | None = None,
    limits: bool = True,
    records: Sequence[Mapping[str, Any]] = (),
) -> Verified:
    """Verify manuscripts; a file that cannot be read is left out, and told of.

    `format_` is the format of all of them, else each shows its own;
    `stdin_name` is what the one that comes in on stdin is called.
    `records` are CSL items, by whose keys they may cite.
    """
    from secpol_cli.verification.linking.described import describe

    manuscripts, errors = [], []
    for number, file in enumerate(dict.fromkeys(files)):
        report(number, len(files), "reading")
        try:
            read = _read(file, stdin_name, format_, limits=limits)
            manuscripts.append(describe(read, records))
        except SecpolError as error:
            errors.append(error)
    total = sum(len(manuscript.quotations) for manuscript in manuscripts)
    judge, done = Judge(store, records), 0
    judged = []
    for manuscript in manuscripts:
        own = []
        for quotation in manuscript.quotations:
            report(done, total, "verifying")
            own.append(judge.judge(quotation, manuscript.file))
            done += 1
        judged.append(tuple(own))
    return Verified(tuple(manuscripts), tuple(judged), tuple(errors))


def verify_quotes(store: Store, quotes: Sequence[str], speaker: str | None, doc: str | None) -> Verified:
    """Verify quotations by themselves, with what is claimed of them.  Raises UsageError."""
    from secpol_cli.manuscript.quotation import Claim, ClaimedSpeaker, Quotation, Skipped
    from secpol_cli.manuscript.quotations import SHORT
    from secpol_cli.queries.names import find_entity
    from secpol_cli.readers.records import CitationItem, Place

    for text in quotes:
        if not fold_words(text):
            raise UsageError(
                f"“{text}” has no word to verify", "write the words, as in: secpol verify -q WORDS"
            )
    place = Place(0)
    claim = Claim(
        (ClaimedSpeaker(speaker, "says", place),) if speaker else (),
        (CitationItem(doc, key=find_entity(store, "document", doc)),) if doc else (),
    )
    judge = Judge(store)
    quotations = [
        Quotation(
            text=text.strip(),
            kind="inline",
            place=place,
            claim=claim,
            skipped=Skipped("short") if len(fold_words(text)) <= SHORT else None,
        )
        for text in quotes
    ]
    judged = [judge.judge(one, _QUOTED) for one in quotations]
    if speaker is not None:
        judged = [one._replace(item=_of_known(store, one.item, speaker)) for one in judged]
    return Verified((), (tuple(judged),), ())


def _of_known(store: Store, item: VerifyItem, speaker: str) -> VerifyItem:
    """An item, unchecked where nothing is wrong but nobody knows the speaker who is claimed."""
    from secpol_cli.queries.names import nearest_names

    if item.status not in NOTHING_WRONG or any(one.id is not None for one in item.claimed.speakers):
        return item
    near = nearest_names(store, speaker, "person", limit=1)
    meant = f"; did you mean {near[0]}?" if near else ""
    reason = f"the words stand there, but nobody is known as {speaker}{meant}"
    return replace(item, status="unchecked", findings=("unchecked", *item.findings), reason=reason)


def _read(file: str, stdin_name: str | None, format_: str | None, *, limits: bool) -> Manuscript:
    if file != _STDIN:
        return read_manuscript(file, format_=format_, limits=limits)
    if sys.stdin is None:
        raise UsageError("stdin is closed", "name a file, or pipe a manuscript in")
    return read_manuscript(sys.stdin.buffer, name=stdin_name or _STDIN, format_=format_, limits=limits)


def _key(item: VerifyItem, format_: str | None) -> str:
    """A citation by the document's key, with the place: as Pandoc's Markdown writes it, or LaTeX."""
    from secpol_cli.citation.languages import locator_label
    from secpol_cli.citation.works import locate

    assert item.match is not None
    doc = doc_of(item.match.address)
    locator = locate(item.match.addresses)
    place = f"{locator_label(locator.label, 'en')} {locator.value}" if locator else ""
    if format_ == "latex":
        return f"\\autocite[{place.replace(' ', '~')}]{{{doc}}}" if place else f"\\autocite{{{doc}}}"
    return f"[@{doc}, {place}]" if place else f"[@{doc}]"


def _with_notes(store: Store, items: Sequence[VerifyItem], style: str) -> list[VerifyItem]:
    from secpol_cli.citation.answer import notes_for

    places = [item.match.addresses for item in items if item.match is not None]
    notes = iter(notes_for(store, places, style)[0])
    return [replace(item, citation=next(notes)) if item.match else item for item in items]
