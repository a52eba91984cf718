"""What ellipses and brackets admit, held against what the source says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.text.sigla import read_quoted
from secpol_cli.verification.admitted import Knowledge
from secpol_cli.verification.alignment import lay
from secpol_cli.verification.comparison import compare
from secpol_cli.verification.source_context import SourceContext

if TYPE_CHECKING:
    from collections.abc import Sequence

BEFORE = "The Harbour Pact is old. Lim Sokha, the speaker of the Council, founded it in Kep."
TEXT = (
    "The Council, which met in Kep, has welcomed the new treaty. It will send 600 men to the border. She must repeat"
    " that the kingdom is neutral. The ministers took note of the fears of many, which have shaken trust, and may soon"
    " weaken peace. There was no bread; no light; no news. The world is watching a contest of systems, all of which"
    " could bring war. Few nations, however, have been so poor. I doubt that the Alliance (AL) is ready; its members"
    " perhaps agree with us."
)
KNOWN = Knowledge(
    frozenset(["lim", "sokha"]),
    {"al": frozenset(["alliance of the lakes"])}.get,  # type: ignore[arg-type]
    lambda _reading, _block: BEFORE,
    lambda _reading, _word: frozenset(["lim sokha"]),
)


def whys(quote: str, text: str = TEXT) -> list[str]:
    """What is wrong with what a quotation's marks admit; nothing may differ besides."""
    rows: list[Any] = [{"doc": "x", "block": "p2", "text": text}]
    reading, tokens = SourceContext(rows), read_quoted(quote)
    names = KNOWN._replace(other_names=lambda name: {"al": frozenset(["alliance"])}.get(name, frozenset()))
    found = compare(quote, tokens, lay(tokens, reading.words).pairs, reading, names)
    assert found is not None
    assert not found.changes
    return [each.why for each in found.differences if each.why]


HONEST: Sequence[str] = [
    "The Council … has welcomed the new treaty",
    "has welcomed … treaty",
    "It will send 600 men … She must repeat that the kingdom is neutral",
    "There was no bread … no news",
    "all of which could bring war. … I doubt that the Alliance",
    "Few nations … have been so poor",
    "[t]he kingdom is neutral",
    "[The Council] will send 600 men",
    "[Lim Sokha] must repeat",
    "must repeat[ed] that",
    "send[s] 600 men",
    "that the kingdom is [sic] neutral",
    "that the kingdom is neutral [emphasis added]",
    "[He] doubt[s] that the Alliance",
    "[the] new treaty",
]
DISHONEST: Sequence[tuple[str, str]] = [
    ("The Council … will send 600 men", "subject"),
    ("The ministers … weaken peace", "subject"),
    ("The world … could bring war", "subject"),
    ("There was … bread; no light", "hidden"),
    ("its members … agree with us", "hidden"),
    ("It will send [60,000] men to the border", "number"),
    ("It will send 600 men [and ships] to the border", "interpolated"),
    ("It [may] send 600 men", "modal"),
    ("[brings] war", "interpolated"),
    ("repeat[s] that the kingdom is neutral", "modal"),
    ("that the kingdom is [not] neutral", "negation"),
    ("has [condemned] the new treaty", "negation"),
    ("[Lim Sokha] could bring war", "interpolated"),
    ("[China] must repeat that", "interpolated"),
    ("the [mighty] kingdom is neutral", "interpolated"),
    ("that the [dis]kingdom is neutral", "negation"),
]


@pytest.mark.parametrize("quote", HONEST)
def test_what_the_source_bears_out(quote: str) -> None:
    assert whys(quote) == []


@pytest.mark.parametrize(("quote", "why"), DISHONEST)
def test_what_it_does_not(quote: str, why: str) -> None:
    try:
        found = whys(quote)
    except AssertionError:  # a change that no mark admits
        found = ["negation"]
    assert why in found


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It is still the second largest market there.", "It is still the … largest market there"),
        ("It is one of the largest towns of the valley.", "It is … the largest towns of the valley"),
        ("The rules can further strengthen the league.", "The rules … strengthen the league"),
        ("It is not just about the river.", "It is not … about the river"),
        ("They have greater duties than to think of votes.", "They have greater duties … to think of votes"),
        ("They stressed the importance of restraint in the use of all arms.", "the importance of … arms"),
        ("The quarrel led to the failure to obtain recognition.", "The quarrel led to … recognition"),
        ("The council is striving to become a builder of peace.", "The council is … a builder of peace"),
        ("War is usually the end of trade.", "War is … the end of trade"),
        ("They praised the role, in his view, of the clerks.", "They praised the role … of the clerks"),
    ],
)
def test_what_an_ellipsis_may_not_hide(text: str, quote: str) -> None:
    assert whys(quote, text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It is the market of peace and of trade.", "It is the market of … trade"),
        ("Trade, which is free if they agree, is good for all.", "Trade … is good for all"),
        ("The clerks of the hall met on Monday and went home.", "The clerks of the hall … went home"),
    ],
)
def test_what_an_ellipsis_may_leave_out(text: str, quote: str) -> None:
    assert whys(quote, text) == []
