"""The rules of `check`: what each means, and how to mend what breaks it."""

from __future__ import annotations

from secpol_cli.errors import UnknownValue
from secpol_cli.model import Rule

_RULES = (
    # --- files ---
    Rule(
        id="format",
        severity="error",
        meaning=(
            "A file is not what the corpus format wants: not UTF-8, not YAML, a key unknown, missing or "
            "given twice, a value of the wrong kind."
        ),
        mend="Correct the place that the message names; the guide ends with an example of every file.",
    ),
    Rule(
        id="id-form",
        severity="error",
        meaning="An id has a form that addresses cannot use.",
        mend=(
            "Use lower-case letters, digits and hyphens; call a document's file by its id; number "
            "statements s1, s2, …; let block ids begin with another letter than n or s."
        ),
    ),
    Rule(
        id="file-name",
        severity="warning",
        meaning=(
            "A document's file or its source has a name that Windows cannot have, or that differs from "
            "another's only in case."
        ),
        mend="Call the file otherwise, and a document by the new id.",
    ),
    Rule(
        id="source-twice",
        severity="error",
        meaning="Two documents transcribe the same source, so that all its words count twice.",
        mend="Take one of the two out.",
    ),
    Rule(
        id="control-character",
        severity="error",
        meaning=(
            "A name, title or note has a control character (NUL, escape, …) or a mark that turns the "
            "direction of what follows, which no reader sees."
        ),
        mend="Take it out; most came with the words when they were copied.",
    ),
    Rule(
        id="circle",
        severity="error",
        meaning="By `broader`, `part-of` or `members` an entity comes back to itself.",
        mend="Take out the link that is wrong: the broader, the whole or the group has none back.",
    ),
    Rule(
        id="id-twice",
        severity="error",
        meaning="Two blocks, notes or statements of a document have the same id.",
        mend="Give one of them another.",
    ),
    Rule(
        id="dangling",
        severity="error",
        meaning=(
            "An id names nothing: no such person, organisation, principle, group, event, block, note or "
            "reference."
        ),
        mend="Correct the id, or add the entry to the file it belongs to.",
    ),
    Rule(
        id="unused",
        severity="warning",
        level="open",
        meaning=(
            "An entity is named by no statement, event, citation or other entity, and no text has its name."
        ),
        mend="Use it or take it out.",
    ),
    # --- anchors ---
    Rule(
        id="anchor-not-found",
        severity="error",
        meaning="The words that an annotation quotes do not stand in the block it names.",
        mend="Copy them from the block; note marks are left out, all else is as printed.",
    ),
    Rule(
        id="anchor-ambiguous",
        severity="error",
        meaning="The words that an annotation quotes stand in the block more than once.",
        mend="Add a prefix or a suffix: the words right before or after them.",
    ),
    Rule(
        id="anchor-crosses-block",
        severity="error",
        meaning="The words that an annotation quotes begin in one block and end in the next.",
        mend="Make a list of two passages, one for each block.",
    ),
    Rule(
        id="no-passage",
        severity="error",
        meaning="A statement quotes no words, so nothing shows that it was made.",
        mend="Give it a passage: the block, and the words under `exact`.",
    ),
    # --- force, answers, holders ---
    Rule(
        id="cue-unlike",
        severity="error",
        meaning="The cue of a statement's force is a word that shows another act.",
        mend="Correct the act (a need is directive, a commitment commissive), or quote what shows it.",
    ),
    Rule(
        id="answer-own",
        severity="error",
        meaning="A statement answers one of the same speaker.",
        mend="Take the answer out; nobody answers himself.",
    ),
    Rule(
        id="force-open",
        severity="warning",
        level="open",
        meaning="A quoted or reported statement has no force, where others of the document have one.",
        mend="Say what is done with the words, and quote the word that shows it, if one does.",
    ),
    Rule(
        id="holder-open",
        severity="warning",
        level="open",
        meaning=(
            "A statement begins with an organisation's name and nobody is said to hold its principles, where "
            "the document says so of others."
        ),
        mend="Add the holder to each link that is his; where the speaker holds them, write him as holder.",
    ),
    # --- citations ---
    Rule(
        id="csl-form",
        severity="error",
        meaning="A CSL variable of a citation or reference has a value that cannot be cited.",
        mend=(
            "Write names as a list of {person: …}, {organisation: …}, {literal: …} or {family: …, given: …}, "
            "dates as EDTF in quotes, everything else as text or a number."
        ),
    ),
    Rule(
        id="csl-unknown",
        severity="error",
        meaning="A citation or reference has a variable, or is of a type, that CSL does not have.",
        mend="Write it as CSL 1.0.2 spells it; what CSL has no place for may stand under `custom`.",
    ),
    # --- dates ---
    Rule(
        id="date-not-edtf",
        severity="error",
        meaning="A date is not in the Extended Date/Time Format (ISO 8601-2).",
        mend=(
            "Write 2019-03-11, 2019-03, 2019, 2018-10-20/2018-10-22, 2006/.., ../1998, XXXX-11-23 or 2010~."
        ),
    ),
    Rule(
        id="date-without-basis",
        severity="error",
        meaning="A date is inferred, and nothing says from what.",
        mend=(
            "Say in `basis` why a careful reader concludes it, and whether knowledge from outside is needed."
        ),
    ),
    Rule(
        id="date-outside-stated",
        severity="error",
        meaning="The inferred date lies outside the stated one, so one of them is wrong.",
        mend="State no more than the text says; infer within it.",
    ),
    Rule(
        id="date-too-wide",
        severity="error",
        meaning="A document's inferred date begins before a work that it cites, or what is said in it.",
        mend="Let it begin with the latest of these.",
    ),
    # --- fidelity ---
    Rule(
        id="source-unreadable",
        severity="error",
        meaning="The source that a document transcribes cannot be read.",
        mend="Put the file where `source` says, as UTF-8, inside the corpus.",
    ),
    Rule(
        id="source-changed",
        severity="error",
        meaning="The source is not byte for byte the file that was transcribed.",
        mend="Compare the two; then write the new sha256.",
    ),
    Rule(
        id="words-added",
        severity="error",
        meaning="A block has words that do not stand there in the source.",
        mend="Copy the words as they are printed, errors included.",
    ),
    Rule(
        id="words-lost",
        severity="error",
        meaning="The source has words that no block and no note has.",
        mend="Add them to the block they belong to, or make a block of kind boilerplate.",
    ),
    Rule(
        id="join-unlisted",
        severity="error",
        meaning="A block joins words that stand apart in the source, and `transcription` does not say so.",
        mend=(
            "List the join: change: joined, block, at: “words before | words after”, by: page, note, "
            "caption or pull-quote."
        ),
    ),
    Rule(
        id="join-unneeded",
        severity="error",
        meaning="`transcription` lists a join where the source is not cut.",
        mend="Take it out.",
    ),
    Rule(
        id="undone-unlisted",
        severity="error",
        meaning=(
            "A block undoes Markdown escapes or rewrites note marks, and `transcription` does not say so."
        ),
        mend="List the change: unescaped or note-marks, with the block, or without one for all.",
    ),
    Rule(
        id="bullet-unneeded",
        severity="error",
        meaning="`transcription` lists a list bullet that the source does not have before this block.",
        mend="Take it out.",
    ),
    Rule(
        id="out-of-order",
        severity="error",
        meaning="Blocks of the running text do not stand in the source's order.",
        mend="Put the blocks in reading order; only captions, pull quotes and notes may stand elsewhere.",
    ),
    # --- notes ---
    Rule(
        id="note-without-mark",
        severity="error",
        meaning="No block has the mark of this note.",
        mend="Put [^n] where the source has the mark.",
    ),
    Rule(
        id="mark-without-note",
        severity="error",
        meaning="A block has the mark of a note that the document does not have, or has it twice.",
        mend="Add the note, or correct the mark.",
    ),
    # --- coverage ---
    Rule(
        id="quotation-unaccounted",
        severity="warning",
        level="open",
        meaning="A quotation mark in a paragraph belongs to no direct statement and to no term or title.",
        mend=(
            "Annotate the statement; for a term, a title or a question, list the words under the block's "
            "`quotes`."
        ),
    ),
    Rule(
        id="acronym-unknown",
        severity="warning",
        level="open",
        meaning="A text has an acronym that no organisation and no principle goes by.",
        mend="Add the organisation, or list the acronym under `abbreviations` in corpus.yaml.",
    ),
    Rule(
        id="date-uncovered",
        severity="warning",
        level="open",
        meaning="A text has a year or a dated phrase that no event, occasion or reference covers.",
        mend="Add the event, or the passage to the event's evidence.",
    ),
    # --- names ---
    Rule(
        id="alias-shared",
        severity="error",
        meaning="Two entities of one kind go by the same name, so that a look-up cannot tell them apart.",
        mend="Give the name to one of them.",
    ),
    Rule(
        id="alias-within",
        severity="error",
        meaning=(
            "An alias stands inside the name of something else: a person's in that of an organisation not "
            "theirs, a principle's at the front of that of a principle that is no kin of it."
        ),
        mend="Take it out, or write a longer one; or relate the two principles.",
    ),
    Rule(
        id="part-unsaid",
        severity="error",
        meaning="An organisation's name or alias says of which other it is, and it is no part of that.",
        mend="Add part-of.",
    ),
    Rule(
        id="office-elsewhere",
        severity="error",
        meaning="The title of an office says for which organisation it is, and the office has another.",
        mend="Give it the organisation for which it is held.",
    ),
    Rule(
        id="author-unlinked",
        severity="error",
        meaning="The author of a work is written out, and the corpus has an entry for that person.",
        mend="Write {person: ID}; the note keeps its spelling.",
    ),
    Rule(
        id="name-inverted",
        severity="error",
        meaning=(
            "A name stands with its parts exchanged: names keep their own order, family name first in "
            "Khmer, Vietnamese or Chinese."
        ),
        mend=(
            "Write it in its own order as `literal`; mark an alias that a source prints so with "
            "`inverted: true`."
        ),
    ),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _RULES}


def find_rules(name: str) -> list[Rule]:
    """The rule of that name, or every rule for `all`.  Raises UnknownValue with the nearest."""
    if name == "all":
        return list(RULES.values())
    if name in RULES:
        return [RULES[name]]
    from secpol_cli.nearest import nearest

    raise UnknownValue("rule", name, nearest(name, RULES), "list them with: secpol check --explain all")
