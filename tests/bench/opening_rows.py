"""The app as people wait for it, in a real Chromium: from the command or the click to what they see.

Each is held against a bare Streamlit app with the same component and the same picture, in the same run.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Page, expect

from app.browsing import DRAWN
from app.serving import free_port, running
from app.story.steps import LATER
from bench.bare_app import write_bare_app
from bench.kept_open import kept, kept_browser
from bench.rows import Elsewhere, Goal, Row
from ctx_map.analysis.question import Heading
from ctx_map.governance import local_mandate, open_audit, open_view
from ctx_map.maps import MapPayload, canvas_payload
from ctx_map.maps.content import Wanted, content_of
from ctx_map.settings import Settings
from ctx_map.store.opening import open_store
from serving import Serving

BARE = "bare Streamlit"
GOALS = {"demo": (8.0, 5), "app": (4.0, 3), "second tab": (2.0, 2), "click": (0.3, 3), "question": (0.5, 4)}
"""Seconds on a quiet computer, and times the bare app, which holds on a busy one too."""
CARD = ".st-key-ws_card_new button"
"""Opens the canvas of what is new."""
STAGE = ".cm-stage"
RESTS = "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
NODES = 30
"""On the canvas of a card."""
WITHOUT_CHOICES = (
    Heading.SHARED_PLACES,
    Heading.UNSAFE_PLACES,
    Heading.ONLINE_SPACES,
    Heading.SHARED_CONTACTS,
    Heading.GROUPS,
    Heading.PROTECTION,
)
"""Questions of the sample town, each asked once: what has been answered is not worked out again."""
MOST = 120_000
"""Milliseconds."""


def demo_row(links: int) -> Row:
    """`ctx-map demo` on a computer that has no store yet: the town is loaded, the app opened, and a map drawn."""

    def ours() -> Elsewhere:
        with tempfile.TemporaryDirectory() as folder, _tab() as page:
            return _timed(lambda: _opened_by("demo", Path(folder), page))

    return _row("demo, to a map", links, "demo", ours, _bare_started)


def app_row(links: int) -> Row:
    """`ctx-map app` on the sample town, to a map."""

    def ours() -> Elsewhere:
        with _tab() as page:
            return _timed(lambda: _opened_by("app", _town(), page))

    return _row("app, to a map", links, "app", ours, _bare_started)


def second_tab_row(links: int) -> Row:
    """Another tab on an app that runs, to the first page with its cards."""

    def ours() -> Elsewhere:
        with _tab() as page:
            return _timed(lambda: _first_page(page, _app()))

    def bare() -> Elsewhere:
        with _tab() as page:
            return _timed(lambda: _bare_page(page, _bare_app()))

    return _row("second tab", links, "second tab", ours, bare)


def click_row(links: int) -> Row:
    """A click on a row of the answer, until the canvas marks it."""
    page, rows = _workspace(), cycle((1, 2))

    def ours() -> Elsewhere:
        return _after(page, f".st-key-ws_choose_{next(rows)} button")

    return _row("a click", links, "click", ours, _bare_click)


def question_row(links: int) -> Row:
    """A question of the rail, until its answer is beside the canvas."""
    page, headings = _workspace(), iter(WITHOUT_CHOICES)

    def ours() -> Elsewhere:
        return _after(page, f".st-key-ws_ask_{next(headings).name} button")

    return _row("a question", links, "question", ours, _bare_click)


def _row(kernel: str, links: int, goal: str, ours: Callable[[], Elsewhere], bare: Callable[[], Elsewhere]) -> Row:
    warm = goal not in ("demo", "app")
    seconds, times = GOALS[goal]
    return Row(kernel, links, ours, {BARE: bare}, (Goal(BARE, at_most=times), Goal("", seconds=seconds)), warm=warm)


def _timed(work: Callable[[], object]) -> Elsewhere:
    begun = time.perf_counter()
    work()
    return Elsewhere(time.perf_counter() - begun, 0.0, None)


def _opened_by(command: str, folder: Path, page: Page) -> None:
    """From the command to a map that can be clicked on."""
    with Serving([command, "--no-browser"], folder, _environment(folder)) as app:
        _first_page(page, app.address)
        page.locator(CARD).click()
        _drawn(page)


def _first_page(page: Page, address: str) -> None:
    page.goto(address, wait_until="commit")
    expect(page.locator(".ws-card")).to_have_count(3)
    page.wait_for_function(RESTS)


def _bare_page(page: Page, address: str) -> None:
    page.goto(address, wait_until="commit")
    _drawn(page)


def _drawn(page: Page) -> None:
    page.locator(f"{STAGE} canvas").first.wait_for()
    page.wait_for_function(DRAWN)


def _after(page: Page, button: str) -> Elsewhere:
    """From a click to the drawing that it leads to."""
    number = int(page.locator(".ws-drawn").get_attribute("data-drawn") or 0)

    def clicked() -> None:
        page.locator(button).first.click()
        page.wait_for_function(LATER, arg=number)
        page.wait_for_function(RESTS)

    return _timed(clicked)


def _bare_click() -> Elsewhere:
    page = _bare_workspace()
    number = int(page.get_by_text(" clicks").inner_text().split()[0])

    def clicked() -> None:
        page.get_by_role("button", name="Again").click()
        page.get_by_text(f"{number + 1} clicks", exact=True).wait_for()
        page.wait_for_function(RESTS)

    return _timed(clicked)


def _bare_started() -> Elsewhere:
    def started() -> None:
        with _bare_server() as address, _tab() as page:
            _bare_page(page, address)

    return _timed(started)


@contextmanager
def _tab() -> Iterator[Page]:
    context = kept_browser().new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    context.set_default_timeout(MOST)
    yield context.new_page()
    context.close()


@contextmanager
def _bare_server() -> Iterator[str]:
    port, folder = free_port(), _bare_folder()
    options = [f"--server.port={port}", "--server.headless=true", "--browser.gatherUsageStats=false"]
    command = [sys.executable, "-m", "streamlit", "run", "main.py", *options, "--server.fileWatcherType=none"]
    with running(command, port, os.environ, folder=folder, log=folder / "log") as address:
        yield address


def _environment(folder: Path) -> dict[str, str]:
    return {"CTX_MAP_STORE": str(folder / "store"), "CTX_MAP_DATA_DIR": str(folder / "data")}


@cache
def _town() -> Path:
    """A folder with the sample town in a store."""
    folder = Path(kept().enter_context(tempfile.TemporaryDirectory()))
    with Serving(["demo", "--no-browser"], folder, _environment(folder)):
        return folder


@cache
def _app() -> str:
    return kept().enter_context(Serving(["app", "--no-browser"], _town(), _environment(_town()))).address


@cache
def _bare_app() -> str:
    return kept().enter_context(_bare_server())


@cache
def _workspace() -> Page:
    """The canvas of a card."""
    page = kept().enter_context(_tab())
    _first_page(page, _app())
    page.locator(CARD).click()
    _drawn(page)
    return page


@cache
def _bare_workspace() -> Page:
    page = kept().enter_context(_tab())
    _bare_page(page, _bare_app())
    return page


@cache
def _bare_folder() -> Path:
    folder = Path(kept().enter_context(tempfile.TemporaryDirectory()))
    return write_bare_app(folder / "bare", _picture())


def _picture() -> MapPayload:
    """The canvas of some people of the sample town, of the size of a card's."""
    settings = Settings(_town() / "data", str(_town() / "store"), None, "neo4j", None)
    store = open_store(settings.store)
    try:
        audit = open_audit(store.uri, settings)
        with open_view(store, local_mandate(date.today()), audit=audit, question="bench") as view:
            network = view.network()
            people = [key for key, label in network.nodes.select("key", "label").iter_rows() if label == "Person"]
            return canvas_payload(view.release(network), content_of(network, Wanted(tuple(people[:8]), most=NODES)))
    finally:
        store.close()
