"""What is said of a judged quotation, as others see it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from secpol_cli.manuscript.quotation import CONTEXT
from secpol_cli.record import replace
from secpol_cli.text.sentences import sentence_bounds
from secpol_cli.verdicts import Claimed, Match, VerifyItem
from secpol_cli.verification import messages
from secpol_cli.verification.edits import apply_edits
from secpol_cli.verification.linking.place import standing
from secpol_cli.verification.source_context import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.manuscript.quotation import Quotation
    from secpol_cli.verdicts import Standing, Verdict
    from secpol_cli.verification.candidate import CandidatePlace
    from secpol_cli.verification.edits import Edit
    from secpol_cli.verification.finding import Spot
    from secpol_cli.verification.linking.claims import Asserted

_ELLIPSIS = " … "


def make_item(
    quotation: Quotation,
    file: str,
    findings: Sequence[Verdict],
    reason: str,
    asserted: Asserted | None,
    place: CandidatePlace | None = None,
    edits: Sequence[Edit] = (),
    remarks: Sequence[str] = (),
) -> VerifyItem:
    """The item of a quotation: what was found, why, and the place that it was compared with."""
    where = quotation.place
    before, after = _around(quotation)
    comparison = place.comparison if place else None
    stands = standing(asserted, place if comparison and findings[0] != "not-found" else None)
    said = (*messages.remarks(asserted), *messages.of_standing(stands, asserted, place)) if asserted else ()
    speaking = place.attribution.people if place else frozenset()
    cut = messages.words_cut_off(place, quotation) if place and "meaning" in findings else ("", "")
    return VerifyItem(
        file=file_of(file, where.file),
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
        remarks=(*said, *remarks),
        skipped=quotation.skipped.why
        if quotation.skipped and (asserted is None or findings[0] == "skipped")
        else None,
        match=make_match(place) if place else None,
        diff=comparison.differences if comparison else (),
        correction=apply_edits(quotation.text, edits) if edits else None,
        place=stands,
        claimed=asserted.as_claimed(speaking) if asserted else Claimed(),
        speaker=_speaker_state(asserted, place, findings) if asserted else None,
        before=before,
        after=after,
        cut_before=cut[0],
        cut_behind=cut[1],
    )


def _around(quotation: Quotation) -> tuple[str, str]:
    """What stands in the manuscript before and behind a quotation, in its sentence."""
    if quotation.kind == "block":
        return "", ""
    text = f"{quotation.before}{quotation.text}{quotation.after}"
    start, end = len(quotation.before), len(text) - len(quotation.after)
    first, last = sentence_bounds(text, start, end)
    before = text[first:start].lstrip()
    if not first and len(quotation.before) >= CONTEXT:  # cut off, in a word perhaps
        before = before.partition(" ")[2]
    return before, text[end : max(end, last)]


def as_unchecked(item: VerifyItem, reason: str) -> VerifyItem:
    """An item whose own source cannot be read: what was compared is a remark, and corrects nothing."""
    remarks = [remark for remark in item.remarks if remark != reason]
    return replace(
        item,
        status="unchecked",
        findings=("unchecked",),
        reason=reason,
        remarks=(*messages.of_words_elsewhere(item), *remarks),
        correction=None,
        place="unchecked" if item.place is not None else None,
    )


def _speaker_state(
    asserted: Asserted, place: CandidatePlace | None, findings: Sequence[Verdict]
) -> Standing | None:
    """What became of the claim who speaks; None where nobody is named."""
    if not asserted.names_speaker:
        return None
    if "misattributed" in findings:
        return "wrong"
    if place is None or "not-found" in findings:
        return "unchecked"
    return "right" if place.ownership == "theirs" else "unchecked"


def file_of(manuscript: str, included: str | None) -> str:
    """The file in which words stand: the manuscript, or the one that it includes, by its path."""
    if included is None:
        return manuscript
    return posixpath.join(posixpath.dirname(manuscript), included)


def make_match(place: CandidatePlace) -> Match:
    """The words of the source that a quotation was compared with."""
    spans = place.spans
    owner = place.attribution.owner
    texts = dict(zip(place.reading.addresses, place.reading.texts, strict=True))
    (address, start, end), (last_address, last_start, last_end) = spans[0], spans[-1]
    first, _ = sentence_bounds(texts[address], start, end)
    _, last = sentence_bounds(texts[last_address], last_start, last_end)
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
        before=texts[address][first:start],
        after=texts[last_address][last_end : max(last_end, last)],
        page=place.pages[0].page if place.pages else None,
        printed_page=place.pages[0].printed if place.pages else None,
    )


def match_of_places(spots: Sequence[Spot]) -> Match:
    """The words at several places, in their order, as what a quotation is put together from."""
    spans = [span for spot in spots for span in spot.reading.spans(spot.first, spot.end - 1)]
    texts = {
        address: text
        for spot in spots
        for address, text in zip(spot.reading.addresses, spot.reading.texts, strict=True)
    }
    return Match(
        score=100.0,
        address=spans[0][0],
        addresses=tuple(dict.fromkeys(address for address, _, _ in spans)),
        start=spans[0][1],
        end=spans[-1][2],
        exact=_ELLIPSIS.join(texts[address][start:end] for address, start, end in spans),
    )
