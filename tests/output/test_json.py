"""JSON: valid whatever the corpus holds, and harmless on a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from tests.output.conftest import ESCAPE, MISCHIEF

from secpol_cli.errors import UnknownValue
from secpol_cli.model import CiteItem, Finding
from secpol_cli.output.json import error_json, plain_data, to_json, to_jsonl
from secpol_cli.output.parts import DIRECTIONS
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from tests.conftest import Run


def _finding(message: str) -> Finding:
    return Finding(file="a", line=1, column=2, rule="r", severity="error", message=message)


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_comes_back_and_commands_nothing(text: str) -> None:
    written = to_json(Result("check", [_finding(text)], {"path": text}, layout="findings"))
    read = json.loads(written)
    assert read["items"][0]["message"] == read["query"]["path"] == text
    assert written.encode("utf-8")  # no half of a surrogate pair
    assert all(char == "\n" or char >= " " for char in written)
    assert not {*map(chr, range(0x7F, 0xA0)), "\u2028", "\u2029", *DIRECTIONS} & set(written)


@given(st.lists(st.text(), max_size=3))
def test_jsonl_has_one_item_a_line(texts: list[str]) -> None:
    written = to_jsonl(Result("check", [_finding(text) for text in texts], {}, layout="findings"))
    assert [json.loads(line)["message"] for line in written.split("\n") if line] == texts
    assert written.count("\n") == max(0, len(texts) - 1)


def test_keys() -> None:
    item = CiteItem(address="003", as_="note", style="apa", style_title=None, text="…", csl={"id": "003"})
    assert plain_data(item) == {
        "address": "003",
        "as": "note",
        "style": "apa",
        "style_title": None,
        "text": "…",
        "csl": {"id": "003"},
        "style_edition": None,
        "quote": None,
        "locator": None,
        "number": None,
    }


def test_the_envelope() -> None:
    result = Result("docs", [], {"a": 1}, layout="documents", warnings=("w",))
    assert json.loads(to_json(result)) == {
        "secpol": 1, "command": "docs", "query": {"a": 1}, "items": [], "warnings": ["w"]
    }  # fmt: skip
    assert json.loads(error_json("docs", UnknownValue("style", "x", ["y"]))) == {
        "secpol": 1,
        "command": "docs",
        "query": {},
        "items": [],
        "warnings": [],
        "error": {"code": "unknown-value", "message": "no style “x”", "hint": "did you mean y?"},
    }


def test_a_hostile_corpus(run: Run, hostile: str) -> None:
    answer = run("show", "010/l1", "--corpus", hostile, "--json")
    assert answer.json["items"][0]["subject"]["text"] == f"Patience. {MISCHIEF} {ESCAPE}"
    assert not {"\x1b", "\x9b"} & set(answer.stdout)


def test_brief_leaves_out_the_blocks_and_nothing_else(run: Run) -> None:
    whole = run("show", "003", "--json")
    brief = run("show", "003", "--json", "--brief")
    assert len(brief.stdout) < len(whole.stdout) * 0.8
    assert _without_blocks(whole.json) == brief.json
    assert all(block["text"] for block in brief.json["items"][0]["blocks"])
    for command in (["search", "peace"], ["timeline"], ["principles"]):
        assert run(*command, "--json", "--brief").json == _without_blocks(run(*command, "--json").json)


def test_brief_lines_of_json_too(run: Run) -> None:
    lines = run("search", "peace", "-f", "jsonl", "--brief").stdout.splitlines()
    assert lines
    assert all(json.loads(line)["text"] is None for line in lines)


def _without_blocks(value: Any) -> Any:
    """JSON in which no passage has the block around it."""
    if isinstance(value, list):
        return [_without_blocks(item) for item in value]
    if not isinstance(value, dict):
        return value
    plain = {key: _without_blocks(item) for key, item in value.items()}
    return plain | {"text": None} if "exact" in value and "start" in value and "block" in value else plain
