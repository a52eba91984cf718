"""The words of quotations that are set in another typeface than the rest."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.read import read_manuscript

if TYPE_CHECKING:
    from tests.readers.conftest import Convert, Read

    from secpol_cli.manuscript.quotation import Quotation


def emphasised(one: Quotation) -> list[str]:
    return [one.text[start:end] for start, end in one.emphasised]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“an *escalating* clash of values”", ["escalating"]),
        ("“an _escalating_ clash of values”", ["escalating"]),
        ("“an **escalating clash** of values”", ["escalating clash"]),
        ("“an __escalating__ clash of *values*”", ["escalating", "values"]),
        ("“an ***escalating* clash** of values”", ["escalating clash"]),
        ("“an *escalating* *clash* of values”", ["escalating clash"]),
        ("“an **_escalating_** clash of values”", ["escalating"]),
        ("“an un*settling* clash of values”", ["settling"]),
        ("“an <em>escalating</em> clash of <b>values</b>”", ["escalating", "values"]),
        ("*“an escalating clash of values”*", []),
        ("“*an escalating clash of values*”", []),
        ("“*an escalating clash of values*.”", []),
        ("*“an **escalating** clash of values”*", ["escalating"]),
        ("*A text:* “an escalating clash of values”", []),
        ("*A text: “an escalating* clash of values”", ["an escalating"]),
        ("“an \\*escalating\\* clash of values”", []),
        ("“an snake_case_word clash of values”", []),
        ("“an * escalating * clash of values”", []),
        ("“an *escalating clash of values”", []),
        ("“an ~~ escalating ~~ clash of values”", []),
        ("“an *escalating ^[A note* here.] clash of values”", []),
        ("“an *escalating* [@003] *clash* of values”", ["escalating clash"]),
        ("> an *escalating* clash of values\n>\n> goes *on*", ["escalating", "on"]),
        ("> *an escalating clash of values*\n>\n> *goes on*", []),
        ("> **an** *escalating clash of values*", []),
    ],
)
def test_markdown(read: Read, text: str, words: list[str]) -> None:
    one = read(text).quotations[0]
    assert emphasised(one) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"\enquote{an \emph{escalating} clash of values}", ["escalating"]),
        (r"``an \textbf{escalating} clash of \textit{values}''", ["escalating", "values"]),
        (r"``an \underline{escalating} clash of \textsc{values}''", ["escalating", "values"]),
        (r"``an {\em escalating} clash of {\bfseries values}''", ["escalating", "values"]),
        (r"``an \textbf{\emph{escalating}} clash of values''", ["escalating"]),
        (r"\emph{``an escalating clash of values''}", []),
        (r"\enquote{\itshape an escalating clash of values}", []),
        (r"{\itshape \enquote{an \emph{escalating} clash of values}}", ["escalating"]),
        (r"``an \textrm{escalating} clash of values''", []),
        (r"``an \emph{escalating\footnote{Not \emph{so}.}} clash of values''", ["escalating"]),
        ("\\enquote{an \\emph{escalating\n\nclash} of values}", ["escalating\n\nclash"]),
        (r"\begin{quote}an \emph{escalating} clash of values\end{quote}", ["escalating"]),
        (r"\begin{quote}\itshape an escalating clash of values\end{quote}", []),
    ],
)
def test_latex(read: Read, text: str, words: list[str]) -> None:
    one = read(text, "latex").quotations[0]
    assert emphasised(one) == words


@pytest.mark.parametrize(
    ("text", "format_", "words"),
    [
        ("<p>“an <em>escalating</em> clash of <b>values</b>”</p>", "html", ["escalating", "values"]),
        ("<p>“an <u>escalating</u> clash of <mark>values</mark>”</p>", "html", ["escalating", "values"]),
        ("<p><i>“an escalating clash of values”</i></p>", "html", []),
        ("<p>“an escalating<sup>1</sup> clash of values”</p>", "html", []),
        ("“an *escalating* clash of **values**”", "rst", ["escalating", "values"]),
        ("“an /escalating/ clash of *values* and _war_ now”", "org", ["escalating", "values", "war"]),
        ("“an *escalating* clash of _values_”", "text", []),
    ],
)
def test_formats(read: Read, text: str, format_: str, words: list[str]) -> None:
    one = read(text, format_).quotations[0]
    assert emphasised(one) == words


@pytest.mark.parametrize("ending", ["docx", "odt", "html", "epub", "rst", "org", "tex", "md"])
def test_every_format_that_has_typefaces(convert: Convert, ending: str) -> None:
    text = "He said “an *escalating* clash of **values** now”; *“an escalating clash of them”*.\n"
    one, whole = read_manuscript(convert(text, f"draft.{ending}")).quotations
    assert emphasised(one) == ["escalating", "values"]
    assert emphasised(whole) == []


def test_small_capitals_and_underlined(convert: Convert) -> None:
    text = "He said “an [escalating]{.smallcaps} clash of [values]{.underline} now”.\n"
    (one,) = read_manuscript(convert(text, "draft.docx")).quotations
    assert emphasised(one) == ["escalating", "values"]


@pytest.mark.parametrize(
    "text", ["*a _b " * 20_000, "*a* “b *c* d” " * 10_000, "“" * 20_000 + "*a* " * 5_000]
)
def test_many_signs_take_no_longer_each(read: Read, text: str) -> None:
    begin = time.process_time()
    read(text)
    assert time.process_time() - begin < 10
