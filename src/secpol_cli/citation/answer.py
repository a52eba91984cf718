"""What `cite` answers, and the notes that `search` and `verify` add to what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from secpol_cli.citation.cite import cite_works
from secpol_cli.citation.formats.registry import FORMATS
from secpol_cli.citation.works import all_works, at_place, cited_works, document_work, find_works, locate
from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.model import CiteItem, Locator, StyleItem
from secpol_cli.record import Record, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from secpol_cli.citation.cite import Cited
    from secpol_cli.citation.markup import Markup
    from secpol_cli.citation.requests import Form
    from secpol_cli.citation.works import Work
    from secpol_cli.store.store import Store

T = TypeVar("T", bound=str)
DEFAULT_STYLE = "chicago"


class CiteQuestion(Record):
    """What is to be cited, and how; options as they were typed.

    `every` stands for all documents, `references` for the works that the
    documents cite.  `style` is a citation style or a bibliographic format,
    `form` bibliography, note, short or in-text; `accessed` is a date, `place`
    where in each of the works.  With `sequence`, the addresses are the notes of a
    text, or files of them.
    """

    addresses: Sequence[str]
    every: bool = False
    references: bool = False
    stated_only: bool = False
    accessed: str | None = None
    style: str | None = None
    form: str | None = None
    quoted: bool = False
    lang: str | None = None
    markup: str = "text"
    place: Locator | None = None
    sequence: bool = False


class CiteAnswer(Record):
    """Citations, all of them as one text to paste, and what the user should know before pasting it."""

    items: Sequence[CiteItem]
    text: str
    warnings: tuple[str, ...]


def answer_cite(store: Store, question: CiteQuestion, tables: Collection[str]) -> CiteAnswer:
    """The citations that were asked for; `tables` are formats of answers, which are no citation styles.

    Raises UnknownValue and UsageError for what was typed, and ToolError.
    """
    if question.sequence:
        return _answer_sequence(store, question, tables)
    works, warnings = _sound(_works(store, question))
    if question.place is not None:
        works = [at_place(work, question.place) for work in works]
    if question.accessed is not None:
        works, more = _seen(works, question.accessed)
        warnings = (*warnings, *more)
    if question.style in FORMATS:
        return _as_records(works, question, question.style, warnings)
    cited = _in_style(store, works, question, tables)
    texts = [item.text for item in cited.items]
    return CiteAnswer(cited.items, _joined(texts, question.markup), (*warnings, *cited.warnings))


def _answer_sequence(store: Store, question: CiteQuestion, tables: Collection[str]) -> CiteAnswer:
    """The notes of a text, numbered where the style has notes, and its bibliography."""
    from secpol_cli.citation.languages import find_language
    from secpol_cli.citation.sequence import cite_sequence, parse_note, read_lines

    chosen = {
        "--as": question.form,
        "--quote": question.quoted,
        "--all": question.every,
        "--references": question.references,
        "--accessed": question.accessed,
        "a place": question.place,
    }
    if idle := [name for name, given in chosen.items() if given]:
        raise UsageError(f"{' and '.join(idle)} cannot change a sequence", "write places into its lines")
    style = question.style or DEFAULT_STYLE
    if style in FORMATS:
        raise UsageError(f"{style} is no citation style", "a sequence is of notes: name a style")
    notes = [parse_note(store, where, line) for where, line in read_lines(question.addresses)]
    locale = find_language(question.lang) if question.lang is not None else None
    markup = _markup(question.markup)
    try:
        cited = cite_sequence(notes, style, locale=locale, markup=markup)
    except UnknownValue as error:
        raise _unknown_style(style, error, tables) if error.value == style else error from None
    numbered = cited.style.class_ == "note" and markup != "rtf"
    texts = [f"{item.number}. {item.text}" if item.number and numbered else item.text for item in cited.items]
    listed = [text for text, item in zip(texts, cited.items, strict=True) if not item.number]
    parts = [_joined(part, question.markup) for part in (texts[: len(texts) - len(listed)], listed) if part]
    text = _joined(texts, markup) if markup == "rtf" else "\n\n".join(parts)
    return CiteAnswer(cited.items, text, cited.warnings)


def _sound(works: Sequence[Work]) -> tuple[list[Work], tuple[str, ...]]:
    """The works that can be cited, and a line for each that cannot.

    Raises UsageError where there are none but those that cannot.
    """
    sound = [work for work in works if work.trouble is None]
    told = tuple(f"{work.address} cannot be cited: {work.trouble}" for work in works if work.trouble)
    if told and not sound:
        raise UsageError(told[0], "secpol check says where it stands, and what to write")
    return sound, told


def given_place(places: Mapping[str, str | None], words: str | None) -> Locator | None:
    """The place that was given: a value for a kind of it (``page``), or words that say which (``fig. 3``).

    None where none was.  Raises UsageError for several, and for words that say none.
    """
    given = [Locator(label, value.strip()) for label, value in places.items() if value is not None]
    if words is not None:
        from secpol_cli.text.locators import parse_locator

        found = parse_locator(words)
        if found is None:
            raise UsageError(f"“{words}” is no place", "write it as in a note: p. 5, art. 3, fig. 2, 0:12:45")
        given.append(found)
    if len(given) > 1:
        raise UsageError("several places are given", "name one")
    if given and not given[0].value:
        raise UsageError(f"the {given[0].label} is empty", "write a number")
    return given[0] if given else None


def find_styles(words: str) -> list[StyleItem]:
    """The citation styles whose id or title has all the words."""
    from secpol_cli.citation.styles import search_styles, short_names

    return [
        StyleItem(
            id=style.id,
            title=style.title,
            names=short_names(style.id),
            kind=style.citation_format or style.class_,
            edition=style.edition,
            parent=style.parent,
        )
        for style in search_styles(words)
    ]


def notes_for(store: Store, found: Sequence[Sequence[str]], style: str) -> tuple[list[str], tuple[str, ...]]:
    """For each of some passages, given the addresses of its blocks, the note to paste; and warnings.

    Raises UnknownValue for the style, and ToolError.
    """
    works = []
    for places in found:
        work = document_work(store, places[0])
        works.append(replace(work, locator=locate(places) or work.locator))
    cited = cite_works(works, style, form="note")
    return [item.text for item in cited.items], cited.warnings


def _works(store: Store, question: CiteQuestion) -> list[Work]:
    if question.every and question.addresses:
        raise UsageError("--all is every document", "leave out --all, or the addresses")
    if not question.every and not question.addresses:
        raise UsageError(
            "what should be cited?", "name a document or passage, as in: secpol cite 003, or --all"
        )
    if question.references:
        return cited_works(store, question.addresses)
    if question.every:
        return all_works(store, stated_only=question.stated_only)
    return [
        work
        for address in question.addresses
        for work in find_works(store, address, stated_only=question.stated_only)
    ]


def _seen(works: Sequence[Work], date: str) -> tuple[list[Work], tuple[str, ...]]:
    """Works with the day on which they were seen, those that have an address to be seen at."""
    from secpol_cli.citation.csl_dates import csl_date
    from secpol_cli.dates.periods import parse_day

    if parse_day(date) is None:
        raise UsageError(f"“{date}” is no date", "write 2024, 2024-05 or 2024-05-06")
    seen = [
        replace(work, csl={**work.csl, "accessed": csl_date(date)}) if work.csl.get("URL") else work
        for work in works
    ]
    if works and not any(work.csl.get("URL") for work in works):
        return seen, ("no work here has an address (URL): --accessed changes nothing",)
    return seen, ()


def _as_records(
    works: Sequence[Work], question: CiteQuestion, form: str, warnings: tuple[str, ...]
) -> CiteAnswer:
    """The works in a bibliographic format, each once."""
    chosen = {
        "--as": question.form,
        "--quote": question.quoted,
        "--lang": question.lang,
        "--markup": question.markup != "text",
        "a place": question.place,
    }
    if idle := [name for name, given in chosen.items() if given]:
        raise UsageError(f"{form} is no citation style: {' and '.join(idle)} cannot change it")
    works = list({work.csl["id"]: work for work in works}.values())
    items = [
        CiteItem(work.address, "record", form, None, FORMATS[form]([work.csl]).rstrip("\n"), work.csl)
        for work in works
    ]
    text = FORMATS[form]([work.csl for work in works]).rstrip("\n") if works else ""
    return CiteAnswer(items, text, warnings)


def _in_style(store: Store, works: Sequence[Work], question: CiteQuestion, tables: Collection[str]) -> Cited:
    from secpol_cli.citation.languages import find_language
    from secpol_cli.citation.requests import FORMS

    style = question.style or DEFAULT_STYLE
    form: Form | None = None if question.form is None else _one_of("form", question.form, FORMS)
    markup = _markup(question.markup)
    locale = find_language(question.lang) if question.lang is not None else None
    try:
        if question.quoted:
            from secpol_cli.citation.quote import quote_works

            return quote_works(store, works, style, form=form, locale=locale, markup=markup)
        return cite_works(works, style, form=form, locale=locale, markup=markup)
    except UnknownValue as error:
        raise _unknown_style(style, error, tables) if error.value == style else error from None


def _unknown_style(style: str, error: UnknownValue, tables: Collection[str]) -> UnknownValue:
    from secpol_cli.citation.markup import MARKUPS
    from secpol_cli.nearest import nearest

    hint = f"list them with: secpol cite --styles {style}"
    if style in MARKUPS:
        hint = f"for the citation in {style}: --markup {style}"
    elif style in tables:
        hint = "for the answer as JSON: --json"
    near = list(dict.fromkeys((*nearest(style, FORMATS, cutoff=70), *error.nearest)))[:3]
    return UnknownValue(
        "citation style or format", style, near if style not in {*MARKUPS, *tables} else (), hint
    )


def _joined(texts: Sequence[str], markup: str) -> str:
    if markup == "rtf" and texts:
        from secpol_cli.citation.markup import rtf_document

        return rtf_document(list(texts)).rstrip("\n")
    return ("\n\n" if any("\n" in text for text in texts) else "\n").join(texts)


def _markup(value: str) -> Markup:
    from secpol_cli.citation.markup import MARKUPS

    return _one_of("markup", value, MARKUPS)


def _one_of(what: str, value: str, known: Sequence[T]) -> T:
    for one in known:
        if one == value:
            return one
    from secpol_cli.nearest import nearest

    near = nearest(value, known)
    raise UsageError(
        f"no {what} “{value}”", f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
    )
