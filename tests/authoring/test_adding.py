"""What is added is there whole, proved, and found at once; what cannot be read stops nothing else."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from tests.authoring.conftest import SPEECH

from secpol_cli.corpus.checks import check_corpus
from secpol_cli.corpus.load import load_document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

HTML = """\
<html lang="en"><head><title>Sea &amp; Law</title></head><body><nav>Home</nav><article><h1>Sea &amp; Law</h1>
<p>The ministers met in Kep and agreed on a code of conduct for the sea, which they had drafted for years.</p>
<p>They rejected the use of force, as they had done before, and called for restraint by all who sail there.</p>
<p>The next meeting is to be held in the same place, once the rains are over and the roads can be used.</p>
</article></body></html>
"""


def _errors(root: Path) -> list[str]:
    return [each.message for each in check_corpus(root) if each.level == "error"]


def test_a_text_is_its_own_source_and_is_found_shown_and_cited(run: Run, own: Path, speech: Path) -> None:
    answer = run("add", str(speech), "--corpus", str(own), "--set", "title=Remarks", "--json")
    (item,) = answer.json["items"]
    assert (answer.status, item["action"], item["id"]) == (0, "added", "speech")
    assert (own / "sources" / "speech.txt").read_bytes() == speech.read_bytes()
    record = load_document(own, "documents/speech.yaml").record
    assert record.source.original is None
    assert record.source.sha256 == sha256(speech.read_bytes()).hexdigest()
    assert record.date.inferred == "2019-03-08"
    assert record.citation["author"] == [{"literal": "Lim Sokha"}]
    assert _errors(own) == []
    at = ("--corpus", str(own))
    assert "at sea" in run("search", "peace and the rule of law", *at).stdout
    assert run("show", "speech/p1", *at).status == 0
    assert "Remarks" in run("cite", "speech", *at).stdout
    quoted = "He said: “We stand for peace and for the rule of law at sea” [@speech].\n"
    assert run("verify", "-", *at, stdin=quoted).status == 0


def test_a_page_is_kept_beside_the_text_made_from_it(run: Run, own: Path, tmp_path: Path) -> None:
    page = tmp_path / "sea.html"
    page.write_text(HTML, "utf-8")
    assert run("add", str(page), "--corpus", str(own)).status == 0
    source = load_document(own, "documents/sea.yaml").record.source
    assert source.original is not None
    assert (own / source.original.file).read_bytes() == page.read_bytes()
    assert source.original.sha256 == sha256(page.read_bytes()).hexdigest()
    assert source.reader is not None
    assert source.reader.startswith("secpol ")
    assert source.reader.endswith(" html")
    assert _errors(own) == []
    assert run("check", str(own)).status == 0


def test_the_same_bytes_are_here_already(run: Run, own: Path, speech: Path, tmp_path: Path) -> None:
    run("add", str(speech), "--corpus", str(own))
    other = tmp_path / "other.txt"
    other.write_bytes(speech.read_bytes())
    (item,) = run("add", str(other), "--corpus", str(own), "--json").json["items"]
    assert (item["action"], item["id"], item["reason"]) == (
        "here-already",
        "speech",
        "already here as speech",
    )


def test_nearly_the_same_words_are_not_added_in_a_pipe(
    run: Run, own: Path, speech: Path, tmp_path: Path
) -> None:
    run("add", str(speech), "--corpus", str(own))
    later = tmp_path / "later.txt"
    later.write_text(f"{SPEECH}\nThank you.\n", "utf-8")
    answer = run("add", str(later), "--corpus", str(own), "--json")
    assert [item["action"] for item in answer.json["items"]] == ["alike"]
    assert any("nearly the words of speech" in warning for warning in answer.json["warnings"])
    answer = run("add", str(later), "--corpus", str(own), "--alike", "both", "--json")
    assert [item["action"] for item in answer.json["items"]] == ["added"]
    assert _errors(own) == []


def test_one_that_cannot_be_read_stops_no_other(run: Run, own: Path, speech: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    named = [str(tmp_path / name) for name in ("empty.txt", "broken.pdf", "speech.txt")]
    answer = run("add", *named, "--corpus", str(own), "--json")
    assert [item["action"] for item in answer.json["items"]] == ["failed", "failed", "added"]
    assert all(item["reason"] for item in answer.json["items"][:2])
    assert answer.status == 1
    assert _errors(own) == []


def test_nothing_is_written_on_a_dry_run(run: Run, own: Path, speech: Path) -> None:
    before = sorted(path for path in own.rglob("*"))
    answer = run("add", str(speech), "--corpus", str(own), "--dry-run", "--json")
    assert [item["action"] for item in answer.json["items"]] == ["would-add"]
    assert sorted(path for path in own.rglob("*")) == before


def test_a_folder_and_stdin(run: Run, own: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.txt").write_text(SPEECH, "utf-8")
    (folder / "two.md").write_text("# A plan\n\nWe plan for peace.[^1]\n\n[^1]: So they said.\n", "utf-8")
    answer = run(
        "add", str(folder), "-", "--corpus", str(own), "--json", stdin="They agreed on nothing at all.\n"
    )
    assert [item["id"] for item in answer.json["items"]] == ["one", "two", "stdin"]
    assert [note.n for note in load_document(own, "documents/two.yaml").record.notes] == [1]
    assert _errors(own) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["speech.txt", "--set", "tilte=X"], "did you mean title"),
        (["speech.txt", "--set", "type=speach"], "did you mean speech"),
        (["speech.txt", "--set", "date=8 March 2019"], "is no EDTF date"),
        (["speech.txt", "--set", "title"], "is no KEY=VALUE"),
        (["speech.txt", "--id", "a b"], "is no document id"),
        (["speech.txt", "--alike", "neither"], "there are skip, both, update"),
        (["speach.txt"], "did you mean"),
        (["ftp://example.org/x"], "only http and https"),
        (["http://127.0.0.1:1/x"], "private address"),
        (["http://[::1]/x"], "private address"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(
    run: Run, own: Path, speech: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(speech.parent)
    answer = run("add", *arguments, "--corpus", str(own))
    assert answer.status == 2
    assert told in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert not list((own / "documents").iterdir())


def test_the_shipped_corpus_is_not_written_to(
    run: Run, speech: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = run("add", str(speech))
    assert answer.status == 3
    assert "secpol init" in answer.stderr


def test_a_person_of_the_corpus_is_named_by_the_id(run: Run, own: Path, speech: Path) -> None:
    (own / "people.yaml").write_text("lim-sokha:\n  name: Lim Sokha\n", "utf-8")
    run("add", str(speech), "--corpus", str(own), "--set", "author=Sokha Lim")
    assert load_document(own, "documents/speech.yaml").record.citation["author"] == [{"person": "lim-sokha"}]
    assert _errors(own) == []


def test_works_come_in_with_the_files_they_name(run: Run, own: Path, speech: Path, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@book{NyeSoft2004, author={Nye, Joseph}, title={Soft Power}, year={2004}, publisher={Public Affairs}}\n"
        "@misc{lim, author={Lim, Sokha}, title={Remarks on the Sea}, year={2019}, "
        "file={Full Text:speech.txt:text/plain}}\n"
        "@book{gone, title={A Book That Is Not Here}, file={gone.pdf}, year={2001}}\n",
        "utf-8",
    )
    answer = run("add", str(tmp_path / "refs.bib"), "--corpus", str(own), "--json")
    told = {(item["id"], item["action"]) for item in answer.json["items"]}
    assert told == {("speech", "added"), ("nye-soft2004", "added"), ("gone", "added")}
    assert any("files that it names are not here (gone" in warning for warning in answer.json["warnings"])
    record = load_document(own, "documents/speech.yaml").record
    assert (record.date.stated, record.citation["title"]) == ("2019", "Remarks on the Sea")
    before = (own / "references.yaml").read_bytes()
    again = run("add", str(tmp_path / "refs.bib"), "--corpus", str(own), "--json")
    assert {item["action"] for item in again.json["items"]} == {"here-already"}
    assert (own / "references.yaml").read_bytes() == before
    assert _errors(own) == []


def test_the_answer_is_json_for_programs(run: Run, own: Path, speech: Path) -> None:
    answer = run("add", str(speech), "--corpus", str(own), "--json")
    (item,) = json.loads(answer.stdout)["items"]
    date = next(guess for guess in item["metadata"] if guess["key"] == "issued")
    assert (date["value"], date["source"], date["basis"]) == (
        "2019-03-08",
        "page one",
        "the line “8 March 2019”",
    )


def test_a_form_that_there_is_not_is_refused_before_anything_is_added(
    run: Run, own: Path, speech: Path
) -> None:
    answer = run("add", str(speech), "--corpus", str(own), "--format", "nosuch")
    assert (answer.status, "no format “nosuch”" in answer.stderr) == (2, True)
    assert list((own / "documents").iterdir()) == []


def test_a_folder_s_links_that_lead_out_of_it_are_left_out(
    run: Run, own: Path, speech: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    (folder / "in").mkdir(parents=True)
    (folder / "a.txt").write_text("A text that is in the folder, and is its own.\n", "utf-8")
    (folder / "in" / "out.txt").symlink_to(speech)
    (folder / "in" / "b.txt").symlink_to("../a.txt")
    answer = run("add", str(folder), "--corpus", str(own), "--json")
    assert "in/out.txt: a link to what is outside of the folder" in answer.stderr
    assert [item["action"] for item in answer.json["items"]] == ["added", "here-already"]


def test_images_of_markdown_are_captions_or_nothing(run: Run, own: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "![The harbour at noon](x.png)\n\nThe words go ![small](y.png)on.\n\n    ![code](z.png)\n", "utf-8"
    )
    run("add", str(page), "--corpus", str(own))
    blocks = load_document(own, "documents/page.yaml").record.blocks
    assert [(block.kind, block.text) for block in blocks] == [
        ("caption", "The harbour at noon"),
        ("paragraph", "The words go on."),
    ]


def test_a_document_of_which_only_the_file_is_known_is_cited_with_a_warning(
    run: Run, own: Path, speech: Path
) -> None:
    run("add", str(speech), "--corpus", str(own))
    assert "no title or description" in run("cite", "speech", "--corpus", str(own)).stderr


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2022-05-16", "2022-05-16"),
        ("2022-05-16T09:30:00Z", "2022-05-16"),
        ("16 May 2022", "2022-05-16"),
        ("2022-05", "2022-05"),
        ("2022", "2022"),
    ],
)
def test_a_date_of_front_matter_is_whole(
    run: Run, own: Path, tmp_path: Path, written: str, date: str
) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"---\ntitle: On the Sea\ndate: {written}\n---\n\nThe words go on.\n", "utf-8")
    run("add", str(page), "--corpus", str(own))
    assert load_document(own, "documents/page.yaml").record.date.inferred == date


def test_a_bibliography_describes_what_is_here_already(run: Run, own: Path, tmp_path: Path) -> None:
    at = ("--corpus", str(own))
    first, second = tmp_path / "first.txt", tmp_path / "second.md"
    first.write_text("Remarks on the Quiet Sea\n\nThe code must be signed soon, they said.\n", "utf-8")
    second.write_text("---\ntitle: A Page\nauthor: The Typist\n---\n\nOther words stand here.\n", "utf-8")
    run("add", str(first), str(second), *at)
    document = own / "documents" / "first.yaml"
    document.write_text(document.read_text("utf-8").replace("language: en", "language: en  # sure"), "utf-8")
    refs = tmp_path / "refs.bib"
    refs.write_text(
        "@article{one, author={Ana Kepler}, title={Remarks on the Quiet Sea}, journal={Seas}, date={2019-03-08}}\n"
        "@misc{two, author={Bo Lind}, title={Something Else}, year={2022}, file={:second.md:text/markdown}}\n"
        "@book{three, author={Cy Moe}, title={Of Nobody Here at All}, year={1999}, publisher={P}}\n",
        "utf-8",
    )
    dry = run("add", str(refs), "--dry-run", *at, "--json").json["items"]
    assert [item["action"] for item in dry] == ["would-describe", "would-describe", "would-add"]
    told = run("add", str(refs), *at, "--json").json["items"]
    assert [(item["action"], item["id"]) for item in told] == [
        ("described", "first"),
        ("described", "second"),
        ("added", "three"),
    ]
    one = load_document(own, "documents/first.yaml").record
    assert one.citation["author"] == [{"family": "Kepler", "given": "Ana"}]
    assert (one.citation["type"], one.date.stated, one.description) == ("article-journal", "2019-03-08", None)
    two = load_document(own, "documents/second.yaml").record
    assert two.citation["author"] == [{"family": "Lind", "given": "Bo"}]
    assert "Inferred" not in (own / "documents" / "second.yaml").read_text("utf-8")
    before = document.read_bytes()
    again = run("add", str(refs), *at, "--json").json["items"]
    assert [item["action"] for item in again] == ["here-already"] * 3
    assert document.read_bytes() == before
    assert _errors(own) == []
