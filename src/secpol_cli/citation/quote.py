"""The words of passages in quotation marks, each with its citation: what `cite --quote` prints."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from secpol_cli.citation.cite import Cited, cite_works
from secpol_cli.citation.quotation import quote, with_citation
from secpol_cli.citation.styles import find_style
from secpol_cli.errors import UsageError
from secpol_cli.queries.citable import block_text, follows, statement_passages
from secpol_cli.record import replace
from secpol_cli.store.address import range_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.citation.markup import Markup
    from secpol_cli.citation.requests import Form
    from secpol_cli.citation.works import Work
    from secpol_cli.store.store import Store


def quote_works(
    store: Store,
    works: Sequence[Work],
    style_name: str,
    *,
    form: Form | None = None,
    locale: str | None = None,
    markup: Markup = "text",
) -> Cited:
    """Quotations with their notes, in the works' order.

    Raises UsageError where a work is no passage of a document, and what `cite_works` raises.
    """
    if form == "bibliography":
        raise UsageError("a quotation has a note, no entry", "leave out --as, or write --as short or in-text")
    style = find_style(style_name)
    words = [quote(words_at(store, work), locale or style.locale) for work in works]
    cited = cite_works(works, style_name, form=form or "note", locale=locale, markup=markup)
    note = style.class_ == "note"
    items = [
        replace(item, quote=quoted, text=with_citation(quoted, item.text, markup, note=note))
        for item, quoted in zip(cited.items, words, strict=True)
    ]
    return replace(cited, items=items)


def words_at(store: Store, work: Work) -> str:
    """The words of the passage that a work is cited for; “ … ” where a statement leaves some out."""
    if not work.place or work.given:
        hint = "name a passage or statement, as in: secpol cite 003/p12 --quote"
        raise UsageError(f"{work.address} is no passage that could be quoted", hint)
    if range_ends(work.address):
        raise UsageError(f"{work.address} is more than one passage", "quote them one by one")
    text = block_text(store, work.address)
    if text is not None:
        return text
    passages = statement_passages(store, work.address)
    words = passages[0].exact
    for before, after in pairwise(passages):
        left_out = before.text[before.end :] + after.text[: after.start]
        whole = not any(map(str.isalnum, left_out))  # a paragraph's own quotation mark is no word
        goes_on = whole and follows(store, before.address, after.address)
        words += f"{' ' if goes_on else ' … '}{after.exact}"
    return words
