"""LaTeX: its text, each character with its place in the source.

No macro is run.  Commands that mean something to a reader of quotations are
known (marks, csquotes, citations, notes, headings, captions, accents), and so
are macros without arguments that the file defines; of all others the arguments
in braces are read as text, as those of `\\emph` are.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from secpol_cli.manuscript import latex_commands as known
from secpol_cli.manuscript.citations import key_items
from secpol_cli.manuscript.ignoring import reason_of
from secpol_cli.manuscript.paragraphs import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from secpol_cli.manuscript.quotation import CitationItem

_TOKEN = re.compile(
    r"(?P<comment>%(?P<said>[^\n]*)(?:\n[ \t]*(?!\s*\n))?)"
    r"|(?P<verb>\\(?:verb|lstinline|mintinline)\*?(?P<bar>[^\w\s{*])[^\n]*?(?P=bar))"
    r"|\\(?P<word>[A-Za-z@]+)(?P<star>\*?)"
    r"|\\(?P<symbol>[^A-Za-z@])"
    r"|(?P<break>\r?\n[ \t]*\r?\n\s*)"
    r"|(?P<open>\{)|(?P<close>\})"
    r"|(?P<math>\$\$?)"
    r"|(?P<quote>``|''|\"`|\"'|<<|>>|,,|`|')"
    r"|(?P<dash>---?)|(?P<tie>~)|(?P<cell>&)"
    r"|(?P<text>[^%\\{}$`'\"<>,~&\r\n-]+|[\s\S])"
)
_MARKS = {"``": "“", "''": "”", "`": "‘", "'": "'", "<<": "«", ">>": "»", ",,": "„", '"`': "„", "\"'": "“"}
_CITE = re.compile(
    r"\\(?P<name>[A-Za-z]*[cC]ite[A-Za-z]*)\*?(?P<rest>(?:\s*(?:\([^()]{0,200}\)){0,2}(?:\s*\[[^\[\]]{0,400}\]){0,2}\s*\{[^{}]{0,2000}\})+)"
)
_CITED = re.compile(r"(?P<options>(?:\s*\[[^\[\]]*\]){0,2})\s*\{(?P<keys>[^{}]*)\}")
_OPTION = re.compile(r"\s*\[((?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\]")
_BRACED = re.compile(r"\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
_SPACES = re.compile(r"[ \t]*(?:\r?\n[ \t]*(?!\s*\n))?")
_DEFINED = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*\{?\\([A-Za-z]+)\}?\s*\{([^{}\\#]*)\}"
    r"|\\def\\([A-Za-z]+)\{([^{}\\#]*)\}"
)
_DEFINITION = frozenset(
    "newcommand renewcommand providecommand DeclareRobustCommand def newenvironment".split()
)
_FORMULA = 4000  # code points; a dollar without another in so many is a dollar
_HAS_MARK = re.compile(r"[\"“”«»`]|''")
_BEGIN_DOCUMENT = re.compile(r"^[^%\n]*?\\begin\{document\}", re.MULTILINE)


def read_latex(text: str) -> Document:
    """The paragraphs of LaTeX; what stands before `\\begin{document}` is not read."""
    begin = _BEGIN_DOCUMENT.search(text)
    scan = _Scan(text)
    scan.read(begin.end() if begin else int(text.startswith("\ufeff")))
    return scan.document.finish()


class _Scan:
    """Goes through the source once; what an open brace ends with waits on a stack."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.document = Document(with_source=True)
        self.at = 0
        self.groups: list[Callable[[int], None]] = []
        self.environments: list[
            tuple[list[str], str]
        ] = []  # what open block quotations cite: options and key
        self.quoting = 0  # how many arguments of \\enquote and its like are open
        self.notes = 0
        self.tables = 0
        self.macros = {m[1] or m[3]: m[2] if m[1] else m[4] for m in _DEFINED.finditer(text)}
        self.german = '"`' in text

    def read(self, start: int) -> None:
        self.at = start
        match = _TOKEN.match(self.text, self.at)
        while match:
            self.at = match.end()
            if self._token(match):
                break
            match = _TOKEN.match(self.text, self.at)
        while self.groups:
            self.groups.pop()(len(self.text))
        self.document.end()

    def _token(self, token: re.Match[str]) -> bool:
        """Takes a token; true at the end of the document."""
        kind, start = token.lastgroup, token.start()
        if token["word"]:
            return self._command(token["word"], start)
        if kind == "comment" or token["comment"]:
            self._comment(token)
        elif token["verb"]:
            self.document.add_mute(
                token["verb"][6:-1], start + 6, marks=bool(_HAS_MARK.search(token["verb"]))
            )
        elif token["symbol"]:
            self._symbol(token["symbol"], start)
        elif kind == "break":
            self._break(start)
        elif kind == "open":
            self.groups.append(_nothing)
        elif kind == "close":
            if self.groups:
                self.groups.pop()(start)
        elif kind == "math":
            self._math(token[0], start)
        elif kind == "quote":
            self._quote(token[0], start)
        elif kind == "dash":
            self.document.add("—" if len(token[0]) == 3 else "–", start)
        elif kind == "tie":
            self.document.add("\u00a0", start)
        elif kind == "cell" and self.tables:
            self.document.begin("cell")
        else:
            self._plain(token[0], start)
        return False

    def _break(self, start: int) -> None:
        """A blank line; inside quoted words it parts their paragraphs, and ends nothing."""
        if self.quoting:
            self.document.add("\n\n", start, at_once=True)
        else:
            self.document.end(start)

    def _plain(self, text: str, start: int) -> None:
        if text.strip() or not self.document.is_empty:
            self.document.add(text, start)

    def _quote(self, mark: str, start: int) -> None:
        if mark in {'"`', "\"'"} and not self.german:
            self.document.add('"', start)
            self.at = start + 1
        elif mark in {"<<", ">>"} or mark in _MARKS:
            self.document.add(_MARKS[mark], start)

    def _comment(self, token: re.Match[str]) -> None:
        reason = reason_of(token["said"].lstrip("%"))
        if reason is not None:
            line = self.text.rfind("\n", 0, token.start()) + 1
            self.document.ignore(reason, f"line {self.text.count(chr(10), 0, token.start()) + 1}", line=line)

    def _symbol(self, symbol: str, start: int) -> None:
        if symbol in known.ACCENTS:
            self._accent(symbol, start)
        elif symbol in "([":
            self._until("\\)" if symbol == "(" else "\\]", start)
        elif symbol == "\\":
            option = _OPTION.match(self.text, self.at)
            self.at = option.end() if option else self.at
            if self.tables:
                self.document.begin("cell")
            else:
                self.document.add(" ", start)
        else:
            self.document.add(known.SYMBOLS.get(symbol, " " if symbol.isspace() else ""), start)

    def _accent(self, accent: str, start: int) -> None:
        letter = re.compile(
            r"\s*(?:\{\s*(?:\\([ij])(?![A-Za-z])\s*|(\w))\s*\}|\\([ij])(?![A-Za-z])|(\w))"
        ).match(self.text, self.at)
        if letter:
            self.at = letter.end()
            base = letter[1] or letter[2] or letter[3] or letter[4]
            accented = unicodedata.normalize("NFC", base + known.ACCENTS[accent])
            self.document.add(accented, start, at_once=True)

    def _math(self, sign: str, start: int) -> None:
        self._until(sign, start)

    def _until(self, end: str, start: int) -> None:
        """A formula: its characters are text, its marks are none.  One that never ends is a lone dollar."""
        close = self.text.find(end, self.at, self.at + _FORMULA)
        blank = re.compile(r"\n[ \t]*\n").search(self.text, self.at, close if close >= 0 else self.at)
        if close < 0 or blank:
            self.document.add(end if end.startswith("$") else "", start)
            return
        self.document.add_mute(self.text[self.at : close], self.at)
        self.at = close + len(end)

    def _command(self, name: str, start: int) -> bool:
        if name == "end" and (end := _BRACED.match(self.text, self.at)) and end[1] == "document":
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
        elif name in known.NOTES:
            self._note()
        elif name in known.HEADINGS or name in known.CAPTIONS:
            self._set_apart("heading" if name in known.HEADINGS else "caption")
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
        self._options()
        for _ in range(known.NO_TEXT.get(name, 0)):
            argument = _BRACED.match(self.text, self.at)
            if argument:
                self.at = argument.end()
        if not self.text.startswith("{", self.at):
            self._skip_space()

    def _skip_space(self) -> None:
        space = _SPACES.match(self.text, self.at)
        self.at = space.end() if space else self.at

    def _options(self) -> list[str]:
        options = []
        option = _OPTION.match(self.text, self.at)
        while option:
            self.at = option.end()
            options.append(option[1])
            option = _OPTION.match(self.text, self.at)
        return options

    def _arguments(self, count: int) -> tuple[list[str], list[str]]:
        """The options, and so many arguments in braces, before an argument that is text."""
        options, given = self._options(), []
        for _ in range(count):
            argument = _BRACED.match(self.text, self.at)
            if argument:
                self.at = argument.end()
                given.append(argument[1])
            options += self._options()
        return options, given

    def _open(self, then: Callable[[int], None]) -> bool:
        """Enters an argument that is text; `then` is done where it ends."""
        brace = re.compile(r"\s*\{").match(self.text, self.at)
        if brace is None:
            return False
        self.at = brace.end()
        self.groups.append(then)
        return True

    def _cite(self, start: int) -> bool:
        citation = _CITE.match(self.text, start)
        if citation is None:
            return False
        items: tuple[CitationItem, ...] = ()
        for one in _CITED.finditer(citation["rest"]):
            options = _OPTION.findall(one["options"])
            prefix, locator = (options[0], options[1]) if len(options) == 2 else ("", *options, "")[:2]
            items += key_items(one["keys"], citation[0], locator, prefix)
        self.at = citation.end()
        self.document.cite(citation[0], items if citation["name"] != "nocite" else (), start)
        return True

    def _quoted(self, name: str, start: int) -> None:
        options, given = self._arguments(known.QUOTES[name])
        key = _key(name, given)
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
        """The citation that csquotes' commands take: as an option, or as key with locator."""
        if key:
            locator, prefix = (options[1], options[0]) if len(options) > 1 else ("".join(options), "")
            self._cite_nowhere(key_items(key, f"[{locator}]{{{key}}}", locator, prefix))
            return
        citation = _CITE.search(options[0]) if options else None
        for one in _CITED.finditer(citation["rest"]) if citation else ():
            locators = _OPTION.findall(one["options"])
            self._cite_nowhere(key_items(one["keys"], options[0], locators[-1] if locators else ""))
        if options and citation is None and options[0].strip():
            self.document.add(f" ({options[0].strip()})", end, at_once=True)

    def _cite_nowhere(self, items: tuple[CitationItem, ...]) -> None:
        self.document.cite("", items)

    def _block(self, name: str) -> None:
        options, given = self._arguments(known.BLOCKS[name])
        key = _key(name, given)

        def close(end: int) -> None:
            self._cite_options(options, key, end)
            self.document.close_block()

        if self._open(close):
            self.document.open_block()

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
        self._options()
        argument = _BRACED.match(self.text, self.at)
        self.at = argument.end() if argument else self.at

    def _begin(self, start: int) -> None:
        named = _BRACED.match(self.text, self.at)
        if named is None:
            return
        self.at, name = named.end(), named[1]
        if name in known.UNREAD_ENVIRONMENTS:
            close = self.text.find(f"\\end{{{name}}}", self.at)
            close = close if close >= 0 else len(self.text)
            self.document.end(start)
            self.document.unread += bool(_HAS_MARK.search(self.text, self.at, close))
            self.at = close
            return
        self.document.end(start)
        if name in known.BLOCK_ENVIRONMENTS:
            options, given = self._arguments(("cquote" in name) + name.startswith("foreign"))
            self.document.open_block()
            self.environments.append((options, _key(name, given)))
        elif name in known.TABLES:
            self._arguments(2 if name in {"tabular*", "tabularx", "tabulary"} else 1)
            self.tables += 1
        else:
            self._options()

    def _end(self, start: int) -> None:
        named = _BRACED.match(self.text, self.at)
        if named is None:
            return
        self.at, name = named.end(), named[1]
        if name in known.BLOCK_ENVIRONMENTS and self.environments:
            self._cite_options(*self.environments.pop(), start)
            self.document.close_block()
        elif name in known.TABLES:
            self.tables = max(0, self.tables - 1)
        self.document.end(start)

    def _new_paragraph(self, start: int) -> None:
        self.document.end(start)
        self._unknown("")


def _key(name: str, given: list[str]) -> str:
    """The citation key among the arguments of a csquotes command; empty where it takes none."""
    return given[-1] if given and "cquote" in name else ""


def _nothing(_: int) -> None:
    """A group that only groups."""


_COMMANDS: dict[str, Callable[[_Scan, int], None]] = {
    "begin": _Scan._begin,
    "end": _Scan._end,
    "par": _Scan._new_paragraph,
    "item": _Scan._new_paragraph,
    "newpage": _Scan._new_paragraph,
    "clearpage": _Scan._new_paragraph,
    "maketitle": _Scan._new_paragraph,
}
