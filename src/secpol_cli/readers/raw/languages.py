"""The language that a draft says it is written in: in its metadata, its preamble, its root element.

Office documents say it in their styles, whose readers read it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_METADATA = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_DECLARED = re.compile(
    r"^(?:lang|language)[ \t]*:[ \t]*[\"']?(?P<language>[A-Za-z]{2}(?:[-_]\w+)*|[A-Za-z]{4,})[\"']?"
    r"[ \t]*(?:#.*)?\r?$",
    re.MULTILINE,
)
_ROOT = re.compile(
    r"<html\b[^<>]*?\s(?:xml:)?lang\s*=\s*[\"']?(?P<language>[A-Za-z]{2,3}(?:[-_]\w+)*)", re.IGNORECASE
)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_POLYGLOSSIA = re.compile(r"\\set(?:default|main)language\s*(?:\[[^\]]*\]\s*)?\{\s*(?P<language>\w+)\s*\}")
_BABEL = re.compile(r"\\usepackage\s*(?:\[(?P<options>[^\]]*)\]\s*)?\{[^{}]*\bbabel\b[^{}]*\}")
_CLASS = re.compile(r"\\documentclass\s*\[(?P<options>[^\]]*)\]")
# What LaTeX's packages call the languages that drafts are oftenest in, by their codes.
_NAMES = {
    name: code
    for code, names in {
        "en": "english american british usenglish ukenglish australian canadian newzealand",
        "de": "german ngerman austrian naustrian swissgerman nswissgerman",
        "fr": "french francais frenchb acadian canadien",
        "es": "spanish castilian",
        "it": "italian",
        "pt": "portuguese portuges brazilian brazil",
        "nl": "dutch",
        "id": "indonesian indonesia bahasa",
        "ru": "russian",
        "uk": "ukrainian",
        "pl": "polish",
        "cs": "czech",
        "sv": "swedish",
        "da": "danish",
        "no": "norwegian norsk nynorsk",
        "fi": "finnish",
        "hu": "magyar hungarian",
        "ro": "romanian",
        "tr": "turkish",
        "el": "greek polutonikogreek",
        "ja": "japanese",
        "ko": "korean",
        "zh": "chinese",
        "ar": "arabic",
        "vi": "vietnamese",
    }.items()
    for name in names.split()
}


def _of_markdown(text: str) -> str:
    metadata = _METADATA.match(text)
    declared = _DECLARED.search(metadata["yaml"]) if metadata else None
    return declared["language"] if declared else ""


def _of_latex(text: str) -> str:
    preamble = _COMMENT.sub("", text.partition("\\begin{document}")[0])
    if chosen := _POLYGLOSSIA.search(preamble):
        return chosen["language"]
    babel = _BABEL.search(preamble)
    for options in (babel, _CLASS.search(preamble)) if babel else ():
        listed = [option.strip() for option in (options["options"] or "").split(",")] if options else []
        main = [option.partition("=")[2].strip() for option in listed if option.startswith("main")]
        known = [*(option for option in listed if option in _NAMES), *main]
        if known:
            return known[-1]
    return ""


def _of_html(text: str) -> str:
    root = _ROOT.search(text[:20_000])
    return root["language"] if root else ""


_READERS: dict[str, Callable[[str], str]] = {
    "markdown": _of_markdown,
    "latex": _of_latex,
    "html": _of_html,
}


def declared_language(text: str, format_: str) -> str:
    """The code of the language that a text says it is in (de, pt-BR); empty where it says none."""
    return as_code(_READERS[format_](text)) if format_ in _READERS else ""


def as_code(language: str) -> str:
    """A language as a code: those that have one by their name in LaTeX too; empty for what is no language."""
    if known := _NAMES.get(language) or _NAMES.get(language.lower()):
        return known
    return language.replace("_", "-") if len(re.split("[-_]", language)[0]) in (2, 3) else ""
