"""Show: a document from top to bottom with its annotations, or all about one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from secpol_cli.csl_variables import DATES, NAMES
from secpol_cli.model import (
    Block,
    Date,
    DocumentSummary,
    Event,
    Note,
    Organisation,
    Page,
    Passage,
    Principle,
    Reference,
    Speaker,
    Statement,
)
from secpol_cli.output.dates import date_spans
from secpol_cli.output.excerpts import marked_excerpt
from secpol_cli.output.layouts.words import (
    MODES,
    count,
    event_line,
    force_words,
    note_numbers,
    principle_uses,
    quoted,
    reply_words,
    said_when,
    statement_line,
)
from secpol_cli.output.parts import Gap, Heading, Line, Part, Quote, Span, Spans, joined, spans
from secpol_cli.store.address import Address, note_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.output.result import Result

T = TypeVar("T")

_LABEL = 6  # columns of the margin where addresses hang
_UNDER = _LABEL + 2
_WORDS = 17  # columns before the words of a statement that stands among others: its number, its mode


def pages(result: Result, _: int | None) -> list[Part]:
    """Every page, one after the other."""
    parts: list[Part] = []
    for page in result.items:
        parts += [Gap()] if parts else []
        parts += [Line(spans(Span(each, "warning"))) for each in page.departures]
        if page.kind == "document":
            parts += _document(page, annotated=not result.options.get("text"))
        else:
            parts += _entity(page)
    return parts


def _document(page: Page, *, annotated: bool) -> list[Part]:
    assert isinstance(page.subject, DocumentSummary)
    parts = [*_document_head(page.subject), Gap()]
    statements = _by_block([(s, p.block) for s in page.statements for p in s.passages])
    events = _by_block([(e, p.block) for e in page.events for p in e.evidence if p.doc == page.address])
    for block in page.blocks:
        parts += _block(block)
        if annotated:
            for item in statements.get(block.block, ()):
                parts.append(_statement_under(item, page.subject.date))
                parts += [Line((Span(each, "dim"),), indent=_UNDER + 2) for each in _beside(item)]
            parts += [_event_under(item) for item in events.get(block.block, ())]
            parts += [Line((Span(f"note: {block.note}", "dim"),), indent=_UNDER)] if block.note else []
        parts.append(Gap())
    if page.notes:
        parts.append(Heading((Span("Notes", "title"),)))
        for note in page.notes:
            parts.append(_note(note))
            if annotated:
                parts += [_event_under(item) for item in events.get(note_part(note.n), ())]
    while parts and isinstance(parts[-1], Gap):
        parts.pop()
    return parts


def _document_head(document: DocumentSummary) -> list[Part]:
    title = Span(document.title, "title") if document.title else Span(f"[{document.name}]", "dim")
    counts = ", ".join(
        [
            count(document.words, "word"),
            count(document.statements, "statement"),
            count(document.principles, "principle"),
            count(document.events, "event"),
            count(document.references, "reference"),
        ]
    )
    by = spans(" and ".join(document.authors))
    head = joined(
        [(Span(document.id, "address"),), by, date_spans(document.date), spans(document.type)], " · "
    )
    parts: list[Part] = [Heading((title,), 1), Line(head), Line((Span(counts, "dim"),))]
    if document.date.basis:
        parts.append(Line((Span(f"date: {document.date.basis}", "dim"),)))
    if document.note:
        parts.append(Line((Span(f"note: {document.note}", "dim"),)))
    return parts


def _block(block: Block) -> list[Part]:
    text = _with_marks(block)
    label = (Span(block.block, "address"),)
    if block.kind == "heading":
        return [Quote(tuple(Span(s.text, s.style or "title") for s in text), _LABEL, label)]
    if block.kind in {"paragraph", "list-item"}:
        return [Quote(text, _LABEL, label)]
    return [Quote(spans(Span(f"({block.kind}) ", "dim"), text), _LABEL, label)]


def _with_marks(block: Block) -> Spans:
    """The block's text with its note marks back in their places."""
    run: list[Span] = []
    start = 0
    for mark in block.marks:
        run += [Span(block.text[start : mark.at]), Span(f"[{mark.n}]", "dim")]
        start = mark.at
    return spans(*run, block.text[start:])


def _statement_under(statement: Statement, document_date: Date) -> Line:
    """A statement under its paragraph: id, who, how, when (unless with the document), notes, principles."""
    said = spans(
        Span(statement.id, "address"), Span(f" {statement.speaker_name}, {MODES[statement.mode]}", "dim")
    )
    if statement.date != document_date:
        said = spans(said, Span(", ", "dim"), date_spans(statement.date))
    if statement.notes:
        said = spans(said, Span(f", {note_numbers(statement)}", "dim"))
    return Line(joined([said, principle_uses(statement.principles)], ": "), indent=_UNDER)


def _event_under(event: Event) -> Line:
    return Line(spans(Span("event", "address"), " ", event_line(event)), indent=_UNDER)


def _note(note: Note) -> Quote:
    return Quote(spans(note.text), _LABEL, (Span(note_part(note.n), "address"),))


def _entity(page: Page) -> list[Part]:
    """A head for the subject, then all there is on it, in sections."""
    parts = _head(page)
    if page.kind in {"person", "organisation", "principle"}:
        parts += _section("Statements", _by_occasion(page))
    elif page.kind != "statement":
        parts += _section("Statements", [part for item in page.statements for part in _statement(item)])
    parts += _section("Events", [Line(event_line(event), indent=2) for event in page.events])
    parts += _section("Named in the texts", _mentions(page.mentions))
    if page.kind not in {"block", "statement"}:
        parts += _section("Text", [part for block in page.blocks for part in _block(block)])
    if page.kind != "note":
        parts += _section("Notes", [_note(note) for note in page.notes])
    if page.kind == "reference":
        return parts
    cited = [
        Line(
            spans(Span(f"{Address(r.doc, work=r.id)}  ", "address"), str(r.csl.get("title", r.id))), indent=2
        )
        for r in page.references
    ]
    own = page.kind in {"person", "organisation"}
    return parts + _section("Works, cited in the texts" if own else "Works cited", list(cited))


def _mentions(passages: Sequence[Passage]) -> list[Part]:
    """Where the texts name somebody: each block once, with the words around the first place."""
    blocks: dict[str, list[Passage]] = {}
    for passage in passages:
        blocks.setdefault(passage.address, []).append(passage)
    margin = 4 + max(map(len, blocks), default=0)
    return [
        Quote(
            marked_excerpt(same[0].text, [(same[0].start, same[0].end)], 0, [(0, len(same[0].text))]),
            margin,
            (Span(f"  {address}", "address"),),
        )
        for address, same in blocks.items()
    ]


def _section(title: str, parts: Sequence[Part]) -> list[Part]:
    return [Gap(), Heading((Span(title, "title"),)), *parts] if parts else []


def _by_occasion(page: Page) -> list[Part]:
    """Statements under a line that says once in which text they stand, when and on what occasion they were
    made, and, unless the page is the speaker's, by whom."""
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for statement in page.statements:
        occasion = statement.occasion.text if statement.occasion and statement.occasion.text else ""
        key = (statement.speaker, statement.doc, statement.date.text or "", statement.dated_by, occasion)
        groups.setdefault(key, []).append(statement)
    parts: list[Part] = []
    for (speaker_, doc, *_, occasion), same in groups.items():
        first = same[0]
        who = first.speaker_name if speaker_ != page.address else ""
        place: list[Spans] = [
            spans(Span(who, "name")),
            (Span(doc, "address"),),
            said_when(first.date, first.dated_by, first.mode),
            spans(Span(occasion, "dim")),
        ]
        parts += [Gap()] if parts else []
        parts.append(Line(joined(place, " · "), indent=2))
        parts += [part for statement in same for part in _in_group(statement)]
    return parts


def _in_group(statement: Statement) -> list[Part]:
    """The words of a statement behind its number and whether they are quoted; below them what they say."""
    label = spans(Span(f"  {statement.id:<5}", "address"), Span(MODES[statement.mode], "dim"))
    parts: list[Part] = [Quote(quoted(statement.passages), _WORDS, label)]
    said = joined([principle_uses(statement.principles), spans(Span(note_numbers(statement), "dim"))], " · ")
    parts += [Line(said, indent=_WORDS)] if said else []
    return parts + [Line((Span(each, "dim"),), indent=_WORDS) for each in _beside(statement)]


def _statement(statement: Statement) -> list[Part]:
    parts: list[Part] = [Line(statement_line(statement), indent=2), Quote(quoted(statement.passages))]
    if statement.principles:
        parts.append(Line(principle_uses(statement.principles), indent=5))
    return parts + [Line((Span(each, "dim"),), indent=5) for each in _beside(statement)]


def _beside(statement: Statement) -> list[str]:
    """What else is known of a statement, a line each: its force, answers, and the editors' note."""
    force = statement.force
    told = [
        force_words(force.act, force.cue) if force else "",
        reply_words(statement.answers, statement.answered_by),
        f"note: {statement.note}" if statement.note else "",
    ]
    return [each for each in told if each]


def _head(page: Page) -> list[Part]:
    match page.subject:
        case Block() as block:
            parts: list[Part] = [Line(spans(Span(page.address, "address"), Span(f" · {block.kind}", "dim")))]
            parts.append(Quote(_with_marks(block)))
            return parts + ([Line((Span(f"note: {block.note}", "dim"),), indent=5)] if block.note else [])
        case Note() as note:
            return [Line((Span(page.address, "address"),)), Quote(spans(note.text))]
        case Statement() as statement:
            return _statement(statement)
        case Reference() as reference:
            return _reference(page.address, reference)
        case Speaker() as person:
            return _person(person)
        case Organisation() as organisation:
            return _organisation(organisation)
        case Principle() as principle:
            return _principle(principle)
        case Event() as event:
            return _event(event)
        case _:
            return []


def _reference(address: str, reference: Reference) -> list[Part]:
    csl = reference.csl
    title, kind = str(csl.get("title", reference.id)), str(csl.get("type", "work"))
    told = [(name, _variable(name, value)) for name, value in csl.items() if name not in ("title", "type")]
    return _named(title, address, kind) + [
        Line(spans(Span(f"{name.replace('-', ' ')}: ", "dim"), said), indent=2) for name, said in told if said
    ]


def _variable(name: str, value: Any) -> Spans:
    """The value of a CSL variable as people read it: names as they are written, dates in words."""
    if name in DATES:
        return date_spans(Date(stated=str(value)))
    if name in NAMES:
        written = (
            each.get("literal") or " ".join(filter(None, (each.get("given"), each.get("family"))))
            for each in value
        )
        return spans("; ".join(written))
    return spans("" if value is None else str(value))


def _person(person: Speaker) -> list[Part]:
    parts = _named(person.name, person.id, "unnamed " + person.kind if person.unnamed else person.kind)
    parts += _facts(
        ("also", person.aliases), ("members", person.member_names), ("of", (person.organisation_name,))
    )
    for office in person.offices:
        dated = office.date.stated or office.date.inferred
        run = joined([spans(office.title), date_spans(office.date) if dated else ()], " · ")
        parts.append(Line(run, indent=2))
    return parts + _facts(("note", (person.note,)))


def _organisation(organisation: Organisation) -> list[Part]:
    return _named(organisation.name, organisation.id, organisation.kind) + _facts(
        ("acronym", (organisation.acronym,)),
        ("also", organisation.aliases),
        ("also, though not in the texts", organisation.outside_aliases),
        ("part of", (organisation.part_of_name,)),
        ("note", (organisation.note,)),
    )


def _principle(principle: Principle) -> list[Part]:
    parts = _named(principle.label, principle.id, "principle")
    parts.append(Line(spans(principle.definition), indent=2))
    return parts + _facts(
        ("also", principle.aliases),
        ("broader", principle.broader_labels),
        ("narrower", principle.narrower_labels),
        ("related", principle.related_labels),
        ("in", tuple(group.label for group in principle.groups)),
    )


def _event(event: Event) -> list[Part]:
    parts = _named(event.label, event.id, f"{event.kind}, {event.status}")
    parts.append(Line(joined([date_spans(event.date), spans(event.place or "")], " · "), indent=2))
    parts += _facts(
        ("date", (event.date.basis,)),
        ("organisations", event.organisation_names),
        ("people", event.people_names),
        ("principles", event.principle_labels),
        ("part of", (event.part_of_label,)),
        ("note", (event.note,)),
    )
    margin = 4 + max((len(passage.address) for passage in event.evidence), default=0)
    evidence = [
        Quote(spans(passage.exact), margin, (Span(f"  {passage.address}", "address"),))
        for passage in event.evidence
    ]
    return parts + _section("Evidence", evidence)


def _named(name: str, id_: str, kind: str) -> list[Part]:
    return [
        Heading((Span(name, "title"),), 1),
        Line(spans(Span(id_, "address"), Span(f" · {kind}", "dim")), indent=2),
    ]


def _facts(*facts: tuple[str, Sequence[str | None]]) -> list[Part]:
    return [
        Line(spans(Span(f"{name}: ", "dim"), "; ".join(filter(None, values))), indent=2)
        for name, values in facts
        if any(values)
    ]


def _by_block(pairs: Sequence[tuple[T, str]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for item, block in pairs:
        here = found.setdefault(block, [])
        if item not in here:
            here.append(item)
    return found
