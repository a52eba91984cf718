"""Rules that read the texts: what stands there and is not annotated.

Each is a function from a document and the vocabulary to findings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from secpol_cli.corpus.anchors import AnchoredSpan, AnchorError, normalize, plain_text, resolve
from secpol_cli.corpus.format import Selector
from secpol_cli.corpus.load import finding
from secpol_cli.dates.bounds import bounds
from secpol_cli.dates.edtf import NotEdtf
from secpol_cli.dates.written import DATED_PHRASE, is_no_date
from secpol_cli.store.address import note_part
from secpol_cli.text.acronyms import SmallWords, find_acronyms
from secpol_cli.text.folding import fold
from secpol_cli.text.orthography import DOUBLE_QUOTES, GUILLEMETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from secpol_cli.corpus import format as authored
    from secpol_cli.corpus.load import Document, Vocabulary
    from secpol_cli.corpus.yaml import KeyPath
    from secpol_cli.model import Finding

_TEXT = ("paragraph", "list-item", "heading")
# Double marks anywhere; a single one only where it opens a word, for elsewhere it is an apostrophe.
_QUOTATION_MARK = re.compile(rf"[{DOUBLE_QUOTES}{GUILLEMETS}]|(?<!\w)[‘'](?=\w)")
_DATED = re.compile(DATED_PHRASE)
_DATE_LINE = re.compile(r"[^.–—]{1,40} \([^)]*\), .{1,20} [–—] ")


def check_quotations(document: Document, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """Quotation marks in paragraphs that no direct statement, term, title or question accounts for."""
    for index, block in enumerate(document.record.blocks):
        if block.kind not in _TEXT:
            continue
        text = plain_text(block.text).text
        own = [selector for s in document.record.statements if s.mode == "direct" for selector in s.passage]
        named = [Selector(block=block.id, exact=quote.exact) for quote in block.quotes]
        spans = list(_spans([*own, *named], block.id, text))
        for mark in _QUOTATION_MARK.finditer(text):
            # a mark stands right before or behind the words, or a comma or stop away
            if not any(start - 1 <= mark.start() <= end + 1 for start, end in spans):
                around = text[max(0, mark.start() - 20) : mark.end() + 20]
                message = f"nothing accounts for the {mark[0]} in “…{around}…”"
                yield finding(
                    document.file,
                    ("blocks", index, "text"),
                    "quotation-unaccounted",
                    message,
                    "annotate the statement, or list the words under the block's quotes",
                    severity="warning",
                )
        yield from _check_quotes(document, index, block, text)


def check_acronyms(document: Document, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Acronyms that no organisation, principle, person, event or list of abbreviations has."""
    known = _known_words(vocabulary)
    reported: set[str] = set()
    texts = list(_texts(document))
    small = SmallWords([text for _, _, text in texts])
    for path, _, text in texts:
        for acronym in find_acronyms(text, small):
            word = fold(acronym).replace(" ", "")
            if word in known or word.removesuffix("s") in known or word in reported:
                continue
            reported.add(word)
            message = f"no organisation and no principle goes by {acronym}"
            hint = "add it, or list it under abbreviations in corpus.yaml"
            yield finding(document.file, path, "acronym-unknown", message, hint, severity="warning")


def check_dated_phrases(document: Document, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Years and dated phrases that stand in no event's evidence and no statement's occasion.

    Notes that cite a work are covered by its reference, a date line by the
    document's date.
    """
    record = document.record
    evidence = evidence_by_document(vocabulary).get(record.id, ())
    citing = {note_part(note.n) for note in record.notes if note.cites}
    for path, id_, text in _texts(document):
        spans = [*_spans(evidence, id_, text), *_occasions(record.statements, id_, text)]
        for match in _DATED.finditer(text, _end_of_date_line(text)):
            if id_ in citing or any(start <= match.start() and match.end() <= end for start, end in spans):
                continue
            if is_no_date(text, match.start(), match.end()):
                continue
            around = text[max(0, match.start() - 20) : match.end() + 20]
            message = f"no event covers {match[0]} in “…{around}…”"
            hint = "add the event, or this passage to its evidence"
            yield finding(document.file, path, "date-uncovered", message, hint, severity="warning")


def check_window(document: Document, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """A document's date that begins before what it cites, or before what is said in it."""
    record = document.record
    if record.date.inferred is None:
        return  # a stated date is what the text says
    first = _first_day(record.date.inferred)
    said = [(f"{each.id} was said", each.date) for each in record.statements if each.date]
    told = [(what, date.inferred or date.stated) for what, date in said]
    told += [
        (f"it cites {id_}", csl["issued"])
        for id_, csl in record.references.items()
        if isinstance(csl.get("issued"), str)
    ]
    later = [(day, what) for what, date in told if (day := _first_day(date)) and first and day > first]
    if later:
        day, what = max(later)
        message = f"“{record.date.inferred}” begins before {day}, when {what}"
        hint = f"let it begin then: [{day}..]" if what.startswith("it cites") else f"let it begin on {day}"
        yield finding(document.file, ("date", "inferred"), "date-too-wide", message, hint)


def _first_day(date: str | None) -> str | None:
    """The first day that an EDTF date allows; None where it has none, or is no date."""
    try:
        return bounds(date).earliest if date else None
    except NotEdtf:
        return None  # its own rule speaks of it


@lru_cache(1)
def evidence_by_document(vocabulary: Vocabulary) -> dict[str, list[Selector]]:
    """The selectors of all events' evidence, by the document that each quotes."""
    found: defaultdict[str, list[Selector]] = defaultdict(list)
    for event in vocabulary.events.values():
        for selector in event.evidence:
            found[selector.document or ""].append(selector)
    return dict(found)


def _texts(document: Document) -> Iterator[tuple[KeyPath, str, str]]:
    """The plain texts of running text and notes: where each stands in the YAML, its id, the text."""
    for index, block in enumerate(document.record.blocks):
        if block.kind in _TEXT:
            yield ("blocks", index, "text"), block.id, plain_text(block.text).text
    for index, note in enumerate(document.record.notes):
        yield ("notes", index, "text"), note_part(note.n), plain_text(note.text).text


def _end_of_date_line(text: str) -> int:
    """Where an agency's place and date, `Siem Reap (FN), Nov. 23 –`, end; 0 where a text has none."""
    match = _DATE_LINE.match(text)
    return match.end() if match else 0


def _spans(selectors: Iterable[Selector], block: str, text: str) -> Iterator[AnchoredSpan]:
    for selector in selectors:
        if selector.block == block:
            try:
                yield resolve(selector, text)
            except AnchorError as error:
                yield from error.spans  # the anchors' own rule speaks of it


def _occasions(statements: Iterable[authored.Statement], block: str, text: str) -> Iterator[AnchoredSpan]:
    """Where the block has the words of an occasion of a statement that has a date or an event."""
    for statement in statements:
        occasion = statement.occasion
        if occasion is None or not occasion.text or not (statement.date or occasion.event):
            continue
        words = normalize(occasion.text)
        start = text.find(words)
        if start >= 0 and any(selector.block == block for selector in statement.passage):
            yield AnchoredSpan(start, start + len(words))


def _check_quotes(document: Document, index: int, block: authored.Block, text: str) -> Iterator[Finding]:
    for place, quote in enumerate(block.quotes):
        try:
            resolve(Selector(block=block.id, exact=quote.exact), text)
        except AnchorError as error:
            if not error.spans:
                path = ("blocks", index, "quotes", place, "exact")
                yield finding(document.file, path, "anchor-not-found", error.message, error.hint)


@lru_cache(1)
def _known_words(vocabulary: Vocabulary) -> set[str]:
    """The folded words of all names there are: an acronym may be one of them, or a whole name; of
    principles, whose aliases are phrases of the texts, only a whole one."""
    names = [*vocabulary.corpus.abbreviations]
    for organisation in vocabulary.organisations.values():
        names += [organisation.name, organisation.acronym or "", *alias_texts(organisation.aliases)]
    for person in vocabulary.people.values():
        names += [person.name, *alias_texts(person.aliases)]
    names += [event.label for event in vocabulary.events.values()]
    whole = [
        name
        for principle in vocabulary.principles.values()
        for name in (principle.label, *alias_texts(principle.aliases))
    ]
    words = {word for name in names for word in fold(name).split()}
    return words | {fold(name).replace(" ", "") for name in (*names, *whole)}


def alias_texts(aliases: Iterable[str | authored.Alias]) -> list[str]:
    """The texts of aliases, however they are written."""
    return [alias if isinstance(alias, str) else alias.text for alias in aliases]
