"""Bibliographies as works of one's own: what is read, and what is listed as not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from secpol_cli.citation.csl import to_csl
from secpol_cli.citation.formats.registry import FORMATS
from secpol_cli.citation.own_works import UnreadEntry, read_works, write_works
from secpol_cli.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

BIB = """@string{hp = {Harbour Press}}
@book{alder,
  author = {Alder, Mary},
  title = {Small States},
  publisher = hp,
  date = {1987~},
  customa = {x},
}
@book{broken,
  author = {Birch, Noel,
  title = {Nothing
}
@misc{decade, title = {Speeches}, date = {198X}, url = {https://e.org}, urldate = {2020-05-06}}
"""
RIS = """TY  - BOOK
ID  - roe20
AU  - Roe, Jane
A4  - Wren, Jo
TI  - On Patrols
DA  - 2020/05/06/
Y2  - 2021/03/04/
CY  - Kep
SN  - 978-1
T3  - Studies
C1  - odd
ER  -\x20
"""


def test_a_bad_entry_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "r.bib").write_text(BIB, encoding="utf-8")
    read = read_works(str(tmp_path / "r.bib"))
    assert read.works == {
        "alder": {
            "author": [{"family": "Alder", "given": "Mary"}],
            "issued": "1987~",
            "publisher": "Harbour Press",
            "title": "Small States",
            "type": "book",
        },
        "decade": {
            "URL": "https://e.org",
            "accessed": "2020-05-06",
            "title": "Speeches",
            "issued": "198X",
        },
    }
    assert [each.entry for each in read.unread] == ["broken", "alder"]
    assert read.unread[1] == UnreadEntry("alder", "customa is not read")


def test_ris_that_pandoc_passes_over_is_read(tmp_path: Path) -> None:
    (tmp_path / "r.ris").write_text(RIS, encoding="utf-8")
    read = read_works(str(tmp_path / "r.ris"))
    assert read.works["roe20"] == {
        "type": "book",
        "author": [{"family": "Roe", "given": "Jane"}],
        "translator": [{"family": "Wren", "given": "Jo"}],
        "title": "On Patrols",
        "issued": "2020-05-06",
        "accessed": "2021-03-04",
        "publisher-place": "Kep",
        "ISBN": "978-1",
        "collection-title": "Studies",
    }
    assert read.unread == (UnreadEntry("roe20", "C1 is not read"),)


def test_csl_json_that_csl_does_not_know_is_listed(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text('[{"id": "a", "type": "book", "titel": "T", "title": "U"}]', "utf-8")
    read = read_works(str(tmp_path / "r.json"))
    assert read.works == {"a": {"type": "book", "title": "U"}}
    assert read.unread == (UnreadEntry("a", "titel: CSL has no such variable"),)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_works(str(tmp_path / "r.bib"))


@pytest.mark.parametrize(("name", "ending"), [("biblatex", "bib"), ("ris", "ris"), ("csl-json", "json")])
@pytest.mark.parametrize("issued", ["1987", "2019-03-11"])
def test_what_goes_out_comes_in(name: str, ending: str, issued: str, tmp_path: Path) -> None:
    work: dict[str, Any] = {
        "type": "book",
        "title": "Order at Sea",
        "author": [{"family": "Alder", "given": "Mary"}],
        "translator": [{"family": "Wren", "given": "Jo"}],
        "publisher": "Harbour Press",
        "publisher-place": "Kep",
        "collection-title": "Studies",
        "ISBN": "978-1",
        "URL": "https://example.org/a",
        "issued": issued,
        "accessed": "2024-05-06",
    }
    file = tmp_path / f"works.{ending}"
    file.write_text(FORMATS[name]([to_csl("work", work)]), "utf-8")
    ((key, read),) = read_works(str(file)).works.items()
    assert key == f"alder_order_{issued[:4]}"
    read.pop("citation-key", None)
    assert read == work


def test_what_is_written_is_yaml(tmp_path: Path) -> None:
    (tmp_path / "r.bib").write_text(BIB, encoding="utf-8")
    works = read_works(str(tmp_path / "r.bib")).works
    assert yaml.safe_load(write_works(works)) == works
    assert write_works({}) == ""


MEDICAL = """@article{wren,
  title = {Trust},
  journal = {Peace},
  date = {forthcoming},
  pmid = {31651406},
  language = {en-GB},
  keywords = {one, two},
  abstract = {Few words.},
}
"""


def test_what_pandoc_passes_over_in_bibtex_is_read_or_told(tmp_path: Path) -> None:
    (tmp_path / "r.bib").write_text(MEDICAL, encoding="utf-8")
    read = read_works(str(tmp_path / "r.bib"))
    assert read.works["wren"]["PMID"] == "31651406"
    assert read.works["wren"]["language"] == "en-GB"
    assert "issued" not in read.works["wren"]
    assert [each.what for each in read.unread] == ["issued: “forthcoming” is no EDTF date"]


def test_notes_keywords_and_numbers_come_in_from_ris(tmp_path: Path) -> None:
    text = "TY  - RPRT\nID  - a\nAU  - Kep Institute,\nTI  - T\nIS  - 331\nKW  - b\nKW  - a\nN1  - A note\nER  - \n"
    (tmp_path / "r.ris").write_text(text, encoding="utf-8")
    work = read_works(str(tmp_path / "r.ris")).works["a"]
    assert work["number"] == "331"
    assert "issue" not in work
    assert work["keyword"] == "b, a"
    assert work["note"] == "A note"
    assert work["author"] == [{"literal": "Kep Institute"}]


@pytest.mark.parametrize(("name", "ending"), [("biblatex", "bib"), ("bibtex", "bib"), ("ris", "ris")])
def test_abstracts_keywords_and_notes_go_out(name: str, ending: str, tmp_path: Path) -> None:
    work: dict[str, Any] = {
        "type": "report",
        "title": "Order at Sea",
        "author": [{"literal": "Kep Institute"}],
        "publisher": "Kep Institute",
        "number": "331",
        "abstract": "Few words.",
        "keyword": "sea, order",
        "note": "Draft",
        "issued": "1987",
    }
    file = tmp_path / f"works.{ending}"
    file.write_text(FORMATS[name]([to_csl("work", work)]), "utf-8")
    (read,) = read_works(str(file)).works.values()
    assert read == work


@pytest.mark.parametrize(
    ("given", "issued"),
    [
        ("PY  - 2021/05/31", "2021-05-31"),
        ("PY  - 2021/05", "2021-05"),
        ("PY  - 1995/06/01/", "1995-06-01"),
        ("PY  - 2021///", "2021"),
        ("PY  - 2021///Spring", "2021"),
        ("PY  - 2021\nDA  - 2021/05/31", "2021-05-31"),
        ("PY  - c. 1841", None),
    ],
)
def test_dates_of_ris(given: str, issued: str | None, tmp_path: Path) -> None:
    (tmp_path / "r.ris").write_text(f"TY  - BOOK\nID  - a\nTI  - B\nAU  - Doe, J\n{given}\nER  - \n", "utf-8")
    read = read_works(str(tmp_path / "r.ris"))
    assert read.works["a"].get("issued") == issued
    assert bool(read.unread) == (issued is None)


def test_abbreviations_of_several_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(
        '@String{ack-x = "A. Nother,\n  Some Street (in {Kep})"}\n@String{j = {Seas}}\n'
        "@article{one, author={Ana Kepler}, title={On it}, journal=j, year=1999}\n",
        "utf-8",
    )
    assert read_works(str(path)).works["one"]["container-title"] == "Seas"
