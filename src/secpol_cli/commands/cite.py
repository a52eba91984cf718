"""secpol cite"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import asked
from secpol_cli.output.parts import printable_lines
from secpol_cli.output.render import FORMATS
from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import CiteItem, StyleItem
    from secpol_cli.session import Session


Place = Annotated[
    Optional[str], typer.Option("--page", metavar="N", help="The page of each work, a range or several.")
]


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
    page: Place = None,
    section: Annotated[
        Optional[str], typer.Option("--section", metavar="N", help="The section, as --page.")
    ] = None,
    article: Annotated[
        Optional[str], typer.Option("--article", metavar="N", help="The article, as --page.")
    ] = None,
    verse: Annotated[
        Optional[str], typer.Option("--verse", metavar="N", help="The verse, as --page.")
    ] = None,
    timestamp: Annotated[
        Optional[str], typer.Option("--timestamp", metavar="TIME", help="The time in a recording, as --page.")
    ] = None,
    at: Annotated[
        Optional[str], typer.Option("--at", metavar="PLACE", help="Any other place, as in “fig. 3”.")
    ] = None,
    stated_only: Annotated[bool, typer.Option("--stated-only", help="Leave out what is inferred.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Every document of the corpus.")] = False,
    references: Annotated[
        bool, typer.Option("--references", help="The works that the documents cite.")
    ] = False,
    sequence: Annotated[
        bool, typer.Option("--sequence", help="The notes of a text in a row: arguments, files, or stdin.")
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
    secpol cite 003/p12-p14                     from one paragraph to another
    secpol cite 003:hall-menon-2014 --page 5
    secpol cite 003/s91 --quote --markup markdown
    secpol cite 003/n14                         the works that a note cites
    secpol cite 003:friends-of-europe-2015      one of them, by its id
    secpol cite --all --format bibtex > refs.bib
    secpol cite 003 --references --format ris
    secpol cite --sequence "see 003/p12; 004" "003, p. 5" --format oscola
    secpol cite --styles international security
    """
    from secpol_cli.citation.answer import DEFAULT_STYLE, CiteQuestion, answer_cite, find_styles, given_place

    addresses = address or []
    query = asked(
        address=address, format=form if styles else form or DEFAULT_STYLE, quote=quote,
        markup=markup if markup != "text" else None, lang=lang, accessed=accessed, stated_only=stated_only,
        all=every, references=references, sequence=sequence, styles=styles,
    ) | {"as": as_}  # fmt: skip
    if styles:
        return _styles(find_styles(" ".join(addresses)), " ".join(addresses), query, form)
    places = {"page": page, "section": section, "article": article, "verse": verse, "timestamp": timestamp}
    query |= {**{label: value for label, value in places.items() if value is not None}, **asked(at=at)}
    question = CiteQuestion(
        addresses,
        every,
        references,
        stated_only,
        accessed,
        form,
        as_,
        quote,
        lang,
        markup,
        given_place(places, at),
        sequence,
    )
    cited = answer_cite(session.store, question, FORMATS)
    return Result(
        "cite",
        cited.items,
        query,
        layout="citations",
        status=found(cited.items),
        summary=None if cited.items else "there is nothing to cite",
        warnings=cited.warnings,
        text=printable_lines(cited.text),
        options={"apart": _are_apart(cited.items, cited.text)},
    )


def _are_apart(items: Sequence[CiteItem], text: str) -> bool:
    """Whether the answer is several citations, one a line, so that their addresses can stand before them."""
    return len(items) > 1 and text == "\n".join(item.text for item in items)


def _styles(items: Sequence[StyleItem], words: str, query: dict[str, object], form: str | None) -> Result:
    nothing = None if items else f"no style is called “{words}”"
    return Result("cite", items, query, "styles", status=found(items), summary=nothing, form=form)
