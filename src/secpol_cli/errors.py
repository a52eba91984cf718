"""What can go wrong, and the status each ending has.

    SecpolError                  the command stops, with one line for a person
    ├── UsageError               2   the question cannot be asked like this
    │   ├── UnknownValue             … because a name in it is not in the corpus
    │   ├── BadFormat                … because no such form of answer exists
    │   └── ManuscriptUnreadable     … because a manuscript is not what it should be
    ├── CorpusError              3   the corpus cannot be read
    │   ├── CorpusNotFound           … because there is none
    │   └── CorpusInvalid            … because of what stands in it, at file:line:column
    └── ToolError                4   something outside secpol failed (pandoc)

A *finding* is bad data that a command reports and goes on; an *error* stops it.
Anything else that is raised is a bug of ours and ends in status 70 with a traceback.
"""

from __future__ import annotations

import copyreg
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExitStatus(IntEnum):
    """What a process returns; scripts rely on the numbers."""

    OK = 0
    NOTHING_FOUND = 1  # also: there are findings
    USAGE = 2
    CORPUS = 3
    TOOL = 4
    BUG = 70


class SecpolError(Exception):
    """The command stops.  `message` says what and where, `hint` what to do next."""

    code = "error"
    status = ExitStatus.BUG

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """For pickles: made without the constructor, which asks for other things than `args`."""
        return copyreg.__newobj__, (type(self), *self.args), vars(self)  # type: ignore[attr-defined]


class UsageError(SecpolError):
    """The question cannot be asked like this."""

    code = "usage"
    status = ExitStatus.USAGE


class UnknownValue(UsageError):
    """A value names nothing that the corpus has.

    `nearest` are known values, best first; where there are none, the message says
    `where` nothing is called so: `this corpus`.
    """

    code = "unknown-value"

    def __init__(
        self,
        what: str,
        value: str,
        nearest: Iterable[str] = (),
        hint: str | None = None,
        where: str | None = None,
    ) -> None:
        self.value = value
        self.nearest = tuple(nearest)
        if self.nearest:
            hint = "did you mean " + " or ".join(self.nearest) + "?"
        inside = f" in {where}" if where and not self.nearest else ""
        super().__init__(f"no {what} “{value}”{inside}", hint)


class BadFormat(UsageError):
    """No such form of answer, for this command."""

    code = "bad-format"


class ManuscriptUnreadable(UsageError):
    """A manuscript cannot be read.  `file` is as it was named; `line` is 0 where none is to blame."""

    code = "manuscript-unreadable"

    def __init__(
        self, file: str, problem: str, hint: str | None = None, *, line: int = 0, column: int = 0
    ) -> None:
        where = f"{file}:{line}:{column}" if line else file
        super().__init__(f"{where}: {problem}", hint)
        self.file, self.problem, self.line, self.column = file, problem, line, column


class CorpusError(SecpolError):
    """The corpus cannot be read."""

    code = "corpus"
    status = ExitStatus.CORPUS


class CorpusNotFound(CorpusError):
    """There is no corpus where one was asked for."""

    code = "corpus-not-found"


class CorpusInvalid(CorpusError):
    """A file of the corpus is not what the format wants.

    `file` is relative to the corpus; `line` and `column` count from 1, and are
    0 where the trouble has no place inside the file.
    """

    code = "corpus-invalid"

    def __init__(self, file: str, line: int, column: int, message: str, hint: str | None = None) -> None:
        where = f"{file}:{line}:{column}" if line else file
        super().__init__(f"{where}: {message}", hint)
        self.file, self.line, self.column = file, line, column


class ToolError(SecpolError):
    """A program that secpol runs is missing, failed or hung."""

    code = "tool"
    status = ExitStatus.TOOL
