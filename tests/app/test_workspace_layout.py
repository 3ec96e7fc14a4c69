"""Where things stand in the workspace, in a real browser: what is cut off, covered or below the fold."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from app.browsing import Visitor, visitor

pytestmark = pytest.mark.browser
SIZES = ((1366, 768), (1920, 1080))
LONG_NAME = "Friday evenings in Saltmere, second meeting (fictional)"
"""The meeting of the sample town that is open."""
INSIDE = (
    "(element) => element.scrollWidth <= element.clientWidth + 1 && element.scrollHeight <= element.clientHeight + 1"
)
ONE_ROW = 50
"""Pixels: two rows of tools are higher."""


def open_meeting(visit: Visitor) -> None:
    """Opens the meeting of the sample town that is still open, from the first page."""
    visit.page.goto(visit.seen.address)
    entry = visit.page.locator("[class*=st-key-ws_meeting_]").filter(has_text=LONG_NAME)
    entry.get_by_role("button", name="Open").click()
    expect(visit.map).to_be_visible()
    visit.rests()
    visit.page.wait_for_function("document.querySelector('.st-key-ws_network_canvas')")


def box_of(found: Locator) -> dict[str, Any]:
    """Where something is on the page."""
    box = found.bounding_box()
    assert box is not None
    return dict(box)


@pytest.mark.parametrize(("wide", "high"), SIZES)
def test_what_is_said_below_the_canvas_and_its_legend_are_in_sight_and_whole(
    chromium_open: Browser, address: str, wide: int, high: int
) -> None:
    with visitor(chromium_open, address, wide=wide, high=high) as visit:
        open_meeting(visit)
        expect(visit.status).to_contain_text("On the map: ")
        expect(visit.status).to_contain_text("lines.")
        visit.page.wait_for_timeout(300)
        assert visit.status.evaluate(INSIDE)
        legend = visit.page.locator(".cm-legend")
        expect(legend.get_by_text("Young person")).to_be_visible()
        assert box_of(legend)["y"] + box_of(legend)["height"] <= high
        # what is above and below leaves the canvas most of the pane
        assert box_of(visit.page.locator(".cm-bar"))["height"] < ONE_ROW
        pane = box_of(visit.page.locator(".st-key-ws_middle"))
        assert box_of(visit.map)["height"] >= 0.5 * pane["height"]


def test_a_long_name_of_a_meeting_is_read_in_the_bar_and_whole_with_the_focus(
    chromium_open: Browser, address: str
) -> None:
    with visitor(chromium_open, address) as visit:
        open_meeting(visit)
        title = visit.page.locator(".ws-title")
        expect(title).to_have_text(LONG_NAME)
        expect(title).to_have_attribute("title", LONG_NAME)
        assert title.evaluate(INSIDE)
        # a name that has no room even in two lines is read whole when it has the focus
        title.evaluate("(element) => { element.firstChild.data = `${element.textContent} `.repeat(4); }")
        assert not title.evaluate(INSIDE)
        title.focus()
        assert title.evaluate(INSIDE)
        assert title.evaluate("(element) => element.getBoundingClientRect().right <= innerWidth")
