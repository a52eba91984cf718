"""What stands in front of a fragment in its sentence, as its grammar reads it: without asides, up to the
first of several clauses side by side, up to what introduces the clause whose subject is left out.

"shall not, without consent, | enter" is judged as "shall not |"; "deny that A and that | B" as "deny that |";
"deny that the council | has failed" as "deny that |"; "If A and | B" as "If |".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.patterns import compile_late
from secpol_cli.text.orthography import QUOTATION_MARKS
from secpol_cli.text.sentences import STOPS, without_abbreviations
from secpol_cli.verification.english.governing.predicates import AUXILIARIES, is_clause, is_predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSING = re.escape(QUOTATION_MARKS + ")]")
# An aside at the end: between commas, in brackets, between dashes.
_ASIDE = compile_late(
    r"(?P<front>.*\w)\s*(?:,\s+(?!(?:and|or|but(?!\s+\w+\s+not\b)|nor|so|yet)\b)[^,;:]{2,140},|\([^()]{2,140}\),?|[–—]\s*[^–—;:]{2,140}[–—])\s*$",
    re.DOTALL | re.IGNORECASE,
)
_ASIDE_IN = compile_late(
    r",\s+(?:as|in|at|for|by|of|on|with|under|after|before|despite|however|therefore|indeed|moreover)\b[^,;:]{0,100},(?=\s+(?:that|whether|to)\b)",
    re.IGNORECASE,
)
# The items of a list behind a colon, up to the number of the last.
_EMPHASIS = compile_late(r"(?<!\w)[*_]+(?=\w)|(?<=\w)[*_]+(?!\w)")
_ITEMS = compile_late(r"(?P<front>[^:]*\w)\s*:\s*(?:\(?\w{1,4}[.)]\s[^:]*)?\(?\w{1,4}[.)]\s*$", re.DOTALL)
_THAT_AGAIN = compile_late(
    r"(?P<front>.*?\bthat)\b[^;:]*\b(?:and|or|nor|but|such|so)\s+(?:also\s+)?that\s*$",
    re.DOTALL | re.IGNORECASE,
)
_CONJUNCTIONS = "if|unless|whether|until|lest|in\\s+case|provided\\s+that|as\\s+long\\s+as|so\\s+long\\s+as"
_CONDITION_AGAIN = compile_late(
    rf"(?P<front>.*\b(?:{_CONJUNCTIONS}))\b[^,;:]*\s(?:and|or)\s*$", re.DOTALL | re.IGNORECASE
)
_SUBJECT = compile_late(
    rf"(?P<front>.*\b(?:that|how|{_CONJUNCTIONS}))\s+(?P<subject>(?:[\w’'-]+\s+){{1,9}})$",
    re.DOTALL | re.IGNORECASE,
)
# A clause before the one that counts: not record that, when it was mighty, |
_WHEN = compile_late(
    r"(?P<front>.*\bthat)\s+(?:when|if|while|because|since|although|as|after|before|in|on|at|by|with|for|through|under|despite|given|within)\b[^;:.]{3,120}$",
    re.DOTALL | re.IGNORECASE,
)
_FROM_FACT = compile_late(r"\s+from\s+the\s+fact\s+that\s+[^,;:]{0,120}?(?=\s+that\s*$)", re.IGNORECASE)
_MOST = 3  # asides that are taken off


def in_sentence(before: str) -> str:
    """What stands in front of a fragment, from the beginning of its sentence, without marks of emphasis."""
    before = _EMPHASIS.sub("", before)
    masked = without_abbreviations(before)
    stops = [match.end() for match in re.finditer(rf"[{STOPS}][{_CLOSING}]*\s+", masked)]
    return before[stops[-1] if stops else 0 :]


def fronts(before: str, words: str) -> Iterator[str]:
    """The readings of what stands in front of a fragment that begins with `words`: as it stands first."""
    front = in_sentence(before)
    yield front
    seen = {front}
    for reading in _without_asides(front):
        for each in (reading, *_up_to_first(reading, words)):
            if each not in seen:
                seen.add(each)
                yield each


def _without_asides(front: str) -> Iterator[str]:
    front = _FROM_FACT.sub("", _ASIDE_IN.sub("", front))
    for _ in range(_MOST):
        yield front
        found = _ASIDE.match(front)
        if found is None:
            return
        front = found["front"] + " "


def _up_to_first(front: str, words: str) -> Iterator[str]:
    """The front up to the first of some clauses, or items, side by side; without a subject left out."""
    for pattern in (_ITEMS, _THAT_AGAIN, _CONDITION_AGAIN):
        if found := pattern.match(front):
            yield found["front"] + " "
    if is_clause(words) and (found := _WHEN.match(front)):
        yield found["front"] + " "
    found = _SUBJECT.match(front)
    if found is None:
        return
    subject = [word.casefold() for word in found["subject"].split()]
    while subject and (subject[-1] in AUXILIARIES or subject[-1] in ("not", "never")):
        del subject[-1]
    if not AUXILIARIES.isdisjoint(subject):
        return
    if subject and is_predicate(words, subject[-1]):
        yield found["front"] + " "
