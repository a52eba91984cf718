"""The report's page in Chromium: it asks for nothing, says nothing wrong, and everybody can use it."""

from __future__ import annotations

import base64
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from axe_core_python.selenium import Axe
from selenium import webdriver
from tests.report.test_report import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Run

_MISSING = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)}")
_FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A browser that logs what it asks for."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for flag in [*_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    service = webdriver.ChromeService(str(shutil.which("chromedriver")))
    driver = webdriver.Chrome(options, service)
    yield driver
    driver.quit()


def load(browser: webdriver.Chrome, page: Path, *, width: int = 1440, dark: bool = False) -> None:
    """Open a page in a window so wide, in a light or dark surrounding."""
    emulated = {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", emulated)
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(page.as_uri())


def _log(browser: Any, kind: str) -> list[dict[str, Any]]:
    return list(browser.get_log(kind))  # which has no types


def requests(browser: webdriver.Chrome) -> list[str]:
    """The addresses that were asked for since this was asked last."""
    events = [json.loads(entry["message"])["message"] for entry in _log(browser, "performance")]
    return [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]


@pytest.fixture
def page(run: Run, here: Path) -> Path:
    """A report of a manuscript with something of everything."""
    run("verify", "draft.md", "--report", "r.html")
    return here / "r.html"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_everybody_can_use_it(browser: webdriver.Chrome, page: Path, width: int, dark: bool) -> None:
    load(browser, page, width=width, dark=dark)
    found: dict[str, Any] = Axe().run(browser)
    serious = [
        (one["id"], one["nodes"][0]["html"]) for one in found["violations"] if one["impact"] in SERIOUS
    ]
    assert serious == []
    assert len(found["passes"]) > 20
    wider = browser.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0


def test_it_asks_for_nothing_and_complains_of_nothing(browser: webdriver.Chrome, page: Path) -> None:
    browser.get("about:blank")
    requests(browser)
    load(browser, page)
    assert requests(browser) == [page.as_uri()]
    assert _log(browser, "browser") == []


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
    assert _log(browser, "browser") == []


def test_it_prints(browser: webdriver.Chrome, page: Path) -> None:
    load(browser, page, dark=True)
    printed = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert printed.startswith(b"%PDF")
    ground = "return getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    assert browser.execute_script(ground) in ("#fdfcfa", "#fff")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
