"""What is written as YAML is read back as it was, and looks as if a person had written it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.authoring.layout import WIDTH, write_mapping
from secpol_cli.corpus.yaml import parse_yaml

_HARMFUL = "ab :#-'\"[]{},&*!|>%@`?0123456789.~\n\\ é—“\u2028\u0085\t"
_LEAVES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.text(alphabet=_HARMFUL, min_size=1),
    st.sampled_from(
        ["null", "yes", "NO", "003", "0x1F", "2019-03-11", "1e5", "-", "?", "a: b", "# c", "<<", "="]
    ),
    st.integers(0, 10**6),
    st.booleans(),
    st.lists(st.sampled_from(["peace", "of", "the: sea", "#x", "- y", "“q”"]), min_size=20, max_size=60).map(
        " ".join
    ),
)
_KEYS = st.sampled_from(["a", "text", "blocks", "x-y", "1", "yes", "date", "a b", "é"])
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3), st.dictionaries(_KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=4))
def test_it_is_read_back_as_it_was(value: dict[str, Any]) -> None:
    assert parse_yaml("x", write_mapping(value)).data == value


def test_a_long_text_is_wrapped_at_words() -> None:
    words = " ".join(["security"] * 60)
    lines = write_mapping({"blocks": [{"id": "p1", "kind": "paragraph", "text": words}]}).splitlines()
    assert lines[:4] == ["blocks:", "  - id: p1", "    kind: paragraph", "    text: >-"]
    assert all(len(line) <= WIDTH for line in lines)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"id": "003"}, 'id: "003"\n'),
        ({"title": "The Sea and Us"}, "title: The Sea and Us\n"),
        ({"title": "Peace: a plan"}, 'title: "Peace: a plan"\n'),
        ({"date": {"stated": "2019-03"}}, 'date: {stated: "2019-03"}\n'),
        ({"note": None, "notes": []}, ""),
        (
            {"blocks": [{"id": "h1", "kind": "heading", "text": "Aims"}]},
            "blocks:\n  - {id: h1, kind: heading, text: Aims}\n",
        ),
        ({"author": [{"family": "Nye", "given": "Joseph"}]}, "author: [{family: Nye, given: Joseph}]\n"),
    ],
)
def test_it_looks_as_people_write(value: dict[str, Any], written: str) -> None:
    assert write_mapping(value) == written
