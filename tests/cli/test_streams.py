"""Streams: colour where it is wanted, silence when nobody reads, any locale."""

from __future__ import annotations

import errno
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.cli import run_program

if TYPE_CHECKING:
    from tests.conftest import Run

SEARCH = ["search", "ASEAN centrality"]
COLOR = re.compile(r"\x1b\[[0-9;]*(3[0-7]m|38;)")
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def test_a_terminal_gets_colour(on_terminal: Run) -> None:
    assert COLOR.search(on_terminal(*SEARCH).stdout)


def test_a_pipe_gets_none(run: Run) -> None:
    assert "\x1b" not in run(*SEARCH).stdout
    assert COLOR.search(run(*SEARCH, "--color", "always").stdout)


@pytest.mark.parametrize("value", ["1", "0", "yes"])
def test_no_color_takes_the_colour_away(
    on_terminal: Run, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    shown = on_terminal(*SEARCH).stdout
    assert not COLOR.search(shown)
    assert "\x1b[1m" in shown  # the words found are bold still
    assert COLOR.search(on_terminal(*SEARCH, "--color", "always").stdout)


def test_an_empty_no_color_means_nothing(on_terminal: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert COLOR.search(on_terminal(*SEARCH).stdout)


def test_color_never(on_terminal: Run) -> None:
    never = on_terminal(*SEARCH, "--color", "never")
    assert not COLOR.search(never.stdout)
    assert on_terminal(*SEARCH, "--no-color") == never
    assert on_terminal(*SEARCH, "--no-color", "--color", "always") == never


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_dumb_terminal_gets_plain_text(
    on_terminal: Run, run: Run, monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    piped = run(*SEARCH)
    monkeypatch.setenv("TERM", term)
    assert on_terminal(*SEARCH) == piped


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "markdown", "latex", "html"])
def test_a_terminal_changes_only_tables(on_terminal: Run, run: Run, form: str) -> None:
    piped = [
        run(*command, "-f", form)
        for command in (SEARCH, ["timeline"], ["speakers"], ["principles", "--matrix"])
    ]
    shown = [
        on_terminal(*command, "-f", form)
        for command in (SEARCH, ["timeline"], ["speakers"], ["principles", "--matrix"])
    ]
    assert [answer.stdout for answer in shown] == [answer.stdout for answer in piped]


@pytest.mark.parametrize("columns", ["abc", "", "-3", "9" * 30])
def test_odd_widths(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert run("docs").status == 0


def test_hits_left_out_unasked_are_told(run: Run) -> None:
    answer = run("search", "security", "--json")
    assert re.fullmatch(r"secpol: warning: 10 of \d+ hits; -n 0 gives all\n", answer.stderr)
    assert answer.json["warnings"] == [answer.stderr.removeprefix("secpol: warning: ").rstrip("\n")]
    assert run("search", "security", "-n", "2").stderr == ""


class _Console(io.TextIOWrapper):
    """A terminal that has few letters, as consoles of Windows had."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "ascii"])
@pytest.mark.parametrize("command", [["show", "003/p1"], ["search", "ខ្មែរ"], ["timeline"], ["--help"]])
def test_a_terminal_with_few_letters(
    run: Run, monkeypatch: pytest.MonkeyPatch, encoding: str, command: list[str]
) -> None:
    status = run(*command).status
    out, err = io.BytesIO(), io.BytesIO()
    monkeypatch.setattr(sys, "stdout", _Console(out, encoding))
    monkeypatch.setattr(sys, "stderr", _Console(err, encoding))
    assert run_program(command) == status
    sys.stdout.flush()
    sys.stderr.flush()
    shown = out.getvalue().decode(encoding) + err.getvalue().decode(encoding)
    assert shown
    assert "Traceback" not in shown


class _Broken(io.TextIOWrapper):
    """A pipe whose reader has gone, or a disk that is full: writing to it fails so."""

    def __init__(self, error: OSError) -> None:
        super().__init__(io.BytesIO(), "utf-8")
        self.error = error

    def write(self, _text: str) -> int:
        raise self.error


@pytest.mark.parametrize("command", [["docs"], ["docs", "--json"], ["show", "003/p99", "--json"], ["--help"]])
@pytest.mark.parametrize(
    ("system", "number", "gone"),
    [("win32", errno.EINVAL, True), ("linux", errno.EINVAL, False), ("win32", errno.ENOSPC, False)],
)
def test_on_windows_a_reader_that_has_gone_is_an_invalid_argument(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: list[str], system: str, number: int, gone: bool
) -> None:
    status = run(*command).status
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "stdout", _Broken(OSError(number, "cannot")))
    assert (run_program(command) == status) is (gone or status != 0)


# --- real processes -----------------------------------------------------------------------


class _Closed:
    """A pipe that nobody reads."""

    def __enter__(self) -> int:
        reader, self.writer = os.pipe()
        os.close(reader)
        return self.writer

    def __exit__(self, *_: object) -> None:
        os.close(self.writer)


def _secpol(
    cache: Path, *arguments: str, stdout: int = subprocess.PIPE, stdin: bytes = b"", **environ: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "secpol_cli", *arguments],
        env={**os.environ, "XDG_CACHE_HOME": str(cache), **environ},
        cwd=CORPUS,
        input=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.mark.usefixtures("store")
def test_when_nobody_reads_it_is_silent(cache: Path) -> None:
    with _Closed() as pipe:
        answer = _secpol(cache, "timeline", stdout=pipe)
    assert (answer.returncode, answer.stderr) == (0, b"")


@pytest.mark.usefixtures("store")
def test_when_nobody_reads_an_error_is_still_one_line(cache: Path) -> None:
    with _Closed() as pipe:
        answer = _secpol(cache, "show", "003/p99", "--json", stdout=pipe)
    assert answer.returncode == 2
    assert answer.stderr.startswith(b"secpol: error: no passage")
    assert answer.stderr.count(b"\n") == 1


@pytest.mark.usefixtures("store")
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_is_no_bug(cache: Path) -> None:
    with open("/dev/full", "wb") as full:
        answer = _secpol(cache, "docs", stdout=full.fileno())
    assert answer.returncode == 4
    assert answer.stderr.startswith(b"secpol: error: the answer cannot be written: ")
    assert answer.stderr.count(b"\n") == 1


@pytest.mark.usefixtures("store")
def test_any_locale(cache: Path) -> None:
    answer = _secpol(
        cache,
        "search",
        "-",
        stdin="“a zero-sum game”".encode(),
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert "The “great power” rivalries".encode() in answer.stdout


@pytest.mark.usefixtures("store")
def test_stdin_that_is_not_utf_8(cache: Path) -> None:
    answer = _secpol(cache, "search", "-", stdin=b"ASEAN \xff centrality")
    assert (answer.returncode, answer.stdout) == (2, b"")
    assert answer.stderr.decode() == "secpol: error: stdin:1:7: not UTF-8; save it as UTF-8\n"


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_stdout_that_is_closed_is_no_success(run: Run, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        answer = run("docs", "-f", form)
    assert answer.status == 4
    assert answer.stderr == "secpol: error: the answer cannot be written: stdout is closed\n"


def test_the_help_of_a_bare_command_is_no_bug_where_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert run_program([]) == 2
