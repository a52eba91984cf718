"""Who is said to have spoken: verbs of saying and their subjects around a quotation, in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from secpol_cli.manuscript.claims.reporting_verbs import (
    Verb,
    find_verbs,
    verb_after,
    verb_at,
    without_modifiers,
)
from secpol_cli.readers.citations import SECOND_HAND
from secpol_cli.text.english_names import OFFICE, OPENINGS, PROPER_NAME, without_possessive
from secpol_cli.text.orthography import DOUBLE_QUOTES
from secpol_cli.text.sentences import STOPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Relation = Literal["says", "according-to", "attribution"]


class Named(NamedTuple):
    """A candidate: its half-open offsets in the text, and how the words are given to it."""

    start: int
    end: int
    relation: Relation
    pronoun: bool = False
    verb: str = ""


_NAME = re.compile(rf"(?:\b[Tt]he\s+)?(?:\b(?i:{OFFICE})\s+){{0,4}}(?:of\s+)?{PROPER_NAME}")
_OWNED = re.compile(rf"(?:\b[Tt]he\s+)?\b{PROPER_NAME}(?:(?<=[’']s)|[’'])\s+[a-z][\w-]*(?:\s+[a-z][\w-]*)?$")
_COMMON = re.compile(
    r"\b(?:the|an?|one|another|some|many|several|his|her|its|their|both|two|three)"
    r"(?:\s+(?!and\b|that\b|of\b)[\w-]+){1,4}(?:\s+of\s+(?:the\s+)?[\w-]+(?:\s+[A-Z][\w-]*)*)?",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|they|it|I|we|who|others|the latter|the former)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:at|in|of|to|with|from|on|for|by|during|before|after|about|against|between|into|under|over|within|via|"
    r"towards?|and|or|through|than|since|until|including)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:according\s+to|in\s+the\s+words\s+of|in\s+the\s+view\s+of|in\s+the\s+opinion\s+of|to\s+quote|quoting|citing)\s+",
    re.IGNORECASE,
)
_GIVEN_BEHIND = re.compile(
    r"[\s,;–—-]*(?:as\s+)?(?:according\s+to|in\s+the\s+words\s+of|in\s+the\s+opinion\s+of)\s+", re.IGNORECASE
)
_DASH = re.compile(r"\s*[,.]?\s*(?:[–—―]|--+|-)\s*")
_APPOSITION = re.compile(rf"\s*(?:,|[–—(])[^{STOPS}{DOUBLE_QUOTES}]{{1,120}}?(?:[,–—)])\s*$")
_APPOSITION_BEHIND = re.compile(rf"\s*[,–—(][^{STOPS}{DOUBLE_QUOTES}_]{{1,100}}?[,–—)](?=\s)")
_BEFORE_INVERTED = re.compile(r"[\s,;–—-]*(?:as\s+)?", re.IGNORECASE)
_ADVERB = re.compile(r"(?:\s+\w+ly)?\s+")
_LEAD = re.compile(r"[\s,;–—-]*(?:(?:as|and|but|or)\s+)?", re.IGNORECASE)
# What tells that a would-be common noun is a clause.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|may|might|must|can|could|will|would|should|needs|wants|lacks|"
    r"makes|takes|gives|goes|comes|knows|means|seems|remains|becomes)\b"
)
_SEVERAL_WORKS = re.compile(
    r"(?:the\s+)?(?:both|two|three|some|many|several)\s+(?:[\w-]+\s+){0,2}(?:texts|documents|papers|articles|"
    r"essays|speeches|statements|sources|books|reports|declarations|communiqu[ée]s|passages|versions)",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(r"(?:\s+\w+){0,3}\s+that\s[^,;:—–]*")
_SECOND_HAND = re.compile(
    rf"(?:[(\[]|\[cite[\w/]*:)\s*(?:see\s+)?(?P<who>[^()\[\]{{}};:]{{2,80}}?),?\s+{SECOND_HAND}",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+by\s+")
_QUOTED = "_"  # what masks the words of other quotations


def speakers_before(text: str, start: int, end: int) -> list[Named]:
    """The candidates in `text[start:end]`, the sentence up to a quotation; the likeliest first, or none.

    The words of other quotations are masked with underscores.
    """
    given = None
    for match in _GIVEN.finditer(text, start, end):
        given = _subject_at(text, match.end(), end, "according-to") or given
    verb = _last_verb(text, start, end)
    if verb is None or (given and given.start > verb.end):
        return [given] if given else []
    found = list(_around(text, start, verb, end))
    return found if not given else [*found, given]


def _last_verb(text: str, start: int, end: int) -> Verb | None:
    """The verb of saying that governs a quotation: the last; the one before a passive in its “that”."""
    verbs = list(find_verbs(text, start, end))
    while verbs and verbs[-1].passive and not _BY.match(text, verbs[-1].end, end):
        passive = verbs.pop()
        if verbs and not _EMBEDDED.fullmatch(text, verbs[-1].end, passive.start):
            return None
    return verbs[-1] if verbs else None


def _around(text: str, start: int, verb: Verb, end: int) -> Iterator[Named]:
    said = verb.text
    by = _BY.match(text, verb.end, end)
    behind = by.end() if by else verb.end + 1
    inverted = _subject_at(text, behind, end, "says", said)
    left = [] if verb.passive else list(_subjects_before(text, start, verb.start, said))
    if (
        inverted
        and inverted.start - behind <= 1
        and (by or not left or text[: verb.start].rstrip(" ,").endswith(_QUOTED))
    ):
        yield inverted
    yield from left


def _subjects_before(text: str, start: int, end: int, verb: str) -> Iterator[Named]:
    """The subject of a verb that stands at `end`: what stands right before it, or before an apposition."""
    stop = without_modifiers(text, start, end)
    comma = text[stop:end].strip().startswith((",", "–", "—")) or text[:stop].rstrip().endswith(
        (",", "–", "—", ")")
    )
    if comma:
        apposition = _APPOSITION.search(text, start, min(end, stop + 2))
        if apposition:
            head = _subject_ending(text, start, apposition.start(), verb)
            if head:
                yield head
                return
    pronoun = _last(_PRONOUN, text, max(start, stop - 12), stop)
    if pronoun and pronoun.end() == stop and pronoun[0].casefold() != "who":
        yield Named(pronoun.start(), pronoun.end(), "says", True, verb)
        return
    subject = _subject_ending(text, start, stop, verb)
    others = [name for name in _names(text, start, stop, "says", verb) if not _governed(text, name)]
    ranked = [subject] if subject and not _governed(text, subject) else []
    yield from [*ranked, *[name for name in reversed(others) if name not in ranked]]


def _subject_ending(text: str, start: int, stop: int, verb: str) -> Named | None:
    """A name or common noun that ends where the verb or its modifiers begin."""
    names = [name for name in _names(text, start, stop, "says", verb) if not text[name.end : stop].strip()]
    if names:
        return names[-1]
    owned = _OWNED.search(text, max(start, stop - 80), stop)
    if owned:
        return Named(owned.start(), owned.end(), "says", False, verb)
    common = _last(_COMMON, text, max(start, stop - 60), stop)
    if common and not text[common.end() : stop].strip() and _is_somebody(common[0]):
        return Named(common.start(), common.end(), "says", False, verb)
    return None


def _is_somebody(words: str) -> bool:
    """Whether what looks like a common noun may speak: no clause, and not several works at once."""
    return not _FINITE.search(words) and not _SEVERAL_WORKS.fullmatch(words)


def _governed(text: str, name: Named) -> bool:
    return _PREPOSITION.search(text, max(0, name.start - 24), name.start) is not None


def speakers_behind(text: str, start: int, end: int) -> list[Named]:
    """The candidate in `text[start:end]`, right behind a closing mark; none where it says nothing."""
    given = _GIVEN_BEHIND.match(text, start, end)
    if given:
        subject = _subject_at(text, given.end(), end, "according-to")
        return [subject] if subject else []
    before = _BEFORE_INVERTED.match(text, start, end)
    inverted = verb_at(text, before.end(), end) if before else None
    space = _ADVERB.match(text, inverted.end, end) if inverted else None
    if inverted and space:
        subject = _subject_at(text, space.end(), end, "says", inverted.text)
        return [subject] if subject else []
    lead = _LEAD.match(text, start, end)
    subject = _subject_at(text, lead.end() if lead else start, end, "says")
    verb = _verb_behind(text, subject.end, end) if subject else None
    if subject and verb:
        return [subject._replace(verb=verb.text)]
    return attribution_behind(text, start, end)


def _verb_behind(text: str, at: int, end: int) -> Verb | None:
    """The verb behind a subject, or behind an apposition to it."""
    apposition = _APPOSITION_BEHIND.match(text, at, end)
    return verb_after(text, at, end) or (verb_after(text, apposition.end(), end) if apposition else None)


def attribution_behind(text: str, start: int, end: int) -> list[Named]:
    """The name behind a dash: ``— Hun Sen``."""
    dash = _DASH.match(text, start, end)
    subject = _subject_at(text, dash.end(), end, "attribution") if dash else None
    return [subject] if subject and not subject.pronoun else []


def speakers_at_second_hand(text: str, start: int, end: int) -> list[Named]:
    """The name in a citation of what another quotes: ``(Hun Sen, quoted in Un and Yen 2019)``."""
    cited = _SECOND_HAND.search(text, start, end)
    subject = _subject_at(text, cited.start("who"), cited.end("who"), "attribution") if cited else None
    return [subject] if subject and not subject.pronoun else []


def without_offices(name: str) -> str:
    """A name without the offices and the article before it; empty where nothing else is there."""
    words = re.split(rf"\b(?i:{OFFICE})(?:\s+|$)", name)[-1]
    return re.sub(r"^[Tt]he(?:\s+|$)", "", words)


def _subject_at(text: str, at: int, end: int, relation: Relation, verb: str = "") -> Named | None:
    """The name, common noun or pronoun that begins at an offset."""
    for name in _names(text, at, min(end, at + 160), relation, verb):
        if name.start == at:
            return name
        break
    pronoun = _PRONOUN.match(text, at, end)
    if pronoun:
        return Named(pronoun.start(), pronoun.end(), relation, True, verb)
    common = _COMMON.match(text, at, end)
    if common is None:
        return None
    # the noun ends where a verb of saying, or a modifier of one, begins
    stop = next(find_verbs(text, common.start(), common.end()), None)
    words = text[at : without_modifiers(text, at, stop.start if stop else common.end())]
    return Named(at, at + len(words), relation, False, verb) if " " in words and _is_somebody(words) else None


def _names(text: str, start: int, end: int, relation: Relation, verb: str) -> Iterator[Named]:
    """The proper names in a stretch, without the words that only open a sentence and without a possessive."""
    for match in _NAME.finditer(text, start, end):
        yield from _named(_parts(match), relation, verb)


def _parts(match: re.Match[str]) -> tuple[int, str]:
    words, at = match[0], match.start()
    while True:
        first, space, rest = words.partition(" ")
        if first not in OPENINGS or first == "The":
            break
        if not space:
            return at, ""
        at, words = at + len(first) + 1, rest
    return at, without_possessive(words)


def _named(part: tuple[int, str], relation: Relation, verb: str) -> Iterable[Named]:
    at, words = part
    if words and words not in {"The", "the"}:
        yield Named(at, at + len(words), relation, False, verb)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found
