"""Verbs of saying, and the words that stand between them and their subjects, in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.text.orthography import DOUBLE_QUOTES

if TYPE_CHECKING:
    from collections.abc import Iterator

# Forms that are nouns oftener than verbs (a note, the claim) are left out.
VERBS = frozenset(
    "say says said saying states stated stating argue argues argued arguing write writes wrote written "
    "writing notes noted noting claims claimed claiming add adds added adding explain explains explained "
    "explaining observe observes observed remarks remarked declare declares declared declaring insist "
    "insists insisted insisting assert asserts asserted asserting maintain maintains maintained contend "
    "contends contended warn warns warned warning stresses stressed stressing emphasise emphasises "
    "emphasised emphasising emphasize emphasizes emphasized emphasizing underline underlines underlined "
    "underlining underscore underscores underscored highlight highlights highlighted affirm affirms "
    "affirmed reaffirm reaffirms reaffirmed reiterate reiterates reiterated reiterating announce "
    "announces announced tell tells told telling ask asks asked asking replies replied answers answered "
    "responds responded recalls recalled acknowledge acknowledges acknowledged admit admits admitted "
    "concede concedes conceded conclude concludes concluded concluding suggest suggests suggested propose "
    "proposes proposed calls called calling describe describes described describing characterise "
    "characterises characterised characterize characterizes characterized terms termed dubs dubbed urge "
    "urges urged urging pledges pledged promises promised vows vowed voices voiced expresses expressed "
    "read reads opine opines opined comments commented caution cautions cautioned appeals appealed "
    "demands demanded hopes hoped believe believes believed think thinks thought speak speaks spoke "
    "spoken shares shared raise raises raised testifies testified continue continues continued agree "
    "agrees agreed quipped proclaims proclaimed confirm confirms confirmed deny denies denied define "
    "defines defined repeats repeated quotes quoted recognise recognises recognised recognising recognize "
    "recognizes recognized recognizing".split()
)
_PHRASE = re.compile(
    r"(?:puts?|putting)\s+it\b|point(?:s|ed)?\s+out\b|ha(?:s|ve|d)\s+(?:this|the\s+following)\s+to\s+say\b"
    rf"|(?:quoted|cited|reported)(?:\s+(?:by|in)(?:\s+[^\s.;:{DOUBLE_QUOTES}_]+){{1,6}}?)?\s+as\s+(?:saying|having\s+said)\b",
    re.IGNORECASE,
)
_MODIFIERS = frozenset(
    "has have had is was were are also then once later recently again further himself herself themselves "
    "may might would will could should can must been be being as who which that both all even never not "
    "did does do went on to famously liked likes loved loves used".split()
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LAST_WORD = re.compile(r"[^\W\d_][\w’'-]*$")
# Before what looks like a verb: it is a noun (his remarks, the member states).
_NOUN = re.compile(
    r"\b(?:the|an?|his|her|its|their|our|these|those|some|many|all|other|such|member|of|in|joint|opening)\s+$",
    re.IGNORECASE,
)
# Before a participle: its subject says nothing (it was said, what is called).
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:also|then|later|once|again|not|never|often|[a-z]+ly)\s+){0,2}$"
)
_QUOTING = ("quoted", "cited", "reported")
_MOST_MODIFIERS = 6
_LONGEST = 30  # code points of a word


class Verb(NamedTuple):
    """A verb of saying, and its half-open offsets; `passive` where its subject does not speak."""

    start: int
    end: int
    text: str
    passive: bool = False


def verb_at(text: str, at: int, end: int) -> Verb | None:
    """The verb of saying that begins at an offset."""
    phrase = _PHRASE.match(text, at, end)
    if phrase:
        return Verb(at, phrase.end(), phrase[0])
    word = _WORD.match(text, at, end)
    return Verb(at, word.end(), word[0]) if word and word[0].casefold() in VERBS else None


def find_verbs(text: str, start: int, end: int) -> Iterator[Verb]:
    """The verbs of saying in a stretch, without what is a noun there."""
    done = start
    for word in _WORD.finditer(text, start, end):
        verb = verb_at(text, word.start(), end) if word.start() >= done else None
        if verb and not _NOUN.search(text, max(start, verb.start - 12), verb.start):
            done = verb.end
            yield verb._replace(passive=_is_passive(text, start, verb))


def _is_passive(text: str, start: int, verb: Verb) -> bool:
    said = verb.text.casefold()
    if said.endswith("ing") or said.startswith(_QUOTING):
        return False
    return _PASSIVE.search(text, max(start, verb.start - 40), verb.start) is not None


def verb_after(text: str, at: int, end: int) -> Verb | None:
    """The verb of saying that follows a subject's end, with nothing but modifiers between."""
    for _ in range(_MOST_MODIFIERS):
        word = _WORD.match(text, at + 1, end) if text[at : at + 1].isspace() else None
        if word is None:
            return None
        verb = verb_at(text, word.start(), end)
        if verb or not _modifies(word[0]):
            return verb
        at = word.end()
    return None


def without_modifiers(text: str, start: int, end: int) -> int:
    """Where what stands before a verb ends, when its modifiers are left out: ``Hun Sen |has then`` said."""
    while True:
        stop = end
        while stop > start and (text[stop - 1].isspace() or text[stop - 1] == ","):
            stop -= 1
        word = _LAST_WORD.search(text, max(start, stop - _LONGEST), stop)
        if word is None or not _modifies(word[0]):
            return stop
        end = word.start()


def _modifies(word: str) -> bool:
    folded = word.casefold()
    return folded in _MODIFIERS or (folded.endswith("ly") and word[0].islower())
