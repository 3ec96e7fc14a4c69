"""A meeting in a real browser: it is started, written to, finished, and handed out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect
from pypdf import PdfReader

from app.browsing import Visitor, visitor

pytestmark = pytest.mark.browser
SCROLLS = "document.scrollingElement.scrollHeight > innerHeight || document.scrollingElement.scrollWidth > innerWidth"
CAR_PARK = "Car park behind Golden Pearl"


def assert_no_fault(visit: Visitor) -> None:
    """Nothing is broken that axe can tell, and the page itself does not scroll."""
    visit.rests()
    found = Axe().run(visit.page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
    assert not visit.page.evaluate(SCROLLS)


def fill(visit: Visitor, label: str, text: str) -> None:
    """Types into a field, and leaves it, so that the server knows."""
    field = visit.page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Tab")
    visit.rests()


def choose(visit: Visitor, label: str, typed: str) -> None:
    """Chooses the first that begins with this from a list."""
    box = visit.page.get_by_role("combobox", name=label)
    box.fill(typed)
    expect(visit.page.get_by_role("option").first).to_contain_text(typed)
    box.press("Enter")
    visit.rests()
    visit.page.keyboard.press("Escape")


def press(visit: Visitor, name: str) -> None:
    """Presses the button with this name, and waits."""
    visit.page.get_by_role("button", name=name, exact=True).first.click()
    visit.rests()


def panel(visit: Visitor) -> Locator:
    """The panel at the right."""
    return visit.page.locator(".st-key-ws_side")


def start(visit: Visitor, address: str) -> None:
    """Starts a meeting about Amira from the first page."""
    page = visit.page
    page.goto(address)
    expect(page.locator(".ws-meeting")).to_have_count(2)
    assert_no_fault(visit)
    press(visit, "Start a meeting")
    fill(visit, "Name of the meeting", "Golden Pearl")
    fill(visit, "Purpose", "To plan Fridays")
    fill(visit, "Basis", "Children Act 1989 s.47")
    choose(visit, "Young people it is about", "Amira")
    assert_no_fault(visit)
    press(visit, "Start the meeting")
    expect(page.locator("h1.ws-title")).to_have_text("Golden Pearl")
    expect(page).to_have_url(re.compile(rf"{address}/workspace\?meeting=[0-9a-f]{{32}}(&scene=[0-9a-f]{{64}})?"))
    expect(visit.map).to_be_visible()


def write(visit: Visitor) -> None:
    """Writes a note and an action about the car park."""
    page = visit.page
    box = page.locator(".st-key-ws_find input")
    box.fill("Golden Pearl")
    box.press("Enter")
    expect(page.locator(".ws-evidence h2")).to_have_text(CAR_PARK)
    page.get_by_role("tab", name="Notes and actions").click()
    press(visit, "Add a note")
    fill(visit, "Note", "Two lamps are out.")
    press(visit, "Save the note")
    expect(panel(visit)).to_contain_text("Two lamps are out.")
    press(visit, "Add an action")
    fill(visit, "What will be done", "Mend the two lamps")
    fill(visit, "Who does it", "Owen Sallow")
    choose(visit, "Agency", "police")
    assert_no_fault(visit)
    press(visit, "Save the action")
    expect(panel(visit)).to_contain_text("Mend the two lamps")
    assert_no_fault(visit)


def finish(visit: Visitor) -> None:
    """Records what is missing, and finishes the meeting."""
    visit.page.locator(".st-key-ws_of_meeting button").first.click()
    press(visit, "Finish the meeting")
    visit.page.keyboard.press("Escape")
    expect(panel(visit)).to_contain_text("This is missing before the meeting can be finished")
    press(visit, "What Amira Larkspur wishes")
    fill(visit, "If they were not asked or do not know, why not", "She is away this week.")
    press(visit, "Save")
    press(visit, "What has to change first")
    fill(visit, "In the meeting's own words", "The car park on Fridays.")
    press(visit, "Save")
    panel(visit).get_by_role("button", name="Finish the meeting").click()
    expect(visit.page.locator("h1.ws-title")).to_have_text("Golden Pearl (finished)")


def hand_out(visit: Visitor, saved: Path) -> None:
    """Makes the pack of the meeting and saves it."""
    page = visit.page
    page.locator(".st-key-ws_of_meeting button").first.click()
    press(visit, "Meeting pack to hand out")
    page.keyboard.press("Escape")
    fill(visit, "Who it is for", "The strategy meeting")
    day = date.today() + timedelta(days=28)
    page.get_by_role("group", name="Keep until").get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{day:%d%m%Y}")
    page.keyboard.press("Tab")
    visit.rests()
    press(visit, "Make the pack (PDF)")
    assert_no_fault(visit)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the pack (PDF)").click()
    download.value.save_as(saved)
    assert download.value.suggested_filename == "meeting-pack.pdf"
    assert "For The strategy meeting." in PdfReader(saved).pages[0].extract_text()


def test_a_meeting_is_started_written_to_finished_and_handed_out(
    chromium_open: Browser, meeting_address: str, tmp_path: Path
) -> None:
    with visitor(chromium_open, meeting_address) as visit:
        start(visit, meeting_address)
        write(visit)
        finish(visit)
        # now it is only read, also when the address opens it again
        expect(panel(visit)).to_contain_text("This meeting is finished")
        expect(visit.page.get_by_role("button", name="Add a note")).to_have_count(0)
        assert_no_fault(visit)
        hand_out(visit, tmp_path / "pack.pdf")
        visit.page.reload()
        expect(visit.page.locator("h1.ws-title")).to_have_text("Golden Pearl (finished)")
        assert visit.seen.outside == []
        assert visit.seen.complaints == []
