"""What `verify` answers: the verdicts to show, whether all is proved, and what was corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.errors import ExitStatus, SecpolError, UnknownValue
from secpol_cli.record import Record
from secpol_cli.verdicts import NOTHING_WRONG, VERDICTS
from secpol_cli.verification.verify import verify_files, verify_quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from secpol_cli.store.store import Store
    from secpol_cli.verdicts import VerifyItem
    from secpol_cli.verification.fixing import CorrectedFile
    from secpol_cli.verification.verify import Verified


class VerifyQuestion(Record):
    """What is to be proved, and what of it shown.

    `files` are manuscripts (`-` is stdin), or else `quotes` are quotations by
    themselves, with the `speaker` and `doc` claimed of them, as they were typed.
    `only` are the verdicts to show, all where it is empty; `style` is that of
    the notes to paste; `fix` writes corrected copies, or, `in_place`, the files
    themselves; `strict` lets only verbatim quotations pass.  `bibliographies` are
    the files of the manuscripts' citation keys, and `sources` is the folder of
    plain files that they are proved by, if they are.
    """

    files: Sequence[str] = ()
    quotes: Sequence[str] = ()
    speaker: str | None = None
    doc: str | None = None
    only: Collection[str] = ()
    style: str | None = None
    strict: bool = False
    fix: bool = False
    in_place: bool = False
    bibliographies: Sequence[str] = ()
    sources: str | None = None


class VerifyAnswer(Record):
    """The verdicts to show; of all that were reached the counts, and these in a sentence, the `tally`;
    the files that were corrected, and what is to be said of them, where that was asked for."""

    items: Sequence[VerifyItem]
    status: ExitStatus
    counts: Mapping[str, int]
    tally: str
    warnings: tuple[str, ...]
    errors: tuple[SecpolError, ...]
    changes: tuple[CorrectedFile, ...] = ()
    told: str | None = None


def answer_verify(
    store: Store, question: VerifyQuestion, report: Callable[[int, int, str], None]
) -> VerifyAnswer:
    """Prove what is to be proved by a store; `report` is told how far that has come.

    Raises UsageError for what cannot be asked or written, and ToolError.
    """
    said: list[str] = []
    if question.quotes:
        verified = verify_quotes(store, question.quotes, question.speaker, question.doc)
    else:
        records, said = _records(question)
        verified = verify_files(store, question.files, report, records=records)
    items = [
        item
        for item in verified.with_citations(store, question.style)
        if not question.only or not set(question.only).isdisjoint(item.findings)
    ]
    found = VerifyAnswer(
        items,
        _status(verified, strict=question.strict),
        verified.counts,
        verified.tally,
        (*said, *verified.warnings),
        verified.errors,
    )
    if not question.fix:
        return found
    from secpol_cli.record import replace
    from secpol_cli.verification.fixing import fix_files

    corrected = fix_files(verified.manuscripts, verified.judged, in_place=question.in_place)
    return replace(found, changes=corrected.changes, told=corrected.told)


def _records(question: VerifyQuestion) -> tuple[list[dict[str, Any]], list[str]]:
    """The works of the bibliographies, those in the folder of the sources first; and what is to be said of
    one there that cannot be read."""
    from secpol_cli.citation.bibliographies import find_bibliographies, read_bibliography

    records: list[dict[str, Any]] = []
    said = []
    for path in find_bibliographies(question.sources) if question.sources else ():
        try:
            records += read_bibliography(path)
        except SecpolError as error:
            said.append(f"not read: {error}")
    for path in question.bibliographies:
        records += read_bibliography(path)
    return records, said


def check_verdicts(names: Sequence[str]) -> Sequence[str]:
    """Verdicts as a user typed them.  Raises UnknownValue with the nearest."""
    for name in names:
        if name not in VERDICTS:
            from secpol_cli.nearest import nearest

            raise UnknownValue("verdict", name, nearest(name, VERDICTS), f"there are {', '.join(VERDICTS)}")
    return names


def _status(verified: Verified, *, strict: bool) -> ExitStatus:
    """OK where there was something to prove, and all of it is."""
    if verified.errors:
        return max(error.status for error in verified.errors)
    checked = [item for item in verified.items if item.status != "skipped"]
    proved = all(item.status in NOTHING_WRONG for item in checked)
    if strict:
        proved = all(item.status in ("verbatim", "verbatim-folded") for item in verified.items)
    return ExitStatus.OK if checked and proved else ExitStatus.NOTHING_FOUND
