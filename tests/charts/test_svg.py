"""Charts as SVG: drawn no sharper than the source, nothing hostile in them, and in every format."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from tests.charts.events import event

from secpol_cli.charts.svg.axis import make_axis
from secpol_cli.charts.svg.elements import alone, width_of, wrapped
from secpol_cli.charts.svg.marks import Lane, draw_marks
from secpol_cli.charts.svg.matrix import draw_matrix
from secpol_cli.charts.svg.network import draw_network
from secpol_cli.charts.svg.timeline import draw_timeline
from secpol_cli.charts.timeline import event_bars
from secpol_cli.dates.calendar import number_of_day
from secpol_cli.model import Dispute, MatrixRow, NetworkTie, NetworkVoice, SharedStance

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import CorpusDir, Run

    from secpol_cli.charts.svg.axis import Axis
    from secpol_cli.charts.svg.elements import Drawing

_SVG = "{http://www.w3.org/2000/svg}"
_LANE = Lane(0, 1000)
_TEXTS = ["</title><script>alert(1)</script>", "a & b < c \" '", "\u202eevil\x07", "سلام ស្រី"]


def axis(*stated: str) -> Axis:
    made = make_axis(event_bars([event(each) for each in (*stated, "2000", "2019")]), spacing=0.05)
    assert made is not None
    return made


def marks(
    stated: str | None, inferred: str | None = None, *, status: str = "held"
) -> list[ElementTree.Element]:
    (bars,) = event_bars([event(stated, inferred, status=status)])
    drawn = "".join(draw_marks(bars, axis(), _LANE, 10))
    return list(ElementTree.fromstring(f"<g>{drawn}</g>"))


def kinds(
    stated: str | None, inferred: str | None = None, *, status: str = "held"
) -> list[tuple[str, set[str]]]:
    """Of each mark its element, and its classes beside `mark`."""
    found = [
        (mark.tag, set((mark.get("class") or "svg").split()) - {"mark"})
        for mark in marks(stated, inferred, status=status)
    ]
    assert found
    return found


def test_a_dot_is_a_day_and_an_outline_some_time_in_it() -> None:
    assert kinds("2010-05-03") == [("circle", {"day"})]
    assert kinds("2010-05") == [("rect", {"within"})]
    assert kinds("2010") == [("rect", {"within"})]


def test_what_lasts_is_filled_only_where_that_is_sure() -> None:
    assert kinds("2010-01-01/2012-12-31") == [("rect", {"lasting", "edge"}), ("rect", {"lasting", "core"})]
    edge, core = marks("2005/2015")
    left, right = float(core.get("x", 0)), float(core.get("x", 0)) + float(core.get("width", 0))
    place = axis().place
    assert left == pytest.approx(1000 * place(number_of_day((2006, 1, 1))), abs=0.1)
    assert right == pytest.approx(1000 * place(number_of_day((2015, 1, 1))), abs=0.1)
    assert float(edge.get("x", 0)) < left
    assert float(edge.get("x", 0)) + float(edge.get("width", 0)) > right


def test_one_year_to_the_next_is_nowhere_sure() -> None:
    assert kinds("2010/2011") == [("rect", {"lasting", "edge"})]


def test_what_is_open_fades() -> None:
    assert kinds("2010/..") == [("rect", {"lasting", "edge"}), ("rect", {"lasting", "open-right"})]
    assert kinds("../2010") == [("rect", {"lasting", "open-left"}), ("rect", {"lasting", "edge"})]


def test_between_is_hatched_inferred_dashed_doubted_dotted() -> None:
    assert kinds("[2010-05-01,2010-05-03]")[0] == ("rect", {"between"})
    assert kinds("2010", "2010-05-03") == [("rect", {"within"}), ("circle", {"day", "inferred"})]
    assert kinds("2010~") == [("rect", {"within", "doubted"})]
    assert kinds("2010", status="planned") == [("rect", {"within", "planned"})]


def test_a_date_of_which_no_year_is_known_has_no_mark() -> None:
    (bars,) = event_bars([event("XXXX-05-03")])
    assert draw_marks(bars, axis(), _LANE, 10) == []


def test_the_axis_runs_in_one_direction_and_shows_where_its_scale_changes() -> None:
    made = axis("0900", *(f"20{year:02}-03" for year in range(20)))
    days = [number_of_day((year, 1, 1)) for year in range(901, 2020)]
    places = [made.place(day) for day in days]
    assert places == sorted(places)
    assert len(set(places)) == len(places)
    assert 0 < len(made.changes) <= 2
    assert {tick.year for tick in made.changes} <= {tick.year for tick in made.ticks}
    gaps = [two.at - one.at for one, two in zip(made.ticks, made.ticks[1:], strict=False)]
    assert min(gaps) > 0.03


def test_years_before_christ_have_their_names() -> None:
    picture = draw_timeline(event_bars([event("-0450"), event("2001")]))
    assert "BC" in alone(picture)


def test_what_is_planned_says_so_in_letters_too() -> None:
    long = "An event with a label that is long enough for many more lines than there are " * 3
    for label in ("A summit", "A summit whose label just fills its line, or so", long):
        for status, is_called in (("planned", True), ("held", False)):
            root = ElementTree.fromstring(
                alone(draw_timeline(event_bars([event("2020", label=label, status=status)])))
            )
            lines = [each.text or "" for each in root.iter(f"{_SVG}text") if each.get("class") == "label"]
            assert lines[-1].endswith("(planned)") is is_called
            assert all(width_of(line, 14) <= 346 for line in lines)


def test_a_picture_has_its_title_once(run: Run, tmp_path: Path) -> None:
    for ending, times in (
        ("svg", 2),
        ("html", 3),
    ):  # as metadata, and drawn; of a page as the picture's name too
        file = tmp_path / f"n.{ending}"
        run("network", "--chart", str(file))
        assert len(re.findall(r"Network: \d+ voices", file.read_text("utf-8"))) == times
    assert not re.search(r"<text[^>]*>Network: ", file.read_text("utf-8"))


def test_the_matrix_is_drawn_of_what_voices_share_unless_more_is_asked_for(run: Run, tmp_path: Path) -> None:
    rows = run("principles", "--matrix", "--json").json["items"]
    shared = [row["label"] for row in rows if len(row["voices"]) > 1]
    assert 0 < len(shared) < len(rows)

    def labels(*arguments: str) -> tuple[str, set[str]]:
        run("principles", "--matrix", *arguments, "--chart", str(tmp_path / "m.svg"))
        root = ElementTree.parse(tmp_path / "m.svg").getroot()
        drawn = {each.text or "" for each in root.iter(f"{_SVG}title")}
        return root.findtext(f"{_SVG}title") or "", drawn & {row["label"] for row in rows}

    title, drawn = labels()
    assert title.startswith(f"{len(shared)} of {len(rows)} principles, those that two voices or more share; ")
    assert drawn == set(shared)
    assert labels("-n", "0")[1] == {row["label"] for row in rows}
    assert labels("--top", "3")[0].startswith("3 principles, ")


def test_no_event_and_no_date_make_a_picture_too() -> None:
    for events in ([], [event(None)]):
        ElementTree.fromstring(alone(draw_timeline(event_bars(events))))
    ElementTree.fromstring(alone(draw_matrix([])))
    ElementTree.fromstring(alone(draw_network([], [])))


def test_a_dispute_is_a_dashed_line_with_its_two_statements() -> None:
    voices = [NetworkVoice(id_, id_.upper(), 1, 1) for id_ in ("a", "b")]
    dispute = Dispute("a", "doubts", ("003/s1", "004/s1"))
    root = ElementTree.fromstring(
        alone(draw_network(voices, [NetworkTie("a", "A", "b", "B", 0, 0, (), (dispute,))]))
    )
    (line,) = [
        group
        for group in root.iter(f"{_SVG}g")
        if any(path.get("class") == "tie differing" for path in group.findall(f"{_SVG}path"))
    ]
    assert line.findtext(f"{_SVG}title") == "A – B: 003/s1 doubts 004/s1"
    assert "Not drawn" not in "".join(root.itertext())


def pictures() -> list[Drawing]:
    label = " ".join(_TEXTS)
    stances = {name: {"affirms": 9, "rejects": 1} for name in _TEXTS}
    voices = [NetworkVoice(str(number), name, 1, 1) for number, name in enumerate(_TEXTS)]
    shared = (SharedStance("p", label, False, ("003/s1", "004/s1")),)
    ties = [NetworkTie("0", _TEXTS[0], "1", _TEXTS[1], 0, 1, shared)]
    return [
        draw_timeline(event_bars([event("2004", label=text, place=text) for text in _TEXTS])),
        draw_matrix([MatrixRow("p", label, stances)]),
        draw_network(voices, ties),
    ]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_hostile_texts_stay_texts(number: int) -> None:
    drawn = alone(pictures()[number])
    root = ElementTree.fromstring(drawn)
    tags = {element.tag.removeprefix(_SVG) for element in root.iter()}
    assert not tags & {"script", "image", "a", "foreignObject"}
    assert "alert(1)" in "".join(root.itertext())
    assert not set(drawn) & set("\u202e\x07")
    assert " on" not in "".join(re.findall(r"<[^>]*>", drawn)).replace(" on-dark", "")


def test_no_name_of_a_network_lies_on_another() -> None:
    voices = [
        NetworkVoice(str(number), f"A voice of quite a long name {number}", 1, 1) for number in range(40)
    ]
    shared = (SharedStance("p", "Peace", True, ("003/s1", "004/s1")),)
    ties = [NetworkTie("0", "A", str(number), "B", 1, 0, shared) for number in range(1, 40)]
    root = ElementTree.fromstring(alone(draw_network(voices, ties)))
    names = [each for each in root.iter(f"{_SVG}text") if each.get("class") == "label"]
    for side in ("start", "end"):
        heights = sorted(float(each.get("y", 0)) for each in names if each.get("text-anchor") == side)
        assert len(heights) >= 20
        assert min(below - above for above, below in pairwise(heights)) >= 16


def test_a_cell_of_two_stances_shows_both() -> None:
    drawn = alone(draw_matrix([MatrixRow("p", "Peace", {"A": {"affirms": 3, "rejects": 2}})]))
    texts = [element.text for element in ElementTree.fromstring(drawn).iter(f"{_SVG}text")]
    assert {"3", "−2"} <= set(texts)


def test_of_many_voices_the_last_share_a_column() -> None:
    row = MatrixRow("p", "Peace", {f"Voice {number}": {"affirms": 1} for number in range(60)})
    head, cells = draw_matrix([row]).table
    assert head[-1] == "others"
    assert cells[-1] == "20 affirms"


def test_lines_are_broken_between_words_and_cut_where_there_are_too_many() -> None:
    lines = wrapped("one two three four five six seven eight nine ten", 80, 14, most=2)
    assert len(lines) == 2
    assert lines[0] == "one two"
    assert lines[-1].endswith("…")


COMMANDS = [("timeline",), ("principles", "--matrix"), ("network",)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_chart_in_every_format(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    for ending in ("svg", "png", "html"):
        file = tmp_path / f"chart.{ending}"
        plain = run(*command)
        answer = run(*command, "--chart", str(file))
        assert (answer.status, answer.stdout) == (0, plain.stdout)
        assert f"{file}: " in answer.stderr
        data = file.read_bytes()
        if ending == "png":
            assert data.startswith(b"\x89PNG")
            assert int.from_bytes(data[16:20]) > 1500  # pixels wide
        elif ending == "svg":
            assert ElementTree.fromstring(data).tag == f"{_SVG}svg"
        else:
            page = unescape(data.decode())
            assert "default-src 'none'" in page
            assert "<svg" in page
            assert "<table>" in page


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("timeline", "--chart", "x.gif"), "“.gif” says no format"),
        (("timeline", "--chart", "nowhere/x.svg"), "there is no folder"),
        (("timeline", "x.svg"), "stands behind --chart"),
        (("principles", "--chart", "x.svg"), "--chart draws the matrix"),
        (("network", "--chart", "."), "says no format"),
    ],
)
def test_what_cannot_be_drawn_is_said(run: Run, arguments: tuple[str, ...], words: str) -> None:
    answer = run(*arguments)
    assert answer.status == 2
    assert words in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_the_file_may_stand_behind_an_equals_sign(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "t.svg"
    assert run("timeline", f"--chart={file}", "--org", "asem").status == 0
    assert file.read_text("utf-8").startswith("<svg")
    assert "no file is named" in run("timeline", "--chart=").stderr
    assert run("timeline", "--", f"--chart={file}").status == 2


def test_a_png_without_its_library_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    answer = run("network", "--chart", str(tmp_path / "x.png"))
    assert answer.status == 4
    assert "secpol-cli[png]" in answer.stderr
    assert not list(tmp_path.iterdir())


def test_a_chart_page_of_a_hostile_corpus(run: Run, hostile: CorpusDir) -> None:
    for command in COMMANDS:
        file = hostile.root / "c.html"
        assert run(*command, "--chart", str(file), "--corpus", str(hostile.root)).status in (0, 1)
        page = file.read_text("utf-8")
        assert "onerror=alert(1)" in page
        assert not re.search(r"<(script|img)", page)
        assert "\u202e" not in page
