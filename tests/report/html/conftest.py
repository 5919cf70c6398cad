"""A browser for the tests of the page, where one is present; the pages, written once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from respon.report.pdf import BROWSERS
from tests.report.html.pages import Watched, written, yaml

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-sandbox",
]


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the bundled plan."""
    return written(tmp_path_factory.mktemp("page") / "bundled.html")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the hostile world."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "hostile.yaml").write_text(yaml(), encoding="utf-8")
    return written(folder / "hostile.html", str(folder / "hostile.yaml"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless browser."""
    found = os.environ.get("RESPON_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.skip("no browser: apt-get install chromium, or name one in RESPON_BROWSER")
    api = pytest.importorskip("playwright.sync_api", reason="no driver: pip install playwright")
    try:
        driver = api.sync_playwright().start()
    except Exception as error:
        pytest.skip(f"the browser's driver does not start: {error} (on Debian it wants libatomic1)")
    browser = driver.chromium.launch(executable_path=shutil.which(found), args=FLAGS)
    yield browser
    browser.close()
    driver.stop()


@pytest.fixture
def watched(chromium: Any) -> Iterator[Watched]:
    """A page that must have done nothing wrong in the end."""
    found = Watched(chromium)
    yield found
    found.done()
