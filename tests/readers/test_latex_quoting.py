"""LaTeX's commands and environments that quote: csquotes', other packages', and a document's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.readers.conftest import Read

WORDS = "the rule of law at sea"


@pytest.mark.parametrize("command", [
    r"\enquote{@}", r"\enquote*{@}", r"\foreignquote{german}{@}", r"\hyphenquote*{german}{@}", r"\textquote[x][.]{@}",
    r"\foreigntextquote{german}{@}", r"\hyphentextquote{german}{@}", r"\blockquote{@}", r"\foreignblockquote{german}{@}",
    r"\hyphenblockquote{german}{@}", r"\hybridblockquote{german}{@}", r"\openautoquote @\closeautoquote{}",
    r"\openinnerquote @\closeinnerquote{}", r"\begin{displayquote}@\end{displayquote}",
    r"\begin{foreigndisplayquote}{german}@\end{foreigndisplayquote}",
    r"\begin{hyphendisplayquote}{german}[\cite{a}][.]@\end{hyphendisplayquote}",
    r"\say{@}", r"\say*{@}", r"\frquote{@}", r"\epigraph{@}{The Ministers}", r"\begin{quote}@\end{quote}",
    r"\begin{quoting}[vskip=1em]@\end{quoting}", r"\begin{verse}[1cm]@\end{verse}", r"\begin{longquote}@\end{longquote}",
])  # fmt: skip
def test_quoting_commands(read: Read, command: str) -> None:
    (one,) = read(f"They said {command.replace('@', WORDS)} again.", "latex").quotations
    assert (one.text, one.skipped) == (WORDS, None)


@pytest.mark.parametrize("command", [
    r"\textcquote[7]{001}[.]{@}", r"\foreigntextcquote{german}[see][7]{001}{@}", r"\hyphentextcquote{german}[7]{001}{@}",
    r"\blockcquote[7]{001}{@}", r"\foreignblockcquote{german}[7]{001}{@}", r"\hyphenblockcquote{german}[7]{001}{@}",
    r"\hybridblockcquote{german}[7]{001}[.]{@}", r"\textcquotes[7]{001}{@}",
    r"\begin{displaycquote}[7]{001}@\end{displaycquote}",
    r"\begin{foreigndisplaycquote}{german}[7]{001}@\end{foreigndisplaycquote}",
    r"\begin{hyphendisplaycquote}{german}[7]{001}[.]@\end{hyphendisplaycquote}",
])  # fmt: skip
def test_quoting_commands_that_cite(read: Read, command: str) -> None:
    (one,) = read(f"They said {command.replace('@', WORDS)} again.", "latex").quotations
    assert one.text == WORDS
    (item,) = one.claim.citations
    assert item.key == "001"
    assert item.locator is not None
    assert item.locator.value == "7"


@pytest.mark.parametrize(("definition", "call"), [
    (r"\newcommand{\q}[1]{``#1''}", r"\q{@}"),
    (r"\newcommand\q[1]{\enquote{#1}}", r"\q{@}"),
    (r"\newcommand*{\q}[2][x]{\enquote{#2} \cite{#1}}", r"\q[003]{@}"),
    (r"\def\q#1{\enquote{#1}}", r"\q{@}"),
    (r"\let\q=\enquote", r"\q{@}"),
    (r"\NewDocumentCommand{\q}{s o +m}{\IfBooleanTF{#1}{\textquote{#3}}{\enquote{#3}}}", r"\q{@}"),
    (r"\newcommand{\q}[1]{\r{#1}}\newcommand{\r}[1]{\enquote{#1}}", r"\q{@}"),
    (r"\newcommand{\q}[2]{\ifx#1\empty``#2''\else\enquote{#2}\fi}", r"\q{x}{@}"),
    (r"\newcommand{\bq}{\textquotedblleft}\newcommand{\eq}{\textquotedblright}", r"\bq @\eq{}"),
    (r"\newenvironment{q}{\begin{quote}\small}{\end{quote}}", r"\begin{q}@\end{q}"),
    (r"\newenvironment{q}[1]{\quote\textit{#1}\par}{\endquote}", r"\begin{q}{}@\end{q}"),
    (r"\newenvironment{longcitation}{\list{}{\leftmargin=1cm}\item[]}{\endlist}", r"\begin{longcitation}@\end{longcitation}"),
    (r"\NewDocumentEnvironment{q}{O{} m}{\begin{quote}}{\cite{#2}\end{quote}}", r"\begin{q}{003}@\end{q}"),
    (r"\MakeAutoQuote{<}{>}", r"<@>"),
    (r"\MakeForeignQuote{german}{<}{>}", r"<@>"),
    (r'\MakeOuterQuote{"}', r'"@"'),
])  # fmt: skip
def test_what_a_document_defines(read: Read, definition: str, call: str) -> None:
    source = (
        f"{definition}\n\\begin{{document}}\nThey said {call.replace('@', WORDS)} again.\n\\end{{document}}"
    )
    manuscript = read(source, "latex")
    (one,) = manuscript.quotations
    assert one.text == WORDS
    assert source[one.offsets[0] : one.offsets[-1] + 1] == WORDS
    assert (one.place.line, manuscript.warnings) == (3, ())


def test_macros_in_each_other_are_bounded(read: Read) -> None:
    defined = "\n".join(
        f"\\newcommand{{\\{chr(97 + n)}{chr(97 + n)}}}{{{f'{chr(92)}{chr(98 + n)}{chr(98 + n)} ' * 10}}}"
        for n in range(20)
    )
    manuscript = read(f"{defined}\n\\begin{{document}}\\aa ``{WORDS}''\\end{{document}}", "latex")
    assert any("macros" in one for one in manuscript.passed_over)


def test_an_unknown_command_with_prose_is_named_once(read: Read) -> None:
    manuscript = read(
        f"Text.\n\n\\mine{{{WORDS}}} and \\mine{{{WORDS}}}, \\textsf{{{WORDS}}}, \\mine{{x}}.", "latex"
    )
    assert [one.split(": ", 1)[1] for one in manuscript.warnings] == [
        "line 3: \\mine is not known: its words are read as text, not as a quotation"
    ]


@pytest.mark.parametrize("source", [
    r"\enquote{@}.\footnotemark{} More.\footnotetext{\cite[7]{001}}",
    r"\enquote{@}.\footnotemark[4] More.\footnotemark[5] \footnotetext[5]{Other.}\footnotetext[4]{\cite[7]{001}}",
    r"\enquote{@}.\footnotemark{} More.\footnotemark{} \footnotetext{\cite[7]{001}}\footnotetext{Other.}",
])  # fmt: skip
def test_a_note_apart_from_its_mark(read: Read, source: str) -> None:
    quotation = read(source.replace("@", WORDS), "latex").quotations[0]
    assert [item.key for item in quotation.claim.citations][:1] == ["001"]
