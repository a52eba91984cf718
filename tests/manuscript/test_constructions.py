"""Who is read as the speaker, by a table of the ways in which English gives words to somebody.

The held-back part was left alone while the reading was tuned.  Print the rates of both parts, and of the tuning
part what falls short:

    python tests/manuscript/test_constructions.py
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import pytest
import yaml

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.text.english_names import TITLES, is_role
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from secpol_cli.manuscript.quotation import ClaimedSpeaker

Part = Literal["tuning", "held_back"]
FOLDER = Path(__file__).resolve().parent / "constructions"
ENOUGH: dict[Part, float] = {"tuning": 0.95, "held_back": 0.90}  # of the passages, that are read rightly


class Passage(NamedTuple):
    """A passage with a quotation; who speaks in it, None where that is open; and who is named and does not."""

    id: str
    kind: str
    text: str
    speaker: str | None
    others: tuple[str, ...]


def load(part: Part) -> list[Passage]:
    """The passages of a part, in their order."""
    rows = yaml.safe_load((FOLDER / f"{part}.yaml").read_text("utf-8"))
    return [
        Passage(row["id"], row["kind"], row["text"], row["speaker"], tuple(row.get("not", ())))
        for row in rows
    ]


def read(passage: Passage) -> list[ClaimedSpeaker]:
    """Who is named as the speaker of a passage's quotation: of its first that is no title."""
    manuscript = read_manuscript(io.BytesIO(passage.text.encode()), format_="markdown")
    speakers = manuscript.quotations[0].claim.speakers if manuscript.quotations else ()
    return [] if speakers and speakers[0].pronoun else list(speakers)


def is_right(passage: Passage) -> bool:
    """Whether exactly the one who speaks is read, with or without a title, or nobody where that is open."""
    speakers = read(passage)
    if passage.speaker is None or not speakers:
        return passage.speaker is None and not speakers
    return _bare(speakers[0].name, passage.speaker)


def _bare(name: str, wanted: str) -> bool:
    """Whether a name is the one that is wanted, but for titles and lower-case words before it."""
    if not name.endswith(wanted):
        return False
    before = name.removesuffix(wanted).split()
    return all(
        word[0].islower()
        or fold(word) in TITLES
        or is_role((fold(word),))
        or word.endswith(("an", "ese", "."))
        for word in before
    )


@pytest.mark.parametrize("part", [part for part in ENOUGH if (FOLDER / f"{part}.yaml").exists()])
def test_speakers_are_read_as_people_name_them(part: Part) -> None:
    passages = load(part)
    right = sum(map(is_right, passages))
    assert right / len(passages) >= ENOUGH[part]


@pytest.mark.parametrize("part", [part for part in ENOUGH if (FOLDER / f"{part}.yaml").exists()])
def test_nobody_is_taken_for_the_speaker_who_is_only_named(part: Part) -> None:
    """The addressee, the host, the owner of a view that is rejected."""
    wrong = sum(
        any(speaker.name.endswith(passage.others) for speaker in read(passage))
        for passage in load(part)
        if passage.others
    )
    assert wrong <= 2


def _report() -> None:
    for part in [each for each in ENOUGH if (FOLDER / f"{each}.yaml").exists()]:
        passages = load(part)
        short = [passage for passage in passages if not is_right(passage)]
        print(f"{part}: {len(passages) - len(short)}/{len(passages)}")
        for passage in short if part == "tuning" else ():
            got = [speaker.name for speaker in read(passage)]
            print(f"  {passage.id} [{passage.kind}] {passage.speaker!r}, not {got}: {passage.text!r}")


if __name__ == "__main__":
    _report()
