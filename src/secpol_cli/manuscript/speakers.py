"""Who is said to have spoken: verbs of saying and their subjects around a quotation, in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from secpol_cli.manuscript.citations import OPENINGS

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


_VERBS = (
    "says? said saying states stated stating argues? argued arguing writes? wrote written writing "
    "notes noted noting claims claimed claiming adds? added adding explains? explained explaining "
    "observes? observed remarks remarked declares? declared declaring insists? insisted insisting "
    "asserts? asserted asserting maintains? maintained contends? contended warns? warned warning "
    "stresses stressed stressing emphasi[sz]es? emphasi[sz]ed emphasi[sz]ing underlines? underlined "
    "underlining underscores? underscored highlights? highlighted affirms? affirmed reaffirms? "
    "reaffirmed reiterates? reiterated reiterating announces? announced tells? told telling asks? "
    "asked asking replies replied answers answered responds responded recalls recalled acknowledges? "
    "acknowledged admits? admitted concedes? conceded concludes? concluded concluding suggests? "
    "suggested proposes? proposed calls called calling describes? described describing "
    "characteri[sz]es? characteri[sz]ed terms termed dubs? dubbed urges? urged urging pledges pledged "
    "promises promised vows vowed voices voiced expresses expressed point(?:s|ed)?\\s+out "
    "put(?:s|ting)?\\s+it reads? opines? opined comments commented cautions? cautioned appeals "
    "appealed demands demanded hopes hoped believes? believed thinks? thought speaks? spoke spoken "
    "shares shared raises? raised testifies testified continues? continued agrees? agreed quips? "
    "quipped proclaims proclaimed confirms? confirmed den(?:y|ies) denied defines? defined repeats "
    "repeated quotes quoted"
).split(" ")
_VERB = rf"\b(?:{'|'.join(_VERBS)})\b"
_VERB_RE = re.compile(_VERB, re.IGNORECASE)

# Before what looks like a verb: it is a noun (his remarks, the member states).
_NOUN = re.compile(
    r"\b(?:the|an?|his|her|its|their|our|these|those|some|many|all|other|such|member|of|in|joint|opening)\s+$",
    re.IGNORECASE,
)

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0110\u01a0\u01af\u1e00-\u1eff"
_CAPITAL = rf"[{_UPPER}][\w’'-]*(?:\.(?=\s*[{_UPPER}]))?"
_ROLE = (
    "(?:prime|foreign|defen[cs]e|former|deputy|senior|then|late|minister|president|premier|secretary|general|"
    "director|ambassador|spokes(?:man|woman|person)|professor|scholar|king|queen|official|councillor|"
    "chair(?:man|woman|person)?|"
    "vice|state|interior|finance|chief|leader|diplomat|analyst|researcher|author)s?"
)
_LINK = r"(?:of|for|and|de|da|van|von|bin|al|on|&)(?:\s+the)?"
_PROPER = rf"{_CAPITAL}(?:\s+(?:{_LINK}\s+)?{_CAPITAL}){{0,11}}"
_NAME = re.compile(rf"(?:\b[Tt]he\s+)?(?:\b(?i:{_ROLE})\s+){{0,4}}(?:of\s+)?{_PROPER}")
_COMMON = re.compile(
    r"\b(?:the|an?|one|another|some|many|several|his|her|its|their|both|two|three)"
    r"(?:\s+(?!and\b|that\b|of\b)[\w-]+){1,4}(?:\s+of\s+(?:the\s+)?[\w-]+(?:\s+[A-Z][\w-]*)*)?",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|they|it|I|we|who|others|the latter|the former)\b", re.IGNORECASE)
_MODIFIER = (
    r"(?:has|have|had|is|was|were|are|also|then|once|later|recently|again|further|himself|herself|themselves|may|"
    r"might|would|will|could|should|can|must|been|be|being|as|who|which|that|both|all|even|never|not|did|does|do|"
    r"went\s+on\s+to|in\s+turn|famously|\w+ly)"
)
_MODIFIERS = re.compile(rf"(?:[\s,]+{_MODIFIER})*[\s,]*$", re.IGNORECASE)
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
_APPOSITION = re.compile(r"\s*(?:,|[–—(])[^.!?“”\"]{1,120}?(?:[,–—)])\s*$")
_APPOSITION_BEHIND = r"(?:\s*[,–—(][^.!?“”\"_]{1,100}?[,–—)])?"
_BEHIND_SUBJECT = re.compile(
    rf"{_APPOSITION_BEHIND}(?:\s+{_MODIFIER}){{0,4}}\s+(?P<verb>{_VERB})", re.IGNORECASE
)
_INVERTED = re.compile(rf"[\s,;–—-]*(?:as\s+)?(?P<verb>{_VERB})(?:\s+\w+ly)?\s+", re.IGNORECASE)
_LEAD = re.compile(r"[\s,;–—-]*(?:(?:as|and|but|or)\s+)?", re.IGNORECASE)
_QUOTED = "_"  # what masks the words of other quotations


def speakers_before(text: str, start: int, end: int) -> list[Named]:
    """The candidates in `text[start:end]`, the sentence up to a quotation; the likeliest first, or none.

    The words of other quotations are masked with underscores.
    """
    given = None
    for match in _GIVEN.finditer(text, start, end):
        given = _subject_at(text, match.end(), end, "according-to") or given
    verb = None
    for match in _VERB_RE.finditer(text, start, end):
        verb = verb if _NOUN.search(text, max(start, match.start() - 12), match.start()) else match
    if verb is None or (given and given.start > verb.end()):
        return [given] if given else []
    found = list(_around(text, start, verb, end))
    return found if not given else [*found, given]


def _around(text: str, start: int, verb: re.Match[str], end: int) -> Iterator[Named]:
    said = verb[0]
    by = re.compile(r"\s+by\s+").match(text, verb.end(), end)
    behind = by.end() if by else verb.end() + 1
    inverted = _subject_at(text, behind, end, "says", said)
    left = list(_subjects_before(text, start, verb.start(), said))
    if (
        inverted
        and inverted.start - behind <= 1
        and (by or not left or text[: verb.start()].rstrip(" ,").endswith(_QUOTED))
    ):
        yield inverted
    yield from left


def _subjects_before(text: str, start: int, end: int, verb: str) -> Iterator[Named]:
    """The subject of a verb that stands at `end`: what stands right before it, or before an apposition."""
    modifiers = _MODIFIERS.search(text, start, end)
    stop = modifiers.start() if modifiers else end
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
    common = _last(_COMMON, text, max(start, stop - 60), stop)
    if common and not text[common.end() : stop].strip():
        return Named(common.start(), common.end(), "says", False, verb)
    return None


def _governed(text: str, name: Named) -> bool:
    return _PREPOSITION.search(text, max(0, name.start - 24), name.start) is not None


def speakers_behind(text: str, start: int, end: int) -> list[Named]:
    """The candidate in `text[start:end]`, right behind a closing mark; none where it says nothing."""
    given = _GIVEN_BEHIND.match(text, start, end)
    if given:
        subject = _subject_at(text, given.end(), end, "according-to")
        return [subject] if subject else []
    inverted = _INVERTED.match(text, start, end)
    if inverted:
        subject = _subject_at(text, inverted.end(), end, "says", inverted["verb"])
        return [subject] if subject else []
    lead = _LEAD.match(text, start, end)
    subject = _subject_at(text, lead.end() if lead else start, end, "says")
    verb = _BEHIND_SUBJECT.match(text, subject.end, end) if subject else None
    if subject and verb:
        return [subject._replace(verb=verb["verb"])]
    return attribution_behind(text, start, end)


def attribution_behind(text: str, start: int, end: int) -> list[Named]:
    """The name behind a dash: ``— Hun Sen``."""
    dash = _DASH.match(text, start, end)
    subject = _subject_at(text, dash.end(), end, "attribution") if dash else None
    return [subject] if subject and not subject.pronoun else []


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
    # the noun ends where a verb of saying or a modifier of one begins
    stop = _VERB_RE.search(text, common.start(), common.end())
    words = text[common.start() : stop.start() if stop else common.end()]
    words = re.sub(rf"(?:\s+{_MODIFIER})+\s*$", "", words, flags=re.IGNORECASE).rstrip()
    return Named(at, at + len(words), relation, False, verb) if " " in words else None


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
    return at, re.sub(r"[’']s$|[’']$", "", words)


def _named(part: tuple[int, str], relation: Relation, verb: str) -> Iterable[Named]:
    at, words = part
    if words and words not in {"The", "the"}:
        yield Named(at, at + len(words), relation, False, verb)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found
