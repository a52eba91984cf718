"""Plain text made for print: its paragraphs, headings and notes; and texts in old encodings."""

from __future__ import annotations

import pytest

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.readers.input import read_content
from secpol_cli.readers.plain.encodings import decode_old
from secpol_cli.readers.plain.printed_text import read_printed

INDENTED = """\
    The ministers of the Pact agreed on regional com-
munication in Kep, and on the well-
being of all. They met again when the spring was over
and spoke of the sea.
    They rejected the use of force, and said that well-being
mattered more than what the harbour brought in.
    Nobody voted against it.
"""
NOTED = """\
II. BACKGROUND

The ministers met in Kep.[1] They spoke
of peace,² and went home.

Notes

1. An interview with the
   author.
2. Ibid.
"""


def test_paragraphs_that_only_indents_part() -> None:
    document = read_printed(INDENTED)
    assert [one.text.split()[0] for one in document.paragraphs] == ["The", "They", "Nobody"]
    assert "regional communication in Kep, and on the well-being of all." in " ".join(
        document.paragraphs[0].text.split()
    )


def test_lines_of_a_list_are_not_parted() -> None:
    assert len(read_printed("They want:\n  peace\n  trade\n  law\n  order\n").paragraphs) == 1


def test_headings_and_notes_at_the_end() -> None:
    heading, text, *notes = read_printed(NOTED).paragraphs
    assert (heading.kind, heading.text) == ("heading", "II. BACKGROUND")
    assert " ".join(text.text.split()) == "The ministers met in Kep. They spoke of peace, and went home."
    assert [(" ".join(text.text[:at].split()), label) for at, label in text.notes] == [
        ("The ministers met in Kep.", "1"),
        ("The ministers met in Kep. They spoke of peace,", "2"),
    ]
    assert [(one.note, " ".join(one.text.split())) for one in notes] == [
        ("1", "An interview with the author."),
        ("2", "Ibid."),
    ]


FRENCH = "Les ministres de la région ont dit que le traité de paix est la clé de la sécurité pour tous les pays du monde."
GERMAN = "Die Minister der Staaten sagten in der Stadt, dass der Frieden für alle Länder möglich ist und nicht durch die Gewalt zu ersetzen sei."


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (FRENCH, "cp1252", "Windows-1252"),
        (GERMAN, "latin-1", "Windows-1252"),
        ("They said “no” – and left…", "cp1252", "Windows-1252"),
        (GERMAN, "utf-16-le", "UTF-16-LE"),
        (f"<html><meta charset='windows-1251'>{'Мир'}</html>", "cp1251", "windows-1251"),
    ],
)
def test_an_encoding_that_is_certain_is_recoded(text: str, encoding: str, told: str) -> None:
    decoded = decode_old(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text
    assert told in decoded.told


@pytest.mark.parametrize(
    "data",
    ["Привет, мир".encode("cp1251"), "Příliš žluťoučký kůň".encode("cp1250"), b"Caf\xe9", b"\x81\x8d\x90 x"],
)
def test_one_that_is_not_is_refused(data: bytes) -> None:
    from io import BytesIO

    assert decode_old(data) is None
    with pytest.raises(ManuscriptUnreadable):
        read_content(BytesIO(data), "a.txt", None, recode=True)


def test_a_manuscript_is_never_recoded() -> None:
    from io import BytesIO

    with pytest.raises(ManuscriptUnreadable, match="no UTF-8"):
        read_content(BytesIO(FRENCH.encode("cp1252")), "a.txt", None)
