"""The formats of manuscripts: their endings, and what their first bytes give away."""

from __future__ import annotations

import re
from typing import NamedTuple


class Format(NamedTuple):
    """A format: what people call it, its endings, and pandoc's name for its reader where pandoc reads it.

    What is an `archive` is bytes, and no text that is marked up.
    """

    label: str
    endings: tuple[str, ...]
    pandoc: str | None = None
    archive: bool = False


FORMATS: dict[str, Format] = {
    "text": Format("plain text", (".txt", ".text")),
    "markdown": Format("Markdown", (".md", ".markdown", ".mkd", ".mdown", ".qmd", ".rmd")),
    "latex": Format("LaTeX", (".tex", ".latex", ".ltx")),
    "docx": Format("a Word document", (".docx", ".docm"), "docx+citations", archive=True),
    "odt": Format("an OpenDocument text", (".odt",), "odt", archive=True),
    "epub": Format("an EPUB book", (".epub",), "epub-raw_html", archive=True),
    "html": Format("HTML", (".html", ".htm", ".xhtml"), "html"),
    "pdf": Format("a PDF", (".pdf",), archive=True),
    "rtf": Format("Rich Text", (".rtf",)),
    "rst": Format("reStructuredText", (".rst", ".rest"), "rst"),
    "org": Format("Org", (".org",), "org"),
}
ENDINGS = {ending: name for name, one in FORMATS.items() for ending in one.endings}

# What files are that are no manuscripts of ours, and what to do with them.
FOREIGN = {
    "an old Word document": "save it as .docx",
    "an encrypted Office document": "open it, remove its password and save it again",
    "a spreadsheet": "save its text as .csv or .txt",
    "a presentation": "save its text as .txt",
    "a ZIP archive": "unpack it, and verify what is in it",
    "a compressed file": "unpack it first",
    "an image": "secpol reads text only",
}
_MAGIC = {
    b"%PDF-": "pdf",
    b"{\\rtf": "rtf",
    b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file",
    b"\xfd7zXZ\x00": "a compressed file",
    b"7z\xbc\xaf\x27\x1c": "a compressed file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
}
_LATE_PDF = re.compile(rb"[\x00-\xff]{0,1000}?(?:^|\n|\r)%PDF-\d\.\d[\r\n]")  # servers put lines before it
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Office before 2007, and of its encrypted files
_HTML = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_LATEX = re.compile(
    r"\\(?:documentclass|usepackage|begin\{|(?:sub)*section\*?\{|chapter\*?\{|[A-Za-z]*cite[a-z]*\*?[\[{]|footnote\{"
    r"|(?:en|text|block)quote\*?[\[{]|emph\{|textit\{|input\{)"
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|> |```|~~~|\[\^[^\]\s]+\]:|---[ \t]*\r?\n\w+:)"
    r"|\[\^[^\]\s]+\]|\[-?@\w|\]\(\S+\)|\*\*\w|<!--",
    re.MULTILINE,
)
_SNIFFED = 200_000  # code points in which signs of markup are looked for
# The part by which an archive is known.
_PARTS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "a spreadsheet",
    "ppt/presentation.xml": "a presentation",
}
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.spreadsheet": "a spreadsheet",
    b"application/vnd.oasis.opendocument.presentation": "a presentation",
}


def sniff(data: bytes) -> str | None:
    """What content shows itself to be: a format's name, one of FOREIGN, or None for what may be any text."""
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        return "an encrypted Office document" if encrypted else "an old Word document"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data)
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    known = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    return known or ("pdf" if _LATE_PDF.match(data[:1024]) else None)


def sniff_text(text: str) -> str:
    """The format of a text whose name says none: by the signs that it is marked up with, else plain text."""
    if _LATEX.search(text, 0, _SNIFFED):
        return "latex"
    return "markdown" if _MARKDOWN.search(text, 0, _SNIFFED) else "text"


def called(kind: str) -> str:
    """What people call a format, or something foreign."""
    return FORMATS[kind].label if kind in FORMATS else kind


def _archive(data: bytes) -> str:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mimetype = archive.open("mimetype").read(100).strip() if "mimetype" in names else b""
    except Exception:  # whatever is wrong with it is said when it is read
        return "a ZIP archive"
    if mimetype in _MIMETYPES:
        return _MIMETYPES[mimetype]
    return next((kind for part, kind in _PARTS.items() if part in names), "a ZIP archive")
