"""Who is said to have spoken: what the words around a quotation name, in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from secpol_cli.manuscript.claims.chunks import read_chunks
from secpol_cli.manuscript.claims.clauses import is_thing
from secpol_cli.manuscript.claims.closed_words import PERSONAL, TIMES
from secpol_cli.manuscript.claims.reporting import Teller, subject_of, teller_before
from secpol_cli.manuscript.claims.reporting_behind import teller_behind
from secpol_cli.manuscript.claims.words_of_saying import GROUPS
from secpol_cli.readers.citations import SECOND_HAND
from secpol_cli.text.english_names import NOBODY, OFFICE, is_doubtful_label, is_doubtful_name, is_role

if TYPE_CHECKING:
    from secpol_cli.manuscript.claims.pieces import Chunk

Relation = Literal["says", "according-to", "attribution"]


class Named(NamedTuple):
    """Who is named: half-open offsets in the text, and how the words are given to them.

    `is_sure` says that they are accused where the words are another's, also where nobody knows the name: by a
    known way of giving words to somebody, and with a name that can be nothing else.
    """

    start: int
    end: int
    relation: Relation
    pronoun: bool = False
    verb: str = ""
    is_sure: bool = True


_SECOND_HAND = re.compile(
    rf"(?:[(\[]|\[cite[\w/]*:)\s*(?:see\s+)?(?P<who>[^()\[\]{{}};:]{{2,80}}?),?\s+{SECOND_HAND}",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s*[,.]?\s*(?:[–—―]|--+|-)\s*")
_BEHIND_NAME = re.compile(r"\s*(?:$|[\n,.;(\[]|\d)")
_ON_A_DAY = re.compile(rf"\s+on\s+(?:{'|'.join(TIMES)})\b.*$", re.IGNORECASE)


def speakers_before(text: str, start: int, end: int) -> list[Named]:
    """Who speaks, by `text[start:end]`, the sentence up to a quotation: one, or nobody.

    The words of other quotations are masked with underscores.
    """
    return _named(text, teller_before(read_chunks(text, start, end)))


def speakers_behind(text: str, start: int, end: int, *, is_open: bool = True) -> list[Named]:
    """Who speaks, by `text[start:end]`, right behind a closing mark: one, or nobody.

    `is_open` says that the sentence of the quotation goes on there.
    """
    chunks = read_chunks(text, start, end)
    found = _named(text, teller_behind(chunks, is_open=is_open))
    return found or attribution_behind(text, start, end)


def attribution_behind(text: str, start: int, end: int) -> list[Named]:
    """The name behind a dash: ``— Hun Sen``."""
    dash = _DASH.match(text, start, end)
    chunks = read_chunks(text, dash.end(), end) if dash else []
    if not chunks or not _BEHIND_NAME.match(text, chunks[0].end, end):
        return []
    noun = chunks[0]
    if noun.kind != "noun" or noun.is_pronoun or is_thing(noun):
        return []
    return [Named(noun.start, noun.end, "attribution", is_sure=noun.is_name and not _is_doubtful(text, noun))]


def speakers_at_second_hand(text: str, start: int, end: int) -> list[Named]:
    """The name in a citation of what another quotes: ``(Hun Sen, quoted in Un and Yen 2019)``."""
    cited = _SECOND_HAND.search(text, start, end)
    chunks = read_chunks(text, cited.start("who"), cited.end("who")) if cited else []
    if not chunks or chunks[0].kind != "noun" or chunks[0].is_pronoun or is_thing(chunks[0]):
        return []
    return [Named(chunks[0].start, chunks[0].end, "attribution")]


def subject_in(text: str, start: int, end: int) -> Named | None:
    """Of whom a sentence speaks, and to whom a pronoun behind it leads back; None for things and pronouns."""
    noun = subject_of(read_chunks(text, start, end))
    if noun is None or noun.is_pronoun or is_thing(noun) or not (noun.capitals or is_role(noun.words)):
        return None
    return Named(noun.start, noun.end, "says", is_sure=not _is_doubtful(text, noun))


def label_in(text: str) -> Named | None:
    """Whom a title above words names, where it is nothing but a name, with an office or a date behind it."""
    chunks = read_chunks(text, 0, len(text))
    if not chunks or any(chunk.kind == "verb" for chunk in chunks):
        return None
    at = next((index for index, chunk in enumerate(chunks) if chunk.low not in ("from", ">")), 0)
    noun = chunks[at]
    if (
        noun.kind != "noun"
        or noun.capitals < 1
        or noun.owner
        or is_thing(noun)
        or noun.end - noun.start > _LONGEST
    ):
        return None
    rest = chunks[at + 1 :]
    if (rest and rest[0].low not in (",", "(", ":", "–", "—", "-")) or _is_doubtful(text, noun):
        return None
    return Named(noun.start, noun.end, "attribution", is_sure=False)


_SHORTEST = 2  # letters of a name
_LONGEST = 60  # code points of a title that is a name


def without_offices(name: str) -> str:
    """A name without the offices and the article before it; empty where nothing else is there."""
    words = re.split(rf"\b(?i:{OFFICE})(?:\s+|$)", name)[-1]
    return re.sub(r"^[Tt]he(?:\s+|$)", "", words)


def _named(text: str, teller: Teller | None) -> list[Named]:
    if teller is None or (teller.noun.is_pronoun and teller.noun.low not in PERSONAL):
        return []
    noun = teller.noun
    end = noun.end
    if cut := _ON_A_DAY.search(text, noun.start, noun.end):
        end = cut.start()
    name = text[noun.start : end]
    if not noun.is_pronoun and (len(name) < _SHORTEST or name.casefold() in NOBODY):
        return []
    sure = teller.is_sure and not _is_doubtful(text, noun) and not noun.is_pronoun and _is_somebody(noun)
    if teller.relation == "attribution" and noun.is_first and is_doubtful_label(text[noun.start : noun.end]):
        return []
    relation = cast("Relation", teller.relation)
    return [Named(noun.start, end, relation, noun.is_pronoun, teller.verb, sure)]


def _is_somebody(noun: Chunk) -> bool:
    """Whether a noun has a name in it, or means people by what they do or where they stand."""
    return noun.is_name or is_role(noun.words) or not GROUPS.isdisjoint(noun.words)


def _is_doubtful(text: str, noun: Chunk) -> bool:
    """Whether what has a capital may have it only because it begins a sentence."""
    if is_role(noun.words):
        return False
    return noun.is_first and is_doubtful_name(text[noun.start : noun.end].split()[-1])
