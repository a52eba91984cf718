"""What is said of a judgement, in a sentence for people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.text.orthography import accents_left_out
from secpol_cli.text.sentences import first_clause
from secpol_cli.verdicts import PROVED
from secpol_cli.verification.linking.roles import read_role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from secpol_cli.manuscript.quotation import Quotation, Skipped
    from secpol_cli.model import UnreadSource
    from secpol_cli.verdicts import Difference, Standing, Verdict, VerifyItem
    from secpol_cli.verification.candidate import CandidatePlace
    from secpol_cli.verification.linking.claims import Asserted

NOT_FOUND = "the corpus has nothing like it"
CUT_SHORT = "a search cut short: too many passages have such words to compare them all; quote more of it"
ILLEGIBLE = "the source has letters there that could not be read"
OTHER_NUMBER = "stands under another number than the quotation gives it"
_SKIPPED = {
    "short": "too short to be held against a source: three words or fewer",
    "title": "written as titles are",
    "empty": "no words between the marks",
    "unclosed": "a mark that nothing closes: what it opens was not checked",
    "unopened": "a mark that closes nothing: what it should close was not checked",
    "deep": "inside too many other quotations",
    "own": "set apart as the writer's own: a hypothesis, a question, a note, a reference",
    "ignored": "a comment asks to ignore it",
    "path": "the path of a file, or an address",
    "named": "a name, a term or a slogan, by the words around it",
    "supposed": "what somebody might say, by the words before it, and nobody did",
}
_WHY = {
    "negation": "the opposite sense",
    "number": "a number or date differs",
    "modal": "another modal verb",
    "name": "another name",
    "hidden": "what the ellipsis leaves out matters",
    "subject": "the ellipsis gives it another subject",
    "interpolated": "the source does not bear it out",
}
_ENDINGS = {
    "question": "a question made a statement, or a statement a question",
    "exclamation": "the exclamation mark is not the source's",
}
_APPARATUS = {"dateline": "date line", "boilerplate": "line of the page", "endnote": "note about the author"}
_ARTICLE = re.compile(r"^(?:The|A|An|This|These|Those|His|Her|Their|Its|Some|Many)(?= )")  # no name begins so
_MOST = 4  # changes that are named
_LONG = 60  # letters of one that are shown
_FEW = 5  # places that are named
_FEW_FILES = 2


def of_skipped(skipped: Skipped) -> str:
    """Why a quotation was not checked."""
    return f"{_SKIPPED[skipped.why]}: {skipped.note}" if skipped.note else _SKIPPED[skipped.why]


def of_other_work(citation: str, title: str = "") -> str:
    """That a quotation is of a work that the corpus does not have; `title`: which a document of it cites."""
    if title:
        return f"the corpus has no text of the work cited: {_short(citation)}, “{_short(title)}”"
    return f"the corpus does not have the work cited: {_short(citation)}"


def of_no_text(docs: str) -> str:
    """That a quotation is of documents of which the corpus has no text."""
    return f"the corpus has no text of {docs}"


def of_unread(unread: Sequence[UnreadSource]) -> str:
    """That a quotation may stand in what could not be read."""
    shown = "; ".join(f"{each.file}: {each.reason}" for each in unread[:_FEW_FILES])
    more = f"; and {len(unread) - _FEW_FILES} more" if len(unread) > _FEW_FILES else ""
    return f"not found, but it may stand in what could not be read ({shown}{more})"


def of_departure(docs: Mapping[str, str]) -> str:
    """That words are held against documents which are not word for word their sources."""
    said = "; ".join(f"{doc} departs from its source ({what})" for doc, what in docs.items())
    return f"{said}: nothing in it is proved"


def of_translation(said: str) -> str:
    """That a quotation is a translation, which cannot be held against an original in another language."""
    return f"a translation (“{_short(said)}”), which no source has word for word"


def of_words_elsewhere(item: VerifyItem) -> tuple[str, ...]:
    """Where the words stand, or something like them, of a quotation whose own source cannot be read."""
    if item.match is None or item.status == "not-found":
        return ()
    where = ", ".join(dict.fromkeys(item.match.addresses))
    is_same = item.status in PROVED | {"reported", "mislocated"}
    return (f"the words stand in {where}" if is_same else f"something like it stands in {where}",)


def of_long(words: int) -> str:
    """That a quotation is too long."""
    return f"too long to be compared: {words:,} words; verify its parts"


def of_nearest(score: float) -> str:
    """That a quotation is nowhere, though something has some of its words."""
    return f"no passage has it; the nearest has {score:.0f} % of its words"


def of_joined(addresses: Sequence[str]) -> str:
    """That a quotation is put together from several places."""
    *first, last = addresses
    if not first:
        return f"joined from two places in {last}"
    return f"joined from {', '.join(first)} and {last}"


def of_accents(quoted: str, source: str) -> tuple[str, ...]:
    """That a quotation leaves out accents that the source has."""
    return ("accents of the source are left out",) if accents_left_out(quoted, source) else ()


def of_places(addresses: Sequence[str]) -> tuple[str, ...]:
    """Where a few words stand that are too short to be checked."""
    places = list(dict.fromkeys(addresses))
    if not places:
        return ()
    more = f" and {len(places) - _FEW} more places" if len(places) > _FEW else ""
    return (f"stands in {', '.join(places[:_FEW])}{more}",)


def of_other_places(place: CandidatePlace, others: Sequence[CandidatePlace]) -> tuple[str, ...]:
    """That the words stand elsewhere, too, where no place is cited."""
    own = place.spans[0][0]
    found = of_places([other.spans[0][0] for other in others if other.spans[0][0] != own])
    return tuple(remark.replace("stands in", "also stands in", 1) for remark in found)


def of_findings(
    findings: Sequence[Verdict], place: CandidatePlace, quotation: Quotation, asserted: Asserted
) -> str:
    """What was found."""
    said = [sentence for finding in findings for sentence in _of_finding(finding, place, quotation, asserted)]
    return "; ".join(said)


def _of_finding(
    finding: Verdict, place: CandidatePlace, quotation: Quotation, asserted: Asserted
) -> Iterator[str]:
    if finding == "verbatim":
        yield "word for word"
    elif finding == "verbatim-folded":
        yield "word for word but for case, marks, hyphens or the last stop"
    elif finding == "edited":
        yield "word for word but for what its marks admit"
    elif finding == "reported":
        yield "word for word, but there the text tells in its own words what was said"
    elif finding == "misattributed":
        yield _misattributed(place, asserted)
    elif finding == "mislocated":
        yield _mislocated(place, asserted)
    else:
        yield from _changes(place)
        if ending := place.other_ending(quotation.after):
            yield _ENDINGS[ending]
        negation, clause = words_cut_off(place, quotation)
        if clause:
            yield f"cut off before “{_short(clause)}”"
        if negation:
            yield f"cut off behind “{negation}”"


def words_cut_off(place: CandidatePlace, quotation: Quotation) -> tuple[str, str]:
    """The words of the source that matter and are left out: before the quoted ones a negation, right behind
    them a condition up to where its clause ends; empty where there are none."""
    condition = place.condition_behind(quotation.after, quotation.before)
    clause = first_clause(place.behind[place.behind.find(condition) :]) if condition else ""
    return place.governed_by(quotation.before, quotation.after) or "", clause


def _changes(place: CandidatePlace) -> Iterator[str]:
    changes = [
        each
        for each in place.comparison.differences
        if each.op != "equal" and (not each.admitted or each.why)
    ]
    changes.sort(key=lambda each: not each.why)
    for each in changes[:_MOST]:
        yield _change(each)
    if len(changes) > _MOST:
        yield f"{len(changes) - _MOST} more changes"


def _change(difference: Difference) -> str:
    why = f" ({_WHY[difference.why]})" if difference.why else ""
    quoted, source = _short(difference.quoted), _short(difference.source)
    if difference.why == "hidden":
        return f"the ellipsis hides “{source}”"
    if difference.why == "subject":
        return f"the ellipsis leaves out “{source}”, and gives what follows another subject"
    if difference.op == "insert":
        return f"“{source}” is left out{why}"
    if difference.op == "delete":
        return f"“{quoted}” is not the source's{why}"
    return f"“{quoted}” for “{source}”{why}"


def _misattributed(place: CandidatePlace, asserted: Asserted) -> str:
    claimed = _ARTICLE.sub(lambda article: article[0].lower(), asserted.speakers[0][0].name)
    if place.apparatus:
        return f"nobody says these words: they stand in a {_APPARATUS.get(place.apparatus, place.apparatus)}"
    owner = place.attribution.owner
    if owner is None:
        *others, last = [f"of {voice.name or 'the report itself'}" for voice in place.attribution.speakers]
        said = f"runs over words {' and '.join(filter(None, [', '.join(others), last]))}"
        meant = asserted.speakers[0][1]
        is_one = place.attribution.has_words_of(meant.people, meant.organisations)
        return said if is_one else f"{said}, not of {claimed}"
    if owner.name is None:
        return f"the report's own words, not of {claimed}"
    how = {"direct": "", "indirect": " (reported)"}.get(owner.mode or "", ", who wrote the text")
    return f"words of {owner.name}{how}, not of {claimed}"


def _mislocated(place: CandidatePlace, asserted: Asserted) -> str:
    addresses = ", ".join(dict.fromkeys(address for address, _, _ in place.spans))
    cited = asserted.as_claimed()
    docs = " or ".join(cited.documents)
    where = f"{docs}, {cited.locator}" if cited.locator else docs
    on = f", {' and '.join(page.written for page in place.pages)}" if place.pages else ""
    return f"stands in {addresses}{on}, not in {where}"


def remarks(asserted: Asserted) -> tuple[str, ...]:
    """What else is worth knowing."""
    found = []
    if asserted.unknown is not None and not asserted.cited:
        found.append(of_other_work(asserted.unknown.text, asserted.known_title))
    for speaker, meant in asserted.speakers[:1]:
        is_known = meant.likeliest(frozenset()) is not None or read_role(speaker.name).is_state
        if meant.is_proper and not is_known:
            found.append(f"the corpus does not know {speaker.name}")
    return tuple(found)


def of_standing(
    standing: Standing | None, asserted: Asserted, place: CandidatePlace | None
) -> tuple[str, ...]:
    """That a place cited could not be checked, and why."""
    if standing != "unchecked":
        return ()
    locator = asserted.as_claimed().locator
    if locator and place is not None and place.is_cited:
        return (f"cannot be checked in this text: {locator}",)
    if asserted.unread is not None and asserted.unknown is None:
        return (f"not known of which work: {_short(asserted.unread.text)}",)
    return ()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONG else words[: _LONG - 1].rstrip() + "…"
