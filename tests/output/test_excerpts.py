"""How much of a block is shown around the words found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.output.excerpts import excerpt, marked_excerpt
from secpol_cli.output.parts import plain

TEXT = "He came. “We stand for peace,” he said. Mr. Un of the U.S. Army left! And then? Nothing."


def _excerpt(words: str, context: int = 0, text: str = TEXT) -> str:
    start = text.index(words)
    first, last = excerpt(text, start, start + len(words), context)
    return text[first:last].strip()


@pytest.mark.parametrize(
    ("words", "context", "shown"),
    [
        ("came", 0, "He came."),
        ("He came", 0, "He came."),
        ("peace", 0, "“We stand for peace,” he said."),
        ("Army", 0, "Mr. Un of the U.S. Army left!"),  # no sentence ends after Mr. or U.S.
        ("Nothing", 0, "Nothing."),
        ("came. “We", 0, "He came. “We stand for peace,” he said."),
        ("peace", 1, "He came. “We stand for peace,” he said. Mr. Un of the U.S. Army left!"),
        ("peace", 9, TEXT),
        (TEXT, 0, TEXT),
    ],
)
def test_whole_sentences(words: str, context: int, shown: str) -> None:
    assert _excerpt(words, context) == shown


def test_the_words_found_are_marked_and_what_is_left_out_shows() -> None:
    start = TEXT.index("stand")
    spans = marked_excerpt(TEXT, [(start, start + len("stand for"))], 0)
    assert plain(spans) == "… “We stand for peace,” he said. …"
    assert [span.text for span in spans if span.style == "hit"] == ["stand for"]


@given(data=st.data(), context=st.integers(0, 3))
def test_the_words_are_always_inside(data: st.DataObject, context: int) -> None:
    text = data.draw(st.text(alphabet="aB. !?”’(Mr", min_size=1))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = excerpt(text, start, end, context)
    assert 0 <= first <= start < end <= last <= len(text)
    assert [s.text for s in marked_excerpt(text, [(start, end)], context) if s.style == "hit"] == [
        text[start:end]
    ]


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (["We stand", "peace"], "… “|We stand| for |peace|,” he said. …"),  # in one sentence, shown once
        (["came", "stand"], "He |came|. “We |stand| for peace,” he said. …"),
        (["came", "Nothing"], "He |came|. … |Nothing|."),
        (["came", "Army", "then"], "He |came|. … Mr. Un of the U.S. |Army| left! And |then|? …"),
    ],
)
def test_several_stretches_of_one_block(found: list[str], shown: str) -> None:
    places = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in found]
    marked = marked_excerpt(TEXT, places, 0)
    assert "".join(f"|{span.text}|" if span.style == "hit" else span.text for span in marked) == shown
