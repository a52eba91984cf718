"""From a store to the records of a reading edition."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from secpol_cli import __version__
from secpol_cli.pages.cards import make_cards
from secpol_cli.pages.chips import by_holder, chips_of
from secpol_cli.pages.paragraphs import WordsSaid, cut_block, letters_for
from secpol_cli.pages.records import Edition, MarginVoice, Row, TextView
from secpol_cli.pages.views import make_matrix, make_network, make_timeline
from secpol_cli.pages.words import MODES, link_to, when
from secpol_cli.queries.entities import document_departures, load_principles
from secpol_cli.queries.show import load_notes, load_text
from secpol_cli.queries.stats import describe_corpus
from secpol_cli.store.address import numeral_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.model import Block, DocumentSummary, Event, Note, Statement
    from secpol_cli.pages.records import EventLink
    from secpol_cli.pages.sources import EditionSources
    from secpol_cli.store.store import Store


def gather_edition(store: Store, documents: Sequence[DocumentSummary], sources: EditionSources) -> Edition:
    """The edition of some documents, from what is said in them."""
    items = sources.stances
    facts = describe_corpus(store)
    departures = document_departures(store)
    texts = [_text(store, doc, sources, departures.get(doc.id)) for doc in documents]
    names = {statement.speaker: statement.speaker_name for statement in sources.statements}
    return Edition(
        corpus=facts,
        title=facts.title or "Annotated texts",
        version=__version__,
        texts=texts,
        timeline=make_timeline(sources.events, sources.organisations, sources.speakers),
        matrix=make_matrix(load_principles(store), items),
        network=make_network(store, items, sources.statements),
        speakers=tuple(sorted(names.items(), key=lambda pair: pair[1].casefold())),
    )


def _text(store: Store, doc: DocumentSummary, sources: EditionSources, departure: str | None) -> TextView:
    statements = [statement for statement in sources.statements if statement.doc == doc.id]
    blocks = load_text(store, doc.id)
    notes = {note.n: note for note in load_notes(store, doc.id)}
    rows = _rows(blocks, statements, notes, sources)
    marked = {note.n for row in rows for note in row.notes}
    modes = Counter(statement.mode for statement in statements)
    speakers = Counter(statement.speaker_name for statement in statements)
    return TextView(
        id=doc.id,
        name=doc.name,
        is_described=doc.title is None,
        type=doc.type.replace("-", " "),
        authors=doc.authors,
        when=when(doc.date),
        words=doc.words,
        modes=tuple((MODES[mode], modes[mode]) for mode in MODES if modes[mode]),
        speakers=tuple(speakers.most_common()),
        departure=departure,
        note=doc.note,
        headings=tuple((block.address, block.text) for block in blocks if block.kind == "heading"),
        rows=rows,
        loose_notes=tuple(note for n, note in notes.items() if n not in marked),
        cards=make_cards(statements, sources),
    )


def _rows(
    blocks: Sequence[Block],
    statements: Sequence[Statement],
    notes: Mapping[int, Note],
    sources: EditionSources,
) -> tuple[Row, ...]:
    said: dict[str, list[tuple[Statement, WordsSaid]]] = {}
    for statement in statements:
        for passage in statement.passages:
            words = WordsSaid(
                passage.start, passage.end, statement.address, statement.mode, sources.hue_of(statement)
            )
            said.setdefault(passage.block, []).append((statement, words))
    told = _events_by_block(sources.events)
    rows: list[Row] = []
    shown: set[int] = set()
    for block in blocks:
        last: str | None = None  # each paragraph names its speakers anew: it may be all that is looked at
        here = sorted(said.get(block.block, ()), key=lambda pair: pair[1].start)
        distinct = {statement.address: statement for statement, _ in here}
        letters = letters_for(list(distinct))
        voices = []
        for statement in distinct.values():
            is_new = statement.speaker != last
            voices.append(_voice(statement, letters.get(statement.address, ""), sources, is_new=is_new))
            last = statement.speaker
        numbers = [mark.n for mark in block.marks if mark.n in notes and mark.n not in shown]
        shown.update(numbers)
        rows.append(
            Row(
                address=block.address,
                number=numeral_of(block.block, "p") or "",
                kind=block.kind,
                pieces=cut_block(block, [words for _, words in here], letters),
                voices=tuple(voices),
                notes=tuple(notes[n] for n in dict.fromkeys(numbers)),
                events=told.get(block.address, ()),
                remark=block.note,
            )
        )
    return tuple(rows)


def _voice(statement: Statement, letter: str, sources: EditionSources, *, is_new: bool) -> MarginVoice:
    return MarginVoice(
        address=statement.address,
        letter=letter,
        name=statement.speaker_name if is_new else "",
        mode=statement.mode,
        hue=sources.hue_of(statement),
        chips=by_holder(chips_of(statement, sources.groups)),
    )


def _events_by_block(events: Sequence[Event]) -> dict[str, tuple[EventLink, ...]]:
    found: dict[str, dict[str, EventLink]] = {}
    for event in events:
        link = link_to(event)
        for passage in event.evidence:
            found.setdefault(passage.address, {})[event.id] = link
    return {address: tuple(links.values()) for address, links in found.items()}
