"""Hotspots without a meeting in a real browser: what is pressed changes the map, and nothing is asked from outside."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from app.browsing import visitor

pytestmark = pytest.mark.browser
SCROLLS = "document.scrollingElement.scrollHeight > innerHeight || document.scrollingElement.scrollWidth > innerWidth"
CAR_PARK = "1 Car park behind Golden Pearl"


def test_a_town_is_looked_at_by_hour_month_and_place(chromium_open: Browser, address: str) -> None:
    with visitor(chromium_open, address, wide=1366, high=768) as visit:
        page = visit.page
        page.goto(address)
        page.get_by_role("button", name="Hotspots, without a meeting").click()
        finding = page.locator(".ws-finding .ws-first")
        expect(finding).to_contain_text("40 events")
        expect(visit.map).to_be_visible()
        visit.rests()
        assert not page.evaluate(SCROLLS)
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()
        # an hour of the week, by keyboard from its neighbour, and the focus stays
        thursday = page.get_by_role("button", name="Thursday, 18–21: 1 event")
        thursday.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(finding).to_contain_text("19 events")
        friday = page.get_by_role("button", name="Friday, 18–21: 19 events")
        expect(friday).to_have_attribute("aria-pressed", "true")
        expect(friday).to_be_focused()
        # a place that leads is chosen in the list and on the map
        page.get_by_role("button", name=CAR_PARK).click()
        expect(page.get_by_role("button", name="Open it on the canvas")).to_be_visible()
        expect(page.locator(".cm-status")).to_contain_text("Selected: Car park behind Golden Pearl")
        page.get_by_role("button", name="Show all hours and months").click()
        expect(finding).to_contain_text("40 events")
        assert visit.seen.outside == []
        assert visit.seen.complaints == []
