"""What `verify` answers: the verdicts to show, whether all is proved, and what was corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.errors import SecpolError
from secpol_cli.queries.stats import describe_corpus
from secpol_cli.record import Record
from secpol_cli.verdicts import NOTHING_WRONG
from secpol_cli.verification.outcome.status import exit_status, fails
from secpol_cli.verification.verify import verify_files, verify_quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from secpol_cli.errors import ExitStatus
    from secpol_cli.model import CorpusFacts
    from secpol_cli.store.store import Store
    from secpol_cli.verdicts import CheckedFile, VerifyItem
    from secpol_cli.verification.fixing import CorrectedFile
    from secpol_cli.verification.verify import Verified


class VerifyQuestion(Record):
    """What is to be proved, and what of it shown.

    `files` are manuscripts (`-` is stdin), or else `quotes` are quotations by
    themselves, with the `speaker` and `doc` claimed of them, as they were typed.
    `only` are the verdicts to show, all where it is empty, and with `problems` those alone in which
    something is wrong that nobody has accepted; `style` is that of
    the notes to paste; `fix` writes corrected copies, or, `in_place`, the files
    themselves.  `strict` lets what is edited, reported or skipped fail, and
    claims that could not be checked; `allow` are verdicts that do not fail, and
    `none`.  `accepted` is a file of findings that do not fail, either; `accept`
    adds to it what fails now.  `format` is that of
    the manuscripts, where they do not show it; `stdin_name` what the one on stdin
    is called; without `limits` they may be of any size.
    `bibliographies` are the files of the manuscripts' citation keys, and `sources` is
    the folder of plain files that they are proved by, if they are.
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
    allow: Collection[str] = ()
    accepted: str | None = None
    accept: bool = False
    format: str | None = None
    stdin_name: str | None = None
    limits: bool = True
    bibliographies: Sequence[str] = ()
    sources: str | None = None
    problems: bool = False


class VerifyAnswer(Record):
    """The verdicts to show; of all that were reached the counts, and these in a sentence, the `tally`;
    what was looked at, in a line, and the citations seen that name no document; `whole`, all verdicts; the
    manuscripts, and by what they were proved; the files that were corrected, and what is to be said of them,
    where that was asked for."""

    items: Sequence[VerifyItem]
    status: ExitStatus
    counts: Mapping[str, int]
    tally: str
    ledger: str
    unlinked: tuple[str, ...]
    warnings: tuple[str, ...]
    errors: tuple[SecpolError, ...]
    whole: Sequence[VerifyItem]
    files: tuple[CheckedFile, ...]
    corpus: CorpusFacts
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
        verified = verify_files(
            store,
            question.files,
            report,
            format_=question.format,
            stdin_name=question.stdin_name,
            limits=question.limits,
            records=records,
        )
    verified, told = _with_accepted(verified, question)
    whole = verified.with_citations(store, question.style)
    items = [item for item in whole if _is_shown(item, question)]
    found = VerifyAnswer(
        items,
        exit_status(verified.items, verified.errors, strict=question.strict, allow=question.allow),
        verified.counts,
        verified.tally,
        verified.ledger.line,
        verified.ledger.unlinked,
        (*said, *verified.warnings, *told),
        verified.errors,
        whole,
        verified.files,
        describe_corpus(store),
    )
    if not question.fix:
        return found
    from secpol_cli.record import replace
    from secpol_cli.verification.fixing import fix_files

    corrected = fix_files(verified.manuscripts, verified.judged, in_place=question.in_place)
    return replace(found, changes=corrected.changes, told=corrected.told)


def _is_shown(item: VerifyItem, question: VerifyQuestion) -> bool:
    if question.problems and (item.accepted or item.status in NOTHING_WRONG | {"skipped"}):
        return False
    return not question.only or not set(question.only).isdisjoint(item.findings)


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


def _with_accepted(verified: Verified, question: VerifyQuestion) -> tuple[Verified, list[str]]:
    """What was said, with the findings marked that are accepted, also those that are from now on; and what
    is to be told of them."""
    if question.accepted is None:
        return verified, []
    from secpol_cli.verification.outcome.accepted import load_accepted, told_of_stale

    accepted = load_accepted(question.accepted, may_be_missing=question.accept)
    verified = verified.accepting(accepted.takes)
    told = list(told_of_stale(accepted))
    if not question.accept:
        return verified, told
    new = [
        item
        for item in verified.items
        if not item.accepted and fails(item, strict=question.strict, allow=question.allow)
    ]
    accepted.add(new)
    own = set(map(id, new))  # to compare each with each would take long
    return verified.accepting(lambda item: item.accepted or id(item) in own), told
