"""A block's text in pieces: nothing lost, nothing twice, and each piece said by the right statement."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.model import Block, NoteMark
from secpol_cli.pages.paragraphs import WordsSaid, cut_block, letters_for

_TEXT = "We stand for peace and for the rule of law at sea."


def block(text: str = _TEXT, *marks: tuple[int, int]) -> Block:
    return Block("010/p1", "010", "p1", "paragraph", text, tuple(NoteMark(n, at) for n, at in marks))


def test_a_statement_a_note_and_what_nobody_says() -> None:
    said = [WordsSaid(3, 18, "010/s1", "direct", 1)]
    pieces = cut_block(block(_TEXT, (4, 18), (5, len(_TEXT))), said, {})
    assert [(piece.text, piece.address, piece.note) for piece in pieces] == [
        ("We ", None, None),
        ("stand for peace", "010/s1", None),
        ("", None, 4),
        (" and for the rule of law at sea.", None, None),
        ("", None, 5),
    ]


def test_where_statements_overlap_the_shortest_speaks_and_all_are_named() -> None:
    said = [WordsSaid(0, 50, "010/s1", "indirect", 1), WordsSaid(13, 18, "010/s2", "direct", 2)]
    pieces = cut_block(block(), said, {"010/s1": "a", "010/s2": "b"})
    assert [(piece.address, piece.mode, piece.covering, piece.letters) for piece in pieces] == [
        ("010/s1", "indirect", ("010/s1",), ("a",)),
        ("010/s2", "direct", ("010/s2", "010/s1"), ("b",)),
        ("010/s1", "indirect", ("010/s1",), ()),
    ]


def test_an_empty_block() -> None:
    assert cut_block(block(""), [], {}) == ()
    assert [piece.note for piece in cut_block(block("", (1, 0)), [], {})] == [1]


def test_letters_are_for_several() -> None:
    assert letters_for(["s1"]) == {}
    many = letters_for([f"s{number}" for number in range(28)])
    assert [many["s0"], many["s25"], many["s26"], many["s27"]] == ["a", "z", "aa", "ab"]


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
    st.lists(st.integers(0, 40), max_size=5),
)
def test_the_pieces_are_the_whole_text(text: str, spans: list[tuple[int, int]], marks: list[int]) -> None:
    size = len(text)
    said = [
        WordsSaid(min(one, two, size), min(max(one, two), size), f"010/s{number}", "direct", 1)
        for number, (one, two) in enumerate(spans)
    ]
    said = [words for words in said if words.start < words.end]
    places = [min(at, size) for at in marks]
    letters = letters_for([words.address for words in said])
    pieces = cut_block(block(text, *((n, at) for n, at in enumerate(places, 1))), said, letters)
    assert "".join(piece.text for piece in pieces) == text
    assert sorted(piece.note for piece in pieces if piece.note is not None) == list(range(1, len(places) + 1))
    for words in said:
        covered = "".join(piece.text for piece in pieces if words.address in piece.covering)
        assert covered == text[words.start : words.end]
    begun = [letter for piece in pieces for letter in piece.letters]
    assert sorted(begun) == sorted(letters.values())
