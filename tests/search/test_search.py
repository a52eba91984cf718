"""Searching: the right passage first, its words as they stand, honestly attributed."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secpol_cli.corpus.build import current_store
from secpol_cli.errors import UsageError
from secpol_cli.queries.statements import NO_FILTERS, Filters, load_statements, parse_filters
from secpol_cli.search.query import MAX_QUERY_WORDS
from secpol_cli.search.search import list_passages, nearest_miss, search, search_passages
from secpol_cli.text.folding import fold, tokenize

if TYPE_CHECKING:
    from tests.conftest import Compile

    from secpol_cli.model import SearchItem
    from secpol_cli.store.store import Store

SHIPPED = Path(__file__).resolve().parents[2] / "corpus"

# Quotations as one remembers them: other spellings, other words, another order, words left out.
REMEMBERED = [
    ("five elements to realize a harmonized security", "000/p1"),
    ("the capacity to shape and deliver outcome", "000/p3"),
    ("we welcome all Indo Pacific initiatives as long as they bring peace and development", "000/p4"),
    ("mutual trust is the foundation of international cooperation", "000/p5"),
    ("Covid-19 pandemic is a wake up call to pay attention to health security", "000/p6"),
    ("transboundary security issues, we need to collaborate closely", "000/p7"),
    ("open frank and inclusive dialogue is the way forward to deescalate tension", "000/p8"),
    ("multilateralism is under attack by unilateralism, populism and protectionism", "001/p4"),
    ("a zero sum game mentality and new cold war", "001/p5"),
    ("intense competition between mutually exclusive systems and a clash of values", "001/p6"),
    ("VACCINE NATIONALISM AND PROTECTIONISM", "001/p7"),
    ("the corrupting influence of the great geopolitical divide", "001/p8"),
    ("UN centric international system for an open, fair and stable regional architecture", "001/p12"),
    ("full adherance to the centrality of ASEAN", "001/p13"),
    ("the world sees Russia through the lens of the cold war", "001/p18"),
    ("multilateralism is our guiding principle and philosophy", "002/p3"),
    ("responsability to protect is our core value", "002/p6"),
    ("security governance, human rights and democracy are the foundation of security cooperation", "002/p7"),
    ("survival of ASEAN, staying united with one voice", "002/p10"),
    ("positive sum game: no one loses, no one wins", "002/p13"),
    ("ASEM has yet to produce tangible outcomes, only a talk shop", "003/p1"),
    ("six foreign policy principles enshrined in articles 51 and 53 of the constitution", "003/p17"),
    ("Cambodia is tilting towards China", "003/p21"),
    ("what used to be a war torn country now contributes peacekeeping forces", "003/p37"),
    ("ASEM Summit next year will raise the profile of Cambodia on the world stage", "003/p38"),
    ("freedom of navigation and overflight over the East Sea", "004/p6"),
    ("non-militarisation and self-restraint by claimants", "004/p10"),
]
QUERIES = [
    "ASEAN centrality",
    "security cooperation",
    "Cambodia's foreign policy",
    "mutual trust",
    "the region",
]


def _addresses(items: list[SearchItem]) -> list[str]:
    return [item.address for item in items]


# --- what is found ------------------------------------------------------------------------


def test_asean_centrality(store: Store) -> None:
    found = search_passages(store, "ASEAN centrality")
    assert [(item.address, item.exact) for item in found] == [
        ("000/p3", "ASEAN Centrality"),
        ("000/p4", "ASEAN Centrality"),
        ("001/p13", "centrality of ASEAN"),
        ("002/p11", "ASEAN has played central"),
    ]


@pytest.mark.parametrize(("remembered", "address"), REMEMBERED)
def test_half_remembered(store: Store, remembered: str, address: str) -> None:
    assert search_passages(store, remembered)[0].address == address


@pytest.mark.parametrize(
    "typed",
    [
        "promoting ASEAN Centrality, which generally refers to ASEAN's convening role",
        "PROMOTING asean centrality which generally refers to asean convening role",
        "promoting  Aséan centrality — which “generally” refers to ASEAN’s convening role",
    ],
)
def test_case_accents_quotes_and_punctuation_do_not_matter(store: Store, typed: str) -> None:
    first = search_passages(store, typed)[0]
    assert (first.address, first.score) == ("000/p3", 100.0)
    assert first.exact == "promoting ASEAN Centrality, which generally refers to ASEAN's convening role"


@given(data=st.data())
@settings(derandomize=True, max_examples=40, deadline=None)
def test_every_verbatim_piece_is_found_at_100(store: Store, data: st.DataObject) -> None:
    rows = store.rows("SELECT * FROM block ORDER BY doc, position")
    block = data.draw(st.sampled_from(rows))
    tokens = tokenize(block["text"])
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, min(first + 24, len(tokens) - 1)))
    piece = block["text"][tokens[first].start : tokens[last].end]
    found = {item.address: item for item in reversed(search_passages(store, piece))}
    item = found[f"{block['doc']}/{block['block']}"]
    assert item.score == 100
    assert fold(item.exact) == fold(piece)


def test_a_weaker_hit_stands_beside_a_better_one_in_the_next_paragraph(store: Store) -> None:
    """000/p6 has “cooperation on comprehensive security”, 000/p7 “cooperative security”."""
    found = {item.address: item for item in search_passages(store, "security cooperation")}
    assert found["000/p6"].exact == "cooperation on comprehensive security"
    assert "000/p5" in found


def test_across_two_paragraphs(store: Store) -> None:
    typed = (
        "military confrontation or even a new arms race. This worrisome trend has influenced the humanitarian"
    )
    first, *others = search_passages(store, typed)
    assert [passage.address for passage in first.passages] == ["001/p6", "001/p7"]
    assert first.passages[0].exact == "military confrontation or even a new arms race"
    assert first.passages[1].exact == "This worrisome trend has even influenced the humanitarian"
    assert (first.address, first.exact) == ("001/p6", first.passages[0].exact)
    assert (first.statement, first.speaker) == ("001/s4", "hun-sen")
    assert not {"001/p6", "001/p7"} & set(_addresses(others))


@pytest.mark.parametrize("typed", ["zzzqqq", "zzzqqq xyzzy", "1234567"])
def test_unknown_words_alone_give_nothing(store: Store, typed: str) -> None:
    assert search_passages(store, typed, min_score=0) == []


@pytest.mark.parametrize("typed", ["", "  ", "…!?", "“”", "\udcff", "\x00"])
def test_no_word_is_no_question(store: Store, typed: str) -> None:
    with pytest.raises(UsageError, match="no word"):
        search_passages(store, typed)


def test_the_longest_query(store: Store) -> None:
    (text,) = next(iter(store.rows("SELECT text FROM block ORDER BY length(text) DESC LIMIT 1")))
    whole = " ".join(text.split()[:120])
    assert search_passages(store, whole)[0].score == 100
    with pytest.raises(UsageError, match=f"{MAX_QUERY_WORDS} at most"):
        search_passages(store, "the " * (MAX_QUERY_WORDS + 1))


# --- order and number ---------------------------------------------------------------------


@pytest.mark.parametrize("typed", QUERIES)
def test_best_first_and_of_equals_the_closest_then_the_order_of_the_corpus(store: Store, typed: str) -> None:
    places = {
        f"{row['doc']}/{row['block']}": place
        for place, row in enumerate(store.rows("SELECT * FROM block ORDER BY doc, position"))
    }
    items = search(store, typed, min_score=0, explained=True).items
    assert len(items) > 3
    for one, next_ in pairwise(items):
        assert one.score is not None
        assert next_.score is not None
        assert 0 <= next_.score <= one.score <= 100
        if one.score == next_.score:
            assert (_apart(one), places[one.address], one.start) < (
                _apart(next_),
                places[next_.address],
                next_.start,
            )


def _apart(item: SearchItem) -> int:
    """How many words stand between those of a hit that answer."""
    assert item.explanation is not None
    return len(item.explanation.between)


@pytest.mark.parametrize("typed", [*QUERIES[:3], REMEMBERED[2][0]])
def test_a_looser_threshold_never_gives_fewer_hits(store: Store, typed: str) -> None:
    strictest = [*_addresses(search_passages(store, typed, min_score=100))]
    for least in (90, 70, 50, 30, 0):
        looser = search_passages(store, typed, min_score=least)
        assert all((item.score or 0) >= least for item in looser)
        assert _addresses(looser)[: len(strictest)] == strictest
        strictest = _addresses(looser)


@pytest.mark.parametrize("typed", [*QUERIES, *(typed for typed, _ in REMEMBERED[::3])])
def test_one_hit_a_place_and_its_words_stand_there(store: Store, typed: str) -> None:
    items = search_passages(store, typed, min_score=40)
    owners = [item.statement or f"nobody in {item.address}" for item in items]
    assert len(set(owners)) == len(owners)
    taken = [(p.address, at) for item in items for p in item.passages for at in range(p.start, p.end)]
    assert len(set(taken)) == len(taken)
    for item in items:
        assert item.passages[0].exact == item.exact
        for passage in item.passages:
            stored = store.value(
                "SELECT text FROM block WHERE doc = ? AND block = ?", (passage.doc, passage.block)
            )
            assert passage.text == stored
            assert passage.exact == passage.text[passage.start : passage.end] != ""
            assert passage.address == f"{passage.doc}/{passage.block}"


# --- who says it --------------------------------------------------------------------------


def test_a_hit_in_a_statement_has_its_speaker_date_and_principles(store: Store) -> None:
    item = search_passages(store, "ASEAN centrality")[2]
    assert (item.statement, item.speaker, item.speaker_name, item.mode) == (
        "001/s13",
        "hun-sen",
        "Hun Sen",
        "direct",
    )
    assert (item.date.stated, item.date.inferred) == ("XXXX-06-29", "2021-06-29")
    assert item.principles[0] == "asean-centrality"  # what the words name comes first
    assert set(item.principles) > {"asean-centrality", "mutual-respect"}


def test_a_hit_outside_statements_has_no_speaker_and_the_documents_date(store: Store) -> None:
    item = search_passages(store, "the article will cover three key aspects")[0]
    assert (item.address, item.kind) == ("003/p2", "paragraph")
    assert (item.statement, item.speaker, item.mode, item.principles) == (None, None, None, ())
    assert (item.date.stated, item.date.inferred) == (None, "[2019-03-21..2019-12-31]")


def test_a_hit_that_only_touches_a_statement_is_not_its_speakers(compiled: Compile) -> None:
    """“We stand … at sea.” is statement s1; what follows is nobody's."""
    small = compiled()
    mostly_his = search_passages(small, "for the rule of law at sea Peace costs")[0]
    assert (mostly_his.address, mostly_his.statement) == ("010/p1", "010/s1")
    hardly_his = search_passages(small, "at sea Peace costs $5 million and")[0]
    assert (hardly_his.address, hardly_his.statement, hardly_his.speaker) == ("010/p1", None, None)
    assert search_passages(small, "at sea Peace costs $5 million and", filters=Filters(mode="direct")) == []


@pytest.mark.parametrize("typed", [*QUERIES, "he said", REMEMBERED[24][0]])
def test_a_filter_never_puts_words_into_a_mouth(store: Store, typed: str) -> None:
    statements = {statement.address: statement for statement in load_statements(store)}
    for speaker in ("hun-sen", "prak-sokhonn", "un-samnang"):
        for item in search_passages(store, typed, filters=Filters(speakers=(speaker,)), min_score=40):
            statement = statements[item.statement or ""]
            shared = sum(
                max(0, min(hit.end, said.end) - max(hit.start, said.start))
                for hit in item.passages
                for said in statement.passages
                if hit.address == said.address
            )
            assert shared * 3 >= sum(len(hit.exact) for hit in item.passages)


def test_a_note_is_found(store: Store) -> None:
    item = search_passages(store, "Rapid Growth in an Open, Post-Conflict Economy")[0]
    assert (item.address, item.kind, item.score) == ("003/n18", "endnote", 100)


# --- filters ------------------------------------------------------------------------------

FILTERS: dict[str, Any] = {
    "speakers": ["Hun Sen"],
    "orgs": ["Cambodian People's Party"],
    "principles": ["security cooperation"],
    "docs": ["001"],
    "mode": "indirect",
    "since": "2020",
    "until": "2022",
}


def test_filters_compose(store: Store) -> None:
    def found(*names: str) -> set[tuple[str, str | None]]:
        filters = parse_filters(store, **{name: FILTERS[name] for name in names})
        return {
            (i.address, i.statement) for i in search_passages(store, "security cooperation", filters=filters)
        }

    alone = {name: found(name) for name in FILTERS}
    for name, other in combinations(FILTERS, 2):
        assert set() < found(name, other) <= alone[name] & alone[other], (name, other)


def test_a_filter_lets_through_what_it_says(store: Store) -> None:
    def found(**wanted: Any) -> list[SearchItem]:
        return search_passages(store, "ASEAN", filters=parse_filters(store, **wanted))

    assert {item.speaker for item in found(speakers=["Samdech"])} == {"hun-sen"}
    assert {item.doc for item in found(docs=["4"])} == {"004"}
    assert {item.mode for item in found(mode="direct")} == {"direct"}
    assert all("asean-centrality" in item.principles for item in found(principles=["asean-centrality"]))
    assert {item.doc for item in found(since="2022")} == {"000"}
    assert {item.doc for item in found(until="2012")} == {"002"}
    assert {item.doc for item in found(since="2012", until="2019-12")} == {"002", "003", "004"}


def test_of_several_values_either_will_do(store: Store) -> None:
    def found(**wanted: Any) -> set[tuple[str, str | None]]:
        items = search_passages(store, "security cooperation", filters=parse_filters(store, **wanted))
        return {(item.address, item.statement) for item in items}

    for option, one, other in (
        ("speakers", "Hun Sen", "Kin Phea"),
        ("orgs", "Cambodian People's Party", "ASEAN"),
        ("principles", "security cooperation", "neutrality"),
        ("docs", "001", "2"),
    ):
        alone = found(**{option: [one]}), found(**{option: [other]})
        assert set() < alone[0] | alone[1] <= found(**{option: [one, other]})
        assert found(**{option: [one, one]}) == alone[0]
    listed = [s.address for s in load_statements(store, parse_filters(store, docs=["001", "002"]))]
    assert listed == [s.address for s in load_statements(store) if s.doc in ("001", "002")]


TOLD = "The ministers of the Pact met in Kep"  # of a document of March 2019, and no statement's


@pytest.mark.parametrize(
    ("since", "until", "is_found"),
    [
        (None, None, True),
        ("2019-03", None, True),
        ("2019-03-31", None, True),
        ("2019-04", None, False),
        (None, "2019-03", True),
        (None, "2019-03-01", True),
        (None, "2019-02", False),
        ("2018", "2020", True),
        ("2020", "2021", False),
    ],
)
def test_what_is_no_statements_has_the_documents_date(
    compiled: Compile, since: str | None, until: str | None, is_found: bool
) -> None:
    small = compiled()
    filters = parse_filters(small, since=since, until=until)
    assert [item.statement for item in search_passages(small, TOLD, filters=filters)] == [None] * is_found


@pytest.mark.parametrize(("since", "until"), [("1900", None), (None, "2100"), ("1900", "2100")])
def test_what_has_no_date_is_in_no_period(compiled: Compile, since: str | None, until: str | None) -> None:
    """Not even in the longest: whether it is, nobody can tell."""
    small = compiled(("documents/011.yaml", 'date: {stated: "2019-03"}\n', "date: {}\n"))
    assert len(search_passages(small, TOLD)) == 1
    filters = parse_filters(small, since=since, until=until)
    assert search_passages(small, TOLD, filters=filters) == []


@pytest.mark.parametrize(
    ("stated", "since", "until", "is_found"),
    [
        ("../2010", "2009", None, True),
        ("../2010", "2011", None, False),
        ("../2010", None, "1900", True),
        ("2010/..", "2100", None, True),
        ("2010/..", None, "2009", False),
        ("2010/..", None, "2010", True),
    ],
)
def test_a_date_with_one_end_may_be_in_any_period_on_its_other_side(
    compiled: Compile, stated: str, since: str | None, until: str | None, is_found: bool
) -> None:
    small = compiled(("documents/011.yaml", 'stated: "2019-03"', f'stated: "{stated}"'))
    filters = parse_filters(small, since=since, until=until)
    assert bool(search_passages(small, TOLD, filters=filters)) is is_found


def test_a_collective_speaks_for_its_members(store: Store) -> None:
    of_one = parse_filters(store, speakers=["Didier Burkhalter"])
    assert {item.speaker for item in list_passages(store, of_one)} == {"burkhalter-and-purevsuren"}


def test_without_words_every_statement_that_passes_is_listed(store: Store) -> None:
    filters = parse_filters(store, speakers=["Kin Phea"])
    items = list_passages(store, filters)
    assert [(item.statement, item.score) for item in items] == [("001/s17", None), ("001/s18", None)]
    assert [item.passages for item in items] == [s.passages for s in load_statements(store, filters)]


# --- a corpus of one's own ----------------------------------------------------------------


def test_list_items_are_running_text_and_captions_are_not(compiled: Compile) -> None:
    small = compiled()
    first = search_passages(small, "must be signed soon. Patience comes first")[0]
    assert [passage.address for passage in first.passages] == ["010/p1", "010/l1"]
    caption = search_passages(small, "photo: the harbour at noon Patience comes", min_score=0)[0]
    assert [passage.address for passage in caption.passages] == ["010/c1"]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("This you have won.", "this you’ve won"),
        ("This you’ve won.", "this you have won"),
        ("They do not wait.", "they don't wait"),
        ("They cannot wait.", "they can't wait"),
    ],
)
def test_what_is_contracted_stands_for_what_is_written_out(
    compiled: Compile, written: str, typed: str
) -> None:
    small = compiled(("documents/010.yaml", "Patience comes first.", f"Patience comes first. {written}"))
    first = search_passages(small, typed)[0]
    assert first.address == "010/l1"
    assert first.score is not None
    assert 90 < first.score < 100


def test_a_hit_within_a_block_is_not_lost_to_a_better_one_that_begins_after_it(compiled: Compile) -> None:
    """l1 alone is verbatim; from p1's last word on it would answer, too, but less well."""
    small = compiled(("documents/010.yaml", "Patience comes first.", "Patience – soon we stand at sea."))
    found = search_passages(small, "soon we stand at sea", min_score=40)
    assert [(item.address, item.score == 100) for item in found] == [("010/l1", True), ("010/p1", False)]
    assert found[1].exact.startswith("We stand for peace")


def test_a_hit_of_words_that_run_into_the_next_block_comes_before_those_of_its_parts(
    compiled: Compile,
) -> None:
    """The first block has one word of three beside, in a statement of its own."""
    found = search_passages(compiled(), "peace soon patience", min_score=0)
    assert [passage.exact for passage in found[0].passages] == ["soon", "Patience"]
    assert [item.statement for item in found].count("010/s1") == 1


@pytest.mark.parametrize(
    ("typed", "speaker", "doc"),
    [
        ("connectivity", "Henrik Hololei", None),
        ("ASEM", "Shada Islam", None),
        ("ASEM Summit", "Prak Sokhonn", None),
        ("ASEM", "ASEM leaders", None),
        ("cooperation", "Hun Sen", "001"),
    ],
)
def test_a_filter_finds_what_the_speaker_says_beside_others(
    store: Store, typed: str, speaker: str, doc: str | None
) -> None:
    filters = parse_filters(store, speakers=[speaker], docs=[doc] if doc else None)
    items = search_passages(store, typed, filters=filters)
    said = [s for s in load_statements(store, filters) if typed in " ".join(p.exact for p in s.passages)]
    assert {statement.address for statement in said} <= {item.statement for item in items}
    assert {item.speaker for item in items} == set(filters.speakers)


def test_words_of_two_speakers_are_nobodys(store: Store) -> None:
    (first, *_) = search_passages(
        store, "national prestige Cambodia needs to create new markets and incentives"
    )
    assert (first.address, first.score, first.speaker, first.statement) == ("003/p27", 100, None, None)


def test_what_is_shown_around_a_hit_is_its_speakers(store: Store) -> None:
    (first, *_) = search_passages(store, "strengthen the security system")
    ((start, end),) = first.own_spans
    assert first.speaker == "prak-sokhonn"
    assert "In this regard" in first.text[end:]
    assert "In this regard, China" not in first.text[start:end]


def test_words_are_not_taken_for_commands(compiled: Compile) -> None:
    small = compiled(
        ("documents/010.yaml", "Patience comes first.}", '"Patience NEAR(a, b) OR \\"x\\" * -y"}')
    )
    first = search_passages(small, 'near(a, b) or "x" * -y')[0]
    assert (first.address, first.score) == ("010/l1", 100)


# --- what must never happen ---------------------------------------------------------------

ADDED = [
    "ASEAN centrality, ASEAN centralty and centralitty; tilting, tilts and tilded; a zero sum gamee.",
    "multilateralism is under atack by unilaterallism. populism protectionism security cooperation mutual trust",
    " ".join(typed for typed, _ in REMEMBERED),
]


@pytest.mark.parametrize("added", ADDED)
def test_a_document_that_is_added_changes_no_others_hits(added: str, tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    shutil.copytree(SHIPPED, root)
    asked = [*QUERIES, *(typed for typed, _ in REMEMBERED), "tilts to chinna", "ASEAN centralty"]

    def hits() -> list[list[SearchItem]]:
        store = current_store(root, tmp_path / "cache").store
        found = [[item for item in search_passages(store, typed) if item.doc != "900"] for typed in asked]
        store.close()
        return found

    before = hits()
    (root / "sources" / "900.txt").write_text(added + "\n", "utf-8")
    digest = sha256((root / "sources" / "900.txt").read_bytes()).hexdigest()
    (root / "documents" / "900.yaml").write_text(
        f"id: '900'\nsource: {{file: sources/900.txt, sha256: {digest}}}\ncitation: {{type: speech, title: New}}\n"
        f"date: {{stated: '2020'}}\nblocks:\n  - id: p1\n    kind: paragraph\n    text: {json.dumps(added)}\n",
        "utf-8",
    )
    assert hits() == before


@given(typed=st.text(max_size=60) | st.text(alphabet="the[]…. %&3-'\"*()|\\", max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_has_an_answer(store: Store, typed: str) -> None:
    try:
        items = search_passages(store, typed, min_score=0)
    except UsageError:
        return
    for item in items:
        for passage in item.passages:
            assert passage.exact == passage.text[passage.start : passage.end] != ""


@pytest.mark.parametrize(
    "typed",
    ["a", "the", "x" * 100_000, "(ASEAN|ASEM).*", "NEAR(a b)", "\x1b[31mASEAN\x07", "of the of the of"],
)
def test_strange_queries(store: Store, typed: str) -> None:
    assert isinstance(search_passages(store, typed), list)


# --- parts, brackets, names ---------------------------------------------------------------


def test_each_part_of_a_quotation_with_an_ellipsis_is_shown(store: Store) -> None:
    first = search_passages(store, "promoting ASEAN Centrality … the capacity to shape and deliver outcomes")[
        0
    ]
    assert [passage.exact for passage in first.passages] == [
        "promoting ASEAN Centrality",
        "the capacity to shape and deliver outcomes",
    ]
    assert (first.address, first.exact) == ("000/p3", "promoting ASEAN Centrality")
    assert 95 < (first.score or 0) < 100


def test_parts_come_in_order(store: Store) -> None:
    swapped = search_passages(
        store, "the capacity to shape and deliver outcomes … promoting ASEAN Centrality"
    )
    assert (swapped[0].score or 0) < 90


def test_an_explanation_accounts_for_every_word(store: Store) -> None:
    typed = "full adherrence to [all] our commitment to centrality of ASEAN"
    (first, *_) = search(store, typed, explained=True).items
    assert first.explanation is not None
    answers = first.explanation.answers
    assert [answer.query for answer in answers] == fold(typed).split()
    by_word = {answer.query: (answer.how, answer.text) for answer in answers}
    assert by_word["adherrence"] == ("typo", "adherence")
    assert by_word["all"] == ("inserted", None)
    assert by_word["asean"] == ("same", "ASEAN")
    assert first.explanation.between == ("the",)
    assert first.explanation.backward == 0


def test_a_name_for_a_name_is_explained(store: Store) -> None:
    (first, *_) = search(store, "inclusive AOIP", explained=True, min_score=0).items
    assert first.explanation is not None
    assert all(
        answer.how in ("alias", "same", "inflection", "missing") for answer in first.explanation.answers
    )
    (named, *_) = search(store, "support ASEAN Centrality and the AOIP", explained=True).items
    assert named.address == "000/p4"


def test_the_nearest_miss(store: Store) -> None:
    typed = "Security and wellbeing of people stand in the centre of what we do at home and abroad"
    assert search_passages(store, typed) == []
    miss = nearest_miss(store, typed)
    assert miss is not None
    assert miss.address == "000/p5"
    assert nearest_miss(store, "zzzqqq xyzzy") is None


def test_a_quotation_over_many_paragraphs_is_verbatim_too(store: Store) -> None:
    blocks = store.rows(
        "SELECT block, text FROM block WHERE doc = '002' AND kind = 'paragraph' ORDER BY position"
    )
    for count in (2, 3, 5, 7):
        typed = "\n\n".join(row["text"] for row in blocks[:count])
        first = search_passages(store, typed)[0]
        assert first.score == 100, count
        assert [passage.block for passage in first.passages] == [row["block"] for row in blocks[:count]]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Institutionalised security cooperation is the key", "002/h1"),  # spelled otherwise, and misprinted
        ("COVID-19 pandemic is a wake-up call", "000/p6"),  # printed COVID19
        ("Covid19 pandemic arrived at a troubling moment", "001/p4"),  # printed Covid-19
    ],
)
def test_two_things_at_once(store: Store, typed: str, address: str) -> None:
    first = search_passages(store, typed)[0]
    assert first.address == address
    assert (first.score or 0) > 80


def test_two_names_of_one_person_beside_each_other(store: Store) -> None:
    first = search(store, "Samdech Hun Sen noted that the pandemic arrived", explained=True).items[0]
    assert first.address == "001/p4"
    assert first.explanation is not None
    named = first.explanation.answers[0]
    assert (named.query, named.text, named.how) == ("samdech hun sen", "Hun Sen", "alias")
    assert search_passages(store, "Samdech Hun Sen") != []


def test_what_interrupts_a_statement_keeps_it_from_being_verbatim(compiled: Compile) -> None:
    """“We stand for peace” and “the rule of law at sea” are the statement; “and for” is not."""
    small = compiled(
        (
            "documents/010.yaml",
            "- {block: p1, exact: We stand for peace and for the rule of law at sea.}",
            "- {block: p1, exact: We stand for peace}\n      - {block: p1, exact: the rule of law at sea}",
        )
    )
    typed = "We stand for peace the rule of law at sea"
    for filters in (NO_FILTERS, Filters(speakers=("lim-sokha",))):
        first = search(small, typed, filters=filters, explained=True).items[0]
        assert first.statement == "010/s1"
        assert 90 < (first.score or 0) < 100
        assert first.explanation is not None
        assert " ".join(first.explanation.between) == "and for"


@pytest.mark.parametrize("typed", ["Siem Reap (FN), Nov.23", "Siem Reap (FN), Nov³"])
def test_a_digit_that_may_be_no_notes_mark_is_not_dropped(store: Store, typed: str) -> None:
    first = search_passages(store, typed)[0]
    assert first.address == "000/p1"
    assert (first.score == 100) == (fold(first.exact) == "siem reap fn nov 23")


@pytest.mark.parametrize("query", ["a-b", "a b c", "of q", "the 7z"])
def test_a_word_that_all_texts_have_is_no_find(store: Store, query: str) -> None:
    assert not search_passages(store, query)


@pytest.mark.parametrize("year", ["2005", "1999"])
def test_a_year_may_be_remembered_where_the_text_has_none(store: Store, year: str) -> None:
    assert search_passages(store, f"the responsibility to protect {year}")[0].address == "002/p6"
    assert search_passages(store, f"11th ASEM Summit held in Ulaanbaatar in {year}")[0].address == "003/p35"
