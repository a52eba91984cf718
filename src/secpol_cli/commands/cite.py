"""secpol cite"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional, TypeVar

import typer

from secpol_cli.commands.options import asked
from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.model import CiteItem
from secpol_cli.output.parts import printable
from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.citation.markup import Markup
    from secpol_cli.citation.pandoc import Form
    from secpol_cli.commands.citing import Work
    from secpol_cli.session import Session

T = TypeVar("T", bound=str)


def run(
    session: Session,
    address: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="ADDRESS…", help="Documents, passages, notes or statements."),
    ] = None,
    form: Annotated[
        str, typer.Option("-f", "--format", metavar="STYLE", help="A citation style or bibliographic format.")
    ] = "chicago",
    as_: Annotated[
        Optional[str], typer.Option("--as", metavar="FORM", help="bibliography, note, short or in-text.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every document of the corpus.")] = False,
    references: Annotated[
        bool, typer.Option("--references", help="The works that the document cites.")
    ] = False,
    stated_only: Annotated[bool, typer.Option("--stated-only", help="Leave out what is inferred.")] = False,
    lang: Annotated[
        Optional[str], typer.Option("--lang", metavar="TAG", help="Language of the citation, as in en-GB.")
    ] = None,
    markup: Annotated[
        str, typer.Option("--markup", metavar="MARKUP", help="text, markdown, html, latex or rtf.")
    ] = "text",
) -> Result:
    """Cite a document, a passage, the work that a note cites, or a statement.

    A whole work gets its entry in a bibliography, a passage a note with its
    paragraph; --as chooses.  STYLE is a citation style (chicago, chicago-author-date,
    apa, mla, or any of 10,000) or a format (bibtex, biblatex, ris, csl-json,
    csl-yaml).  What is inferred about a date stands in square brackets.

    \b
    secpol cite 003 --format chicago
    secpol cite 003/p12 --format apa
    secpol cite 003/n14                         the works that a note cites
    secpol cite 003:friends-of-europe-2015      one of them, by its id
    secpol cite --all --format bibtex > refs.bib
    secpol cite 003 --references --format ris
    """
    from secpol_cli.citation.formats import FORMATS
    from secpol_cli.commands.citing import cite_works
    from secpol_cli.suggest import nearest

    works = _works(session, address or [], every=every, references=references, stated_only=stated_only)
    query = asked(
        address=address, format=form, references=references, all=every, lang=lang, stated_only=stated_only
    )
    query["as"] = as_
    if form in FORMATS:
        works = list({work.csl["id"]: work for work in works}.values())
        items = [_record(work, form) for work in works]
        text = FORMATS[form]([work.csl for work in works]).rstrip("\n")
    else:
        chosen, written = _form(as_), _markup(markup)
        try:
            items = cite_works(works, form, form=chosen, locale=lang, markup=written)
        except UnknownValue as error:
            near = list(dict.fromkeys((*nearest(form, FORMATS, cutoff=70), *error.nearest)))[:3]
            raise UnknownValue("citation style or format", form, near) from None
        text = "\n".join(item.text for item in items)
    text = "\n".join(printable(line) for line in text.split("\n"))
    nothing = None if items else "there is nothing to cite"
    return Result("cite", items, query, layout="findings", status=found(items), text=text, summary=nothing)


def _works(
    session: Session, addresses: Sequence[str], *, every: bool, references: bool, stated_only: bool
) -> list[Work]:
    from secpol_cli.commands.citing import all_works, cited_works, find_works

    if every and not addresses:
        return all_works(session.store, stated_only=stated_only)
    if not addresses:
        raise UsageError(
            "what should be cited?", "name a document or passage, as in: secpol cite 003, or --all"
        )
    if references:
        return [work for address in addresses for work in cited_works(session.store, address)]
    return [
        work for address in addresses for work in find_works(session.store, address, stated_only=stated_only)
    ]


def _record(work: Work, form: str) -> CiteItem:
    from secpol_cli.citation.formats import FORMATS

    text = FORMATS[form]([work.csl]).rstrip("\n")
    return CiteItem(address=work.address, as_="record", style=form, style_title=None, text=text, csl=work.csl)


def _form(value: str | None) -> Form | None:
    from secpol_cli.citation.pandoc import FORMS

    return None if value is None else _one_of("form", value, FORMS)


def _markup(value: str) -> Markup:
    from secpol_cli.citation.markup import MARKUPS

    return _one_of("markup", value, MARKUPS)


def _one_of(what: str, value: str, known: Sequence[T]) -> T:
    for one in known:
        if one == value:
            return one
    from secpol_cli.suggest import nearest

    near = nearest(value, known)
    raise UsageError(
        f"no {what} “{value}”", f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
    )
