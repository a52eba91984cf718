"""`check --accept`: an exception to a rule, written where it belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.authoring.editing import open_editor
from secpol_cli.authoring.entities import documents_of
from secpol_cli.authoring.intake.documents import document_name
from secpol_cli.authoring.transaction import apply, writing
from secpol_cli.changes import WrittenFile
from secpol_cli.corpus.anchors import plain_text
from secpol_cli.corpus.load import WAITING, load_document, load_vocabulary
from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.text.orthography import DOUBLE_QUOTES, GUILLEMETS, SINGLE_QUOTES

if TYPE_CHECKING:
    from pathlib import Path

    from secpol_cli.corpus.load import Document

_CORPUS = "corpus.yaml"
_MARK = rf"[{DOUBLE_QUOTES}{SINGLE_QUOTES}{GUILLEMETS}]"
_ARTICLES = frozenset("of the and for in on a an to".split())


def accept(root: Path, rule: str, word: str) -> list[WrittenFile]:
    """Write that a word needs no annotation by a rule.

    An acronym goes into `abbreviations` of corpus.yaml, with what the texts write
    it out as (or as `ERW=explosive remnants of war` says); words in quotation marks
    into `quotes` of their blocks, as a term; anything else into `accepted` of
    corpus.yaml.  Raises UnknownValue for a rule that has no exceptions.
    """
    if rule not in WAITING:
        from secpol_cli.nearest import nearest

        close = nearest(rule, WAITING)
        raise UnknownValue("rule with exceptions", rule, close, f"there are {', '.join(WAITING)}")
    with writing(root):
        if rule == "acronym-unknown":
            files = _abbreviation(root, word)
        elif rule == "quotation-unaccounted":
            files = _quotation(root, word)
        else:
            files = _accepted(root, rule, word)
        apply(root, dict(files))
    return [WrittenFile(name, "written", f"{word}: {rule}") for name in files]


def _abbreviation(root: Path, word: str) -> dict[str, bytes]:
    acronym, _, told = (part.strip() for part in word.partition("="))
    meaning = told or _written_out(root, acronym)
    if meaning is None:
        hint = f"say it: secpol check --accept acronym-unknown “{acronym}=…”"
        raise UsageError(f"no text writes {acronym} out", hint)
    vocabulary = load_vocabulary(root)
    editor = open_editor(root, _CORPUS)
    if acronym in vocabulary.corpus.abbreviations:
        raise UsageError(f"{acronym} is among the abbreviations already", "see corpus.yaml")
    if vocabulary.corpus.abbreviations:
        editor.set(("abbreviations", acronym), meaning)
    else:
        editor.set(("abbreviations",), {acronym: meaning})
    return {_CORPUS: editor.result().encode()}


def _written_out(root: Path, acronym: str) -> str | None:
    """What texts write before an acronym in brackets, where its first letters are the acronym's."""
    pattern = re.compile(rf"((?:[\w’'-]+\s+){{1,{2 * len(acronym)}}})\({re.escape(acronym)}\)")
    letters = [char.lower() for char in acronym if char.isalpha()]
    for document in _documents(root):
        for block in document.record.blocks:
            for found in pattern.finditer(plain_text(block.text).text):
                words = found[1].split()
                for start in range(len(words) - 1, -1, -1):
                    run = words[start:]
                    firsts = [each[0].lower() for each in run if each.lower() not in _ARTICLES]
                    if firsts == letters:
                        return " ".join(run)
    return None


def _quotation(root: Path, word: str) -> dict[str, bytes]:
    """The documents in which the words stand in quotation marks, with them listed."""
    marked = re.compile(rf"{_MARK}{re.escape(word)}[.,;:]?{_MARK}")
    files: dict[str, bytes] = {}
    for document in _documents(root):
        editor = open_editor(root, document.file.name)
        is_changed = False
        for place, block in enumerate(document.record.blocks):
            known = {quote.exact for quote in block.quotes}
            if word in known or not marked.search(plain_text(block.text).text):
                continue
            quotes = [{"exact": quote.exact, "kind": quote.kind} for quote in block.quotes]
            editor.set(("blocks", place, "quotes"), [*quotes, {"exact": word, "kind": "term"}])
            is_changed = True
        if is_changed:
            files[document.file.name] = editor.result().encode()
    if not files:
        raise UsageError(f"“{word}” stands in quotation marks nowhere", "copy it as it is printed")
    return files


def _accepted(root: Path, rule: str, word: str) -> dict[str, bytes]:
    accepted = dict(load_vocabulary(root).corpus.accepted)
    if word in accepted.get(rule, ()):
        raise UsageError(f"{word} is accepted already", "see accepted in corpus.yaml")
    editor = open_editor(root, _CORPUS)
    editor.set(("accepted",), {**accepted, rule: [*accepted.get(rule, ()), word]})
    return {_CORPUS: editor.result().encode()}


def _documents(root: Path) -> list[Document]:
    return [load_document(root, document_name(id_)) for id_ in documents_of(root)]
