"""A whole task with the keyboard alone, in a real browser: nothing in it needs a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.browsing import Visitor
from ctx_map.analysis.registry import QUESTIONS

pytestmark = pytest.mark.browser
CAR_PARK = "Car park behind Golden Pearl"
WHAT_IF = "What if a place were made safe"
TABLE = f"{QUESTIONS['what-if'].asks} {QUESTIONS['what-if'].order}"
"""What the table of that screen is called; the screen itself begins with the question too."""
MOST_TABS = 60
FOCUSED = """() => {
  let here = document.activeElement;
  while (here && here.shadowRoot && here.shadowRoot.activeElement) here = here.shadowRoot.activeElement;
  return (here && (here.getAttribute("aria-label") || here.innerText || here.textContent)) || "";
}"""
"""What the element that has the focus is called, also inside a shadow."""


def press(visit: Visitor, *keys: str) -> None:
    for key in keys:
        visit.page.keyboard.press(key)


def go_on_to(visit: Visitor, name: str, *, key: str = "Tab") -> None:
    """Presses a key until something whose name begins so has the focus."""
    met: list[str] = []
    while len(met) < MOST_TABS:
        press(visit, key)
        met.append(str(visit.page.evaluate(FOCUSED)).strip())
        if met[-1].startswith(name):
            return
    raise AssertionError(f"{name!r} is not reached with {key}; on the way: {met}")


def test_a_whole_task_needs_no_mouse(visit: Visitor) -> None:
    visit.open()
    expect(visit.map).to_be_visible()
    visit.rests()

    go_on_to(visit, "Find on the map")
    visit.page.keyboard.type("Car park b")
    press(visit, "Enter")
    expect(visit.status).to_contain_text(f"Selected: {CAR_PARK}")
    expect(visit.evidence).to_have_text(CAR_PARK)
    visit.rests()

    go_on_to(visit, "Everything", key="Shift+Tab")
    press(visit, "ArrowRight", "ArrowRight", "Space")
    expect(visit.page.get_by_role("radio", name="Linked to the selection")).to_be_checked()
    expect(visit.page.get_by_text("in this view are drawn")).to_be_visible()
    visit.rests()

    go_on_to(visit, "Find on the map")
    visit.page.keyboard.type("Tegan")
    press(visit, "Enter")
    expect(visit.status).to_contain_text("Selected: Tegan Rookmarsh")
    expect(visit.evidence).to_have_text("Tegan Rookmarsh")
    visit.rests()
    drawn = str(visit.map.get_attribute("aria-label"))
    press(visit, "Enter")
    expect(visit.page.get_by_role("heading", name="What do you want to add around Tegan Rookmarsh?")).to_be_visible()
    visit.rests()
    go_on_to(visit, "Places (")
    press(visit, "Enter")
    expect(visit.map).not_to_have_attribute("aria-label", drawn)
    expect(visit.page.locator(".ctx-reports li").first).to_contain_text("Reported by")
    visit.rests()

    visit.go(WHAT_IF)
    go_on_to(visit, TABLE)
    go_on_to(visit, visit.page.locator(".ct-choose").first.inner_text().strip())
    go_on_to(visit, "Marshgate Retail Park", key="ArrowDown")
    go_on_to(visit, CAR_PARK, key="ArrowUp")
    press(visit, "Enter")
    expect(visit.evidence).to_have_text(CAR_PARK)
    visit.rests()

    go_on_to(visit, "Place or adult to make safe", key="Shift+Tab")
    visit.page.keyboard.type("Lighthouse")
    expect(visit.page.get_by_role("option", name="Lighthouse Youth Club")).to_be_visible()
    press(visit, "Enter", "Escape")
    expect(visit.page.locator(".ct tbody tr")).to_have_count(1)
    expect(visit.evidence).to_have_text("Lighthouse Youth Club")
