"""The app in a real browser: opens screens, notes what the page asks for and complains of."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect, sync_playwright

from app.serving import chromium
from ctx_map_app.frame.menu import NETWORK_MAP, entries

TITLES = {entry.address: entry.title for entry in entries()}
"""The title of every single screen by the end of its address."""
HEADINGS = {entry.title: entry.heading for entry in entries()}
WAIT = 120_000
"""Milliseconds. The longest that a state is waited for, on a machine that has other work too."""
expect.set_options(timeout=WAIT)
PROBE = "the server responded with a status of 404"
"""Streamlit's page looks for its server at each level of its address; an address with a screen in it misses once."""
DRAWN = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  if (!app || app.dataset.testScriptState !== "notRunning") return false;
  if (document.querySelector("[data-stale=true], [data-testid=stSkeleton]")) return false;
  const moves = document.getAnimations().map((each) => [each.playState, each.effect.getComputedTiming().endTime]);
  return !moves.some(([state, end]) => state === "running" && Number.isFinite(end));
}"""
"""Whether nothing of the run before is left, nothing is still loading, and nothing is fading in or out: a text that is
half faded out has too little contrast.
"""


@dataclass
class Seen:
    """What a page asked for and complained of."""

    address: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def note_request(self, request: Request) -> None:
        own = (self.address, self.address.replace("http", "ws"), "data:", f"blob:{self.address}")
        if not request.url.startswith(own):
            self.outside.append(request.url)

    def note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error" and PROBE not in message.text:
            self.complaints.append(message.text)


@dataclass(frozen=True)
class Visitor:
    """One browser tab on the app."""

    page: Page
    seen: Seen

    def open(self, screen: str = NETWORK_MAP) -> None:
        """Opens a screen by its address and waits until its title and its line stand there."""
        self.page.goto(f"{self.seen.address}/{screen}")
        self.arrived(TITLES[screen])

    def go(self, title: str) -> None:
        """Goes to a screen by the address that it has had since it was made."""
        self.open(next(address for address, said in TITLES.items() if said == title))

    def arrived(self, title: str) -> None:
        """Waits until the screen of this title is drawn and the server rests."""
        expect(self.page.locator(".ctx-bar h1")).to_have_text(HEADINGS[title])
        expect(self.page.locator(".ctx-line")).not_to_be_empty(timeout=WAIT)
        self.rests()

    def rests(self) -> None:
        """Waits until the server has nothing more to send and the page has drawn all that it sent."""
        expect(self.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=WAIT
        )
        self.page.wait_for_function(DRAWN, timeout=WAIT)

    def painted(self) -> None:
        """Waits until the server rests and the page has been painted twice, so that a canvas shows what it was told."""
        self.rests()
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    @property
    def map(self) -> Locator:
        """The canvas of the map with its keys."""
        return self.page.locator(".cm-stage").first

    @property
    def status(self) -> Locator:
        """What the map says of itself."""
        return self.page.locator(".cm-status").first

    @property
    def evidence(self) -> Locator:
        """The title of the evidence panel."""
        return self.page.locator(".st-key-evidence h2")

    def row(self, name: str) -> Locator:
        """The button of a table's row."""
        return self.page.locator(".ct-choose").get_by_text(name, exact=True).first

    def find_on_map(self, name: str) -> None:
        """Types a name into the map's search; the map then has it in the middle."""
        box = self.page.get_by_role("combobox", name="Find on the map")
        box.fill(name)
        box.press("Enter")
        expect(self.status).to_contain_text(f"Selected: {name}")

    def middle(self) -> tuple[float, float]:
        """Where the middle of the map is on the page."""
        self.rests()
        expect(self.map).to_be_visible()
        box = self.map.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def wait_until(true: Callable[[], bool]) -> None:
    """Waits until something outside the browser is true."""
    end = time.monotonic() + WAIT / 1000
    while not true():
        assert time.monotonic() < end, "it did not become true in time"
        time.sleep(0.1)


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium())
        yield opened
        opened.close()


@contextmanager
def visitor(opened: Browser, address: str, *, wide: int = 1366, high: int = 768) -> Iterator[Visitor]:
    """A new tab with nothing remembered."""
    context = opened.new_context(viewport={"width": wide, "height": high}, reduced_motion="reduce")
    page, seen = context.new_page(), Seen(address)
    page.on("request", seen.note_request)
    page.on("console", seen.note_message)
    page.on("pageerror", lambda error: seen.complaints.append(f"{error.message} {error.stack}"))
    page.set_default_timeout(WAIT)
    yield Visitor(page, seen)
    context.close()
