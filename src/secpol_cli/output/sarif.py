"""SARIF 2.1.0 (OASIS): verdicts that code hosts and editors show beside the lines of a manuscript."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from secpol_cli import __version__
from secpol_cli.output.json import plain_data
from secpol_cli.verdicts import NOTHING_WRONG, VERDICTS

if TYPE_CHECKING:
    from secpol_cli.output.result import Result
    from secpol_cli.verdicts import VerifyItem

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = dict.fromkeys(("altered", "mislocated", "interpolated"), "warning")
_LEVELS |= {"unchecked": "note", "skipped": "none"}
_MEANINGS = {
    "verbatim": "Word for word as in the source.",
    "verbatim-folded": "As in the source but for case, marks, hyphens, white space or the last stop.",
    "edited": "As in the source but for what its marks admit: ellipses, brackets, emphasis.",
    "reported": "As in the source, which there tells in its own words what was said.",
    "interpolated": "Words in brackets that the source does not bear out.",
    "altered": "Words differ from the source.",
    "meaning": "Words differ from the source, or are left out, and that changes the sense.",
    "misattributed": "Somebody else says these words in the source.",
    "mislocated": "The words stand elsewhere than the citation says.",
    "unchecked": "What would decide could not be read.",
    "not-found": "No source has these words.",
    "skipped": "Not checked.",
}


def to_sarif(result: Result) -> str:
    """The verdicts as a SARIF log of one run; what is proved is left out."""
    rules = [
        {"id": verdict, "shortDescription": {"text": _MEANINGS[verdict]}}
        for verdict in VERDICTS
        if verdict not in NOTHING_WRONG
    ]
    driver = {"name": "secpol", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item) for item in result.items if item.status not in NOTHING_WRONG],
        "invocations": [
            {
                "executionSuccessful": not result.errors,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": error.message}} for error in result.errors
                ],
            }
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _uri(file: PurePath) -> str:
    """A file as a URI: relative, unless it has a drive."""
    if file.drive and file.is_absolute():
        return file.as_uri()
    return quote(os.fsencode(file.as_posix()))


def _result(item: VerifyItem) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(PurePath(item.file))}}
    if item.line is not None:
        location["region"] = {
            "startLine": item.line,
            "startColumn": item.column,
            "endLine": item.end_line,
            "endColumn": item.end_column,
        }
    source = f" (source: {', '.join(item.match.addresses)})" if item.match else ""
    return {
        "ruleId": item.status,
        "level": _LEVELS.get(item.status, "error"),
        "kind": "notApplicable" if item.status == "skipped" else "fail",
        "message": {"text": f"{item.reason}{source}: “{item.quote}”"},
        "locations": [{"physicalLocation": location}],
        **({"suppressions": [{"kind": "external", "status": "accepted"}]} if item.accepted else {}),
        "partialFingerprints": {
            "quotation/v1": sha256(f"{item.status} {item.quote}".encode(errors="surrogatepass")).hexdigest()[
                :32
            ]
        },
        "properties": {"findings": list(item.findings), "match": plain_data(item.match)},
    }


def _fingerprint(text: str) -> str:
    """32 hexadecimal digits; also of what was no UTF-8 on the command line."""
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]
