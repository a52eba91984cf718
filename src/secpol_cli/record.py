"""Frozen records that cost nothing to define.

`dataclasses` compiles each class's methods anew in every process: twenty
classes take a fifth of the time in which the program starts.  A record is
declared, used, compared and type-checked like a frozen dataclass (PEP 681).
"""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar, dataclass_transform

R = TypeVar("R", bound="Record")


@dataclass_transform(frozen_default=True)
class Record:
    """Base of records: the annotations of a class are its fields, in their order, those of its base first."""

    fields: ClassVar[tuple[str, ...]] = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        own = [name for name, kind in cls.__annotations__.items() if not str(kind).startswith("ClassVar")]
        cls.fields = tuple(dict.fromkeys((*cls.fields, *own)))
        cls._defaults = cls._defaults | {name: vars(cls)[name] for name in own if name in vars(cls)}
        cls.__match_args__ = cls.fields  # type: ignore[misc]

    def __init__(self, *values: Any, **named: Any) -> None:
        given = {**self._defaults, **dict(zip(self.fields, values, strict=False)), **named}
        if len(values) > len(self.fields) or given.keys() != set(self.fields):
            wrong = sorted(given.keys() ^ set(self.fields)) or "too many values"
            raise TypeError(f"{type(self).__name__}: {wrong}")
        self.__dict__.update(given)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__getstate__() == self.__getstate__()

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__[name] for name in self.fields))

    def __getstate__(self) -> dict[str, Any]:
        """The fields, for copies and pickles: properties that are worked out once stand beside them."""
        own = self.__dict__
        return own if len(own) == len(self.fields) else {name: own[name] for name in self.fields}

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.fields)
        return f"{type(self).__name__}({inside})"


def replace(record: R, **changes: Any) -> R:
    """A copy of a record with some fields changed."""
    return type(record)(**{**record.__getstate__(), **changes})
