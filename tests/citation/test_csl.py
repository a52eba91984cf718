"""The corpus's variables as CSL-JSON."""

from __future__ import annotations

from secpol_cli.citation.csl import to_csl
from secpol_cli.model import Date


def test_a_cited_work() -> None:
    variables = {
        "type": "webpage",
        "title": "20 years of ASEM",
        "author": [{"family": "Burkhalter", "given": "Didier"}, {"literal": "Lundeg Purevsuren"}],
        "issued": "2016-03-01",
        "accessed": "2024-05",
        "publisher": None,
    }
    assert to_csl("burkhalter-2016", variables) == {
        "id": "burkhalter-2016",
        "type": "webpage",
        "title": "20 years of ASEM",
        "author": [{"family": "Burkhalter", "given": "Didier"}, {"literal": "Lundeg Purevsuren"}],
        "issued": {"date-parts": [[2016, 3, 1]]},
        "accessed": {"date-parts": [[2024, 5]]},
    }


def test_a_bare_name_is_one_name() -> None:
    item = to_csl("x", {"author": ["Ministry of Foreign Affairs and International Cooperation"]})
    assert item["author"] == [{"literal": "Ministry of Foreign Affairs and International Cooperation"}]


def test_the_documents_date_takes_the_place_of_issued() -> None:
    assert to_csl("x", {"issued": "2001"}, Date(stated="2019"))["issued"] == {"date-parts": [[2019]]}
    assert to_csl("x", {"issued": "2001"}, Date())["issued"] == {"date-parts": [[2001]]}


def test_a_description_stands_in_for_a_title_only_where_there_is_none() -> None:
    assert to_csl("x", {}, description="News report")["genre"] == "News report"
    assert "genre" not in to_csl("x", {"title": "T"}, description="News report")
    assert "title" not in to_csl("x", {}, description="News report")


def test_the_variables_stay_as_they_are() -> None:
    variables: dict[str, object] = {"author": ["A"], "issued": "2019"}
    to_csl("x", variables, Date(inferred="2020"))
    assert variables == {"author": ["A"], "issued": "2019"}
