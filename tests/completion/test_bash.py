"""bash, in a terminal."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.completion.conftest import StartShell, Terminal
    from tests.conftest import MakeCorpus

SCRIPT = Path(__file__).resolve().parents[2] / "completions" / "secpol.bash"
BASH = ("bash", "--norc", "--noprofile", "-i")
SETUP = f"""
PS1=; unset HISTFILE; bind 'set enable-bracketed-paste off'; bind 'set bell-style none'
bind 'set show-all-if-ambiguous on'; bind 'set completion-display-width 0'; bind 'set completion-query-items 0'; bind 'set page-completions off'
show_line() {{ printf '⟨%s⟩' "$READLINE_LINE"; READLINE_LINE=; }}; bind -x '"\\C-xd": show_line'
source '{SCRIPT}'
""".strip()


@pytest.fixture(scope="module", autouse=True)
def _recent() -> None:
    if which("bash") and subprocess.run(["bash", "-c", "((BASH_VERSINFO[0] > 4))"]).returncode:
        pytest.skip("bash before 5 cannot show the line that it edits, or sorts what it lists")


@pytest.fixture(scope="module")
def bash(start_shell: StartShell) -> Terminal:
    return start_shell(*BASH, setup=SETUP)


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("secpol sea", "secpol search "),
        ("secpol --vers", "secpol --version "),
        ("secpol search --sp", "secpol search --speaker "),
        ("secpol docs -f j", "secpol docs -f json"),
        ("secpol docs -fmark", "secpol docs -fmarkdown "),
        ("secpol docs --format mark", "secpol docs --format markdown "),
        ("secpol docs --format=mark", "secpol docs --format=markdown "),
        ("secpol search --mode=ind", "secpol search --mode=indirect "),
        ("secpol timeline --status pl", "secpol timeline --status planned "),
        ("secpol timeline --place Preah", "secpol timeline --place Preah\\ Vihear "),
        ('secpol timeline --place "Preah', 'secpol timeline --place "Preah Vihear" '),
        ("secpol cite --as bib", "secpol cite --as bibliography "),
        ("secpol cite 003 --format=bibt", "secpol cite 003 --format=bibtex "),
        ("secpol search --cite=turabian-n", "secpol search --cite=turabian-notes-bibliography"),
        ("secpol cite 003/p1 003/n14 000/p8", "secpol cite 003/p1 003/n14 000/p8 "),
        ("secpol cite -- 000/p8", "secpol cite -- 000/p8 "),
        ("secpol check --explain date-outs", "secpol check --explain date-outside-stated "),
        ("secpol principles --group cambodia-si", "secpol principles --group cambodia-six-principles "),
        ("secpol show --text 000/p8", "secpol show --text 000/p8 "),
        ("secpol completion z", "secpol completion zsh "),
        ("secpol search --corpus=corp", "secpol search --corpus=corpus/"),
        ("secpol check corp", "secpol check corpus/"),
        ("secpol search --batch READ", "secpol search --batch README.md "),
        ("true; X=1 secpol doc", "true; X=1 secpol docs "),
    ],
)
def test_completes(bash: Terminal, typed: str, completed: str) -> None:
    assert bash.complete(typed).line == completed


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("secpol search --speaker Samdech", "secpol search --speaker hun-sen "),
        ("secpol search --speaker=Samdech", "secpol search --speaker=hun-sen "),
        ('secpol search --speaker "Samdech', 'secpol search --speaker "hun-sen" '),
        ("secpol search --speaker 'Hun S", "secpol search --speaker 'hun-sen' "),
        ('secpol search --speaker="Hun S', 'secpol search --speaker="hun-sen" '),
        ("secpol search --speaker Hun\\ S", "secpol search --speaker hun-sen "),
        ("secpol timeline --org Association", "secpol timeline --org asean "),
        ("secpol search --principle People-c", "secpol search --principle people-centredness "),
    ],
)
def test_a_name_becomes_the_id(bash: Terminal, typed: str, completed: str) -> None:
    assert bash.complete(typed).line == completed


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("secpol ", "search"),
        ("secpol search --format=", "jsonl"),
        ("secpol docs --", "--corpus"),
        ("secpol show 003/", "003/n14"),
        ('secpol show "003/s1', "003/s14"),
        ("secpol cite 00", "004"),
        ("secpol orgs --kind ", "treaty"),
        ("secpol search --speaker Cambodian", "prak-sokhonn"),
    ],
)
def test_lists_and_leaves_what_is_typed(bash: Terminal, typed: str, listed: str) -> None:
    completed = bash.complete(typed)
    assert completed.line == typed
    assert listed in completed.listed.split()


@pytest.mark.parametrize(
    "typed",
    [
        "secpol docs --json --js",
        "secpol docs --format json --for",
        "secpol docs -fjson --for",
        "secpol docs --format=json --for",
        "secpol search -- --sp",
        "secpol search wor",
        "secpol show 003 00",
        "secpol search --since 20",
        "secpol search --speaker no-such-person",
        'secpol search --speaker "Hun Sen"',
        "secpol no-such-command --f",
    ],
)
def test_offers_nothing(bash: Terminal, typed: str) -> None:
    assert bash.complete(typed) == (typed, "")


def test_parts_of_a_document_are_in_reading_order(bash: Terminal) -> None:
    assert bash.complete("secpol show 001/p").listed.split()[:3] == ["001/p1", "001/p2", "001/p3"]


def test_the_corpus_on_the_line(bash: Terminal, corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir().root
    assert bash.complete(f"secpol search --corpus {corpus} --speaker lim").line.endswith(" lim-sokha ")
    assert bash.complete(f"secpol search --corpus='{corpus}' --doc=011").line.endswith("--doc=011 ")


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("Kep", 'Kep\\\\\\ the\\ \\"\\$HOME\\"\\ of\\ Lim\\\'s '),
        ('"Kep', '"Kep\\\\ the \\"\\$HOME\\" of Lim\'s" '),
    ],
)
def test_values_are_written_as_the_shell_reads_them(
    bash: Terminal, corpus_dir: MakeCorpus, typed: str, completed: str
) -> None:
    corpus = corpus_dir(("events.yaml", "place: Kep", """place: 'Kep\\ the "$HOME" of Lim''s'""")).root
    line = f"secpol timeline --corpus {corpus} --place "
    assert bash.complete(line + typed).line == line + completed


@pytest.mark.parametrize("breaks", ["=", ":", "=:@"])
def test_other_word_breaks(start_shell: StartShell, breaks: str) -> None:
    setup = f"{SETUP}\nCOMP_WORDBREAKS=${{COMP_WORDBREAKS//[{breaks}]/}}"
    without = start_shell(*BASH, setup=setup)
    assert without.complete("secpol docs --format=mark").line == "secpol docs --format=markdown "
    assert without.complete("secpol show --speaker=Samdech").line == "secpol show --speaker=Samdech"
    assert without.complete("secpol search --speaker=Samdech").line == "secpol search --speaker=hun-sen "


def test_only_what_bash_3_2_has() -> None:
    script = SCRIPT.read_text("utf-8")
    for newer in (
        "mapfile",
        "readarray",
        "declare -A",
        "local -A",
        "local -n",
        "${!",
        "|&",
        "&>>",
        ",,}",
        "^^}",
    ):
        assert newer not in script
