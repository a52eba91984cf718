"""The article of a web page, as trafilatura finds it; run in a process of its own.

Notes are set apart before: a link within the page to a paragraph that links
back, or is listed as a note, is a mark, and the paragraph its note.
"""

from __future__ import annotations

import re
from typing import Any

from secpol_cli.dates.names import MONTHS

MARK = "\ue5ed"  # private use: stands around the number of a note that trafilatura would drop
_NOTE_IDS = re.compile(
    r"(?:^|[-_:])(?:foot|end|side)?(?:fn|note|cite_note|ftn|edn)s?(?:[-_:.]?\w*)$", re.IGNORECASE
)
_LABEL = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})[\])]?\.?")
_BACK = re.compile(r"[↩↑^⏎︎]|back to text|return to text", re.IGNORECASE)
_MOST_NOTES = 5000
_INLINE = {"hi", "ref", "del", "code", "lb", "formula"}
_FEWEST = 60  # words of an article that trafilatura is trusted with however large the page
_AROUND = {"nav", "footer", "aside", "form", "button", "iframe", "script", "article", "main", "header"}
_NAMED_AROUND = re.compile(
    r"\b(?:menu|nav|side-?bar|comments?|cookies?|banner|footer|header|share|social|related|promo|advert|breadcrumbs?)",
    re.IGNORECASE,
)
_FEWEST_HIDDEN = 12  # words of a hidden part that is told of
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST_CELL = 15  # words
_SHARE = 0.25  # of the page's words that it must have else
_SKIPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
}

_MONTHS = frozenset(month.casefold() for month in MONTHS)

# kind, emphasised stretches, text; a text's notes stand as MARK number MARK
Block = tuple[str, list[tuple[int, int]], str]


def read(data: bytes) -> object:
    """The blocks of a page's article, its notes by number, its metadata, whether too little was found, and
    the words of each part that is hidden and was not read."""
    import trafilatura

    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("utf-8", "replace"))
    tree = trafilatura.load_html(text)
    if tree is None:
        return [], {}, {}, False, []
    if not any(map(_is_furniture, tree.iter())):
        return [], {}, {}, True, []  # all of it is the text
    notes = _take_notes(tree)
    whole = len(_visible(tree).split())
    hidden = _hidden_parts(tree)
    found: Any = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, include_formatting=True, include_images=False,
        include_links=False, include_tables=True,
    )  # fmt: skip
    if found is None or found.body is None:
        return [], notes, {}, True, []
    blocks: list[Block] = []
    _blocks(found.body, "paragraph", blocks)
    words = sum(len(block[2].split()) for block in blocks)
    is_short = words < _FEWEST and words < _SHARE * whole
    running = " ".join(" ".join(block[2].split()) for block in blocks)
    unread = [part for part in hidden if " ".join(part.split()[:_FEWEST_HIDDEN]) not in running]
    return blocks, notes, _metadata(found, text), is_short, unread


def _is_furniture(element: Any) -> bool:
    """Whether an element is one that sites put around an article."""
    if not isinstance(element.tag, str):
        return False
    return element.tag in _AROUND or _is_named_around(element)


def _is_named_around(element: Any) -> bool:
    """Whether a site calls an element what it calls the parts around an article."""
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return bool(_NAMED_AROUND.search(named))


def _visible(tree: Any) -> str:
    pieces = []
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag.lower() not in _SKIPPED:
            pieces.append(element.text or "")
        pieces.append(element.tail or "")
    return " ".join(pieces)


def _hidden_parts(tree: Any) -> list[str]:
    """The words of the parts of a page that a browser does not show at first, as the other language of a
    treaty; without what is hidden around an article, as menus are, and what is a few words only."""
    found: list[str] = []
    taken: set[Any] = set()
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag.lower() in _SKIPPED or not _is_hidden(element):
            continue
        around = list(element.iterancestors())
        if any(each in taken or (each.tag in _SKIPPED or _is_named_around(each)) for each in around):
            continue
        taken.add(element)
        words = " ".join(_visible(element).split())
        if len(words.split()) >= _FEWEST_HIDDEN and not _is_named_around(element):
            found.append(words)
    return found


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDING.search(element.get("style") or ""))


def _take_notes(tree: Any) -> dict[str, str]:
    """Takes the notes out of a page, and puts a sign in the place of each mark; returns their words."""
    by_id = {element.get("id"): element for element in tree.iter() if element.get("id")}
    by_id |= {element.get("name"): element for element in tree.iter("a") if element.get("name")}
    notes: dict[str, str] = {}
    numbers: dict[int, str] = {}
    gone: list[Any] = []
    for link in list(tree.iter("a")):
        target = by_id.get((link.get("href") or "").removeprefix("#")) if _is_mark(link) else None
        home = _note_of(target, link) if target is not None else None
        if home is None or len(notes) >= _MOST_NOTES:
            continue
        key = id(home)
        if key not in numbers:
            numbers[key] = str(len(notes) + 1)
            notes[numbers[key]] = _words_of_note(home)
            gone.append(home)
        _replace(link, f"{MARK}{numbers[key]}{MARK}")
    for home in gone:
        parent = home.getparent()
        if parent is not None:
            _keep_tail(home, "")
            parent.remove(home)
    return {number: words for number, words in notes.items() if words}


def _is_mark(link: Any) -> bool:
    href = link.get("href") or ""
    label = "".join(link.itertext()).strip()
    return href.startswith("#") and len(href) > 1 and bool(_LABEL.fullmatch(label))


def _note_of(target: Any, link: Any) -> Any:
    """The element that holds a note whose anchor is `target`; None where it is none, or the mark itself."""
    home = target
    while home is not None and home.tag not in ("li", "p", "div", "dd", "tr", "aside", "section"):
        home = home.getparent()
    if home is None or home in link.iterancestors() or not 1 < len(" ".join(home.itertext()).split()) < 600:
        return None
    back = [each.get("href") or "" for each in home.iter("a")]
    is_named = bool(_NOTE_IDS.search(target.get("id") or target.get("name") or ""))
    return home if is_named or any(href.startswith("#") for href in back) else None


def _words_of_note(home: Any) -> str:
    for link in list(home.iter("a")):
        label = "".join(link.itertext()).strip()
        if (link.get("href") or "").startswith("#") and (_LABEL.fullmatch(label) or _BACK.search(label)):
            _replace(link, "")
    words = " ".join(" ".join(home.itertext()).split())
    return re.sub(r"^(?:\[?\d{1,3}\]?[.)]?|\^|↑)\s+(?=\S)", "", words)


def _replace(element: Any, text: str) -> None:
    """Puts text in the place of an element, and of a raised element that holds nothing else."""
    parent = element.getparent()
    while parent is not None and parent.tag in ("sup", "span") and not _has_more(parent, element):
        element, parent = parent, parent.getparent()
    if parent is not None:
        _keep_tail(element, text)
        parent.remove(element)


def _has_more(parent: Any, element: Any) -> bool:
    return (
        len(parent) > 1 or bool((parent.text or "").strip(" []")) or bool((element.tail or "").strip(" []"))
    )


def _keep_tail(element: Any, text: str) -> None:
    kept = text + (element.tail or "")
    element.tail = None
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + kept
    else:
        parent.text = (parent.text or "") + kept


def _blocks(element: Any, kind: str, blocks: list[Block]) -> None:
    """The blocks of an element of trafilatura's tree, in their order."""
    open_ = _OpenBlock(kind)
    open_.add(element.text)
    for child in element:
        if not isinstance(child.tag, str):
            open_.add(child.tail)
        elif child.tag in _INLINE:
            open_.add_inline(child)
            open_.add(child.tail)
        else:
            open_.close(blocks)
            _blocks(child, _kind(child.tag, kind), blocks)
            open_ = _OpenBlock(kind)
            open_.add(child.tail)
    open_.close(blocks)


def _kind(tag: str, around: str) -> str:
    return {"head": "heading", "quote": "quote", "item": "item", "cell": "cell"}.get(tag, around)


class _OpenBlock:
    """A block that is being put together."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.pieces: list[str] = []
        self.length = 0
        self.emphasised: list[tuple[int, int]] = []

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def add_inline(self, element: Any) -> None:
        start = self.length
        self.add(" " if element.tag == "lb" else "" if element.tag == "del" else "".join(element.itertext()))
        if element.tag == "hi" and self.length > start:
            self.emphasised.append((start, self.length))

    def close(self, blocks: list[Block]) -> None:
        text = "".join(self.pieces)
        if self.kind == "cell" and len(text.split()) > _LONGEST_CELL:
            self.kind = "paragraph"  # pages were laid out with tables once
        if text.strip():
            blocks.append((self.kind, self.emphasised, text))


def _metadata(found: Any, text: str) -> dict[str, str]:
    site = found.sitename or ""
    said = {
        "title": found.title,
        "author": _author(found.author or "", found),
        "date": found.date,
        "site": site,
    }
    declared = re.search(r"<meta[^>]{0,300}(?:publi|date|time)|<time\b|datePublished", text, re.IGNORECASE)
    if not declared:  # htmldate guesses from the words of the page
        said["date"] = None
    return {key: " ".join(str(value).split()) for key, value in said.items() if value}


def _author(names: str, found: Any) -> str:
    """The authors, without the publisher, its addresses, and what is said twice."""
    others = {
        _letters(each)
        for each in (found.sitename, found.hostname, (found.hostname or "").split(".")[0])
        if each
    }
    kept: list[str] = []
    for name in re.split(r"\s*;\s*", names):
        letters = _letters(name)
        if not letters or letters in others or _letters(name.removeprefix("The ")) in others:
            continue
        if re.search(
            r"https?|www\.|\.com\b|@|\b(?:staff|editors?|admin|newsroom|desk|team|reporters?)\b", name, re.I
        ):
            continue
        words = name.split()
        while words and words[-1].casefold() in _MONTHS:  # of the line below
            words.pop()
        if len(words) > 1 and letters not in map(_letters, kept):
            kept.append(" ".join(words))
    return "; ".join(kept)


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum()).removeprefix("the")
