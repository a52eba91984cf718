"""A short share of each campaign, always the same."""

from __future__ import annotations

import os

import pytest
from tests.campaigns import escapes, fuzz, kill


@pytest.mark.skipif(os.name == "nt", reason="no file has such a name there")
def test_nothing_raw_comes_out() -> None:
    assert escapes.run_share(16) == []


def test_whatever_is_asked_is_answered_or_refused_in_one_line() -> None:
    assert fuzz.run(range(1, 51)).wrong == {}


@pytest.mark.skipif(os.name == "nt", reason="nothing is killed like that there")
@pytest.mark.parametrize("job", ["docs", "--in-place", "init new --vocabulary", "rename 010", "add t.txt"])
def test_what_is_killed_leaves_nothing_half(job: str) -> None:
    assert kill.run(2, seed=1, only=job) == []
