"""Web pages: the article without what stands around it, its notes and quotations, and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.readers.html.article import read as read_blocks
from secpol_cli.readers.html.read import read_article

if TYPE_CHECKING:
    from secpol_cli.readers.records import ReadDocument

BODY = [
    "The ministers of the Pact met in the harbour of Kep in spring, and they spoke of the sea and of its laws.",
    "They rejected the use of force in every form, and they called upon all states to settle their disputes.",
    "Nobody voted against the text that they adopted on the last day of the meeting, late in the night.",
]
HEAD = """<title>The Law of the Sea | The Harbour Review</title>
<meta property="og:site_name" content="The Harbour Review">
<meta name="author" content="{author}">
<meta property="og:title" content="The Law of the Sea">
<meta property="article:published_time" content="2019-03-11T08:00:00Z">"""
PAGE = """<!doctype html><html><head>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/shop">Subscribe to our newsletter today</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to make this site work better for you. Accept all.</p></div>
<article><h1>The Law of the Sea</h1>
<p>{0}<sup><a id="r1" href="#fn1">1</a></sup></p>
<h2>What they rejected</h2>
<p>{1}</p><blockquote><p>Peace at sea begins with the law of the harbour, and it ends where nobody keeps it.</p></blockquote>
<p>{2}</p>
<ol><li id="fn1">An interview with two ministers. <a href="#r1">↩</a></li></ol></article>
<section id="comments" class="comments"><h3>Comments</h3><p>Great article, I agree with everything, first!</p></section>
<footer><p>Copyright The Harbour Review. All rights reserved.</p></footer></body></html>"""


def article(author: str = "Ana Kepler") -> ReadDocument:
    document = read_article(PAGE.format(*BODY, head=HEAD.format(author=author)), "a.html")
    assert document is not None
    return document


def test_the_article_without_menus_banners_and_comments() -> None:
    document = article()
    running = [one.text.strip() for one in document.paragraphs if one.note is None]
    assert [text for text in running if text in BODY] == BODY
    whole = " ".join(running)
    assert not any(word in whole for word in ("cookies", "newsletter", "Great article", "Copyright"))
    headings = [one.text for one in document.paragraphs if one.kind == "heading"]
    assert headings == ["The Law of the Sea", "What they rejected"]
    assert [one.text.strip() for one in document.paragraphs if one.block] == [
        "Peace at sea begins with the law of the harbour, and it ends where nobody keeps it."
    ]


def test_a_note_stands_at_its_mark() -> None:
    document = article()
    (note,) = [one for one in document.paragraphs if one.note is not None]
    assert note.text == "An interview with two ministers."
    (marked,) = [one for one in document.paragraphs if one.notes]
    assert marked.text[: marked.notes[0][0]].endswith("its laws.")


def test_what_the_page_says_of_itself() -> None:
    assert article().metadata == {
        "title": "The Law of the Sea",
        "author": "Ana Kepler",
        "date": "2019-03-11",
        "site": "The Harbour Review",
    }


@pytest.mark.parametrize("author", ["The Harbour Review", "Harbour Review Staff", "editors@harbour.example"])
def test_an_author_who_is_the_publisher_is_none(author: str) -> None:
    assert "author" not in article(author).metadata


FRENCH = "Les parties renoncent à l'emploi de la force et se rencontrent chaque année au port de Kep en mars."


@pytest.mark.parametrize(
    "how", ["hidden", 'hidden=""', 'style="color: red; display: none"', 'style="visibility:hidden"']
)
def test_what_is_hidden_is_read_or_told_of(how: str) -> None:
    page = PAGE.format(*BODY, head=HEAD).replace("<h2>", f"<div lang=fr {how}><p>{FRENCH}</p></div><h2>")
    document = read_article(page, "a.html")
    assert document is not None
    told = (
        [] if any(FRENCH in one.text for one in document.paragraphs) else ["Les parties renoncent à l'emploi"]
    )
    assert [each.partition("“")[2][:32] for each in document.passed_over] == told
    assert all("hidden: 19 words" in each for each in document.passed_over)


def test_a_hidden_menu_is_not_told_of() -> None:
    page = PAGE.format(*BODY, head=HEAD).replace("<ul>", "<ul hidden>")
    page = page.replace("<h2>", '<div class="menu" hidden><p>' + "word " * 30 + "</p></div><h2>")
    document = read_article(page, "a.html")
    assert document is not None
    assert not document.passed_over


def test_what_is_nested_ever_deeper_ends() -> None:
    deep = "<div>" * 20_000 + "words" + "</div>" * 20_000
    assert read_article(f"<html><body>{deep}</body></html>", "a.html") is None


def test_nothing_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page is read without the net")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    page = PAGE.format(
        *BODY, head='<base href="http://127.0.0.1:9/"><link rel="canonical" href="http://127.0.0.1:9/a">'
    )
    found: Any = read_blocks(page.encode())
    assert found[0]
    assert found[1]
