"""A cluster: the answers of one process, whatever becomes of the workers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.jobs.test_tasks import TASK, alone, quotations

from secpol_cli.errors import ToolError, UsageError
from secpol_cli.jobs import cluster, node
from secpol_cli.jobs.tasks import Means, do_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.store.store import Store

distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
pytestmark = pytest.mark.filterwarnings("ignore")  # what Dask warns of is its own


@pytest.fixture
def nodes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the workers keep what is sent to them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "secpol" / "cluster"


@pytest.fixture
def inside() -> Iterator[Any]:
    """A scheduler and two workers in threads of this process."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None
    ) as made:
        yield made


def store_file(store: Store) -> Path:
    return Path(store.file)


def verify(store: Store, count: int, address: str, shared: str | None = None) -> Any:
    return do_all(store, TASK, quotations(count), _say_nothing, "", Means(cluster=address, shared=shared))


def test_answers_are_those_of_one_process(store: Store, nodes: Path, inside: Any) -> None:
    found = verify(store, 40, inside.scheduler_address)
    assert found == (alone(store, quotations(40)), ())


def test_the_store_is_sent_once_to_a_node_and_known_by_its_checksum(
    store: Store, nodes: Path, inside: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    send = cluster.Cluster._send

    def counted(self: Any, worker: str) -> Any:
        sent.append(worker)
        return send(self, worker)

    monkeypatch.setattr(cluster, "_PIECE", 100_000)
    monkeypatch.setattr(cluster.Cluster, "_send", counted)
    expected = alone(store, quotations(10))
    assert verify(store, 10, inside.scheduler_address).answers == expected
    kept = nodes / f"{node.checksum(store_file(store))}.sqlite"
    assert list(nodes.iterdir()) == [kept]
    assert kept.read_bytes() == store_file(store).read_bytes()
    assert len(sent) == 1  # there are two workers
    assert verify(store, 10, inside.scheduler_address).answers == expected
    assert len(sent) == 1
    kept.write_bytes(b"damaged")
    assert verify(store, 10, inside.scheduler_address).answers == expected
    assert len(sent) == 2
    assert kept.read_bytes() == store_file(store).read_bytes()


def test_a_store_on_a_disk_that_all_share_is_not_sent(
    store: Store, nodes: Path, inside: Any, tmp_path: Path
) -> None:
    shared = tmp_path / "shared.sqlite"
    shared.write_bytes(store_file(store).read_bytes())
    found = verify(store, 10, inside.scheduler_address, str(shared))
    assert found.answers == alone(store, quotations(10))
    assert not nodes.exists()


def test_another_store_on_the_shared_disk_is_not_taken(
    store: Store, nodes: Path, inside: Any, tmp_path: Path
) -> None:
    (tmp_path / "other.sqlite").write_bytes(b"another store")
    found = verify(store, 10, inside.scheduler_address, str(tmp_path / "other.sqlite"))
    assert found.answers == alone(store, quotations(10))
    assert len(list(nodes.iterdir())) == 1


def test_a_worker_of_another_version_is_refused(
    store: Store, nodes: Path, inside: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    described = dict(node.describe())
    older = {"the first": sorted(inside.scheduler.workers)[:1], "both": sorted(inside.scheduler.workers)}

    def describe(_: object, worker: str) -> dict[str, str]:
        return {**described, "secpol": "0.0.9"} if worker in older[which] else described

    monkeypatch.setattr(cluster.Cluster, "_describe_worker", describe)
    which = "the first"
    found = verify(store, 10, inside.scheduler_address)
    assert found.answers == alone(store, quotations(10))
    (said,) = found.said
    assert said.startswith(
        f"the worker {older[which][0]} has secpol 0.0.9, not {described['secpol']}; install"
    )
    which = "both"
    with pytest.raises(ToolError) as raised:
        verify(store, 10, inside.scheduler_address)
    assert "has secpol 0.0.9, not" in raised.value.message
    assert raised.value.hint is not None
    assert raised.value.hint.startswith("install secpol-cli[cluster]")


def test_no_scheduler_and_no_address_are_errors_in_a_line(
    store: Store, nodes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", 0.2)
    with pytest.raises(ToolError, match="no scheduler answers"):
        verify(store, 3, "tcp://127.0.0.1:9")
    monkeypatch.setattr("distributed.Client", None)  # one of a bad address complains when it goes
    for address in ("nowhere at all", "foo://x:1", "inproc://"):
        with pytest.raises(UsageError, match="is no address"):
            verify(store, 3, address)


def test_without_the_extra_it_says_what_to_install(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match="needs dask") as raised:
        verify(store, 3, "tcp://127.0.0.1:8786")
    assert raised.value.hint == "pip install 'secpol-cli[cluster]'"


def test_a_worker_that_is_lost_costs_no_answer(store: Store, nodes: Path, inside: Any) -> None:
    lost: list[str] = []

    def lose_one(done: int, total: int, what: str) -> None:
        if done and not lost:
            worker = next(iter(inside.workers.values()))
            lost.append(worker.address)
            inside.sync(worker.close)

    means = Means(cluster=inside.scheduler_address)
    found = do_all(store, TASK, quotations(120), lose_one, "", means)
    assert lost
    assert found == (alone(store, quotations(120)), ())


def test_when_all_workers_are_lost_the_rest_is_done_here(store: Store, nodes: Path, inside: Any) -> None:
    lost: list[str] = []

    def lose_all(done: int, total: int, what: str) -> None:
        while done and inside.workers:
            name, worker = next(iter(inside.workers.items()))
            lost.append(inside.workers.pop(name).address)
            inside.sync(worker.close)

    means = Means(cluster=inside.scheduler_address)
    found = do_all(store, TASK, quotations(120), lose_all, "", means)
    assert len(lost) == 2
    assert found == (alone(store, quotations(120)), ())


def _say_nothing(done: int, total: int, what: str) -> None:
    pass
