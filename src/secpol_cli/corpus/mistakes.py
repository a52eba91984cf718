"""What keeps a value of a YAML file from being a record, in the words of someone who writes YAML.

msgspec tells whether a value is one, quickly.  Where it is not, this walks the
value beside the types, so that neither place nor words hang on msgspec's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KeyPath: TypeAlias = tuple[str | int, ...]

_INSPECT = msgspec.inspect
_KINDS: dict[type, tuple[type, ...]] = {
    # what msgspec knows of a type, and which values are of it
    _INSPECT.StrType: (str,),
    _INSPECT.LiteralType: (str,),
    _INSPECT.BoolType: (bool,),
    _INSPECT.IntType: (int,),
    _INSPECT.FloatType: (float, int),
    _INSPECT.NoneType: (type(None),),
    _INSPECT.ListType: (list,),
    _INSPECT.DictType: (dict,),
    _INSPECT.StructType: (dict,),
}
_NAMES = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a mapping",
    type(None): "nothing",
}


class Mistake(NamedTuple):
    """What is wrong, at which path below the value, and what to do about it."""

    path: KeyPath
    message: str
    hint: str | None = None


def first_mistake(value: object, kind: Any) -> Mistake | None:
    """The first thing, in the order of the file, that keeps `value` from being a record of `kind`.

    What is missing from a mapping comes after what is wrong in it.  None where
    nothing is found.
    """
    return next(_mistakes(value, _INSPECT.type_info(kind), ()), None)


def _mistakes(value: object, info: Any, path: KeyPath) -> Iterator[Mistake]:
    members = info.types if isinstance(info, _INSPECT.UnionType) else (info,)
    if any(isinstance(member, _INSPECT.AnyType) for member in members):
        return
    member: Any = next((member for member in members if type(value) in _KINDS[type(member)]), None)
    if member is None:
        yield _wrong_kind(value, members, path)
    elif isinstance(member, _INSPECT.LiteralType) and value not in member.values:
        hint = f"one of {', '.join(map(str, member.values))}"
        yield Mistake(path, f"“{value}” may not stand here", hint)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _mistakes(item, member.item_type, (*path, index))
    elif isinstance(member, _INSPECT.StructType) and isinstance(value, dict):
        yield from _mistakes_in_record(value, member, path)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _mistakes(item, member.value_type, path)


def _mistakes_in_record(value: dict[Any, object], info: Any, path: KeyPath) -> Iterator[Mistake]:
    fields = {field.encode_name: field for field in info.fields}
    for key, item in value.items():
        if key in fields:
            yield from _mistakes(item, fields[key].type, (*path, key))
        else:
            yield _unknown_key(key, tuple(fields), path)
    for key, field in fields.items():
        if field.required and key not in value:
            yield Mistake(path, f"the key “{key}” is missing")


def _unknown_key(key: str, known: Sequence[str], path: KeyPath) -> Mistake:
    from secpol_cli.nearest import nearest

    near = nearest(key, known)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
    return Mistake((*path, key), f"unknown key “{key}”", hint)


def _wrong_kind(value: object, members: Sequence[Any], path: KeyPath) -> Mistake:
    wanted = list(dict.fromkeys(_NAMES[_KINDS[type(member)][0]] for member in members))
    is_plain = isinstance(value, (bool, int, float))
    hint = "put it in quotes" if is_plain and "text" in wanted else None
    return Mistake(path, f"expected {' or '.join(wanted)}, found {_NAMES[type(value)]}", hint)
