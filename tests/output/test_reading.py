"""What people read on a screen: nothing said twice, names in place of ids, one word for each mode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from secpol_cli.model import Date, PrincipleItem, Speaker
from secpol_cli.output.render import Screen, render
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

    Lines = Callable[..., list[str]]


@pytest.fixture
def lines(run: Run, monkeypatch: pytest.MonkeyPatch) -> Lines:
    """The lines of an answer on a screen of 100 columns, without escape sequences."""

    def shown(*arguments: str, width: int = 100) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        return _bare(run(*arguments, "--color", "always").stdout)

    return shown


def _bare(text: str) -> list[str]:
    return [re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in text.splitlines()]


def test_statements_of_a_person_stand_under_their_text_and_occasion(lines: Lines) -> None:
    page = lines("show", "Hun Sen")
    heads = [line for line in page if line.startswith("  000 · ")]
    assert len(heads) == len(set(heads)) == 1
    assert "speaking at the opening ceremony" in heads[0]
    assert not any("000/s2" in line and "Hun Sen" in line for line in page)
    assert any(re.match(r"  s2   quoted    First, promoting", line) for line in page)
    assert any(re.match(r"  s1   reported  Cambodian prime minister", line) for line in page)


def test_on_the_page_of_a_principle_each_head_says_who_speaks(lines: Lines) -> None:
    page = lines("show", "non-interference")
    heads = [line for line in page if re.match(r"  \S.* · 00\d · ", line)]
    assert any(line.startswith("  Hun Sen · 001 · ") for line in heads)
    assert len(heads) == len(set(heads)) >= 2


def test_every_statement_is_there_once(run: Run) -> None:
    for name in ("Hun Sen", "non-interference", "ASEAN"):
        page = run("show", name, "-n", "0")
        statements = run("show", name, "--json").json["items"][0]["statements"]
        for statement in statements:
            words = [re.escape(passage["exact"]) for passage in statement["passages"]]
            assert re.search(" (?:…|¶) ".join(words), page.stdout), statement["address"]


def _speaker(id_: str, statements: int, own: int, members: tuple[str, ...] = ()) -> Speaker:
    kind = "collective" if members else "person"
    return Speaker(
        id_, id_.title(), kind, False, (), None, (), members, 1, statements, 2, 3, own_statements=own
    )


def test_who_speaks_only_together_stands_under_the_collective() -> None:
    items = [
        _speaker("ann", 5, 0),
        _speaker("bo", 7, 2),
        _speaker("both", 5, 5, ("ann", "bo")),
        _speaker("cy", 1, 1),
    ]
    shown = render(Result("speakers", items, {}, "speakers"), "table", Screen(80, styled=True))
    rows = [line for line in _bare(shown) if line and "─" not in line][1:]
    assert [(row[:5].rstrip(), row.split()[1:]) for row in rows] == [
        ("Bo", ["7", "2", "3"]),  # says something alone, too
        ("Both", ["5", "2", "3"]),
        ("  Ann", ["·", "·", "3"]),
        ("Cy", ["1", "2", "3"]),
    ]


def test_no_statement_is_counted_twice(run: Run) -> None:
    speakers = run("speakers", "--json").json["items"]
    stats = run("stats", "--json").json["items"][-1]
    assert sum(speaker["own_statements"] for speaker in speakers) == stats["statements"]
    assert sum(speaker["statements"] for speaker in speakers) > stats["statements"]


def test_names_in_place_of_ids(lines: Lines) -> None:
    assert not any("un-samnang" in line for line in lines("speakers"))
    assert any(line.startswith("… Hun Sen ") for line in lines("stats"))
    event = lines("show", "cambodia-joins-asem")
    assert "  organisations: Cambodia; Asia-Europe Meeting" in event
    assert "  part of: First round of ASEM enlargement" in event
    assert "  members: Un Samnang; Yen Samnang" in lines("show", "un-samnang-and-yen-samnang")


def test_a_mode_has_one_name(lines: Lines) -> None:
    for command in (["show", "003"], ["stats"], ["show", "Hun Sen"], ["search", "harmonised security"]):
        text = "\n".join(lines(*command))
        assert not re.search(r"\b(indirect|authorial)\b", text), command
    assert any(re.search(r"s2 Hun Sen, quoted", line) for line in lines("show", "000"))


def test_the_principles_of_a_hit_are_its_last_line_by_their_labels(lines: Lines, run: Run) -> None:
    shown = lines("search", "harmonised security", width=200)
    assert shown[-1].strip() or shown[-2]
    first = run("search", "open, frank, and inclusive dialogue", "--json").json["items"][0]
    assert len(first["principle_labels"]) == len(first["principles"]) > 3
    hit = lines("search", "open, frank, and inclusive dialogue", "-n", "1", width=200)
    more = len(first["principle_labels"]) - 3
    assert hit[-1] == "     " + ", ".join([*first["principle_labels"][:3], f"{more} more"])


def _stance(principle: str, stance: str, group: str | None, order: int | None = None) -> PrincipleItem:
    return PrincipleItem(
        principle, principle.title(), "ann", "Ann", "001", "001/s1", "direct", stance, group,
        f"The list {group}" if group else None, order, (), Date(), "document",
    )  # fmt: skip


def test_a_list_has_its_name_over_it_and_says_its_stance_once() -> None:
    items = [
        _stance("peace", "affirms", "one", 1),
        _stance("trust", "affirms", "one", 2),
        _stance("force", "rejects", "one", 3),
        _stance("isolation", "rejects", None),
    ]
    shown = render(Result("principles", items, {}, "principles"), "table", Screen(80, styled=True))
    assert _bare(shown) == [
        "Ann  4 principles in 1 statement",
        "     principle       statements",
        "───────────────────────────────",
        "The list one  affirms",
        "1.   Peace           001/s1",
        "2.   Trust           001/s1",
        "3.   Force rejects   001/s1",
        "",
        "other principles  rejects",
        "     Isolation       001/s1",
    ]


def test_through_a_pipe_every_row_has_its_stance() -> None:
    items = [_stance("peace", "affirms", "one", 1), _stance("force", "rejects", None)]
    shown = render(Result("principles", items, {}, "principles"), "table", Screen())
    assert re.search(r"1\.  Peace +affirms +001/s1", shown)
    assert re.search(r"Force +rejects +001/s1", shown)


def test_a_description_is_no_inference(run: Run) -> None:
    answer = run("docs", "--color", "always").stdout
    assert "\x1b[38;5;243m[" in answer
    assert "\x1b[3;38;5;98m[Hun" not in answer


def test_what_a_quotation_was_cut_off_from_is_shown_in_the_source(run: Run) -> None:
    condition = "We welcome all Indo-Pacific initiatives"
    negation = "comprehensive because the thoughts shared by the parties are not always definitive"
    for quote, line, cut in (
        (
            condition,
            f"+ “{condition} as long as they provide peace and development”",
            ("", "as long as they provide peace and development"),
        ),
        (negation, f"+ “not so {negation}”", ("not", "")),
    ):
        answer = run("verify", "--quote", quote)
        assert line in answer.stdout
        assert f"− “{quote}”" in answer.stdout
        (item,) = run("verify", "--quote", quote, "--json").json["items"]
        assert (item["status"], item["cut_before"], item["cut_behind"]) == ("meaning", *cut)


def test_nothing_is_cut_off_from_a_whole_sentence(run: Run) -> None:
    (item,) = run("verify", "--quote", "First, promoting ASEAN Centrality", "--json").json["items"]
    assert (item["cut_before"], item["cut_behind"]) == ("", "")


def test_a_head_goes_on_further_in_and_problems_have_their_colour(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    answer = run("verify", "--quote", "We welcome all Indo-Pacific initiatives", "--color", "always")
    head, more = _bare(answer.stdout)[:2]
    assert len(head) <= 40
    assert re.match(r" {7}\S", more)
    assert re.search(r"\x1b\[[\d;]*131m1 meaning", answer.stdout)
    assert not re.search(r"131m0 proved", answer.stdout)


def test_on_a_screen_each_of_several_citations_stands_behind_its_address(run: Run, lines: Lines) -> None:
    asked = ["cite", "003", "004/p3", "001", "--format", "chicago"]
    plain = run(*asked).stdout.splitlines()
    shown = lines(*asked, width=40)
    assert [line.split("  ", 1)[1].strip() for line in shown] == plain  # not parted, whatever the width
    items = run(*asked, "--json").json["items"]
    assert [line.split("  ", 1)[0].strip() for line in shown] == [item["address"] for item in items]
    assert "\x1b[38;5;243m" in run(*asked, "--color", "always").stdout


@pytest.mark.parametrize("command", [["cite", "003"], ["cite", "003", "001", "--format", "bibtex"]])
def test_one_citation_and_a_file_of_records_stand_alone(run: Run, command: list[str]) -> None:
    assert run(*command, "--color", "always").stdout == run(*command).stdout
