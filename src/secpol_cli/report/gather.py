"""What a report says, from what `verify` found."""

from __future__ import annotations

import os
import shlex
import time
from collections import Counter
from typing import TYPE_CHECKING

from secpol_cli import __version__
from secpol_cli.dates.words import LONG, date_words
from secpol_cli.errors import ToolError
from secpol_cli.output.parts import printable
from secpol_cli.report.open_claims import unchecked_place, unchecked_speaker
from secpol_cli.report.problems import make_problem, place_of, where_of, words_of
from secpol_cli.report.records import (
    BarShare,
    FileLine,
    NotLookedAt,
    ProblemGroup,
    ProvedLine,
    Report,
    SourceLine,
)
from secpol_cli.store.address import doc_of
from secpol_cli.verdicts import GRAVITY, PROVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secpol_cli.model import CorpusFacts
    from secpol_cli.store.store import Store
    from secpol_cli.verdicts import CheckedFile, Verdict, VerifyItem
    from secpol_cli.verification.answer import VerifyAnswer

# By verdict: what its group is called, and what that means.
_GROUPS: dict[Verdict, tuple[str, str]] = {
    "not-found": ("Not in the sources", "Nothing that was searched has these words."),
    "misattributed": ("Another speaker", "The words stand there; somebody else says them."),
    "meaning": ("Says something else", "The words differ, and so does the sense."),
    "interpolated": ("Put in brackets", "What stands in brackets is not borne out by the source."),
    "altered": ("Words altered", "The words differ."),
    "mislocated": ("Another place", "The words stand elsewhere than cited."),
    "unchecked": ("Could not be checked", "What would decide could not be read."),
    "reported": ("Told in the source's own words", "The source tells what was said; it does not quote it."),
}
_DECIDED: tuple[Verdict, ...] = GRAVITY[: GRAVITY.index("unchecked")]
_PROVED: dict[Verdict, str] = {
    "verbatim": "word for word",
    "verbatim-folded": "but for case, marks or spacing",
    "edited": "but for … and [brackets]",
}
_SKIPPED = {
    "short": "Too short to be held against a source",
    "title": "Titles",
    "empty": "No words between the marks",
    "unclosed": "Marks that nothing closes",
    "unopened": "Marks that close nothing",
    "deep": "Inside too many other quotations",
    "own": "Labelled as the writer's own",
    "ignored": "Ignored by a comment in the draft",
    "path": "Paths and addresses",
}
_STYLE = "chicago"  # of the list of sources, where no style was asked for
_PASTED = frozenset(["markdown", "latex"])  # formats whose writers cite by keys


def gather_report(store: Store, found: VerifyAnswer, query: Mapping[str, object]) -> Report:
    """The report on what was found of some manuscripts; `query` is what was asked, as JSON shows it."""
    several = len(found.files) > 1
    items = _with_notes(store, found, query.get("cite"))
    groups = tuple(_groups(items, several=several))
    counts = found.counts
    proved = [item for item in items if item.status in PROVED and not item.accepted]
    return Report(
        title=printable(", ".join(os.path.basename(one.file) for one in found.files)) or "Quotations",
        files=tuple(_file_lines(found.files, items)),
        quotations=counts["quotations"],
        marks=counts["marks"],
        lead=_lead(counts),
        shares=tuple(_shares(counts, groups)),
        groups=groups,
        proved=tuple(_proved_line(item, several=several) for item in proved),
        unseen=tuple(_unseen(items, found, several=several)),
        ledger=printable(found.ledger),
        warnings=tuple(map(printable, found.warnings)),
        sources=tuple(_sources(store, items, query.get("cite"))),
        corpus=_corpus_words(found.corpus, query),
        corpus_sha256=found.corpus.sha256,
        version=__version__,
        made=(day := _today()),
        made_words=date_words(day, LONG),
        command=printable(_command(query)),
    )


# --- what is wrong ------------------------------------------------------------------------


def _groups(items: Sequence[VerifyItem], *, several: bool) -> Iterable[ProblemGroup]:
    letters = iter("ABCDEFGHIJ")
    kinds: list[tuple[str, str, str, list[VerifyItem]]] = [
        (verdict, title, gloss, [item for item in items if item.status == verdict and not item.accepted])
        for verdict, (title, gloss) in _GROUPS.items()
    ]
    accepted = [item for item in items if item.accepted]
    kinds.append(("accepted", "Accepted before", "A person has accepted these findings before.", accepted))
    for verdict, title, gloss, own in kinds:
        if own:
            letter = next(letters)
            problems = [make_problem(item, f"{letter}{n}", several=several) for n, item in enumerate(own, 1)]
            yield ProblemGroup(letter, verdict, title, gloss, tuple(problems), decides=verdict in _DECIDED)


def _lead(counts: Mapping[str, int]) -> str:
    """The result in a sentence or two."""
    total, skipped = counts["quotations"], counts["skipped"]
    checked, proved = total - skipped, sum(counts[verdict] for verdict in PROVED)
    if not checked:
        return "No quotation was checked."
    decide = sum(counts[verdict] for verdict in _DECIDED)
    said = [f"{proved} of {checked} {_plural('quotation', checked)} {'is' if proved == 1 else 'are'} proved."]
    if decide:
        needs = "needs a decision" if decide == 1 else "need a decision"
        said.append(f"{decide} {needs} before this goes to print.")
    others = [
        (counts["unchecked"], "could not be checked"),
        (counts["reported"], "told in the source's own words"),
        (counts["accepted"], "accepted before"),
        (skipped, "not looked at"),
    ]
    told = [f"{count} {what}" for count, what in others if count]
    return " ".join([*said, f"{'; '.join(told)}." if told else ""]).strip()


def _shares(counts: Mapping[str, int], groups: Sequence[ProblemGroup]) -> Iterable[BarShare]:
    proved = sum(counts[verdict] for verdict in PROVED)
    if proved:
        yield BarShare(proved, "proved", "proved", "proved")
    for group in groups:
        yield BarShare(len(group.problems), group.title.lower(), group.verdict, group.verdict, group.letter)
    if counts["skipped"]:
        yield BarShare(counts["skipped"], "not looked at", "skipped", "unseen")


# --- what is right, and what was not looked at --------------------------------------------


def _proved_line(item: VerifyItem, *, several: bool) -> ProvedLine:
    match = item.match
    how = item.reason if item.status == "edited" else _PROVED[item.status]
    return ProvedLine(
        where=where_of(item, several=several),
        words=words_of(item.quote),
        stands=place_of(match.addresses) if match else "",
        claimed=words_of(", ".join(speaker.name for speaker in item.claimed.speakers)),
        speaker=printable(match.speaker_name or "") if match else "",
        how=printable("; ".join([how, *item.remarks])),
    )


def _unseen(items: Sequence[VerifyItem], found: VerifyAnswer, *, several: bool) -> Iterable[NotLookedAt]:
    skipped = [item for item in items if item.status == "skipped" and not item.accepted]
    for why, title in _SKIPPED.items():
        own = [item for item in skipped if item.skipped == why]
        if own:
            things = [f"“{words_of(item.quote)}” ({where_of(item, several=several)})" for item in own]
            yield NotLookedAt(title, tuple(things))
    for title, open_ in (
        ("Speakers named in the draft that could not be checked", unchecked_speaker),
        ("Places cited in the draft that could not be checked", unchecked_place),
    ):
        told = [(item, why) for item in items if not item.accepted and (why := open_(item))]
        if told:
            things = [
                f"“{words_of(item.quote)}” ({where_of(item, several=several)}): {why}" for item, why in told
            ]
            yield NotLookedAt(title, tuple(things))
    if found.unlinked:
        yield NotLookedAt("Citations that name no source here", tuple(map(printable, found.unlinked)))
    if found.errors:
        yield NotLookedAt(
            "Files that could not be read", tuple(printable(str(error)) for error in found.errors)
        )


# --- by what it was proved ----------------------------------------------------------------


def _with_notes(store: Store, found: VerifyAnswer, style: object) -> Sequence[VerifyItem]:
    """The verdicts, each with what to paste: a key where the draft cites by keys, else a note in a style."""
    if style is not None:
        return found.whole
    from secpol_cli.citation.answer import notes_for
    from secpol_cli.record import replace

    keyed = {one.file for one in found.files if one.format in _PASTED}
    noted = [item for item in found.whole if item.match and item.file not in keyed and _is_wrong(item)]
    try:
        notes = notes_for(store, [item.match.addresses for item in noted if item.match], _STYLE)[0]
    except ToolError:
        return found.whole
    texts = {id(item): text for item, text in zip(noted, notes, strict=True)}
    return [replace(item, citation=texts.get(id(item), item.citation)) for item in found.whole]


def _is_wrong(item: VerifyItem) -> bool:
    return item.status in _DECIDED


def _sources(store: Store, items: Sequence[VerifyItem], style: object) -> Iterable[SourceLine]:
    from secpol_cli.citation.answer import notes_for
    from secpol_cli.queries.stats import sums_of_documents

    standing = Counter(doc_of(item.match.address) for item in items if item.match and _stands(item))
    cited = {doc for item in items for doc in item.claimed.documents}
    sums = sums_of_documents(store)
    docs = [doc for doc in sums if doc in standing or doc in cited]
    try:
        works = notes_for(store, [[doc] for doc in docs], str(style or _STYLE))[0] if docs else []
    except ToolError:
        works = ["" for _ in docs]
    for doc, work in zip(docs, works, strict=True):
        file, digest = sums[doc]
        yield SourceLine(doc, printable(work), standing[doc], printable(file), digest)


def _stands(item: VerifyItem) -> bool:
    """Whether the words of a quotation, or what they were made from, stand in a document."""
    return item.status not in ("not-found", "skipped")


def _file_lines(files: Sequence[CheckedFile], items: Sequence[VerifyItem]) -> Iterable[FileLine]:
    """What was found in each manuscript, and in what it includes: the items come in their order."""
    at = 0
    for one in files:
        own, at = items[at : at + one.quotations], at + one.quotations
        proved = sum(item.status in PROVED and not item.accepted for item in own)
        problems = sum(item.status in _DECIDED and not item.accepted for item in own)
        others = len(own) - proved - problems
        yield FileLine(printable(one.file), one.sha256, len(own), proved, problems, others)


def _corpus_words(corpus: CorpusFacts, query: Mapping[str, object]) -> str:
    name = f"the files in {query['sources']}" if query.get("sources") else corpus.title or "the corpus"
    version = f", version {corpus.version}" if corpus.version else ""
    texts = f"{corpus.documents:,} {_plural('text', corpus.documents)}, {corpus.words:,} words"
    return printable(f"{name}{version}: {texts}")


def _command(query: Mapping[str, object]) -> str:
    """What was typed, in its shortest form."""
    words = ["secpol", "verify"]
    for key, value in query.items():
        option = f"--{key.replace('_', '-')}"
        if value is True:
            words.append(option)
        elif isinstance(value, list | tuple):
            words += (
                [str(one) for one in value] if key == "file" else [w for v in value for w in (option, str(v))]
            )
        elif value:
            words += [option, str(value)]
    return shlex.join(words)


def _today() -> str:
    """The day, by the local clock, or SOURCE_DATE_EPOCH (reproducible-builds.org) where that is set."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = time.gmtime(int(fixed)) if fixed.isdigit() else time.localtime()
    return time.strftime("%Y-%m-%d", moment)


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
