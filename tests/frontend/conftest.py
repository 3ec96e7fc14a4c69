"""A real Chromium for the tests of maps.

`CTX_MAP_CHROMIUM` names one, else the first of chromium, chromium-browser and google-chrome on the path is taken. One
browser serves all tests, each on a page of its own that notes every request, error and dialog.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from frontend.looking import Look


@pytest.fixture(scope="session")
def browser(chromium_open: Browser) -> Browser:
    return chromium_open


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Iterator[Look]:
    page = browser.new_page(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    yield Look(page, tmp_path)
    page.close()
