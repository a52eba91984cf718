"""What keeps a value of a YAML file from being a record, in the words of someone who writes YAML.

msgspec tells whether a value is one, quickly.  Where it is not, this walks the
value beside the types, so that neither place nor words hang on msgspec's.
"""

from __future__ import annotations

from itertools import islice
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
_MOST = 1000  # mistakes that are looked for
# What to write for a key that is missing where it is not plain, by the record's name and the key.
_INSTEAD = {
    ("Document", "date"): (
        "say when the text was written or published: date: {stated: 2019-03-11}, "
        "or date: {} where nothing tells"
    ),
    ("Document", "source"): "name the file of the text: source: {file: sources/ID.txt, sha256: …}",
    ("Document", "citation"): "say what the text is, in CSL: citation: {type: speech, title: …}",
    (
        "Document",
        "blocks",
    ): "give the text, paragraph by paragraph: blocks: [{id: p1, kind: paragraph, text: …}]",
}


class Mistake(NamedTuple):
    """What is wrong, at which path below the value, and what to do about it."""

    path: KeyPath
    message: str
    hint: str | None = None
    is_missing: bool = False


def find_mistakes(value: object, kind: Any) -> list[Mistake]:
    """What keeps `value` from being a record of `kind`: the first thing in the order of the file; where that
    is a key that is missing, everything that is missing.

    What is missing from a mapping comes after what is wrong in it.  Empty where
    nothing is found.
    """
    found = list(islice(_mistakes(value, _INSPECT.type_info(kind), ()), _MOST))
    return [each for each in found if each.is_missing] if found and found[0].is_missing else found[:1]


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
    missing = [key for key, field in fields.items() if field.required and key not in value]
    if missing:
        yield Mistake(path, _said_missing(missing), _INSTEAD.get((info.cls.__name__, missing[0])), True)


def _said_missing(keys: Sequence[str]) -> str:
    if len(keys) == 1:
        return f"the key “{keys[0]}” is missing"
    *first, last = [f"“{key}”" for key in keys]
    return f"the keys {', '.join(first)} and {last} are missing"


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
