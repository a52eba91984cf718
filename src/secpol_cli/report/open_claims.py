"""Why what a draft claims of its quotations could not be checked: who speaks, and where the words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.report.problems import place_of, words_of
from secpol_cli.verification.linking.writers import writer_in

if TYPE_CHECKING:
    from secpol_cli.verdicts import VerifyItem

_OPEN = {"not-found": "the words were not found", "unchecked": "the words themselves could not be checked"}


def unchecked_speaker(item: VerifyItem) -> str:
    """Whom the draft lets speak, whom the source, and why nobody can tell whether they are one; empty where
    the claim was checked, or none is made."""
    if item.speaker != "unchecked" or item.status == "skipped":
        return ""
    names = [speaker.name for speaker in item.claimed.speakers]
    drafted = f"the draft has {words_of(', '.join(names))}" if names else "the draft names a speaker"
    if item.match is None or item.status in _OPEN:
        return f"{drafted}; {_OPEN.get(item.status, words_of(item.reason))}"
    there = item.match.speaker_name
    source = f"the source {words_of(there)}" if there else "the source names nobody"
    return f"{drafted}, {source}; {_why(item)}"


def unchecked_place(item: VerifyItem) -> str:
    """What is cited, and why nobody can tell whether the words stand there; empty where that was checked, or
    nothing is cited."""
    if item.place != "unchecked" or item.status == "skipped":
        return ""
    cited = words_of(item.claimed.citation or item.claimed.locator or "")
    if item.match is None or item.status in _OPEN:
        return f"cited is {cited}; {_OPEN.get(item.status, words_of(item.reason))}"
    remarks = [
        words_of(remark) for remark in item.remarks if not remark.startswith("the corpus does not know")
    ]
    why = "; ".join(remarks) or "the source does not have such places"
    return f"cited is {cited}, the words stand in {place_of(item.match.addresses)}; {why}"


def _why(item: VerifyItem) -> str:
    speakers = item.claimed.speakers
    if any(writer_in(speaker.name) for speaker in speakers):
        several = len(item.claimed.documents) > 1
        cited = "more than one work is cited" if several else "no work is cited whose authors are known"
        return f"{cited}, so that it is open whose words these are said to be"
    if any(speaker.id for speaker in speakers):
        return "the source does not tell whether they are the same"
    return "the sources do not know who is meant"
