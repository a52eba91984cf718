"""Expressions that are compiled when they are first needed."""

from __future__ import annotations

import re

import pytest

from secpol_cli.patterns import compile_late


def test_it_is_what_re_makes() -> None:
    late, made = (
        compile_late(r"(?P<word>[a-z]+)\s", re.IGNORECASE),
        re.compile(r"(?P<word>[a-z]+)\s", re.IGNORECASE),
    )
    for _ in range(2):
        found = late.search("12 Ab c")
        assert found is not None
        assert found["word"] == "Ab"
        assert late.sub("-", "Ab c ") == made.sub("-", "Ab c ")
    assert late.groupindex == made.groupindex
    assert late.pattern == made.pattern


def test_it_is_compiled_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile

    def compile_and_note(source: str, flags: int) -> re.Pattern[str]:
        compiled.append(source)
        return real(source, flags)

    monkeypatch.setattr(re, "compile", compile_and_note)
    late = compile_late("a+")
    assert compiled == []
    assert late.match("aa")
    assert late.match("a")
    assert compiled == ["a+"]


def test_one_that_is_wrong_says_so_when_it_is_used() -> None:
    with pytest.raises(re.error):
        compile_late("(").match("")
