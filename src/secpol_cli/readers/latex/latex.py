"""LaTeX: its text, each character with its place in the source.

No program is run.  Commands that mean something to a reader of quotations are
known (marks, csquotes, citations, notes, headings, captions, accents); the
document's own macros are put in before; of all others the arguments in braces
are read as text, as those of `\\emph` are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.readers.compose import compose_latex
from secpol_cli.readers.latex import commands as known
from secpol_cli.readers.latex.arguments import (
    braced,
    braced_end,
    cited_by_option,
    count_braced,
    read_arguments,
    read_cite,
)
from secpol_cli.readers.latex.scan import LatexScan, has_typed_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from secpol_cli.readers.records import ReadDocument
    from secpol_cli.readers.source_text import SourceText

_DEFINITION = frozenset(
    "newcommand renewcommand providecommand DeclareRobustCommand def newenvironment".split()
)
_PROSE = re.compile(r"(?:(?<![\\\w])[^\W\d_]{2,}[^{}\\]*?(?:[\s~]|$)){5}")
_PROSE_REACH = 200  # code points of an argument in which five words make it prose
_NAMED_QUOTING = re.compile(r"quot|zitat|extract", re.IGNORECASE)
_NOTE_APART = re.compile(
    r"%[^\n]*|\\(?P<of>foot|end|sidenote)(?:note)?(?P<what>mark|text)\*?(?:\[(?P<number>[^\[\]]*)\])?"
)
_MOST_APART = 20  # notes apart from their marks, in each other
_BEGIN_DOCUMENT = re.compile(r"^[^%\n]*?\\begin\{document\}", re.MULTILINE)


def read_latex(written: str | SourceText) -> ReadDocument:
    """The paragraphs of LaTeX; what stands before `\\begin{document}` is not read."""
    source = compose_latex(written) if isinstance(written, str) else written
    scan = _LatexReader(source)
    begin = _BEGIN_DOCUMENT.search(scan.text)
    scan.read(begin.end() if begin else int(scan.text.startswith("\ufeff")))
    return scan.document.finish()


class _LatexReader(LatexScan):
    """What LaTeX's commands do to the text behind them."""

    def __init__(self, source: SourceText) -> None:
        super().__init__(source)
        text = self.text
        self.environments: list[tuple[list[str], str]] = []  # what open blocks cite: options and key
        self.notes = 0
        self.named: set[str] = set()  # the commands that are not known, and were told of
        self.apart = _match_notes(text)
        self.texts = set(self.apart.values())
        self.inside = 0  # notes apart from their marks that are open

    def _command(self, name: str, start: int) -> bool:
        if name == "end" and (end := braced(self.text, self.at)) and end[0] == "document":
            return True
        if (
            "cite" in name.lower()
            and name not in known.QUOTES
            and name not in known.BLOCKS
            and name not in known.SEVERAL
            and self._cite(start)
        ):
            return False
        if name in _COMMANDS and start not in self.apart:
            _COMMANDS[name](self, start)
        elif name in known.CHARACTERS:
            self._skip_space()
            self.document.add(known.CHARACTERS[name], start, at_once=True)
        elif name in known.ACCENTS and len(name) == 1:
            self._accent(name, start)
        elif name in known.QUOTES:
            self._quoted(name, start)
        elif name in known.BLOCKS:
            self._block(name)
        elif name in known.SEVERAL:
            self._several(name, start)
        elif name in known.EPIGRAPHS:
            self._epigraph()
        elif name in known.ATTRIBUTIONS:
            self._attributed(lambda _: None)
        elif start in self.apart:
            self._note_apart(start)
        elif start in self.texts and (text := braced_end(self.text, self.at)):
            self.at = text  # it is read at its mark
        elif name in known.NOTES:
            self._note()
        elif name in known.HEADINGS or name in known.CAPTIONS:
            self._set_apart("heading" if name in known.HEADINGS else "caption")
        elif name in known.EMPHASES:
            self._emphasised()
        elif name in ("textins", "textelp"):
            self._put_in(name, start)
        elif name in known.STRUCK:
            self.at = read_arguments(self.text, self.at, 1).end
        elif name in known.EMPHATIC:
            self._emphasise_group()
        elif name in _DEFINITION:
            self._define()
        else:
            self._unknown(name, start)
        return False

    def _unknown(self, name: str, start: int) -> None:
        """Drops a command, its options and those of its arguments that are no text; what it does with prose
        is told of once."""
        if name not in known.NO_TEXT and name not in known.OWN_WORDS and name not in self.named:
            self._name_unknown(name, start)
        bare, self.at = self.at, read_arguments(self.text, self.at, known.NO_TEXT.get(name, 0)).end
        # TeX drops the space behind a command's name, not the one behind its last argument: a\index{b} c
        if not self.text.startswith("{", self.at) and (self.at == bare or self._is_behind_space()):
            self._skip_space()

    def _is_behind_space(self) -> bool:
        """Whether a space, or nothing, stands before what is written next."""
        pieces = self.document.paragraph.pieces if not self.document.is_empty else []
        return not pieces or not pieces[-1] or pieces[-1][-1].isspace()

    def _name_unknown(self, name: str, start: int) -> None:
        at = read_arguments(self.text, self.at).end
        words = self.text[at + 1 : at + 1 + _PROSE_REACH] if self.text.startswith("{", at) else ""
        if _PROSE.match(words):
            self.named.add(name)
            self.document.warn(
                f"\\{name} is not known: its words are read as text, not as a quotation", start
            )

    def _emphasised(self) -> None:
        paragraph = self.document.paragraph
        begin = paragraph.length
        if not self._open(lambda _: paragraph.emphasise(begin)):
            self._skip_space()

    def _emphasise_group(self) -> None:
        self._skip_space()
        if not self.groups:
            return  # the whole text: a style
        paragraph, then = self.document.paragraph, self.groups[-1]
        begin = paragraph.length

        def close(end: int) -> None:
            paragraph.emphasise(begin)
            then(end)

        self.groups[-1] = close

    def _put_in(self, name: str, start: int) -> None:
        """What csquotes sets in brackets: `\\textins{words}`, `\\textelp{}` for […], `\\textelp{words}` for
        [… words] and, with a star, [words …]."""
        is_starred = self.text[start : self.at].rstrip().endswith("*")
        is_empty = (argument := braced(self.text, self.at)) is not None and not argument[0].strip()
        opening, closing = ("[", "]") if name == "textins" else ("[… ", "]")
        if name == "textelp" and is_starred:
            opening, closing = "[", " …]"

        def close(end: int) -> None:
            self.document.add(closing, min(end, len(self.text) - 1), at_once=True)

        if is_empty and argument is not None:
            self.at = argument[1]
            self.document.add("" if name == "textins" else "[…]", start, at_once=True)
        elif self._open(close):
            self.document.add(opening, start, at_once=True)
        elif name == "textelp":
            self._skip_space()
            self.document.add("…", start, at_once=True)

    def _cite(self, start: int) -> bool:
        citation = read_cite(self.text, start)
        if citation is None:
            return False
        items, self.at = citation
        self.document.cite(self.text[start : self.at], items, start)
        return True

    def _quoted(self, name: str, start: int, cited: int | None = None) -> None:
        options, key = self._arguments(name, known.QUOTES[name] if cited is None else cited)
        brace = self.text.find("{", self.at)
        paragraph = self.document.paragraph
        opened = paragraph.length

        def close(end: int) -> None:
            self.quoting -= 1
            if self.document.paragraph is paragraph:
                paragraph.pairs[opened] = paragraph.length
            self.document.add("”", min(end, len(self.text) - 1))
            self._cite_options(options, key, end)

        if self._open(close):
            self.quoting += 1
            self.document.add("“", brace)
        else:
            self.document.pass_over(f"\\{name} without words in braces: not read", start)

    def _cite_options(self, options: list[str], key: str, end: int) -> None:
        items = cited_by_option(options, key)
        if items:
            self.document.cite("", items)
        elif options and options[0].strip():  # an author and a year, in words
            self.document.add(f" ({options[0].strip()})", end, at_once=True)

    def _block(self, name: str, cited: int | None = None) -> None:
        options, key = self._arguments(name, known.BLOCKS[name] if cited is None else cited)

        def close(end: int) -> None:
            self._cite_options(options, key, end)
            self.document.close_block()

        if self._open(close):
            self.document.open_block()

    def _several(self, name: str, start: int) -> None:
        """csquotes' commands that cite several works: the last of their arguments is what is quoted."""
        while multiple := _IN_PARENTHESES.match(self.text, self.at):
            self.at = multiple.end()
        cited = max(0, count_braced(self.text, self.at) - 1)
        if name.startswith("text") or "text" in name:
            self._quoted(name, start, cited)
        else:
            self._block(name, cited)

    def _epigraph(self) -> None:
        """A block, and behind its words, in braces, whose they are."""

        def close(_: int) -> None:
            self.document.end()
            if not self._attributed(lambda _: self.document.close_block()):
                self.document.close_block()

        self._options()
        if self._open(close):
            self.document.open_block()

    def _attributed(self, then: Callable[[int], None]) -> bool:
        """Reads an argument as a line of attribution: — Name."""

        def close(end: int) -> None:
            self.document.end(end)
            then(end)

        start = self.at
        if not self._open(close):
            return False
        self.document.end(start)
        self.document.add("— ", start, at_once=True)
        return True

    def _note_apart(self, start: int) -> None:
        """A note whose text stands elsewhere (`\\footnotetext`): it is read where its mark stands."""
        self._options()
        begins = self.apart[start]
        text = braced_end(self.text, _after_command(self.text, begins))
        if text is None or self.inside >= _MOST_APART:
            return
        waiting = self.at, self.groups, self.quoting
        self.at, self.groups, self.quoting = self.text.index("{", begins) + 1, [], 0
        self.notes += 1
        self.inside += 1
        self.document.open_note(str(self.notes))
        self._run(text - 1)
        self.document.close_note()
        self.inside -= 1
        self.at, self.groups, self.quoting = waiting

    def _bare_note(self) -> None:
        """The mark of a note whose text is not there."""
        self._options()
        self.notes += 1
        self.document.paragraph.notes.append((self.document.paragraph.length, str(self.notes)))

    def _note(self) -> None:
        self._options()
        self.notes += 1
        label = str(self.notes)

        def close(_: int) -> None:
            self.document.close_note()

        if self._open(close):
            self.document.open_note(label)

    def _set_apart(self, kind: str) -> None:
        self._options()
        if self._open(lambda end: self.document.end(end)):
            self.document.begin("heading" if kind == "heading" else "caption")

    def _define(self) -> None:
        definition = re.compile(r"\*?\s*(?:\{?\\?[A-Za-z@]+\*?\}?)\s*").match(self.text, self.at)
        self.at = definition.end() if definition else self.at
        self.at = read_arguments(self.text, self.at, 1).end

    def _begin(self, start: int) -> None:
        named = braced(self.text, self.at)
        if named is None:
            return
        name, self.at = named
        if name in known.UNREAD_ENVIRONMENTS:
            close = self.text.find(f"\\end{{{name}}}", self.at)
            close = close if close >= 0 else len(self.text)
            self.document.end(start)
            self.document.unread += has_typed_mark(self.text[self.at : close])
            self.at = close
            return
        self.document.end(start)
        if _is_block(name):
            options, key = self._arguments(name, known.BLOCK_ENVIRONMENTS.get(name, 0))
            self.document.open_block()
            self.environments.append((options, key) if "display" in name else ([], ""))
        elif name in known.TABLES:
            self._arguments(name, 2 if name in {"tabular*", "tabularx", "tabulary"} else 1)
            self.tables += 1
        else:
            self._options()

    def _end(self, start: int) -> None:
        named = braced(self.text, self.at)
        if named is None:
            return
        name, self.at = named
        if _is_block(name) and self.environments:
            self._cite_options(*self.environments.pop(), start)
            self.document.close_block()
        elif name in known.TABLES:
            self.tables = max(0, self.tables - 1)
        self.document.end(start)

    def _block_begins(self, start: int) -> None:
        """`\\quote … \\endquote`, as in what an environment of one's own stands for."""
        if self.text.startswith("{", self.at):
            self._unknown("quote", start)
            return
        self.document.end(start)
        self.document.open_block()
        self.environments.append(([], ""))

    def _block_ends(self, start: int) -> None:
        if self.environments:
            self.environments.pop()
            self.document.close_block()
        self.document.end(start)

    def _new_paragraph(self, start: int) -> None:
        self.document.end(start)
        self._unknown("", start)


_IN_PARENTHESES = re.compile(r"\s*\([^()]{0,400}\)")


def _is_block(name: str) -> bool:
    """Whether an environment is a block quotation: a known one, or one called so."""
    return name in known.BLOCK_ENVIRONMENTS or _NAMED_QUOTING.search(name) is not None


def _match_notes(text: str) -> dict[int, int]:
    """For the mark of a note, where the command begins that has its text, which stands elsewhere.

    Those of one number belong together; of a row of marks and the row of texts
    behind it the last ones do, in their order.
    """
    matched: dict[int, int] = {}
    numbered: dict[tuple[str, str], int] = {}
    marks: list[int] = []
    texts: list[int] = []
    for one in _NOTE_APART.finditer(text):
        if one["what"] is None:
            continue
        if one["number"] is not None:
            key = (one["of"], one["number"].strip())
            if one["what"] == "mark":
                numbered[key] = one.start()
            elif key in numbered:
                matched[numbered.pop(key)] = one.start()
            continue
        if one["what"] == "mark" and texts:
            matched |= _last_pairs(marks, texts)
            marks, texts = [], []
        (marks if one["what"] == "mark" else texts).append(one.start())
    return matched | _last_pairs(marks, texts)


def _last_pairs(marks: list[int], texts: list[int]) -> dict[int, int]:
    count = min(len(marks), len(texts))
    return dict(zip(marks[len(marks) - count :], texts[:count], strict=True)) if count else {}


def _after_command(text: str, at: int) -> int:
    """The offset behind the name of a command and its options."""
    command = _NOTE_APART.match(text, at)
    return command.end() if command else at


_COMMANDS: dict[str, Callable[[_LatexReader, int], None]] = {
    "begin": _LatexReader._begin,
    "end": _LatexReader._end,
    "par": _LatexReader._new_paragraph,
    "item": _LatexReader._new_paragraph,
    **dict.fromkeys(["footnotemark", "endnotemark", "sidenotemark"], lambda reader, _: reader._bare_note()),
    **dict.fromkeys(["quote", "quotation", "quoting"], _LatexReader._block_begins),
    **dict.fromkeys(["endquote", "endquotation", "endquoting"], _LatexReader._block_ends),
    "newpage": _LatexReader._new_paragraph,
    "clearpage": _LatexReader._new_paragraph,
    "maketitle": _LatexReader._new_paragraph,
}
