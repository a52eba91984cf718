"""Chromium, as the tests of pages drive it: what it asks for, what it complains of, who can use what it shows."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from axe_core_python.selenium import Axe
from selenium import webdriver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MISSING = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
needs_browser = pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)}")
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
_SERIOUS = {"serious", "critical"}


def start(profile: Path, *, scripts: bool = True) -> webdriver.Chrome:
    """A browser that logs what it asks for; without `scripts` it runs none of a page's."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for flag in [*_FLAGS, f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    if not scripts:
        blocked = {"profile.managed_default_content_settings.javascript": 2}
        options.add_experimental_option("prefs", blocked)
    driver = webdriver.Chrome(options, webdriver.ChromeService(str(shutil.which("chromedriver"))))
    driver.set_script_timeout(300)  # seconds: axe looks at every element
    return driver


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A browser, shared by the tests of a module."""
    driver = start(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


def load(
    browser: webdriver.Chrome, page: Path, place: str = "", *, width: int = 1440, dark: bool = False
) -> None:
    """Open a page anew, at a place in it (`#003`), in a window so wide, in a light or dark surrounding."""
    emulated = {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", emulated)
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get("about:blank")
    requests(browser)
    browser.get(page.as_uri() + place)


def complaints(browser: Any) -> list[dict[str, Any]]:
    """What the browser wrote into its console since this was asked last."""
    return list(browser.get_log("browser"))  # which has no types


def requests(browser: Any) -> list[str]:
    """The addresses that were asked for since this was asked last."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]


def hindrances(browser: webdriver.Chrome) -> list[tuple[str, str]]:
    """What hinders people seriously on the page, by axe's rules: the rule, and an element that breaks it."""
    found: dict[str, Any] = Axe().run(browser, options={"resultTypes": ["violations"]})
    assert len(found["passes"]) > 15
    return [(one["id"], one["nodes"][0]["html"]) for one in found["violations"] if one["impact"] in _SERIOUS]


def overflow(browser: webdriver.Chrome) -> int:
    """How many pixels a page is wider than its window."""
    return int(
        browser.execute_script(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    )
