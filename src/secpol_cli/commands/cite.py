"""secpol cite"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional, TypeVar

import typer

from secpol_cli.commands.options import asked
from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.model import CiteItem
from secpol_cli.output.parts import printable
from secpol_cli.output.result import Result, found
from secpol_cli.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.citation.cite import Cited
    from secpol_cli.citation.markup import Markup
    from secpol_cli.citation.requests import Form
    from secpol_cli.citation.works import Work
    from secpol_cli.session import Session

T = TypeVar("T", bound=str)
_STYLE = "chicago"


def run(
    session: Session,
    address: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="ADDRESS…", help="Documents, passages, notes or statements."),
    ] = None,
    form: Annotated[
        Optional[str],
        typer.Option("-f", "--format", metavar="STYLE", help="A citation style or bibliographic format."),
    ] = None,
    as_: Annotated[
        Optional[str], typer.Option("--as", metavar="FORM", help="bibliography, note, short or in-text.")
    ] = None,
    quote: Annotated[
        bool, typer.Option("--quote", help="The words of the passage, quoted, with the citation.")
    ] = False,
    markup: Annotated[
        str, typer.Option("--markup", metavar="MARKUP", help="text, markdown, html, latex or rtf.")
    ] = "text",
    lang: Annotated[
        Optional[str], typer.Option("--lang", metavar="TAG", help="Language of the citation, as in en-GB.")
    ] = None,
    accessed: Annotated[
        Optional[str], typer.Option("--accessed", metavar="DATE", help="When you saw what has an address.")
    ] = None,
    stated_only: Annotated[bool, typer.Option("--stated-only", help="Leave out what is inferred.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Every document of the corpus.")] = False,
    references: Annotated[
        bool, typer.Option("--references", help="The works that the documents cite.")
    ] = False,
    styles: Annotated[
        bool, typer.Option("--styles", help="List the styles whose id or title has the words.")
    ] = False,
) -> Result:
    """Cite a document, a passage, the work that a note cites, or a statement.

    A whole work gets its entry in a bibliography, a passage a note with its
    paragraph; --as chooses.  STYLE is a citation style (chicago, chicago-author-date,
    apa, mla, or any of 10,000, by id or title, or a .csl file) or a format (bibtex,
    biblatex, ris, csl-json, csl-yaml, endnote-xml).  What is inferred about a date
    stands in square brackets.

    \b
    secpol cite 003 --format chicago
    secpol cite 003/p12 --format apa
    secpol cite 003/s91 --quote --markup markdown
    secpol cite 003/n14                         the works that a note cites
    secpol cite 003:friends-of-europe-2015      one of them, by its id
    secpol cite --all --format bibtex > refs.bib
    secpol cite 003 --references --format ris
    secpol cite --styles international security
    """
    from secpol_cli.citation.formats.registry import FORMATS

    query = asked(
        address=address,
        format=form if styles else form or _STYLE,
        quote=quote,
        markup=markup if markup != "text" else None,
        lang=lang,
        accessed=accessed,
        stated_only=stated_only,
        all=every,
        references=references,
        styles=styles,
    )
    query["as"] = as_
    if styles:
        return _list_styles(" ".join(address or []), query, form)
    works = _works(session, address or [], every=every, references=references, stated_only=stated_only)
    warnings: tuple[str, ...] = ()
    if accessed is not None:
        works, warnings = _seen(works, accessed)
    if form in FORMATS:
        chosen = {"--as": as_, "--quote": quote, "--lang": lang, "--markup": markup != "text"}
        return _as_records(works, form, query, warnings, [name for name, given in chosen.items() if given])
    cited = _in_style(session, works, form or _STYLE, _form(as_), lang, _markup(markup), quoted=quote)
    texts = [item.text for item in cited.items]
    return _result(cited.items, query, _joined(texts, markup), (*warnings, *cited.warnings))


def _result(
    items: Sequence[CiteItem], query: dict[str, object], text: str, warnings: tuple[str, ...]
) -> Result:
    safe = "\n".join(printable(line) for line in text.split("\n"))
    nothing = None if items else "there is nothing to cite"
    return Result(
        "cite", items, query, "findings", status=found(items), text=safe, summary=nothing, warnings=warnings
    )


def _works(
    session: Session, addresses: Sequence[str], *, every: bool, references: bool, stated_only: bool
) -> list[Work]:
    from secpol_cli.citation.works import all_works, cited_works, find_works

    if every and addresses:
        raise UsageError("--all is every document", "leave out --all, or the addresses")
    if not every and not addresses:
        raise UsageError(
            "what should be cited?", "name a document or passage, as in: secpol cite 003, or --all"
        )
    if references:
        return cited_works(session.store, addresses)
    if every:
        return all_works(session.store, stated_only=stated_only)
    return [
        work for address in addresses for work in find_works(session.store, address, stated_only=stated_only)
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
    works: Sequence[Work], form: str, query: dict[str, object], warnings: tuple[str, ...], idle: list[str]
) -> Result:
    from secpol_cli.citation.formats.registry import FORMATS

    if idle:
        raise UsageError(f"{form} is no citation style: {' and '.join(idle)} cannot change it")
    works = list({work.csl["id"]: work for work in works}.values())
    items = [_record(work, form) for work in works]
    text = FORMATS[form]([work.csl for work in works]).rstrip("\n") if works else ""
    return _result(items, query, text, warnings)


def _record(work: Work, form: str) -> CiteItem:
    from secpol_cli.citation.formats.registry import FORMATS

    text = FORMATS[form]([work.csl]).rstrip("\n")
    return CiteItem(work.address, "record", form, None, text, work.csl)


def _in_style(
    session: Session,
    works: Sequence[Work],
    style: str,
    form: Form | None,
    lang: str | None,
    markup: Markup,
    *,
    quoted: bool,
) -> Cited:
    from secpol_cli.citation.cite import cite_works
    from secpol_cli.citation.languages import find_language

    locale = find_language(lang) if lang is not None else None
    try:
        if quoted:
            from secpol_cli.citation.quote import quote_works

            return quote_works(session.store, works, style, form=form, locale=locale, markup=markup)
        return cite_works(works, style, form=form, locale=locale, markup=markup)
    except UnknownValue as error:
        raise _unknown_style(style, error) if error.value == style else error from None


def _unknown_style(style: str, error: UnknownValue) -> UnknownValue:
    from secpol_cli.citation.formats.registry import FORMATS
    from secpol_cli.citation.markup import MARKUPS
    from secpol_cli.nearest import nearest
    from secpol_cli.output.render import FORMATS as TABLES

    hint = f"list them with: secpol cite --styles {style}"
    if style in MARKUPS:
        hint = f"for the citation in {style}: --markup {style}"
    elif style in TABLES:
        hint = "for the answer as JSON: --json"
    near = list(dict.fromkeys((*nearest(style, FORMATS, cutoff=70), *error.nearest)))[:3]
    return UnknownValue(
        "citation style or format", style, near if style not in {*MARKUPS, *TABLES} else (), hint
    )


def _joined(texts: Sequence[str], markup: str) -> str:
    if markup == "rtf" and texts:
        from secpol_cli.citation.markup import rtf_document

        return rtf_document(list(texts)).rstrip("\n")
    return ("\n\n" if any("\n" in text for text in texts) else "\n").join(texts)


def _list_styles(words: str, query: dict[str, object], form: str | None) -> Result:
    from secpol_cli.citation.styles import search_styles, short_names
    from secpol_cli.model import StyleItem

    items = [
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
    nothing = None if items else f"no style is called “{words}”"
    return Result("cite", items, query, "styles", status=found(items), summary=nothing, form=form)


def _form(value: str | None) -> Form | None:
    from secpol_cli.citation.requests import FORMS

    return None if value is None else _one_of("form", value, FORMS)


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
