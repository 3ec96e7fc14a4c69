"""The component inside Streamlit, under the app's own content security policy."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
LONGEST_START = 90
"""Seconds."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    folders = [str(REPOSITORY / "tests"), str(REPOSITORY / "app")]
    command = [sys.executable, "-m", "streamlit", "run", str(HERE / "map_server.py"), f"--server.port={port}"]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with log.open("wb") as written:
        server = subprocess.Popen(
            [*command, "--server.address=127.0.0.1", "--server.headless=true", "--browser.gatherUsageStats=false"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(folders)},
            cwd=log.parent,
            stdout=written,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2)  # noqa: S310 - this machine's own server
            return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError("The screen did not answer in time.")


class Screen:
    """The screen in a browser."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        self.received: list[bytes | str] = []
        page.on("websocket", lambda line: line.on("framereceived", self._receive))
        page.on("request", lambda sent: self.elsewhere.append(sent.url) if address not in sent.url else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(address)
        page.wait_for_selector(".cm-stage canvas", timeout=60_000)
        self.settle()

    def _receive(self, frame: bytes | str) -> None:
        self.received.append(frame)

    def settle(self) -> None:
        """Until Streamlit has run the screen to its end."""
        self.page.wait_for_timeout(400)
        self.page.wait_for_selector("[data-test-script-state='notRunning']", timeout=30_000)
        self.page.wait_for_timeout(300)

    def state(self) -> dict[str, Any]:
        """What Python knows of the map."""
        found: dict[str, Any] = json.loads(self.page.locator("code").inner_text())
        return found

    def tells(self, name: str, value: object) -> None:
        """Waits until Python knows this of the map."""
        end = time.monotonic() + LONGEST_START
        while self.state().get(name) != value and time.monotonic() < end:
            self.page.wait_for_timeout(100)
        assert self.state().get(name) == value

    def says(self, words: str) -> None:
        """Waits until the map says something that begins so."""
        expect(self.page.locator(".cm-status")).to_have_text(re.compile(f"^{re.escape(words)}"), timeout=60_000)

    def press(self, *keys: str) -> None:
        self.page.locator(".cm-stage").focus()
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def switch(self, name: str) -> None:
        self.page.get_by_text(name, exact=True).click()
        self.settle()

    def picture(self) -> bytes:
        """The canvas as it is painted."""
        return self.page.locator(".cm-host canvas").screenshot()

    def find(self, name: str) -> None:
        self.page.locator(".cm-input").fill(name)
        self.page.locator(".cm-input").press("Enter")
        self.settle()


@pytest.fixture
def screen(browser: Browser, address: str) -> Iterator[Screen]:
    page = browser.new_page(viewport={"width": 1366, "height": 900}, reduced_motion="reduce")
    yield Screen(page, address)
    page.close()


def test_the_map_is_drawn_under_the_policy_and_asks_nobody_else(screen: Screen) -> None:
    screen.says("On the map: 3 of unknown age and 2 lines.")
    assert [url for url in screen.elsewhere if not url.startswith(("data:", "blob:"))] == []
    assert screen.errors == []


def test_a_selection_reaches_python(screen: Screen) -> None:
    screen.find("Ash")
    screen.tells("selected", {"nodes": ["ash"], "links": []})


def test_a_selection_of_python_reaches_the_map_and_is_not_told_back(screen: Screen) -> None:
    screen.switch("Choose Cas")
    screen.says("Selected: Cas.")
    assert "selected" not in {name for name, value in screen.state().items() if value}


def test_another_run_leaves_zoom_and_shift_as_they_were(screen: Screen) -> None:
    screen.find("Ash")
    screen.press("+", "Shift+ArrowRight", "Escape")
    screen.page.wait_for_timeout(2200)  # until what was found has stopped flashing
    before = screen.picture()
    screen.page.get_by_role("button", name="Another run").click()
    screen.settle()
    screen.page.locator(".cm-stage").focus()
    assert screen.picture() == before


def test_what_was_moved_stays_when_another_node_arrives(screen: Screen) -> None:
    screen.find("Ash")
    screen.press("m", "Shift+ArrowDown", "Enter")
    screen.tells("positions", {"ash": [0, 100]})
    screen.switch("One more")
    assert "4 of unknown age" in screen.page.locator(".cm-stage").get_attribute("aria-label")  # type: ignore[operator]
    screen.find("Ash")
    screen.press("m", "ArrowRight", "Enter")
    screen.tells("positions", {"ash": [20, 100]})


def test_asking_for_what_is_linked_and_for_a_path_reaches_python(screen: Screen) -> None:
    screen.find("Ash")
    screen.press("x")
    # a trigger holds for one run: the state that is printed is that of the run it started
    screen.tells("expand", "ash")
    screen.find("Bo")
    screen.press("ArrowLeft", "Shift+Enter", "p")
    screen.tells("path", ["bo", "ash"])


def test_a_command_of_python_is_obeyed_once(screen: Screen) -> None:
    screen.page.get_by_label("Command").fill("1")
    screen.page.get_by_label("Command").press("Enter")
    screen.settle()
    screen.says("Selected: Bo.")
    screen.press("Escape")
    screen.page.get_by_role("button", name="Another run").click()
    screen.settle()
    screen.says("Nothing is selected.")


def test_a_picture_is_only_asked_for_so_that_it_can_be_recorded_first(screen: Screen) -> None:
    assert screen.page.get_by_role("button", name="Save picture").count() == 0
    screen.switch("Pictures")
    screen.page.get_by_role("button", name="Save picture").click()
    screen.settle()
    screen.tells("picture", True)


def test_the_canvas_tells_its_events_once_and_a_click_sends_no_picture(screen: Screen) -> None:
    screen.switch("Canvas")
    screen.page.wait_for_selector(".cm-canvas canvas", timeout=60_000)
    screen.says("On the map: 2 of unknown age, 40 places and 81 lines.")
    assert any(b"node_styles" in frame for frame in screen.received if isinstance(frame, bytes))
    screen.received.clear()
    screen.find("Ash")
    screen.says("Selected: Ash.")
    screen.press("Control+z", "Control+y")
    expect(screen.page.locator("code")).to_have_text(re.compile(r'"select".*"undo".*"redo"'), timeout=60_000)
    told = json.loads(screen.page.locator("code").inner_text())
    assert [told.count(what) for what in ("select", "undo", "redo")] == [1, 1, 1]
    assert not any(b"node_styles" in frame for frame in screen.received if isinstance(frame, bytes))
    assert screen.errors == []
