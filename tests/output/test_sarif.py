"""SARIF: where a file lies, as URIs; what rules and results say."""

from __future__ import annotations

import json
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

import pytest
from tests.readers.office import docx, paragraph

from secpol_cli.output.sarif import ArtifactPlaces

if TYPE_CHECKING:
    from tests.conftest import MakeCorpus, Run

HOME, DISK = PurePosixPath("/home/me"), PureWindowsPath(r"C:\Users\me")


@pytest.mark.parametrize(
    ("here", "file", "uri", "base"),
    [
        (HOME, "a draft.md", "a%20draft.md", None),
        (HOME, "texts/ខ្មែរ.md", "texts/%E1%9E%81%E1%9F%92%E1%9E%98%E1%9F%82%E1%9E%9A.md", None),
        (HOME, "/home/me/x/../a.md", "a.md", None),
        (HOME, "a:b.md", "a%3Ab.md", None),
        (HOME, "/srv/a b.md", "a%20b.md", "file:///srv/"),
        (HOME, "../a.md", "a.md", "file:///home/"),
        (HOME, "/a.md", "a.md", "file:///"),
        (DISK, r"texts\a draft.md", "texts/a%20draft.md", None),
        (DISK, r"C:\Users\me\a b.md", "a%20b.md", None),
        (DISK, r"D:\a b.md", "a%20b.md", "file:///D:/"),
        (DISK, r"\\server\share\x\a.md", "a.md", "file://server/share/x/"),
    ],
    ids=str,
)
def test_uris(here: PurePath, file: str, uri: str, base: str | None) -> None:
    places = ArtifactPlaces(here)
    location = places.artifact(type(here)(file))
    assert location["uri"] == uri
    assert places.bases.get(location.get("uriBaseId", ""), {}).get("uri") == base


def _log(text: str) -> dict[str, Any]:
    (log,) = json.loads(text)["runs"]
    ids = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids))
    for rule in log["tool"]["driver"]["rules"]:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
    assert {result["ruleId"] for result in log["results"]} <= set(ids)
    return dict(log)


def test_files_of_one_folder_share_their_base(run: Run, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.md").write_text("He said “we will never see ASEAN centrality again”.", "utf-8")
    log = _log(run("verify", str(tmp_path / "a.md"), str(tmp_path / "b.md"), "-f", "sarif").stdout)
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"] for each in log["results"]]
    assert places == [{"uri": f"{name}.md", "uriBaseId": "FOLDER1"} for name in "ab"]
    assert log["originalUriBaseIds"] == {"FOLDER1": {"uri": f"{tmp_path.as_uri()}/"}}


def test_a_format_without_lines_has_regions_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = "He said “we will never see ASEAN centrality again”."
    Path("a.docx").write_bytes(docx(paragraph("One."), paragraph(told)))
    (result,) = _log(run("verify", "a.docx", "-f", "sarif").stdout)["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"]["startLine"] == 2
    assert location["logicalLocations"] == [{"fullyQualifiedName": "para. 2"}]


def test_where_the_package_has_a_page_it_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from email.message import Message

    told = Message()
    told["Project-URL"] = "Homepage, https://example.org"
    monkeypatch.setattr("importlib.metadata.metadata", lambda _name: told)
    log = _log(run("check", "-f", "sarif").stdout)
    assert log["tool"]["driver"]["informationUri"] == "https://example.org"


def test_findings_on_a_corpus(run: Run, corpus_dir: MakeCorpus, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = corpus_dir(
        ("documents/011.yaml", "exact: They rejected", "exact: They refused"),
        ("organisations.yaml", "pact:\n", "club:\n  name: A club\n  kind: party\n\npact:\n"),
    )
    monkeypatch.chdir(corpus.root.parent)
    answer = run("check", str(corpus.root), "-f", "sarif")
    error, waiting = _log(answer.stdout)["results"]
    assert (answer.status, error["level"], waiting["level"]) == (1, "error", "note")
    place = error["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": f"{corpus.root.name}/documents/011.yaml"}
    assert place["region"]["startLine"] == corpus.line_of("documents/011.yaml", "exact: They refused")


def test_nothing_in_a_log_turns_the_direction_of_letters(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("He said “we will never \u202esee ASEAN\u2066 centrality again”.", "utf-8")
    text = run("verify", str(tmp_path / "a.md"), "-f", "sarif").stdout
    assert not {"\u202e", "\u2066"} & set(text)
    assert "\\u202e" in text


def test_rules_that_are_explained(run: Run) -> None:
    assert _log(run("check", "--explain", "all", "-f", "sarif").stdout)["results"] == []
