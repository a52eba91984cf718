"""secpol verify"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import Cluster, Jobs, asked
from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.output.result import Result, Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.session import Session
    from secpol_cli.store.store import Store
    from secpol_cli.verification.answer import VerifyAnswer


def run(
    session: Session,
    file: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="FILE…", help="Manuscripts, or folders of them; - reads stdin."),
    ] = None,
    quote: Annotated[
        Optional[list[str]], typer.Option("-q", "--quote", metavar="TEXT", help="A quotation by itself.")
    ] = None,
    speaker: Annotated[
        Optional[list[str]], typer.Option("--speaker", metavar="NAME", help="Who is said to speak, with -q.")
    ] = None,
    doc: Annotated[
        Optional[list[str]],
        typer.Option("--doc", metavar="ID", help="The document it is said to stand in, with -q."),
    ] = None,
    sources: Annotated[
        Optional[str],
        typer.Option("--sources", metavar="DIR", help="Prove by the files in DIR instead of a corpus."),
    ] = None,
    bib: Annotated[
        Optional[list[str]],
        typer.Option(
            "--bib", metavar="FILE", help="A bibliography (.bib .ris .json) of the manuscript's keys."
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show what is proved and skipped, too, not only count it.")
    ] = False,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Let what is edited, reported, skipped or half checked fail, too."),
    ] = False,
    allow: Annotated[
        Optional[list[str]],
        typer.Option(
            "--allow", metavar="VERDICT", help="Do not fail for these, or for none; may be given again."
        ),
    ] = None,
    accepted: Annotated[
        Optional[str],
        typer.Option("--accepted", metavar="FILE", help="Do not fail for the findings accepted in FILE."),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Write into the --accepted FILE all that fails now.")
    ] = False,
    only: Annotated[
        Optional[list[str]],
        typer.Option("--only", metavar="VERDICT", help="Show only these; may be given again."),
    ] = None,
    problems: Annotated[
        bool, typer.Option("--problems", help="Show only what is wrong, in every format.")
    ] = False,
    report: Annotated[
        Optional[str],
        typer.Option("--report", metavar="FILE", help="Write a report to sign: .html, .docx or .md."),
    ] = None,
    comments: Annotated[
        bool, typer.Option("--comments", help="Write a copy of a Word file with a comment at each problem.")
    ] = False,
    cite: Annotated[
        Optional[str], typer.Option("--cite", metavar="STYLE", help="Add the right note, in a style.")
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Show the source's words as a diff, and write a corrected copy.")
    ] = False,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="With --fix: correct the file itself, and keep the original.")
    ] = False,
    from_: Annotated[
        Optional[str],
        typer.Option("--from", metavar="FORMAT", help="The manuscripts' format, whatever their endings say."),
    ] = None,
    stdin_name: Annotated[
        Optional[str],
        typer.Option("--stdin-name", metavar="NAME", help="What the manuscript on stdin is called."),
    ] = None,
    no_limit: Annotated[
        bool, typer.Option("--no-limit", help="Read manuscripts of any size, however long it takes.")
    ] = False,
    jobs: Jobs = None,
    cluster: Cluster = None,
    form: Annotated[
        str,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="table, json, jsonl, csv, tsv, markdown, latex, html or sarif.",
        ),
    ] = "table",
) -> Result:
    """Prove every quotation of a manuscript: its words, its speaker, its place.

    Reads Markdown, LaTeX, text, docx, odt, rtf, epub, html, rst and org.  Each quotation is
    verbatim, verbatim-folded (case, marks, hyphens, spaces), edited (… and [brackets]),
    reported (the text tells what was said), interpolated (brackets that it does not bear
    out), altered, meaning (altered, and it matters), misattributed, mislocated, unchecked,
    not-found, or skipped.  What is wrong comes first, what is proved is counted.  Status 0:
    nothing is wrong; 1: something is, or there was nothing to prove.

    \b
    secpol verify draft.md
    secpol verify -q "mutual respect, mutual understanding" --speaker "Hun Sen"
    secpol verify thesis.tex --only meaning --only misattributed
    secpol verify draft.md --fix
    secpol verify chapter.docx --report chapter.html --comments
    secpol verify chapter.docx --json | jq -r '.items[] | select(.status == "altered").quote'
    """
    from secpol_cli.jobs.tasks import means_of
    from secpol_cli.output.diff import diff_text
    from secpol_cli.sources.listing import list_manuscripts
    from secpol_cli.verification.answer import VerifyQuestion, answer_verify
    from secpol_cli.verification.outcome.status import NONE, check_verdicts

    wanted, allowed = check_verdicts(only or []), check_verdicts(allow or [], NONE)
    file, left_out = list_manuscripts(file or [])
    _check(file, quote, speaker, doc, fix=fix, in_place=in_place)
    _check_accepted(accepted, quote, accept=accept)
    _check_handed_on(file, quote, report, comments=comments)
    opened = _open(session, file, sources, speaker)
    who, where = (given[0] if given else None for given in (speaker, doc))
    question = VerifyQuestion(
        file or (), quote or (), who, where, wanted, cite, strict, fix, in_place, allowed, accepted, accept,
        _format(from_), stdin_name, not no_limit, bib or (), sources, problems,
        means_of(jobs, cluster, session.named),
    )  # fmt: skip
    found = answer_verify(opened, question, session.report)
    lists = {"file": file, "quote": quote, "bib": bib, "only": only, "allow": allow}
    values = {"speaker": who, "doc": where, "sources": sources, "cite": cite, "accepted": accepted}
    values |= {"report": report, "stdin_name": stdin_name, "from": from_}
    flags = {"all": every, "strict": strict, "accept": accept, "fix": fix, "in_place": in_place}
    flags |= {"problems": problems, "comments": comments, "no_limit": no_limit}
    query = asked(**{name: given or None for name, given in lists.items()}, **values, **flags)
    written = _hand_on(opened, found, query, report, comments=comments)
    return Result(
        "verify",
        found.items,
        query,
        layout="verdicts",
        status=found.status,
        summary=found.told if fix else None if found.items else found.tally,
        warnings=(*left_out, *found.warnings),
        options={"tally": found.tally, "unlinked": found.unlinked, "all": every or bool(quote or only)},
        ledger=found.ledger,
        text="\n".join(diff_text(*change) for change in found.changes) if fix else None,
        form=form,
        errors=found.errors,
        counts=found.counts,
        about={"files": found.files, "corpus": found.corpus, "written": [one.file for one in written]},
        written=written,
        unread=found.unread,
    )


def _hand_on(
    store: Store, found: VerifyAnswer, query: dict[str, object], report: str | None, *, comments: bool
) -> tuple[Written, ...]:
    """Write the report and the commented copies that were asked for."""
    written = []
    if report is not None:
        from secpol_cli.report.gather import gather_report
        from secpol_cli.report.write import write_report

        told = write_report(gather_report(store, found, query), report)
        written.append(Written(report, told))
    if comments:
        from secpol_cli.report.comments import comment_copies

        written += [Written(str(path), told) for path, told in comment_copies(found)]
    return tuple(written)


def _open(
    session: Session, file: Sequence[str] | None, sources: str | None, speaker: Sequence[str] | None
) -> Store:
    """The corpus, or the store of a folder of files.  Raises UsageError where that cannot tell who speaks."""
    from secpol_cli.queries.speakers import has_people

    store = session.choose(sources, without=file or [])
    if sources is not None and speaker and not has_people(store):
        hint = "say it in sources.yaml, or leave out --speaker"
        raise UsageError("these files do not say who speaks", hint)
    return store


def _format(name: str | None) -> str | None:
    """A format as a user typed it, or an ending.  Raises UnknownValue with the nearest."""
    from secpol_cli.readers.formats import ENDINGS, FORMATS

    if name is None or name in FORMATS:
        return name
    if f".{name.lstrip('.').lower()}" in ENDINGS:
        return ENDINGS[f".{name.lstrip('.').lower()}"]
    from secpol_cli.nearest import nearest

    raise UnknownValue("format", name, nearest(name, FORMATS), f"there are {', '.join(FORMATS)}")


def _check(
    file: Sequence[str] | None,
    quote: Sequence[str] | None,
    speaker: Sequence[str] | None,
    doc: Sequence[str] | None,
    *,
    fix: bool,
    in_place: bool,
) -> None:
    """Raises UsageError where options do not go together."""
    if bool(file) == bool(quote):
        wrong = "there is FILE and --quote" if file else "what should be verified?"
        raise UsageError(
            wrong, "name a manuscript, or give a quotation with -q, as in: secpol verify draft.md"
        )
    if (speaker or doc) and not quote:
        raise UsageError(
            "--speaker and --doc go with -q", "a manuscript says itself who speaks and what it cites"
        )
    for option, values in (("--speaker", speaker), ("--doc", doc)):
        if values and len(values) > 1:
            raise UsageError(
                f"{option} is given {len(values)} times", "one is claimed of a quotation: give one"
            )
    if in_place and not fix:
        raise UsageError("--in-place goes with --fix", "write --fix --in-place")
    if fix and quote:
        raise UsageError("--fix corrects files, no -q", "name a manuscript")
    if file and file.count("-") > 1:
        raise UsageError("stdin can be read once", "write - once")
    if fix and file and "-" in file:
        raise UsageError("--fix corrects files, not stdin", "save it in a file")


def _check_accepted(accepted: str | None, quote: Sequence[str] | None, *, accept: bool) -> None:
    """Raises UsageError where findings are to be accepted that cannot be."""
    if accept and accepted is None:
        raise UsageError(
            "--accept goes with --accepted FILE", "name the file, as in: --accepted draft.accepted.yaml"
        )
    if accept and quote:
        raise UsageError("--accept keeps the findings of files, no -q", "name a manuscript")


def _check_handed_on(
    file: Sequence[str], quote: Sequence[str] | None, report: str | None, *, comments: bool
) -> None:
    """Raises UsageError where no report or commented copy can be made of what is verified."""
    if quote and (report is not None or comments):
        raise UsageError("--report and --comments are about files, no -q", "name a manuscript")
    if report is not None:
        from secpol_cli.report.write import check_report

        check_report(report, file)
    if comments and not any(name.lower().endswith(".docx") for name in file):
        raise UsageError(
            "--comments are put into Word files (.docx)", "leave it out, or use --report FILE.html"
        )
