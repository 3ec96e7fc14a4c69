"""Where things stand in the workspace, in a real browser: what is cut off, covered or below the fold."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from app.browsing import Visitor, visitor
from app.test_workspace_browser import assert_no_fault
from ctx_map.analysis.question import Heading

pytestmark = pytest.mark.browser
SIZES = ((1366, 768), (1920, 1080))
LONG_NAME = "Friday evenings in Saltmere, second meeting (fictional)"
"""The meeting of the sample town that is open."""
INSIDE = (
    "(element) => element.scrollWidth <= element.clientWidth + 1 && element.scrollHeight <= element.clientHeight + 1"
)
COLOUR = "(element) => getComputedStyle(element).color"
BLACK = "rgb(0, 0, 0)"
HIGH_CONTRAST = (
    ("Street map", ".cm-link", "color"),
    ("Timeline", ".tl-line", "stroke"),
    ("Table", ".ct-choose", "color"),
)
"""What is grey or blue on each tab where high contrast is off."""
PARTS = (
    ".st-key-ws_top",
    ".ws-coverage",
    ".st-key-ws_drawers",
    ".st-key-ws_tools",
    ".st-key-ws_middle [role=tablist]",
    ".st-key-ws_headline",
    ".cm-bar",
    ".cm-stage",
    ".cm-legend",
    ".ts",
)
"""From the top of the page to its foot."""
LARGE = """(selector) => {
  const words = document.querySelector(selector);
  return parseFloat(getComputedStyle(words).fontSize) * words.currentCSSZoom >= 20;
}"""
"""Whether letters are large enough for a room."""
PROJECTOR = 1700
"""Pixels from which on a window is a projector's."""
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


def assert_no_fault_unpointed(visit: Visitor) -> None:
    """No fault is found while nothing is pointed at: Streamlit draws its hints outside every landmark."""
    visit.page.mouse.move(1, visit.page.viewport_size["height"] - 1)  # type: ignore[index]
    expect(visit.page.get_by_role("tooltip")).to_have_count(0)
    assert_no_fault(visit)


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
        # the four young people and the field to add somebody have room in the bar
        chips = visit.page.locator(".st-key-ws_chips")
        assert chips.evaluate(INSIDE)
        expect(chips.get_by_role("button", name="×")).to_have_count(4 if wide < PROJECTOR else 5)
        # on a projector what is beside the picture has 20 pixels at least
        visit.page.locator(".st-key-ws_top").get_by_text("Projector", exact=True).click()
        for beside in (".st-key-ws_ask_SHARED_PLACES p", ".st-key-ws_side [role=tabpanel] p"):
            visit.page.wait_for_function(LARGE, arg=beside)
        assert_no_fault_unpointed(visit)


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


def test_a_period_is_chosen_by_keys_dims_the_canvas_changes_the_answer_and_is_undone(
    chromium_open: Browser, address: str
) -> None:
    with visitor(chromium_open, address) as visit:
        open_meeting(visit)
        page = visit.page
        page.locator(".st-key-ws_rail").get_by_role("button", name=Heading.SHARED_PLACES.value).click()
        expect(page.locator(".st-key-ws_side")).to_contain_text("About the 4 young people named.")
        visit.rests()
        first = page.get_by_role("slider", name="First day of the period")
        first.focus()
        for _ in range(3):
            page.keyboard.press("PageUp")
        page.keyboard.press("ArrowRight")
        expect(page.locator(".st-key-ws_side")).to_contain_text("Only reports from 31 July 2026")
        expect(page.locator(".st-key-ws_headline")).to_contain_text("in the period chosen below")
        expect(first).to_be_focused()
        assert_no_fault_unpointed(visit)
        page.get_by_role("button", name="Undo").first.click()
        expect(page.locator(".st-key-ws_side")).not_to_contain_text("Only reports")
        expect(first).to_have_attribute("aria-valuetext", "1 May 2026")
        page.get_by_role("button", name="Redo").first.click()
        expect(page.locator(".st-key-ws_side")).to_contain_text("Only reports from 31 July 2026")
        page.get_by_role("button", name="Show all").click()
        expect(page.locator(".st-key-ws_side")).not_to_contain_text("Only reports")
        assert visit.seen.complaints == []


def test_high_contrast_is_a_switch_that_a_reload_keeps(chromium_open: Browser, address: str) -> None:
    with visitor(chromium_open, address) as visit:
        open_meeting(visit)
        page = visit.page
        said = page.locator(".ws-coverage span").first
        assert said.evaluate(COLOUR) != BLACK
        page.get_by_role("button", name="Menu").click()
        page.get_by_text("High contrast").click()
        visit.rests()
        page.keyboard.press("Escape")
        page.locator(".st-key-ws_rail").get_by_role("button", name=Heading.SHARED_PLACES.value).click()
        expect(page.locator(".ws-finding .ws-first")).to_be_visible()
        visit.rests()
        assert said.evaluate(COLOUR) == BLACK
        assert_no_fault_unpointed(visit)
        page.reload()
        expect(page.locator(".ws-finding .ws-first")).to_be_visible()
        visit.rests()
        assert said.evaluate(COLOUR) == BLACK


def test_high_contrast_reaches_the_street_map_the_timeline_and_the_tables(chromium_open: Browser, address: str) -> None:
    with visitor(chromium_open, address) as visit:
        open_meeting(visit)
        page = visit.page
        page.goto(f"{page.url}&contrast=high")
        expect(visit.map).to_be_visible()
        page.locator(".st-key-ws_rail").get_by_role("button", name=Heading.SHARED_PLACES.value).click()
        expect(page.locator(".ws-finding .ws-first")).to_be_visible()
        for tab, part, property_ in HIGH_CONTRAST:
            page.get_by_role("tab", name=tab, exact=True).click()
            visit.rests()
            found = page.locator(part).first
            expect(found).to_be_attached()
            assert found.evaluate("(element, name) => getComputedStyle(element)[name]", property_) == BLACK, tab
            assert_no_fault_unpointed(visit)


def test_at_200_per_cent_the_rail_and_the_panel_are_drawers_and_nothing_overlaps(
    chromium_open: Browser, address: str
) -> None:
    with visitor(chromium_open, address, wide=683, high=384) as visit:
        open_meeting(visit)
        page = visit.page
        rail, side = page.locator(".st-key-ws_rail"), page.locator(".st-key-ws_side")
        expect(rail).not_to_be_visible()
        expect(side).not_to_be_visible()
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")
        boxes = [box_of(page.locator(part).first) for part in PARTS]
        for above, below in pairwise(boxes):
            assert above["y"] + above["height"] <= below["y"] + 1
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= 683 for box in boxes)
        assert_no_fault_unpointed(visit)
        page.get_by_role("button", name="Questions").click()
        expect(rail).to_be_visible()
        visit.rests()
        assert_no_fault_unpointed(visit)
        # a question that is asked there shows its answer
        rail.get_by_role("button", name=Heading.SHARED_PLACES.value).click()
        expect(side.locator(".ws-finding .ws-first")).to_be_visible()
        expect(rail).not_to_be_visible()
        assert_no_fault_unpointed(visit)
        side.get_by_role("button", name="Close", exact=True).click()
        expect(side).not_to_be_visible()
        # Escape closes one too, and the focus goes back to the button that opened it
        page.get_by_role("button", name="Questions").click()
        rail.get_by_role("button", name=Heading.NEW.value).focus()
        page.keyboard.press("Escape")
        expect(rail).not_to_be_visible()
        expect(page.get_by_role("button", name="Questions")).to_be_focused()
