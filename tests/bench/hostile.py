"""Manuscripts that nobody writes: deep, long, many-partted, without an end; each with its file name."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from tests.readers.office import docx, odt, paragraph, run, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS = "the principle of non-interference in the internal affairs of one another"
_QUOTED = f"Hun Sen said “{_WORDS}” [@003].\n\n"


def _rtf(body: str) -> str:
    return "{\\rtf1\\ansi\\ansicpg1252 " + body + "}"


def _tex(body: str, preamble: str = "") -> str:
    return f"\\documentclass{{article}}\\usepackage{{csquotes}}{preamble}\\begin{{document}}{body}\\end{{document}}"


def _html(body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>t</title></head><body>{body}</body></html>"


def _notes(count: int, chain: bool = False) -> str:
    """Word's notes, each of which marks the next one with `chain`."""
    marks = [f'<w:r><w:footnoteReference w:id="{at + 1}"/></w:r>' if chain else "" for at in range(count)]
    return "".join(
        f'<w:footnote w:id="{at}">{paragraph(f"As “{_WORDS}” has it.", mark)}</w:footnote>'
        for at, mark in enumerate(marks)
    )


def _marked(count: int) -> str:
    return "".join(
        paragraph("Some words.", f'<w:r><w:footnoteReference w:id="{at}"/></w:r>') for at in range(count)
    )


def _epub(body: str) -> bytes:
    container = (
        '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
        '<rootfiles><rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    page = (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{body}</body></html>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("c.opf", package)
        archive.writestr("a.xhtml", page)
    return out.getvalue()


def _bomb(part: str, megabytes: int) -> bytes:
    return zipped({part: "<w:document>" + " " * (megabytes * 2**20) + "</w:document>"})


def _entities() -> bytes:
    declared = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    return zipped(
        {"word/document.xml": f'<!DOCTYPE x [<!ENTITY a0 "ha">{declared}]><w:document>&a9;</w:document>'}
    )


def _doubling(count: int) -> str:
    made = [f"\\newcommand{{\\m{chr(97 + at)}}}{{\\m{chr(98 + at)}\\m{chr(98 + at)}}}" for at in range(count)]
    return "".join(made) + f"\\newcommand{{\\m{chr(97 + count)}}}{{“ha”}}"


_SPAN = "<w:r><w:rPr><w:b/></w:rPr><w:t></w:t></w:r>"
_CODE = 'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[]}'


def _nested_fields(depth: int) -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{_CODE}</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    return begin * depth + run("(Un 2019)") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * depth


def _chained(count: int) -> str:
    return "See [^0].\n\n" + "".join(f"[^{at}]: As “{_WORDS}”, see [^{at + 1}].\n\n" for at in range(count))


def _each_other(count: int) -> str:
    marks = " ".join(f"[^{at}]" for at in range(count))
    return f"See {marks}.\n\n" + "".join(f"[^{at}]: “{_WORDS}” {marks}\n\n" for at in range(count))


_NEST_TEX = "\\begin{quote}"

CASES: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    # --- Markdown
    "md: quotations": ("a.md", lambda: _QUOTED * 9_000),
    "md: 360,000 quotations": ("a.md", lambda: "He said “so it is” then. " * 360_000),
    "md: backticks": ("a.md", lambda: "`" * 2_000_000),
    "md: runs of backticks": ("a.md", lambda: " ".join("`" * (at % 1000) for at in range(4000))),
    "md: a word": ("a.md", lambda: "a" * 15_000_000),
    'md: an unclosed <a "': ("a.md", lambda: '<a "' * 500_000),
    "md: an unclosed <a '": ("a.md", lambda: "<a b='c d " * 200_000),
    "md: <": ("a.md", lambda: "<a " * 700_000),
    "md: a few <a with long strings": ("a.md", lambda: ('<a "' + "x" * 1500) * 1_300),
    "md: <script": ("a.md", lambda: "x <script> " * 180_000),
    "md: <script at line starts": ("a.md", lambda: "<script>\n" * 200_000),
    "md: <del": ("a.md", lambda: "x <del>y " * 200_000),
    "md: ~~": ("a.md", lambda: "~~a " * 500_000),
    "md: {{": ("a.md", lambda: "{{a " * 500_000),
    "md: {%": ("a.md", lambda: "{% a % " * 300_000),
    "md: <!--": ("a.md", lambda: "<!-- a\n\n" * 250_000),
    "md: brackets": ("a.md", lambda: "[" * 1_000_000 + "]" * 1_000_000),
    "md: brackets with targets": ("a.md", lambda: "[a](b" * 400_000),
    "md: ](": ("a.md", lambda: "[a](" + "(" * 2_000_000),
    "md: braces": ("a.md", lambda: "[a]{" * 500_000),
    "md: [@": ("a.md", lambda: "[@a; " * 400_000),
    "md: @": ("a.md", lambda: "@a [p. " * 300_000),
    "md: stars": ("a.md", lambda: "*a **b " * 300_000),
    "md: underscores": ("a.md", lambda: "_" * 2_000_000),
    "md: $": ("a.md", lambda: "$a " * 700_000),
    "md: &": ("a.md", lambda: "&amp;" * 400_000),
    "md: >": ("a.md", lambda: ">" * 2_000_000 + " a"),
    "md: > growing": ("a.md", lambda: "\n".join(">" * at + " a" for at in range(1, 2000))),
    "md: list items": ("a.md", lambda: "- " * 1_000_000 + "a"),
    "md: lists growing": ("a.md", lambda: "\n".join(" " * at + "- “a”" for at in range(1, 2000))),
    "md: fences": ("a.md", lambda: "- ```\n" * 300_000),
    "md: cells": ("a.md", lambda: "| a " * 500_000 + "|\n" + "|-" * 500_000 + "|\n"),
    "md: rows": ("a.md", lambda: "| a | b |\n" * 200_000),
    "md: paragraphs": ("a.md", lambda: "a\n\n" * 1_000_000),
    "md: lines": ("a.md", lambda: "a b\n" * 2_000_000),
    "md: spaces": ("a.md", lambda: "a" + " " * 10_000_000 + "b"),
    "md: notes chained": ("a.md", lambda: _chained(30_000)),
    "md: notes that cite each other": ("a.md", lambda: _each_other(200)),
    "md: ^[": ("a.md", lambda: "^[a " * 300_000),
    "md: nested notes": ("a.md", lambda: "^[a " * 30_000 + "]" * 30_000),
    "md: note marks": ("a.md", lambda: "a[^1] " * 300_000 + "\n\n[^1]: b\n"),
    "md: marks that open": ("a.md", lambda: "“a " * 19_000),
    "md: straight marks": ("a.md", lambda: "\"a 'b " * 9_000),
    "md: apostrophes": ("a.md", lambda: "it's " * 400_000),
    "md: marks in each other": ("a.md", lambda: "“a ‘b " * 4_900 + "’” " * 4_900),
    "md: years": ("a.md", lambda: "(Un 2019, p. 4) " * 120_000),
    "md: names": ("a.md", lambda: "Hun Sen and Kin Phea, " * 90_000),
    "md: metadata": ("a.md", lambda: "---\na: “b”\n" * 200_000),
    "md: headings": ("a.md", lambda: "# “a b c d”\n" * 9_000),
    "md: one heading": ("a.md", lambda: "# a " + "#" * 2_000_000 + " a"),
    "md: <q>": ("a.md", lambda: "<q>a " * 9_500),
    "md: a block quotation": ("a.md", lambda: "> so it is\n>\n" * 200_000),
    "md: comments that ignore": ("a.md", lambda: "a “b c d e” <!-- secpol: ignore x -->\n" * 9_000),
    "md: targets over lines": ("a.md", lambda: "[a](" + "b\n" * 500_000),
    "md: a heading of spaces": ("a.md", lambda: "# a" + " " * 500_000 + "b"),
    "md: cells of spaces": ("a.md", lambda: "| a |\n| -" + " " * 500_000 + "b |"),
    "md: <!-- in code": ("a.md", lambda: "`<!-- a` " * 200_000 + "-->"),
    "txt: comments that ignore": ("a.txt", lambda: "<!-- secpol: ignore a " * 200_000),
    "tex: a macro without an end": (
        "a.tex",
        lambda: _tex("\\m{a " * 200_000, "\\newcommand{\\m}[1]{#1}"),
    ),
    "html: comments that ignore": ("a.html", lambda: _html("<!-- secpol: ignore a " * 200_000)),
    # --- text
    "txt: quotations": ("a.txt", lambda: "He said “so it is” then. " * 9_900),
    "txt: a word": ("a.txt", lambda: "a" * 15_000_000),
    "txt: lines": ("a.txt", lambda: "a b c\n\n" * 2_000_000),
    "txt: (": ("a.txt", lambda: "(" * 2_000_000),
    "stdin: 40 MB": ("-", lambda: "a" * 40_000_000),
    # --- LaTeX
    "tex: braces": ("a.tex", lambda: _tex("{" * 1_000_000 + "a" + "}" * 1_000_000)),
    "tex: unclosed braces": ("a.tex", lambda: _tex("\\emph{a " * 300_000)),
    "tex: commands in each other": ("a.tex", lambda: _tex("\\emph{" * 100_000 + "a" + "}" * 100_000)),
    "tex: \\enquote in each other": ("a.tex", lambda: _tex("\\enquote{a " * 9_000 + "}" * 9_000)),
    "tex: notes in each other": ("a.tex", lambda: _tex("a\\footnote{b " * 30_000 + "}" * 30_000)),
    "tex: notes": ("a.tex", lambda: _tex("a\\footnote{“so it is”} " * 9_500)),
    "tex: quote in each other": (
        "a.tex",
        lambda: _tex("\\begin{quote}a " * 50_000 + "\\end{quote}" * 50_000),
    ),
    "tex: $": ("a.tex", lambda: _tex("$a " * 500_001)),
    "tex: \\begin": ("a.tex", lambda: _tex("\\begin{verbatim} a " * 100_000)),
    "tex: \\verb": ("a.tex", lambda: _tex("\\verb|a " * 200_000)),
    "tex: brackets": ("a.tex", lambda: _tex("\\cite[a " * 200_000)),
    "tex: unknown commands": (
        "a.tex",
        lambda: _tex("".join(f"\\x{chr(97 + at % 26)}{{some prose here}} " for at in range(100_000))),
    ),
    "tex: doubling macros": ("a.tex", lambda: _tex("\\ma", _doubling(24))),
    "tex: a macro of itself": ("a.tex", lambda: _tex("\\m", "\\newcommand{\\m}{a\\m\\m}")),
    "tex: macros with arguments": (
        "a.tex",
        lambda: _tex("\\m{" * 5_000 + "a" + "}" * 5_000, "\\newcommand{\\m}[1]{#1#1}"),
    ),
    "tex: many macros": (
        "a.tex",
        lambda: _tex(
            "a",
            "".join(f"\\newcommand{{\\m{'a' * (at % 50)}{chr(97 + at % 26)}}}{{b}}" for at in range(60_000)),
        ),
    ),
    "tex: %": ("a.tex", lambda: _tex("%a\n" * 500_000)),
    "tex: paragraphs": ("a.tex", lambda: _tex("a\n\n" * 500_000)),
    "tex: itself": ("itself.tex", lambda: _tex("\\input{itself}" * 50_000)),
    "tex: back quotes": ("a.tex", lambda: _tex("``a " * 9_000)),
    "tex: back quotes in a row": ("a.tex", lambda: _tex("`" * 1_000_000)),
    # --- Word
    "docx: empty runs": ("a.docx", lambda: docx(paragraph("a", _SPAN * 1_000_000))),
    "docx: quotations": ("a.docx", lambda: docx(paragraph("He said “so it is” then. " * 200_000))),
    "docx: quotations in runs": (
        "a.docx",
        lambda: docx(paragraph(*(run("He said “so it is” then. ") for _ in range(9_900)))),
    ),
    "docx: paragraphs": ("a.docx", lambda: docx(paragraph("a b") * 400_000)),
    "docx: notes": ("a.docx", lambda: docx(_marked(30_000), footnotes=_notes(30_000))),
    "docx: notes chained": ("a.docx", lambda: docx(_marked(1), footnotes=_notes(30_000, chain=True))),
    "docx: one note marked often": (
        "a.docx",
        lambda: docx(
            paragraph("a", '<w:r><w:footnoteReference w:id="0"/></w:r>' * 300_000), footnotes=_notes(1)
        ),
    ),
    "docx: fields in each other": ("a.docx", lambda: docx(paragraph("a", _nested_fields(30_000)))),
    "docx: fields": ("a.docx", lambda: docx(paragraph("a", *(_nested_fields(1) for _ in range(30_000))))),
    "docx: tables in each other": (
        "a.docx",
        lambda: docx("<w:tbl><w:tr><w:tc>" * 100_000 + paragraph("a") + "</w:tc></w:tr></w:tbl>" * 100_000),
    ),
    "docx: boxes in each other": (
        "a.docx",
        lambda: docx(
            "<w:p><w:r><w:pict><v:textbox><w:txbxContent>" * 5_000
            + paragraph("a")
            + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>" * 5_000
        ),
    ),
    "docx: comments": (
        "a.docx",
        lambda: docx(
            *(
                paragraph(
                    f'<w:commentRangeStart w:id="{at}"/>',
                    run("“a b c d”"),
                    f'<w:commentRangeEnd w:id="{at}"/>',
                )
                for at in range(9_000)
            ),
            comments="".join(
                f'<w:comment w:id="{at}">{paragraph("secpol: ignore x")}</w:comment>' for at in range(9_000)
            ),
        ),
    ),
    "docx: comments over all": (
        "a.docx",
        lambda: docx(
            "".join(f'<w:commentRangeStart w:id="{at}"/>' for at in range(3_000))
            + paragraph("a") * 3_000
            + "".join(f'<w:commentRangeEnd w:id="{at}"/>' for at in range(3_000)),
            comments="".join(
                f'<w:comment w:id="{at}">{paragraph("secpol: ignore x")}</w:comment>' for at in range(3_000)
            ),
        ),
    ),
    "docx: styles based on each other": (
        "a.docx",
        lambda: docx(
            paragraph("a", properties='<w:pStyle w:val="s1"/>') * 3_000,
            styles="".join(
                f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/></w:style>'
                for at in range(100_000)
            ),
        ),
    ),
    "docx: page breaks": (
        "a.docx",
        lambda: docx(paragraph("a “b c d e”", "<w:r><w:lastRenderedPageBreak/></w:r>") * 9_500),
    ),
    "docx: a bomb": ("a.docx", lambda: _bomb("word/document.xml", 900)),
    "docx: bombs": (
        "a.docx",
        lambda: zipped({"word/document.xml": "<a/>", **{f"word/{at}.xml": " " * 2**22 for at in range(20)}}),
    ),
    "docx: entities": ("a.docx", _entities),
    "docx: 40 MB of attributes": (
        "a.docx",
        lambda: docx(paragraph("a", "<w:r " + " ".join(f'a{at}=""' for at in range(1_000_000)) + "/>")),
    ),
    # --- OpenDocument
    "odt: quotations": (
        "a.odt",
        lambda: odt("<text:p>" + "He said “so it is” then. " * 200_000 + "</text:p>"),
    ),
    "odt: paragraphs": ("a.odt", lambda: odt("<text:p>a b</text:p>" * 400_000)),
    "odt: spans in each other": (
        "a.odt",
        lambda: odt("<text:p>" + "<text:span>" * 300_000 + "a" + "</text:span>" * 300_000 + "</text:p>"),
    ),
    "odt: spans": ("a.odt", lambda: odt("<text:p>" + "<text:span></text:span>" * 1_000_000 + "</text:p>")),
    "odt: lists in each other": (
        "a.odt",
        lambda: odt(
            "<text:list><text:list-item>" * 100_000
            + "<text:p>a</text:p>"
            + "</text:list-item></text:list>" * 100_000
        ),
    ),
    "odt: notes in each other": (
        "a.odt",
        lambda: odt(
            "<text:p>a"
            + "<text:note><text:note-body><text:p>b" * 5_000
            + "</text:p></text:note-body></text:note>" * 5_000
            + "</text:p>"
        ),
    ),
    "odt: notes": (
        "a.odt",
        lambda: odt(
            "<text:p>a"
            + "<text:note><text:note-body><text:p>“b c”</text:p></text:note-body></text:note>" * 30_000
            + "</text:p>"
        ),
    ),
    "odt: spaces": ("a.odt", lambda: odt("<text:p>a" + "<text:s/>" * 2_000_000 + "</text:p>")),
    # --- RTF
    "rtf: quotations": ("a.rtf", lambda: _rtf("He said \\ldblquote so it is\\rdblquote  then. " * 100_000)),
    "rtf: 9,900 quotations": (
        "a.rtf",
        lambda: _rtf("He said \\ldblquote so it is\\rdblquote  then. " * 9_900),
    ),
    "rtf: groups": ("a.rtf", lambda: _rtf("{" * 1_000_000 + "a" + "}" * 1_000_000)),
    "rtf: unclosed groups": ("a.rtf", lambda: _rtf("{\\i a" * 500_000)),
    "rtf: paragraphs": ("a.rtf", lambda: _rtf("a b\\par " * 400_000)),
    "rtf: hexadecimal": ("a.rtf", lambda: _rtf("\\'e9" * 2_000_000)),
    "rtf: notes in each other": ("a.rtf", lambda: _rtf("{\\footnote a" * 10_000 + "}" * 10_000)),
    "rtf: notes": ("a.rtf", lambda: _rtf("a{\\footnote “b c”}\\par " * 30_000)),
    "rtf: fields in each other": (
        "a.rtf",
        lambda: _rtf("{\\field{\\*\\fldinst ADDIN}{\\fldrslt a" * 20_000 + "}}" * 20_000),
    ),
    "rtf: binary": ("a.rtf", lambda: _rtf("{\\pict\\bin99999999 " + "a" * 1_000_000 + "}")),
    "rtf: \\u": ("a.rtf", lambda: _rtf("\\uc1\\u8220 ?" * 1_000_000)),
    "rtf: a picture": ("a.rtf", lambda: _rtf("{\\pict " + "00ff" * 10_000_000 + "}")),
    # --- what pandoc reads
    "html: elements": ("a.html", lambda: _html("<div>" * 100_000 + "a")),
    "html: quotations": ("a.html", lambda: _html("<p>He said “so it is” then.</p>" * 9_900)),
    "html: a paragraph": ("a.html", lambda: _html("<p>" + "He said so it is then. " * 300_000)),
    "html: <b>": ("a.html", lambda: _html("<b>a" * 30_000)),
    "html: tables": ("a.html", lambda: _html("<table><tr><td>" * 3_000)),
    "html: <": ("a.html", lambda: _html("< " * 1_000_000)),
    "html: <!--": ("a.html", lambda: _html("<!-- a" * 300_000)),
    "html: <script": ("a.html", lambda: _html("<script> a" * 200_000)),
    "html: <iframe": ("a.html", lambda: _html("<iframe " * 300_000)),
    "html: <q>": ("a.html", lambda: _html("<q>a" * 5_000)),
    "rst: sections": ("a.rst", lambda: "".join(f"a{at}\n=====\n\n“b c d e”\n\n" for at in range(9_000))),
    "rst: stars": ("a.rst", lambda: "*a **b " * 100_000),
    "rst: indentation": ("a.rst", lambda: "\n\n".join(" " * at + "a" for at in range(1_500))),
    "org: stars": ("a.org", lambda: "".join("*" * at + " a\n" for at in range(1, 1_500))),
    "org: emphasis": ("a.org", lambda: "*a /b _c " * 100_000),
    "org: brackets": ("a.org", lambda: "[[a][" * 100_000),
    "epub: elements": ("a.epub", lambda: _epub("<div>" * 20_000 + "a" + "</div>" * 20_000)),
    "epub: paragraphs": ("a.epub", lambda: _epub("<p>He said “so it is” then.</p>" * 9_900)),
}
