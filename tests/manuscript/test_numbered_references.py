"""Numbers in brackets, typed by hand, cite the entries of a numbered list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.verification.judge import Judge

if TYPE_CHECKING:
    from secpol_cli.manuscript.quotation import Manuscript
    from secpol_cli.store.store import Store

    from .conftest import Read

Q = "“we put the people at the centre”"
LIST = """

# References

[1] R. Poe and A. Roe, "Developing Just Harbours", Coast Review, vol. 22, pp. 242-289, 2019.

[2] Un, S. & Yen, S. (2019). ASEM in the Eyes of Cambodia.

[3] Coast Daily, "The harbour", 2011, https://coast.example/harbour.
"""


def cited(manuscript: Manuscript) -> list[list[str]]:
    """Of each quotation that is checked the citations, as far as their numbers are written."""
    checked = [one for one in manuscript.quotations if one.skipped is None]
    return [[item.text.split(" ")[0] for item in one.claim.citations] for one in checked]


@pytest.mark.parametrize(
    ("behind", "numbers"),
    [
        (" [1].", ["[1]"]),
        (". [1]", ["[1]"]),
        (" [1, 3].", ["[1,", "[1,"]),
        (" [1–3].", ["[1–3]", "[1–3]", "[1–3]"]),
        (" [7].", []),
        (" [2011].", []),
        (" (1).", []),
    ],
)
def test_numbers_cite_entries(read: Read, behind: str, numbers: list[str]) -> None:
    assert cited(read(f"It says {Q}{behind}{LIST}")) == [numbers]


def test_what_a_number_cites(read: Read) -> None:
    manuscript = read(f"It says {Q} [1, p. 12]. And “the second one is theirs” [2].{LIST}")
    first, second = (one.claim.citations[0] for one in manuscript.quotations if one.skipped is None)
    assert first.words.startswith("R. Poe and A. Roe")
    assert (first.year, first.locator and first.locator.value) == ("2019", "12")
    assert (second.names, second.year, second.locator) == (("Un", "Yen"), "2019", None)


def test_a_number_at_the_end_of_the_words_is_none_of_them(read: Read) -> None:
    (one, *_) = read(f"It says “we put the people at the centre. [1]” there.{LIST}").quotations
    assert (one.text, len(one.claim.citations)) == ("we put the people at the centre.", 1)


def test_a_number_inside_the_words_is_one_of_them(read: Read) -> None:
    (one, *_) = read(f"It says “we put [1] the people at the centre” [2].{LIST}").quotations
    assert one.text == "we put [1] the people at the centre"
    assert one.claim.citations[0].names == ("Un", "Yen")


@pytest.mark.parametrize(
    "text",
    [
        f"It says {Q} [1].\n",
        f"It says {Q} [1].\n\n# References\n\nPoe, R. (2019). Just Harbours.\n",
        f"It says {Q} [1].\n\n# References\n\n[1] Poe 2019.\n\n[1] Roe 2020.\n",
        f"It says {Q} [1].\n\n# Remarks\n\n[1] Poe 2019.\n",
    ],
)
def test_without_a_numbered_list_a_number_cites_nothing(read: Read, text: str) -> None:
    assert cited(read(text)) == [[]]


@pytest.mark.parametrize(
    ("number", "status", "documents"),
    [(1, "verbatim", ()), (2, "verbatim", ("003",)), (4, "mislocated", ("002",))],
)
def test_the_work_cited_by_number_is_looked_up(
    read: Read, store: Store, number: int, status: str, documents: tuple[str, ...]
) -> None:
    words = "many observers note that it so far has yet to produce any tangible outcomes but a talk shop"
    entry = '\n[4] C. Vannarith, "Institiutionalized Security Cooperation Is the Key!", 2012.\n'
    (one, *_) = read(f"They write: “{words}” [{number}].{LIST}{entry}").quotations
    item = Judge(store).judge(one, "draft.md").item
    assert (item.status, item.claimed.documents) == (status, documents)
