"""Whether words are of the one who is said to say them: theirs, another's, or not to be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from secpol_cli.manuscript.claims.words_of_saying import THINGS
from secpol_cli.queries.names import find_bearers
from secpol_cli.queries.speakers import has_statements, held_titles, is_one_speech, titles_of
from secpol_cli.store.address import doc_of
from secpol_cli.text.folding import fold_words
from secpol_cli.text.orthography import DOUBLE_QUOTES, GUILLEMETS, OPENING_QUOTES
from secpol_cli.text.states import state_in
from secpol_cli.verification.linking.roles import Role, is_only_high, read_role
from secpol_cli.verification.linking.writers import is_narrated, writer_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from secpol_cli.manuscript.quotation import ClaimedSpeaker
    from secpol_cli.queries.attribution import Attribution, Attributions
    from secpol_cli.queries.utterances import Voice
    from secpol_cli.store.store import Store
    from secpol_cli.verification.comparison import Comparison
    from secpol_cli.verification.linking.claims import Asserted
    from secpol_cli.verification.linking.speakers import Meant
    from secpol_cli.verification.source_context import SourceContext

_INITIAL = 2  # letters of a name that may be an initial or a particle
_ARTICLE = re.compile(r"^(?:the|this)\s+", re.IGNORECASE)
_INNER = re.compile(rf"\w\W*\s[{re.escape(OPENING_QUOTES)}'\"](?=\w)")
_MARKS = frozenset(DOUBLE_QUOTES + GUILLEMETS)
Ownership = Literal["theirs", "open", "another's"]


class Voices:
    """Holds the speakers that manuscripts name against those whose words a passage is."""

    def __init__(self, store: Store, said: Attributions) -> None:
        self._store, self._said = store, said
        self._stated: dict[str, bool] = {}

    def ownership(
        self, attribution: Attribution, comparison: Comparison, reading: SourceContext, asserted: Asserted
    ) -> Ownership:
        """Whether the words that are compared are of a speaker that is named; `open` also where none is.

        `reading` are the paragraphs that they stand in.
        """
        address = reading.addresses[reading.place(comparison.first)[0]]
        doc = doc_of(address)
        if not asserted.speakers:
            return "open"
        if not self._has_statements(doc):
            return self._of_authors(attribution, asserted, "\n".join(reading.texts))
        if is_one_speech(self._store, doc) and not attribution.is_annotated:
            return "open"  # whom a speech quotes nobody has told

        def narrates() -> bool:
            told = [share.voice for share in attribution.shares if share.voice.is_told]
            is_own = all(voice.mode == "indirect" for voice in told) or _quotes_inside(comparison)
            return is_own and is_narrated(comparison, reading)

        found = [
            self._of_writer(attribution, doc, speaker.name, asserted, narrates)
            or self._of_one(attribution, doc, speaker, meant)
            for speaker, meant in asserted.speakers
        ]
        return next((one for one in ("theirs", "open") if one in found), "another's")

    def _of_authors(self, attribution: Attribution, asserted: Asserted, around: str) -> Ownership:
        """Whether words of a text without statements are those of one of its authors.

        They are another's only where somebody is named who is known and wrote none of it, and where its
        author can neither be quoting nor reporting: no quotation marks are near, and not the name.
        """
        people = [meant.people for _, meant in asserted.speakers]
        if any(attribution.is_of(each) for each in people):
            return "theirs"
        speaker = asserted.speakers[0][0]
        names = {word for word in fold_words(speaker.name) if len(word) > _INITIAL}
        is_plain = _MARKS.isdisjoint(around) and names.isdisjoint(fold_words(around))
        is_known = bool(people[0]) and bool(attribution.people)
        return "another's" if is_known and is_plain and speaker.is_sure else "open"

    def _of_writer(
        self, attribution: Attribution, doc: str, name: str, asserted: Asserted, narrates: Callable[[], bool]
    ) -> Ownership | None:
        """Whether words are those of a text, where its authors, itself, or what it reports on is said to
        speak; None where somebody else is.

        What it tells in its own words, be it of others' speech, is its own.
        """
        authors, sort = self._said.authors_of(doc), writer_in(name)
        is_told = any(share.voice.is_told for share in attribution.shares)
        if sort is None and (self._is_document(doc, name) or self._said.is_published_by(doc, name)):
            return "theirs" if not is_told or narrates() else "open"
        if sort is None:
            people = next(
                (meant.people for each, meant in asserted.speakers if each.name == name), frozenset()
            )
            return "theirs" if is_told and people & authors and narrates() else None
        if {cited.doc for cited in asserted.cited} != {doc}:
            return "open"
        if not is_told:
            return "theirs"
        if sort == "text" and not authors:  # nobody has written it who could be told from those it quotes
            return "open"
        return "theirs" if narrates() else "another's"

    def _is_document(self, doc: str, name: str) -> bool:
        """Whether a name is the document's, or that of the one whose words it reports."""
        words = fold_words(_ARTICLE.sub("", name))
        if not words or words[-1] not in THINGS:
            return False
        return any(set(words) <= set(fold_words(title)) for title in titles_of(self._store, doc))

    def _of_one(self, attribution: Attribution, doc: str, speaker: ClaimedSpeaker, meant: Meant) -> Ownership:
        ids = meant.people, meant.organisations
        if attribution.is_of(*ids):
            role = read_role(speaker.name)
            return "another's" if role.sort == "office" and self._is_foreign(attribution, role) else "theirs"
        if meant.people or (meant.organisations and speaker.is_sure):
            if meant.by_office and self._fits(attribution, doc, read_role(speaker.name)) == "theirs":
                return "theirs"
            return "open" if attribution.may_be_of(*ids) else "another's"
        if not speaker.is_sure:
            return "open"
        return self._of_unknown(attribution, doc, read_role(speaker.name))

    def _of_unknown(self, attribution: Attribution, doc: str, role: Role) -> Ownership:
        if role.sort == "nobody" or not any(share.voice.name for share in attribution.shares):
            return "open"
        if role.sort == "office":
            return self._fits(attribution, doc, role)
        if role.sort == "group":
            may_be = all(self._said.may_be_several(share.voice) for share in attribution.shares)
            return "open" if may_be else "another's"
        if role.is_state and role.state is not None:  # a state is nobody whose name one does not know
            return "theirs" if self._speaks_for(attribution, role.state) else "another's"
        if role.is_of_body and role.state is not None and self._speaks_for(attribution, role.state):
            return "open"
        if role.words and self._fits(attribution, doc, role) == "theirs":
            return "theirs"
        return "open" if attribution.may_be_of(()) else "another's"

    def _fits(self, attribution: Attribution, doc: str, role: Role) -> Ownership:
        """Whether those who speak hold an office, of the state named with it, when the text was written."""
        if self._is_foreign(attribution, role):
            return "another's"
        told = [share.voice for share in attribution.shares]
        titles = [title for voice in told for title in self._titles(voice, doc, past=role.is_past)]
        wanted = set(role.words)
        if any(wanted <= _singular(title) for title in titles):
            return "theirs"
        if role.is_beside and is_only_high(titles):
            return "another's"
        unnamed = any(self._said.is_unnamed(voice) for voice in told)
        return "another's" if role.is_high and not unnamed else "open"

    def _titles(self, voice: Voice, doc: str, *, past: bool) -> list[list[str]]:
        """The folded words of what a voice may be called by its office."""
        named = [fold_words(voice.name)] if voice.name else []
        return named + [
            fold_words(title)
            for id_ in self._said.who_says_it(voice)
            for title in held_titles(self._store, id_, None if past else doc)
        ]

    def _is_foreign(self, attribution: Attribution, role: Role) -> bool:
        """Whether a state is named of which nobody who speaks is known to be."""
        return role.state is not None and not self._speaks_for(attribution, role.state)

    def _speaks_for(self, attribution: Attribution, state: str) -> bool:
        if any(
            state_in(title)[0] == state
            for share in attribution.shares
            for title in self._titles(share.voice, "", past=True)
        ):
            return True
        organisations = find_bearers(self._store, state).organisations
        if organisations and attribution.is_of((), organisations):
            return True
        return any(
            state_in(fold_words(share.voice.name or ""))[0] == state and share.part > 0.5
            for share in attribution.shares
        )

    def _has_statements(self, doc: str) -> bool:
        if doc not in self._stated:
            self._stated[doc] = has_statements(self._store, doc)
        return self._stated[doc]


def _quotes_inside(comparison: Comparison) -> bool:
    """Whether a quotation has the speech that it tells of in marks of its own: said that it ‘has gained’."""
    quoted = " ".join(each.quoted for each in comparison.differences)
    return _INNER.search(quoted) is not None


def _singular(words: list[str]) -> set[str]:
    return {*words, *(word.removesuffix("s") for word in words)}
