"""What queries return: plain, frozen records, whose fields are the JSON's keys.

The *authored* forms, as people write them in YAML, are in `corpus.format`;
these are the resolved ones: anchors have become offsets, ids have names, dates
have bounds.  Fields of the shipped JSON never change their meaning; new ones
may be added.  Offsets count code points of a block's plain text (the text
without its note marks) and are half-open.
"""

from __future__ import annotations

from typing import Any

from secpol_cli.record import Record


class Date(Record):
    """A date as the text states it, as a reader infers it, and its bounds.

    `stated` and `inferred` are EDTF; `earliest` and `latest` are ISO dates of
    the inferred date, or of the stated one where nothing is inferred, and None
    where that end is open or unknown.  `text` is the date as people read it, what
    is inferred in square brackets; None where nothing is known.
    """

    stated: str | None = None
    inferred: str | None = None
    basis: str | None = None
    earliest: str | None = None
    latest: str | None = None
    text: str | None = None


class Passage(Record):
    """The words `exact`, which stand at `start`:`end` of `text`, the plain text of a block."""

    address: str
    doc: str
    block: str
    start: int
    end: int
    exact: str
    text: str

    @property
    def span(self) -> tuple[str, int, int]:
        """Where the words stand: the block's address, and half-open offsets."""
        return self.address, self.start, self.end


class PrincipleUse(Record):
    """That a statement takes a stance on a principle; `order` is its place in the list `group`, from 1.

    `holders` are ids of the people and organisations that are said to hold it, with
    their names in `holder_names`; none where the speaker does.
    """

    principle: str
    label: str
    stance: str
    group: str | None = None
    order: int | None = None
    holders: tuple[str, ...] = ()
    holder_names: tuple[str, ...] = ()


class Force(Record):
    """What is done with the words of a statement: `act` is assertive, directive, commissive, expressive or
    declarative (Searle); `cue` the word that shows it, at `start`:`end` of the block `address`; None where no
    word does."""

    act: str
    cue: str | None = None
    address: str | None = None
    start: int | None = None
    end: int | None = None


class Reply(Record):
    """A side that is taken between two statements: `how` is disputes, doubts or supports, `statement` the
    address of the other one, `speaker` who says that."""

    statement: str
    how: str
    speaker: str
    speaker_name: str


class NamedEntity(Record):
    """A person or organisation (`kind`) that a text names."""

    kind: str
    id: str
    name: str


class Occasion(Record):
    """When or where something was said, in the text's words, and the event where there is one."""

    text: str | None = None
    event: str | None = None


class Office(Record):
    """A post, as a text says it, and when it was held as far as the texts say."""

    title: str
    organisation: str | None
    date: Date
    organisation_name: str | None = None


class Statement(Record):
    """Who says what: speaker, organisation, mode (direct, indirect, authorial), words, principles, date.

    `dated_by` says whose date it is: the statement's own, that of the event at
    which it was made, or, where the text gives neither, that of the document.
    `answers` are the statements on which it takes a side, `answered_by` those that take
    one on it; `mentions` are the people and organisations that its words name; `office`
    is the post that the speaker held on the date, where the texts date both so that it is sure.
    """

    id: str
    address: str
    doc: str
    speaker: str
    speaker_name: str
    organisation: str | None
    mode: str
    passages: tuple[Passage, ...]
    principles: tuple[PrincipleUse, ...]
    occasion: Occasion | None
    date: Date
    dated_by: str
    notes: tuple[str, ...] = ()
    note: str | None = None
    force: Force | None = None
    answers: tuple[Reply, ...] = ()
    answered_by: tuple[Reply, ...] = ()
    mentions: tuple[NamedEntity, ...] = ()
    office: Office | None = None


class Answer(Record):
    """How a word of a query, or several, is answered by words of a text.

    `how` is `same`, `variety` (British and American spelling), `inflection`,
    `typo`, `number`, `symbol`, `mark` (a note's mark stuck to it), `compound`
    (one word for two), `alias` (another name), `outside` (a standard name that the
    corpus does not give), `inserted` (in brackets, and not in the text) or
    `missing`; `text` is None in the last two; `fit` is 0-1, how well; `weight` how
    telling the words of the query are together.
    """

    query: str
    text: str | None
    how: str
    fit: float
    weight: float


class Explanation(Record):
    """Why a passage was found: the query's words in their order, and what lowers the score beside them.

    `found` is the share of the query's weight that is answered, 0-1; `between`
    are the words of the text that stand between and answer to none; `backward`
    counts the words that do not come in the query's order.
    """

    answers: tuple[Answer, ...]
    found: float
    between: tuple[str, ...]
    backward: int


class Locator(Record):
    """A place in a work: `label` is CSL's (page, paragraph, note, section, chapter, line, …)."""

    label: str
    value: str


class SearchItem(Passage):
    """A hit: the passage that answers best, and what is said there, by whom.

    `score` is 0-100, or None where nothing was searched for and all that the
    filters let through is listed.  `passages` are all the passages of the hit,
    in reading order, where it crosses blocks, or where the query leaves words
    out (…); `own_spans` are, for each, the
    stretch of its block around it in which no other speaker speaks.
    `statement` is an address, or None where the words are nobody's statement
    or those of two speakers; `dated_by` as in a Statement; `principles` are those of the statement, first
    those that the words name, with `principle_labels`, `stances`, `holders` (ids) and `holder_names` in
    their order; `act`, `cue`, `answers`, `answered_by` and `note` are the statement's;
    `query` is what it answers, `explanation` where it was asked for.
    `departure` is the first thing in which the document is not word for word its source; None where it is.
    """

    score: float | None
    passages: tuple[Passage, ...]
    own_spans: tuple[tuple[int, int], ...]
    kind: str
    statement: str | None
    speaker: str | None
    speaker_name: str | None
    mode: str | None
    principles: tuple[str, ...]
    date: Date
    dated_by: str
    query: str | None = None
    citation: str | None = None
    explanation: Explanation | None = None
    departure: str | None = None
    note: str | None = None
    principle_labels: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    holder_names: tuple[tuple[str, ...], ...] = ()
    holders: tuple[tuple[str, ...], ...] = ()
    act: str | None = None
    cue: str | None = None
    answers: tuple[Reply, ...] = ()
    answered_by: tuple[Reply, ...] = ()


class PrincipleItem(Record):
    """One stance of one speaker on one principle, in one statement; or, where disputes are asked for, a
    statement of theirs that takes a side and no stance: `principle`, `label` and `stance` are None.

    `holders` are ids of those who are said to hold it, none where the speaker does;
    `act` and `cue`, `answers` and `answered_by`, `note` are the statement's.
    """

    principle: str | None
    label: str | None
    speaker: str
    speaker_name: str
    doc: str
    statement: str
    mode: str
    stance: str | None
    group: str | None
    group_label: str | None
    order: int | None
    passages: tuple[Passage, ...]
    date: Date
    dated_by: str
    holders: tuple[str, ...] = ()
    holder_names: tuple[str, ...] = ()
    act: str | None = None
    cue: str | None = None
    answers: tuple[Reply, ...] = ()
    answered_by: tuple[Reply, ...] = ()
    note: str | None = None


class MatrixVoice(Record):
    """A speaker by id and name, and how many of their statements concern a principle, by stance."""

    speaker: str
    speaker_name: str
    stances: dict[str, int]


class MatrixRow(Record):
    """A principle and how many statements of each speaker, or of each holder, concern it, by stance.

    `speakers` has them by name, two of one name together; `voices` each by itself.
    """

    principle: str
    label: str
    speakers: dict[str, dict[str, int]]
    voices: tuple[MatrixVoice, ...] = ()


class SharedStance(Record):
    """A principle on which two voices agree, or differ, and a statement of each that shows it, by address."""

    principle: str
    label: str
    agrees: bool
    statements: tuple[str, str]


class Dispute(Record):
    """A statement that disputes or doubts (`how`) another: who says so, by id, and both addresses, its own
    first."""

    speaker: str
    how: str
    statements: tuple[str, str]


class NetworkTie(Record):
    """Two voices, and the principles on which they agree and differ: how many each, and which; those on which
    they differ come first.  `disputes` are the statements of one that dispute or doubt one of the other."""

    speaker: str
    speaker_name: str
    other: str
    other_name: str
    agree: int
    differ: int
    shared: tuple[SharedStance, ...]
    disputes: tuple[Dispute, ...] = ()


class NetworkVoice(Record):
    """A voice of a network, with the principles that its own statements speak of, mentioned ones too, and how
    many statements these are, as the matrix of principles counts them."""

    id: str
    name: str
    principles: int
    statements: int


class Event(Record):
    """What happened or is planned; `evidence` is every passage that speaks of it.

    `organisation_names`, `people_names` and `principle_labels` go with the ids beside
    them, `part_of_label` with that of the event of which it is a part.
    """

    id: str
    label: str
    date: Date
    status: str
    kind: str
    organisations: tuple[str, ...]
    people: tuple[str, ...]
    principles: tuple[str, ...]
    place: str | None
    part_of: str | None
    evidence: tuple[Passage, ...]
    note: str | None = None
    organisation_names: tuple[str, ...] = ()
    people_names: tuple[str, ...] = ()
    principle_labels: tuple[str, ...] = ()
    part_of_label: str | None = None


class Speaker(Record):
    """A person or collective, with how much of the corpus is theirs; `mentions` counts the places where the
    texts name them.

    A collective's statements count for its members too; `own_statements` are those
    of which this one is the speaker, so that their sum is that of all statements.
    """

    id: str
    name: str
    kind: str
    unnamed: bool
    aliases: tuple[str, ...]
    organisation: str | None
    offices: tuple[Office, ...]
    members: tuple[str, ...]
    documents: int
    statements: int
    principles: int
    events: int
    note: str | None = None
    mentions: int = 0
    own_statements: int = 0
    organisation_name: str | None = None
    member_names: tuple[str, ...] = ()


class Organisation(Record):
    """An organisation, forum, treaty, law, initiative, institution, party, medium or state.

    All counts take its parts along; `mentions` counts the places where the texts name it.
    """

    id: str
    name: str
    kind: str
    acronym: str | None
    aliases: tuple[str, ...]
    outside_aliases: tuple[str, ...]
    part_of: str | None
    documents: int
    statements: int
    principles: int
    events: int
    note: str | None = None
    mentions: int = 0
    part_of_name: str | None = None


class PrincipleGroup(Record):
    """A list of principles that a text states in order, by its id and name."""

    id: str
    label: str


class Principle(Record):
    """An entry of the controlled vocabulary; `groups` are the stated lists in which it stands.

    `broader`, `narrower` and `related` are ids, with their labels beside them.
    """

    id: str
    label: str
    definition: str
    aliases: tuple[str, ...]
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    related: tuple[str, ...]
    documents: int
    statements: int
    speakers: int
    broader_labels: tuple[str, ...] = ()
    narrower_labels: tuple[str, ...] = ()
    related_labels: tuple[str, ...] = ()
    groups: tuple[PrincipleGroup, ...] = ()


class DocumentSummary(Record):
    """A document: `name` is its title or, where it has none, its description."""

    id: str
    name: str
    title: str | None
    description: str | None
    type: str
    authors: tuple[str, ...]
    date: Date
    aliases: tuple[str, ...]
    words: int
    blocks: int
    notes: int
    references: int
    statements: int
    principles: int
    events: int
    note: str | None = None


class CorpusFacts(Record):
    """The texts as a whole, by which something was proved: a corpus, or a folder of plain files.

    `title`, `version` and `rights` are what a corpus says of itself, None where it says
    nothing.  `sha256` is that of the list of its files, each with its own sum: it
    changes with any of them.
    """

    title: str | None
    version: str | None
    rights: str | None
    documents: int
    words: int
    sha256: str


class NoteMark(Record):
    """The mark of note `n`, before offset `at` of a block's plain text."""

    n: int
    at: int


class Block(Record):
    """A stretch of a document; `note` is the editors' word on it."""

    address: str
    doc: str
    block: str
    kind: str
    text: str
    marks: tuple[NoteMark, ...] = ()
    note: str | None = None


class Note(Record):
    """A note of a document; `cites` are ids of its references."""

    address: str
    n: int
    text: str
    cites: tuple[str, ...]


class Reference(Record):
    """A work that a document cites, as CSL-JSON, and the notes that cite it."""

    id: str
    doc: str
    notes: tuple[int, ...]
    csl: dict[str, Any]


class Page(Record):
    """All there is about one thing: `subject`, of `kind` document, block, note, statement, reference, person,
    organisation, principle or event, and what the corpus has on it, each in the corpus's order; `departures`
    say of documents whose words are here in what they are not word for word their sources; `mentions` are the
    places where the texts name a person, or an organisation or a part of it.  The references of a person or
    an organisation are those of their own works that documents cite."""

    kind: str
    address: str
    subject: (
        DocumentSummary | Block | Note | Statement | Reference | Speaker | Organisation | Principle | Event
    )
    blocks: tuple[Block, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()
    references: tuple[Reference, ...] = ()
    departures: tuple[str, ...] = ()
    mentions: tuple[Passage, ...] = ()


class CiteItem(Record):
    """A citation: `text` in the style or format `style`, in the form that `as_` names.

    `quote` is the words of the passage in quotation marks, where they were asked
    for; `text` then has them and the citation.  `locator` is the place in the work,
    where it is cited for less than the whole; `number` that of a note in a sequence.
    """

    address: str
    as_: str
    style: str
    style_title: str | None
    text: str
    csl: dict[str, Any]
    style_edition: str | None = None
    quote: str | None = None
    locator: Locator | None = None
    number: int | None = None


class StyleItem(Record):
    """A citation style: `names` are short ones that stand for it, `kind` is note, author-date, numeric,
    author or label, and `parent` the style in which it is printed, where it is only another's name."""

    id: str
    title: str
    names: tuple[str, ...]
    kind: str
    edition: str | None
    parent: str | None


class Stats(Record):
    """How much there is in a document, or (id None) in the whole corpus.

    `modes` and `speakers` count statements, by mode and by speaker's id;
    `principle_links` counts stances, `principles` the distinct principles.
    `annotated` is the share (0-1) of the running text's characters that stand
    in a passage of a statement or an event.
    """

    id: str | None
    name: str
    documents: int
    words: int
    blocks: int
    notes: int
    references: int
    statements: int
    modes: dict[str, int]
    speakers: dict[str, int]
    principle_links: int
    principles: int
    events: int
    annotated: float


class WrittenPage(Record):
    """A page that was written: its file, its size in bytes, and how much of the corpus it holds."""

    file: str
    bytes: int
    documents: int
    words: int
    statements: int


class CompletionScript(Record):
    """What a shell loads to complete `secpol`."""

    shell: str
    script: str


class Rule(Record):
    """A rule of `check`: what it means that something breaks it, and how to mend that.

    `level` is `error`, or `open` where what breaks it merely waits for annotation.
    """

    id: str
    severity: str
    meaning: str
    mend: str
    level: str = "error"


class Finding(Record):
    """Something wrong with a corpus, where, by which rule, and what to do.

    `level` is `error`, or `open` where it merely waits for annotation.
    """

    file: str
    line: int
    column: int
    rule: str
    severity: str
    message: str
    hint: str | None = None
    level: str = "error"


class UnreadSource(Record):
    """A source that was not read, or not all of it: its name in the folder, and what is wrong.

    `doc` is its id where the rest of it was read.
    """

    file: str
    reason: str
    doc: str | None = None
