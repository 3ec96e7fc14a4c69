"""What a person sees from the address to the first usable canvas: never an empty page, and nothing that flashes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from app.browsing import visitor
from app.story.steps import from_first_page

pytestmark = pytest.mark.browser
WATCH = """() => {
  const bar = () => document.querySelector(".st-key-ws_top h1");
  const words = () => document.body && document.body.innerText.trim();
  const note = (said) => { if (window.frames_seen.at(-1) !== said) window.frames_seen.push(said); };
  window.frames_seen = [];
  const look = () => {
    if (document.body) note(bar() ? `bar: ${bar().innerText}` : words() ? "words" : "empty");
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
"""Notes what each frame of the page has: the title in the bar, some words without a bar, or nothing."""


def seen_on(page: Page) -> list[str]:
    """What the frames had, each run of the same as one, in order."""
    found: list[str] = page.evaluate("window.frames_seen")
    return found


def test_from_the_address_to_the_first_canvas_no_frame_is_empty_and_none_comes_back(
    chromium_open: Browser, address: str
) -> None:
    with visitor(chromium_open, address) as visit:
        page = visit.page
        page.add_init_script(f"({WATCH})()")
        from_first_page(visit, address)
        # before the first words the browser itself has nothing to draw; after them something is always there
        first = [said for said in seen_on(page) if said != "empty"]
        assert seen_on(page)[-len(first) :] == first
        assert first in (["words", "bar: ctx-map"], ["bar: ctx-map"])
        page.evaluate("window.frames_seen = []")
        entry = page.locator("[class*=st-key-ws_meeting_]").filter(has_text="second meeting")
        entry.get_by_role("button", name="Open").click()
        expect(visit.map).to_be_visible()
        visit.rests()
        # the bar of the first page gives way to that of the meeting, once
        titles = seen_on(page)
        assert {"empty", "words"} & set(titles) == set()
        assert len(titles) == len(set(titles))
        assert "second meeting" in titles[-1]
