"""What is known of a document as its `citation` and `date` have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.authoring.intake.given import SET
from secpol_cli.authoring.intake.names import part_name, without_braces
from secpol_cli.changes import MetadataGuess
from secpol_cli.corpus.format import Alias
from secpol_cli.corpus.load import load_vocabulary
from secpol_cli.csl_variables import NAMES
from secpol_cli.errors import CorpusInvalid
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_BIBLIOGRAPHY = "bibliography"
_FIRST = ("type", "title", "author", "editor", "container-title", "volume", "issue", "page", "publisher")
_ELSEWHERE = frozenset(["language", "speaker", "office"])  # what a document says at another place
_NOT_CITED = frozenset(["language", "abstract", "keyword"])


def guesses_of(work: Mapping[str, Any] | None) -> Iterator[MetadataGuess]:
    """What a bibliography says of a work, to be shown."""
    for key, value in (work or {}).items():
        if key not in _NOT_CITED:
            shown = "; ".join(map(_shown, value)) if isinstance(value, list) else str(value)
            yield MetadataGuess(key, shown, _BIBLIOGRAPHY, "the bibliography", "its entry says so")


def citation_of(
    guesses: Iterable[MetadataGuess], work: Mapping[str, Any], people: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The `citation` of a document and its `date`.

    Authors whom the corpus has are named by their ids; `people` has these by folded names.
    """
    citation: dict[str, Any] = {}
    date: dict[str, Any] = {}
    for guess in guesses:
        if guess.key == "issued":
            stated = {"stated": guess.value}
            date = stated if guess.is_stated else {"inferred": guess.value, "basis": guess.basis}
        elif guess.key in NAMES:
            said = work.get(guess.key) if guess.source == _BIBLIOGRAPHY else guess.value.split("; ")
            is_typed = guess.place == SET
            citation[guess.key] = [_person(name, people, is_typed=is_typed) for name in said or ()]
        elif guess.key not in _ELSEWHERE:
            citation[guess.key] = work[guess.key] if guess.source == _BIBLIOGRAPHY else guess.value
    return {"type": "document"} | in_order(citation), date


def in_order(citation: Mapping[str, Any]) -> dict[str, Any]:
    """A citation in the order in which people read it."""
    ordered = sorted(citation, key=lambda key: (_FIRST.index(key) if key in _FIRST else len(_FIRST), key))
    return {key: citation[key] for key in ordered}


def people_by_name(root: Path) -> dict[str, str]:
    """The ids of a corpus's people by their folded names, in both orders; none where it cannot be read."""
    try:
        people = load_vocabulary(root).people
    except CorpusInvalid:
        return {}
    found: dict[str, str] = {}
    for id_, person in people.items():
        aliases = [alias.text if isinstance(alias, Alias) else alias for alias in person.aliases]
        for name in (person.name, *(alias for alias in aliases if len(alias.split()) > 1)):
            found.setdefault(fold(name), id_)
            words = name.split()
            for cut in range(1, len(words)):
                found.setdefault(fold(" ".join([*words[cut:], *words[:cut]])), id_)
    return found


def _person(name: str | Mapping[str, Any], people: Mapping[str, str], *, is_typed: bool) -> dict[str, Any]:
    """A name as a citation has it: {person: id}, {family: …, given: …} or {literal: …}; one that the user has
    typed is parted."""
    if (known := people.get(fold(without_braces(_shown(name))))) is not None:
        return {"person": known}
    if not isinstance(name, str):
        return dict(name)
    if is_typed:
        return dict(part_name(name))
    family, comma, given = (part.strip() for part in name.partition(","))
    return {"family": family, "given": given} if comma and family and given else {"literal": name}


def _shown(name: str | Mapping[str, Any]) -> str:
    if isinstance(name, str):
        return name
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return str(name.get("literal") or " ".join(str(name[part]) for part in parts if name.get(part)))
