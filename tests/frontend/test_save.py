"""The button that saves a file: what is saved is what came with the page, as text or byte for byte."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

import ctx_map

pytestmark = [pytest.mark.browser]
SCRIPTS = Path(ctx_map.__file__).parent / "frontend"
ADDRESS = "http://scripts.test"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page beside the scripts of the program."""
    opened = browser.new_page()
    opened.route(f"{ADDRESS}/**", _answer)
    opened.goto(f"{ADDRESS}/page.html")
    yield opened
    opened.close()


def _answer(route: Route) -> None:
    name = route.request.url.removeprefix(f"{ADDRESS}/")
    if name == "page.html":
        route.fulfill(body="<!doctype html><main></main>", content_type="text/html")
    else:
        route.fulfill(body=(SCRIPTS / name).read_bytes(), content_type="text/javascript")


def saved(page: Page, data: dict[str, str], path: Path) -> bytes:
    """What is in the file after the button was pressed."""
    script = """async (data) => {
      const { default: mount } = await import("/save/save.js");
      mount({ data, parentElement: document.querySelector("main") });
    }"""
    page.evaluate(script, data)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save").click()
    assert download.value.suggested_filename == data["name"]
    download.value.save_as(path)
    return path.read_bytes()


def test_a_text_is_saved_as_it_is(page: Page, tmp_path: Path) -> None:
    said = {"label": "Save", "name": "minutes.html", "type": "text/html", "text": "Zoë’s words"}
    assert saved(page, said, tmp_path / "file").decode() == "Zoë’s words"


def test_bytes_are_saved_one_by_one(page: Page, tmp_path: Path) -> None:
    every = bytes(range(256))
    said = {"label": "Save", "name": "copy.zip", "type": "application/zip"}
    assert saved(page, {**said, "bytes": base64.b64encode(every).decode()}, tmp_path / "file") == every
