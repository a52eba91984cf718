"""The Markdown scanner beside pandoc's reader: the same words in the same order."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.pandoc import find_pandoc
from secpol_cli.readers.latex.latex import read_latex
from secpol_cli.readers.latex.scan import LatexScan
from secpol_cli.readers.markdown.markdown import read_markdown
from secpol_cli.readers.pandoc_ast import read_tree
from secpol_cli.text.folding import tokenize

if TYPE_CHECKING:
    from secpol_cli.readers.records import ReadDocument

ROOT = Path(__file__).resolve().parents[2]

MARKDOWN = """\
Setext heading
==============

A paragraph with *emphasis*, **strong *both***, `code "x"`, a [link](http://a.b "title"), ![image](a.png),
<https://c.d>, an entity &amp; another &eacute;, an escape \\* and \\$5, snake_case_word and 2 * 3.

> A quotation
> over lines
and a lazy one.
>
> > nested

- item one
  continued
- item two

  with a paragraph

1. first
2. second

    indented code "not read"
      still code

```python
"code"
```

| a | b |
|---|:-:|
| c | d \\| e |

A [reference][ref] and [another].

[ref]: http://e.f "Title"
[another]: <http://g.h>

***

Hard break\\
here. <!-- a comment --> End.
"""
LATEX = """\
\\documentclass{article}
\\newcommand{\\asean}{ASEAN}
\\begin{document}
\\section*{A heading}\\label{sec:a}
Text with \\emph{emphasis}, \\textbf{strong}, accents \\'e \\"{o} \\c{c}, \\asean{} and 50\\,\\% --- or so\\ldots

\\begin{itemize}
\\item one % a comment
\\item two\\footnote{A note.}
\\end{itemize}

\\begin{quote}
Quoted \\textit{words} here.
\\end{quote}
\\begin{verbatim}
not read
\\end{verbatim}
A \\href{http://a.b}{link} \\& more.
\\end{document}
"""


def words(document: ReadDocument) -> list[str]:
    """The words of the running text."""
    return [token.word for one in document.paragraphs if one.note is None for token in tokenize(one.text)]


def by_pandoc(text: str, reader: str) -> list[str]:
    command = [find_pandoc(), f"--from={reader}", "--to=json", "--quiet"]
    answer = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return words(read_tree(json.loads(answer.stdout)["blocks"], []))


@pytest.mark.parametrize(
    "name", ["README.md", "CHANGELOG.md", "corpus/GUIDE.md", *[f"corpus/sources/00{n}.txt" for n in range(5)]]
)
def test_real_files_have_the_words_that_pandoc_reads(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert words(read_markdown(text)) == by_pandoc(text, "commonmark_x-smart")


def test_markdown_has_the_words_that_pandoc_reads() -> None:
    # in a list that goes on, pandoc takes what is indented for a paragraph of it, and so do we
    text = MARKDOWN.replace("2. second\n", "2. second\n\nBetween.\n")
    assert words(read_markdown(text)) == by_pandoc(text, "commonmark_x-smart")


def test_latex_has_the_words_that_pandoc_reads() -> None:
    assert words(read_latex(LATEX)) == by_pandoc(LATEX, "latex")


def test_characters_alone_are_no_reader() -> None:
    with pytest.raises(TypeError, match="_command"):
        LatexScan("words")  # type: ignore[abstract]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("H. Sen said so.", "H. Sen said so."),
        ("A.  The first item", "The first item"),
        ("A.\tThe first item", "The first item"),
        ("A) The first item", "The first item"),
        ("(A) The first item", "The first item"),
        ("a. The first item", "The first item"),
        ("1. The first item", "The first item"),
    ],
)
def test_an_initial_is_no_sign_of_an_item(line: str, text: str) -> None:
    assert [one.text for one in read_markdown(f"Some words.\n\n{line}\n").paragraphs] == ["Some words.", text]


def test_the_title_of_a_callout_stands_above_it() -> None:
    text = '::: {.callout-note title=\'Joseph S. Nye\' collapse="true"}\n“a b”\n:::\n\n::: {.box title="B"}\nc\n:::\n'
    found = [(one.kind, one.text, list(one.source[:1])) for one in read_markdown(text).paragraphs]
    assert found == [
        ("caption", "Joseph S. Nye", [26]),
        ("paragraph", "“a b”", [58]),
        ("paragraph", "c", [90]),
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# A title {#a .b}", "A title"),
        ("## A title ##  ", "A title"),
        ("### C#", "C#"),
        ("# A title ## {.b}", "A title"),
        ("# In {braces} here", "In {braces} here"),
        ("#\tA", "A"),
    ],
)
def test_headings_have_their_words_alone(line: str, title: str) -> None:
    (heading,) = read_markdown(f"{line}\n").paragraphs
    assert (heading.kind, heading.text) == ("heading", title)
