"""SARIF 2.1.0 (OASIS): findings that code hosts and editors show beside the lines of a file.

A file below the folder in which the program runs has a URI relative to it; of
any other, the log says in which folder it lies.  A format without lines counts
its paragraphs as lines.
"""

from __future__ import annotations

import os
import posixpath
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from secpol_cli import __version__
from secpol_cli.output.json import dump, plain_data
from secpol_cli.output.sarif_rules import LEVELS, LEVELS_OF_RULES, corpus_rules, verdict_rules
from secpol_cli.verdicts import NOTHING_WRONG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.model import Finding
    from secpol_cli.output.result import Result
    from secpol_cli.verdicts import VerifyItem

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def to_sarif(result: Result) -> str:
    """The verdicts, what is proved left out, or the findings on a corpus, as a SARIF log of one run."""
    places = ArtifactPlaces(Path.cwd())
    if result.command == "verify":
        rules = verdict_rules()
        results = [_verdict(item, places) for item in result.items if item.status not in NOTHING_WRONG]
    else:
        rules = corpus_rules(result.options["rules"])
        root = Path(str(result.query.get("path", "")))  # of rules that are explained, there are no findings
        results = [_finding(item, root, places) for item in result.items] if "path" in result.query else []
    run = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        **({"originalUriBaseIds": places.bases} if places.bases else {}),
        "results": results,
        "invocations": [
            {
                "executionSuccessful": not result.errors,
                "toolExecutionNotifications": [*_told(result)],
            }
        ],
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _told(result: Result) -> Iterator[dict[str, Any]]:
    """What kept the program from reading, and which sources were not read."""
    for error in result.errors:
        yield {"level": "error", "message": {"text": error.message}}
    for source in result.unread or ():
        yield {"level": "warning", "message": {"text": f"not read: {source.file}: {source.reason}"}}


def _driver(rules: list[dict[str, Any]]) -> dict[str, Any]:
    from secpol_cli.output.links import PAGES, project_link

    page = project_link(PAGES)
    link = {"informationUri": page} if page else {}
    return {"name": "secpol", "version": __version__, **link, "rules": rules}


class ArtifactPlaces:
    """Where files lie, seen from a folder; `bases` are the folders of those that do not lie below it."""

    def __init__(self, here: PurePath) -> None:
        self._here = here
        self.bases: dict[str, dict[str, str]] = {}

    def artifact(self, file: PurePath) -> dict[str, Any]:
        """An artifactLocation (SARIF 2.1.0, 3.4): always a relative URI, with a base where it needs one."""
        whole = type(self._here)(posixpath.normpath((self._here / file).as_posix()))
        if whole.is_relative_to(self._here):
            return {"uri": _escaped(whole.relative_to(self._here).as_posix())}
        folder = f"{whole.parent.as_uri().removesuffix('/')}/"
        known = next((id_ for id_, base in self.bases.items() if base["uri"] == folder), None)
        id_ = known or f"FOLDER{len(self.bases) + 1}"
        self.bases[id_] = {"uri": folder}
        return {"uri": _escaped(whole.name), "uriBaseId": id_}


def _escaped(path: str) -> str:
    return quote(os.fsencode(path))


def _verdict(item: VerifyItem, places: ArtifactPlaces) -> dict[str, Any]:
    source = f" (source: {', '.join(item.match.addresses)})" if item.match else ""
    return {
        "ruleId": item.status,
        "level": LEVELS[item.status],
        "kind": "notApplicable" if item.status == "skipped" else "fail",
        "message": {"text": f"{item.reason}{source}: “{item.quote}”"},
        "locations": [_quoted_at(item, places)],
        **({"suppressions": [{"kind": "external", "status": "accepted"}]} if item.accepted else {}),
        "partialFingerprints": {"quotation/v1": _fingerprint(f"{item.status} {item.quote}")},
        "properties": {"findings": list(item.findings), "match": plain_data(item.match)},
    }


def _quoted_at(item: VerifyItem, places: ArtifactPlaces) -> dict[str, Any]:
    """The location of a quotation; in a format without lines, in words too."""
    physical: dict[str, Any] = {"artifactLocation": places.artifact(PurePath(item.file))}
    if item.line is not None:
        physical["region"] = {
            "startLine": item.line,
            "startColumn": item.column,
            "endLine": item.end_line,
            "endColumn": item.end_column,
        }
    if item.line is not None or not item.paragraph:
        return {"physicalLocation": physical}
    from secpol_cli.output.layouts.verdicts import place

    physical["region"] = {"startLine": item.paragraph, "snippet": {"text": item.quote}}
    name = place(item).removeprefix(f"{item.file}, ")
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": name}]}


def _finding(item: Finding, root: PurePath, places: ArtifactPlaces) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": places.artifact(root / item.file)}
    if item.line:
        physical["region"] = {"startLine": item.line, "startColumn": item.column}
    hint = f"; {item.hint}" if item.hint else ""
    return {
        "ruleId": item.rule,
        "level": LEVELS_OF_RULES[item.level],
        "kind": "fail" if item.level == "error" else "review",
        "message": {"text": f"{item.message}{hint}"},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"finding/v1": _fingerprint(f"{item.rule} {item.file} {item.message}")},
    }


def _fingerprint(text: str) -> str:
    """32 hexadecimal digits; also of what was no UTF-8 on the command line."""
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]
