"""Where the words of an annotation stand in a new version of its text.

By the words themselves, and of several places by what stands around them; then
across the ends of paragraphs; then nearly the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.corpus.anchors import AnchorError, normalize, resolve
from secpol_cli.corpus.discourse.cues import resolve_cue
from secpol_cli.corpus.format import Selector

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from secpol_cli.corpus.format import Statement

_AROUND = 60  # characters on each side that are compared
_LIKE = 78  # likeness (0-100) of words that are the old ones, changed
_SHORTEST = 12  # characters of words that are looked for fuzzily
_SAYING = 6  # words that say by themselves which they are
_SAME_AROUND = 50  # of 150, what stands around fewer words: one side of the two
_MOST_SIDE = 12  # words of a prefix or suffix


class Fate(NamedTuple):
    """What becomes of a selector: kept, moved, changed or lost; and the selectors in its place.

    Of changed words `after` are those that stand there now.
    """

    fate: str
    selectors: tuple[Selector, ...]
    after: str | None = None


def find_again(selector: Selector, old: Mapping[str, str], new: Mapping[str, str], block: str | None) -> Fate:
    """What becomes of a selector of the old texts, by block, in the new ones; `block` is what its own has
    become."""
    exact = normalize(selector.exact)
    text = old.get(selector.block, "")
    try:
        start, end = resolve(selector, text)
    except AnchorError:
        return Fate("lost", ())
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    places = list(_places(exact, new))
    if len(exact.split()) < _SAYING and not (
        len(places) == 1 == len(list(_places(exact, old))) and places[0][0] == block
    ):  # few words stand in many sentences: only among the same others they are these
        places = [
            at for at in places if _likeness(new[at[0]], at[1], len(exact), before, behind) >= _SAME_AROUND
        ]
    if places:
        best = max(
            places, key=lambda at: (_likeness(new[at[0]], at[1], len(exact), before, behind), at[0] == block)
        )
        made = _selector(selector, best[0], best[1], len(exact), new)
        if made is not None:
            stays = best[0] == block and made.prefix == selector.prefix and made.suffix == selector.suffix
            return Fate("kept" if stays and block == selector.block else "moved", (made,))
    if parted := _parted(selector, exact, new, block):
        return Fate("moved", parted)
    return _changed(exact, new, block)


def find_cue_again(
    statement: Statement,
    now: Statement,
    old: Mapping[str, str],
    new: Mapping[str, str],
    became: Mapping[str, str],
) -> str | Selector | None:
    """The cue of a statement's force as it is to be written now; None where its words are changed or gone.

    `now` is the statement with its passage in the new texts, `became` what old
    blocks have become.
    """
    cue = statement.force.cue if statement.force else None
    if cue is None:
        return None
    try:
        before = resolve_cue(cue, statement, old)
    except (AnchorError, LookupError):
        return None
    start, end = before.span
    at = Selector(block=before.block, exact=old[before.block][start:end])
    single = cue if isinstance(cue, Selector) else _selector(at, before.block, start, end - start, old)
    found = _find_cue(single or at, old, new, became.get(before.block), before.span)
    if isinstance(cue, str):
        try:
            there = resolve_cue(cue, now, new)
        except AnchorError:
            pass
        else:
            if _is_within(there.block, there.span, now, new) or (
                found is not None and there == resolve_cue(found, now, new)
            ):
                return cue
    return found


def _find_cue(
    cue: Selector, old: Mapping[str, str], new: Mapping[str, str], block: str | None, span: tuple[int, int]
) -> Selector | None:
    """Where a cue stands now: in what its block has become, else where enough words that it ended or began
    stand (“he said.” ends many paragraphs)."""
    text = old[cue.block]
    until, since = text[: span[1]].split()[-_SAYING:], text[span[0] :].split()[:_SAYING]
    sides = [" ".join(words) for words in (until, since) if len(words) == _SAYING]
    same = {each: words for each, words in new.items() if any(side in words for side in sides)}
    for texts in ({each: words for each, words in new.items() if each == block}, same):
        fate = find_again(cue, old, texts, block if block in texts else None)
        if fate.fate in ("kept", "moved") and len(fate.selectors) == 1:
            return fate.selectors[0]
    return None


def _is_within(block: str, span: tuple[int, int], statement: Statement, texts: Mapping[str, str]) -> bool:
    """Whether a stretch of a block is among the words of a statement."""
    for selector in statement.passage:
        if selector.block == block:
            start, end = resolve(selector, texts[block])
            if start <= span[0] and span[1] <= end:
                return True
    return False


def _places(exact: str, texts: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    for block, text in texts.items():
        at = text.find(exact) if exact else -1
        while at >= 0:
            yield block, at
            at = text.find(exact, at + 1)


def _likeness(text: str, at: int, length: int, before: str, behind: str) -> float:
    """How much what stands around a place is like what stood around the words (0-150)."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Postfix, Prefix

    left, right = text[max(0, at - _AROUND) : at], text[at + length : at + length + _AROUND]
    same = Postfix.normalized_similarity(left, before) + Prefix.normalized_similarity(right, behind)
    return 50 * same + fuzz.ratio(left, before) / 4 + fuzz.ratio(right, behind) / 4


def _selector(old: Selector, block: str, at: int, length: int, texts: Mapping[str, str]) -> Selector | None:
    """A selector of a place: as it was, where that still singles it out, else with what does."""
    text = texts[block]
    exact = text[at : at + length]
    for prefix, suffix in ((old.prefix, old.suffix), *_sides(text, at, length)):
        made = Selector(block=block, exact=exact, prefix=prefix, suffix=suffix, document=old.document)
        try:
            if resolve(made, text)[0] == at:
                return made
        except AnchorError:
            continue
    return None


def _sides(text: str, at: int, length: int) -> Iterator[tuple[str | None, str | None]]:
    """Nothing, then ever more words before and behind a place."""
    yield None, None
    left, right = text[:at].split(), text[at + length :].split()
    for count in range(1, _MOST_SIDE + 1):
        prefix = " ".join(left[-count:]) or None
        suffix = " ".join(right[:count]) or None
        yield prefix, None
        yield None, suffix
        yield prefix, suffix


def _parted(
    selector: Selector, exact: str, texts: Mapping[str, str], block: str | None
) -> tuple[Selector, ...]:
    """The selectors of words that now stand in several paragraphs in a row."""
    blocks = list(texts)
    order = sorted(range(len(blocks)), key=lambda place: blocks[place] != block)
    for first in order:
        parts = _parts_from(exact, blocks[first:], texts)
        made = [_selector(selector, each, at, length, texts) for each, at, length in parts]
        if made and all(one is not None for one in made):
            return tuple(one for one in made if one is not None)
    return ()


def _parts_from(exact: str, blocks: Sequence[str], texts: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """Block, offset and length of each part, where the words end the first block and go on in the next."""
    first = texts[blocks[0]] if blocks else ""
    length = next(
        (size for size in range(min(len(first), len(exact)), 0, -1) if _ends(first, exact, size)), 0
    )
    if not length or length == len(exact):
        return []
    parts = [(blocks[0], len(first) - length, length)]
    rest = exact[length:].lstrip()
    for block in blocks[1:]:
        text = texts[block]
        if text.startswith(rest):
            return [*parts, (block, 0, len(rest))]
        if not text or not rest.startswith(f"{text} "):
            return []
        parts.append((block, 0, len(text)))
        rest = rest[len(text) :].lstrip()
    return []


def _ends(text: str, exact: str, size: int) -> bool:
    """Whether a text ends in the first so many characters of the words, which are whole words."""
    return exact[size : size + 1] == " " and text.endswith(exact[:size])


def _changed(exact: str, texts: Mapping[str, str], block: str | None) -> Fate:
    from rapidfuzz import fuzz

    if len(exact) < _SHORTEST:
        return Fate("lost", ())
    best: tuple[float, str, int, int] | None = None
    for each, text in texts.items():
        found = fuzz.partial_ratio_alignment(exact, text, score_cutoff=_LIKE)
        if found is None or len(text) < len(exact) / 2:
            continue
        score = found.score + (each == block)
        if best is None or score > best[0]:
            best = (score, each, found.dest_start, found.dest_end)
    if best is None:
        return Fate("lost", ())
    _, each, start, end = best
    text = texts[each]
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    after = text[start:end].strip()
    return Fate("changed", (Selector(block=each, exact=after),), after)


def tell_change(before: str, after: str) -> str:
    """The words that differ: `acutely → very`."""
    from difflib import SequenceMatcher

    one, other = before.split(), after.split()
    told = []
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            told.append(f"{' '.join(one[i:j]) or '–'} → {' '.join(other[k:m]) or '–'}")
    return "; ".join(told)
