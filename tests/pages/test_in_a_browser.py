"""A reading edition in Chromium: it opens from disk, works, prints, and everybody can use it."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select
from tests.browser import browser, complaints, hindrances, load, needs_browser, overflow, requests, start
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from selenium import webdriver
    from selenium.webdriver.remote.webelement import WebElement
    from tests.conftest import CorpusDir, Run

__all__ = ["browser"]
pytestmark = needs_browser

VIEWS = ["#/texts", "#001/s10", "#/timeline", "#/principles/peace", "#/network"]


def find(browser: webdriver.Chrome, query: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, query)


def shown(browser: webdriver.Chrome, query: str) -> list[WebElement]:
    return [each for each in browser.find_elements(By.CSS_SELECTOR, query) if each.is_displayed()]


def place(browser: webdriver.Chrome) -> str:
    """What stands behind the file's name in the address."""
    return browser.current_url.partition("#")[2]


def press(browser: webdriver.Chrome, *keys: str) -> None:
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_everybody_can_use_it(browser: webdriver.Chrome, short_page: Path, width: int, dark: bool) -> None:
    for view in VIEWS:
        load(browser, short_page, view, width=width, dark=dark)
        assert (view, hindrances(browser)) == (view, [])
        assert (view, overflow(browser)) == (view, 0)


def test_a_narrow_screen_has_matrix_and_network_whole(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page, "#/principles", width=390)
    beyond = "const e = document.querySelector('.wide'); return e.scrollWidth - e.clientWidth"
    assert browser.execute_script(beyond) == 0
    heads = shown(browser, ".turned b")
    assert len(heads) == len({head.text for head in heads}) > 10
    assert all(head.text in find(browser, ".short-heads").text for head in heads)
    load(browser, page, "#/network", width=390)
    (picture,) = shown(browser, "[id='/network'] svg.chart")
    assert 300 < picture.rect["width"] <= 390
    ends = "return [...document.querySelectorAll('.narrow text')].map((e) => e.getBoundingClientRect().left)"
    assert min(browser.execute_script(ends)) >= 0
    load(browser, page, "#/network")
    (picture,) = shown(browser, "[id='/network'] svg.chart")
    assert picture.rect["width"] > 900


def test_it_asks_for_nothing_and_complains_of_nothing(browser: webdriver.Chrome, page: Path) -> None:
    complaints(browser)
    load(browser, page)
    assert requests(browser) == [page.as_uri()]
    for view in VIEWS:
        load(browser, page, view)
        assert [address.partition("#")[0] for address in requests(browser)] == [page.as_uri()]
    assert complaints(browser) == []


def test_its_policy_lets_no_other_script_run(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page)
    add = """const script = document.createElement("script"); script.textContent = "window.run = 1";
             document.head.append(script); return window.run === undefined"""
    assert browser.execute_script(add)
    assert "Content Security Policy" in complaints(browser)[-1]["message"]


def test_ids_are_unique_and_every_link_leads_somewhere(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page)
    ids = browser.execute_script("return [...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))
    links = browser.execute_script(
        "return [...document.links].map(link => link.getAttribute('href').slice(1))"
    )
    assert set(links) <= set(ids)
    assert {"003/p12", "003/n5", "001/s10"} <= set(ids)


def test_it_works_without_a_script(page: Path, tmp_path: Path) -> None:
    driver = start(tmp_path / "profile", scripts=False)
    try:
        load(driver, page, "#001/s10")
        assert driver.find_elements(By.CSS_SELECTOR, ".js") == []
        (card,) = shown(driver, ".card")
        assert "Hun Sen" in card.text
        assert not find(driver, "#q").is_displayed()
        paragraphs = ["000/p3", "003/p12", "004/p1"]
        assert all(find(driver, f"[id='{each}']").is_displayed() for each in paragraphs)
        assert find(driver, ".matrix").is_displayed()
        assert find(driver, "details.happened").is_displayed()
    finally:
        driver.quit()


def test_search_as_one_types(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page)
    press(browser, "/")
    press(browser, *"cold wars"[:-1])
    results = find(browser, "#results")
    assert results.is_displayed()
    assert place(browser) == "/search?q=cold+war"
    hits = [link.text for link in results.find_elements(By.TAG_NAME, "a")]
    assert any(hit.startswith("001/p5") for hit in hits)
    assert "cold war" in results.find_element(By.TAG_NAME, "mark").text.casefold()
    assert browser.execute_script("return CSS.highlights.get('hits').size") >= len(
        shown(browser, "#results mark")
    )
    next(link for link in results.find_elements(By.TAG_NAME, "a") if link.text.startswith("001/p5")).click()
    assert place(browser) == "001/p5"
    assert find(browser, "[id='001/p5']").is_displayed()
    load(browser, page, "#/search?q=protectionism")
    assert find(browser, "#q").get_attribute("value") == "protectionism"
    assert shown(browser, "#results a")
    load(browser, page, "#/search?q=zzzz")
    assert find(browser, "#results p").text == "0 paragraphs"


def test_a_hit_begins_and_ends_with_words_and_names_who_says_it(
    browser: webdriver.Chrome, page: Path
) -> None:
    load(browser, page, "#/search?q=operati")
    text = (
        "const at = document.getElementById(arguments[0]).cloneNode(true);"
        "for (const ref of at.querySelectorAll('.ref')) ref.remove();"
        "return at.querySelector('.txt, .nt').textContent"
    )
    whole = 0
    for link in shown(browser, "#results a"):
        address = str(link.get_attribute("href")).partition("#")[2]
        snippets = link.find_elements(By.CSS_SELECTOR, ".sn")
        if not snippets:
            continue
        words = set(re.split(r"\s+", browser.execute_script(text, address)))
        told = [word for word in str(snippets[0].get_property("textContent")).split() if word != "…"]
        assert set(told) <= words, (address, set(told) - words)
        whole += 1
    assert whole > 20
    load(browser, page, "#/search?q=optimistic+that+Russia")
    (hit,) = [each for each in shown(browser, "#results a") if each.text.startswith("001/p11")]
    assert hit.text.splitlines()[0] == "001/p11 · Hun Sen"
    load(browser, page, "#/search?q=Forces+in+Strengthening")
    (hit,) = [each for each in shown(browser, "#results a") if each.text.startswith("001/p2")]
    assert hit.text.splitlines()[0] == "001/p2"


def test_the_title_is_whole_where_there_is_room(browser: webdriver.Chrome, page: Path) -> None:
    for width in (1440, 1280, 390):
        load(browser, page, width=width)
        cut = "const e = document.querySelector('.brand'); return [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight]"
        assert (width, browser.execute_script(cut)) == (width, [0, 0])
    load(browser, page, width=900)
    assert overflow(browser) == 0


@pytest.mark.parametrize("command", [("network",), ("principles", "--matrix"), ("timeline",)], ids=" ".join)
def test_everybody_can_use_a_chart(
    browser: webdriver.Chrome, run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    file = tmp_path / "n.html"
    run(*command, "--chart", str(file))
    wide = "const e = document.querySelector('.wide'); return e.scrollWidth - e.clientWidth"
    grounds = set()
    for width in (1440, 390):
        for dark in (False, True):
            load(browser, file, width=width, dark=dark)
            assert requests(browser) == [file.as_uri()]
            assert hindrances(browser) == []
            assert overflow(browser) == 0
            grounds.add(browser.execute_script("return getComputedStyle(document.body).backgroundColor"))
    assert browser.execute_script(wide) > 100
    assert len(grounds) == 2
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    assert (
        browser.execute_script("return getComputedStyle(document.body).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_search_knows_accents_and_quotation_marks(
    browser: webdriver.Chrome, run: Run, hostile: CorpusDir
) -> None:
    file = hostile.root / "e.html"
    run("page", str(file), "--corpus", str(hostile.root))
    for typed in ('"we stand', "“WE STAND", "we sea stand"):
        load(browser, file)
        find(browser, "#q").send_keys(typed)
        assert shown(browser, "#results a")[-1].text.startswith("010/p1")


def test_a_card_for_each_statement(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page, "#001")
    find(browser, "[id='001/p11'] .st").click()
    assert place(browser) == "001/s10"
    (card,) = shown(browser, ".card")
    for words in (
        "Hun Sen",
        "Prime Minister",
        "29 June [2021]",
        "is inferred",
        "affirms",
        "001/p11",
        "para. 11",
    ):
        assert words in card.text
    marked = "".join(each.text for each in shown(browser, ".st.sel"))
    assert "I am optimistic that Russia" in marked
    press(browser, "j")
    assert place(browser) == "001/s11"
    press(browser, "k", "k")
    assert place(browser) == "001/s9"
    press(browser, Keys.ESCAPE)
    assert shown(browser, ".card") == []
    assert place(browser).startswith("001/p")


def test_a_card_does_not_cover_its_words(browser: webdriver.Chrome, page: Path) -> None:
    for width in (1440, 1200, 390):
        load(browser, page, "#001/s10", width=width)
        (card,) = shown(browser, ".card")
        words = find(browser, ".st.sel").rect
        box = card.rect
        is_beside = words["x"] + words["width"] <= box["x"]
        top = browser.execute_script(
            "return document.querySelector('.st.sel').getBoundingClientRect().bottom"
        )
        edge = browser.execute_script("return arguments[0].getBoundingClientRect().top", card)
        assert is_beside or top <= edge, width


def test_filters_and_the_address(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page, "#/timeline")
    every = len(shown(browser, "details.happened"))
    Select(find(browser, "[name=org]")).select_by_value("asem")
    some = len(shown(browser, "details.happened"))
    assert 0 < some < every
    assert place(browser) == "/timeline?org=asem"
    load(browser, page, "#/timeline?org=asem")
    assert len(shown(browser, "details.happened")) == some
    load(browser, page, "#/principles?of=rejected")
    rows = [row.text for row in shown(browser, ".matrix tbody tr")]
    assert any(row.startswith("Protectionism") for row in rows)
    assert not any(row.startswith("Peace") for row in rows)


def test_voices_can_be_switched_off(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page, "#001")
    line = "return getComputedStyle(document.querySelector('.text.on .body .st.indirect')).textDecorationLine"
    assert browser.execute_script(line) == "underline"
    shown(browser, "[data-mode=indirect]")[0].click()
    assert browser.execute_script(line) == "none"
    shown(browser, "[data-mode=indirect]")[0].click()
    Select(shown(browser, "[data-by]")[0]).select_by_visible_text("Kin Phea")
    left = [str(link.get_attribute("href")).partition("#")[2] for link in shown(browser, ".voice")]
    speaker = "return document.getElementById(arguments[0]).dataset.speaker"
    assert {browser.execute_script(speaker, each) for each in left} == {"kin-phea"}
    assert complaints(browser) == []


def test_keys(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page)
    for key, view in (("2", "/timeline"), ("3", "/principles"), ("4", "/network"), ("1", "/texts")):
        press(browser, key)
        assert place(browser) == view
        assert [each.get_attribute("id") for each in shown(browser, ".view")] == [view]
    press(browser, "?")
    assert find(browser, "#help").is_displayed()
    find(browser, "#keys").click()
    press(browser, Keys.ESCAPE)
    find(browser, "body").send_keys("2")
    assert place(browser) == "/texts"
    browser.execute_script("localStorage.clear()")


def test_an_event_and_a_principle_have_addresses(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page, "#/timeline/cold-war")
    assert find(browser, "[id='/timeline/cold-war'] .more").is_displayed()
    load(browser, page, "#/principles/protectionism")
    assert find(browser, "[id='/principles/protectionism'] .more").is_displayed()
    load(browser, page, "#no-such-thing")
    assert find(browser, "[id='/texts']").is_displayed()


def test_it_prints(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page, "#001/s10", dark=True)
    printed = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert printed.startswith(b"%PDF")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    assert shown(browser, ".top, .card, .rail") == []
    assert find(browser, "[id='001/p11'] .txt").is_displayed()
    ground = "return getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()"
    assert browser.execute_script(ground) == "#fdfcf9"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_what_is_hostile_stays_text(browser: webdriver.Chrome, run: Run, hostile: CorpusDir) -> None:
    file = hostile.root / "e.html"
    complaints(browser)
    assert run("page", str(file), "--corpus", str(hostile.root)).status == 0
    for view in ("#/texts", "#010/s1", "#/timeline/kep-meeting", "#/principles/peace", "#/network"):
        load(browser, file, view)
        assert browser.execute_script("return document.querySelectorAll('script').length") == 1
        assert browser.execute_script("return document.querySelectorAll('img, iframe, object').length") == 0
        seen = find(browser, "main").text
        assert "<img src=x onerror=alert(1)>" in seen
        assert "\u202e" not in seen
    assert complaints(browser) == []
    raw = file.read_text("utf-8")
    assert raw.count("onerror=alert(1)") > 40
    assert HOSTILE not in raw


def test_arabic_runs_from_the_right_and_alone(
    browser: webdriver.Chrome, run: Run, hostile: CorpusDir
) -> None:
    hostile.replace("documents/010.yaml", "Patience comes first.", "الصبر Patience comes first.")
    file = hostile.root / "e.html"
    run("page", str(file), "--corpus", str(hostile.root))
    load(browser, file, "#010")
    direction = (
        "return getComputedStyle(document.getElementById(arguments[0]).querySelector('.txt')).direction"
    )
    assert browser.execute_script(direction, "010/l1") == "rtl"
    assert browser.execute_script(direction, "010/p1") == "ltr"
