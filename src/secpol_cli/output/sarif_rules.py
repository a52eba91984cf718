"""The rules of SARIF logs: what each verdict or rule means at length, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.verdicts import NOTHING_WRONG, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.model import Rule
    from secpol_cli.verdicts import Verdict

LEVELS_OF_RULES = {"error": "error", "open": "note"}
LEVELS: dict[Verdict, str] = {
    "not-found": "error",
    "misattributed": "error",
    "meaning": "error",
    "interpolated": "warning",
    "altered": "warning",
    "mislocated": "warning",
    "unchecked": "note",
    "skipped": "none",
}
# In short, at length, and what to do.
_VERDICTS: dict[Verdict, tuple[str, str, str]] = {
    "interpolated": (
        "Words in brackets that the source does not bear out.",
        "The quotation has words in square brackets that are neither an ending, an article or a pronoun, nor "
        "the name of what the source speaks of there.",
        "Put into the brackets what the source names, or end the quotation before them.",
    ),
    "altered": (
        "Words differ from the source.",
        "The quotation has other words than the source, or joins two places of it as if they were one.",
        "Write the source's words, or mark what is left out with … and what is put in with [ ]; "
        "secpol verify --fix corrects what is certain.",
    ),
    "meaning": (
        "Words differ from the source, or are left out, and that changes the sense.",
        "What differs or is left out is a negation, a number, a name, a modal verb, an opposite, a condition "
        "or the subject of the sentence.",
        "Write the source's words, or quote as much more as the sense needs.",
    ),
    "misattributed": (
        "Somebody else says these words in the source.",
        "The words stand in the source as another's, as nobody's, or as a view that the text ascribes to "
        "another than the one named here.",
        "Name the one who says them, or write that the text reports them.",
    ),
    "mislocated": (
        "The words stand elsewhere than the citation says.",
        "The document, paragraph, page or note that is cited does not have the words; another place has.",
        "Cite the place that the message names.",
    ),
    "unchecked": (
        "What would decide could not be read.",
        "The work that is cited is not among the sources, the source has no text, the quotation is not "
        "closed or is a translation, or a search had to stop early.",
        "Add the work to the sources, or compare the words by hand.",
    ),
    "not-found": (
        "No source has these words.",
        "A search through all of the sources was complete, and nothing in them is like these words.",
        "Add the source, correct the quotation, or take away its marks if it is none.",
    ),
    "skipped": (
        "Not checked.",
        "The quotation is too short to prove anything, is a title, or a comment says to ignore it.",
        "Nothing, unless the words should be proved: then quote more of them.",
    ),
}


def verdict_rules() -> list[dict[str, Any]]:
    """The rules of `verify`: the verdicts that a log may have."""
    return [describe(each, LEVELS[each], *_VERDICTS[each]) for each in VERDICTS if each not in NOTHING_WRONG]


def corpus_rules(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """The rules of `check`."""
    return [
        describe(rule.id, LEVELS_OF_RULES[rule.level], rule.meaning, rule.meaning, rule.mend)
        for rule in rules
    ]


def describe(id_: str, level: str, short: str, full: str, help_: str) -> dict[str, Any]:
    """A reportingDescriptor (SARIF 2.1.0, 3.49)."""
    return {
        "id": id_,
        "shortDescription": {"text": short},
        "fullDescription": {"text": full},
        "help": {"text": help_},
        "defaultConfiguration": {"level": level},
    }
