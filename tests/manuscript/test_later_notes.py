"""Notes that cite a work cited before: the work is that, the place their own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.model import Locator

if TYPE_CHECKING:
    from secpol_cli.readers.records import CitationItem

FIRST = "Un and Yen 2019, para. 35."


def cited_second(first: str, second: str) -> tuple[CitationItem, ...]:
    text = f"One “says so in many words”[^1]. Two “says so in other words”[^2].\n\n[^1]: {first}\n[^2]: {second}\n"
    return read_manuscript(io.BytesIO(text.encode()), format_="markdown").quotations[1].claim.citations


@pytest.mark.parametrize(
    "second",
    [
        "Ibid., para. 4.",
        "See ibid., para. 4.",
        "Id. at para. 4.",
        "Idem, para. 4",
        "Ebd., Abs. 4.",
        "Op. cit., para. 4.",
        "Un and Yen, op. cit., para. 4.",
        "Un & Yen, supra note 1, para. 4.",
        "Un/Yen (n 1) para 4",
        "Un, S., & Yen, S., para. 4.",
        "Un et al., para. 4.",
        "Ibid., para. 4. Compare Quang, “On Meetings,” para. 7.",
        "Ibid., para. 4; see further Quang, para. 7.",
    ],
)
def test_the_work_is_the_one_before(second: str) -> None:
    (item,) = cited_second(FIRST, second)
    assert (item.words, item.locator, item.note) == (FIRST, Locator("paragraph", "4"), "2")


def test_without_a_place_it_is_the_same_place() -> None:
    assert cited_second(FIRST, "Ibid.")[0].locator == Locator("paragraph", "35")
    assert cited_second(FIRST, "Un and Yen, op. cit.")[0].locator is None


def test_the_last_work_of_several() -> None:
    (item,) = cited_second("[@003]; [@001, para. 3].", "Ibid., para. 4.")
    assert (item.key, item.locator) == ("001", Locator("paragraph", "4"))


def test_another_work_of_the_same_authors_that_was_cited_before() -> None:
    first = "Un and Yen, Quite Another Work, Phnom Penh 2011, 4."
    assert cited_second(first, "Un and Yen, para. 4.")[0].words == first


def test_a_year_of_its_own_is_no_later_note() -> None:
    assert cited_second(FIRST, "Un and Yen 2011, 4.")[0].words != FIRST
    assert cited_second(FIRST, "Hun Sen said so again.")[0].words != FIRST
