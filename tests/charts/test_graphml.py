"""Networks as GraphML, as networkx reads them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import networkx

from secpol_cli.charts.graphml import to_graphml
from secpol_cli.model import NetworkTie, NetworkVoice, SharedStance

if TYPE_CHECKING:
    from tests.conftest import Run


def read(text: str) -> Any:
    return networkx.read_graphml(io.BytesIO(text.encode()))


def test_voices_and_ties_come_through(run: Run) -> None:
    graph = read(run("network", "--format", "graphml").stdout)
    answer = run("network", "--json").json
    assert set(graph.nodes) == {voice["id"] for voice in answer["voices"]}
    assert graph.number_of_edges() == len(answer["items"]) > 0
    for tie in answer["items"]:
        edge = graph.edges[tie["speaker"], tie["other"]]
        assert (edge["agree"], edge["differ"]) == (tie["agree"], tie["differ"])
        assert edge["weight"] == len(tie["shared"]) + len(tie["disputes"])
        assert edge["disputes"] == len(tie["disputes"])
        assert [
            f"{' '.join([one['statements'][0], one['how'], one['statements'][1]])}" for one in tie["disputes"]
        ] == [each for each in edge.get("disputed_in", "").split("; ") if each]
        said = edge["agree_on"] + edge["differ_on"]
        assert all(f"{one['label']} ({', '.join(one['statements'])})" in said for one in tie["shared"])
    assert graph.nodes["hun-sen"]["label"] == "Hun Sen"


def test_marks_of_direction_are_kept_and_spelled() -> None:
    name = "سلام\u200f \u2067y\u2069"
    text = to_graphml([NetworkVoice("a", name, 1, 1)], [])
    assert read(text).nodes["a"]["label"] == name
    assert not set(text) & set("\u200f\u2067\u2069")


def test_hostile_names_stay_names() -> None:
    name = '</data><node id="x"/>&\'\x00\x1b\ud800\u202e ស្រី'
    voices = [NetworkVoice("a", name, 1, 1), NetworkVoice("b", "B", 1, 1)]
    shared = (SharedStance("p", name, False, ("003/s1", "004/s1")),)
    graph = read(to_graphml(voices, [NetworkTie("a", name, "b", "B", 0, 1, shared)]))
    assert set(graph.nodes) == {"a", "b"}
    assert graph.nodes["a"]["label"] == '</data><node id="x"/>&\'���� ស្រី'
