"""Options behind a button, in a real browser: by keyboard too, and what is set there stays when the button closes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from app.browsing import Visitor, visitor
from app.test_browser import assert_no_fault
from app.test_keyboard import go_on_to, press

pytestmark = pytest.mark.browser
WEIGHTS = 'version = "example-1"\nsource = "made up"\notherwise = 1\n\n[weights]\nchild_sexual_exploitation = 40\n'


def test_a_file_given_behind_the_button_stays_when_it_closes(visit: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    path.write_text(WEIGHTS, "utf-8")
    visit.open("hotspots")
    visit.page.get_by_role("button", name="More options").click()
    visit.page.locator("input[type=file]").set_input_files(path)
    expect(visit.page.locator(".ctx-notes")).to_contain_text("weighed by version example-1 of made up")
    assert_no_fault(visit)
    visit.page.keyboard.press("Escape")
    expect(visit.page.get_by_role("button", name="More options (1 set)")).to_be_visible()
    expect(visit.page.locator("input[type=file]")).to_have_count(0)
    visit.page.locator(".ct-choose").first.click()
    expect(visit.page.locator(".ctx-reports li").first).to_contain_text("Reported by")
    expect(visit.page.locator(".ctx-notes")).to_contain_text("weighed by version example-1 of made up")


def test_an_option_is_set_and_the_map_reached_without_a_mouse(visit: Visitor) -> None:
    visit.open("shared-contacts")
    go_on_to(visit, "More options")
    press(visit, "Enter")
    go_on_to(visit, "Only where two have no recorded relationship")
    press(visit, "Space")
    visit.rests()
    assert_no_fault(visit)
    press(visit, "Escape")
    expect(visit.page.get_by_role("button", name="More options (1 set)")).to_be_visible()
    visit.rests()
    visit.page.locator(".ct-choose").first.focus()
    press(visit, "Enter")
    expect(visit.page.locator(".ctx-reports li").first).to_contain_text("Reported by")
    go_on_to(visit, "Show on the map")
    press(visit, "Enter")
    visit.arrived("Network map")
    expect(visit.page.get_by_role("radio", name="Linked to the selection")).to_be_checked()
    expect(visit.page.get_by_text("in this view are drawn")).to_be_visible()


def test_a_table_is_taller_on_a_tall_screen(chromium_open: Browser, address: str) -> None:
    with visitor(chromium_open, address, wide=1920, high=1080) as tall:
        tall.open("doubt")
        expect(tall.page.locator(".ct-scroll").first).to_have_css("max-height", "600px")
