"""The language that a draft says it is in, and what is told of quotations that are in another than English."""

from __future__ import annotations

import io

import pytest
from tests.readers.office import docx, odt, paragraph

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.readers.raw.languages import as_code
from secpol_cli.text.languages import is_english, is_foreign

_LANG = '<w:lang w:val="{}" w:eastAsia="ja-JP"/>'
_DEFAULTS = f"<w:docDefaults><w:rPrDefault><w:rPr>{_LANG}</w:rPr></w:rPrDefault></w:docDefaults>"
_NORMAL = f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>{_LANG}</w:rPr></w:style>'
_OTHER = f'<w:style w:type="paragraph" w:styleId="O"><w:rPr>{_LANG}</w:rPr></w:style>'
_ODT = (
    '<style:default-style style:family="{}"><style:text-properties fo:language="{}" fo:country="AT"/>'
    "</style:default-style>"
)


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("a.md", "---\ntitle: A\nlang: de-DE\n---\n\n“a”", "de-DE"),
        ("a.md", "---\nlang: 'pt_BR'  # of Brazil\n---\n\n“a”", "pt-BR"),
        ("a.qmd", "---\nlanguage: fr\n---\n\n“a”", "fr"),
        ("a.md", "---\nlanguage: German\n---\n\n“a”", "de"),
        ("a.md", "---\nlanguage: python\n---\n\n“a”", ""),
        ("a.qmd", "---\nlanguage:\n  title: T\n---\n\n“a”", ""),
        ("a.md", "“a”\n\nlang: de\n", ""),
        ("a.tex", "\\documentclass{article}\\usepackage[english,ngerman]{babel}\\begin{document}“a”", "de"),
        ("a.tex", "\\usepackage[main=french, english]{babel}\\begin{document}“a”", "fr"),
        ("a.tex", "\\documentclass[a4paper,spanish]{article}\n\\usepackage{babel}\\begin{document}“a”", "es"),
        (
            "a.tex",
            "\\usepackage{polyglossia}\\setmainlanguage[variant=uk]{english}\\begin{document}“a”",
            "en",
        ),
        ("a.tex", "%\\usepackage[german]{babel}\n\\documentclass[german]{article}\\begin{document}“a”", ""),
        ("a.html", '<!DOCTYPE html><html class="x" lang="it"><p>“a”</p></html>', "it"),
        ("a.html", '<html><p lang="it">“a”</p></html>', ""),
        ("a.txt", "“a”", ""),
    ],
)
def test_texts(name: str, text: str, language: str) -> None:
    assert read_manuscript(io.BytesIO(text.encode()), name=name).language == language


@pytest.mark.parametrize(
    ("styles", "language"),
    [
        ("", ""),
        (_DEFAULTS.format("de-DE"), "de-DE"),
        (_DEFAULTS.format("de-DE") + _NORMAL.format("en-GB"), "en-GB"),
        (_DEFAULTS.format("en-US") + _OTHER.format("fr-FR"), "en-US"),
    ],
)
def test_word(styles: str, language: str) -> None:
    data = docx(paragraph("“a”"), styles=styles)
    assert read_manuscript(io.BytesIO(data), name="a.docx").language == language


@pytest.mark.parametrize(
    ("styles", "language"),
    [
        (_ODT.format("paragraph", "de"), "de"),
        (_ODT.format("table", "de"), ""),
        (_ODT.format("paragraph", "zxx"), ""),
        (
            _ODT.format("paragraph", "de") + '<style:style style:name="Standard" style:family="paragraph">'
            '<style:text-properties fo:language="en"/></style:style>',
            "en",
        ),
    ],
)
def test_open_document(styles: str, language: str) -> None:
    data = odt("<text:p>“a”</text:p>", styles=styles)
    assert read_manuscript(io.BytesIO(data), name="a.odt").language == language


@pytest.mark.parametrize(
    ("text", "language", "foreign"),
    [
        ("Sicherheit durch Zusammenarbeit", "de", True),
        ("Sicherheit durch Zusammenarbeit", "", False),
        ("Sicherheit durch Zusammenarbeit", "en-GB", False),
        ("security by cooperation with all", "de", False),
        ("Wir sind der Meinung, dass die Lage in der Region nicht mit Gewalt zu ändern ist", "en", True),
    ],
)
def test_a_quotation_is_in_its_drafts_language_where_no_word_is_english(
    text: str, language: str, foreign: bool
) -> None:
    assert is_foreign(text, language) is foreign


def test_codes() -> None:
    assert [as_code(name) for name in ("ngerman", "DE", "pt_BR", "python", "")] == [
        "de",
        "DE",
        "pt-BR",
        "",
        "",
    ]
    assert [is_english(code) for code in ("", "en", "EN-us", "eng", "de", "enm")] == [True] * 4 + [False] * 2
