"""A new version of a document's source: its text replaced, its annotations moved with their words.

What was changed or lost waits in suggestions/ID.yaml, with its ids; what was there
before stays in `.secpol/undo/ID`, until the next update, to be put back.
"""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import structs

from secpol_cli import __version__
from secpol_cli.authoring.editing import open_editor
from secpol_cli.authoring.intake.documents import document_id, document_name, is_document
from secpol_cli.authoring.intake.transcript import refuse_marks, transcribe
from secpol_cli.authoring.layout import write_item, write_items, write_mapping
from secpol_cli.authoring.proof import prove_change
from secpol_cli.authoring.replying import (
    anchored,
    answers_elsewhere_out,
    answers_to,
    take_out,
    taken_out,
    waiting,
)
from secpol_cli.authoring.revision.aligning import align, fresh_ids, letter_of
from secpol_cli.authoring.revision.anchoring import Fate, find_again, find_cue_again, tell_change
from secpol_cli.authoring.revision.parting import KeptVersion, keep_parting, written_change
from secpol_cli.authoring.suggestions import suggest, suggestions_name
from secpol_cli.authoring.transaction import apply, writing
from secpol_cli.authoring.undo import keep_for_undo
from secpol_cli.changes import MovedAnchor
from secpol_cli.corpus.anchors import plain_text
from secpol_cli.corpus.files import has_file
from secpol_cli.corpus.integrity import block_texts
from secpol_cli.corpus.load import Document, load_document, load_vocabulary
from secpol_cli.errors import CorpusError
from secpol_cli.store.address import join, note_part, numeral_of
from secpol_cli.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from secpol_cli.authoring.intake.transcript import Transcript
    from secpol_cli.authoring.replying import TakenOut
    from secpol_cli.corpus.format import Selector, Statement

EVENTS = "events.yaml"
_RUN = 4  # words by which two texts are told to be related,
_RELATED = 0.1  # and the share of the shorter one's runs that the other has then; a guard, no measure
_BEFORE = ("blocks", "notes", "references", "statements")


class Updated(NamedTuple):
    """What an update did: the fate of each annotation, and what is to be told."""

    anchors: list[MovedAnchor]
    warnings: tuple[str, ...]


def update_document(root: Path, id_: str, path: Path, name: str, *, dry_run: bool = False) -> Updated:
    """Bring a new version of a document's source in.

    Raises ManuscriptUnreadable and ToolError where it cannot be read, CorpusInvalid
    where the document cannot, and CorpusError where nothing can be written, or
    what would be written does not hold.
    """
    data = path.read_bytes()
    transcript = transcribe(path.parent, path.name)
    refuse_marks(transcript, name)
    with writing(root):
        document = load_document(root, document_name(id_))
        if _is_same(document, data, transcript):
            return Updated([], (f"{name} is the file that {id_} has already",))
        ending = os.path.splitext(name)[1].lower()
        kept = keep_parting(root, document, transcript, data)
        try:
            work, files = _worked(root, document, kept or KeptVersion(transcript), data, ending)
        except CorpusError:
            if kept is None:
                raise
            work, files = _worked(root, document, KeptVersion(transcript), data, ending)
        work.tell_another_text(name)
        work.tell_turned_notes(name)
        if not dry_run:
            apply(root, keep_for_undo(root, id_, files))
    return Updated(work.anchors, (*transcript.warnings, *work.told))


def _worked(
    root: Path, document: Document, version: KeptVersion, data: bytes, ending: str
) -> tuple[_Update, dict[str, bytes | None]]:
    """An update, and the files that it writes, which are found to hold."""
    work = _Update(root, document, version)
    files = work.files(data, ending)
    for each in files:
        if is_document(each):
            prove_change(root, document_id(each), files)
    return work, files


def _is_same(document: Document, data: bytes, transcript: Transcript) -> bool:
    """Whether a document has these bytes already, and the text that is made of them."""
    source = document.record.source
    text = data if transcript.text is None else transcript.text.encode()
    known = source.original.sha256 if source.original else source.sha256
    return sha256(data).hexdigest() == known and (
        source.original is None or sha256(text).hexdigest() == source.sha256
    )


def _runs(text: str) -> set[tuple[str, ...]]:
    """The runs of some words in a text, folded."""
    words = fold_words(text)
    return {tuple(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1))}


class _Update:
    """One document's way from the old version to the new."""

    def __init__(self, root: Path, document: Document, version: KeptVersion) -> None:
        self.root, self.document, self.transcript = root, document, version.transcript
        self._version = version
        self.record = document.record
        self.anchors: list[MovedAnchor] = []
        self.told: list[str] = []
        self._old = block_texts(document)
        self._blocks, self._notes, self._became, self._note_numbers = self._aligned()
        self._new = {block["id"]: plain_text(block["text"]).text for block in self._blocks}
        self._new |= {note_part(note["n"]): plain_text(note["text"]).text for note in self._notes}
        self._editor = open_editor(root, document.file.name)
        self._gone: list[tuple[int, int]] = []
        self._waiting: list[dict[str, Any]] = []
        self._lost: list[str] = []  # ids of statements

    def tell_another_text(self, name: str) -> None:
        """Warn of a file that has hardly a run of words of the text that it is to be a version of."""
        old, new = (_runs("\n".join(texts.values())) for texts in (self._old, self._new))
        if len(old & new) < _RELATED * min(len(old), len(new)):
            self.told.append(
                f"{name} has hardly any words of {self.record.id}: is it another text? what was there"
                f" comes back by: secpol update {self.record.id} --undo"
            )

    def tell_turned_notes(self, name: str) -> None:
        """Warn of notes that become paragraphs: people told them apart, the reader does not."""
        text = "\n".join(self._new.values())
        lost = [part for part in self._old if numeral_of(part, "n") and part not in self._new]
        if turned := sum(self._old[part] in text for part in lost):
            self.told.append(
                f"{turned} of the notes of {self.record.id} are paragraphs in {name} as it is read; to keep"
                f" what was parted by hand: secpol update {self.record.id} --undo, and change"
                f" {self.document.file.name} and its source"
            )

    def files(self, data: bytes, ending: str) -> dict[str, bytes | None]:
        """What is to be written, by name."""
        files = self._source(data, ending)
        self._write_statements()
        self._write_blocks()
        self._write_notes()
        self._write_transcription()
        name = self.document.file.name
        events = self._events() | self._answers_elsewhere()
        if self._waiting:
            files |= suggest(self.root, self.record.id, self._waiting)
        return {**files, **events, name: self._editor.result().encode()}

    # --- what is which -----------------------------------------------------------------

    def _aligned(
        self,
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, str], dict[int, int]]:
        """The new blocks and notes with their ids; what old ones have become, and old notes' numbers."""
        record = self.record
        old = {block.id: plain_text(block.text).text for block in record.blocks}
        found = self._version.blocks
        if found is None:
            found = align(old, [plain_text(block["text"]).text for block in self.transcript.blocks])
        letters = [letter_of(block) for block in self.transcript.blocks]
        ids = fresh_ids(zip(found, letters, strict=True), [*old, *self._retired()])
        kinds = {block.id: block.kind for block in record.blocks}
        blocks = [
            {**block, "id": id_, "kind": kinds.get(id_, block["kind"])}
            for block, id_ in zip(self.transcript.blocks, ids, strict=True)
        ]
        renamed = {block["id"]: id_ for block, id_ in zip(self.transcript.blocks, ids, strict=True)}
        self._renamed = renamed
        became = {id_: id_ for id_ in ids if id_ in old}
        notes = {str(note.n): plain_text(note.text).text for note in record.notes}
        of_notes: Sequence[str | int | None] | None = self._version.notes
        if of_notes is None:
            of_notes = align(notes, [plain_text(note["text"]).text for note in self.transcript.notes])
        numbers = {
            int(n): note["n"]
            for n, note in zip(of_notes, self.transcript.notes, strict=True)
            if n is not None
        }
        became |= {note_part(n): note_part(now) for n, now in numbers.items()}
        return blocks, list(self.transcript.notes), became, numbers

    def _retired(self) -> list[str]:
        """The ids of blocks that suggestions speak of: they are not given again."""
        from secpol_cli.authoring.suggestions import retired_ids

        return retired_ids(self.root, self.record.id)

    def _find(self, selector: Selector) -> Fate:
        return find_again(selector, self._old, self._new, self._became.get(selector.block))

    # --- the document ------------------------------------------------------------------

    def _source(self, data: bytes, ending: str) -> dict[str, bytes | None]:
        """The source's files, and what the document says of them."""
        before = self.record.source
        text = data if self.transcript.text is None else self.transcript.text.encode()
        source: dict[str, Any] = {"file": before.file, "sha256": sha256(text).hexdigest()}
        files: dict[str, bytes | None] = {before.file: text}
        if before.original is not None:
            files[before.original.file] = None
        if self.transcript.text is not None:
            original = f"originals/{self.record.id}{ending if ending[1:].isalnum() else ''}"
            kind = {"file": original, "sha256": sha256(data).hexdigest(), "type": self.transcript.format}
            source |= {"original": kind, "reader": f"secpol {__version__} {self.transcript.format}"}
            files[original] = data
        self._editor.section("source", write_mapping({"source": source}), ())
        return files

    def _write_blocks(self) -> None:
        """The blocks in their new order: those that stay as they are written, with what changed in them."""
        self._write_list(
            "blocks",
            [block.id for block in self.record.blocks],
            [(block["id"], block) for block in self._blocks],
            [{"id": b.id, "text": b.text, "page": b.page} for b in self.record.blocks],
        )

    def _write_notes(self) -> None:
        before = {now: n for n, now in self._note_numbers.items()}
        self._write_list(
            "notes",
            [str(note.n) for note in self.record.notes],
            [(str(before.get(note["n"], f"new {note['n']}")), note) for note in self._notes],
            [{"n": n.n, "text": n.text} for n in self.record.notes],
        )

    def _write_list(
        self,
        key: str,
        old: Sequence[str],
        new: Sequence[tuple[str, dict[str, Any]]],
        values: Sequence[dict[str, Any]],
    ) -> None:
        spans = self._editor.items((key,))
        if not spans or len(spans) != len(old):  # none, or on one line
            text = f"{key}:\n{write_items([item for _, item in new], 2)}" if new else ""
            self._editor.section(key, text, ("references", "statements"))
            return
        indent = self._editor.indent((key,))
        pieces = []
        for id_, item in new:
            if id_ not in old:
                pieces.append(write_item(item, indent))
                continue
            place = old.index(id_)
            for name in values[place]:
                if item.get(name) != values[place][name]:
                    self._change((key, place, name), item.get(name))
            pieces.append(self._editor.slice(*spans[place]))
        if spans:
            self._editor.replace(spans[0][0], spans[-1][1], "".join(pieces))
        kept = {id_ for id_, _ in new}
        self._gone += [span for id_, span in zip(old, spans, strict=True) if id_ not in kept]
        if not new and old:
            self._editor.section(key, "" if key == "notes" else f"{key}: []\n", ())

    def _change(self, path: tuple[str | int, ...], value: Any) -> None:
        if value is None:
            self._editor.remove(path)
        else:
            self._editor.set(path, value)

    def _write_transcription(self) -> None:
        changes = [
            {**change, "block": self._renamed.get(change["block"], change["block"])}
            if "block" in change
            else change
            for change in self.transcript.transcription
        ]
        if changes == [written_change(each) for each in self.record.transcription]:
            return
        text = f"transcription:\n{write_items(changes, 2)}" if changes else ""
        self._editor.section("transcription", text, _BEFORE)

    def _write_statements(self) -> None:
        """Statements with their words where these stand now; those whose words changed or are gone wait."""
        spans = self._editor.items(("statements",))
        for place, statement in enumerate(self.record.statements):
            address = join(self.record.id, statement.id)
            fates = [self._find(selector) for selector in statement.passage]
            self._tell(address, statement.passage, fates)
            if any(fate.fate in ("changed", "lost") for fate in fates):
                start, end = spans[place]
                self._wait(address, statement.passage, fates, self._data("statements", place))
                self._gone.append((start, end))
                self._editor.replace(start, end, "")
                self._lost.append(statement.id)
                continue
            self._move(("statements", place, "passage"), statement.passage, fates)
            self._move_cue(place, statement, fates)
            cites = [self._note_numbers[n] for n in statement.cites if n in self._note_numbers]
            if cites != statement.cites:
                self._change(("statements", place, "cites"), cites or None)
        if self._lost and len(self._lost) == len(self.record.statements):
            self._editor.section("statements", "", ("references",))  # a list of nothing is none
        self._quotes()
        self._answers()
        self._editor.write_out(self._gone, anchored(self._editor, self.document.file.data))

    def _move_cue(self, place: int, statement: Statement, fates: Sequence[Fate]) -> None:
        """The cue of a statement that stands, where it stands now; else the force waits."""
        force = statement.force
        if force is None or force.cue is None:
            return
        made = [each for fate in fates for each in fate.selectors]
        now = structs.replace(statement, passage=made)
        cue = find_cue_again(statement, now, self._old, self._new, self._became)
        path = ("statements", place, "force")
        if cue is not None:
            if cue != force.cue:
                self._change((*path, "cue"), cue if isinstance(cue, str) else _written(cue))
            return
        words = force.cue if isinstance(force.cue, str) else force.cue.exact
        node = self._editor.node(path)
        if node is not None:
            self._gone.append((node.start, node.end))
        self._editor.remove(path)
        address = join(self.record.id, statement.id)
        because = [{"cue": words, "fate": "lost"}]
        was = {"force": self._data("statements", place)["force"]}
        self._waiting.append({"annotation": address, "because": because, "was": was})
        self._tell_waiting(f"the force of {address}, whose cue “{words}” is gone")

    def _answers(self) -> None:
        """Answers of statements that stand to those that wait: they wait, too."""
        for pointing in answers_to(self.document, self.record.id, self._lost):
            if self.record.statements[pointing.statement].id not in self._lost:
                self._wait_with(taken_out(self.document, pointing))
                self._gone += take_out(self._editor, self.document, pointing)

    def _answers_elsewhere(self) -> dict[str, bytes | None]:
        """The other documents without their answers to statements that wait."""
        if not self._lost:
            return {}
        files, taken = answers_elsewhere_out(self.root, self.record.id, self._lost)
        self._wait_with(taken)
        return files

    def _wait_with(self, taken: Sequence[TakenOut]) -> None:
        self._waiting += waiting(taken)
        for each in taken:
            self._tell_waiting(f"the answer of {each.address} to {each.answered}, which waits")

    def _tell_waiting(self, what: str) -> None:
        self.told.append(f"{suggestions_name(self.record.id)} has {what}")

    def _quotes(self) -> None:
        """Terms and titles that a block's words quote: those whose words are gone are taken out."""
        for place, block in enumerate(self.record.blocks):
            text = self._new.get(block.id, "")
            kept = [quote for quote in block.quotes if quote.exact in text]
            if block.id in self._new and kept != block.quotes:
                value = [{"exact": quote.exact, "kind": quote.kind} for quote in kept]
                self._change(("blocks", place, "quotes"), value or None)

    def _move(self, path: tuple[str | int, ...], passage: Sequence[Selector], fates: Sequence[Fate]) -> None:
        made = [(old, each) for old, fate in zip(passage, fates, strict=True) for each in fate.selectors]
        if len(made) != len(passage):  # a paragraph was parted
            self._editor.set(path, [_written(each) for _, each in made])
            return
        for number, (old, new) in enumerate(made):
            for name in ("block", "exact", "prefix", "suffix"):
                if getattr(new, name) != getattr(old, name) and (
                    name != "exact" or plain_text(old.exact).text != new.exact
                ):
                    self._change((*path, number, name), getattr(new, name))

    # --- the events --------------------------------------------------------------------

    def _events(self) -> dict[str, bytes | None]:
        """events.yaml with its evidence where this document's words stand now."""
        if not has_file(self.root, EVENTS):
            return {}
        document, self._editor = self._editor, open_editor(self.root, EVENTS)
        for id_, event in load_vocabulary(self.root).events.items():
            spans = self._editor.items((id_, "evidence"))
            taken = 0
            for place, selector in enumerate(event.evidence):
                if selector.document != self.record.id:
                    continue
                fate = self._find(selector)
                self._tell(id_, [selector], [fate])
                if len(fate.selectors) == 1 and fate.fate in ("kept", "moved"):
                    self._move_evidence((id_, "evidence", place), selector, fate.selectors[0])
                    continue
                taken += fate.fate != "moved"
                written = [] if fate.fate != "moved" else [_written(each) for each in fate.selectors]
                if fate.fate != "moved":
                    self._wait(id_, [selector], [fate], {"event": id_})
                if spans:
                    indent = self._editor.indent((id_, "evidence"))
                    self._editor.replace(*spans[place], write_items(written, indent))
            if taken and taken == len(event.evidence):
                self._editor.section_of(id_, "evidence")
        events, self._editor = self._editor, document
        return {EVENTS: events.result().encode()} if events.result() != events.text else {}

    def _move_evidence(self, path: tuple[str | int, ...], old: Selector, new: Selector) -> None:
        for name in ("block", "exact", "prefix", "suffix"):
            if getattr(new, name) != getattr(old, name) and (
                name != "exact" or plain_text(old.exact).text != new.exact
            ):
                self._change((*path, name), getattr(new, name))

    # --- what is told ------------------------------------------------------------------

    def _tell(self, annotation: str, passage: Sequence[Selector], fates: Sequence[Fate]) -> None:
        for selector, fate in zip(passage, fates, strict=True):
            told = tell_change(selector.exact, fate.after) if fate.after is not None else None
            self.anchors.append(
                MovedAnchor(annotation, fate.fate, selector.block, selector.exact, fate.after, told)
            )

    def _wait(
        self, annotation: str, passage: Sequence[Selector], fates: Sequence[Fate], data: dict[str, Any]
    ) -> None:
        proposed = [_written(each) for fate in fates for each in fate.selectors]
        because = [
            {"block": selector.block, "fate": fate.fate, "exact": selector.exact, "now": fate.after}
            for selector, fate in zip(passage, fates, strict=True)
        ]
        self._waiting.append(
            {"annotation": annotation, "because": because, "proposed": proposed, "was": data}
        )

    def _data(self, key: str, place: int) -> dict[str, Any]:
        found: dict[str, Any] = self.document.file.data[key][place]  # type: ignore[index]
        return found


def _written(selector: Selector) -> dict[str, Any]:
    """A selector as YAML has it."""
    keys = ("document", "block", "exact", "prefix", "suffix")
    return {key: value for key in keys if (value := getattr(selector, key)) is not None}


def count_fates(anchors: Sequence[MovedAnchor]) -> Mapping[str, int]:
    """How many annotations were kept, moved, changed and lost."""
    from collections import Counter

    counts = Counter(each.fate for each in anchors)
    return {fate: counts[fate] for fate in ("kept", "moved", "changed", "lost")}
