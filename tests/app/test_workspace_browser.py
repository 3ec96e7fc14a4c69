"""The workspace as a meeting uses it, in a real browser at the two sizes of a laptop and a projector."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from app.browsing import Visitor, visitor
from ctx_map.analysis.question import Heading

pytestmark = pytest.mark.browser
SIZES = ((1366, 768), (1920, 1080))
SOON = 5_000
"""Milliseconds."""
FOUR = (("Amira", "Amira L"), ("Mason R", "Mason R"), ("Saoirse", "Saoirse L"), ("Wren S", "Wren S"))
CAR_PARK = "Car park behind Golden Pearl"
SCROLLS = "document.scrollingElement.scrollHeight > innerHeight || document.scrollingElement.scrollWidth > innerWidth"


def assert_no_fault(visit: Visitor) -> None:
    """No criterion and no best practice is broken that axe can tell."""
    visit.rests()
    found = Axe().run(visit.page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


def assert_fits(visit: Visitor) -> None:
    """The page itself does not scroll."""
    assert not visit.page.evaluate(SCROLLS)


def name(visit: Visitor, typed: str, chip: str) -> None:
    """Adds somebody by the beginning of a name."""
    visit.page.get_by_role("button", name="+ Add").click()
    box = visit.page.get_by_role("combobox", name="Young person or place")
    box.fill(typed)
    expect(visit.page.get_by_role("option").first).to_contain_text(typed)
    box.press("Enter")
    expect(visit.page.get_by_role("button", name=f"{chip} ×")).to_be_visible()
    visit.rests()
    visit.page.keyboard.press("Escape")


def chosen_row(visit: Visitor) -> Locator:
    """The row of the answer that is selected."""
    return visit.page.locator("[class*=st-key-ws_row_now_]")


@pytest.mark.parametrize(("wide", "high"), SIZES)
def test_a_meeting_names_four_asks_looks_goes_back_and_reloads(
    chromium_open: Browser, address: str, wide: int, high: int
) -> None:
    with visitor(chromium_open, address, wide=wide, high=high) as visit:
        page = visit.page
        # the first page, then the workspace without anyone
        page.goto(address)
        expect(page.locator(".ws-card")).to_have_count(3)
        assert_no_fault(visit)
        page.get_by_role("button", name="Look around").click()
        expect(page.locator(".st-key-ws_rail")).to_be_visible()
        visit.rests()
        assert_fits(visit)
        # every heading of the registry is there to be clicked
        rail = page.locator(".st-key-ws_rail")
        for heading in Heading:
            expect(rail.get_by_role("button", name=heading.value, exact=True)).to_be_enabled()
        # four are named, and a question is asked
        for typed, chip in FOUR:
            name(visit, typed, chip)
        expect(visit.map).to_be_visible()
        rail.get_by_role("button", name=Heading.SHARED_PLACES.value).click()
        expect(page.locator(".ws-finding .ws-first")).to_contain_text("all 4 young people named")
        assert_no_fault(visit)
        assert_fits(visit)
        # the first row, and the reports behind it
        page.locator(".st-key-ws_choose_1 button").click()
        expect(chosen_row(visit)).to_contain_text(CAR_PARK)
        page.get_by_role("tab", name="Evidence").click()
        expect(page.locator(".ws-evidence h2")).to_have_text(CAR_PARK)
        page.locator(".ws-evidence summary").first.click()
        expect(page.locator(".ws-said").first).to_contain_text("Reference")
        assert_no_fault(visit)
        # back and on again, by buttons and by keys
        page.get_by_role("tab", name="Answer").click()
        visit.rests()
        page.get_by_role("button", name="Undo").first.click()
        expect(chosen_row(visit)).to_have_count(0)
        page.keyboard.press("Control+Shift+z")
        expect(chosen_row(visit)).to_have_count(1)
        page.keyboard.press("Control+z")
        expect(chosen_row(visit)).to_have_count(0)
        page.keyboard.press("Control+y")
        expect(chosen_row(visit)).to_have_count(1)
        # a reload finds everything; the address has a token and no name
        assert re.fullmatch(rf"{address}/workspace\?scene=[0-9a-f]{{64}}", page.url)
        page.reload()
        expect(chosen_row(visit)).to_contain_text(CAR_PARK)
        expect(page.get_by_role("button", name="Wren S ×")).to_be_visible()
        # the same as a table, with the same row selected
        page.get_by_role("tab", name="Table").click()
        expect(page.locator("tr.ct-on")).to_contain_text(CAR_PARK)
        assert_no_fault(visit)
        assert_fits(visit)
        assert visit.seen.outside == []
        assert visit.seen.complaints == []


def test_ctrl_k_goes_to_the_search_which_finds_people_places_and_questions(
    chromium_open: Browser, address: str
) -> None:
    with visitor(chromium_open, address) as visit:
        page = visit.page
        page.goto(f"{address}/workspace")
        expect(page.locator(".st-key-ws_rail")).to_be_visible()
        visit.rests()
        page.keyboard.press("Control+k")
        box = page.locator(".st-key-ws_find input")
        expect(box).to_be_focused()
        box.fill("friendship groups")
        box.press("Enter")
        expect(page.locator(".ws-finding .ws-first")).to_be_visible()
        expect(page.locator(".st-key-ws_ask_GROUPS button")).to_have_attribute("kind", "primary")
        # a heading that is asked by keys is made anew as a marked one, and the keyboard stays on it
        page.locator(".st-key-ws_ask_WHO_ELSE button").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".st-key-ws_ask_WHO_ELSE button")).to_have_attribute("kind", "primary")
        visit.rests()
        expect(page.locator(".st-key-ws_ask_WHO_ELSE button")).to_be_focused(timeout=SOON)
        page.keyboard.press("Control+k")
        box.fill("Golden Pearl")
        box.press("Enter")
        expect(page.locator(".ws-evidence h2")).to_have_text(CAR_PARK)
