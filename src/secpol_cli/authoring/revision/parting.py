"""A new version of a text that people parted: its blocks and notes as a transcript, as they were parted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.authoring.intake.transcript import transcribe
from secpol_cli.authoring.revision.aligning import align
from secpol_cli.authoring.revision.patching import note_number, patch
from secpol_cli.corpus.anchors import plain_text
from secpol_cli.corpus.fidelity import DISPLACED, is_at
from secpol_cli.corpus.files import decode_text, read_bytes
from secpol_cli.corpus.integrity import block_texts
from secpol_cli.errors import SecpolError
from secpol_cli.store.address import note_part, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from secpol_cli.authoring.intake.transcript import Transcript
    from secpol_cli.authoring.revision.patching import Patched, TextPart
    from secpol_cli.corpus.format import Change
    from secpol_cli.corpus.load import Document

_AROUND = 3  # words on each side of a cut by which it is known
_FRESH = 100_000  # from where the blocks that are new are counted, until they have ids


class KeptVersion(NamedTuple):
    """A new version, and which block or note each of it was before, None for a new one; no lists where that
    is to be found by their words."""

    transcript: Transcript
    blocks: list[str | None] | None = None
    notes: list[int | None] | None = None


def keep_parting(root: Path, document: Document, transcript: Transcript, data: bytes) -> KeptVersion | None:
    """The new version parted as people parted the old one; None where its reader did, or it has become
    another text."""
    source = document.record.source
    try:
        if _is_as_read(root, document):
            return None
        before = decode_text(source.file, read_bytes(root, source.file))
        is_own = source.original is None and transcript.format == "text"
        after = decode_text(source.file, data) if is_own or transcript.text is None else transcript.text
    except SecpolError:
        return None
    is_made = not (is_own or transcript.text is None)
    patched = patch(document, before, after, is_made=is_made)
    if patched is None:
        return None
    marked = _marked(patched)
    notes = _notes(_with_old(document, patched), patched).keys()
    both = {number for number in notes if marked[number] == 1}
    if not is_made and not (marked == Counter(both) and notes == both):  # what has no note is no mark
        patched = patch(document, before, after, is_made=is_made, marks=both)
    return _transcript(document, transcript, patched, after, is_own=is_own) if patched else None


def _is_as_read(root: Path, document: Document) -> bool:
    """Whether blocks and notes are those that a reader finds in the document's file."""
    source = document.record.source
    path = root / (source.original.file if source.original else source.file)
    read = transcribe(path.parent, path.name)
    blocks = [(block.kind, block.text) for block in document.record.blocks]
    notes = [(note.n, note.text) for note in document.record.notes]
    return blocks == [(each["kind"], each["text"]) for each in read.blocks] and notes == [
        (each["n"], each["text"]) for each in read.notes
    ]


def _transcript(
    document: Document, transcript: Transcript, patched: Patched, after: str, *, is_own: bool
) -> KeptVersion | None:
    tokens = patched.source.tokens
    parts = _with_old(document, patched)
    marked = _marked(patched)
    notes = {number: part for number, part in _notes(parts, patched).items() if marked[number] == 1}
    whole = {id(part) for part, _ in notes.values()}
    texts = [part for part in parts if id(part) not in whole]
    kinds = {block.id: block.kind for block in document.record.blocks}
    pages = {block.id: block.page for block in document.record.blocks}
    blocks: list[dict[str, Any]] = []
    changes: list[tuple[int, dict[str, Any]]] = []
    made = [_as_block(part) for part in texts]
    orphans = {id(one) for one, part in zip(made, texts, strict=True) if one.text != part.text}
    for count, part in enumerate(_in_order(document, made)):
        id_ = part.text or f"p{_FRESH + count}"
        page = pages.get(id_)
        words = [tokens[place] for place in part.places]
        kind = kinds.get(id_, "note" if id(part) in orphans else "paragraph")
        blocks.append({"id": id_, "kind": kind, **({"page": page} if page else {})})
        blocks[-1]["text"] = " ".join(words)
        changes += _changes(document.record.transcription, part, id_, words)
        changes += _undone(document.record.transcription, part, id_, patched)
    written = []
    for number, (_, part) in sorted(notes.items()):
        words = [tokens[place] for place in part.places]
        written.append({"n": number, "text": " ".join(words)})
        changes += _changes(document.record.transcription, part, note_part(number), words)
        changes += _undone(document.record.transcription, part, note_part(number), patched)
    listed = document.record.transcription
    changes += [(at, written_change(each)) for at, each in enumerate(listed) if each.block is None]
    ordered = [change for _, change in sorted(changes, key=lambda each: each[0])]
    text = None if is_own or transcript.text is None else after
    version = transcript._replace(text=text, blocks=blocks, notes=written, transcription=ordered)
    old = [number_of(part.text, "n") if part.text else None for _, (_, part) in sorted(notes.items())]
    return KeptVersion(version, [block["id"] if block["id"] in kinds else None for block in blocks], old)


def _with_old(document: Document, patched: Patched) -> list[TextPart]:
    """The parts; of those that are new, which is an old text that is gone, written anew."""
    present = {part.text for part in patched.parts}
    gone = {id_: text for id_, text in block_texts(document).items() if id_ not in present}
    fresh = [part for part in patched.parts if part.text is None]
    tokens = patched.source.tokens
    found = align(gone, [plain_text(" ".join(tokens[at] for at in part.places)).text for part in fresh])
    again = {id(part): text for part, text in zip(fresh, found, strict=True) if text is not None}
    return [part._replace(text=again.get(id(part), part.text)) for part in patched.parts]


def _marked(patched: Patched) -> Counter[int]:
    """How often the mark of each note stands in the text, but for where the note itself begins with it."""
    tokens = patched.source.tokens
    found: Counter[int] = Counter()
    for part in patched.parts:
        for at in part.places[_begins_a_note(part, patched) :]:
            found.update(_marks(tokens[at]))
    return found


def _begins_a_note(part: TextPart, patched: Patched) -> bool:
    first = patched.source.tokens[part.places[0]]
    return part.text is None and first.startswith("[^") and not part.marker


def _marks(token: str) -> list[int]:
    """The numbers of the marks in a token."""
    pieces = [piece.partition("]")[0] for piece in token.split("[^")[1:]]
    return [int(piece) for piece in pieces if piece.isdecimal()]


def _notes(parts: Sequence[TextPart], patched: Patched) -> dict[int, tuple[TextPart, TextPart]]:
    """The parts that are notes, by number, each as it is and without its marker: those that were, and new
    ones that begin with the number of a mark."""
    marked = _marked(patched)
    found: dict[int, tuple[TextPart, TextPart]] = {}
    for part in parts:
        was_note = part.text is not None and number_of(part.text, "n") is not None
        begun = note_number(part._replace(text=None), patched.source) if not part.marker else None
        number = note_number(part, patched.source) if was_note else begun if part.text is None else None
        if number is None or number in found or (not was_note and number not in marked):
            continue
        is_marked = begun == number and len(part.places) > 1
        bare = part._replace(places=part.places[1:], marker=part.places[:1]) if is_marked else part
        found[number] = (part, bare)
    return found


def _as_block(part: TextPart) -> TextPart:
    """A part that is a block of the text: a note without a mark is one, with what stands before it."""
    if part.text is None or number_of(part.text, "n") is None:
        return part
    return part._replace(text=None, places=[*part.marker, *part.places], marker=[], cuts=[])


def _in_order(document: Document, parts: Sequence[TextPart]) -> list[TextPart]:
    """Blocks in the order of the source; those that stand beside it (captions) behind what they followed in
    the document, as far as it is there."""
    beside = [block.id for block in document.record.blocks if block.kind in DISPLACED]
    ordered = sorted((part for part in parts if part.text not in beside), key=lambda part: part.places[0])
    before: list[str] = []
    for block in document.record.blocks:
        part = next((part for part in parts if part.text == block.id), None)
        if part is not None and block.id in beside:
            last = next(
                (each for each in reversed(before) if any(part.text == each for part in ordered)), None
            )
            at = [number + 1 for number, each in enumerate(ordered) if each.text == last and last]
            ordered.insert(at[0] if at else 0, part)
        before.append(block.id)
    return ordered


def _changes(
    listed: Sequence[Change], part: TextPart, id_: str, words: Sequence[str]
) -> list[tuple[int, dict[str, Any]]]:
    """What was undone in a block, each with its place in the old list: its joins where it is cut now, and
    what else the document says of it."""
    own = [(at, each) for at, each in enumerate(listed) if each.block == part.text and each.block is not None]
    joins = [(at, each) for at, each in own if each.change == "joined"]
    others = [(at, written_change(each) | {"block": id_}) for at, each in own if each.change != "joined"]
    found = [each for each in others if part.marker or each[1]["change"] != "list-marker"]
    for cut, which in part.cuts:
        at, join = joins[which] if which < len(joins) else (len(listed), None)
        said = (written_change(join) if join is not None else {"change": "joined"}) | {"block": id_}
        if join is None or not is_at(join.at, words, cut):
            around = [words[max(0, cut - _AROUND) : cut], words[cut : cut + _AROUND]]
            said |= {"at": " | ".join(" ".join(side) for side in around)}
        found.append((at, said))
    return found


def _undone(
    listed: Sequence[Change], part: TextPart, id_: str, patched: Patched
) -> list[tuple[int, dict[str, Any]]]:
    """What the document does not say yet that it undoes in a block."""
    undone = dict.fromkeys(
        patched.source.undone[place] for place in part.places if place in patched.source.undone
    )
    said = {each.change for each in listed if each.block is None or each.block == part.text}
    return [(len(listed), {"change": change, "block": id_}) for change in undone if change not in said]


def written_change(change: Change) -> dict[str, Any]:
    """A change as YAML has it."""
    keys = ("change", "block", "at", "by", "page", "note")
    return {key: value for key in keys if (value := getattr(change, key)) is not None}
