"""A network as GraphML, which Gephi, Visone, igraph and networkx read.

Voices are nodes, ties edges; `agree` and `differ` count principles, `disputes`
statements, so that a congruence and a conflict network can be drawn from one file.  Source of the
format: Brandes and others, “GraphML Progress Report”, Graph Drawing 2001.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from secpol_cli.text.shown import UNSEEN, legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secpol_cli.model import NetworkTie, NetworkVoice, SharedStance

# What an attribute of a node or an edge is called, and its type.
_NODE = {"label": "string", "principles": "int", "statements": "int"}
_EDGE = {
    "agree": "int",
    "differ": "int",
    "disputes": "int",
    "weight": "int",
    "agree_on": "string",
    "differ_on": "string",
    "disputed_in": "string",
}


def to_graphml(voices: Sequence[NetworkVoice], ties: Sequence[NetworkTie]) -> str:
    """An undirected graph; each principle of `agree_on` and `differ_on` has its two statements behind it."""
    keys = [
        f'  <key id="{name}" for="{what}" attr.name="{name}" attr.type="{kind}"/>'
        for what, attributes in (("node", _NODE), ("edge", _EDGE))
        for name, kind in attributes.items()
    ]
    nodes = [
        _element("node", {"id": voice.id}, _data(label=voice.name, principles=voice.principles,
                                                 statements=voice.statements))
        for voice in voices
    ]  # fmt: skip
    edges = [_element("edge", {"source": tie.speaker, "target": tie.other}, _of_tie(tie)) for tie in ties]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
            *keys,
            '  <graph id="principles" edgedefault="undirected">',
            *nodes,
            *edges,
            "  </graph>",
            "</graphml>",
        ]
    )


def _of_tie(tie: NetworkTie) -> list[str]:
    return _data(
        agree=tie.agree,
        differ=tie.differ,
        disputes=len(tie.disputes),
        weight=tie.agree + tie.differ + len(tie.disputes),
        agree_on=_listed(stance for stance in tie.shared if stance.agrees),
        differ_on=_listed(stance for stance in tie.shared if not stance.agrees),
        disputed_in="; ".join(
            f"{dispute.statements[0]} {dispute.how} {dispute.statements[1]}" for dispute in tie.disputes
        ),
    )


def _listed(shared: Iterable[SharedStance]) -> str:
    return "; ".join(f"{stance.label} ({', '.join(stance.statements)})" for stance in shared)


def _data(**values: str | int) -> list[str]:
    return [f'      <data key="{name}">{_escaped(str(value))}</data>' for name, value in values.items()]


def _element(name: str, attributes: dict[str, str], data: list[str]) -> str:
    given = "".join(f" {key}={quoteattr(legible(value))}" for key, value in attributes.items())
    return "\n".join([f"    <{name}{given}>", *data, f"    </{name}>"])


def _escaped(text: str) -> str:
    """A text in which what nobody sees is spelled by its number."""
    return re.sub(f"[{UNSEEN}]", lambda mark: f"&#x{ord(mark[0]):x};", escape(legible(text)))
