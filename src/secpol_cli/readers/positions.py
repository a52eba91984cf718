"""Finding a quotation's words again in another form of the same document: its markup, or its pages."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from secpol_cli.readers.raw.ends import COMMENT_END, Ends
from secpol_cli.readers.source_text import SourceText
from secpol_cli.record import replace
from secpol_cli.text.folding import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.readers.archives import Pages
    from secpol_cli.readers.records import Paragraph, Place

_MARKUP = re.compile(
    r"(?P<comment><!--)|<(?P<raw>script|style)\b[^<>]*>?|<[/!?]?[a-zA-Z][^<>]*>|&(?:\w{1,31}|#\w{1,7});",
    re.IGNORECASE,
)
_MAX_REPEATS = 50  # places of a first word that are tried beyond the next one


class Elsewhere:
    """A second form of a document, in which words have lines or pages.

    Paragraphs are followed through it in their order, so that words that occur
    twice are found where they belong.  Words that differ there have no place:
    none is guessed.
    """

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], pages: Pages | None) -> None:
        self._tokens: list[Token] = tokenize(text)
        self._pages, self._text = pages, SourceText(text)
        self._at: dict[str, list[int]] = {}
        for index, token in enumerate(self._tokens):
            self._at.setdefault(token.word, []).append(index)
        self._begins = self._follow(paragraphs)

    @staticmethod
    def of_markup(text: str, *, tags: bool, paragraphs: Sequence[Paragraph]) -> Elsewhere:
        """The source of HTML (`tags`), reStructuredText or Org: lines and columns."""
        return Elsewhere(_without_markup(text) if tags else text, paragraphs, None)

    @staticmethod
    def of_pages(pages: Pages, paragraphs: Sequence[Paragraph]) -> Elsewhere:
        """The words of a document with page breaks."""
        return Elsewhere(pages.text, paragraphs, pages)

    def written_in(self, text: SourceText) -> None:
        """Says where the text was written, which is made of several files."""
        self._text = text

    def _follow(self, paragraphs: Sequence[Paragraph]) -> list[int]:
        """For each paragraph the token with which it begins; that of the one before where it is not found."""
        begins, at = [], 0
        for paragraph in paragraphs:
            words = [token.word for token in tokenize(paragraph.text[:200])[:6]]
            if paragraph.note is None:
                at = self._find(words, at, len(self._tokens)) or at
            begins.append(at)
        return begins

    def _find(self, words: list[str], start: int, end: int) -> int | None:
        """The first place of a run of words in a range of tokens."""
        from bisect import bisect_left

        if not words:
            return None
        places = self._at.get(words[0], [])
        first = bisect_left(places, start)
        for place in places[first : first + _MAX_REPEATS]:
            if place + len(words) > end:
                break
            if all(self._tokens[place + i].word == word for i, word in enumerate(words)):
                return place
        return None

    def place(self, place: Place, text: str, paragraph: int) -> Place:
        """A quotation's place with its lines or its page, where its words are found; else as it was."""
        words = [token.word for token in tokenize(text)]
        found = self._find(words, self._begins[paragraph], len(self._tokens))
        if found is None:
            found = self._find(words, 0, len(self._tokens))
        if found is None:
            return place
        start, end = self._tokens[found].start, self._tokens[found + len(words) - 1].end
        if self._pages:
            return replace(place, page=self._pages.page(start))
        return self._text.locate(place, start, end)


def _without_markup(text: str) -> str:
    """A page with blanks for its markup, its comments, scripts and styles, so that offsets stay."""
    ends, pieces, done = Ends(text), [], 0
    for markup in _MARKUP.finditer(text):
        if markup.start() < done:
            continue
        end: tuple[int, int] | None = markup.span()
        if markup["comment"]:
            end = ends.behind(COMMENT_END, markup.end())
        elif markup["raw"]:
            end = ends.behind(rf"</{markup['raw'].lower()}\s*>", markup.end()) or markup.span()
        if end is not None:
            pieces += [text[done : markup.start()], _blank(text[markup.start() : end[1]])]
            done = end[1]
    return "".join([*pieces, text[done:]])


def _blank(markup: str) -> str:
    """Markup as blanks of its own length; a character reference as its character, in as many."""
    character = unescape(markup) if markup.startswith("&") else ""
    if len(character) == 1 and not character.isspace() and not character.isalnum():
        return character.ljust(len(markup))
    return re.sub(r"[^\r\n]", " ", markup)
