"""The report's page in Chromium: it asks for nothing, says nothing wrong, and everybody can use it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from tests.browser import browser, complaints, hindrances, load, needs_browser, overflow, requests
from tests.report.test_report import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from selenium import webdriver
    from tests.conftest import Run

__all__ = ["browser"]

pytestmark = needs_browser


@pytest.fixture
def page(run: Run, here: Path) -> Path:
    """A report of a manuscript with something of everything."""
    run("verify", "draft.md", "--report", "r.html")
    return here / "r.html"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_everybody_can_use_it(browser: webdriver.Chrome, page: Path, width: int, dark: bool) -> None:
    load(browser, page, width=width, dark=dark)
    assert hindrances(browser) == []
    assert overflow(browser) <= 0


def test_it_asks_for_nothing_and_complains_of_nothing(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page)
    assert requests(browser) == [page.as_uri()]
    assert complaints(browser) == []


def test_every_link_leads_somewhere(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page)
    dead = browser.execute_script(
        "return [...document.links].map(a => a.getAttribute('href')).filter(h => !document.querySelector(h))"
    )
    assert dead == []


def test_what_is_hostile_stays_text(browser: webdriver.Chrome, run: Run, here: Path) -> None:
    (here / "hostile.md").write_text(HOSTILE, "utf-8")
    run("verify", "hostile.md", "--report", "h.html")
    load(browser, here / "h.html")
    assert browser.execute_script("return document.querySelectorAll('script, img, iframe').length") == 0
    assert "<img src=x onerror=alert(1)>" in browser.find_element("css selector", "main").text
    assert complaints(browser) == []


def test_it_prints(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page, dark=True)
    printed = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert printed.startswith(b"%PDF")
    ground = "return getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    assert browser.execute_script(ground) in ("#fdfcfa", "#fff")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
