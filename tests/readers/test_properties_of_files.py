"""What office documents say of themselves."""

from __future__ import annotations

import pytest
from tests.readers.office import docx, odt, paragraph

from secpol_cli.readers.input import Content
from secpol_cli.readers.office.properties import metadata_of, metadata_of_rich_text
from secpol_cli.readers.office.read import read_office

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title> On\n Patrols </dc:title><dc:creator>Jane Roe; Edgar Poe</dc:creator>"
    "<cp:lastModifiedBy>Somebody</cp:lastModifiedBy>"
    "<dcterms:created>2020-03-02T10:00:00Z</dcterms:created></cp:coreProperties>"
)
_SAID = {"Title": "On Patrols", "Author": "Jane Roe; Edgar Poe", "CreationDate": "2020-03-02"}


def test_word() -> None:
    assert metadata_of(_CORE.encode()) == _SAID


def test_open_document() -> None:
    meta = (
        "<meta:initial-creator>Jane Roe</meta:initial-creator><dc:creator>Somebody Else</dc:creator>"
        "<dc:title>On Patrols</dc:title><meta:creation-date>2020-03-02T10:00:00</meta:creation-date>"
    )
    document, _ = read_office(Content("odt", odt("<text:p>a</text:p>", meta=meta)), "a.odt")
    assert document.metadata == {**_SAID, "Author": "Jane Roe"}


def test_rich_text() -> None:
    data = rb"{\rtf1{\info{\title On Patrols}{\author Jane Roe}{\creatim\yr2020\mo3\dy2\hr1}} text}"
    assert metadata_of_rich_text(data) == {**_SAID, "Author": "Jane Roe"}


@pytest.mark.parametrize("data", [None, b"", b"<a", b"<a><b/></a>", b"<!DOCTYPE a><a/>"])
def test_without_properties_nothing_is_said(data: bytes | None) -> None:
    assert metadata_of(data) == {}


def test_a_document_without_the_part_has_none() -> None:
    assert read_office(Content("docx", docx(paragraph("a"))), "a.docx")[0].metadata == {}
