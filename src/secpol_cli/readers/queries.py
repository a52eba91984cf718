"""Queries as they come in: words of the command line, stdin, or a file with one a line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from secpol_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_BYTES = 20_000_000  # of a file of queries


def read_query(words: Sequence[str] | None) -> str | None:
    """The query that words of the command line make; a single `-` stands for what comes in on stdin.

    None where there are no words.  Raises UsageError where stdin is no UTF-8.
    """
    if not words or list(words) != ["-"]:
        return " ".join(words) if words else None
    return _decode(sys.stdin.buffer.read(_MOST_BYTES), "stdin")


def read_queries(file: str) -> list[tuple[int, str]]:
    """The lines of a file (`-` is stdin) that are not blank, with their numbers from 1.

    Raises UsageError where it cannot be read, is too large, is no UTF-8, or has no such line.
    """
    name = "stdin" if file == "-" else file
    try:
        if file == "-":
            raw = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with open(file, "rb") as stream:
                raw = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            f"{file} cannot be read: {error.strerror}", "name a file with a query a line"
        ) from None
    if len(raw) > _MOST_BYTES:
        raise UsageError(f"{name} is larger than {_MOST_BYTES // 1_000_000} MB", "split it")
    lines = _decode(raw, name).splitlines()
    queries = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not queries:
        raise UsageError(f"{name} has no line to look for", "write a query a line")
    return queries


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = raw.count(b"\n", 0, error.start) + 1, error.start - raw.rfind(b"\n", 0, error.start)
        raise UsageError(f"{name}:{line}:{column}: not UTF-8", "save it as UTF-8") from None
