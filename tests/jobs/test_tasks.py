"""Work that is shared out: the same answers in the same order, whoever works, and whoever is lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.jobs import processes
from secpol_cli.jobs.desk import Desk
from secpol_cli.jobs.processes import Processes
from secpol_cli.jobs.tasks import Means, do_all
from secpol_cli.manuscript.quotation import Quotation
from secpol_cli.readers.records import Place
from secpol_cli.store.store import Store
from secpol_cli.verification.verify import Judging

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.verification.judge import Judged

SHIPPED = Path(__file__).resolve().parents[2] / "corpus"
TASK = Judging(())
WORDS = "the ASEAN way of consultation and consensus among its members is what holds the community together"


def quotations(count: int) -> list[tuple[Quotation, str]]:
    """Quotations of five to nine words; each comes back again only after many."""
    words = WORDS.split()
    stretches = [words[first : first + size] for size in range(5, 10) for first in range(len(words) - size)]
    return [
        (Quotation(" ".join(stretches[number % len(stretches)]), "inline", Place(number + 1)), "draft.md")
        for number in range(count)
    ]


def alone(store: Store, asked: Sequence[tuple[Quotation, str]]) -> list[Judged]:
    answer = TASK.open(store)
    return [answer(each) for each in asked]


def wait_until_answered(desk: Desk[tuple[Quotation, str], Judged], count: int) -> None:
    started = time.monotonic()
    while desk.done < count:
        assert time.monotonic() - started < 60, "no process answers"
        desk.wait(0.1)


def test_answers_are_those_of_one_process_in_the_order_of_the_items(store: Store) -> None:
    asked = quotations(40)
    told: list[tuple[int, int, str]] = []
    means = Means(jobs=3, worth=0.0)  # in any case
    found = do_all(store, TASK, asked, lambda *far: told.append(far), "verifying", means).answers
    assert found == alone(store, asked)
    assert [item.line for item, _ in found] == [place.line for place in (q.place for q, _ in asked)]
    assert told[0] == (0, 40, "verifying")
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)


def test_processes_do_all_there_is(store: Store) -> None:
    asked = quotations(30)
    desk: Desk[tuple[Quotation, str], Judged] = Desk(asked)
    with Processes(desk, TASK, Path(store.file), 0) as others:
        others.start(2)
        wait_until_answered(desk, 30)
    assert desk.answers == alone(store, asked)
    assert not multiprocessing.active_children()


def test_what_a_process_had_that_dies_is_done_all_the_same(store: Store) -> None:
    asked = quotations(300)
    desk: Desk[tuple[Quotation, str], Judged] = Desk(asked)
    answer = TASK.open(store)
    with Processes(desk, TASK, Path(store.file), 0) as others:
        others.start(1)
        wait_until_answered(desk, 1)
        (process,) = multiprocessing.active_children()
        process.kill()
        process.join()
        assert not desk.is_done
        while not desk.is_done:
            share = desk.take_one()
            desk.answer(share, [answer(item) for item in desk.items_of(share)])
            desk.wait(0 if share else 0.1)
    assert desk.answers == alone(store, asked)


def test_a_store_that_others_cannot_open_is_no_loss(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "file", property(lambda _: str(tmp_path / "gone.sqlite")))
    asked = quotations(10)
    assert do_all(store, TASK, asked, _say_nothing, "", Means(jobs=2, worth=0.0)).answers == alone(
        store, asked
    )


def test_little_work_starts_no_process(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes.Processes, "start", lambda *_: pytest.fail("a process was started"))
    do_all(store, TASK, quotations(5), _say_nothing, "", Means(jobs=8))


def test_an_error_is_raised_here_and_ends_the_others(store: Store) -> None:
    asked: list[Any] = [*quotations(5), "no quotation at all", *quotations(5)]
    with pytest.raises(TypeError, match="judge"):
        do_all(store, TASK, asked, _say_nothing, "", Means(jobs=2, worth=0.0))
    assert not multiprocessing.active_children()


def _say_nothing(done: int, total: int, what: str) -> None:
    pass


# --- the desk ----------------------------------------------------------------------------


def test_shares_get_smaller_and_cover_everything_once() -> None:
    desk: Desk[int, int] = Desk(range(1000))
    taken = []
    while share := desk.take_share(4):
        taken.append(share)
    assert [number for share in taken for number in share] == list(range(1000))
    sizes = [len(share) for share in taken]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 1
    assert sizes[-1] == 1


def test_what_is_given_back_is_taken_again_first() -> None:
    desk: Desk[int, int] = Desk(range(10))
    first, second = desk.take_one(), desk.take_one()
    desk.answer(second, [10])
    desk.give_back(first)
    assert desk.take_one() == first
    assert not desk.is_done


# --- Ctrl-C ------------------------------------------------------------------------------

PROGRAM = """
import sys
from functools import partial
from secpol_cli.jobs import tasks
tasks.Means = partial(tasks.Means, worth=0.0)
from secpol_cli.__main__ import main
sys.exit(main())
"""


@pytest.mark.skipif(os.name == "nt", reason="groups of processes are POSIX's")
def test_ctrl_c_ends_every_process_without_a_word(store: Store, cache: Path, tmp_path: Path) -> None:
    text = "\n\n".join(f"He said “{quotation.text}” once more." for quotation, _ in quotations(9_900))
    (tmp_path / "draft.md").write_text(text, "utf-8")
    program = subprocess.Popen(
        [
            sys.executable,
            "-c",
            PROGRAM,
            "verify",
            str(tmp_path / "draft.md"),
            "--jobs",
            "3",
            "--corpus",
            str(SHIPPED),
        ],
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _wait_for(lambda: len(_group(program.pid)) >= 3)
        os.killpg(program.pid, signal.SIGINT)  # as a terminal does
        stdout, stderr = program.communicate(timeout=60)
        assert (program.returncode, stdout, stderr) == (130, b"", b"")
        _wait_for(lambda: not _group(program.pid))
    finally:
        for left in _group(program.pid):
            os.kill(left, signal.SIGKILL)


def _group(group: int) -> list[int]:
    """The processes of a group, but for those that are dead and not yet buried."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,pgid=,stat="], capture_output=True, text=True, check=True
    )
    rows = [line.split() for line in listed.stdout.splitlines()]
    return [int(pid) for pid, of, stat in rows if int(of) == group and not stat.startswith("Z")]


def _wait_for(holds: Callable[[], bool]) -> None:
    started = time.monotonic()
    while not holds():
        assert time.monotonic() - started < 60, "it does not come"
        time.sleep(0.02)
