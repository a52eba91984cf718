"""What of a text is not in quotation marks: the words of the one whose text it is, and of nobody else."""

from __future__ import annotations

from secpol_cli.text.orthography import CLOSERS, DOUBLE_QUOTES, GUILLEMETS, SINGLE_OPENING

# Fewer words in marks are a term or a name that the speaker uses: “rules-based order”.  Chosen, not measured.
_QUOTED = 4
_OPENING = frozenset(DOUBLE_QUOTES + GUILLEMETS + SINGLE_OPENING) & CLOSERS.keys()


def own_spans(text: str) -> list[tuple[int, int]]:
    """The half-open stretches of a paragraph that stand in no quotation marks, in order, none of them blank.

    Marks that are not closed quote to the end: what may be another's is not taken for one's own.
    """
    spans, place = [], 0
    for start, end in _quoted(text):
        spans.append((place, start))
        place = end
    spans.append((place, len(text)))
    return [(start, end) for start, end in spans if any(char.isalnum() for char in text[start:end])]


def _quoted(text: str) -> list[tuple[int, int]]:
    """Where words of others may stand, with their marks."""
    found, place = [], 0
    while place < len(text):
        if text[place] not in _OPENING or not _may_open(text, place):
            place += 1
            continue
        end = _end(text, place)
        if len(text[place:end].split()) >= _QUOTED:
            found.append((place, end))
        place = max(end, place + 1)
    return found


def _may_open(text: str, at: int) -> bool:
    """Whether a mark stands where a quotation begins: not within a word, nor at the end of one."""
    return at == 0 or not text[at - 1].isalnum()


def _end(text: str, start: int) -> int:
    """Behind the mark that closes what opens at `start`: of single ones, which may be apostrophes, the last
    before another opens."""
    closers = CLOSERS[text[start]]
    if text[start] not in SINGLE_OPENING:
        ends = [at for closer in closers if (at := text.find(closer, start + 1)) > 0]
        return min(ends) + 1 if ends else len(text)
    stop = next((at for at in range(start + 1, len(text)) if text[at] in _OPENING), len(text))
    ends = [
        at for at in range(start + 1, stop) if text[at] in closers and not text[at + 1 : at + 2].isalnum()
    ]
    return ends[-1] + 1 if ends else stop
