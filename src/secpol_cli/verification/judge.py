"""The judgement of a quotation: whether the corpus has its words, from this speaker, at this place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.manuscript.no_quotations import SHORT
from secpol_cli.manuscript.quotation import DOUBTFUL
from secpol_cli.queries.blocks import texts_before
from secpol_cli.record import replace
from secpol_cli.text.sigla import read_quoted
from secpol_cli.verdicts import GRAVITY, PROVED, Verdict, VerifyItem
from secpol_cli.verification import messages
from secpol_cli.verification.edits import apply_edits
from secpol_cli.verification.finding import Finder, Spot
from secpol_cli.verification.items import as_unchecked, make_item, match_of_places
from secpol_cli.verification.linking.claims import Claims
from secpol_cli.verification.linking.unread import Unread
from secpol_cli.verification.places import Places
from secpol_cli.verification.provisions import fits, read_provisions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.manuscript.quotation import Quotation
    from secpol_cli.store.store import Store
    from secpol_cli.verification.candidate import CandidatePlace
    from secpol_cli.verification.edits import Edit
    from secpol_cli.verification.linking.claims import Asserted
    from secpol_cli.verification.provisions import Provision

# Shares are in per cent of a quotation's words; set by tests/verification/test_judgement.py (tuning set).
_ENOUGH = 60.0  # that a passage must have for the quotation to be one of it
_STRICTER = 5.0  # more that it must have for each word by which a quotation is shorter than _SHORT
_SHORT = 10  # words
_NEAR = 30.0  # that a passage must have to be shown as the nearest, where none has enough
_NEARLY = 80.0  # that running text must have for what is written as a title to be a quotation of it
_LONG_TITLE = 7  # words; what is written as a title and shorter is one
UNREAD = "\ufffd"  # stands in a source for a letter that its reader could not tell
MOST_WORDS = 20_000  # of a quotation that is compared with sources; a guard, no measure
_FEW_CHANGED = 3  # words; what differs in more may be put together from several places
_STRAY = frozenset(["unclosed", "unopened"])  # marks without a partner
_TITLED = frozenset(["heading", "endnote"])  # blocks in which titles stand
_UNCHANGED: tuple[Verdict, ...] = ("reported", "edited", "verbatim-folded", "verbatim")


class Judged(NamedTuple):
    """What is to be said of a quotation, and the edits, in their order, that make it the source's words; no
    edits where it need not be corrected, or cannot be with certainty."""

    item: VerifyItem
    edits: Sequence[Edit] = ()


class Judge:
    """Judges quotations by a corpus."""

    def __init__(self, store: Store, records: Sequence[Mapping[str, Any]] = ()) -> None:
        """`records` are CSL items that may describe documents of the corpus."""
        self._store, self._finder = store, Finder(store)
        self._claims, self._places = Claims(store, records), Places(store, self._finder)
        self._unread = Unread(store)

    def judge(self, quotation: Quotation, file: str) -> Judged:
        """What is to be said of a quotation of the manuscript `file`, be it skipped or checked."""
        if quotation.skipped is not None and not self._is_quoted(quotation):
            return Judged(self._skipped(quotation, file))
        asserted = self._claims.read(quotation.claim)
        judged = self._compare(quotation, file, asserted)
        why = self._unread.why(judged.item, quotation, asserted)
        return Judged(as_unchecked(judged.item, why)) if why else judged

    def _compare(self, quotation: Quotation, file: str, asserted: Asserted) -> Judged:
        """What is to be said of a quotation, as far as the corpus can tell."""
        tokens = read_quoted(quotation.text)
        if len(tokens) > MOST_WORDS:
            return Judged(make_item(quotation, file, ["unchecked"], messages.of_long(len(tokens)), asserted))
        if provided := self._provisions(quotation, file, asserted):
            return provided
        places = self._places.find(quotation.text, tokens, asserted)
        best = min(places, key=_badness, default=None)
        is_whole = best is not None and best.comparison.changed <= _FEW_CHANGED
        if not is_whole and (joined := self._places.find_joined(quotation.text, tokens)):
            return Judged(self._joined(quotation, file, asserted, joined))
        if best is None or best.comparison.score < _enough(len(tokens), best, asserted):
            further = self._places.find_further(quotation.text, tokens, asserted, _ENOUGH / 100)
            if further is None:
                return Judged(make_item(quotation, file, ["unchecked"], messages.CUT_SHORT, asserted))
            best = min([*places, *further], key=_badness, default=None)
            if best is None or best.comparison.score < _enough(len(tokens), best, asserted):
                return Judged(_not_found(quotation, file, asserted, best))
        best = _uncut(best, places, quotation)
        if UNREAD in best.exact:
            return Judged(make_item(quotation, file, ["unchecked"], messages.ILLEGIBLE, asserted, best))
        textual = _textual(best, quotation)
        is_direct = not _is_woven(quotation)
        findings = self._findings(textual, best, asserted, is_direct=is_direct)
        reason = messages.of_findings(findings, best, quotation, asserted)
        edits = best.comparison.edits
        edits = edits if edits and self._mends(quotation.text, best) else ()
        others = [place for place in places if place is not best and place.is_word_for_word]
        letters = messages.of_accents(quotation.text, best.exact) if findings[0] in PROVED else ()
        also = messages.of_other_places(best, others) if findings[0] in PROVED and not asserted.cited else ()
        return Judged(
            make_item(quotation, file, findings, reason, asserted, best, edits, (*letters, *also)), edits
        )

    def _provisions(self, quotation: Quotation, file: str, asserted: Asserted) -> Judged | None:
        """What is to be said of provisions that are quoted with their numbers: each is looked up without it,
        and its number held against where it stands.  None where there is none, or its words are nowhere."""
        found = []
        for provision in read_provisions(quotation.text):
            tokens = read_quoted(provision.text)
            places = self._places.find(provision.text, tokens, asserted) if tokens else []
            best = min(places, key=_badness, default=None)
            if best is None or not best.is_word_for_word:
                return None
            found.append((provision, best))
        whole = self._finder.exact(read_quoted(quotation.text)) if found else []
        if not found or any(
            len(spot.reading.rows) == 1 for spot in whole
        ):  # its number is part of a sentence
            return None
        verdicts = [_textual(best, replace(quotation, text=provision.text)) for provision, best in found]
        wrong = [each for each in found if self._is_elsewhere(*each)]
        gravest = min(verdicts, key=GRAVITY.index)
        findings: list[Verdict] = (
            [gravest] if gravest not in PROVED else ["mislocated" if wrong else "edited"]
        )
        place = wrong[0][1] if wrong else found[verdicts.index(gravest)][1]
        reason = messages.OTHER_NUMBER if findings == ["mislocated"] else ""
        reason = reason or messages.of_findings(findings, place, quotation, asserted)
        return Judged(make_item(quotation, file, findings, reason, asserted, place))

    def _is_elsewhere(self, provision: Provision, place: CandidatePlace) -> bool:
        row = place.reading.rows[place.reading.place(place.comparison.first)[0]]
        return fits(provision, place.before, texts_before(self._store, row)) is False

    def _findings(
        self, textual: Verdict, place: CandidatePlace, asserted: Asserted, *, is_direct: bool
    ) -> list[Verdict]:
        """The verdicts on words, speaker and place that hold together, the gravest first."""
        findings = [textual]
        if asserted.speakers and not place.is_theirs:
            findings.append("misattributed")
        elif textual in PROVED and is_direct and self._is_told(place, asserted):
            findings = ["reported"]
        if asserted.cited and (not place.is_cited or place.is_located is False):
            findings.append("mislocated")
        findings.sort(key=GRAVITY.index)
        return [each for each in findings if each not in _UNCHANGED or each == findings[0]]

    def _is_told(self, place: CandidatePlace, asserted: Asserted) -> bool:
        """Whether the source tells in its own words what one said who is said to have said it."""
        owner = place.attribution.owner
        return (
            owner is not None
            and owner.mode == "indirect"
            and any(
                place.attribution.is_of(meant.people, meant.organisations) for _, meant in asserted.speakers
            )
        )

    def _skipped(self, quotation: Quotation, file: str) -> VerifyItem:
        """The item of a quotation that is not checked; of a few words with the places where they stand.

        A mark without its partner may hide a quotation, so that it is `unchecked`.
        """
        assert quotation.skipped is not None
        reason = messages.of_skipped(quotation.skipped)
        if quotation.skipped.why in _STRAY:
            return make_item(quotation, file, ["unchecked"], reason, None)
        spots = self._finder.exact(read_quoted(quotation.text)) if quotation.skipped.why == "short" else []
        addresses = [spot.reading.addresses[0] for spot in spots]
        remarks = messages.of_places(addresses)
        item = make_item(quotation, file, ["skipped"], reason, None, remarks=remarks)
        return replace(item, match=match_of_places(spots[:1])) if spots else item

    def _joined(
        self, quotation: Quotation, file: str, asserted: Asserted, spots: Sequence[Spot]
    ) -> VerifyItem:
        """The item of a quotation that is put together from several places."""
        match = match_of_places(spots)
        findings: list[Verdict] = ["altered"]
        item = make_item(quotation, file, findings, messages.of_joined(match.addresses), asserted)
        return replace(item, match=match)

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
        again = self._places.compare(mended, tokens, spot)
        return again is not None and not again.changes and not any(each.why for each in again.differences)

    def _is_quoted(self, quotation: Quotation) -> bool:
        """Whether what is skipped as a title, a name, or what somebody might say, is a quotation after all:
        running text has it, or nearly; of a title it must have many words."""
        if quotation.skipped is None or quotation.skipped.why not in DOUBTFUL:
            return False
        tokens = read_quoted(quotation.text)
        if len(tokens) < (_LONG_TITLE if quotation.skipped.why == "title" else SHORT):
            return False
        spots = self._finder.exact(tokens) or self._finder.near(quotation.text, tokens)
        found = [(spot, self._places.compare(quotation.text, tokens, spot)) for spot in spots]
        return any(
            comparison is not None
            and comparison.score >= _NEARLY
            and spot.reading.rows[0]["kind"] not in _TITLED
            for spot, comparison in found
        )


def _not_found(
    quotation: Quotation, file: str, asserted: Asserted, nearest: CandidatePlace | None
) -> VerifyItem:
    """The item of a quotation that stands nowhere, with the nearest passage where one has some of it."""
    if nearest is None or nearest.comparison.score < _NEAR:
        return make_item(quotation, file, ["not-found"], messages.NOT_FOUND, asserted)
    reason = messages.of_nearest(nearest.comparison.score)
    return make_item(quotation, file, ["not-found"], reason, asserted, nearest)


def _is_woven(quotation: Quotation) -> bool:
    """Whether the manuscript goes on into the quotation in a sentence of its own: said that “the way …”; and
    does not give the words as somebody's speech: said, “The way …”."""
    before = quotation.before.rstrip()
    return bool(before) and (before[-1].isalnum() or before[-1] in ")]")


def _enough(words: int, place: CandidatePlace, asserted: Asserted) -> float:
    """The share of a quotation's words, in per cent, that a place must have for them to be quoted from there.

    Of a short quotation it must have more, because others say such words, too;
    unless the manuscript cites the document or names who speaks there.
    """
    is_tied = place.is_cited or (bool(asserted.speakers) and place.is_theirs)
    return _ENOUGH if is_tied else _ENOUGH + _STRICTER * max(0, _SHORT - words)


def _badness(place: CandidatePlace) -> tuple[object, ...]:
    """What places are ordered by, the best first: how many words differ, then which claims fail there, then
    over how many words of the source it runs."""
    comparison = place.comparison
    return (
        comparison.changed,
        not place.is_cited,
        place.is_located is not True,
        not place.is_theirs,
        not comparison.is_exact,
        comparison.last - comparison.first,
    )


def _uncut(best: CandidatePlace, places: Sequence[CandidatePlace], quotation: Quotation) -> CandidatePlace:
    """The best place, or one as good where nothing is cut off that turns the sense: words may stand twice."""
    if not best.is_word_for_word or not _is_cut(best, quotation):
        return best
    as_good = [place for place in places if _badness(place)[:-1] == _badness(best)[:-1]]
    return next((place for place in as_good if not _is_cut(place, quotation)), best)


def _is_cut(place: CandidatePlace, quotation: Quotation) -> bool:
    """Whether the quotation leaves out, before or behind, what turns its sense."""
    return bool(
        place.condition_behind(quotation.after, quotation.before)
        or place.governed_by(quotation.before, quotation.after)
    )


def _textual(place: CandidatePlace, quotation: Quotation) -> Verdict:
    """The verdict on the words alone."""
    comparison = place.comparison
    whys = {each.why for each in comparison.differences if each.why}
    ending = place.other_ending(quotation.after)
    if whys - {"interpolated"} or ending == "question":
        return "meaning"
    if _is_cut(place, quotation):
        return "meaning"
    if whys:
        return "interpolated"
    if comparison.changes or ending:
        return "altered"
    if comparison.is_admitted or quotation.emphasised:
        return "edited"
    return "verbatim" if comparison.is_exact else "verbatim-folded"
