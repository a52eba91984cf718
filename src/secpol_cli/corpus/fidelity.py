"""Fidelity: the words of the blocks are the words of the source, none added, none lost.

The source is cut into tokens at white space, after undoing only what a
transcription may undo (`\\$` → `$`, superscript note marks → `[^n]`).  Every
block and note must then be one run of source tokens, or several where its
`transcription` lists a join for each cut, and every source token must be in
exactly one block or note, or be the number or bullet that introduces it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.corpus.files import decode_text, read_bytes
from secpol_cli.corpus.load import finding
from secpol_cli.errors import CorpusInvalid
from secpol_cli.store.address import note_part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from secpol_cli.corpus.load import Document
    from secpol_cli.corpus.yaml import KeyPath
    from secpol_cli.model import Finding

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(r"\[\^[0-9]+\]")
_SUPERSCRIPT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_UNDONE = re.compile(r"[\\⁰¹²³⁴⁵⁶⁷⁸⁹]")  # what a transcription may undo
_BULLETS = ("-", "*", "+", "•", "–")
_LINE_ENDS = "but for its line ends"
DISPLACED = ("caption", "pull-quote", "note")  # kinds of blocks that stand beside the running text
_SEAM = 4  # tokens that must agree before a run may begin elsewhere than expected


def check_fidelity(root: Path, document: Document) -> Iterator[Finding]:
    """Everything in which a document departs from its source."""
    source, file = document.record.source, document.file
    try:
        raw = read_bytes(root, source.file)
        text = decode_text(source.file, raw)
    except CorpusInvalid as error:
        yield finding(file, ("source", "file"), "source-unreadable", error.message, error.hint)
        return
    if sha256(raw).hexdigest() != source.sha256:
        yield finding(file, ("source", "sha256"), "source-changed", *_changed(raw, document))
    if _is_the_source(text, document):  # most documents need no closer look, which is slow
        return
    texts = list(_texts(document))
    marks = {mark for item in texts for mark in _MARK.findall(" ".join(item.tokens))}
    marks |= {f"[^{note.n}]" for note in document.record.notes}
    cover = _Cover(read_source(text, marks) if source.original is None else read_made(text))
    for item in texts:
        cover.lay(item)
    for note in document.record.notes:
        cover.take_before(note_part(note.n), note_numbers(note.n))
        cover.take_before(note_part(note.n), _BULLETS)
    yield from _bullets(document, cover)
    for item in texts:
        yield from _departures(document, item, cover)
    yield from _lost(document, cover)
    yield from _order(document, texts, cover)


class LaidTexts(NamedTuple):
    """A source whose every token is of one block or note: of each, by id, its runs of tokens (half-open, in
    its own order), how many before its first are a marker and no words, and where, in tokens, it is cut."""

    source: SourceTokens
    runs: dict[str, list[tuple[int, int]]]
    markers: dict[str, int]
    cuts: dict[str, list[int]]


def lay_texts(document: Document, text: str) -> LaidTexts | None:
    """A document's blocks and notes laid over its source's text; None where one departs from the other."""
    texts = list(_texts(document))
    marks = {f"[^{note.n}]" for note in document.record.notes}
    made = document.record.source.original is not None
    cover = _Cover(read_made(text) if made else read_source(text, marks))
    for item in texts:
        cover.lay(item)
    for note in document.record.notes:
        cover.take_before(note_part(note.n), note_numbers(note.n))
        cover.take_before(note_part(note.n), _BULLETS)
    is_whole = not any(_bullets(document, cover)) and not cover.missing and None not in cover.owner
    if not is_whole or any(not runs for runs in cover.runs.values()):
        return None
    markers = {item.id: cover.markers_of(item.id) for item in texts}
    cuts = {item.id: cover.cuts(item) for item in texts}
    return LaidTexts(SourceTokens(cover.source, cover.breaks, {}), cover.runs, markers, cuts)


def find_departure(root: Path, document: Document) -> str | None:
    """The first thing in which a document is not word for word its source; None where it is.

    That a system has written the source with other line ends changes no word.
    """
    told = (each.message for each in check_fidelity(root, document))
    return next((message for message in told if not message.endswith(_LINE_ENDS)), None)


def _changed(raw: bytes, document: Document) -> tuple[str, str]:
    """That a source is another file than the one that was transcribed, and what to do."""
    source = document.record.source
    plain = raw.replace(b"\r\n", b"\n")
    others = (sha256(one).hexdigest() for one in (plain, plain.replace(b"\n", b"\r\n")))
    if source.sha256 in others:
        message = f"{source.file} is the file that was transcribed {_LINE_ENDS}"
        return message, "git changes them on Windows, unless .gitattributes has: sources/** -text"
    message = f"{source.file} is not the file that was transcribed: its sha256 differs"
    return message, f"compare them, then write {sha256(raw).hexdigest()}"


def _is_the_source(text: str, document: Document) -> bool:
    """Whether the blocks are the source as it is: nothing undone, moved or joined over an empty line."""
    if document.record.notes or document.record.transcription or _UNDONE.search(text):
        return False
    ends: set[int] = {0}
    tokens: list[str] = []
    for block in document.record.blocks:
        tokens += block.text.split()
        ends.add(len(tokens))
    place = 0
    for line in text.splitlines():
        words = line.split()
        if (not words and place not in ends) or tokens[place : place + len(words)] != words:
            return False
        place += len(words)
    return place == len(tokens)


def read_source(text: str, marks: Collection[str]) -> SourceTokens:
    """The tokens of a source, undone what a transcription undoes; a superscript may be one of `marks`."""

    def mark(superscript: re.Match[str]) -> str:
        mark = f"[^{superscript[0].translate(_SUPERSCRIPTS)}]"
        return mark if mark in marks else superscript[0]

    source = SourceTokens([], [], {})
    for line in text.splitlines():
        words = line.split()
        if not words and source.breaks[-1:] != [len(source.tokens)]:
            source.breaks.append(len(source.tokens))
        if not _UNDONE.search(line):  # as most
            source.tokens.extend(words)
            continue
        for word in words:
            if not _UNDONE.search(word):
                source.tokens.append(word)
                continue
            marked = _SUPERSCRIPT.sub(mark, word)
            token = _ESCAPED.sub(r"\1", marked)
            if token != word:
                source.undone[len(source.tokens)] = "note-marks" if token == marked else "unescaped"
            source.tokens.append(token)
    return source


def read_made(text: str) -> SourceTokens:
    """The tokens of a text that secpol made itself of another file: what stands in it is meant as it is."""
    source = SourceTokens([], [], {})
    for line in text.splitlines():
        words = line.split()
        if not words and source.breaks[-1:] != [len(source.tokens)]:
            source.breaks.append(len(source.tokens))
        source.tokens.extend(words)
    return source


class SourceTokens(NamedTuple):
    """A source's tokens, the places of those that follow an empty line, and what was undone in which."""

    tokens: list[str]
    breaks: list[int]
    undone: dict[int, str]


class _BlockTokens(NamedTuple):
    """The tokens of a block or note, and where it stands in the YAML."""

    id: str
    path: KeyPath
    tokens: list[str]


class _Cover:
    """Texts laid over the source, each token of which at most one may take."""

    def __init__(self, source: SourceTokens) -> None:
        self.source, self._breaks, self._undone = source
        self._undone_places = list(self._undone)  # ascending
        self.owner: list[str | None] = [None] * len(self.source)
        self.runs: dict[str, list[tuple[int, int]]] = {}
        self.missing: dict[str, int] = {}  # the first token of a text that the source does not go on with
        self._places: dict[str, list[int]] = {}
        self._markers: dict[str, int] = {}  # how many markers before a text are its own
        self._end = 0
        for place, token in enumerate(self.source):
            self._places.setdefault(token, []).append(place)

    def lay(self, text: _BlockTokens) -> None:
        """Find the text's runs: each the longest there is, and of equals the first after what came before."""
        runs: list[tuple[int, int]] = []
        done, after = 0, None
        while done < len(text.tokens):
            best = self._best_run(text.tokens[done:], after)
            if best is None:
                self.missing[text.id] = done
                break
            start, length = best
            self.owner[start : start + length] = [text.id] * length
            runs.append((start, start + length))
            done, after = done + length, start + length
        self.runs[text.id] = runs
        self._end = after or self._end

    def take_before(self, text: str, markers: Collection[str]) -> bool:
        """Give a text the marker that stands right before it; False where there is none."""
        place = self.runs[text][0][0] - 1 if self.runs[text] else -1
        if place < 0 or self.owner[place] is not None or self.source[place] not in markers:
            return False
        self.owner[place] = text
        self.runs[text][0] = (place, self.runs[text][0][1])
        self._markers[text] = self._markers.get(text, 0) + 1
        return True

    @property
    def breaks(self) -> list[int]:
        """The places of the tokens that follow an empty line."""
        return self._breaks

    def markers_of(self, text: str) -> int:
        """How many tokens before a text are its marker."""
        return self._markers.get(text, 0)

    def cuts(self, text: _BlockTokens) -> list[int]:
        """Where, in tokens of the text, the source interrupts it: by other words, or by an empty line."""
        places: list[int] = []
        done = -self._markers.get(text.id, 0)
        for start, end in self.runs[text.id]:
            inside = self._breaks[bisect_right(self._breaks, start) : bisect_left(self._breaks, end)]
            places += [done + place - start for place in (start, *inside)]
            done += end - start
        return [place for place in places if place > 0]

    def undone(self, text: _BlockTokens) -> set[str]:
        """What was undone in the text's words: note-marks, unescaped."""
        found: set[str] = set()
        for start, end in self.runs[text.id]:
            inside = self._undone_places[
                bisect_left(self._undone_places, start) : bisect_left(self._undone_places, end)
            ]
            found.update(self._undone[place] for place in inside)
        return found

    def _best_run(self, tokens: Sequence[str], after: int | None) -> tuple[int, int] | None:
        places = self._places.get(tokens[0], [])
        expected = bisect_left(places, self._end if after is None else after)
        best, longest = None, min(_SEAM, len(tokens)) - 1
        for start in (*places[expected:], *(places[:expected] if after is None else ())):
            length = self._run_length(tokens, start)
            if length > longest:
                best, longest = start, length
            if length == len(tokens):
                break
        return None if best is None else (best, longest)

    def _run_length(self, tokens: Sequence[str], start: int) -> int:
        length, limit = 0, min(len(tokens), len(self.source) - start)
        end = start + limit
        if self.source[start:end] == tokens[:limit] and self.owner[start:end].count(None) == limit:
            return limit  # as most
        while length < limit and self._free(start + length) and self.source[start + length] == tokens[length]:
            length += 1
        return length

    def _free(self, place: int) -> bool:
        return self.owner[place] is None


def _texts(document: Document) -> Iterator[_BlockTokens]:
    for index, block in enumerate(document.record.blocks):
        yield _BlockTokens(block.id, ("blocks", index), block.text.split())
    for index, note in enumerate(document.record.notes):
        yield _BlockTokens(note_part(note.n), ("notes", index), note.text.split())


def _departures(document: Document, text: _BlockTokens, cover: _Cover) -> Iterator[Finding]:
    """Words of a block that the source does not have there, and joins that are not listed, or not there."""
    path = (*text.path, "text")
    if text.id in cover.missing:
        place = cover.missing[text.id]
        words = " ".join(text.tokens[place : place + _SEAM])
        message = f"“{words}” (word {place + 1} of {text.id}) does not follow in the source"
        hint = "copy the words as they are printed"
        runs = cover.runs[text.id]
        if runs and place:
            hint = f"the source goes on: “{' '.join(cover.source[runs[-1][1] : runs[-1][1] + _SEAM])}”"
        yield finding(document.file, path, "words-added", message, hint)
        return
    yield from _joins(document, text, cover.cuts(text))
    listed = {c.change for c in document.record.transcription if c.block in (None, text.id)}
    for change in sorted(cover.undone(text) - listed):
        message = f"{text.id} departs from the source without saying so: {change}"
        hint = f"list {{change: {change}, block: {text.id}}} in transcription"
        yield finding(document.file, path, "undone-unlisted", message, hint)


def _joins(document: Document, text: _BlockTokens, cuts: list[int]) -> Iterator[Finding]:
    """Cuts that no join of the transcription names, and joins where nothing is cut."""
    unlisted = list(cuts)
    for index, change in enumerate(document.record.transcription):
        if change.change != "joined" or change.block != text.id:
            continue
        place = next((cut for cut in unlisted if is_at(change.at, text.tokens, cut)), None)
        if place is None:
            message = f"{text.id} is listed as joined at “{change.at}”, where the source does not cut it"
            path: KeyPath = ("transcription", index)
            yield finding(document.file, path, "join-unneeded", message, "take it out, or correct its words")
        else:
            unlisted.remove(place)
    for cut in unlisted:
        words = f"{' '.join(text.tokens[max(0, cut - 3) : cut])} | {' '.join(text.tokens[cut : cut + 3])}"
        message = f"{text.id} joins what the source cuts at “{words}”"
        hint = "list the join in transcription"
        yield finding(document.file, (*text.path, "text"), "join-unlisted", message, hint)


def is_at(at: str | None, tokens: Sequence[str], cut: int) -> bool:
    """Whether `at` (words before, " | ", words after) describes a cut before token `cut`."""
    if at is None:
        return True
    before, _, after = (side.split() for side in at.partition("|"))
    return tokens[max(0, cut - len(before)) : cut] == before and tokens[cut : cut + len(after)] == after


def _bullets(document: Document, cover: _Cover) -> Iterator[Finding]:
    """Give each block the list bullet that its transcription dropped."""
    for index, change in enumerate(document.record.transcription):
        if (
            change.change == "list-marker"
            and change.block in cover.runs
            and not cover.take_before(change.block, _BULLETS)
        ):
            message = f"the source has no list bullet before {change.block}"
            path: KeyPath = ("transcription", index)
            yield finding(document.file, path, "bullet-unneeded", message, "take it out of transcription")


def note_numbers(n: int) -> tuple[str, ...]:
    """How a source may print the number before note `n`."""
    return (f"{n}", f"{n}.", f"{n})", f"[{n}]", f"[^{n}]", f"[^{n}]:")


def _lost(document: Document, cover: _Cover) -> Iterator[Finding]:
    """Runs of the source that no block and no note has."""
    if None not in cover.owner:
        return
    start = 0
    while start < len(cover.source):
        end = start
        while end < len(cover.source) and cover.owner[end] is None:
            end += 1
        if end > start:
            words = " ".join(cover.source[start : min(end, start + 8)])
            more = f" … ({end - start} words)" if end - start > 8 else ""
            message = f"no block has “{words}”{more} of {document.record.source.file}"
            yield finding(
                document.file, ("blocks",), "words-lost", message, "add them to the block they belong to"
            )
        start = end + 1


def _order(document: Document, texts: Sequence[_BlockTokens], cover: _Cover) -> Iterator[Finding]:
    """Blocks of the running text that stand in another order than in the source."""
    displaced = {block.id for block in document.record.blocks if block.kind in DISPLACED}
    before, reached = "", 0
    for text in texts:
        if text.path[0] != "blocks" or text.id in displaced or not cover.runs[text.id]:
            continue
        start = cover.runs[text.id][0][0]
        if start < reached:
            message = f"{text.id} stands after {before}, but before it in the source"
            yield finding(
                document.file, (*text.path, "id"), "out-of-order", message, "put the blocks in reading order"
            )
        else:
            before, reached = text.id, start
