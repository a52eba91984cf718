"""Kept citations: the same question starts no pandoc, another one does, and nothing can go wrong with the file."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.citation.engine import cache as kept
from secpol_cli.citation.engine import run as pandoc
from secpol_cli.citation.engine.cache import citations_file, recall_citations
from secpol_cli.citation.requests import Citation, Request
from secpol_cli.citation.styles import find_style
from secpol_cli.model import Locator

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.usefixtures("own_cache")

BOOK = {"id": "b", "type": "book", "title": "Order", "author": [{"literal": "Lim Sokha"}]}
ASKED: dict[str, Any] = {"form": "note", "locale": None, "markup": "text"}


class Pandoc:
    """Stands for pandoc, and counts how often it is asked."""

    def __init__(self) -> None:
        self.runs = 0

    def __call__(self, requests: Sequence[Request], style: object, **how: object) -> list[Citation]:
        self.runs += 1
        return [Citation(n, "note", f"{self.runs}. {r.item['title']}") for n, r in enumerate(requests)]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Pandoc:
    """No pandoc is run."""
    stand_in = Pandoc()
    monkeypatch.setattr(pandoc, "format_citations", stand_in)
    return stand_in


def ask(
    item: dict[str, Any] = BOOK,
    style: str = "apa",
    locator: Locator | None = None,
    prefix: str = "",
    **how: Any,
) -> str:
    (citation,) = recall_citations([Request(item, locator, prefix)], find_style(style), **{**ASKED, **how})
    return citation.text


def test_the_second_time_starts_no_pandoc(engine: Pandoc) -> None:
    assert ask() == ask() == "1. Order"
    assert engine.runs == 1


@pytest.mark.parametrize(
    "other",
    [
        {"item": {**BOOK, "title": "Disorder"}},
        {"style": "mla"},
        {"locator": Locator("paragraph", "12")},
        {"prefix": "Hun Sen, quoted in"},
        {"form": "short"},
        {"locale": "fr-FR"},
        {"markup": "html"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_another_question_does(engine: Pandoc, other: dict[str, Any]) -> None:
    ask()
    ask(**other)
    assert engine.runs == 2
    assert ask().startswith("1. ")


def test_a_style_that_was_edited_is_another(engine: Pandoc, tmp_path: Path) -> None:
    style = tmp_path / "own.csl"
    shutil.copy(find_style("apa").path, style)
    ask(style=str(style))
    style.write_text(style.read_text("utf-8").replace("(", "["), "utf-8")
    ask(style=str(style))
    assert engine.runs == 2


@pytest.mark.parametrize("change", ["engine_id", "_newest_module", "__version__"])
def test_another_pandoc_or_secpol_asks_again(
    engine: Pandoc, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    ask()
    monkeypatch.setattr(kept, change, "9.9" if change == "__version__" else lambda: "9.9")
    ask()
    assert engine.runs == 2


def test_nothing_asked_nothing_kept() -> None:
    assert recall_citations([], find_style("apa")) == []
    assert not os.path.exists(citations_file())


def _flip_a_letter(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"1. Order", b"1. Ordal"))


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1500])


def _other_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA user_version = 999")


def _no_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE citation")


@pytest.mark.usefixtures("open_files_stay")
@pytest.mark.parametrize(
    "damage",
    [
        _flip_a_letter,
        _truncate,
        _no_table,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no database" * 500),
        lambda path: path.write_bytes(path.read_bytes()[:4096] + os.urandom(9000)),
    ],
    ids=["a letter", "cut", "no table", "empty", "other bytes", "noise"],
)
def test_a_damaged_file_is_made_anew(engine: Pandoc, damage: Any) -> None:
    ask()
    damage(Path(citations_file()))
    assert ask().removeprefix("2") == ". Order"
    ask()
    last = ask()
    assert engine.runs <= 3
    assert last == ask()


def test_a_file_of_another_version_is_replaced(engine: Pandoc) -> None:
    ask()
    _other_version(Path(citations_file()))
    ask(form="short")  # finds the other version, and throws it away
    ask()
    ask()
    assert engine.runs == 3


@pytest.mark.parametrize("trouble", ["folder", "read-only"])
def test_a_cache_that_cannot_be_written_is_no_error(
    engine: Pandoc, own_cache: Path, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if trouble == "folder":
        (own_cache / "citations.sqlite").mkdir(parents=True)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nothing/here")
    assert [ask(), ask()] == ["1. Order", "2. Order"]


def test_a_writer_that_does_not_end_keeps_nobody(engine: Pandoc) -> None:
    ask()
    with closing(sqlite3.connect(citations_file())) as other, other:
        other.execute("BEGIN EXCLUSIVE")
        assert ask(form="short") == "2. Order"
    assert ask() == "1. Order"


def test_the_file_does_not_grow_without_end(engine: Pandoc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LARGEST", 60_000)
    for number in range(40):
        ask({**BOOK, "title": f"{number} {'x' * 2000}"})
        assert os.path.getsize(citations_file()) <= 80_000
    engine.runs = 0
    ask({**BOOK, "title": f"39 {'x' * 2000}"})
    assert engine.runs == 0, "the newest stay"
    ask({**BOOK, "title": "x" * 20_000})
    ask({**BOOK, "title": "x" * 20_000})
    assert engine.runs == 2, "what is too large is not kept"


def _write_many(number: int) -> None:
    for place in range(25):
        question = f"{number} {place}"
        kept._keep(question, [Citation(0, "note", question)])
        assert kept._find(question) in (None, [Citation(0, "note", question)])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes that share this module")
def test_many_at_once() -> None:
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_write_many, args=(number,)) for number in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    known = [kept._find(f"{number} {place}") for number in range(4) for place in range(25)]
    assert sum(each is not None for each in known) > 50  # who has to wait too long keeps nothing


def test_pandoc_and_memory_say_the_same() -> None:
    assert ask() == ask() == "(Lim Sokha, n.d.)"
