"""The judgement of a quotation: whether the corpus has its words, from this speaker, at this place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.queries.attribution import Attributions
from secpol_cli.queries.names import name_words
from secpol_cli.store.address import doc_of
from secpol_cli.text.sigla import read_quoted
from secpol_cli.verdicts import GRAVITY, PROVED, Claimed, Match, Verdict, VerifyItem
from secpol_cli.verification import messages
from secpol_cli.verification.alignment import lay
from secpol_cli.verification.candidate import CandidatePlace
from secpol_cli.verification.claim_linking import Claims
from secpol_cli.verification.comparison import Comparison, compare
from secpol_cli.verification.edits import apply_edits
from secpol_cli.verification.finding import Finder, Spot
from secpol_cli.verification.locating import is_at
from secpol_cli.verification.sense_changes import condition_behind, negation_before
from secpol_cli.verification.source_context import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.manuscript.quotation import Quotation
    from secpol_cli.queries.attribution import Attribution
    from secpol_cli.store.store import Store
    from secpol_cli.text.sigla import Quoted
    from secpol_cli.verification.claim_linking import Asserted
    from secpol_cli.verification.edits import Edit
    from secpol_cli.verification.source_context import SourceContext

# Shares are in per cent of a quotation's words; set by tests/verification/test_judgement.py (tuning set).
_ENOUGH = 60.0  # that a passage must have for the quotation to be one of it
_STRICTER = 5.0  # more that it must have for each word by which a quotation is shorter than _SHORT
_SHORT = 10  # words
_NEAR = 30.0  # that a passage must have to be shown as the nearest, where none has enough
_NEARLY = 80.0  # that running text must have for what is written as a title to be a quotation of it
_LONG_TITLE = 7  # words; what is written as a title and shorter is one
MOST_WORDS = 20_000  # of a quotation that is compared with sources; a guard, no measure
_TITLED = frozenset(["heading", "endnote"])  # blocks in which titles stand
_TEXTUAL: tuple[Verdict, ...] = ("meaning", "altered", "edited", "verbatim-folded", "verbatim")


class Judged(NamedTuple):
    """What is to be said of a quotation, and the edits, in their order, that make it the source's words; no
    edits where it need not be corrected, or cannot be with certainty."""

    item: VerifyItem
    edits: Sequence[Edit] = ()


class Judge:
    """Judges quotations by a corpus."""

    def __init__(self, store: Store) -> None:
        self._finder, self._claims, self._said = Finder(store), Claims(store), Attributions(store)
        self._names = name_words(store)

    def judge(self, quotation: Quotation, file: str) -> Judged:
        """What is to be said of a quotation of the manuscript `file`, be it skipped or checked."""
        if quotation.skipped is not None and not self._is_no_title(quotation):
            return Judged(_item(quotation, file, ["skipped"], messages.of_skipped(quotation.skipped), None))
        asserted = self._claims.read(quotation.claim)
        tokens = read_quoted(quotation.text)
        if len(tokens) > MOST_WORDS:
            return Judged(_item(quotation, file, ["not-found"], messages.of_long(len(tokens)), asserted))
        places = self._places(quotation.text, tokens, asserted)
        best = min(places, key=_badness, default=None)
        if best is None or best.comparison.score < _NEAR:
            return Judged(_item(quotation, file, ["not-found"], messages.NOT_FOUND, asserted))
        textual = _textual(best, quotation)
        if best.comparison.score < _enough(len(tokens), best, asserted):
            reason = messages.of_nearest(best.comparison.score)
            return Judged(_item(quotation, file, ["not-found"], reason, asserted, best))
        if asserted.unknown and not asserted.cited and textual not in PROVED:
            reason = messages.of_other_work(asserted.unknown.text)
            return Judged(_item(quotation, file, ["not-found"], reason, asserted, best))
        findings = [textual]
        if asserted.speakers and not best.is_theirs:
            findings.append("misattributed")
        if asserted.cited and not (best.is_cited and best.is_located):
            findings.append("mislocated")
        findings.sort(key=GRAVITY.index)
        findings = [each for each in findings if each not in _TEXTUAL[2:] or each == findings[0]]
        reason = messages.of_findings(findings, best, quotation, asserted)
        edits = best.comparison.edits if self._mends(quotation.text, best) else ()
        return Judged(_item(quotation, file, findings, reason, asserted, best, edits), edits)

    def _mends(self, text: str, place: CandidatePlace) -> bool:
        """Whether the edits of a quotation make it the source's words, when it is compared again.

        An edit that puts another word at its beginning or end does not: the writer may have meant to begin or
        end elsewhere.
        """
        changes = place.comparison.differences
        if any(each.op == "replace" and not each.admitted for each in (changes[0], changes[-1])):
            return False
        mended = apply_edits(text, place.comparison.edits)
        tokens = read_quoted(mended)
        spot = Spot(place.reading, max(0, place.comparison.first - 2), place.comparison.last + 3)
        again = self._compare(mended, tokens, spot)
        return again is not None and not again.changes and not any(each.why for each in again.differences)

    def _is_no_title(self, quotation: Quotation) -> bool:
        """Whether what is written as titles are is a quotation after all: long, and running text has it, or
        nearly."""
        if quotation.skipped is None or quotation.skipped.why != "title":
            return False
        tokens = read_quoted(quotation.text)
        if len(tokens) < _LONG_TITLE:
            return False
        spots = self._finder.exact(tokens) or self._finder.near(quotation.text, tokens)
        found = [(spot, self._compare(quotation.text, tokens, spot)) for spot in spots]
        return any(
            comparison is not None
            and comparison.score >= _NEARLY
            and spot.reading.rows[0]["kind"] not in _TITLED
            for spot, comparison in found
        )

    def _places(self, text: str, tokens: Sequence[Quoted], asserted: Asserted) -> list[CandidatePlace]:
        spots = self._finder.exact(tokens)
        if not spots:
            spots = self._finder.near(text, tokens)
        places = []
        for spot in spots:
            comparison = self._compare(text, tokens, spot)
            if comparison is not None:
                places.append(self._place(comparison, spot.reading, asserted))
        return places

    def _compare(self, text: str, tokens: Sequence[Quoted], spot: Spot) -> Comparison | None:
        laid = lay(tokens, spot.reading.words[spot.first : spot.end])
        pairs = [
            pair if pair.source is None else pair._replace(source=pair.source + spot.first)
            for pair in laid.pairs
        ]
        return compare(text, tokens, pairs, spot.reading, self._names)

    def _place(self, comparison: Comparison, reading: SourceContext, asserted: Asserted) -> CandidatePlace:
        spans = list(reading.spans(comparison.first, comparison.last))
        addresses = [address for address, _, _ in spans]
        attribution = self._said.of(spans)
        cited = [each for each in asserted.cited if each.doc == doc_of(addresses[0])]
        return CandidatePlace(
            comparison,
            reading,
            attribution,
            self._is_theirs(attribution, addresses[0], asserted),
            bool(cited),
            any(is_at(each.locator, addresses) for each in cited),
        )

    def _is_theirs(self, attribution: Attribution, address: str, asserted: Asserted) -> bool:
        """Whether words are of somebody who is said to speak; also where nobody can tell."""
        doc = doc_of(address)
        unknown: list[bool] = []
        for speaker, meant in asserted.speakers:
            ids = meant.people, meant.organisations
            if attribution.is_of(*ids) or self._said.is_published_by(doc, speaker.name):
                return True
            if any(ids):
                return attribution.may_be_of(*ids)
            if not unknown and not meant.is_proper:
                return True  # the likeliest is nobody by name
            unknown.append(meant.is_proper)
        return not (any(unknown) and any(share.voice.name for share in attribution.shares))


def _enough(words: int, place: CandidatePlace, asserted: Asserted) -> float:
    """The share of a quotation's words, in per cent, that a place must have for them to be quoted from there.

    Of a short quotation it must have more, because others say such words, too;
    unless the manuscript cites the document or names who speaks there.
    """
    is_tied = place.is_cited or (bool(asserted.speakers) and place.is_theirs)
    return _ENOUGH if is_tied else _ENOUGH + _STRICTER * max(0, _SHORT - words)


def _badness(place: CandidatePlace) -> tuple[object, ...]:
    """What places are ordered by, the best first: how many words differ, then which claims fail there."""
    comparison = place.comparison
    return (
        comparison.changed,
        not place.is_cited,
        not place.is_located,
        not place.is_theirs,
        not comparison.is_exact,
    )


def _textual(place: CandidatePlace, quotation: Quotation) -> Verdict:
    """The verdict on the words alone."""
    comparison = place.comparison
    if any(each.why for each in comparison.differences):
        return "meaning"
    if condition_behind(place.behind, quotation.after) or negation_before(place.before, quotation.before):
        return "meaning"
    if comparison.changes:
        return "altered"
    if comparison.is_admitted or quotation.emphasised:
        return "edited"
    return "verbatim" if comparison.is_exact else "verbatim-folded"


def _item(
    quotation: Quotation,
    file: str,
    findings: Sequence[Verdict],
    reason: str,
    asserted: Asserted | None,
    place: CandidatePlace | None = None,
    edits: Sequence[Edit] = (),
) -> VerifyItem:
    where = quotation.place
    comparison = place.comparison if place else None
    speaking = place.attribution.people if place else frozenset()
    return VerifyItem(
        file=file,
        line=where.line,
        column=where.column,
        end_line=where.end_line,
        end_column=where.end_column,
        paragraph=where.paragraph,
        heading=where.heading,
        note=where.note,
        page=where.page,
        quote=quotation.text,
        status=findings[0],
        findings=tuple(findings),
        reason=reason,
        remarks=messages.remarks(place, asserted) if asserted else (),
        skipped=quotation.skipped.why if quotation.skipped and findings[0] == "skipped" else None,
        match=_match(place) if place else None,
        diff=comparison.differences if comparison else (),
        correction=apply_edits(quotation.text, edits) if edits else None,
        claimed=asserted.as_claimed(speaking) if asserted else Claimed(),
    )


def _match(place: CandidatePlace) -> Match:
    spans = place.spans
    owner = place.attribution.owner
    texts = dict(zip(place.reading.addresses, place.reading.texts, strict=True))
    return Match(
        score=int(10 * place.comparison.score) / 10,
        address=spans[0][0],
        addresses=tuple(address for address, _, _ in spans),
        start=spans[0][1],
        end=spans[-1][2],
        exact=PARAGRAPH.join(texts[address][start:end] for address, start, end in spans),
        statement=owner.statement if owner else None,
        speaker=owner.speaker if owner else None,
        speaker_name=owner.name if owner else None,
        mode=owner.mode if owner else None,
    )
