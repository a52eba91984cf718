"""The corpus format: what people write in the YAML files, as typed records.

One record a mapping; keys in YAML are spelled in kebab-case.  Every record
refuses keys it does not know.  These are the *authored* forms: anchors are not
yet resolved and names not yet looked up.  What queries return is in `model`.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Mode = Literal["direct", "indirect", "authorial"]
Stance = Literal["affirms", "rejects", "mentions"]
Act = Literal["assertive", "directive", "commissive", "expressive", "declarative"]
BlockKind = Literal[
    "paragraph",
    "heading",
    "byline",
    "dateline",
    "caption",
    "pull-quote",
    "note",
    "boilerplate",
    "list-item",
]
OrganisationKind = Literal[
    "organisation",  # intergovernmental organisations
    "forum",  # meetings and processes without an organisation's legal person
    "treaty",  # treaties, agreements and declarations of states, also those to come
    "law",  # constitutions and laws of one state
    "initiative",  # strategies, frameworks, programmes, plans
    "institution",  # universities, centres, ministries, research institutes
    "party",  # political parties
    "media",
    "state",
]
EventKind = Literal[
    "founding",
    "accession",
    "summit",
    "meeting",
    "dialogue",
    "visit",
    "agreement",
    "withdrawal",
    "statement",
    "commemoration",
    "conflict",
    "emergency",  # pandemics, disasters
    "regime",
    "operation",
    "policy",
    "legislation",  # constitutions, laws
    "programme",
    "education",  # degrees
    "office",  # a post held
    "publication",
]


class AuthoredRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """Base of all authored records."""


class Alias(AuthoredRecord, frozen=True):
    """A name by which an entity is also known.

    `outside: true` marks one that no text of the corpus uses: it serves search
    and look-ups, and is never shown as the texts' own.  `inverted: true` marks
    a name that a source prints with its parts exchanged.
    """

    text: str
    outside: bool = False
    inverted: bool = False


class Date(AuthoredRecord, frozen=True):
    """EDTF.  `stated` is what the text supports, `inferred` what a careful reader concludes."""

    stated: str | None = None
    inferred: str | None = None
    basis: str | None = None


class Corpus(AuthoredRecord, frozen=True):
    """corpus.yaml.

    `abbreviations` are those of the texts that name no organisation, written out;
    `accepted`, by rule of `check`, words that need no annotation.
    """

    name: str
    title: str
    version: str
    language: str
    description: str
    rights: str | None = None
    abbreviations: dict[str, str] = {}
    accepted: dict[str, list[str]] = {}


class Office(AuthoredRecord, frozen=True):
    """A post that a person holds, as a text says it; `date` is when, as far as the texts say."""

    title: str
    organisation: str | None = None
    date: Date | None = None


class Person(AuthoredRecord, frozen=True):
    """One who speaks or acts: a person, or a collective that speaks as one.

    `members` are the persons of a collective, where the texts name them.
    `unnamed: true` says that the text gives a description and no name, and that
    `name` is that description.  A name is kept whole in citations (Hun Sen)
    unless it has `family`, and perhaps `given` and CSL's other parts (Menon,
    Jayant); with `static-ordering` the family name comes first, without a comma.
    """

    name: str
    kind: Literal["person", "collective"] = "person"
    unnamed: bool = False
    aliases: list[str | Alias] = []
    members: list[str] = []
    offices: list[Office] = []
    organisation: str | None = None
    note: str | None = None
    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    suffix: str | None = None
    static_ordering: bool = False


class Organisation(AuthoredRecord, frozen=True):
    """An organisation, forum, treaty, law, initiative, institution, party, medium or state."""

    name: str
    kind: OrganisationKind
    acronym: str | None = None
    aliases: list[str | Alias] = []
    part_of: str | None = None
    note: str | None = None


class Principle(AuthoredRecord, frozen=True):
    """An entry of the controlled vocabulary (SKOS: prefLabel, definition, altLabel, broader, related)."""

    label: str
    definition: str
    aliases: list[str | Alias] = []
    broader: list[str] = []
    related: list[str] = []


class Group(AuthoredRecord, frozen=True):
    """A stated list of principles; its items keep their order in the statements."""

    label: str


class Principles(AuthoredRecord, frozen=True):
    """principles.yaml."""

    principles: dict[str, Principle]
    groups: dict[str, Group] = {}


class Selector(AuthoredRecord, frozen=True):
    """A TextQuoteSelector on one block (W3C Web Annotation, 4.2.4); `document` in events only."""

    block: str
    exact: str
    prefix: str | None = None
    suffix: str | None = None
    document: str | None = None


class Event(AuthoredRecord, frozen=True):
    """What happened or is planned.  `evidence` is every passage that speaks of it."""

    label: str
    kind: EventKind
    status: Literal["held", "planned"]
    evidence: list[Selector]
    date: Date = Date()
    organisations: list[str] = []
    people: list[str] = []
    principles: list[str] = []
    place: str | None = None
    part_of: str | None = None
    note: str | None = None


class Original(AuthoredRecord, frozen=True):
    """The file that the text of a source was made from, kept untouched; `type` is the name of its format."""

    file: str
    sha256: str
    type: str


class Source(AuthoredRecord, frozen=True):
    """The file that the blocks transcribe, byte for byte.

    It is as it was found, or was made from `original` by `reader`, a name with a
    version: `secpol 1.2 pdf`.  Nothing is undone in what was made.
    """

    file: str
    sha256: str
    original: Original | None = None
    reader: str | None = None


class Change(AuthoredRecord, frozen=True):
    """One thing that the transcription undid, so that a reader can do it again.

    `joined`: the words of `block` were cut in the source at `at` (the last words
    before the cut, " | ", the first after it) by what `by` names; where that is a
    page, `page` is the one that begins there.
    `unescaped`: Markdown escapes in `block`.  `note-marks`: the source's note
    marks, as printed, became `[^n]`.  `list-marker`: a list bullet dropped.
    """

    change: Literal["joined", "unescaped", "note-marks", "list-marker"]
    block: str | None = None
    at: str | None = None
    by: Literal["page", "note", "caption", "pull-quote"] | None = None
    page: str | None = None
    note: str | None = None


class QuotedWords(AuthoredRecord, frozen=True):
    """Words in quotation marks that are nobody's statement: a term, a title, a question."""

    exact: str
    kind: Literal["term", "title", "question"]


class Block(AuthoredRecord, frozen=True):
    """A stretch of a document.  `[^n]` in `text` is the mark of note n.

    `quotes` are words in quotation marks that are no statement.  `note` is the
    editors' word on it (figures that contradict each other, say).  `page` is the
    page on which it begins, as it is printed there, else by its number in the file.
    """

    id: str
    kind: BlockKind
    text: str
    page: str | None = None
    quotes: list[QuotedWords] = []
    note: str | None = None


class Note(AuthoredRecord, frozen=True):
    """A foot- or endnote; `cites` are ids of the document's references."""

    n: int
    text: str
    cites: list[str] = []
    note: str | None = None


class Occasion(AuthoredRecord, frozen=True):
    """When or where a statement was made, in the text's words; `event` where events.yaml has it."""

    text: str | None = None
    event: str | None = None


class PrincipleLink(AuthoredRecord, frozen=True):
    """That a statement takes a stance on a principle; `order` is its place in a stated list `group`.

    `holder` is who is said to hold it, a person or an organisation, or several,
    where that is not the speaker.
    """

    principle: str
    stance: Stance
    group: str | None = None
    order: int | None = None
    holder: str | list[str] | None = None

    @property
    def holders(self) -> list[str]:
        """Those who are said to hold it; none where it is the speaker."""
        return [self.holder] if isinstance(self.holder, str) else self.holder or []


class Force(AuthoredRecord, frozen=True):
    """What is done with the words of a statement, and the words that show it.

    `act` is one of Searle's five (A taxonomy of illocutionary acts, 1975).  `cue`
    stands in the statement's words or else in one of their blocks; where that is not plain,
    a selector says where.
    """

    act: Act
    cue: str | Selector | None = None


class Reply(AuthoredRecord, frozen=True):
    """That a statement takes a side on another's: `s63` of the same document, or 001/s7 of any."""

    statement: str
    how: Literal["disputes", "doubts", "supports"]


class Statement(AuthoredRecord, frozen=True):
    """The field's unit (Discourse Network Analysis): who, what, on which principle, when."""

    id: str
    speaker: str
    mode: Mode
    passage: list[Selector]
    organisation: str | None = None
    occasion: Occasion | None = None
    date: Date | None = None
    cites: list[int] = []
    principles: list[PrincipleLink] = []
    force: Force | None = None
    answers: list[Reply] = []
    note: str | None = None


class Document(AuthoredRecord, frozen=True):
    """documents/ID.yaml.

    `citation` and `references` hold CSL-JSON variables as CSL spells them;
    names are `{person: id}`, `{organisation: id}`, `{literal: …}` or
    `{family: …, given: …}`, dates are EDTF strings.  `description` stands in
    for a title that the text does not have.  `speaker` is the one whose words all of
    the text is, but for what it puts in quotation marks and what its statements say.
    """

    id: str
    source: Source
    citation: dict[str, Any]
    date: Date
    blocks: list[Block]
    description: str | None = None
    language: str | None = None
    speaker: str | None = None
    note: str | None = None
    transcription: list[Change] = []
    notes: list[Note] = []
    references: dict[str, dict[str, Any]] = {}
    statements: list[Statement] = []
