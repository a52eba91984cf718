"""Make the JSON Schemas from the model's records: python -m secpol_cli.output.schemas.generate

A record is an object with exactly its fields, all of them always there; its
docstring is the description.  What types cannot say stands in `_NARROWER`, and
what was asked, which no record holds, in `_QUERIES`.
"""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from secpol_cli import changes, errors, model, verdicts
from secpol_cli.output.json import VERSION
from secpol_cli.record import Record

Schema: TypeAlias = dict[str, Any]

FOLDER = Path(__file__).parent
DRAFT = "https://json-schema.org/draft/2020-12/schema"

# What the items of each command are; where there are several records, one answer has items of one.
ITEMS: dict[str, tuple[type[Record], ...]] = {
    "search": (model.SearchItem,),
    "show": (model.Page,),
    "principles": (
        model.PrincipleItem,
        model.MatrixRow,  # with --matrix
        model.Principle,  # with --vocabulary
    ),
    "speakers": (model.Speaker,),
    "orgs": (model.Organisation,),
    "docs": (model.DocumentSummary,),
    "timeline": (model.Event,),
    "network": (model.NetworkTie,),
    "page": (model.WrittenPage,),
    "stats": (model.Stats,),
    "cite": (model.CiteItem, model.StyleItem),  # a style with --styles
    "verify": (verdicts.VerifyItem,),
    "check": (model.Finding, model.Rule, changes.WrittenFile),  # --explain, --accept
    "completion": (model.CompletionScript,),
    "init": (changes.WrittenFile,),
    "add": (changes.AddedDocument, changes.AddedWork),
    "rename": (changes.WrittenFile,),
    "remove": (changes.WrittenFile,),
    "update": (changes.MovedAnchor, changes.WrittenFile),  # files with --undo
}

# What may stand in `query`: options that were given, names resolved to ids.
_EITHER = str | list[str]  # one value as it is, several in a list
_CHOSEN = {
    **dict.fromkeys(["org", "principle", "doc"], _EITHER),
    **dict.fromkeys(["since", "until"], str),
}
_QUERIES: dict[str, dict[str, Any]] = {
    "search": {
        **_CHOSEN,
        **dict.fromkeys(["text", "batch", "mode", "cite"], str),
        "speaker": _EITHER,
        "about": _EITHER,
        "explain": bool,
        "min_score": float,
        "limit": int,
    },
    "show": {"address": str, "limit": int},
    "principles": {
        **_CHOSEN,
        **dict.fromkeys(["stance", "mode", "group", "act"], str),
        **dict.fromkeys(["speaker", "holder"], _EITHER),
        **dict.fromkeys(["matrix", "disputed", "holders", "vocabulary"], bool),
        **dict.fromkeys(["top", "limit"], int),
    },
    "speakers": {"limit": int},
    "docs": {"limit": int},
    "stats": {"limit": int, "store": str},
    "orgs": {"kind": str, "limit": int},
    "timeline": {**_CHOSEN, "person": str, "place": str, "status": str, "limit": int},
    "network": {**_CHOSEN, "speaker": _EITHER, "mode": str, "holders": bool, "min": int, "limit": int},
    "page": {"file": str, "doc": _EITHER, "style": _EITHER},
    "cite": {
        "address": list[str],
        "as": str | None,
        **dict.fromkeys(["format", "lang", "markup", "accessed"], str),
        **dict.fromkeys(["all", "references", "sequence", "stated_only", "quote", "styles"], bool),
        **dict.fromkeys(["page", "section", "article", "verse", "timestamp", "at"], str),
    },
    "verify": {
        **dict.fromkeys(["file", "quote", "only", "allow", "bib"], list[str]),
        **dict.fromkeys(
            ["speaker", "doc", "cite", "sources", "accepted", "report", "stdin_name", "from"], str
        ),
        **dict.fromkeys(
            ["all", "strict", "accept", "fix", "in_place", "problems", "comments", "no_limit"], bool
        ),
    },
    "check": {"path": str, "explain": str, "todo": bool, "accept": list[str]},
    "completion": {"shell": str},
    "init": {"dir": str, "vocabulary": str, "language": str, "example": bool},
    "rename": {"id": str, "new": str, "yes": bool, "dry_run": bool},
    "remove": {"id": str, "yes": bool, "dry_run": bool},
    "update": {"id": str, "file": str, "undo": bool, "dry_run": bool},
    "add": {
        **dict.fromkeys(["file", "set", "bib"], list[str]),
        **dict.fromkeys(["id", "alike"], str),
        **dict.fromkeys(["yes", "dry_run", "private_addresses"], bool),
    },
}

# What more stands in the envelope, by its keys.
_ABOUT: dict[str, dict[str, Any]] = {
    "verify": {"files": list[verdicts.CheckedFile], "corpus": model.CorpusFacts, "written": list[str]},
    "docs": {"corpus": model.CorpusFacts},
    "network": {"voices": list[model.NetworkVoice]},
    "stats": {"corpus": model.CorpusFacts},
}

# By the name of a field: what else is true of its values.
_NARROWER: dict[str, Schema] = {
    "mode": {"enum": ["direct", "indirect", "authorial"]},
    "stance": {"enum": ["affirms", "rejects", "mentions"]},
    "status": {"enum": ["held", "planned"]},
    "act": {"enum": ["assertive", "directive", "commissive", "expressive", "declarative"]},
    "severity": {"enum": ["error", "warning"]},
    "level": {"enum": ["error", "open"]},
    "score": {"minimum": 0, "maximum": 100},
    "start": {"minimum": 0},
    "end": {"minimum": 0},
    "earliest": {"format": "date"},
    "latest": {"format": "date"},
}
_COUNTED = frozenset(["docs", "network", "orgs", "principles", "show", "speakers", "stats", "timeline"])
_COUNTS: Schema = {
    "type": "object",
    "description": "how many there are, whether or not all are given",
    "additionalProperties": {"type": "integer", "minimum": 0},
}
_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def make_schemas() -> dict[str, Schema]:
    """The schemas by file name."""
    answers = {f"{command}.json": _answer(command) for command in ITEMS}
    return answers | {"error.json": _error()}


def to_text(schema: Schema) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _answer(command: str) -> Schema:
    definitions: dict[str, Schema] = {}
    lists = [{"type": "array", "items": _type(kind, definitions)} for kind in ITEMS[command]]
    query = {
        name: _field(name, kind, definitions) for name, kind in sorted(_QUERIES.get(command, {}).items())
    }
    envelope = _envelope(
        f"secpol {command} --json",
        {"const": command},
        {"type": "object", "properties": query, "additionalProperties": False},
        lists[0] if len(lists) == 1 else {"anyOf": lists},
    )
    if command in ("search", "verify"):
        envelope = _with_counts(envelope, may_fail=command == "verify")
        envelope["properties"]["unread"] = {"type": "array", "items": _type(model.UnreadSource, definitions)}
    elif command in _COUNTED:
        properties = {**envelope["properties"], "counts": _COUNTS}
        envelope |= {"properties": properties, "required": [*envelope["required"], "counts"]}
    for key, kind in _ABOUT.get(command, {}).items():
        envelope["properties"][key] = _type(kind, definitions)
        envelope["required"] = [*envelope["required"], key]
    return envelope | {"$defs": dict(sorted(definitions.items()))}


def _error() -> Schema:
    envelope = _envelope(
        "secpol --json, of a command that stopped",
        {"type": "string", "description": "as it was typed"},
        {"type": "object", "maxProperties": 0},
        {"type": "array", "maxItems": 0},
    )
    envelope["required"].append("error")
    envelope["properties"]["error"] = _error_object()
    return envelope


def _error_object() -> Schema:
    codes = sorted(
        kind.code
        for kind in vars(errors).values()
        if inspect.isclass(kind) and issubclass(kind, errors.SecpolError) and kind is not errors.SecpolError
    )
    return _object(
        {"code": {"enum": codes}, "message": {"type": "string"}, "hint": {"type": ["string", "null"]}}
    )


def _envelope(title: str, command: Schema, query: Schema, items: Schema) -> Schema:
    properties = {
        "secpol": {"const": VERSION, "description": "raised only when a key changes its meaning"},
        "command": command,
        "query": query,
        "items": items,
        "warnings": {"type": "array", "items": {"type": "string"}},
    }
    return {"$schema": DRAFT, "title": title, **_object(properties)}


def _with_counts(envelope: Schema, *, may_fail: bool) -> Schema:
    """An envelope that counts what was found beside the items; `may_fail`: with an error that stopped a
    part."""
    error = {"error": _error_object()} if may_fail else {}
    return envelope | {
        "properties": {**envelope["properties"], "counts": _COUNTS, **error},
        "required": [*envelope["required"], "counts"],
    }


def _object(properties: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _record(kind: type[Record], definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(kind)
    properties = {name.removesuffix("_"): _field(name, hints[name], definitions) for name in kind.fields}
    if issubclass(kind, model.Passage):
        properties["text"] = {"type": ["string", "null"], "description": "null with --brief"}
    return {"description": " ".join((inspect.getdoc(kind) or "").split()), **_object(properties)}


def _field(name: str, kind: Any, definitions: dict[str, Schema]) -> Schema:
    schema = _type(kind, definitions)
    if "enum" in schema:
        return schema
    schema |= _NARROWER.get(name, {})
    if "enum" in schema and NoneType in get_args(kind):
        schema["enum"] = [*schema["enum"], None]
    return schema


def _type(kind: Any, definitions: dict[str, Schema]) -> Schema:
    """The schema of a Python type; records go into `definitions`."""
    arguments = get_args(kind)
    if isinstance(kind, type) and issubclass(kind, Record):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}  # in case it holds its own kind
            definitions[kind.__name__] = _record(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    match get_origin(kind):
        case origin if origin is Literal:
            return {"enum": list(arguments)}
        case origin if origin in (tuple, list):
            return {"type": "array", "items": _type(arguments[0], definitions)}
        case origin if origin is dict:
            values = {} if arguments[1] is Any else {"additionalProperties": _type(arguments[1], definitions)}
            return {"type": "object"} | values
        case origin if origin in (Union, UnionType):
            if _SIMPLE.keys() >= set(arguments):
                return {"type": [_SIMPLE[argument] for argument in arguments]}
            return {"anyOf": [_type(argument, definitions) for argument in arguments]}
    return {"type": _SIMPLE[kind]}


def main() -> None:
    """Write every schema beside this module."""
    for name, schema in make_schemas().items():
        (FOLDER / name).write_text(to_text(schema), "utf-8")


if __name__ == "__main__":
    main()
