"""`verify` from the outside: files, statuses, reports, corrections."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.pandoc import find_pandoc
from secpol_cli.verdicts import VERDICTS
from secpol_cli.verification.judge import Judge

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Validate
    from tests.conftest import Run

TRUE = "Hun Sen spoke of “mutual respect, mutual understanding” [@001, para. 13].\n"
EDITED = "He wants “mutual respect … and mutual interest” [@000, para. 8].\n"
ALTERED = "The way is “open, frank, and extensive dialogue and communication” [@000].\n"
MEANING = "It “will bring military confrontation or even a new arms race” [@001].\n"
SKIPPED = "A “great power” is one.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(folder: Path, *paragraphs: str, name: str = "draft.md") -> Path:
    file = folder / name
    file.write_text("\n".join(paragraphs), "utf-8")
    return file


@pytest.mark.parametrize(
    ("paragraphs", "status", "strictly"),
    [
        ((TRUE,), 0, 0),
        ((TRUE, EDITED), 0, 1),
        ((TRUE, SKIPPED), 0, 1),
        ((TRUE, ALTERED), 1, 1),
        ((MEANING,), 1, 1),
        ((SKIPPED,), 1, 1),
        (("No quotation.",), 1, 1),
    ],
)
def test_the_status(run: Run, here: Path, paragraphs: tuple[str, ...], status: int, strictly: int) -> None:
    write(here, *paragraphs)
    assert run("verify", "draft.md").status == status
    assert run("verify", "draft.md", "--strict").status == strictly


def test_a_run_that_checked_nothing_says_so(run: Run, here: Path) -> None:
    write(here, "No quotation.")
    answer = run("verify", "draft.md")
    assert "draft.md: has no quotation; nothing was checked" in answer.stderr
    write(here, SKIPPED)
    assert "draft.md: has no quotation to check; nothing was checked" in run("verify", "draft.md").stderr


def test_every_mark_is_counted(run: Run, here: Path, validate: Validate) -> None:
    write(here, TRUE, ALTERED, SKIPPED, "One “mark without its partner.\n")
    answer = validate("verify", run("verify", "draft.md", "--json").stdout)
    counts = answer["counts"]
    assert counts["marks"] == 7
    assert counts["quotations"] == 4 == sum(counts[verdict] for verdict in VERDICTS)
    assert [item["status"] for item in answer["items"]] == ["verbatim", "altered", "skipped", "unchecked"]
    assert [item["skipped"] for item in answer["items"]] == [None, None, "short", "unclosed"]


def test_where_what_and_why(run: Run, here: Path) -> None:
    write(here, TRUE, MEANING)
    lines = run("verify", "draft.md").stdout.splitlines()
    assert lines[0] == "draft.md:3:5: meaning: “will” for “could” (another modal verb)"
    assert lines[1] == "     − “will bring military confrontation or even a new arms race”"
    assert lines[2] == "     + “could bring military confrontation or even a new arms race”"
    assert lines[3] == "     001/p6 · Hun Sen · 90 % of the words · cite: [@001, para. 6]"
    assert lines[4] == "2 quotations: 1 proved, 1 meaning"
    assert lines[5].startswith("words 1 of 2 proved")
    assert len(lines) == 6
    listed = run("verify", "draft.md", "--all").stdout.splitlines()
    assert listed[4] == "draft.md:1:19: verbatim  001/p13  “mutual respect, mutual understanding”"
    assert [*listed[:4], *listed[5:]] == lines


def test_the_gravest_come_first(run: Run, here: Path) -> None:
    write(here, ALTERED, SKIPPED, MEANING, "He said “a word that nobody ever wrote about zebras” [@001].\n")
    shown = run("verify", "draft.md").stdout
    places = [shown.index(f": {verdict}: ") for verdict in ("not-found", "meaning", "altered")]
    assert places == sorted(places)
    assert (
        shown.splitlines()[-2]
        == "4 quotations: 0 proved, 1 not-found, 1 meaning, 1 altered, 1 skipped (1 short)"
    )
    items = json.loads(run("verify", "draft.md", "--json").stdout)["items"]
    assert [item["line"] for item in items] == sorted(item["line"] for item in items)


def test_only_some_verdicts(run: Run, here: Path) -> None:
    write(here, TRUE, ALTERED, MEANING)
    answer = run("verify", "draft.md", "--only", "altered", "--only", "verbatim", "--json")
    assert [item["status"] for item in json.loads(answer.stdout)["items"]] == ["verbatim", "altered"]
    assert answer.status == 1
    none = run("verify", "draft.md", "--only", "skipped")
    assert (none.status, none.stdout) == (1, "")
    assert "3 quotations: 1 proved, 1 meaning, 1 altered" in none.stderr
    wrong = run("verify", "draft.md", "--only", "altred")
    assert (wrong.status, wrong.stderr.count("\n")) == (2, 1)
    assert "did you mean altered?" in wrong.stderr


def test_a_file_that_cannot_be_read_does_not_keep_the_others(
    run: Run, here: Path, validate: Validate
) -> None:
    write(here, TRUE)
    (here / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    answer = run("verify", "nosuch.md", "draft.md", "broken.docx", "--all")
    assert answer.status == 2
    assert "draft.md:1:19: verbatim" in answer.stdout
    errors = [line for line in answer.stderr.splitlines() if "error" in line]
    assert len(errors) == 2
    assert errors[0].startswith("secpol: error: nosuch.md: there is no such file")
    assert errors[1].startswith("secpol: error: broken.docx: ")
    told = validate("verify", run("verify", "nosuch.md", "draft.md", "--json").stdout)
    assert told["warnings"] == ["nosuch.md: there is no such file"]
    assert told["error"]["code"] == "manuscript-unreadable"
    assert len(told["items"]) == 1


def test_stdin_and_quotations_by_themselves(run: Run, here: Path) -> None:
    piped = run("verify", "-", "--all", stdin=TRUE)
    assert (piped.status, piped.stdout.splitlines()[0][:17]) == (0, "-:1:19: verbatim ")
    words = "mutual respect, mutual understanding"
    assert run("verify", "-q", words, "--speaker", "Hun Sen", "--doc", "001").status == 0
    wrong = run("verify", "-q", words, "--speaker", "Kin Phea", "--doc", "003")
    said = "words of Hun Sen (reported), not of Kin Phea; stands in 000/p8, not in 003"
    assert wrong.stdout.startswith(f"-q: misattributed, mislocated: {said}\n")
    unknown = run("verify", "-q", words, "--doc", "009")
    assert (unknown.status, unknown.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["draft.md", "-q", "words"],
        ["draft.md", "--speaker", "Hun Sen"],
        ["draft.md", "--in-place"],
        ["-", "-"],
        ["-", "--fix"],
        ["-q", "words", "--fix"],
        ["-q", "…"],
        ["-q", ""],
        ["draft.md", "--accept"],
        ["-q", "words", "--accept", "--accepted", "a.yaml"],
        ["draft.md", "--accepted", "nosuch.yaml"],
        ["draft.md", "--allow", "verbatm"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_asked(run: Run, here: Path, arguments: list[str]) -> None:
    write(here, TRUE)
    answer = run("verify", *arguments, stdin=TRUE)
    assert (answer.status, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)


# --- what was looked at, and what fails ----------------------------------------------------

LEDGER = "words 1 of 2 proved · speaker read for 1, right 1"


@pytest.mark.parametrize("form", ["table", "markdown", "html", "latex"])
def test_answers_for_people_end_with_what_was_looked_at(run: Run, here: Path, form: str) -> None:
    write(here, TRUE, MEANING)
    answer = run("verify", "draft.md", "-f", form)
    assert answer.stdout.splitlines()[-1].removeprefix("<p>").startswith(LEDGER)
    assert answer.stderr == ""


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "sarif"])
def test_answers_for_programs_say_on_stderr_what_was_looked_at(run: Run, here: Path, form: str) -> None:
    write(here, TRUE, MEANING)
    answer = run("verify", "draft.md", "-f", form)
    assert "words 1 of 2" not in answer.stdout
    assert answer.stderr.startswith(f"secpol: {LEDGER}")


def test_json_has_what_was_looked_at_as_counts(run: Run, here: Path, validate: Validate) -> None:
    write(here, TRUE, MEANING)
    answer = run("verify", "draft.md", "--json")
    told = validate("verify", answer.stdout)
    assert [told["counts"][key] for key in ("speakers_read", "speakers_right", "not_read")] == [1, 1, 0]
    assert [item["speaker"] for item in told["items"]] == ["right", None]
    assert answer.stderr == ""


def test_where_no_item_is_shown_the_ledger_is_told_all_the_same(run: Run, here: Path) -> None:
    write(here, TRUE, MEANING)
    assert LEDGER in run("verify", "draft.md", "--only", "skipped").stderr
    assert LEDGER in run("verify", "draft.md", "--fix").stderr


def test_citations_that_name_no_source_are_listed(run: Run, here: Path) -> None:
    write(here, TRUE.replace("@001, para. 13", "@smith2019"))
    assert "citations that name no source here: 1" in run("verify", "draft.md").stdout
    assert "names no source here: [@smith2019]" in run("verify", "draft.md", "--all").stdout


@pytest.mark.parametrize(
    ("paragraphs", "options", "status"),
    [
        ((TRUE, ALTERED), ["--allow", "altered"], 0),
        ((TRUE, ALTERED, MEANING), ["--allow", "altered"], 1),
        ((TRUE, EDITED), ["--strict", "--allow", "edited"], 0),
        ((TRUE, EDITED, SKIPPED), ["--strict", "--allow", "edited"], 1),
        (("No quotation.",), ["--allow", "none"], 0),
        ((SKIPPED,), ["--allow", "none"], 0),
        ((SKIPPED,), ["--allow", "none", "--strict"], 1),
    ],
)
def test_what_is_allowed(
    run: Run, here: Path, paragraphs: tuple[str, ...], options: list[str], status: int
) -> None:
    write(here, *paragraphs)
    assert run("verify", "draft.md", *options).status == status


def test_an_unknown_verdict_is_not_allowed(run: Run, here: Path) -> None:
    write(here, TRUE)
    assert "did you mean altered?" in run("verify", "draft.md", "--allow", "altred").stderr
    assert "no verdict “none”" in run("verify", "draft.md", "--only", "none").stderr


def test_a_file_that_is_not_there_is_an_error_in_json(run: Run, here: Path, validate: Validate) -> None:
    answer = run("verify", "nosuch.md", "--json")
    told = validate("verify", answer.stdout)
    assert (answer.status, told["items"]) == (2, [])
    assert told["error"]["message"] == "nosuch.md: there is no such file"


@pytest.mark.skipif(os.name == "nt", reason="file names are no bytes there")
@pytest.mark.parametrize("form", ["sarif", "json", "csv", "table"])
def test_arguments_that_are_no_utf8(run: Run, here: Path, form: str) -> None:
    answer = run("verify", "-q", "mutual respect, mutual\udcff understanding", "-f", form)
    assert answer.status in (0, 1)
    write(here, MEANING, name="d\udcff.md")
    assert run("verify", "d\udcff.md", "-f", form).status == 1


# --- reports ------------------------------------------------------------------------------


def test_sarif(run: Run, here: Path) -> None:
    write(here, TRUE, MEANING, ALTERED, SKIPPED, name="a draft.md")
    answer = run("verify", "a draft.md", "-f", "sarif")
    (log,) = json.loads(answer.stdout)["runs"]
    rules = {rule["id"] for rule in log["tool"]["driver"]["rules"]}
    found = [(result["ruleId"], result["level"]) for result in log["results"]]
    assert found == [("meaning", "error"), ("altered", "warning"), ("skipped", "none")]
    assert {rule for rule, _ in found} <= rules
    place = log["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20draft.md"
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 62}
    prints = [result["partialFingerprints"]["quotation/v1"] for result in log["results"]]
    assert len(set(prints)) == 3
    assert run("search", "ASEAN", "-f", "sarif").status == 2


@pytest.mark.parametrize("form", ["markdown", "html", "latex", "csv", "jsonl"])
def test_other_formats(run: Run, here: Path, form: str) -> None:
    write(here, TRUE, MEANING)
    answer = run("verify", "draft.md", "-f", form)
    assert answer.status == 1
    assert "could" in answer.stdout
    marked = {"markdown": ("~~will~~", "**could**"), "html": ("<del>will</del>", "<ins>could</ins>")}
    for words in marked.get(form, ()):
        assert words in answer.stdout


def test_colour_on_a_terminal(on_terminal: Run, here: Path) -> None:
    write(here, MEANING)
    shown = on_terminal("verify", "draft.md", "--color", "always").stdout
    assert "\x1b[1;38;5;131mwill\x1b[0m" in shown
    assert "\x1b[1;38;5;29mcould\x1b[0m" in shown
    plain = on_terminal("verify", "draft.md", "--color", "never").stdout
    assert "could" in plain
    assert "31m" not in plain


def test_the_citation_to_paste(run: Run, here: Path) -> None:
    write(here, MEANING.replace(" [@001]", ""), name="draft.tex")
    assert "cite: \\autocite[para.~6]{001}" in run("verify", "draft.tex").stdout
    cited = run("verify", "draft.tex", "--cite", "apa", "--json")
    assert json.loads(cited.stdout)["items"][0]["citation"].endswith("2021], para. 6)")


def test_a_place_in_a_document_without_lines(run: Run, here: Path) -> None:
    write(here, "# Elements\n", MEANING)
    command = [str(find_pandoc()), "draft.md", "--output", "draft.docx"]
    subprocess.run(command, cwd=here, check=True)
    answer = run("verify", "draft.docx")
    assert answer.stdout.startswith("draft.docx, para. 2 (Elements): meaning: ")


# --- corrections --------------------------------------------------------------------------


def test_a_corrected_copy(run: Run, here: Path) -> None:
    write(here, TRUE, ALTERED, MEANING)
    answer = run("verify", "draft.md", "--fix")
    assert answer.status == 1
    assert "--- draft.md\n+++ draft.corrected.md\n" in answer.stdout
    assert "-The way is “open, frank, and extensive dialogue" in answer.stdout
    assert "+The way is “open, frank, and inclusive dialogue" in answer.stdout
    assert "draft.corrected.md: 1 quotation corrected" in answer.stderr
    assert (here / "draft.md").read_text("utf-8") == "\n".join([TRUE, ALTERED, MEANING])
    corrected = "\n".join([TRUE, ALTERED.replace("extensive", "inclusive"), MEANING])
    assert (here / "draft.corrected.md").read_text("utf-8") == corrected
    again = run("verify", "draft.md", "--fix")
    assert (again.status, again.stderr.count("\n")) == (2, 1)
    assert "draft.corrected.md is there already" in again.stderr


def test_the_file_itself_corrected(run: Run, here: Path) -> None:
    file = write(here, ALTERED)
    file.chmod(0o640)
    (here / "link.md").symlink_to(file)
    run("verify", "link.md", "--fix", "--in-place")
    assert "inclusive" in file.read_text("utf-8")
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o640
    assert (here / "link.md").is_symlink()
    assert (here / "draft.md.orig").read_text("utf-8") == ALTERED
    write(here, ALTERED)
    run("verify", "draft.md", "--fix", "--in-place")
    assert (here / "draft.md.orig2").read_text("utf-8") == ALTERED
    assert sorted(os.listdir(here)) == ["draft.md", "draft.md.orig", "draft.md.orig2", "link.md"]


def test_a_write_protected_file_is_left(run: Run, here: Path) -> None:
    write(here, ALTERED).chmod(0o444)
    answer = run("verify", "draft.md", "--fix", "--in-place")
    assert (answer.status, answer.stderr.count("\n")) == (2, 1)
    assert "draft.md is write-protected" in answer.stderr
    assert os.listdir(here) == ["draft.md"]


def test_nothing_to_correct(run: Run, here: Path) -> None:
    write(here, TRUE)
    answer = run("verify", "draft.md", "--fix")
    assert (answer.status, answer.stdout) == (0, "")
    assert "nothing to correct" in answer.stderr
    assert os.listdir(here) == ["draft.md"]


def test_line_ends_and_encoding_stay(run: Run, here: Path) -> None:
    raw = ALTERED.replace("\n", "\r\n").encode("utf-16")
    (here / "draft.md").write_bytes(raw)
    run("verify", "draft.md", "--fix", "--in-place")
    fixed = (here / "draft.md").read_bytes()
    assert fixed.decode("utf-16") == ALTERED.replace("extensive", "inclusive").replace("\n", "\r\n")


def test_latex_is_escaped(run: Run, here: Path) -> None:
    text = "It ``reached US\\$2.88 billion, whereas the import from the latter valued at 426 million''.\n"
    write(here, text, name="draft.tex")
    run("verify", "draft.tex", "--fix")
    fixed = (here / "draft.corrected.tex").read_text("utf-8")
    assert "reached US\\$2.88 billion, whereas her import from the latter valued at \\$426 million" in fixed


def test_words_with_markup_among_them_are_left(run: Run, here: Path) -> None:
    write(here, "The way is “open, frank, and *exten*sive dialogue and communication”.\n")
    answer = run("verify", "draft.md", "--fix")
    assert "left to you, markup being among the words: line 1" in answer.stderr
    assert os.listdir(here) == ["draft.md"]


def test_a_word_that_two_quotations_have_is_corrected_once(run: Run, here: Path) -> None:
    """A quotation and one inside it are both corrected, in one pass."""
    inner = "‘open, frank, and good dialogue and communication’"
    text = f"“Samdech would like to stress that {inner} is the way forward to de-escalate the tensions” [@000].\n"
    write(here, text)
    answer = run("verify", "draft.md", "--fix")
    assert "draft.corrected.md: 2 quotations corrected" in answer.stderr
    assert "left to you" not in answer.stderr
    assert (here / "draft.corrected.md").read_text("utf-8") == text.replace("good", "inclusive")


def test_words_of_two_quotations_are_both_corrected(run: Run, here: Path) -> None:
    """Whichever is read first: a note is read behind the paragraph that it belongs to, wherever it stands."""
    note, paragraph = f"[^1]: {ALTERED}", ALTERED.replace("[@000]", "[@000].[^1]")
    for texts in ([paragraph, note], [note, paragraph]):
        write(here, *texts)
        answer = run("verify", "draft.md", "--fix")
        assert "2 quotations corrected" in answer.stderr
        assert "left to you" not in answer.stderr
        (here / "draft.corrected.md").unlink()


def test_what_cannot_be_corrected(run: Run, here: Path) -> None:
    write(here, ALTERED)
    subprocess.run([str(find_pandoc()), "draft.md", "--output", "draft.docx"], cwd=here, check=True)
    answer = run("verify", "draft.docx", "--fix")
    assert (answer.status, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)
    assert "only Markdown, LaTeX and plain text" in answer.stderr


@pytest.mark.usefixtures("open_files_stay")
def test_a_file_that_another_program_has_open_is_left(run: Run, here: Path) -> None:
    file = write(here, ALTERED)
    with file.open("rb"):
        answer = run("verify", "draft.md", "--fix", "--in-place")
    assert (answer.status, answer.stderr.count("\n")) == (2, 1)
    assert "draft.md cannot be written" in answer.stderr
    assert file.read_text("utf-8") == ALTERED
    assert os.listdir(here) == ["draft.md"]


def test_patterns_are_filled_in_where_shells_do_not(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b.md", "a.md", "c.txt"):
        write(here, TRUE, name=name)
    there = ["verify", "*.md", "c.???", "none*.md", "--json"]
    monkeypatch.setattr(sys, "platform", "win32")
    answer = run(*there)
    assert [item["file"] for item in answer.json["items"]] == ["a.md", "b.md", "c.txt"]
    assert answer.json["warnings"] == ["none*.md: there is no such file"]
    monkeypatch.undo()


def test_a_file_that_changed_meanwhile_is_left(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(here, ALTERED)

    def judge_and_write(*arguments: Any) -> Any:
        file.write_text(ALTERED + "More.\n", "utf-8")
        return judge(*arguments)

    judge = Judge.judge
    monkeypatch.setattr(Judge, "judge", judge_and_write)
    answer = run("verify", "draft.md", "--fix", "--in-place")
    assert (answer.status, answer.stderr.count("\n")) == (2, 1)
    assert "has changed while it was checked" in answer.stderr
    assert file.read_text("utf-8") == ALTERED + "More.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Hun Sen said “we need to act together now” [@000, para. 8].\n",  # a word beside the quoted ones
        "The White House wants to “enhance cooperation in the fields of education and trade” [@wh2022, p. 4].\n",
        "Hun Sen said “we need to act together now” [@002].\n",  # nobody's in that work
    ],
)
def test_what_is_not_sure_is_not_corrected(run: Run, here: Path, text: str) -> None:
    write(here, text)
    answer = run("verify", "draft.md", "--fix")
    assert (answer.status, answer.stdout) == (1, "")
    assert os.listdir(here) == ["draft.md"]


def test_names_of_files_cannot_command_a_terminal(run: Run, here: Path) -> None:
    write(here, ALTERED, name="esc\x1b[31m.md")
    for more in ([], ["--fix"], ["-f", "sarif"]):
        assert "\x1b" not in run("verify", "esc\x1b[31m.md", *more).stdout
    (here / os.fsdecode(b"\xff\xfe.md")).write_text(ALTERED, "utf-8")
    assert run("verify", os.fsdecode(b"\xff\xfe.md"), "-f", "sarif").status == 1


def test_a_block_after_another_matter_has_no_speaker(run: Run, here: Path) -> None:
    block = "> First, promoting ASEAN Centrality, which generally refers to ASEAN's convening role [@000, para. 3]\n"
    write(here, "Kin Phea said that rivalry was bad [@001, para. 18].\n", block)
    assert run("verify", "draft.md").status == 0
    write(here, "Kin Phea said:\n", block)
    assert "misattributed" in run("verify", "draft.md").stdout


# --- marks and names ----------------------------------------------------------------------

GUIDES = "is our guiding philosophy and principle of international relations"


def statuses(run: Run, *arguments: str) -> list[str]:
    answer = json.loads(run("verify", *arguments, "--json").stdout)
    return [item["status"] for item in answer["items"]]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("[M]ultilateralism", "verbatim-folded"),
        ("[Multi]lateralism", "verbatim-folded"),
        ("[Multilateral]ism", "verbatim-folded"),
        ("Multilateral[ism]", "verbatim-folded"),
        ("Multi[lateralism]", "verbatim-folded"),
        # other words, whatever brackets do to hide it
        ("Multilateral[ist]", "interpolated"),
        ("[Uni]lateralism", "meaning"),
        ("[Pluri]lateralism", "altered"),
        ("[counter]multilateralism", "meaning"),
        ("Multi[culturalism]", "altered"),
    ],
)
def test_letters_in_brackets_are_letters_of_their_word(run: Run, here: Path, word: str, status: str) -> None:
    write(here, f"He said that “{word} … {GUIDES[3:]}” [@002].\n", f"“{word} {GUIDES}” [@002].\n")
    marked, whole = statuses(run, "draft.md")
    assert whole == status
    if status == "verbatim-folded":
        assert marked == "edited"
    else:
        assert marked in ("altered", "meaning", "interpolated")


def test_what_search_finds_word_for_word_is_proved(run: Run, here: Path) -> None:
    words = f"[Multi]lateralism {GUIDES}"
    assert json.loads(run("search", words, "--json").stdout)["items"][0]["score"] == 100
    assert statuses(run, "-q", words) == ["verbatim-folded"]


@pytest.mark.parametrize(
    "quote",
    [
        "mutual strategic [mis]trust is the foundation",
        "And mutual strategic [mis]trust is the foundation of international cooperation",
    ],
)
def test_brackets_make_no_other_word_the_sources(run: Run, here: Path, quote: str) -> None:
    assert run("verify", "-q", quote.replace("[mis]", "")).status == 0
    answer = run("verify", "-q", quote, "--json")
    assert answer.status == 1
    assert json.loads(answer.stdout)["counts"]["edited"] == 0


@pytest.fixture
def report(here: Path) -> Path:
    """A folder with a report whose names have titles before them."""
    folder = here / "reports"
    folder.mkdir()
    (folder / "report.txt").write_text(
        "At the same forum, Dr. Kin Phea said that the dialogue was less critical than others.\n\n"
        "Sok Chea wrote of it in several of the newspapers that winter.\n\n"
        "The plan had the blessing of the U.S. Navy from its very first day. Nobody else knew of it.\n",
        "utf-8",
    )
    return folder


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("Dr. Lin Phea said that the dialogue was less critical", "“Lin” for “Kin” (another name)"),
        ("Lin Phea said that the dialogue was less critical", "“Lin” for “Kin” (another name)"),
        ("Mr. Sak Chea wrote of it in several of the newspapers", "“Mr. Sak” for “Sok” (another name)"),
        ("At the same forum, Dr. Lin Phea said that the dialogue", "“Lin” for “Kin” (another name)"),
        ("the blessing of the U.S. Army from its very first day", "“Army” for “Navy” (another name)"),
    ],
)
def test_behind_an_abbreviation_another_name_is_another_name(
    run: Run, report: Path, quote: str, reason: str
) -> None:
    (item,) = json.loads(run("verify", "-q", quote, "--sources", "reports", "--json").stdout)["items"]
    assert (item["status"], item["reason"]) == ("meaning", reason)


def test_a_capital_that_only_opens_a_sentence_is_no_name(run: Run, report: Path) -> None:
    quote = "from its very first day. Everybody else knew of it"
    (item,) = json.loads(run("verify", "-q", quote, "--sources", "reports", "--json").stdout)["items"]
    assert "another name" not in item["reason"]


def test_a_line_of_attribution_may_have_a_title_in_it(run: Run, here: Path) -> None:
    words = (
        "We need to act together to address our common traditional and non-traditional security challenges."
    )
    write(here, f"As he said:\n\n> {words} — Samdech Hun Sen, Fresh News No. 47, Nov. 2022\n")
    (item,) = json.loads(run("verify", "draft.md", "--json").stdout)["items"]
    assert item["quote"] == words
    assert item["status"] in {"verbatim", "verbatim-folded"}


# --- plain files as sources ---------------------------------------------------------------


@pytest.fixture
def sources(here: Path) -> Path:
    """A folder with two texts."""
    folder = here / "texts"
    folder.mkdir()
    (folder / "003_report.txt").write_text(
        "One thing is certain here.\n\nNobody may enter the house.\n", "utf-8"
    )
    (folder / "other.md").write_text("# A title\n\nEverybody *must* leave the garden at once.\n", "utf-8")
    return folder


def test_plain_files(run: Run, here: Path, sources: Path) -> None:
    write(
        here,
        "She said “nobody may enter the house” [@003, para. 2].\n",
        "He said “everybody may leave the garden” [@other].\n",
        "“One thing is certain here” [@003, para. 2].\n",
    )
    answer = run("verify", "draft.md", "--sources", "texts", "--json")
    items = json.loads(answer.stdout)["items"]
    assert [item["status"] for item in items] == ["verbatim-folded", "meaning", "mislocated"]
    assert [item["match"]["address"] for item in items] == ["003_report/p2", "other/p1", "003_report/p1"]
    assert not any(item["remarks"] or item["claimed"]["speakers"] for item in items)


def test_a_manuscript_is_no_source_of_itself(run: Run, here: Path, sources: Path) -> None:
    write(here, "“Nobody may leave the building now.”\n")
    answer = run("verify", "draft.md", "--sources", ".")
    assert "not-found" in answer.stdout
    assert "draft.md: to be verified itself" in answer.stderr


def test_a_damaged_store_of_sources_is_made_anew(run: Run, here: Path, sources: Path, cache: Path) -> None:
    sources.rename(here / "damaged")
    command = ["verify", "-q", "nobody may enter the house", "--sources", "damaged"]
    assert run(*command).status == 0
    (store,) = (cache / "secpol" / "sources").glob("damaged-*.sqlite")
    data = bytearray(store.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    store.write_bytes(data)
    assert run(*command).status == 0


@pytest.mark.parametrize("folder", ["nosuch", "draft.md", "empty"])
def test_no_sources(run: Run, here: Path, folder: str) -> None:
    write(here, TRUE)
    (here / "empty").mkdir()
    answer = run("verify", "draft.md", "--sources", folder)
    assert (answer.status, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)


# --- long and hostile ---------------------------------------------------------------------


def test_paragraphs_one_behind_the_other(run: Run, here: Path) -> None:
    shown = json.loads(run("show", "003", "--json").stdout)["items"][0]["blocks"]
    texts = [block["text"] for block in shown if block["kind"] == "paragraph"][20:26]
    quoted = "\n>\n".join(f"> {text}" for text in texts)
    write(here, "As they say:\n", quoted)
    assert "verbatim  003/p21" in run("verify", "draft.md", "--all").stdout
    write(here, "As they say:\n", quoted.replace("Some observers", "Few observers", 1))
    assert "“Few” for “Some”" in run("verify", "draft.md").stdout


@pytest.mark.parametrize(
    "text",
    ["word “ and " * 5000, "“a " * 2000 + " b”" * 2000, "He said “" + "the of and to " * 6000 + "”."],
    ids=["unclosed", "nested", "long"],
)
def test_what_is_no_manuscript_is_told_soon(run: Run, here: Path, text: str) -> None:
    write(here, text)
    answer = run("verify", "draft.md")
    assert answer.status == 1
    assert "Traceback" not in answer.stderr
