"""LaTeX's characters: letters, accents, marks, comments, formulas, each with its place in the source."""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from secpol_cli.readers.ignoring import reason_of
from secpol_cli.readers.latex import commands as known
from secpol_cli.readers.latex.arguments import read_arguments
from secpol_cli.readers.records import ReadDocument
from secpol_cli.readers.source_text import SourceText
from secpol_cli.text.orthography import ENGLISH_QUOTES, has_quotation_mark

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = re.compile(
    r"(?P<comment>%(?P<said>[^\n]*)(?:\n[ \t]*(?!\s*\n))?)"
    r"|(?P<verb>\\(?:verb|lstinline|mintinline)\*?(?P<bar>[^\w\s{*])[^\n]*?(?P=bar))"
    r"|\\(?P<word>[A-Za-z@]+)(?P<star>\*?)"
    r"|\\(?P<symbol>[^A-Za-z@])"
    r"|(?P<break>\r?\n[ \t]*\r?\n\s*)"
    r"|(?P<open>\{)|(?P<close>\})"
    r"|(?P<math>\$\$?)"
    r"|(?P<quote>``|''|\"`|\"'|\"<|\">|<<|>>|,,|`|')"
    r"|(?P<dash>---?)|(?P<tie>~)|(?P<cell>&)"
    r"|(?P<text>[^%\\{}$`'\"<>,~&\r\n-]+|[\s\S])"
)
_MARKS = {
    "``": "“",
    "''": "”",
    "`": "‘",
    "'": "'",
    "<<": "«",
    ">>": "»",
    ",,": "„",
    '"`': "„",
    "\"'": "“",
    '"<': "«",
    '">': "»",
}
_SPACES = re.compile(r"[ \t]*(?:\r?\n[ \t]*(?!\s*\n))?")
_FORMULA = 4000  # code points; a dollar without another in so many is a dollar


_GERMAN = re.compile(r"\\usepackage\[[^\]]*german[^\]]*\]\{babel\}")
_ACTIVE = re.compile(
    r"^[^%\n]*?\\Make(?:Auto|(?P<with_language>Foreign|Hyphen)|(?P<block>Foreign|Hyphen|Hybrid)?Block)Quote\*?\s*"
    r"(?(with_language)\{[^{}]*\}\s*)(?(block)\{[^{}]*\}\s*)\{(.)\}\s*(?:\{(.)\}\s*)?\{(.)\}",
    re.MULTILINE,
)


def _active_marks(text: str) -> dict[int, str]:
    """What csquotes is told to read as marks: the signs that open and close quotations, and in blocks the
    sign behind the words, as what is printed for them."""
    active: dict[int, str] = {}
    for match in _ACTIVE.finditer(text):
        opening, middle, closing = match[3], match[4], match[5]
        if has_quotation_mark(opening + closing):
            continue
        active[ord(opening)], active[ord(closing)] = ENGLISH_QUOTES[:2]
        if middle:
            active[ord(middle)], active[ord(closing)] = ENGLISH_QUOTES[1], " "
    return active


def has_typed_mark(text: str) -> bool:
    """Whether code has a quotation mark, as LaTeX has them: ``so'' or as they are printed."""
    return has_quotation_mark(text) or "`" in text or "''" in text


class LatexScan(ABC):
    """Goes through the source once; what an open brace ends with waits on a stack."""

    def __init__(self, written: str | SourceText) -> None:
        source = SourceText(written) if isinstance(written, str) else written
        self.text = text = source.text
        self.document = ReadDocument(with_source=True, text=source)
        self.at = 0
        self.groups: list[Callable[[int], None]] = []
        self.quoting = 0  # how many arguments of \\enquote and its like are open
        self.tables = 0
        self.german = '"`' in text or _GERMAN.search(text) is not None
        self.active = _active_marks(text)

    def read(self, start: int) -> None:
        self.at = start
        self._run(len(self.text))
        self.document.end()

    def _run(self, stop: int) -> None:
        """Reads on up to an offset; what is open there ends there."""
        while self.at < stop and (match := _TOKEN.match(self.text, self.at, stop)):
            self.at = match.end()
            if self._token(match):
                break
        while self.groups:
            self.groups.pop()(stop)

    def _token(self, token: re.Match[str]) -> bool:
        """Takes a token; true at the end of the document."""
        kind, start = token.lastgroup, token.start()
        if token["word"]:
            return self._command(token["word"], start)
        if kind == "comment" or token["comment"]:
            self._comment(token)
        elif token["verb"]:
            self.document.add_mute(token["verb"][6:-1], start + 6, marks=has_typed_mark(token["verb"]))
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
            self.document.add(text.translate(self.active) if self.active else text, start)

    def _quote(self, mark: str, start: int) -> None:
        if mark[0] == '"' and not self.german:
            self._plain('"', start)
            self.at = start + 1
        else:
            self.document.add(_MARKS[mark], start)

    def _comment(self, token: re.Match[str]) -> None:
        reason = reason_of(token["said"].lstrip("%"))
        if reason is not None:
            line = self.text.rfind("\n", 0, token.start()) + 1
            self.document.ignore(reason, self.document.where(token.start()), line=line)

    def _symbol(self, symbol: str, start: int) -> None:
        if symbol in known.ACCENTS:
            self._accent(symbol, start)
        elif symbol in "([":
            self._until("\\)" if symbol == "(" else "\\]", start)
        elif symbol == "\\":
            self._options()
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

    @abstractmethod
    def _command(self, name: str, start: int) -> bool:
        """Does what a command says; true where the document ends."""

    def _skip_space(self) -> None:
        space = _SPACES.match(self.text, self.at)
        self.at = space.end() if space else self.at

    def _options(self) -> None:
        self.at = read_arguments(self.text, self.at).end

    def _arguments(self, name: str, count: int) -> tuple[list[str], str]:
        """Skips options, and so many arguments in braces; the options, and the key that csquotes takes."""
        options, given, self.at, before = read_arguments(self.text, self.at, count)
        if not given or "cquote" not in name:
            return options, ""
        return options[:before], ",".join(given) if name in known.SEVERAL else given[-1]

    def _open(self, then: Callable[[int], None]) -> bool:
        """Enters an argument that is text; `then` is done where it ends."""
        brace = re.compile(r"\s*\{").match(self.text, self.at)
        if brace is None:
            return False
        self.at = brace.end()
        self.groups.append(then)
        return True


def _nothing(_: int) -> None:
    """A group that only groups."""
