"""Running pdfium in a process of its own, within bounds of time and memory."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from typing import NoReturn

from secpol_cli.errors import ManuscriptUnreadable, ToolError
from secpol_cli.readers.pdf.page import Extract, PdfPage, Glyphs

TIME_LIMIT = 300.0  # seconds; a hundred pages take some two
MEMORY_LIMIT = 3 * 2**30  # bytes
_PROGRAM = "from secpol_cli.readers.pdf.extract import main; main()"
_ENCRYPTED = ("password", "security")
_FAILED = 3  # the status that the process ends with where pdfium says what is wrong


def extract(data: bytes, name: str) -> Extract:
    """The characters of a PDF.  Raises ManuscriptUnreadable where it cannot be read within the bounds."""
    command = [sys.executable, "-c", _PROGRAM]
    paths = os.pathsep.join(path for path in sys.path if path)
    try:
        answer = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )
    except subprocess.TimeoutExpired:
        problem = f"takes more than {TIME_LIMIT:.0f} s to read"
        raise ManuscriptUnreadable(name, problem, "split it into chapters") from None
    except OSError as error:
        raise ToolError(f"cannot run {sys.executable}: {error}") from None
    if answer.returncode:
        _raise(answer.returncode, answer.stderr, name)
    pages, count, metadata = marshal.loads(answer.stdout)  # noqa: S302 - our own process wrote it
    return Extract(
        [PdfPage(*page[:3], [Glyphs(*span) for span in page[3]], *page[4:]) for page in pages], count, metadata
    )


def _raise(status: int, stderr: bytes, name: str) -> NoReturn:
    said = stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if status == _FAILED and any(word in said.lower() for word in _ENCRYPTED):
        raise ManuscriptUnreadable(name, "is encrypted", "open it, remove its password and save it again")
    if status == _FAILED:
        raise ManuscriptUnreadable(name, "is a PDF, but damaged", "open it in the program that wrote it, and save it again")
    if "No module named 'pypdfium2'" in said:
        raise ToolError("PDF needs pypdfium2", "install it: pip install pypdfium2")
    if "MemoryError" in said:
        problem = f"takes more than {MEMORY_LIMIT // 2**30} GB of memory"
        raise ManuscriptUnreadable(name, problem, "split it into chapters")
    raise ManuscriptUnreadable(name, "is a PDF that nobody can read: reading it failed", "save it again")


def main() -> None:
    """The process: a PDF on stdin, its characters on stdout; status 3 and a line where pdfium refuses it."""
    _bound_memory()
    from pypdfium2 import PdfiumError

    from secpol_cli.readers.pdf.characters import read_pages

    try:
        pages, count, metadata = read_pages(sys.stdin.buffer.read())
    except PdfiumError as error:
        sys.stderr.write(str(error))
        sys.exit(_FAILED)
    plain = [(*page[:3], [tuple(span) for span in page.spans], *page[4:]) for page in pages]
    sys.stdout.buffer.write(marshal.dumps((plain, count, metadata)))


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
