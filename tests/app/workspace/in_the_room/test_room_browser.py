"""What is said in a meeting, written down in a real browser."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from app.browsing import Visitor, visitor
from app.workspace.meeting.rooms import SECOND
from app.workspace.meeting.test_meeting_browser import assert_no_fault, fill, panel, press

pytestmark = pytest.mark.browser
PAUSE = 1_000
"""Milliseconds in which a list opens."""


def select(visit: Visitor, name: str) -> None:
    """Finds something by its name, and opens the notes and actions."""
    box = visit.page.locator(".st-key-ws_find input")
    box.fill(name)
    box.press("Enter")
    expect(visit.page.locator(".ws-evidence h2")).to_contain_text(name)
    visit.page.get_by_role("tab", name="Notes and actions").click()
    visit.rests()


def who_says_so(visit: Visitor, label: str) -> None:
    """Fills in the reporter, and leaves the day as it is."""
    fill(visit, label, "Danny, youth worker")
    box, option = visit.page.get_by_role("combobox", name="Agency"), visit.page.get_by_role("option").first
    # a list that was opened while the page was drawn again is closed by that
    while not option.is_visible():
        visit.rests()
        box.fill("")
        box.fill("police")
        visit.page.wait_for_timeout(PAUSE)
    box.press("Enter")
    visit.rests()


def open_form(visit: Visitor, name: str, title: str = "") -> None:
    """Presses a button, and waits until the form of this title is there and the one before has gone."""
    press(visit, name)
    expect(panel(visit).locator("h2.ws-part").first).to_have_text(title or name)
    visit.rests()


def pictured(visit: Visitor, name: str) -> None:
    """Keeps a picture to look at, where a folder for pictures is named."""
    if folder := os.environ.get("CTX_MAP_PICTURES"):
        visit.page.screenshot(path=Path(folder) / f"{name}.png")


def rate(visit: Visitor) -> None:
    """Writes down how a young person rates the car park."""
    page = visit.page
    select(visit, "Golden Pearl")
    pictured(visit, "1-notes")
    open_form(visit, "Add to the map")
    assert_no_fault(visit)
    pictured(visit, "2-choose")
    open_form(visit, "How a young person rates a place")
    page.get_by_text("Not safe", exact=True).click()
    fill(visit, "Their words", "Nobody is there after nine.")
    who_says_so(visit, "Who heard it")
    assert_no_fault(visit)
    pictured(visit, "3-rating")
    press(visit, "Keep the rating")
    expect(panel(visit)).to_contain_text("It has been kept as a report, and is on the canvas.")
    visit.rests()
    assert_no_fault(visit)
    pictured(visit, "4-kept")
    page.get_by_role("tab", name="Evidence").click()
    expect(page.locator(".ws-evidence")).to_contain_text("Nobody is there after nine.")
    pictured(visit, "5-evidence")


def add_place(visit: Visitor) -> None:
    """Adds a place that is not on the map yet, with words to avoid in what is known of it."""
    select(visit, "Amira")
    open_form(visit, "Add to the map")
    open_form(visit, "A place that is not on the map")
    fill(visit, "Name of the place", "Ferry shelter")
    fill(visit, "What is known", "She absconded there.")
    expect(panel(visit).locator(".ws-better")).to_contain_text("left without telling the carers")
    assert_no_fault(visit)
    pictured(visit, "6-place")
    who_says_so(visit, "Who says so")
    press(visit, "Add the place")
    expect(panel(visit)).to_contain_text("It has been kept as a report, and is on the canvas.")
    expect(visit.page.locator("body")).to_contain_text("Ferry shelter")
    pictured(visit, "7-place-kept")


def make_minutes(visit: Visitor, saved: Path) -> None:
    """Makes the minutes and saves them."""
    page = visit.page
    page.locator(".st-key-ws_of_meeting button").first.click()
    open_form(visit, "Minutes to print", "Minutes")
    page.keyboard.press("Escape")
    fill(visit, "Who it is for", "The strategy meeting")
    page.get_by_role("group", name="Keep until").get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{date.today() + timedelta(days=28):%d%m%Y}")
    page.keyboard.press("Tab")
    visit.rests()
    press(visit, "Make the minutes")
    expect(panel(visit)).to_contain_text("The page has names and texts")
    assert_no_fault(visit)
    pictured(visit, "8-minutes")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the minutes").click()
    download.value.save_as(saved)
    assert download.value.suggested_filename == "minutes.html"
    assert "Friday evenings in Saltmere, second meeting" in saved.read_text("utf-8")


def test_a_rating_and_a_place_are_written_in_the_room_and_the_minutes_are_made(
    chromium_open: Browser, meeting_address: str, tmp_path: Path
) -> None:
    with visitor(chromium_open, meeting_address) as visit:
        page = visit.page
        page.goto(f"{meeting_address}/workspace?meeting={SECOND}")
        expect(page.locator("h1.ws-title")).to_contain_text("Friday evenings")
        visit.rests()
        rate(visit)
        add_place(visit)
        make_minutes(visit, tmp_path / "minutes.html")
        assert visit.seen.outside == []
        assert visit.seen.complaints == []
