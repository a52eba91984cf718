"""The JSON Schemas: made from the model, valid themselves, and as other tools rely on."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from secpol_cli.corpus import format as authored
from secpol_cli.output.schemas.generate import FOLDER, make_schemas, to_text

SCHEMAS = make_schemas()
DATE = "stated inferred basis earliest latest text"
PASSAGE = "address doc block start end exact text"
COUNTED = "id name aliases documents statements principles events"

# The keys that section 3 of the design promises, by schema and definition.
PROMISED = {
    (
        "search",
        "SearchItem",
    ): f"score {PASSAGE} passages statement speaker speaker_name mode principles date citation",
    ("search", "Passage"): PASSAGE,
    ("search", "Date"): DATE,
    ("show", "Statement"): "id address doc speaker speaker_name mode passages principles occasion date",
    ("show", "Reference"): "id doc notes csl",
    ("show", "Note"): "address n text cites",
    ("show", "Event"): "id label date status kind organisations people place evidence",
    (
        "principles",
        "PrincipleItem",
    ): "principle label speaker speaker_name doc statement stance group order passages",
    ("principles", "MatrixRow"): "principle label speakers",
    ("timeline", "Event"): "id label date status kind organisations people place evidence",
    ("cite", "CiteItem"): "address as style text csl",
    ("speakers", "Speaker"): COUNTED,
    ("orgs", "Organisation"): COUNTED,
    ("docs", "DocumentSummary"): "id name aliases statements principles events",
    ("check", "Finding"): "file line column rule severity message hint",
}


def test_the_files_are_as_generated() -> None:
    """After a change of the model: python -m secpol_cli.output.schemas.generate"""
    files = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    assert files == {name: to_text(schema) for name, schema in SCHEMAS.items()}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_valid_schema_that_says_all_there_is(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    envelope = ["secpol", "command", "query", "items", "warnings"]
    assert schema["required"][:5] == envelope
    for object_ in _objects(schema):
        if "properties" in object_:
            assert object_["additionalProperties"] is False
            if object_ is not schema["properties"]["query"]:
                is_whole = object_ is not schema or name == "error.json"  # an answer may have an error
                promised = [
                    key for key in object_["properties"] if is_whole or key not in ("error", "unread")
                ]
                assert object_["required"] == promised


@pytest.mark.parametrize(("command", "record"), PROMISED)
def test_the_promised_keys(command: str, record: str) -> None:
    definition = SCHEMAS[f"{command}.json"]["$defs"][record]
    assert set(PROMISED[command, record].split()) <= set(definition["properties"])
    assert definition["description"]


def test_an_event_s_evidence_is_passages_and_a_date_is_a_date_wherever_one_stands() -> None:
    for schema in SCHEMAS.values():
        for definition in schema.get("$defs", {}).values():
            for key, value in definition.get("properties", {}).items():
                if key == "date":
                    assert value == {"$ref": "#/$defs/Date"}
                if key in ("evidence", "passages"):
                    assert value == {"type": "array", "items": {"$ref": "#/$defs/Passage"}}


def test_the_values_are_those_of_the_corpus_format() -> None:
    properties = SCHEMAS["show.json"]["$defs"]
    assert properties["Statement"]["properties"]["mode"]["enum"] == [*get_args(authored.Mode)]
    assert properties["PrincipleUse"]["properties"]["stance"]["enum"] == [*get_args(authored.Stance)]
    assert properties["Event"]["properties"]["status"]["enum"] == ["held", "planned"]
    assert SCHEMAS["search.json"]["$defs"]["SearchItem"]["properties"]["mode"]["enum"][-1] is None


@pytest.mark.parametrize(
    "spoiled",
    [
        {"items": [{}]},
        {"items": None},
        {"secpol": 2},
        {"command": "docs"},
        {"query": {"colour": "red"}},
        {"warnings": [1]},
        {"more": 1},
        {"error": {}},
    ],
)
def test_a_schema_refuses_what_is_not_promised(spoiled: dict[str, Any]) -> None:
    counts = {"queries": 1, "cut": 0}
    sound = {"secpol": 1, "command": "search", "query": {"text": "x"}, "items": [], "warnings": []}
    sound |= {"counts": counts}
    validator = Draft202012Validator(SCHEMAS["search.json"])
    assert validator.is_valid(sound)
    assert not validator.is_valid(sound | spoiled)


def _objects(schema: Any) -> list[dict[str, Any]]:
    """Every mapping in a schema, itself included."""
    if isinstance(schema, list):
        return [found for part in schema for found in _objects(part)]
    if not isinstance(schema, dict):
        return []
    return [schema, *(found for part in schema.values() for found in _objects(part))]


def test_they_are_plain_json() -> None:
    assert all(json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json"))
