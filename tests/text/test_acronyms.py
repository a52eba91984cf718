"""Acronyms, and words that are only printed in capitals."""

from __future__ import annotations

import pytest

from secpol_cli.text.acronyms import SmallWords, find_acronyms

TALK = "The minister met the American people in New York and thanked the president; we must not stay silent."


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("STATEMENT BY H.E. MR. LEE, MINISTER FOR FOREIGN AFFAIRS, NEW YORK, 24 SEPTEMBER 2021", []),
        ("NEW YORK", []),
        ("INTRODUCTION", []),
        ("THE AMERICAN PEOPLE want it", []),
        ("PRIME MINISTER, NEW YORK: I thank you.", []),
        ("They stayed SILENT.", []),
        ("World War II, Chapter VII", []),
        ("see https://ASEAN.org/ABC", []),
        ("The EU and the UN met.", ["EU", "UN"]),
        ("NATO, EU, OSCE", ["NATO", "EU", "OSCE"]),
        ("US-ASEAN talks of AT&T", ["US", "ASEAN", "AT&T"]),
        ("the JCPOA, AUKUS and UNESCO", ["JCPOA", "AUKUS", "UNESCO"]),
        ("ASEAN", ["ASEAN"]),
        ("an MoU, and UNSCs", ["MoU", "UNSCs"]),
    ],
)
def test_what_is_an_acronym(text: str, acronyms: list[str]) -> None:
    assert list(find_acronyms(text, SmallWords([TALK, text]))) == acronyms
