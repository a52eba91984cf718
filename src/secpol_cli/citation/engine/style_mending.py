"""A style as pandoc must have it to print what the manuals want.

These things are mended.  Pandoc puts a label before the names that it should
follow where a style leaves them out.  A style made for pages prints the number
of any other place as if it were a page's: its label is put before it.  And what
kind of place is cited, pandoc tells by the words of a language: every style gets
words for it that are the same in all.  And of two works by one author, a later
note that points to the first by its number names the work, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

# The kinds of places (CSL 1.0.2, "Locators") that pandoc knows.
_KNOWN = frozenset(
    "book chapter column figure folio issue line note opus page paragraph part section sub-verbo verse "
    "volume".split()
)
_SPARE = "opus"  # stands for the kinds that pandoc does not know, whose words are a part of the value
_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_CSL = f"{{{_NAMESPACE}}}"
_BRANCHES = (f"{_CSL}if", f"{_CSL}else-if")
SAME_AUTHOR = "annote"  # has a value in works whose author has another, too
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SIGNED = "paragraph section"  # the kinds of places that have a sign: ¶ and §
_ENDS = (f"{_CSL}macro", f"{_CSL}layout")


def locator_token(label: str) -> str:
    """The word before a place by which pandoc, with a mended style, knows of which kind it is."""
    return f"loc-{label if is_known(label) else _SPARE}"


def is_known(label: str) -> bool:
    """Whether pandoc prints the label of a kind of place; the words of any other must stand in its value."""
    return label in _KNOWN and label != _SPARE


def mend_style(csl: str) -> str:
    """A style's file, mended; what is no XML as it stands, for pandoc to complain of."""
    ElementTree.register_namespace("", _NAMESPACE)
    try:
        root = ElementTree.fromstring(csl)  # noqa: S314 (expat bounds what entities grow to)
    except ElementTree.ParseError:
        return csl
    _name_before_label(root)
    _tell_apart(root)
    english = {}
    if _label_lines(root):
        english["line"] = ("line", "lines")
    if "/styles/bluebook" in csl:
        english["chapter"] = ("ch.", "chs.")
        _mend_bluebook(root)
    _label_places(root, in_brackets="/styles/oscola" in csl)
    _add_terms(root)
    _add_english(root, english)
    return ElementTree.tostring(root, encoding="unicode")


def _name_before_label(root: Element) -> None:
    for names in root.iter(f"{_CSL}names"):
        inside = [child.tag for child in names]
        if inside[:1] == [f"{_CSL}label"] and inside[1:2] in ([], [f"{_CSL}substitute"]):
            names.insert(0, ElementTree.Element(f"{_CSL}name"))


def _add_terms(root: Element) -> None:
    locale = ElementTree.Element(f"{_CSL}locale")
    terms = ElementTree.SubElement(locale, f"{_CSL}terms")
    for label in sorted(_KNOWN):
        # No style prints this form, but pandoc looks for all of them before a place.
        ElementTree.SubElement(terms, f"{_CSL}term", name=label, form="verb").text = f"loc-{label}"
    for form in ("long", "short", "symbol"):
        term = ElementTree.SubElement(terms, f"{_CSL}term", name=_SPARE, form=form)
        for number in ("single", "multiple"):
            ElementTree.SubElement(term, f"{_CSL}{number}").text = ""
    root.append(locale)


def _tell_apart(root: Element) -> None:
    """Give the title to works that are marked as one author's, in notes that point back to another."""
    if not any(text.get("variable") == "first-reference-note-number" for text in root.iter()):
        return
    for branch in root.iter():
        if branch.tag in _BRANCHES and branch.get("disambiguate") == "true" and len(branch.attrib) == 1:
            branch.set("variable", SAME_AUTHOR)
            branch.set("match", "any")


def _add_english(root: Element, terms: Mapping[str, tuple[str, str]]) -> None:
    """Labels of places as a manual has them in English, where CSL's are others: one, and several."""
    if not terms:
        return
    locale = ElementTree.SubElement(root, f"{_CSL}locale", {_LANG: "en"})
    added = ElementTree.SubElement(locale, f"{_CSL}terms")
    for name, words in terms.items():
        term = ElementTree.SubElement(added, f"{_CSL}term", name=name, form="short")
        for number, word in zip(("single", "multiple"), words, strict=True):
            ElementTree.SubElement(term, f"{_CSL}{number}").text = word


def _label_lines(root: Element) -> bool:
    """Take lines out of what has no label: their numbers read as pages.  Whether there were any."""
    found = False
    for branch in root.iter():
        kinds = (branch.get("locator") or "").split()
        if branch.tag in _BRANCHES and {"line", "page"} <= {*kinds} and not _has_label(branch):
            branch.set("locator", " ".join(kind for kind in kinds if kind != "line"))
            found = True
    return found


def _mend_bluebook(root: Element) -> None:
    """Later notes of works of law by their short titles, where the style would print nothing; short titles
    in title case, as whole ones (rule 8); and “&” between authors there, too (rule 15.1)."""
    for name in root.iter(f"{_CSL}name"):
        if name.get("form") == "short" and name.get("and") == "text":
            name.set("and", "symbol")
    for text in root.iter(f"{_CSL}text"):
        if text.get("variable") == "title" and text.get("form") == "short":
            text.set("text-case", "title")
    for macro in root.iter(f"{_CSL}macro"):
        for text in macro.iter(f"{_CSL}text") if macro.get("name") == "author-short" else ():
            if text.get("macro") == "name-macro":
                text.set("macro", "name-short-macro")
    for layout in root.iter(f"{_CSL}layout"):
        for branch in layout.iter(f"{_CSL}else-if"):
            if branch.get("type") == "legislation":
                branch.insert(0, _uncodified())


def _uncodified() -> Element:
    """The short title and the place of a statute that stands in no code."""
    choose = ElementTree.Element(f"{_CSL}choose")
    alone = ElementTree.SubElement(choose, f"{_CSL}if", variable="container-title volume", match="none")
    group = ElementTree.SubElement(alone, f"{_CSL}group", delimiter=" ")
    ElementTree.SubElement(group, f"{_CSL}text", {"variable": "title", "form": "short", "text-case": "title"})
    ElementTree.SubElement(group, f"{_CSL}text", variable="locator")
    return choose


def _label_places(root: Element, *, in_brackets: bool) -> None:
    parents = {child: parent for parent in root.iter() for child in parent}
    labels = [label for label in root.iter(f"{_CSL}label") if label.get("variable") == "locator"]
    strips = any(label.get("strip-periods") == "true" for label in labels)
    attributes = {"variable": "locator", "form": _form(root), **({"strip-periods": "true"} if strips else {})}
    places = [text for text in root.iter(f"{_CSL}text") if text.get("variable") == "locator"]
    callers: dict[str, list[Element]] = {}
    for text in root.iter(f"{_CSL}text"):
        callers.setdefault(text.get("macro") or "", []).append(text)
    bare = [text for text in places if not _is_labelled(text, parents, callers)]
    for text in bare:
        parent = parents[text]
        parent[[*parent].index(text)] = _labelled(text, attributes, in_brackets=in_brackets)


def _form(root: Element) -> str:
    """How a style writes labels of places: as signs (¶ 7) where it writes those of sections so, or short."""
    signs = any(
        element.get("form") == "symbol" or "§" in f"{element.get('prefix')}{element.get('value')}"
        for element in root.iter()
    )
    return "symbol" if signs else "short"


def _is_labelled(
    text: Element, parents: Mapping[Element, Element], callers: Mapping[str, list[Element]], depth: int = 0
) -> bool:
    """Whether a label stands with a place, or the style says what it prints of places of some kind."""
    node = text
    while node.tag not in _ENDS and node in parents:
        node = parents[node]
        if node.tag in _BRANCHES and node.get("locator"):
            return True
        if node.tag == f"{_CSL}group" and _has_label(node):
            return True
    if any(_is_label(child) for child in node):
        return True
    called = callers.get(node.get("name") or "", []) if node.tag == f"{_CSL}macro" else []
    return depth < len(callers) and any(_is_labelled(each, parents, callers, depth + 1) for each in called)


def _has_label(element: Element) -> bool:
    return any(_is_label(inner) for inner in element.iter())


def _is_label(element: Element) -> bool:
    return element.tag == f"{_CSL}label" and element.get("variable") == "locator"


def _labelled(text: Element, label: Mapping[str, str], *, in_brackets: bool) -> Element:
    """A place with its label before it, but for pages, and `in_brackets` paragraphs of judgments (OSCOLA 4,
    2.1.6)."""
    choose = ElementTree.Element(f"{_CSL}choose")
    page = ElementTree.SubElement(choose, f"{_CSL}if", locator="page")
    page.append(text)
    if in_brackets:
        case = ElementTree.SubElement(choose, f"{_CSL}else-if", locator="paragraph", type="legal_case")
        ElementTree.SubElement(case, f"{_CSL}text", variable="locator", prefix="[", suffix="]")
    other = ElementTree.SubElement(choose, f"{_CSL}else")
    around = {name: text.get(name, "") for name in ("prefix", "suffix") if text.get(name)}
    group = ElementTree.SubElement(other, f"{_CSL}group", {"delimiter": " ", **around})
    if label["form"] == "symbol":
        group.append(_with_sign(label))
    else:
        ElementTree.SubElement(group, f"{_CSL}label", dict(label))
    inner = {key: value for key, value in text.attrib.items() if key not in around}
    ElementTree.SubElement(group, f"{_CSL}text", inner)
    return choose


def _with_sign(label: Mapping[str, str]) -> Element:
    """The sign of a paragraph or section, and the short label of any other place."""
    choose = ElementTree.Element(f"{_CSL}choose")
    signed = ElementTree.SubElement(choose, f"{_CSL}if", locator=_SIGNED, match="any")
    ElementTree.SubElement(signed, f"{_CSL}label", dict(label))
    other = ElementTree.SubElement(choose, f"{_CSL}else")
    ElementTree.SubElement(other, f"{_CSL}label", {**label, "form": "short"})
    return choose
