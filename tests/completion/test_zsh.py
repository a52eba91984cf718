"""zsh, in a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.completion.conftest import StartShell, Terminal
    from tests.conftest import MakeCorpus

FOLDER = Path(__file__).resolve().parents[2] / "completions"
SETUP = f"""
PS1=; unset zle_bracketed_paste HISTFILE; setopt no_beep; LISTMAX=0; KEYTIMEOUT=100
show-line() {{ zle -I; printf '⟨%s⟩' "$BUFFER"; BUFFER= }}; zle -N show-line; bindkey '^Xd' show-line
fpath=('{FOLDER}' $fpath); autoload -U compinit; compinit -u -D
""".strip()


@pytest.fixture(scope="module")
def zsh(start_shell: StartShell) -> Terminal:
    return start_shell("zsh", "-f", "-i", setup=SETUP)


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("secpol sea", "secpol search "),
        ("secpol --vers", "secpol --version "),
        ("secpol search --sp", "secpol search --speaker="),
        ("secpol docs -f mark", "secpol docs -f markdown "),
        ("secpol docs -fmark", "secpol docs -fmarkdown "),
        ("secpol docs --format mark", "secpol docs --format markdown "),
        ("secpol docs --format=j", "secpol docs --format=json"),
        ("secpol search --mode=ind", "secpol search --mode=indirect "),
        ("secpol timeline --status pl", "secpol timeline --status planned "),
        ("secpol timeline --place Preah", "secpol timeline --place Preah\\ Vihear "),
        ('secpol timeline --place "Preah', 'secpol timeline --place "Preah Vihear" '),
        ("secpol cite --as bib", "secpol cite --as bibliography "),
        ("secpol cite 003 --format=bibt", "secpol cite 003 --format=bibtex"),
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
def test_completes(zsh: Terminal, typed: str, completed: str) -> None:
    assert zsh.complete(typed).line == completed


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("secpol search --speaker Samdech", "secpol search --speaker hun-sen "),
        ("secpol search --speaker=Samdech", "secpol search --speaker=hun-sen "),
        ('secpol search --speaker "Samdech', 'secpol search --speaker "hun-sen" '),
        ("secpol search --speaker 'Hun S", "secpol search --speaker 'hun-sen' "),
        ('secpol search --speaker="Hun S', "secpol search --speaker=hun-sen "),
        ("secpol search --speaker Hun\\ S", "secpol search --speaker hun-sen "),
        ("secpol timeline --org Association", "secpol timeline --org asean "),
        ("secpol search --principle People-c", "secpol search --principle people-centredness "),
    ],
)
def test_a_name_becomes_the_id(zsh: Terminal, typed: str, completed: str) -> None:
    assert zsh.complete(typed).line == completed


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("secpol ", "search -- Find passages by words half remembered"),
        ("secpol search --s", "--since -- Not before DATE: 2018, 2018-10 or 2018-10-20"),
        ("secpol docs --format=", "html json jsonl"),
        ("secpol show 003/n1", "003/n11 -- Phnom Penh Post"),
        ('secpol show "003/s1', "003/s14 -- "),
        ("secpol cite 00", "002 -- Institiutionalized Security Cooperation Is the Key!"),
        ("secpol orgs --kind ", "treaty"),
        ("secpol search --speaker Cambodian", "prak-sokhonn -- Prak Sokhonn"),
    ],
)
def test_lists_and_leaves_what_is_typed(zsh: Terminal, typed: str, listed: str) -> None:
    completed = zsh.complete(typed)
    assert completed.line == typed
    assert listed in " ".join(completed.listed.split())


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
        "secpol no-such-command --f",
    ],
)
def test_offers_nothing(zsh: Terminal, typed: str) -> None:
    completed = zsh.complete(typed)
    assert completed.line == typed
    assert not completed.listed.strip()


def test_parts_of_a_document_are_in_reading_order(zsh: Terminal) -> None:
    listed = zsh.complete("secpol show 001/p").listed
    assert listed.index("001/p9 ") < listed.index("001/p10 ")


def test_the_corpus_on_the_line(zsh: Terminal, corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir().root
    assert zsh.complete(f"secpol search --corpus {corpus} --speaker lim").line.endswith(" lim-sokha ")
    assert zsh.complete(f"secpol search --corpus='{corpus}' --doc=011").line.endswith("--doc=011 ")


def test_a_sourced_script(start_shell: StartShell) -> None:
    sourced = start_shell(
        "zsh", "-f", "-i", setup=SETUP.replace(f"'{FOLDER}'", "") + f"; source '{FOLDER / '_secpol'}'"
    )
    assert sourced.complete("secpol search --speaker Samdech").line == "secpol search --speaker hun-sen "
