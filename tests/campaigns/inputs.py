"""Inputs of the program at random, each made from its seed alone: arguments, stdin, and the files that there are."""

from __future__ import annotations

import io
import json
import random
import zipfile
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tests.campaigns.apart import typed
from tests.campaigns.corpora import signed
from tests.conftest import SOURCES
from tests.readers.office import docx, odt, paragraph
from tests.readers.pdf_files import lines, make_pdf

from secpol_cli.cli import load_command
from secpol_cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

_FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "latex", "html", "sarif", "nonsense", "")
_COMMANDS = (*COMMANDS, "help", "list", "nonsense")
_VALUES = (
    *(
        "lim-sokha",
        "Lim Sokha",
        "pact",
        "PG",
        "peace",
        "Rule of law",
        "010",
        "011",
        "10",
        "direct",
        "affirms",
    ),
    *(
        "two-aims",
        "2019",
        "2019-03-08",
        "2019-13-45",
        "Kep",
        "planned",
        "0",
        "-1",
        "1e309",
        "nan",
        "100",
        "5",
    ),
    *(
        "bibtex",
        "apa",
        "chicago",
        "ris",
        "note",
        "de",
        "latex",
        "rtf",
        "altered",
        "not-found",
        "none",
        "markdown",
    ),
    *("draft.md", "corpus", "corpus/sources", "nowhere", "always", "never", "", " ", "-", "--", "é" * 300),
    *(
        "010/p1",
        "010/n1",
        "010/s1",
        "010/p1-p3",
        "010:remarks",
        "kep-meeting",
        "010/",
        "/",
        ":",
        "bash",
        "all",
    ),
)
_WORDS = (
    "the rule of law at sea peace We stand for and must be signed soon … [...] [sic] “ ” \" ' – 1 2019 Lim Sokha "
    "said that PG ministers *law* _peace_ \\cite{x} [@remarks, p. 3] (010) {} [^1] $5 \\emph{a} \x00 \x1b[2J \u202e "
    "\ud800 \U0001f600 ភាសា ﬁ ⁰¹² \ufeff \u200b \u00ad"
).split(" ")
_PIECES = (
    *(
        "[" * 300,
        "{" * 300,
        "(" * 3000,
        ">" * 300,
        "&a [*a]",
        "*a",
        "? ",
        "!!python/object:os.system x",
        "\x00",
    ),
    *(
        "%TAG ! x",
        "\t",
        "- " * 100,
        "---\n",
        "...\n",
        "null",
        "1e999",
        "9" * 40,
        "'",
        '"',
        ": ",
        "#",
        "\r",
        "\ufeff",
    ),
    *(
        "“" * 50,
        "\\begin{quote}" * 40,
        "\\def\\a{\\a\\a}\\a",
        "\\input{draft}",
        "<div>" * 100,
        "```",
        "[^1]: [^1]",
    ),
    *(
        "\\" * 100,
        "$$",
        "<!--",
        "{" + "Y1E9999999" + "}",
        "XXXX-XX-XX",
        "2019/2018",
        "é\u0301" * 50,
        "a" * 5000,
    ),
)
_WEIGHTS = {
    "arguments": 36,
    "corpus": 26,
    "draft": 14,
    "write": 7,
    "incoming": 4,
    "sources": 4,
    "office": 3,
    "read": 2,
    "report": 1,
    "bib": 2,
    "style": 1,
}


_BIB = (
    "@book{x, title = {The {Sea} and \\'Us}, author = {Lim, Sokha and others}, year = 2019, file = {a.txt}}\n"
)
_CSL = [{"id": "x", "type": "book", "title": "The Sea and Us", "issued": {"date-parts": [[2019]]}}]
_STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>S</title><id>s</id>
<updated>2020-01-01T00:00:00+00:00</updated></info>
<macro name="who"><names variable="author"><name and="text"/></names></macro>
<citation><layout suffix="."><text macro="who"/><text variable="title" prefix=", "/></layout></citation>
<bibliography><layout><text macro="who"/><date variable="issued"><date-part name="year"/></date></layout></bibliography>
</style>
"""


class Input(NamedTuple):
    """What the program is called with, what it reads on stdin, and the files that there are."""

    arguments: tuple[str, ...]
    stdin: bytes
    files: dict[str, bytes]


def make_input(seed: int) -> Input:
    """The input of a seed."""
    chance = random.Random(seed)
    kind = chance.choices(tuple(_WEIGHTS), tuple(_WEIGHTS.values()))[0]
    made = _MAKERS[kind](chance)
    return made._replace(arguments=tuple(map(typed, made.arguments)))


def _arguments(chance: random.Random) -> Input:
    """Mostly options of the command with values that suit some option; else any, in any order."""
    found: list[str] = [chance.choice(_COMMANDS)]
    if chance.random() < 0.7 and found[0] in COMMANDS:
        found += [_value(chance) for _ in range(_operands(found[0]))]
        for option, is_flag in chance.sample(_own(found[0]), chance.randrange(4)):
            found += [option] if is_flag else [option, _value(chance)]
    else:
        for _ in range(chance.randrange(6)):
            found += [chance.choice(_all_options())] if chance.random() < 0.7 else []
            found += [_value(chance)] if chance.random() < 0.8 else []
    form = [*chance.choice((["-f", chance.choice(_FORMATS)], ["--json"], []))]
    where = [] if chance.random() < 0.1 else ["--corpus", "corpus"]
    return Input((*found, *where, *form), _text(chance).encode("utf-8", "surrogatepass"), {})


@cache
def _own(command: str) -> list[tuple[str, bool]]:
    """The options of a command, and whether each is a flag."""
    return [
        (each.opts[-1], bool(each.is_flag))
        for each in load_command(command).params
        if each.param_type_name == "option" and each.name not in ("help", "form", "as_json", "corpus")
    ]


@cache
def _operands(command: str) -> int:
    """How many values a command wants that stand without an option."""
    arguments = [each for each in load_command(command).params if each.param_type_name == "argument"]
    return sum(each.required for each in arguments) or int(command == "verify")


@cache
def _all_options() -> list[str]:
    """Every option of every command, and one that none has."""
    params = [each for command in COMMANDS for each in load_command(command).params]
    return sorted({name for each in params if each.param_type_name == "option" for name in each.opts}) + [
        "--nonsense"
    ]


def _corpus(chance: random.Random) -> Input:
    """A corpus that something happened to."""
    files = signed() | {f"sources/{id_}.txt": text for id_, text in SOURCES.items()}
    changed = {}
    for name in chance.sample(sorted(files), chance.choice((1, 1, 1, 2))):
        changed[f"corpus/{name}"] = _damaged(chance, files[name].encode())
    asked = chance.choice(
        (
            ("check",),
            ("docs",),
            ("timeline",),
            ("network",),
            ("principles", "--matrix"),
            ("show", "010"),
            ("search", "rule of law at sea"),
            ("verify", "-q", "peace and for the rule of law"),
            ("cite", "--all", "-f", "bibtex"),
            ("update", "010", "corpus/sources/011.txt"),
            ("rename", "lim-sokha", "sokha-lim", "--yes"),
            ("remove", "011", "--yes"),
            ("add", "corpus/sources/010.txt", "--yes"),
            ("check", "--accept", "acronym-unknown", "PG"),
            ("page", "p.html"),
            ("network", "--chart", "n.svg"),
        )
    )
    form = [] if asked[0] == "cite" else chance.choice((["--json"], ["-f", chance.choice(_FORMATS[:8])]))
    return Input((*asked, "--corpus", "corpus", *form), b"", changed)


def _draft(chance: random.Random) -> Input:
    """A manuscript of some format, of any words, damaged or not."""
    ending = chance.choice(
        (".md", ".md", ".tex", ".tex", ".txt", ".html" if chance.random() < 0.03 else ".md")
    )
    text = "\n\n".join(_text(chance) for _ in range(chance.randrange(1, 6)))
    if chance.random() < 0.3:
        text = f"---\n{_text(chance)}: {_text(chance)}\nbibliography: {_value(chance)}\n---\n{text}"
    data = text.encode("utf-8", "replace")
    data = _damaged(chance, data) if chance.random() < 0.5 else data
    options = chance.choice(
        (["--json"], ["--all"], ["--fix"], ["-f", "sarif"], ["--strict", "-f", "csv"], [])
    )
    if chance.random() < 0.1:
        accepted = _damaged(chance, b"- quote: the rule of law\n  verdict: [altered]\n  note: x\n")
        return Input(("verify", "draft.md", "--corpus", "corpus", "--accepted", "a.yaml", *options), b"", {"draft.md": data, "a.yaml": accepted})  # fmt: skip
    if chance.random() < 0.2:
        return Input(("verify", "-", "--corpus", "corpus", *options[:1]), data, {})
    return Input(("verify", f"draft{ending}", "--corpus", "corpus", *options), b"", {f"draft{ending}": data})


def _write(chance: random.Random) -> Input:
    """A command that writes, of whatever ids and files."""
    ids = (
        "010",
        "011",
        "lim-sokha",
        "pact",
        "peace",
        "kep-meeting",
        "two-aims",
        "nobody",
        "",
        "../x",
        "a/b",
        "CON",
    )
    names = (
        "p.html",
        "p.svg",
        "p.png",
        "corpus/people.yaml",
        "nowhere/p.html",
        "",
        "a\nb.html",
        "é.html",
        "p.ics",
    )
    id_, new = chance.choice(ids), _value(chance) if chance.random() < 0.4 else chance.choice(ids)
    name = chance.choice(names)
    source = SOURCES["010"].encode() if chance.random() < 0.7 else _text(chance).encode("utf-8", "replace")
    files = {"new.txt": _damaged(chance, source)}
    asked = chance.choice(
        (
            ("rename", id_, new, "--yes"),
            ("remove", id_, "--yes"),
            ("update", id_, "new.txt"),
            ("update", "010", "new.txt"),
            ("update", id_, "--undo"),
            ("init", chance.choice(("new", ".", "corpus", new))),
            ("init", "new", "--vocabulary", chance.choice(("corpus", "shipped", new))),
            ("init", "new", "--language", new),
            ("check", "--accept", chance.choice(("acronym-unknown", "date-unannotated", new)), new),
            ("page", name),
            *((command, "--chart", name) for command in ("timeline", "network", "principles")),
            ("add", "new.txt", "--yes", "--set", f"{chance.choice(('title', 'date', 'speaker', new))}={new}"),
            ("add", "new.txt", "--yes", "--id", new),
            ("add", "-", "--yes"),
        )
    )
    if asked[0] == "update" and chance.random() < 0.5:
        files["corpus/documents/010.yaml"] = _damaged(chance, signed()["documents/010.yaml"].encode())
    form = chance.choice(([], ["--json"], ["-f", chance.choice(_FORMATS)], ["--dry-run"]))
    return Input((*asked, "--corpus", "corpus", *form), files["new.txt"], files)


def _incoming(chance: random.Random) -> Input:
    """Files of any kind that are to be added to a corpus."""
    words = [
        "The Sea and the Law",
        "Lim Sokha",
        "8 March 2021",
        "We stand for the peace and the law of the sea.",
    ]
    page = "".join(f"<p>{each}</p>" for each in words * 4)
    name, data = chance.choice(
        (
            ("a.txt", "\n\n".join(words * 3).encode()),
            ("a.md", f"---\ntitle: {words[0]}\ndate: 2021\n---\n{words[3]}[^1]\n\n[^1]: A note.".encode()),
            ("a.docx", docx(*(paragraph(each) for each in words * 2))),
            ("a.odt", odt("".join(f"<text:p>{each}</text:p>" for each in words))),
            ("a.pdf", make_pdf([lines(words * 3), lines(words)])),
            ("a.html", f"<html><head><title>{words[0]}</title></head><body><article>{page}".encode()),
            ("a.bib", _BIB.encode()),
            ("a.ris", b"TY  - BOOK\nTI  - The Sea\nAU  - Lim, Sokha\nPY  - 2021\nL1  - a.txt\nER  - \n"),
            ("a.json", json.dumps(_CSL).encode()),
            ("folder/a.txt", words[3].encode()),
        )
    )
    data = _with_damaged_part(chance, data) if data[:2] == b"PK" else _damaged(chance, data)
    asked = "folder" if name.startswith("folder") else name
    options = chance.sample(
        (
            ["--dry-run"],
            ["--alike", chance.choice(("skip", "both", "update", "x"))],
            ["--json"],
            ["--bib", "a.bib"],
        ),
        chance.randrange(3),
    )
    return Input(
        ("add", asked, "--yes", "--corpus", "corpus", *(each for option in options for each in option)),
        b"",
        {"a.bib": _damaged(chance, _BIB.encode()), name: data},
    )


def _style(chance: random.Random) -> Input:
    """A style of citation of a user's own."""
    data = _damaged(chance, _STYLE.encode())
    asked = chance.choice((("cite", "010/p1"), ("cite", "--all"), ("search", "law", "--cite", "s.csl")))
    named = ("--format", "s.csl") if asked[0] == "cite" else ()
    return Input((*asked, *named, "--corpus", "corpus"), b"", {"s.csl": data})


def _sources(chance: random.Random) -> Input:
    """A folder of plain files."""
    files = {}
    for _ in range(chance.randrange(1, 4)):
        name = chance.choice(("a.txt", "b.md", "c.tex", "sub/a.txt", ".hidden.txt", "x.bin", "ü.txt"))
        files[f"folder/{name}"] = _damaged(
            chance, _text(chance).encode("utf-8", "replace") * chance.choice((1, 20))
        )
    asked = chance.choice(
        (("search", "rule of law at sea"), ("verify", "-q", "peace and for the rule of law"))
    )
    return Input((*asked, "--sources", "folder", "--json"), b"", files)


def _office(chance: random.Random) -> Input:
    """A Word or OpenDocument file whose parts, or bytes, are damaged."""
    words = "Lim Sokha said “we stand for the peace and the rule of law” (010)."
    data = (
        docx(*(paragraph(words) for _ in range(3)))
        if chance.random() < 0.6
        else odt(f"<text:p>{words}</text:p>")
    )
    name = "draft.docx" if b"word/" in data else "draft.odt"
    data = _damaged(chance, data) if chance.random() < 0.3 else _with_damaged_part(chance, data)
    return Input(("verify", name, "--corpus", "corpus", "--json"), b"", {name: data})


def _read(chance: random.Random) -> Input:
    """A PDF, RTF, HTML file or EPUB whose bytes are damaged, as a manuscript or as a source."""
    words = "Lim Sokha said “we stand for the peace and the rule of law” (010)."
    name, data = chance.choice(
        (
            ("a.pdf", make_pdf([lines([words] * 5), lines(["7"])])),
            ("a.rtf", b"{\\rtf1\\ansi " + words.encode("cp1252") + b"\\par \\u8220?We stand\\u8221?}"),
            ("a.html", f"<html><body><article><p>{words}</p></article></body></html>".encode()),
            ("a.epub", _zipped({"mimetype": b"application/epub+zip", "a.xhtml": words.encode()})),
        )
    )
    data = _damaged(chance, data) if chance.random() < 0.9 else data
    if chance.random() < 0.5:
        return Input(("verify", name, "--corpus", "corpus", "--json"), b"", {name: data})
    asked = chance.choice((("search", "rule of law"), ("verify", "-q", "peace and for the rule of law")))
    return Input((*asked, "--sources", "folder", "--json"), b"", {f"folder/{name}": data})


def _zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def _report(chance: random.Random) -> Input:
    """A report of a draft of any words, or its comments."""
    draft = "\n\n".join(_text(chance) for _ in range(3)).encode("utf-8", "replace")
    wanted = chance.choice(("r.html", "r.md", "r.docx", "r.nonsense", "nowhere/r.html", ""))
    said = ("verify", "draft.md", "--corpus", "corpus", "--report", wanted)
    return Input((*said, *chance.choice(([], ["--problems"], ["--json"]))), b"", {"draft.md": draft})


def _bib(chance: random.Random) -> Input:
    """A bibliography that a draft names."""
    name, text = chance.choice((("x.json", json.dumps(_CSL)), ("x.bib", _BIB), ("x.ris", "TY  - BOOK\nTI  - The Sea\nID  - x\nPY  - 2019\nER  - \n")))  # fmt: skip
    data = _damaged(chance, text.encode())
    draft = "He said “we stand for the peace and the rule of law” [@x, p. 3].".encode()
    return Input(
        ("verify", "draft.md", "--corpus", "corpus", "--bib", name, "--json"),
        b"",
        {name: data, "draft.md": draft},
    )


_MAKERS: dict[str, Callable[[random.Random], Input]] = {
    "arguments": _arguments,
    "corpus": _corpus,
    "draft": _draft,
    "write": _write,
    "incoming": _incoming,
    "sources": _sources,
    "office": _office,
    "read": _read,
    "report": _report,
    "bib": _bib,
    "style": _style,
}


def _value(chance: random.Random) -> str:
    return _text(chance) if chance.random() < 0.3 else chance.choice(_VALUES)


def _text(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.choice((1, 3, 8, 20)))
    if chance.random() < 0.1:
        words.insert(chance.randrange(len(words)), chance.choice(_PIECES))
    return " ".join(words)


def _damaged(chance: random.Random, data: bytes) -> bytes:
    """Bytes of which some are changed, taken out, put in or doubled; or lines; or a piece stands somewhere."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        start = chance.randrange(len(found) + 1)
        end = min(len(found), start + chance.choice((1, 1, 4, 30, 200)))
        what = chance.randrange(6)
        if what == 0:
            found[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        elif what == 1:
            del found[start:end]
        elif what == 2:
            found[start:start] = found[start:end] * chance.choice((1, 2, 50))
        elif what == 3:
            found[start:start] = chance.choice(_PIECES).encode()
        else:
            lines = bytes(found).splitlines(keepends=True) or [b""]
            place = chance.randrange(len(lines))
            other = chance.randrange(len(lines))
            lines[place] = lines[other] if what == 4 else b""
            found = bytearray(b"".join(lines))
    return bytes(found)


def _with_damaged_part(chance: random.Random, data: bytes) -> bytes:
    parts = zipfile.ZipFile(io.BytesIO(data))
    names = parts.namelist()
    damaged = chance.choice(names)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            content = parts.read(name)
            archive.writestr(name, _damaged(chance, content) if name == damaged else content)
    return made.getvalue()
