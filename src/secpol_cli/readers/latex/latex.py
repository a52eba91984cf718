"""LaTeX: its text, each character with its place in the source.

No macro is run.  Commands that mean something to a reader of quotations are
known (marks, csquotes, citations, notes, headings, captions, accents), and so
are macros without arguments that the file defines; of all others the arguments
in braces are read as text, as those of `\\emph` are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.readers.latex import commands as known
from secpol_cli.readers.latex.arguments import braced, cited_by_option, read_arguments, read_cite
from secpol_cli.readers.latex.scan import LatexScan, has_typed_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from secpol_cli.readers.records import ReadDocument

_DEFINED = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*\{?\\([A-Za-z]+)\}?\s*\{([^{}\\#]*)\}"
    r"|\\def\\([A-Za-z]+)\{([^{}\\#]*)\}"
)
_DEFINITION = frozenset(
    "newcommand renewcommand providecommand DeclareRobustCommand def newenvironment".split()
)
_BEGIN_DOCUMENT = re.compile(r"^[^%\n]*?\\begin\{document\}", re.MULTILINE)


def read_latex(text: str) -> ReadDocument:
    """The paragraphs of LaTeX; what stands before `\\begin{document}` is not read."""
    begin = _BEGIN_DOCUMENT.search(text)
    scan = _LatexReader(text)
    scan.read(begin.end() if begin else int(text.startswith("\ufeff")))
    return scan.document.finish()


class _LatexReader(LatexScan):
    """What LaTeX's commands do to the text behind them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.environments: list[tuple[list[str], str]] = []  # what open blocks cite: options and key
        self.notes = 0
        self.marked: list[str] = []  # notes whose text is still to come
        self.macros = {m[1] or m[3]: m[2] if m[1] else m[4] for m in _DEFINED.finditer(text)}

    def _command(self, name: str, start: int) -> bool:
        if name == "end" and (end := braced(self.text, self.at)) and end[0] == "document":
            return True
        if (
            "cite" in name.lower()
            and name not in known.QUOTES
            and name not in known.BLOCKS
            and self._cite(start)
        ):
            return False
        if name in _COMMANDS:
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
        elif name == "footnotemark":
            self._note_mark()
        elif name in known.NOTES:
            self._note(name)
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
        elif name in self.macros:
            self._skip_space()
            self.document.add(self.macros[name], start, at_once=True)
        else:
            self._unknown(name)
        return False

    def _unknown(self, name: str) -> None:
        """Drops a command, its options and those of its arguments that are no text."""
        self.at = read_arguments(self.text, self.at, known.NO_TEXT.get(name, 0)).end
        if not self.text.startswith("{", self.at):
            self._skip_space()

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

    def _quoted(self, name: str, start: int) -> None:
        options, key = self._arguments(name, known.QUOTES[name])
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
            line = self.text.count("\n", 0, start) + 1
            self.document.warnings.append(f"line {line}: \\{name} without words in braces: not read")

    def _cite_options(self, options: list[str], key: str, end: int) -> None:
        items = cited_by_option(options, key)
        if items:
            self.document.cite("", items)
        elif options and options[0].strip():  # an author and a year, in words
            self.document.add(f" ({options[0].strip()})", end, at_once=True)

    def _block(self, name: str) -> None:
        options, key = self._arguments(name, known.BLOCKS[name])

        def close(end: int) -> None:
            self._cite_options(options, key, end)
            self.document.close_block()

        if self._open(close):
            self.document.open_block()

    def _note(self, name: str) -> None:
        self._options()
        marked = self.marked.pop(0) if name == "footnotetext" and self.marked else None
        if marked is None:
            self.notes += 1
        label = marked or str(self.notes)

        def close(_: int) -> None:
            self.document.close_note()

        if self._open(close):
            self.document.open_note(label, is_marked=marked is not None)

    def _note_mark(self) -> None:
        """A note's mark apart from its text, which stands in a `\\footnotetext` behind it."""
        self._options()
        self.notes += 1
        label = str(self.notes)
        self.marked.append(label)
        self.document.mark_note(label)
        self._skip_space()

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
        if name in known.BLOCK_ENVIRONMENTS:
            cited = self._arguments(name, ("cquote" in name) + name.startswith("foreign"))
            self.document.open_block()
            self.environments.append(cited)
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
        if name in known.BLOCK_ENVIRONMENTS and self.environments:
            self._cite_options(*self.environments.pop(), start)
            self.document.close_block()
        elif name in known.TABLES:
            self.tables = max(0, self.tables - 1)
        self.document.end(start)

    def _new_paragraph(self, start: int) -> None:
        self.document.end(start)
        self._unknown("")


_COMMANDS: dict[str, Callable[[_LatexReader, int], None]] = {
    "begin": _LatexReader._begin,
    "end": _LatexReader._end,
    "par": _LatexReader._new_paragraph,
    "item": _LatexReader._new_paragraph,
    "newpage": _LatexReader._new_paragraph,
    "clearpage": _LatexReader._new_paragraph,
    "maketitle": _LatexReader._new_paragraph,
}
