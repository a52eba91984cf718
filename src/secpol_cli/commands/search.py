"""secpol search"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import (
    About,
    Cluster,
    Doc,
    Jobs,
    Mode,
    Org,
    PrincipleName,
    Since,
    Speaker,
    Until,
    asked,
)
from secpol_cli.errors import ExitStatus, UsageError
from secpol_cli.output.result import Result
from secpol_cli.record import replace
from secpol_cli.search.search import DEFAULT_MIN_SCORE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.jobs.tasks import Means
    from secpol_cli.model import SearchItem
    from secpol_cli.session import Session


def run(
    session: Session,
    query: Annotated[
        Optional[list[str]], typer.Argument(metavar="QUERY", help="Words to look for; - reads stdin.")
    ] = None,
    speaker: Speaker = None,
    org: Org = None,
    about: About = None,
    principle: PrincipleName = None,
    doc: Doc = None,
    since: Since = None,
    until: Until = None,
    mode: Mode = None,
    min_score: Annotated[
        float,
        typer.Option("--min-score", metavar="SCORE", min=0, max=100, help="Leave out hits below SCORE."),
    ] = DEFAULT_MIN_SCORE,
    limit: Annotated[
        Optional[int],
        typer.Option(
            "-n", "--limit", metavar="N", min=0, help="At most N hits, 0 for all; otherwise 10, or 1 a line."
        ),
    ] = None,
    context: Annotated[
        int,
        typer.Option(
            "-C", "--context", min=0, metavar="N", help="Show N more sentences of the paragraph on each side."
        ),
    ] = 0,
    cite: Annotated[
        Optional[str], typer.Option("--cite", metavar="STYLE", help="Add to each hit the note to paste.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say of each hit why it was found.")] = False,
    batch: Annotated[
        Optional[str],
        typer.Option("--batch", metavar="FILE", help="Look for every line of FILE; - reads stdin."),
    ] = None,
    sources: Annotated[
        Optional[str],
        typer.Option("--sources", metavar="DIR", help="Search the files in DIR instead of a corpus."),
    ] = None,
    jobs: Jobs = None,
    cluster: Cluster = None,
) -> Result:
    """Find passages by words half remembered, best first.

    Spelling, case, accents, quotes and the order of words may differ, words may
    be missing (… or [...] says where), [words in brackets] need not be there, and
    names may be acronyms or other names.  A score of 100 means verbatim.  Hits of
    equal score come by how close their words stand together, then in the corpus's
    order.  Without QUERY, everything that the filters let through is listed.

    \b
    secpol search "ASEAN centrality"
    secpol search "harmonized security" --speaker "Hun Sen" --explain
    secpol search --speaker "Kin Phea"
    secpol search --about TAC
    secpol search "win-win cooperation" --json | jq -r '.items[].address'
    secpol search "peoples of the United Nations" --sources speeches/
    """
    from secpol_cli.queries.statements import parse_filters
    from secpol_cli.queries.unread import unread_sources
    from secpol_cli.readers.queries import read_queries, read_query
    from secpol_cli.search.answer import SearchQuestion, answer_search, with_departures

    _check(query, batch, min_score, jobs, cluster)
    if sources is not None:
        _check_plain(
            {"--speaker": speaker, "--org": org, "--about": about, "--principle": principle, "--mode": mode}
        )
    text = read_query(query)
    opened = session.choose(sources)
    filters = parse_filters(
        opened, speakers=speaker, orgs=org, principles=principle, docs=doc,
        mode=mode, since=since, until=until, about=about,
    )  # fmt: skip
    lines = read_queries(batch) if batch is not None else None
    means = None if lines is None else _means(jobs, cluster, session.named)
    question = SearchQuestion(text, lines, filters, min_score, limit, explain, means)
    found = answer_search(opened, question, session.report)
    hits = with_departures(opened, found.items)
    items, doubts = (hits, ()) if cite is None else _with_notes(session, hits, cite)
    chosen = {"speaker": filters.speakers, "org": filters.orgs}
    chosen |= {"about": filters.about, "principle": filters.principles}
    answered = asked(
        text=text, batch=batch, sources=sources, **chosen, doc=filters.docs, since=since, until=until,
        mode=filters.mode, min_score=min_score, limit=question.most, cite=cite, explain=explain,
    )  # fmt: skip
    return Result(
        "search",
        items,
        answered,
        layout="hits",
        status=ExitStatus.OK if found.found else ExitStatus.NOTHING_FOUND,
        summary=found.summary,
        warnings=(*found.warnings, *doubts),
        counts=found.counts,
        options={"by_query": lines is not None, "context": context},
        unread=None if sources is None else unread_sources(opened),
    )


def _check_plain(annotated: Mapping[str, object]) -> None:
    """Raises UsageError where a filter asks for what only a corpus's annotations tell."""
    for option, value in annotated.items():
        if value:
            raise UsageError(
                f"plain files do not tell what {option} asks for", f"leave out {option}, or --sources"
            )


def _means(jobs: int | None, cluster: str | None, store: str | None) -> Means:
    from secpol_cli.jobs.tasks import means_of

    return means_of(jobs, cluster, store)


def _check(
    query: Sequence[str] | None,
    batch: str | None,
    min_score: float,
    jobs: int | None,
    cluster: str | None,
) -> None:
    """Raises UsageError for a score that is none, and where options do not go together."""
    for option, value in (("--jobs", jobs), ("--cluster", cluster)):
        if value and batch is None:
            raise UsageError(f"{option} goes with --batch", "one query is answered at once")
    if min_score != min_score:  # NaN is in every range
        raise UsageError("“nan” is no score", "write a number from 0 to 100")
    if batch is not None and query:
        raise UsageError("there is QUERY and --batch", "give one of them")


def _with_notes(
    session: Session, items: Sequence[SearchItem], style: str
) -> tuple[Sequence[SearchItem], tuple[str, ...]]:
    """Hits with the notes to paste, and what is to be said of these."""
    from secpol_cli.citation.answer import notes_for

    places = [[passage.address for passage in item.passages] for item in items]
    notes, doubts = notes_for(session.store, places, style)
    return [replace(item, citation=note) for item, note in zip(items, notes, strict=True)], doubts
