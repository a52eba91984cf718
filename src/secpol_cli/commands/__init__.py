"""The commands, one module each: parse options, call the core, return a Result.

A module has a function `run(session, …)`, whose docstring is the command's help
and whose parameters are its options.  `cli` adds the options that all share,
renders what comes back and turns errors into messages.
"""

from __future__ import annotations

# In the order of the help, by its sections.  The text is the help's one line; the module is loaded only when
# asked for.
GROUPS: dict[str, dict[str, str]] = {
    "Begin with": {
        "search": "Find passages by words half remembered.",
        "verify": "Prove the quotations of a manuscript.",
        "cite": "Cite a document or a passage in a style.",
    },
    "Look around": {
        "show": "Show a document, a passage, a person, a principle, an event.",
        "principles": "List principles per speaker.",
        "network": "Show who shares principles with whom.",
        "timeline": "List events in the order of time.",
        "speakers": "List who speaks.",
        "orgs": "List organisations, forums and treaties.",
        "docs": "List the documents.",
        "stats": "Count what there is, and how much is annotated.",
        "page": "Write the corpus as a page to read in a browser.",
    },
    "Make your own": {
        "init": "Begin a corpus of your own.",
        "add": "Add texts to a corpus: PDF, Word, web pages, plain text.",
        "update": "Bring a new version of a text in, with its annotations.",
        "rename": "Give a document or an entity another id, wherever it is named.",
        "remove": "Take a document or an entity out of a corpus.",
    },
    "Look after": {
        "check": "Find everything wrong with a corpus.",
        "completion": "Print a completion script for a shell.",
    },
}
COMMANDS: dict[str, str] = {name: line for group in GROUPS.values() for name, line in group.items()}
# What people try that is no command, and what to use.
INSTEAD: dict[str, str] = {
    "list": "secpol docs, secpol speakers, secpol orgs, secpol principles or secpol timeline",
    "export": "secpol cite --all --format bibtex, or any other command with --format csv, json, …",
    "open": "secpol show ADDRESS",
    "version": "secpol --version",
}
