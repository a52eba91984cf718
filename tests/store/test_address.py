"""Addresses as values, and the rule that nobody else takes them apart or puts them together."""

from __future__ import annotations

import ast
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.store.address import (
    Address,
    doc_of,
    join,
    note_part,
    number_of,
    numeral_of,
    part_of,
    range_ends,
    split,
)

ADDRESSES = [
    ("003", Address("003")),
    ("003/p12", Address("003", part="p12")),
    ("003/n14", Address("003", part="n14")),
    ("003/s14", Address("003", part="s14")),
    ("003:hall-menon-2014", Address("003", work="hall-menon-2014")),
    ("hun-sen", Address("hun-sen")),
    ("", Address("")),
    ("003/", Address("003", part="")),
    ("003:", Address("003", work="")),
    ("003:doi:10.1/x", Address("003", work="doi:10.1/x")),
    ("003/p1/p2", Address("003", part="p1/p2")),
]


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_parsed_and_written(text: str, address: Address) -> None:
    assert Address.parse(text) == address
    assert str(address) == text


_IDS = st.text(st.characters(exclude_characters="/:"))


@given(_IDS, st.none() | _IDS, st.none() | _IDS)
def test_writing_is_the_inverse_of_parsing(doc: str, part: str | None, work: str | None) -> None:
    address = Address(doc, part, None if part is not None else work)
    assert Address.parse(str(address)) == address
    assert pickle.loads(pickle.dumps(address)) == address
    assert {address: 1}[Address.parse(str(address))] == 1


@given(st.text(), st.text(st.characters(exclude_characters="/")))
def test_what_is_split_joins_again(place: str, doc: str) -> None:
    assert split(join(doc, place)) == (doc, place)
    assert (doc_of(join(doc, place)), part_of(join(doc, place))) == (doc, place)


def test_a_part_and_a_work_are_never_both_meant() -> None:
    with pytest.raises(ValueError, match="not both"):
        Address("003", "p1", "hall-menon-2014")


def test_it_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Address("003").doc = "004"


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("003", [Address("003")]),
        ("003/p1", [Address("003", part="p1"), Address("003/p1")]),
        ("The Sea: Ours", [Address("The Sea", work=" Ours"), Address("The Sea: Ours")]),
        ("a:b/p1", [Address("a:b", part="p1"), Address("a", work="b/p1"), Address("a:b/p1")]),
    ],
)
def test_what_somebody_may_mean(typed: str, readings: list[Address]) -> None:
    assert Address.readings(typed) == readings


def test_numbers_of_parts() -> None:
    assert note_part(14) == "n14"
    assert (number_of("p12", "p"), number_of("p12", "n"), number_of("p", "p")) == (12, None, None)
    assert (number_of("p²", "p"), number_of("px1", "p")) == (None, None)
    assert (numeral_of("p012", "p"), number_of("p012", "p")) == ("012", 12)


def test_it_loads_nothing() -> None:
    """Completion waits for it between two keys."""
    code = (
        "import sys; old = set(sys.modules); import secpol_cli.store.address; print(*set(sys.modules) - old)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    packages = {"__future__", "secpol_cli", "secpol_cli.store"}
    assert set(loaded.stdout.split()) <= packages | {"secpol_cli.store.address"}


# --- the rule ------------------------------------------------------------------------------

SOURCE = Path(__file__).resolve().parents[2] / "src" / "secpol_cli"

# Files that take other things apart at `/` and `:`, or join them so, and what these are.
OTHERS = {
    "authoring/removing.py": "file:line",
    "charts/calendar.py": "a property:and its value",
    "citation/csl_dates.py": "the two ends of an EDTF interval",
    "citation/styles.py": "the URLs by which styles are called",
    "citation/engine/version.py": "what a program's file was when it was asked for its version",
    "corpus/file_names.py": "files in a folder",
    "corpus/files.py": "files in a folder",
    "corpus/incremental.py": "size and times of a file",
    "corpus/integrity.py": "files in a folder",
    "dates/": "the two ends of an EDTF interval",
    "errors.py": "file:line:column",
    "output/columns.py": "the offsets behind an address in a cell",
    "output/layouts/findings.py": "file:line:column",
    "output/layouts/verdicts.py": "file:line:column",
    "readers/": "file:line:column",
    "citation/bibliographies.py": "file:line:column",
    "citation/own_works.py": "the slashes of a date in RIS",
    "citation/sequence.py": "file:line",
    "verification/linking/known_works.py": "a title and what stands behind its colon",
    "completion/zsh.py": "a command:and its help",
    "sources/listing.py": "files in a folder",
    "store/address.py": "addresses",
}
_SPLITTERS = frozenset(["split", "rsplit", "partition", "rpartition"])
_MARK = re.compile(r"[/:]\w?")


def _breaches(tree: ast.AST) -> list[int]:
    """The lines where something is taken apart at `/` or `:`, or where two values are joined by one."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.expr) and _is_breach(node)]


def _is_breach(node: ast.expr) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(attr=name), args=[ast.Constant(value=str(mark)), *_]):
            return name in _SPLITTERS and _MARK.fullmatch(mark) is not None
        case ast.JoinedStr(values=values):
            return any(
                isinstance(one, ast.FormattedValue)
                and isinstance(other, ast.FormattedValue)
                and isinstance(between, ast.Constant)
                and _MARK.fullmatch(str(between.value)) is not None
                for one, between, other in zip(values, values[1:], values[2:], strict=False)
            )
        case ast.BinOp(op=ast.Add(), right=ast.Constant(value="/" | ":")):
            return True
        case ast.Constant(value=str(text)):
            return "|| '/' ||" in text or "|| ':' ||" in text  # SQL that joins columns
    return False


@pytest.mark.parametrize(
    "code",
    [
        'doc = address.split("/", 1)[0]',
        'doc, _, part = address.partition("/")',
        'int(note.rpartition("/n")[2])',
        'doc, colon, work = address.partition(":")',
        "address = f\"{row['doc']}/{row['block']}\"",
        'address = f"{doc}/n{n}"',
        'address = f"<{doc}:{work}>"',
        'address = doc + "/" + part',
        "sql = \"SELECT doc || '/' || block FROM block\"",
    ],
)
def test_the_walk_sees_it(code: str) -> None:
    assert _breaches(ast.parse(code)) == [1]


@pytest.mark.parametrize("code", ['"/".join(parts)', 'f"{doc}, {part}"', 'f"see {doc}/"', 'text.split(" ")'])
def test_the_walk_sees_nothing_else(code: str) -> None:
    assert _breaches(ast.parse(code)) == []


def test_addresses_are_taken_apart_in_one_place() -> None:
    found = {
        f"{name}:{line}"
        for path in SOURCE.rglob("*.py")
        if not (name := path.relative_to(SOURCE).as_posix()).startswith(tuple(OTHERS))
        for line in _breaches(ast.parse(path.read_text("utf-8")))
    }
    assert not found, "use secpol_cli.store.address"


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("003/p12-p14", ("003/p12", "003/p14")),
        ("003/p12-14", ("003/p12", "003/p14")),
        ("003/n1–n3", ("003/n1", "003/n3")),
        ("003/p12", None),
        ("003/p12-h14", None),
        ("003/-p14", None),
        ("asean-plus-three", None),
    ],
)
def test_ranges(typed: str, ends: tuple[str, str] | None) -> None:
    assert range_ends(typed) == ends
