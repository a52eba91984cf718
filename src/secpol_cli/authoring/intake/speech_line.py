"""The line that says whose speech a text is: “Remarks by H.E. Lim Sokha, Minister of Fisheries, at …”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.authoring.intake.names import is_personal_name
from secpol_cli.text.english_names import ROLES
from secpol_cli.text.folding import fold_words
from secpol_cli.text.states import state_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPEECH = (
    r"(?:(?:opening|closing|welcome|welcoming|keynote|introductory|concluding|national)\s+)?"
    r"(?:remarks|speech|address|statement|keynote|lecture|intervention)"
)
_LINE = re.compile(
    rf"(?:\W*|.{{1,120}}[.:–—]\s+){_SPEECH}\s+(?:delivered\s+|given\s+)?by[:\s]\s*(?P<who>.+)", re.IGNORECASE
)
_HONORIFICS = re.compile(
    r"(?:(?:his|her)\s+excellency|h\.\s?e\.?|the\s+(?:rt\.?\s+)?hon(?:ou?rable|\.)?|mr|mrs|ms|dr|prof(?:essor)?|sir|"
    r"dame|lord|samdech|ambassador|amb)\.?\s+",
    re.IGNORECASE,
)
_REST = re.compile(
    r",?\s+(?:at|on|in|to|before|during|for|delivered|given)\s+(?:the\b|a\b|an\b|[A-Z\d])|[;(]|\s[–—-]\s"
)
_LONGEST_OFFICE = 14  # words


class SpeechLine(NamedTuple):
    """Who gives a speech, and the office that they hold, as its page says it; `block` says where."""

    speaker: str
    office: str | None
    block: dict[str, Any]
    words: str


def find_speech(head: Sequence[dict[str, Any]]) -> SpeechLine | None:
    """The one who is said to give a speech at the head of a text; None where nobody is, or several are."""
    found = [line for block in head if (line := _read(block)) is not None]
    return found[0] if len({line.speaker for line in found}) == 1 else None


def _read(block: dict[str, Any]) -> SpeechLine | None:
    line = _LINE.fullmatch(block["text"])
    if line is None:
        return None
    who = line["who"].strip(" .")
    while (title := _HONORIFICS.match(who)) is not None:
        who = who[title.end() :]
    name, comma, behind = who.partition(",")
    name = _REST.split(name, maxsplit=1)[0].strip()
    if not is_personal_name(name) or _is_office(name) or state_in(fold_words(name))[0]:
        return None
    office = _REST.split(behind, maxsplit=1)[0].strip(" .,") if comma else ""
    is_office = _is_office(office) and len(office.split()) <= _LONGEST_OFFICE and office[:1].isupper()
    return SpeechLine(name, office if is_office else None, block, line[0])


def _is_office(words: str) -> bool:
    return any(word.strip(",.").casefold() in ROLES for word in re.split(r"[\s-]+", words))
