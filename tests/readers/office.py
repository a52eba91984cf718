"""Word and OpenDocument files, written by hand: the XML of their parts, zipped."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

from secpol_cli.manuscript.read import read_manuscript

if TYPE_CHECKING:
    from secpol_cli.manuscript.quotation import Manuscript

_WORD = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    }.items()
)
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "meta")
)
_ODF += (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def run(text: str, properties: str = "") -> str:
    """A run of Word's with its properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of Word's; content that is no XML is a run."""
    inside = "".join(one if one.startswith("<") else run(one) for one in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def field(instruction: str, shown: str, *, cuts: int = 1, data: str = "") -> str:
    """A field of Word's, its instruction cut into so many runs."""
    size = -(-len(instruction) // cuts)
    pieces = [instruction[at : at + size] for at in range(0, len(instruction), size)]
    said = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(one)}</w:instrText></w:r>' for one in pieces
    )
    kept = f"<w:fldData>{data}</w:fldData>" if data else ""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{kept}</w:fldChar></w:r>'
    parts = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end")]
    return f"{begin}{said}{parts[0]}{run(shown)}{parts[1]}"


def docx(*body: str, **parts: str) -> bytes:
    """A Word document; parts by name (`footnotes`), headers and comments too, without their root elements."""
    roots = {
        "styles": "w:styles",
        "footnotes": "w:footnotes",
        "endnotes": "w:endnotes",
        "comments": "w:comments",
    }
    files = {"word/document.xml": f"<w:document {_WORD}><w:body>{''.join(body)}</w:body></w:document>"}
    for name, content in parts.items():
        root = roots.get(name, "w:hdr" if name.startswith("header") else "w:ftr")
        files[f"word/{name}.xml"] = f"<{root} {_WORD}>{content}</{root}>"
    return zipped(files)


def odt(body: str, *, styles: str = "", automatic: str = "", meta: str = "", masters: str = "") -> bytes:
    """An OpenDocument text: its body, named and automatic styles, properties, headers and footers."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    named = (
        f"<office:document-styles {_ODF}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
    kept = f"<office:document-meta {_ODF}><office:meta>{meta}</office:meta></office:document-meta>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": named,
            "meta.xml": kept,
        }
    )


def zipped(files: dict[str, str]) -> bytes:
    """Files as an archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def read(data: bytes, format_: str = "docx") -> Manuscript:
    """What a file says."""
    return read_manuscript(io.BytesIO(data), name=f"draft.{format_}", format_=format_)


def texts(manuscript: Manuscript) -> list[str]:
    """The quotations that are to be checked."""
    return [one.text for one in manuscript.checkable]
