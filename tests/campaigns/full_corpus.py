"""The small corpus with every field of the format in it."""

from __future__ import annotations

from hashlib import sha256

from tests.conftest import SOURCES

ORIGINAL = b"what 011 was made from"
# In each file what is put behind, or in the place of, words of the small corpus.
_MORE: dict[str, list[tuple[str, str]]] = {
    "corpus.yaml": [
        (
            "description: Two invented texts, for tests.\n",
            "description: Two invented texts, for tests.\nrights: Nobody's\nabbreviations: {ERW: explosive remnants}\n"
            "accepted: {acronym-unknown: [XYZ]}\n",
        )
    ],
    "people.yaml": [
        (
            "  organisation: assembly\n\npact",
            "  organisation: assembly\n  family: Lim\n  given: Sokha\n  dropping-particle: von\n"
            "  non-dropping-particle: van\n  suffix: Jr\n  note: A person's note.\n\npact",
        )
    ],
    "organisations.yaml": [
        ("  aliases: [the Assembly]\n", "  aliases: [the Assembly]\n  part-of: pact\n  note: A note of one.\n")
    ],
    "events.yaml": [("  part-of: kep-meeting\n", "  part-of: kep-meeting\n  note: An event's note.\n")],
    "documents/010.yaml": [
        ("language: en\n", "language: en\ndescription: What stands for a title.\nnote: A document's note.\n"),
        ("    kind: paragraph\n", '    kind: paragraph\n    page: "4"\n    quotes: [{exact: code of conduct, kind: term}]\n'),
        ("    cites: [remarks]\n", "    cites: [remarks, other]\n    note: A note's note.\n"),
        ("    date: {stated: 2019-03}\n", "    date: {stated: 2019-03}\n    note: A statement's note.\n"),
        ("group: two-aims, order: 2}", "group: two-aims, order: 2, holder: pact}"),
        ("    cites: [1]\n", "    cites: [1]\n    force: {act: commissive, cue: stand}\n"),
        ("by: caption}\n", 'by: caption}\n  - {change: joined, block: p1, at: "Friday: | “We", by: page, page: "5"}\n'),
        (
            "    issued: 2019-03-08\n",
            "    issued: 2019-03-08\n    publisher: Office of the Speaker\n    publisher-place: Kep\n    event-title: A day"
            "\n    URL: https://example.org/a\n    container-title: Papers\n    genre: speech\n    page: 3-4\n",
        ),
    ],
    "documents/011.yaml": [
        (", sha256: SHA256}", ", sha256: SHA256, original: {file: originals/011.doc, sha256: ORIGINAL, type: doc}, reader: secpol 1}"),
        ("    mode: indirect\n", "    mode: indirect\n    answers: [{statement: 010/s1, how: disputes}]\n"),
    ],
}  # fmt: skip
_REFERENCES = """\
other:
  type: book
  title: Another Sea
  title-short: Sea
  author: [{family: Roe, given: Jane}, {literal: The Fleet}]
  publisher: A House
  publisher-place: Kep
  collection-title: A series
  DOI: 10.1000/1
  ISBN: "1"
  note: Of a work.
  issued: 2018
"""


def full_files() -> dict[str, str]:
    """The files of a corpus that uses all that the format has, signed."""
    from tests.conftest import FILES

    files = {**FILES, "references.yaml": _REFERENCES}
    for name, pairs in _MORE.items():
        for old, new in pairs:
            assert old in files[name], (name, old)
            files[name] = files[name].replace(old, new, 1)
    for id_, source in SOURCES.items():
        name = f"documents/{id_}.yaml"
        text = files[name].replace("SHA256", sha256(source.encode()).hexdigest())
        files[name] = text.replace("ORIGINAL", sha256(ORIGINAL).hexdigest())
    return files
