"""The files that a manuscript includes, put in its text: from its own folder, within bounds.

Nothing outside the folder of the manuscript is opened, no file stands in itself, and the text of all files
together is bounded.  What is not followed is told.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.readers.directives import DIRECTIVES, read_part
from secpol_cli.readers.formats import ENDINGS
from secpol_cli.readers.lines import Lines
from secpol_cli.readers.pieces import PieceBuilder, TextPiece
from secpol_cli.readers.source_text import IncludedFile

if TYPE_CHECKING:
    from secpol_cli.readers.directives import Directive

MAX_DEPTH = 16  # files in each other
MAX_FILES = 1000
_NO_TEXT = frozenset(  # endings of what is drawn, computed or set up
    ".pgf .tikz .pdf_tex .pstex_t .eps_tex .csv .tsv .json .bib .sty .cls .def .cfg .bbl .ind .gls .py .r "
    ".lua .js .css .yml .yaml .png .jpg .svg .pdf".split()
)


class Composed(NamedTuple):
    """A text with the files that it includes: `files` in the order of their offsets, which follow those of
    the text; and a line for each that was not read."""

    stretch: TextPiece
    files: tuple[IncludedFile, ...]
    passed_over: tuple[str, ...]


def include_files(text: str, name: str, format_: str, most: int) -> Composed | None:
    """The text of a manuscript with the files that it includes, at most so many code points together.

    None where it includes none.  `name` is the manuscript's path.
    """
    if format_ not in DIRECTIVES or not next(DIRECTIVES[format_](text), None):
        return None
    inclusion = _Inclusion(text, name, format_, most)
    inclusion.put(TextPiece.written_at(text, 0), None, ())
    return Composed(
        inclusion.built.done(), tuple(inclusion.files), tuple(dict.fromkeys(inclusion.passed_over))
    )


class _Inclusion:
    """Follows the directives of one manuscript."""

    def __init__(self, text: str, name: str, format_: str, most: int) -> None:
        self.format, self.left = format_, most - len(text)
        self.root = None if name == "-" else os.path.realpath(os.path.dirname(name) or ".")
        self.main = os.path.realpath(name)
        self.lines = Lines(text)
        self.next_offset = len(text) + 1
        self.files: list[IncludedFile] = []
        self.bases: list[int] = []
        self.passed_over: list[str] = []
        self.built = PieceBuilder()

    def put(self, stretch: TextPiece, file: IncludedFile | None, chain: tuple[str, ...]) -> None:
        """Adds a text with what it includes; `chain` are the files that it stands in."""
        done = 0
        for directive in DIRECTIVES[self.format](stretch.text):
            if directive.start < done:
                continue
            parts = [self._open(path, directive, file, chain) for path in directive.paths]
            if not any(parts):
                continue  # it stays as it is written
            self.built.add(stretch.cut(done, directive.start))
            done = directive.end
            for part in parts:
                if part is not None:
                    self._add(part, stretch.origins[directive.start], chain)
        self.built.add(stretch.cut(done, len(stretch.text)))

    def _add(self, part: tuple[str, IncludedFile], at: int, chain: tuple[str, ...]) -> None:
        path, file = part
        base, self.next_offset = self.next_offset, self.next_offset + len(file.text) + 1
        self.files.append(file)
        start, end = read_part(file.text, self.format)
        around = TextPiece.pinned("" if self.format == "latex" else "\n\n", at)
        self.built.add(around)
        self.put(TextPiece.written_at(file.text, base).cut(start, end), file, (*chain, path))
        self.built.add(around)

    def _open(
        self,
        written: str,
        directive: Directive,
        file: IncludedFile | None,
        chain: tuple[str, ...],
    ) -> tuple[str, IncludedFile] | None:
        """The real path and the text of a file that is named; None, and told of, where it is not read."""
        ending = os.path.splitext(written)[1].lower()
        if ending in _NO_TEXT:
            return None
        path = self._find(os.path.join(directive.folder, written), file)
        found = self._read(path, chain)
        if not isinstance(found, str):
            return path or "", found
        if directive.is_needed:
            lines, start = (Lines(file.text), directive.start) if file else (self.lines, directive.start)
            start += read_part(file.text, self.format)[0] if file else 0
            where = f"line {lines.place(start)[0]}" + (f" of {file.name}" if file else "")
            self.passed_over.append(f"{where}: {written} is included and not read: {found}")
        return None

    def _find(self, written: str, file: IncludedFile | None) -> str | None:
        """The real path of a file that is there, beside the manuscript or beside what includes it."""
        if self.root is None:
            return None
        folders = [self.root, os.path.dirname(os.path.join(self.root, file.name))] if file else [self.root]
        endings = ["", ".tex"] if self.format == "latex" else [""]
        for folder in dict.fromkeys(folders):
            for ending in endings:
                try:
                    path = os.path.realpath(os.path.join(folder, written + ending))
                    if os.path.isfile(path):
                        return path
                except (OSError, ValueError):
                    continue
        return None

    def _read(self, path: str | None, chain: tuple[str, ...]) -> IncludedFile | str:
        """The text of a file, or why it is not read."""
        if self.root is None:
            return "the manuscript has no folder"
        if path is None:
            return "there is no such file"
        if os.path.commonpath([self.root, path]) != self.root:
            return "it is outside the manuscript's folder"
        if path in (self.main, *chain):
            return "it includes itself"
        if len(chain) >= MAX_DEPTH or len(self.files) >= MAX_FILES:
            return "too many files stand in each other"
        ending = os.path.splitext(path)[1].lower()
        if ENDINGS.get(ending, self.format) not in (self.format, "text"):
            return "it is in another format"
        return self._load(path)

    def _load(self, path: str) -> IncludedFile | str:
        try:
            if os.path.getsize(path) > 4 * max(self.left, 0):
                return "it is too large"
            with open(path, "rb") as stream:
                text = stream.read().decode("utf-8")
        except UnicodeDecodeError:
            return "it is no UTF-8"
        except OSError as error:
            return f"it cannot be read ({error.strerror})"
        if len(text) > self.left:
            return "it is too large"
        self.left -= len(text)
        name = os.path.relpath(path, self.root).replace(os.sep, "/")
        return IncludedFile(name, text)
