"""Which block of a new version is which of the old one: ids stay with their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_LIKE = 60  # likeness (0-100) from which a paragraph is the old one, changed
_MOST_COMPARED = 60  # old blocks that one new block is held against
_NUMBERED = re.compile(r"([a-z]+)(\d+)\Z")


def align(old: Mapping[str, str], new: Sequence[str]) -> list[str | None]:
    """For each new text the id of the old one that it is, or None; each old one is taken at most once.

    Those that are the same in the same order come first, then those that are the
    same elsewhere, then those that are most alike of what stands between the same
    neighbours, then anywhere.
    """
    ids = list(old)
    before, after = [fold(text) for text in old.values()], [fold(text) for text in new]
    found: list[str | None] = [None] * len(new)
    taken: set[str] = set()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for start, begin, length in matcher.get_matching_blocks():
        for step in range(length):
            found[begin + step] = ids[start + step]
            taken.add(ids[start + step])
    _same_elsewhere(ids, before, after, found, taken)
    _alike(ids, before, after, found, taken)
    return found


def _same_elsewhere(
    ids: Sequence[str], before: Sequence[str], after: Sequence[str], found: list[str | None], taken: set[str]
) -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for id_, text in zip(ids, before, strict=True):
        if id_ not in taken and text:
            places[text].append(id_)
    for place, text in enumerate(after):
        if found[place] is None and places.get(text):
            found[place] = places[text].pop(0)
            taken.add(str(found[place]))


def _alike(
    ids: Sequence[str], before: Sequence[str], after: Sequence[str], found: list[str | None], taken: set[str]
) -> None:
    """Give each new text that is left the old one most like it: the likest pairs first."""
    from rapidfuzz import fuzz

    left = [place for place, id_ in enumerate(ids) if id_ not in taken]
    pairs = []
    for place, text in enumerate(after):
        if found[place] is not None:
            continue
        near = sorted(left, key=lambda each: abs(each - place))[:_MOST_COMPARED]
        for each in near:
            score = max(fuzz.ratio(before[each], text), 0.9 * _overlap(before[each], text))
            if score >= _LIKE:
                pairs.append((-score, abs(each - place), place, each))
    for _, _, place, each in sorted(pairs):
        if found[place] is None and ids[each] not in taken:
            found[place] = ids[each]
            taken.add(ids[each])


def _overlap(one: str, other: str) -> float:
    """How much of the shorter text's words the longer one has (0-100), for paragraphs that were cut or
    joined."""
    words, others = Counter(one.split()), Counter(other.split())
    shorter = min(words.total(), others.total())
    return 100 * (words & others).total() / shorter if shorter > 8 else 0.0


def fresh_ids(kinds: Iterable[tuple[str | None, str]], taken: Iterable[str]) -> list[str]:
    """An id for each new block: the one it has, else its letter with the next number that none had."""
    counts: Counter[str] = Counter()
    for id_ in taken:
        numbered = _NUMBERED.match(id_)
        if numbered:
            counts[numbered[1]] = max(counts[numbered[1]], int(numbered[2]))
    ids: list[str] = []
    for known, letter in kinds:
        counts[letter] += known is None
        ids.append(known if known is not None else f"{letter}{counts[letter]}")
    return ids


def letter_of(block: Mapping[str, Any]) -> str:
    """The letter of the ids of a block's kind."""
    return re.sub(r"\d+\Z", "", str(block["id"]))
