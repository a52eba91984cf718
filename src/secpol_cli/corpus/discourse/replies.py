"""Rules on force and answers: cues stand in the text, and statements answer others that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.corpus.anchors import AnchorAmbiguous, AnchorError
from secpol_cli.corpus.discourse.cues import act_against, propose_force, resolve_cue
from secpol_cli.corpus.load import finding
from secpol_cli.store.address import Address, join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from secpol_cli.corpus.load import Document, Vocabulary
    from secpol_cli.corpus.yaml import KeyPath
    from secpol_cli.model import Finding

    StatementsOf = Callable[[str], Mapping[str, str] | None]
    """The speakers of a document's statements, by id; None where there is no such document."""


def address_of_answered(doc: str, written: str) -> str:
    """The address of a statement that one of a document answers: `s63` is its own, 001/s7 any."""
    return written if "/" in written else join(doc, written)


def check_cues(document: Document, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Cues that do not stand in the text; `texts` are the plain texts of the blocks, by id."""
    for index, statement in enumerate(document.record.statements):
        cue = statement.force.cue if statement.force else None
        if cue is None:
            continue
        path: KeyPath = ("statements", index, "force", "cue")
        try:
            resolve_cue(cue, statement, texts)
        except LookupError:
            message = f"no block “{getattr(cue, 'block', '')}” in document “{document.record.id}”"
            hint = "name a block that the document has"
            yield finding(document.file, (*path, "block"), "dangling", message, hint)
        except AnchorAmbiguous as error:
            yield finding(document.file, path, "anchor-ambiguous", error.message, error.hint)
        except AnchorError as error:
            yield finding(document.file, path, "anchor-not-found", error.message, error.hint)


def check_answered(document: Document) -> Iterator[Finding]:
    """Answers to statements of the same document that it does not have, or to the speaker's own."""
    yield from _check_answers(document, lambda _doc: speakers_of(document), own=True)


def check_answered_elsewhere(document: Document, statements_of: StatementsOf) -> Iterator[Finding]:
    """Answers to statements of other documents that those do not have, or to the speaker's own."""
    yield from _check_answers(document, statements_of, own=False)


def speakers_of(document: Document) -> dict[str, str]:
    """The speaker of each statement of a document, by its id."""
    return {statement.id: statement.speaker for statement in document.record.statements}


def _check_answers(document: Document, statements_of: StatementsOf, *, own: bool) -> Iterator[Finding]:
    """Answers to statements of the document itself, or of others."""
    for index, statement in enumerate(document.record.statements):
        for place, reply in enumerate(statement.answers):
            path: KeyPath = ("statements", index, "answers", place, "statement")
            address = Address.parse(address_of_answered(document.record.id, reply.statement))
            if own != (address.doc == document.record.id):
                continue
            speakers = statements_of(address.doc)
            if speakers is None or address.part is None or address.part not in speakers:
                message = f"there is no statement {address}"
                yield finding(document.file, path, "dangling", message, "name a statement that there is")
            elif speakers[address.part] == statement.speaker:
                message = f"{statement.id} answers {address}, which the same speaker says"
                hint = "take the answer out: nobody answers himself"
                yield finding(document.file, path, "answer-own", message, hint)


def check_forces(document: Document, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """Cues that show another act; statements without a force, where the document gives one to others."""
    statements = document.record.statements
    for index, statement in enumerate(statements):
        force = statement.force
        if force is None or force.cue is None:
            continue
        words = force.cue if isinstance(force.cue, str) else force.cue.exact
        other = act_against(words, force.act)
        if other is not None:
            message = f"“{words}” shows that the statement is {other}, not {force.act}"
            path: KeyPath = ("statements", index, "force", "act")
            yield finding(document.file, path, "cue-unlike", message, f"write act: {other}, or another cue")
    if not any(statement.force for statement in statements):
        return
    for index, statement in enumerate(statements):
        if statement.force is None and statement.mode != "authorial":
            cue = propose_force(" ".join(selector.exact for selector in statement.passage))
            hint = f"perhaps {{act: {cue.act}, cue: {cue.text}}}" if cue else "say what the words do"
            message = f"{statement.id} has no force, as others here have"
            path = ("statements", index, "id")
            yield finding(document.file, path, "force-open", message, hint, severity="warning")
