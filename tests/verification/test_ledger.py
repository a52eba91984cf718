"""The ledger of a run: what was looked at, in numbers and in a line."""

from __future__ import annotations

from typing import Any

import pytest

from secpol_cli.errors import ExitStatus, UsageError
from secpol_cli.manuscript.quotation import Manuscript
from secpol_cli.verdicts import Claimed, VerifyItem
from secpol_cli.verification.outcome.ledger import make_ledger
from secpol_cli.verification.outcome.status import exit_status

BASE: dict[str, Any] = {
    **dict.fromkeys(["line", "column", "end_line", "end_column", "note", "page"]),
    "file": "a.md",
    "paragraph": 1,
    "heading": "",
    "quote": "the words of somebody",
    "reason": "",
}


def item(status: str, *others: str, **fields: Any) -> VerifyItem:
    return VerifyItem(**{**BASE, "status": status, "findings": (status, *others), **fields})


def manuscript(file: str, **fields: Any) -> Manuscript:
    return Manuscript(file, "markdown", (), 0, **fields)


def test_the_line_says_what_was_looked_at() -> None:
    items = [
        *[item("verbatim", speaker="right", place="right")] * 5,
        item("edited", place="right"),
        *[item("reported", speaker="right")] * 2,
        item("verbatim", place="unchecked"),
        item("skipped", skipped="short"),
    ]
    read = (("included files", 3), ("text boxes", 2))
    ledger = make_ledger(items, [manuscript("a.docx", read=read, passed_over=("a picture",))])
    assert ledger.line == (
        "words 7 of 7 proved, 2 reported · speaker read for 7, right 7 · place cited for 7, checked 6"
        " · read: 3 included files, 2 text boxes · not read: 1"
    )
    assert ledger.counts == {
        "accepted": 0,
        "speakers_read": 7,
        "speakers_right": 7,
        "places_cited": 7,
        "places_checked": 6,
        "citations_unlinked": 0,
        "not_english": 0,
        "raw_marks": 0,
        "raw_marks_read": 0,
        "read_included_files": 3,
        "read_text_boxes": 2,
        "not_read": 1,
    }
    assert ledger.warnings == ["a.docx: not read: a picture"]


def test_what_is_wrong_or_accepted_is_not_proved() -> None:
    items = [item("verbatim"), item("misattributed", speaker="wrong"), item("altered", accepted=True)]
    ledger = make_ledger(items, [])
    assert ledger.line == "words 1 of 2 proved, 1 accepted · speaker read for 1, right 0"


def test_one_thing_is_told_as_one() -> None:
    files = [manuscript(name, read=(("text boxes", 1),)) for name in ("a.docx", "b.docx")]
    assert make_ledger([], files[:1]).line.endswith("read: 1 text box")
    assert make_ledger([], files).line.endswith("read: 2 text boxes")


def test_of_very_much_that_was_not_read_the_first_is_told() -> None:
    lines = tuple(f"line {number}: a box" for number in range(25))
    ledger = make_ledger([], [manuscript("a.md", passed_over=lines)])
    assert ledger.counts["not_read"] == 25
    assert len(ledger.warnings) == 21
    assert ledger.warnings[0] == "a.md: not read: line 0: a box"
    assert ledger.warnings[-1] == "and 5 more that were not read"


def test_citations_that_name_no_source_are_kept_once() -> None:
    def cited(citation: str | None, *documents: str) -> VerifyItem:
        return item("verbatim", claimed=Claimed(documents=documents, citation=citation))

    items = [
        cited("[@smith]"),
        cited("[@smith]"),
        cited("[@003]", "003"),
        cited("a remark of mine"),
        cited(None),
    ]
    assert make_ledger(items, []).unlinked == ("[@smith]",)


def test_another_language_is_told() -> None:
    german = "die Sicherheit der Staaten ist von großer Bedeutung für die Welt und den Frieden"
    ledger = make_ledger([item("verbatim", quote=german), item("verbatim")], [])
    assert ledger.counts["not_english"] == 1
    assert "not in English: 1 (words alone were judged" in ledger.line


def test_the_language_of_a_draft_is_told_with_what_is_in_it() -> None:
    drafts = [manuscript("a.md", language="de-DE"), manuscript("b.md", language="en")]
    words = "Sicherheit durch Zusammenarbeit"
    ledger = make_ledger([item("altered", file=file, quote=words) for file in ("a.md", "b.md")], drafts)
    assert ledger.counts["not_english"] == 1
    assert "not in English: 1, draft in de-DE (words alone were judged" in ledger.line


# --- the status ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "lenient", "strict"),
    [
        ([item("verbatim")], 0, 0),
        ([item("verbatim-folded")], 0, 0),
        ([item("edited")], 0, 1),
        ([item("reported")], 0, 1),
        ([item("verbatim"), item("skipped")], 0, 1),
        ([item("skipped")], 1, 1),
        ([], 1, 1),
        ([item("verbatim", place="unchecked")], 0, 1),
        ([item("verbatim", speaker="unchecked")], 0, 1),
        ([item("verbatim", place="right", speaker="right")], 0, 0),
        ([item("unchecked")], 1, 1),
        ([item("altered", accepted=True)], 0, 0),
        ([item("altered", accepted=True), item("altered")], 1, 1),
    ],
)
def test_the_status(items: list[VerifyItem], lenient: int, strict: int) -> None:
    assert exit_status(items, (), strict=False, allow=()) == lenient
    assert exit_status(items, (), strict=True, allow=()) == strict


@pytest.mark.parametrize(
    ("items", "allow", "status"),
    [
        ([item("altered")], ["altered"], 0),
        ([item("altered"), item("meaning")], ["altered"], 1),
        ([item("altered"), item("meaning")], ["altered", "meaning"], 0),
        ([item("misattributed", "mislocated")], ["misattributed"], 1),
        ([item("misattributed", "mislocated")], ["misattributed", "mislocated"], 0),
        ([item("verbatim"), item("edited")], ["edited"], 0),
        ([item("verbatim"), item("edited"), item("reported")], ["edited"], 1),
        ([item("verbatim", place="unchecked")], ["unchecked"], 0),
        ([], ["none"], 0),
        ([item("skipped")], ["none"], 1),
        ([item("skipped")], ["none", "skipped"], 0),
        ([item("altered")], ["none"], 1),
    ],
)
def test_what_is_allowed_does_not_fail_even_strictly(
    items: list[VerifyItem], allow: list[str], status: int
) -> None:
    assert exit_status(items, (), strict=True, allow=allow) == status


def test_skipped_quotations_are_no_quotation_to_check() -> None:
    assert exit_status([item("skipped")], (), strict=False, allow=["none"]) == ExitStatus.OK


def test_what_could_not_be_read_is_never_allowed() -> None:
    errors = [UsageError("no such file")]
    assert exit_status([item("verbatim")], errors, strict=False, allow=["none"]) == ExitStatus.USAGE


def test_a_speaker_of_whom_nothing_is_known_is_not_checked() -> None:
    ledger = make_ledger([item("verbatim", speaker="unchecked")], [])
    assert ledger.line == "words 1 of 1 proved · speaker read for 1, none checked"
