"""What `secpol --complete` prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.completion.values import KINDS, completion_key, find_values, print_values
from secpol_cli.places import cache_folder, store_file
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from tests.conftest import CorpusDir, MakeCorpus

    from secpol_cli.store.store import Store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def shipped(store: Store, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work on the shipped corpus, whose store is there."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.delenv("SECPOL_CORPUS", raising=False)
    monkeypatch.chdir(ROOT)


@pytest.fixture
def small(corpus_dir: MakeCorpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CorpusDir:
    """Work on the small corpus, which has no store yet."""
    corpus = corpus_dir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SECPOL_CORPUS", str(corpus.root))
    return corpus


def ids(kind: str, prefix: str = "") -> list[str]:
    return [value for value, _ in find_values(kind, prefix)]


# --- which values there are ---------------------------------------------------------------


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("kind", "prefix", "value", "about"),
    [
        ("documents", "", "003", "ASEM in the Eyes of Cambodia"),
        ("documents", "ASEM in the", "003", "ASEM in the Eyes of Cambodia"),
        ("people", "hun", "hun-sen", "Hun Sen"),
        ("people", "HUN-S", "hun-sen", "Hun Sen"),
        ("people", "Samdech", "hun-sen", "Hun Sen"),
        ("people", "Hún Sèn", "hun-sen", "Hun Sen"),
        ("organisations", "ASEM", "asem", "Asia-Europe Meeting"),
        ("organisations", "association of", "asean", "ASEAN"),
        ("principles", "noninter", "non-interference", "Non-interference"),
        ("principles", "non-i", "non-interference", "Non-interference"),
        ("groups", "cambodia-six", "cambodia-six-principles", "Cambodia's six"),
        ("groups", "cambodia’s six", "cambodia-six-principles", "Cambodia's six"),
        ("events", "asem-founding", "asem-founding", ""),
        ("places", "preah", "Preah Vihear", ""),
        ("organisation-kinds", "tre", "treaty", ""),
        ("addresses", "003", "003", "ASEM in the Eyes of Cambodia"),
        ("addresses", "003/p1", "003/p12", ""),
        ("addresses", "003/n1", "003/n14", "Phnom Penh Post"),
        ("addresses", "003/S14", "003/s14", ""),
        ("addresses", "3/p1", "003/p12", ""),
        ("addresses", "003:hall", "003:hall-menon-2014", "Cambodia: Rapid Growth"),
        ("subjects", "3:hall", "003:hall-menon-2014", "Cambodia: Rapid Growth"),
        ("subjects", "ASEM in the Eyes of Cambodia:", "003", "ASEM in the Eyes"),
        ("subjects", "asem", "asem", "Asia-Europe Meeting"),
        ("subjects", "001/p", "001/p1", ""),
        ("styles", "", "chicago", "chicago-notes-bibliography"),
        ("styles", "modern l", "modern-language-association", ""),
    ],
)
def test_finds(kind: str, prefix: str, value: str, about: str) -> None:
    assert dict(find_values(kind, prefix))[value].startswith(about)


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "styles"])
@pytest.mark.parametrize("prefix", ["zzz", "-", "'", "zzz/", "/", "zzz:", ":"])
def test_finds_nothing(kind: str, prefix: str) -> None:
    assert ids(kind, prefix) == []


@pytest.mark.usefixtures("shipped")
def test_addresses_are_of_documents_alone_subjects_of_all() -> None:
    assert ids("addresses") == ids("documents") == ["000", "001", "002", "003", "004"]
    assert {"hun-sen", "asem", "sovereignty", "003"} <= set(ids("subjects"))


@pytest.mark.usefixtures("shipped")
def test_parts_come_in_reading_order_blocks_first() -> None:
    parts = ids("addresses", "003/")
    assert [parts.index(f"003/{part}") for part in ("p2", "p10", "n2", "n10", "s2", "s10")] == sorted(
        parts.index(f"003/{part}") for part in ("p2", "p10", "n2", "n10", "s2", "s10")
    )


def test_ids_of_styles_come_from_two_letters_on() -> None:
    assert len(ids("styles", "a")) < 20 < len(ids("styles", "am"))
    assert ids("styles", "apa")[0] == "apa"
    assert len(ids("styles", "ap")) == len(set(ids("styles", "ap")))


def test_own_style_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "House Style.csl").touch()
    monkeypatch.chdir(tmp_path)
    assert "House Style.csl" in ids("styles", "Ho")
    assert ids("styles", f"{tmp_path}/Ho") == [f"{tmp_path}/House Style.csl"]
    assert ids("styles", f"{tmp_path}/no/Ho") == []
    assert ids("styles", f"{tmp_path}//Ho") == [f"{tmp_path}//House Style.csl"]  # as it was typed


@given(st.text() | st.from_regex(r"[A-Za-z0-9 -]*", fullmatch=True))
def test_the_quick_key_is_the_folded_text(text: str) -> None:
    assert completion_key(text) == fold(text).replace(" ", "")


# --- printing -----------------------------------------------------------------------------


@pytest.mark.usefixtures("shipped")
def test_prints_a_value_and_a_description_a_line(capfd: pytest.CaptureFixture[str]) -> None:
    assert print_values(["people", "samd"]) == 0
    assert capfd.readouterr() == ("hun-sen\tHun Sen\n", "")


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("arguments", [[], ["planets"], ["people", "hun", "sen"]])
def test_what_cannot_be_answered_is_not_spoken_of(
    arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert print_values(arguments) == 2
    assert capfd.readouterr() == ("", "")


def test_names_cannot_command_a_terminal(small: CorpusDir, capfd: pytest.CaptureFixture[str]) -> None:
    small.replace("people.yaml", "name: Lim Sokha", 'name: "Lim\\e[31m\\tSo\\nkha\\u202e"')
    assert print_values(["people", "lim"]) == 0
    assert capfd.readouterr().out == "lim-sokha\tLim [31m So kha \n"


def test_long_descriptions_are_cut(small: CorpusDir, capfd: pytest.CaptureFixture[str]) -> None:
    assert print_values(["addresses", "010/p1"]) == 0
    line = capfd.readouterr().out
    assert line.startswith("010/p1\tLim Sokha said on Friday: “We stand for peace and")
    assert line.endswith("…\n")
    assert len(line) < 90


# --- the store ----------------------------------------------------------------------------


def test_a_missing_store_is_built(small: CorpusDir, tmp_path: Path) -> None:
    assert ids("people") == ["lim-sokha", "pact-ministers"]
    assert (tmp_path / "cache" / "secpol").is_dir()


def test_a_store_answers_although_the_corpus_has_changed(small: CorpusDir) -> None:
    assert ids("people", "Speaker") == ["lim-sokha"]
    small.replace("people.yaml", "Speaker Lim", "Chairman Lim")
    assert ids("people", "Speaker") == ["lim-sokha"]


@pytest.mark.usefixtures("open_files_stay")
@pytest.mark.parametrize("content", [b"", b"no store", b"SQLite format 3\0" + b"\0" * 4096])
def test_a_damaged_store_is_built_anew(small: CorpusDir, content: bytes) -> None:
    path = Path(store_file(cache_folder(), str(small.root.resolve())))
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert ids("people") == ["lim-sokha", "pact-ministers"]


def test_nothing_is_said_of_an_invalid_corpus(small: CorpusDir, capfd: pytest.CaptureFixture[str]) -> None:
    small.write("people.yaml", "lim-sokha: [")
    assert print_values(["people"]) == 3
    assert capfd.readouterr() == ("", "")


def test_nothing_is_said_of_a_missing_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SECPOL_CORPUS", str(tmp_path / "nowhere"))
    assert print_values(["people"]) == 3
    assert capfd.readouterr() == ("", "")


# --- starting -----------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["people", "hun-s"], ["addresses", "003/"], ["styles", "chi"]])
def test_loads_next_to_nothing(arguments: list[str], shell_environment: dict[str, str]) -> None:
    program = f"""
import sys
from secpol_cli.__main__ import main
before = set(sys.modules)
sys.argv[1:] = ["--complete", *{arguments!r}]
assert main() == 0
print(*sorted({{module.partition(".")[0] for module in set(sys.modules) - before}}), file=sys.stderr)
"""
    command = [sys.executable, "-c", program]
    answer = subprocess.run(
        command, env=shell_environment, capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert answer.stdout
    heavy = {
        "typer",
        "rich",
        "rapidfuzz",
        "yaml",
        "msgspec",
        "pathlib",
        "typing",
        "dataclasses",
        "json",
        "re",
    }
    assert not heavy & set(answer.stderr.split())
