"""Records and errors: compared by their fields, and the same behind a pickle and in a copy."""

from __future__ import annotations

import copy
import importlib
import inspect
import pickle
import pkgutil
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest

import secpol_cli
from secpol_cli.output.result import Result
from secpol_cli.record import Record, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _classes(base: type) -> list[type]:
    """All classes of the program below `base`, by their names, whatever module has them."""
    for module in pkgutil.walk_packages(secpol_cli.__path__, "secpol_cli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found: set[type] = set()
    waiting = [base]
    while waiting:
        below: set[type] = set(waiting.pop().__subclasses__()) - found
        found |= below
        waiting += below
    return sorted((one for one in found if one.__module__.startswith("secpol_cli.")), key=_name)


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


COPIES: list[Callable[[Any], Any]] = [
    *(
        lambda value, protocol=protocol: pickle.loads(pickle.dumps(value, protocol))
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    ),
    copy.copy,
    copy.deepcopy,
]

# --- records ------------------------------------------------------------------------------


def _record(kind: type[Record]) -> Record:
    """A record with its defaults, and something in every other field."""
    given = {name: f"{name} of it" for name in kind.fields if name not in kind._defaults}
    return kind(**given)


@pytest.mark.parametrize("kind", _classes(Record), ids=_name)
def test_every_record_is_the_same_behind_a_pickle(kind: type[Record]) -> None:
    record = _record(kind)
    for name, value in inspect.getmembers(kind):
        if isinstance(value, cached_property):
            record.__dict__[name] = lambda: None  # worked out already; and nothing that a pickle takes
    for make in COPIES:
        other = make(record)
        assert other == record == _record(kind)
        assert type(other) is kind
        assert set(vars(other)) == set(kind.fields)
        with pytest.raises(AttributeError):
            setattr(other, kind.fields[0] if kind.fields else "anything", "else")


class Pair(Record):
    """A record with a property that is worked out once."""

    first: int
    second: int = 2

    @cached_property
    def total(self) -> int:
        return self.first + self.second


def test_what_was_worked_out_is_no_field() -> None:
    fresh, used = Pair(1), Pair(1)
    assert used.total == 3
    assert fresh == used
    assert hash(fresh) == hash(used)
    assert replace(used, first=5).total == 7
    assert copy.deepcopy(used).total == 3


def test_the_order_in_which_fields_are_given_does_not_matter() -> None:
    assert Pair(first=1, second=3) == Pair(second=3, first=1)
    assert len({Pair(first=1, second=3), Pair(second=3, first=1)}) == 1


def test_an_answer_is_the_same_behind_a_pickle() -> None:
    answer = Result("docs", [Pair(1)], {"doc": "003"}, layout="docs", warnings=("w",))
    assert pickle.loads(pickle.dumps(answer)) == answer


# --- errors -------------------------------------------------------------------------------

# What the constructors of errors ask for, by its annotation.
_SAMPLES: dict[str, Any] = {
    "str": "words",
    "str | None": "what to do",
    "int": 3,
    "Iterable[str]": ["near"],
    "tuple[AnchoredSpan, ...]": ((1, 2),),
}


def _error(kind: type[Exception]) -> Exception:
    if kind.__init__ is Exception.__init__ or kind.__init__ is ValueError.__init__:
        return kind("words")
    parameters = list(inspect.signature(kind).parameters.values())
    values = [(one, _SAMPLES[str(one.annotation)]) for one in parameters]
    named = {one.name: value for one, value in values if one.kind is one.KEYWORD_ONLY}
    return kind(*(value for one, value in values if one.kind is not one.KEYWORD_ONLY), **named)


def _told(error: Exception) -> Iterator[object]:
    yield from (type(error), str(error), error.args, vars(error))


@pytest.mark.parametrize("kind", _classes(Exception), ids=_name)
def test_every_error_is_the_same_behind_a_pickle(kind: type[Exception]) -> None:
    error = _error(kind)
    error.add_note("seen in a worker")
    for make in COPIES:
        assert list(_told(make(error))) == list(_told(error))


def test_all_errors_are_looked_at() -> None:
    names = {kind.__name__ for kind in _classes(Exception)}
    assert {"CorpusInvalid", "ManuscriptUnreadable", "UnknownValue", "ToolError", "AnchorAmbiguous"} <= names
    assert len(_classes(Record)) > 40
