"""One screen a document at a terminal: what was found of it, to be taken, corrected or left."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from secpol_cli.authoring.intake.given import parse_settings
from secpol_cli.errors import UsageError
from secpol_cli.record import replace

if TYPE_CHECKING:
    from secpol_cli.authoring.intake.adding import Read
    from secpol_cli.changes import MetadataGuess

_EDITED = ("title", "author", "speaker", "office", "date", "type", "language", "publisher")
_NAMES = {"issued": "date"}
_FIRST_WORDS = 300  # characters of the text that are shown


def can_ask() -> bool:
    """Whether somebody is there to answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(read: Read) -> Read | None:
    """The file as the user takes it, with what is confirmed or corrected; None where it is skipped."""
    _show(read)
    while True:
        answer = _line("Enter takes it, e edits, s skips: ").casefold()
        if answer in ("", "y", "yes"):
            return read._replace(metadata=tuple(_confirmed(guess) for guess in read.metadata))
        if answer in ("s", "skip", "n", "no"):
            return None
        if answer in ("e", "edit"):
            return read._replace(metadata=_edited(read.metadata))


def choose(question: str, answers: dict[str, str]) -> str:
    """One of some answers, by its first letter; the first of them for Enter."""
    while True:
        said = _line(
            f"{question} ({', '.join(f'{key}: {told}' for key, told in answers.items())}): "
        ).casefold()
        found = [key for key in answers if key.startswith(said)] if said else list(answers)
        if found:
            return found[0]


def _show(read: Read) -> None:
    words = " ".join(block["text"] for block in read.transcript.blocks[:3])[:_FIRST_WORDS]
    _tell(f"\n{read.incoming.name}: {read.transcript.words:,} words")
    _tell(f"    {words} …")
    for guess in read.metadata:
        _tell(f"  {_NAMES.get(guess.key, guess.key)}: {guess.value}   ({guess.place}; {guess.basis})")
    missing = [
        key for key in ("title", "author", "issued") if not any(guess.key == key for guess in read.metadata)
    ]
    if missing:
        _tell(f"  not found: {', '.join(_NAMES.get(key, key) for key in missing)}")


def _confirmed(guess: MetadataGuess) -> MetadataGuess:
    return guess if guess.is_stated else replace(guess, source="user", basis=f"confirmed; {guess.basis}")


def _edited(metadata: tuple[MetadataGuess, ...]) -> tuple[MetadataGuess, ...]:
    """The metadata as it is typed: Enter keeps a value, - leaves it out."""
    known = {_NAMES.get(guess.key, guess.key): _confirmed(guess) for guess in metadata}
    _tell("  Enter keeps what stands there, - leaves it out")
    for key in dict.fromkeys([*_EDITED, *known]):
        while True:
            before = known[key].value if key in known else ""
            said = _line(f"  {key} [{before}]: ")
            if not said:
                break
            if said == "-":
                known.pop(key, None)
                break
            try:
                known |= {_NAMES.get(each.key, each.key): each for each in parse_settings([f"{key}={said}"])}
                break
            except UsageError as error:
                _tell(f"  {error.message.removeprefix('--set ')}{f'; {error.hint}' if error.hint else ''}")
    return tuple(known.values())


def _line(question: str) -> str:
    sys.stderr.write(_printable(question))
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.strip()


def _tell(line: str) -> None:
    """A line, gone on below where the terminal ends, set in by more than it is itself."""
    from shutil import get_terminal_size
    from textwrap import fill

    for each in _printable(line).split("\n"):
        before = each[: len(each) - len(each.lstrip())]
        behind = f"{before}  " if before else ""
        sys.stderr.write(f"{fill(each, get_terminal_size().columns - 1, subsequent_indent=behind)}\n")


def _printable(text: str) -> str:
    """Nothing in a file commands the terminal."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)
