"""Who is said to have spoken, and what is cited."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.read import read_manuscript

if TYPE_CHECKING:
    from secpol_cli.manuscript.quotation import Claim, Quotation

    from .conftest import Read

Q = "“we put the people at the centre”"


def claim(read: Read, text: str, format_: str = "markdown") -> Claim:
    """The claim of the last quotation that is no title."""
    return checkable(read, text, format_)[-1].claim


def checkable(read: Read, text: str, format_: str = "markdown") -> list[Quotation]:
    return read(text, format_).checkable


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [
        (f"Hun Sen said {Q}.", "Hun Sen", "says"),
        (f"Hun Sen said, {Q}.", "Hun Sen", "says"),
        (f"Hun Sen has repeatedly stated that {Q}.", "Hun Sen", "says"),
        (f"Prime Minister Hun Sen then told the ministers: {Q}.", "Prime Minister Hun Sen", "says"),
        (f"The prime minister argued that {Q}.", "The prime minister", "says"),
        (f"Cambodian prime minister Hun Sen declared {Q}.", "Cambodian prime minister Hun Sen", "says"),
        (f"Hun Sen, the prime minister, said {Q}.", "Hun Sen", "says"),
        (f"Hun Sen – in his capacity as president of the party – said {Q}.", "Hun Sen", "says"),
        (f"Hun Sen, who spoke in Siem Reap, wrote {Q}.", "Hun Sen", "says"),
        (f"Speaking in Brussels, Hun Sen said {Q}.", "Hun Sen", "says"),
        (f"Hun Sen in his speech at the Shangri-La Dialogue said {Q}.", "Hun Sen", "says"),
        (f"As Karsten Warnecke put it, {Q}.", "Karsten Warnecke", "says"),
        (f"According to Un and Yen, {Q}.", "Un and Yen", "according-to"),
        (f"In the words of the Foreign Minister, {Q}.", "the Foreign Minister", "according-to"),
        (f"{Q}, Hun Sen said.", "Hun Sen", "says"),
        (f"{Q[:-1]},” Hun Sen said.", "Hun Sen", "says"),
        (f"{Q[:-1]},” said Hun Sen.", "Hun Sen", "says"),
        (f"{Q[:-1]},” the foreign minister told reporters.", "the foreign minister", "says"),
        (f"{Q[:-1]},” Prak Sokhonn, the foreign minister, said.", "Prak Sokhonn", "says"),
        (f"{Q[:-1]},” according to the Communique of the Foreign Ministers.", "the Communique of the Foreign Ministers", "according-to"),
        (f"{Q} — Hun Sen", "Hun Sen", "attribution"),
        (f"The Foreign Ministers of ASEAN stressed that {Q}.", "The Foreign Ministers of ASEAN", "says"),
        (f"The Communique reads: {Q}.", "The Communique", "says"),
        (f"As noted by Prak Sokhonn, {Q}.", "Prak Sokhonn", "says"),
        (f"Hun Sen’s government insisted that {Q}.", "Hun Sen’s government", "says"),
        (f"{Q[:-1]}?” Hun Sen asked.", "Hun Sen", "says"),
        (f"The Foreign Ministers recognised {Q}.", "The Foreign Ministers", "says"),
        (f"The Foreign Ministers of ASEAN recognized {Q}.", "The Foreign Ministers of ASEAN", "says"),
        (f"{Q[:-1]},” Hun Sen liked to say.", "Hun Sen", "says"),
        (f"The foreign minister likes to say that {Q}.", "The foreign minister", "says"),
        (f"The foreign minister used to say {Q}.", "The foreign minister", "says"),
        (f"Hun Sen opened the meeting and went on to say that {Q}.", "Hun Sen", "says"),
        (f"The foreign minister was quoted as saying that {Q}.", "The foreign minister", "says"),
        (f"The foreign minister is quoted by Xinhua as saying {Q}.", "The foreign minister", "says"),
        (f"{Q[:-1]},” Hun Sen was quoted as saying.", "Hun Sen", "says"),
        (f"The foreign minister had this to say: {Q}.", "The foreign minister", "says"),
        (f"Hun Sen argued that the region is called {Q}.", "Hun Sen", "says"),
        (f"In 2019 it was said by Hun Sen that {Q}.", "Hun Sen", "says"),
        (f"The host has {Q} (Hun Sen, quoted in Un and Yen 2019, para. 5).", "Hun Sen", "attribution"),
        (f"The host has {Q} (Hun Sen, cited in [@003]).", "Hun Sen", "attribution"),
        (f"The host has {Q} (Hun Sen, qtd. in Un and Yen 2019).", "Hun Sen", "attribution"),
        (f"The host has {Q} (Prime Minister Hun Sen, as quoted in Un 2019, 3).", "Prime Minister Hun Sen", "attribution"),
        (f"The host has {Q} [Hun Sen, quoted in @003, para. 5].", "Hun Sen", "attribution"),
        (f"The host has {Q[:-1]}.” (Hun Sen, quoted in Un and Yen 2019, para. 5)", "Hun Sen", "attribution"),
        (f"Un and Yen write of {Q} (Hun Sen, cited in @003).", "Hun Sen", "attribution"),
        (f"The Texts of Asia Centre warns of {Q}.", "The Texts of Asia Centre", "says"),
        (f"Rivalry, says Hun Sen, {Q}.", "Hun Sen", "says"),
        (f"Washington, Kin Phea writes, {Q}.", "Kin Phea", "says"),
    ],
)  # fmt: skip
def test_speakers(read: Read, text: str, name: str, relation: str) -> None:
    speaker = claim(read, text).speakers[0]
    assert (speaker.name, speaker.relation, speaker.pronoun) == (name, relation, False)
    assert text.index(name) + 1 == speaker.place.column


@pytest.mark.parametrize("text", [f"He said {Q}.", f"{Q[:-1]},” she added.", f"They have argued that {Q}."])
def test_pronouns_are_left_open(read: Read, text: str) -> None:
    assert claim(read, text).speakers[0].pronoun


@pytest.mark.parametrize(
    "text",
    [
        f"The text has {Q} in it.",
        f"All of {Q} stands in the text.",
        f"In the remarks {Q} stands twice.",
        f"Hun Sen spoke first. The text has {Q} in it.",
        f"What the region needs was said elsewhere: {Q}.",
        f"What the region needs reads {Q}.",
        f"Of the forum it is said that {Q}.",
        f"The port is now called {Q}.",
        f"Both texts speak of {Q}.",
        f"The two later speeches warn that {Q}.",
        f"The host has {Q} (quoted in Un and Yen 2019, para. 5).",
        f"The host has {Q} (he, quoted in Un and Yen 2019, para. 5).",
    ],
)
def test_nobody_speaks(read: Read, text: str) -> None:
    assert claim(read, text).speakers == ()


def test_interrupted_quotations(read: Read) -> None:
    first, second = checkable(read, "“We put the people first,” said Hun Sen, “and the law comes with them.”")
    assert first.claim.speakers[0].name == second.claim.speakers[0].name == "Hun Sen"
    first, second = checkable(read, "“We put the people first,” Hun Sen said. “And the law comes with them.”")
    assert second.claim.speakers[0].name == "Hun Sen"
    assert second.claim.speakers[0].relation == "continues"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hun Sen spoke of “the region as it is now”. “And the law comes with them” [@002].", None),
        ("Hun Sen spoke of “the region as it is now” [@001]. “And the law comes with them” [@002].", None),
        ("Hun Sen spoke of “the region as it is now” (Un 2019, 3). “And the law comes with them” (Yen 2020).", None),
        ("“We put the people first” [@001], Hun Sen said. “And the law comes with them” [@002].", None),
        ("Hun Sen spoke of “the region as it is now”. “And the law comes with them.”", "Hun Sen"),
        ("Hun Sen spoke of “the region as it is now” [@001, 3]. “And the law comes with them” [@001, 5].", "Hun Sen"),
        ("“We put the people first,” Hun Sen said. “And the law comes with them” [@002].", "Hun Sen"),
        ("“We put the people first” [@002, 3], Hun Sen said, “and the law comes with them” [@003].", "Hun Sen"),
    ],
)  # fmt: skip
def test_a_new_sentence_with_another_citation_has_no_speaker_from_before(
    read: Read, text: str, name: str | None
) -> None:
    _, second = checkable(read, text)
    assert (second.claim.speakers[0].name if second.claim.speakers else None) == name


def test_names_in_other_quotations_are_no_speakers(read: Read) -> None:
    claims = [
        one.claim
        for one in checkable(read, f"Un Samnang wrote “the world that Hun Sen said is here” and {Q}.")
    ]
    assert [one.speakers[0].name for one in claims] == ["Un Samnang", "Un Samnang"]


def test_the_speaker_of_an_inner_quotation_is_the_outer_ones_matter(read: Read) -> None:
    _, inner = checkable(read, "Hun Sen said “the minister told us ‘we put the people first’ in all”.")
    assert inner.claim.speakers == ()


@pytest.mark.parametrize(
    ("text", "key", "names", "year", "locator"),
    [
        (f"{Q} [@003, para. 7].", "003", (), None, ("paragraph", "7")),
        (f"{Q} [@003 p. 7].", "003", (), None, ("page", "7")),
        (f"{Q} [@003, pp. 12--14].", "003", (), None, ("page", "12–14")),
        (f"{Q} [see @un_yen:2019, sec. 2].", "un_yen:2019", (), None, ("section", "2")),
        (f"{Q} [@003].", "003", (), None, None),
        (f"@003 [p. 7] says {Q}.", "003", (), None, ("page", "7")),
        (f"{Q} (Un and Yen 2019, 12).", None, ("Un", "Yen"), "2019", ("page", "12")),
        (f"{Q} (Un & Yen, 2019, p. 12).", None, ("Un", "Yen"), "2019", ("page", "12")),
        (f"{Q} (Hun Sen 2021, para. 3).", None, ("Hun Sen",), "2021", ("paragraph", "3")),
        (f"{Q} (see Burkhalter et al. 2016a: 4).", None, ("Burkhalter",), "2016a", ("page", "4")),
        (f"Un and Yen (2019, 12) write {Q}.", None, ("Un", "Yen"), "2019", ("page", "12")),
        (f"Un and Yen (2019) write {Q} (p. 12).", None, ("Un", "Yen"), "2019", ("page", "12")),
        (f"{Q} (Ministry of Foreign Affairs [2019], § 4).", None, ("Ministry of Foreign Affairs",), "2019", ("section", "4")),
        (f"Un and Yen, on the other hand, argue that {Q} (2019, para. 16).", None, ("Un", "Yen"), "2019", ("paragraph", "16")),
        (f"{Q}, Un and Yen argue (2019, para. 16).", None, ("Un", "Yen"), "2019", ("paragraph", "16")),
        (f"According to Un and Yen, {Q} (2019: 16).", None, ("Un", "Yen"), "2019", ("page", "16")),
        (f"In Un and Yen’s article stands {Q} (2019, para. 16).", None, ("Un", "Yen"), "2019", ("paragraph", "16")),
        (f"Prime Minister Hun Sen said {Q} (2021, para. 3).", None, ("Hun Sen",), "2021", ("paragraph", "3")),
        (f"{Q[:-1]}.” (Un and Yen 2019, 12)", None, ("Un", "Yen"), "2019", ("page", "12")),
        (f"{Q} (Hun Sen, quoted in Un and Yen 2019, para. 5).", None, ("Un", "Yen"), "2019", ("paragraph", "5")),
        (f"{Q} (Hun Sen, cited in [@003, para. 5]).", "003", (), None, ("paragraph", "5")),
    ],
)  # fmt: skip
def test_citations(
    read: Read,
    text: str,
    key: str | None,
    names: tuple[str, ...],
    year: str | None,
    locator: tuple[str, str] | None,
) -> None:
    item = claim(read, text).citations[0]
    assert (item.key, item.names, item.year) == (key, names, year)
    assert (item.locator and (item.locator.label, item.locator.value)) == locator


def test_a_year_alone_is_that_of_the_citation_with_its_names(read: Read) -> None:
    text = "He has “one two three four” (Un and Yen 2019, 3) and “five six seven eight” (2019, 5)."
    _, second = checkable(read, text)
    assert (second.claim.citations[0].names, second.claim.citations[0].year) == (("Un", "Yen"), "2019")
    assert second.claim.citations[0].text == "(2019, 5)"


@pytest.mark.parametrize(
    "text", [f"They argue that {Q} (2019, para. 16).", f"The minister said {Q} (2019, para. 16).", f"The Foreign Minister said {Q} (2019, 3).", f"The text has {Q} (2019, para. 16).", f"Un said {Q} (2019)."]
)  # fmt: skip
def test_a_year_without_author_or_locator_cites_nothing(read: Read, text: str) -> None:
    assert claim(read, text).citations == ()


@pytest.mark.parametrize(
    ("latex", "key", "prefix", "locator"),
    [
        (r"\cite[7]{003}", "003", "", ("page", "7")),
        (r"\autocite[see][12--14]{003}", "003", "see", ("page", "12–14")),
        (r"\parencite[para.~7]{003}", "003", "", ("paragraph", "7")),
        (r"\footcite[\S 3]{003}", "003", "", ("section", "3")),
        (r"\citep{003}", "003", "", None),
        (r"\autocites[3]{001}[4]{003}", "001", "", ("page", "3")),
    ],
)
def test_latex_citations(
    read: Read, latex: str, key: str, prefix: str, locator: tuple[str, str] | None
) -> None:
    item = claim(read, rf"Hun Sen said \enquote{{we put the people first}} {latex}.", "latex").citations[0]
    assert (item.key, item.prefix) == (key, prefix)
    assert (item.locator and (item.locator.label, item.locator.value)) == locator


def test_notes(read: Read) -> None:
    text = f"Hun Sen said {Q}.[^a] And more.[^b]\n\n[^a]: Hun Sen, Remarks, 12 March 2021, 3.\n\n[^b]: Not this.\n"
    (item,) = claim(read, text).citations
    assert (item.note, item.year) == ("a", "2021")
    assert item.locator is not None
    assert (item.locator.label, item.locator.value) == ("page", "3")


def test_the_nearest_citation_comes_first(read: Read) -> None:
    first, second = checkable(read, "He has “one two three four” [@a] and “five six seven eight” [@b].")
    assert [item.key for item in first.claim.citations] == ["a", "b"]
    assert [item.key for item in second.claim.citations] == ["b", "a"]


@pytest.mark.parametrize(
    "text", [f"{Q} (March 2019).", f"{Q} (Nov 23).", f"{Q} (about 2019 of them).", f"{Q} a@b.org."]
)
def test_what_is_no_citation(read: Read, text: str) -> None:
    assert claim(read, text).citations == ()


WORDS = "we put the people first and the law behind them."


@pytest.mark.parametrize(
    ("behind", "key", "names", "locator"),
    [
        (" (Un and Yen 2019, para. 35)", None, ("Un", "Yen"), "35"),
        ("\n> (Un and Yen 2019, para. 35).", None, ("Un", "Yen"), "35"),
        (" (2019, para. 35)", None, ("Chheang",), "35"),
        (" (para. 35)", None, (), "35"),
        (" (see Un and Yen 2019, para. 35; Smith 2020)", None, ("Un", "Yen"), "35"),
        (" (Hun Sen, quoted in Un and Yen 2019, para. 35)", None, ("Un", "Yen"), "35"),
        (" (Hun Sen, cited in [@003])", "003", (), None),
        (" [@003, para. 6]", "003", (), "6"),
    ],
)
def test_citations_behind_a_block_are_none_of_its_words(
    read: Read, behind: str, key: str | None, names: tuple[str, ...], locator: str | None
) -> None:
    (one,) = checkable(read, f"Chheang writes:\n\n> {WORDS}{behind}")
    assert one.text == WORDS
    item = one.claim.citations[0]
    assert (item.key, item.names, item.locator and item.locator.value) == (key, names, locator)
    assert one.claim.speakers[0].name == ("Hun Sen" if "Hun Sen" in behind else "Chheang")


@pytest.mark.parametrize("behind", [" (in 2019 or so)", " (Un and Yen 2019) And more words here."])
def test_other_parentheses_are_words_of_a_block(read: Read, behind: str) -> None:
    (one,) = checkable(read, f"Chheang writes:\n\n> {WORDS}{behind}")
    assert one.text == WORDS + behind


def test_a_citation_that_begins_the_next_sentence_is_that_ones(read: Read) -> None:
    first = r"\citet[13]{un} notes that ``we put the people at the centre''."
    for second in (r"\textcite{yen} also finds this.", r"\citeauthor{yen}'s view is another."):
        manuscript = read(f"{first}\n{second}", "latex")
        assert [item.key for item in manuscript.quotations[0].claim.citations] == ["un"]
    found = read("He said “we put the people at the centre.” @yen finds that it is so.")
    assert found.quotations[0].claim.citations == ()


@pytest.mark.parametrize(
    "behind", [r"\citep{un} And more.", r"\citep{un} and more.", r"\citet{un} And more."]
)
def test_a_citation_behind_the_stop_of_a_quotation_is_its_own(read: Read, behind: str) -> None:
    (one,) = read(f"He said ``we put the people at the centre.'' {behind}", "latex").quotations
    assert [item.key for item in one.claim.citations] == ["un"]


def test_each_of_several_quotations_in_a_block_has_its_own_citation(read: Read) -> None:
    said = [f"> “this is what the {name} one said” [@{name}]\n" for name in ("first", "second", "third")]
    found = read("They said it:\n\n" + ">\n".join(said)).quotations
    assert [one.text for one in found] == [
        f"this is what the {name} one said" for name in ("first", "second", "third")
    ]
    assert [[item.key for item in one.claim.citations] for one in found] == [["first"], ["second"], ["third"]]


def test_a_block_that_is_quoted_in_part_stays_one(read: Read) -> None:
    found = read("> “This is what he said first.”\n>\n> And what the text says behind it. [@un]\n").quotations
    assert [one.kind for one in found] == ["block", "nested"]


def test_scripture_is_cited_by_its_verses(read: Read) -> None:
    item = claim(read, f"It has {Q} (Gen 1:1–3).").citations[0]
    assert (item.words, item.locator and item.locator.label) == ("Gen 1:1–3", "verse")
    found = checkable(read, "> We put the people first (New Coast Bible—Exodus 20:1).\n")[0]
    assert (found.text, found.claim.citations[0].words) == ("We put the people first", "Exodus 20:1")


def test_a_place_in_scripture_goes_to_no_other_work(read: Read) -> None:
    first, second = claim(read, f"{Q} [@un] (Gen 1:1).").citations
    assert (first.key, first.locator, second.words) == ("un", None, "Gen 1:1")


def test_a_publisher_is_no_author(read: Read) -> None:
    note = "Sok Un, *The Sea* (University of the Coast Press, 2006), 12."
    (item,) = claim(read, f"{Q}.[^1]\n\n[^1]: {note}\n").citations
    assert (item.names, item.year, item.locator and item.locator.value) == ((), "2006", "12")


def test_scripture_before_a_citation_is_part_of_the_words(read: Read) -> None:
    (one,) = checkable(read, "> We put the people first (Luke 1:26; Matt 28:18) [@un].\n")
    assert one.text == "We put the people first (Luke 1:26; Matt 28:18)"
    assert [item.key for item in one.claim.citations] == ["un"]


def test_a_stop_behind_the_marks_of_a_block_is_none_of_its_words(read: Read) -> None:
    found = read("> “this is the first one”. [@un]\n>\n> “this is the second one”.[@yen]\n").quotations
    assert [(one.kind, one.claim.citations[0].key) for one in found] == [("inline", "un"), ("inline", "yen")]


@pytest.mark.parametrize(
    "quoted", ["“Power is like the weather we depend on.”", "> Power is like the weather."]
)
def test_the_title_of_a_callout_says_who_speaks(quoted: str) -> None:
    text = f'::: {{.callout-note title="Joseph S. Nye"}}\n{quoted}\n:::\n'
    (one,) = read_manuscript(io.BytesIO(text.encode()), format_="markdown").quotations
    assert [speaker.name for speaker in one.claim.speakers] == ["Joseph S. Nye"]
