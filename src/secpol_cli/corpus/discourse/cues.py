"""The words that show with what force a statement is made, and which force they show.

Source: J. R. Searle, A taxonomy of illocutionary acts (1975).  The words are those of diplomatic
and journalistic English; other languages have no list, and nothing is proposed for them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.corpus.anchors import AnchorAmbiguous, AnchoredSpan, AnchorError, AnchorNotFound, resolve
from secpol_cli.corpus.format import Selector

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secpol_cli.corpus import format as authored

# From the strongest act to the weakest: where a statement does several things, the first of these counts.
ACTS = ("declarative", "commissive", "directive", "expressive", "assertive")
_WORDS: dict[str, str] = {
    "declarative": "hereby|declared? open|proclaim(?:s|ed)?",
    "commissive": (
        "commitments?|commit(?:s|ted)?|pledg(?:e|es|ed)|vow(?:s|ed)?|resolve|would never|will never"
    ),
    "directive": (
        "needs?|needed to|should|must|ha(?:s|ve) to|urg(?:e|es|ed)|call(?:s|ed)? (?:for|on|upon)|required?"
        "|demand(?:s|ed)?|expected|recommend(?:s|ed)?|request(?:s|ed)?|appeal(?:s|ed)? (?:to|for)"
    ),
    "expressive": (
        "welcom(?:e|es|ed)|look(?:s|ed)? forward|voic(?:e|es|ed) support|support(?:s|ed)?|optimistic"
        "|concerns?|regret(?:s|ted)?|deplor(?:e|es|ed)|condemn(?:s|ed)?|hopes?|hoped|expressing|thank(?:s|ed)?"
        "|congratulat(?:e|es|ed)|appreciat(?:e|es|ed)"
    ),
    "assertive": (
        "notes?|noted|said|says|explain(?:s|ed)?|stat(?:e|es|ed)|argu(?:e|es|ed)|emphasi[sz](?:e|es|ed)"
        "|stress(?:es|ed)?|underlin(?:e|es|ed|ing)|underscor(?:e|es|ed)|reaffirm(?:s|ed)?|reiterat(?:e|es|ed)"
        "|recogni[sz](?:e|es|ed)|point(?:s|ed)? out|contend(?:s|ed)?|accord(?:ing)? to|shared|expressed"
        "|viewed|accentuated|describ(?:e|es|ed)|add(?:s|ed)|told"
    ),
}
# Words that show one act and no other, whatever stands around them.
_TELLING: dict[str, str] = {
    "commissive": "commitments?|pledg(?:e|es|ed)|vow(?:s|ed)?|would never|will never",
    "directive": (
        "needs?|needed to|should|must|urg(?:e|es|ed)|call(?:s|ed)? (?:for|on|upon)|recommend(?:s|ed)?"
    ),
    "expressive": "welcom(?:e|es|ed)|look(?:s|ed)? forward|regret(?:s|ted)?|deplor(?:e|es|ed)|optimistic",
    "assertive": "noted|explain(?:s|ed)?|argu(?:e|es|ed)|according to",
}


class Cue(NamedTuple):
    """Words that show an act, as they are printed."""

    act: str
    text: str


class AnchoredCue(NamedTuple):
    """The block in which a cue stands, and where in it."""

    block: str
    span: AnchoredSpan


def resolve_cue(cue: str | Selector, statement: authored.Statement, texts: Mapping[str, str]) -> AnchoredCue:
    """Where the cue of a statement stands: in its own words, or else in one of their blocks.

    `texts` are the plain texts of the document's blocks, by id.  Raises AnchorNotFound and
    AnchorAmbiguous; LookupError where a selector names no block.
    """
    if isinstance(cue, Selector):
        return AnchoredCue(cue.block, resolve(cue, texts[cue.block]))
    own: list[AnchoredCue] = []
    around: dict[AnchoredCue, None] = {}
    for selector in statement.passage:
        text = texts.get(selector.block, "")
        places = [AnchoredCue(selector.block, span) for span in _whole_words(cue, text)]
        around.update(dict.fromkeys(places))
        try:
            start, end = resolve(selector, text)
        except AnchorError:
            continue  # another rule speaks of it
        own += [place for place in places if start <= place.span.start and place.span.end <= end]
    found = own or list(around)
    if len(found) == 1:
        return found[0]
    if found:
        message = f"the cue “{cue}” stands there {len(found)} times"
        hint = "write cue: {block, exact, prefix}, which singles one out"
        raise AnchorAmbiguous(message, hint, tuple(place.span for place in found))
    message = f"the cue “{cue}” stands neither in the statement's words nor around them"
    raise AnchorNotFound(message, "copy it from the text, or leave it out")


def act_against(cue: str, act: str) -> str | None:
    """The act that a cue shows where it is not `act`; None where it shows that one, or many, or none."""
    shown = [each for each, pattern in _telling().items() if pattern.fullmatch(" ".join(cue.split()))]
    return None if act in shown or not shown else shown[0]


def propose_force(text: str) -> Cue | None:
    """The strongest act that a word of a text shows, with its first such word; None where none does."""
    for act, pattern in _any().items():
        if match := pattern.search(text):
            return Cue(act, match[0])
    return None


@cache
def _any() -> dict[str, re.Pattern[str]]:
    return {act: re.compile(rf"\b(?:{_WORDS[act]})\b", re.IGNORECASE) for act in ACTS}


@cache
def _telling() -> dict[str, re.Pattern[str]]:
    return {act: re.compile(words, re.IGNORECASE) for act, words in _TELLING.items()}


def _whole_words(words: str, text: str) -> list[AnchoredSpan]:
    pattern = re.compile(rf"(?<!\w){re.escape(' '.join(words.split()))}(?!\w)")
    return [AnchoredSpan(*match.span()) for match in pattern.finditer(text)]
