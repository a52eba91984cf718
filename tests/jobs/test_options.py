"""--jobs, --cluster, --store and folders of manuscripts, as commands have them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run

    from secpol_cli.store.store import Store

DRAFTS = {
    "one.md": "He said “we stand for the ASEAN way of consultation and consensus” and “no such words at all”.\n",
    "two/two.md": "They met, and “ASEAN centrality” was “the rule of law at sea and in the air” of it.\n",
    "two/notes.csv": "a table is no manuscript\n",
    ".hidden.md": "“words of nobody that nobody sees”\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in DRAFTS.items():
        path = tmp_path / "drafts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "drafts"


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    distributed: Any = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    from secpol_cli.jobs import node

    monkeypatch.setattr(node, "cache_folder", lambda: str(tmp_path / "node"))
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None
    ) as made:
        yield made.scheduler_address


def test_a_folder_is_its_manuscripts(run: Run, folder: Path) -> None:
    files = [str(folder / "one.md"), str(folder / "two" / "two.md")]
    each, together = run("verify", *files, "--json"), run("verify", str(folder), "--json")
    assert together.json["items"] == each.json["items"]
    assert {item["file"] for item in together.json["items"]} == set(files)
    assert together.json["warnings"][0] == f"{folder}: 1 file left out (two/notes.csv: no text by its ending)"
    assert run("verify", str(folder), files[0], "--json").json["counts"] == each.json["counts"]


def test_a_folder_without_a_manuscript_is_an_error_in_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    status, stdout, stderr = run("verify", str(tmp_path / "empty"))
    assert (status, stdout) == (2, "")
    assert "the folder is empty" in stderr


def test_a_store_in_a_file_answers_as_the_corpus_does(run: Run, store: Store, folder: Path) -> None:
    copied = folder.parent / "shared.sqlite"
    copied.write_bytes(Path(store.file).read_bytes())
    for asked in (("verify", str(folder)), ("search", "ASEAN centrality")):
        assert run(*asked, "--store", str(copied), "--json").stdout == run(*asked, "--json").stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such store"),
        (b"", "is no store of secpol"),
        (b"?" * 9000, "is no store of secpol"),
    ],
)
def test_a_file_that_is_no_store_is_an_error_in_a_line(
    run: Run, tmp_path: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "no.sqlite").write_bytes(content)
    status, stdout, stderr = run("search", "peace", "--store", str(tmp_path / "no.sqlite"))
    assert (status, stdout) == (3, "")
    assert said in stderr
    assert stderr.count("\n") == 1


def test_a_damaged_store_that_was_named_is_not_made_anew(run: Run, store: Store, tmp_path: Path) -> None:
    copied = tmp_path / "shared.sqlite"
    raw = Path(store.file).read_bytes()
    copied.write_bytes(raw[: len(raw) * 3 // 8] + b"?" * (len(raw) * 5 // 8))
    status, stdout, stderr = run("search", "ASEAN centrality", "--store", str(copied))
    assert (status, stdout) == (3, "")
    assert f"{copied} is " in stderr
    assert "damaged" in stderr
    assert copied.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("verify", "a.md", "--jobs", "2", "--cluster", "tcp://h:1"), "there is --jobs and --cluster"),
        (("search", "peace", "--jobs", "2"), "--jobs goes with --batch"),
        (("search", "peace", "--cluster", "tcp://h:1"), "--cluster goes with --batch"),
    ],
)
def test_options_that_do_not_go_together(run: Run, options: tuple[str, ...], said: str) -> None:
    status, stdout, stderr = run(*options)
    assert (status, stdout) == (2, "")
    assert said in stderr


@pytest.mark.filterwarnings("ignore")  # what Dask warns of is its own
def test_a_cluster_answers_byte_for_byte_as_one_process(run: Run, folder: Path, address: str) -> None:
    lines = folder / "lines"
    lines.write_text("ASEAN centrality\nqqqq xxxx\n\nrule of law\n", "utf-8")
    for asked in (("verify", str(folder), "--all"), ("search", "--batch", str(lines), "-n", "3")):
        for form in ("json", "csv"):
            alone = run(*asked, "-f", form, "--jobs", "1")
            assert run(*asked, "-f", form, "--cluster", address) == alone
            assert alone.stdout
