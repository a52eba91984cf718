"""Marks of every kind, nested, over paragraphs, broken; apostrophes, which are none."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.read import read_manuscript

if TYPE_CHECKING:
    from secpol_cli.manuscript.quotation import Manuscript

    from .conftest import Read

WORDS = "the rule of law at sea"


def texts(manuscript: Manuscript) -> list[str]:
    return [one.text for one in manuscript.quotations if one.skipped is None]


def skipped(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(one.text, one.skipped.why) for one in manuscript.quotations if one.skipped]


@pytest.mark.parametrize("format_", ["text", "markdown", "latex"])
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('"', '"'), ("“", "”"), ("„", "“"), ("„", "”"), ("”", "”"), ("‘", "’"), ("‚", "‘"), ("'", "'"), ("«", "»"),
        ("»", "«"), ("»", "»"), ("‹", "›"), ("›", "‹"), ("« ", " »"), ("«\u00a0", "\u00a0»"), ("``", "''"), (",,", "''"),
        ("「", "」"), ("『", "』"), ("＂", "＂"), ("“", '"'), ('"', "”"),
    ],
)  # fmt: skip
def test_every_kind_of_mark(read: Read, opening: str, closing: str, format_: str) -> None:
    manuscript = read(f"They spoke of {opening}{WORDS}{closing}, and went.", format_)
    (one,) = manuscript.quotations
    assert (one.text, one.skipped, one.kind, one.mark_count) == (WORDS, None, "inline", 2)


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"\enquote{the rule of law at sea}", WORDS),
        (r"\enquote*{the rule of law at sea}", WORDS),
        (r"\textquote{the rule of law at sea}", WORDS),
        (r"\textquote[{\cite[7]{003}}][.]{the rule of law at sea}", WORDS),
        (r"\textcquote[7]{003}{the rule of law at sea}", WORDS),
        (r"\foreignquote{german}{the rule of law at sea}", WORDS),
        (r"`the rule of law at sea'", WORDS),
        (r"\og the rule of law at sea\fg", WORDS),
        (r"\glqq the rule of law at sea\grqq", WORDS),
        (r'"`the rule of law at sea"' + "'", WORDS),
        (r"<<the rule of law at sea>>", WORDS),
        (r"``the \emph{rule} of~law \textbf{at} sea''", "the rule of law at sea"),
        ("``the \\'etat of na\\\"ive law''", "the état of naïve law"),
    ],
)
def test_latex_marks(read: Read, latex: str, words: str) -> None:
    (one,) = read(f"They spoke of {latex}, and went.", "latex").quotations
    assert one.text.replace("\u00a0", " ") == words


def test_block_commands(read: Read) -> None:
    for latex in (rf"\blockquote{{{WORDS}}}", rf"\begin{{quote}}{WORDS}\end{{quote}}",
                  rf"\blockcquote[3]{{004}}{{{WORDS}}}", rf"\begin{{displayquote}}[\cite{{004}}] {WORDS}\end{{displayquote}}"):  # fmt: skip
        (one,) = read(f"Before.\n\n{latex}\n\nAfter.", "latex").quotations
        assert (one.text, one.kind) == (WORDS, "block")


@pytest.mark.parametrize(
    "text",
    [
        "They don't know Cambodia's aims, the states' rights, or rock 'n' roll of the '90s.",
        "They don’t know Cambodia’s aims, the states’ rights, or rock ’n’ roll of the ’90s.",
        "’Tis the season. ‘Tis the season; back in the ‘60s.",
        "He is 6' tall.",
    ],
)
def test_apostrophes_are_no_marks(read: Read, text: str) -> None:
    manuscript = read(text)
    assert manuscript.quotations == ()
    assert manuscript.marks == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He wrote ‘The states’ rights are clear now’ again.", ["The states’ rights are clear now"]),
        ("He wrote 'I don't think that it's the states' fault' again.", ["I don't think that it's the states' fault"]),
        ("The ‘rules of the sea’ and the states’ rights.", ["rules of the sea"]),
        ("‘It’s “the states’ rights to all” we want’, she said.", ["It’s “the states’ rights to all” we want", "the states’ rights to all"]),
    ],
)  # fmt: skip
def test_apostrophes_inside_single_marks(read: Read, text: str, words: list[str]) -> None:
    assert texts(read(text)) == words


def test_nesting(read: Read) -> None:
    manuscript = read("“He said ‘we hold that “law comes before arms” in all’ to them all,” she said.")
    assert [(one.depth, one.inside, one.kind) for one in manuscript.quotations] == [
        (0, None, "inline"), (1, 0, "nested"), (2, 1, "nested"),
    ]  # fmt: skip
    assert manuscript.marks == 6


def test_same_marks_nested(read: Read) -> None:
    assert texts(read('"He said "the law of the sea" to them all," she said.')) == [
        'He said "the law of the sea" to them all,', "the law of the sea",
    ]  # fmt: skip


def test_over_paragraphs(read: Read) -> None:
    manuscript = read(
        "He said: “One two three four.\n\n“Five six seven eight.\n\n“Nine ten eleven twelve,” and left."
    )
    (one,) = manuscript.quotations
    assert one.text == "One two three four.\n\nFive six seven eight.\n\nNine ten eleven twelve,"
    assert one.mark_count == manuscript.marks == 4
    assert (one.place.line, one.place.end_line) == (1, 5)


@pytest.mark.parametrize(
    "text",
    [
        "He said: “One two three four.\n\nFive six.",
        "“One two three four.\n\n# Head\n\n“Five six seven eight.”",
    ],
)
def test_a_quotation_that_does_not_run_on(read: Read, text: str) -> None:
    first = read(text).quotations[0]
    assert first.skipped is not None
    assert first.skipped.why == "unclosed"


def test_damage_stays_in_its_paragraph(read: Read) -> None:
    manuscript = read(
        'A stray " mark.\n\n“One two three four,” he said.\n\nAn open “mark here ‘and "all that\n\n"Five six seven eight".'
    )
    assert texts(manuscript) == ["One two three four,", "Five six seven eight"]
    assert [why for _, why in skipped(manuscript)] == ["unclosed"] * 4
    assert manuscript.marks == 8


def test_a_stray_mark_costs_no_quotation(read: Read) -> None:
    manuscript = read('They had a "stray mark and then "the rule of law at sea" here.')
    assert texts(manuscript) == [WORDS]
    assert [why for _, why in skipped(manuscript)] == ["unclosed"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("the “great power” rivalries", "short"),
        ("the “ASEAN Way” of things", "title"),
        ("“A Key Diplomatic Option for Cambodia’s Integration” is its title", "title"),
        ("nothing in “…” here", "empty"),
        ("a mark ” too many", "unopened"),
        ("a “mark too many", "unclosed"),
    ],
)
def test_reasons_for_skipping(read: Read, text: str, why: str) -> None:
    manuscript = read(text)
    assert [reason for _, reason in skipped(manuscript)] == [why]
    assert manuscript.skipped == {why: 1}
    assert manuscript.checkable == []


def test_what_editors_add_is_kept(read: Read) -> None:
    text = "“[T]he world … is [now] witnessing [...] an *intense* competition [sic]”"
    assert texts(read(text)) == ["[T]he world … is [now] witnessing [...] an intense competition [sic]"]


def test_citations_and_notes_inside_are_left_out(read: Read) -> None:
    (one,) = read("“The rule of law [@003, p. 7] at sea^[So he says.] is here,” he said.").quotations
    assert one.text == "The rule of law at sea is here,"
    assert len(one.offsets) == len(one.text)


def test_blocks(read: Read) -> None:
    manuscript = read("> One two “three four five six” seven.\n>\n> Eight.\n\n> “Nine ten eleven twelve.”\n")
    assert [(one.text, one.kind, one.depth) for one in manuscript.quotations] == [
        ("One two “three four five six” seven.\n\nEight.", "block", 0),
        ("three four five six", "nested", 1),
        ("Nine ten eleven twelve.", "inline", 0),
    ]


def test_attributions_under_blocks_are_no_words_of_it(read: Read) -> None:
    (one,) = read("> One two three four five.\n>\n> — Hun Sen, 2021 [@001]\n").quotations
    assert one.text == "One two three four five."
    assert one.claim.speakers[0].name == "Hun Sen"


def test_code_and_formulas_are_not_read_but_counted(read: Read) -> None:
    text = 'A `"b c d e"` and\n\n```\n"f g h i"\n```\n'
    manuscript = read(text)
    assert manuscript.quotations == ()
    assert manuscript.warnings == (
        "-: 2 stretches of code, formulas or metadata with quotation marks not read",
    )


def test_titles_of_works_in_notes(read: Read) -> None:
    note = "[^1]: Un and Yen, “Asem in the eyes of Cambodia: a key option,” *AVI*, 2019, 3. He said “the rule of law is here”."
    manuscript = read(f"Text.[^1]\n\n{note}\n")
    assert skipped(manuscript) == [("Asem in the eyes of Cambodia: a key option,", "title")]
    assert texts(manuscript) == ["the rule of law is here"]


def test_captions_cells_and_headings(read: Read) -> None:
    manuscript = read(
        "# On “one two three four”\n\n| a | b |\n|---|---|\n| “five six seven eight” | x |\n\n: Caption “nine ten eleven twelve”\n"
    )
    assert texts(manuscript) == ["one two three four", "five six seven eight", "nine ten eleven twelve"]


def test_ten_thousand_marks(read: Read) -> None:
    manuscript = read("“word " * 10_000)
    assert manuscript.marks == 10_000
    assert manuscript.skipped == {"unclosed": 10_000}
    deep = read("“" * 2000 + "one two three four" + "”" * 2000)
    assert deep.skipped == {"deep": 1991}
    assert len(deep.checkable) == 9


@pytest.mark.parametrize(
    "text",
    [
        'He said "the rule of law at sea."[^1]Finally he went. She said "the rule of law at sea."[^1]Then.\n\n[^1]: x',
        'He said "the rule of law at sea."1 Finally he went. She said "the rule of law at sea."²Then.',
        'He said "the rule of law at sea."Finally he went. She said "the rule of law at sea." Then.',
    ],
)
def test_a_mark_closes_before_the_mark_of_a_note(read: Read, text: str) -> None:
    assert [one.rstrip(".") for one in texts(read(text))] == [WORDS, WORDS]


def test_a_mark_closes_before_a_note_mark_of_latex(read: Read) -> None:
    text = f'He said "{WORDS}."\\footnotemark\nThe next. She said "{WORDS}."\\footnote{{x}}Then.'
    assert texts(read(text, "latex")) == [f"{WORDS}."] * 2


def test_the_apostrophe_of_an_abbreviation(read: Read) -> None:
    text = f"Sr.'s survey and the U.S.'s votes; the members' aims. He said '{WORDS}' again."
    assert texts(read(text)) == [WORDS]


def test_a_mark_turned_the_wrong_way(read: Read) -> None:
    assert texts(read("It is a”rule of law at sea” policy, “the rule of law at sea” he said.")) == [
        "rule of law at sea", WORDS,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "end", [", Hun Sen said.", " [@001].", ".[^1]", " (Un and Yen 2019, 12).", ", said Hun Sen."]
)
def test_a_missing_mark_swallows_no_further_paragraph(read: Read, end: str) -> None:
    text = f"“One two three four five{end}\n\n“The rule of law at sea,” Kin Phea said.\n\n[^1]: x"
    manuscript = read(text)
    assert texts(manuscript) == ["The rule of law at sea,"]
    assert [why for _, why in skipped(manuscript)] == ["unclosed"]


def test_marks_around_a_block_of_several_paragraphs() -> None:
    text = "They stand there:\n\n> “Article 5. No one shall suffer that.\n>\n> Article 6. Everyone has this right.”\n"
    (found,) = read_manuscript(io.BytesIO(text.encode()), format_="markdown").quotations
    assert found.skipped is None
    assert (found.text.count("Article"), found.mark_count, found.marks) == (2, 2, ("“", "”"))


def test_the_owners_mark_behind_a_citation_opens_nothing(read: Read) -> None:
    manuscript = read(rf"One -- in \citeauthor{{un}}'s words -- says ``{WORDS}'' \cite{{un}}.", "latex")
    assert (texts(manuscript), skipped(manuscript)) == ([WORDS], [])


@pytest.mark.parametrize("ending", ["'s view is", "'s.", "'ll say", "'ve said"])
def test_the_owners_mark_behind_what_leaves_no_text_opens_nothing(ending: str, read: Read) -> None:
    """A command of the writer's own that stands for a name."""
    manuscript = read(rf"So {{\Bloomfield}}{ending} this. He said '{WORDS}' and ``{WORDS}''.", "latex")
    assert (texts(manuscript), skipped(manuscript)) == ([WORDS, WORDS], [])


@pytest.mark.parametrize("before", ["(this)'s", '"The Note"\'s', "“The Note”'s"])
def test_the_owners_mark_behind_brackets_and_marks_opens_nothing(read: Read, before: str) -> None:
    assert texts(read(f"It is {before} aim, '{WORDS}', that counts.", "text")) == [WORDS]


@pytest.mark.parametrize("mark", ["’3 – is", "’12.", "’7, and"])
def test_a_notes_number_typed_behind_a_single_mark(read: Read, mark: str) -> None:
    manuscript = read(f"There is ‘{WORDS}{mark} not ‘a matter of the coast alone’.", "text")
    assert texts(manuscript) == [WORDS, "a matter of the coast alone"]


@pytest.mark.parametrize("inside", ["the class of ’68 was the last", "it cost 10’000 francs in all"])
def test_numbers_with_apostrophes_in_single_marks(read: Read, inside: str) -> None:
    assert texts(read(f"He said that ‘{inside}’ of them.", "text")) == [inside]


def test_an_opening_mark_typed_for_the_closing_one(read: Read) -> None:
    manuscript = read(f"He wrote ``{WORDS}`` \\cite{{un}} and went.", "latex")
    assert texts(manuscript) == [WORDS]
