"""Hours and months to choose from: what can be chosen is drawn, and where nothing can be, that is said."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from ctx_map.maps.script import bundled_script
from frontend.looking import Look

pytestmark = pytest.mark.browser
DAYS, PARTS = ["Monday", "Tuesday"], ["00–12", "12–24"]
USUAL: dict[str, Any] = {
    "days": DAYS,
    "parts": PARTS,
    "blocks": [0, 1, 0, 0],
    "on": [],
    "months": [{"id": "2026-05", "words": "May 2026", "count": 1}],
    "chosen": None,
    "timed": True,
    "week_title": "Hours of the week",
    "months_title": "Months",
    "week_note": "",
    "months_note": "",
}


def opened(look: Look, **changes: Any) -> Page:
    """The bare component with this."""
    page = look.page
    page.set_content("<main id='when'></main>")
    page.add_script_tag(content=f"{bundled_script('when/when')}\nwindow.mount = module_when_when.mount;")
    data = json.dumps({**USUAL, **changes})
    page.evaluate(
        "(text) => mount({ data: JSON.parse(text), parentElement: document.getElementById('when'), "
        "setStateValue: () => {} })",
        data,
    )
    return page


def test_where_events_have_times_and_dates_both_can_be_chosen(look: Look) -> None:
    page = opened(look)
    assert (page.locator(".wh-block").count(), page.locator(".wh-month").count()) == (4, 1)


def test_where_no_event_has_a_time_of_day_that_is_said_in_place_of_an_empty_grid(look: Look) -> None:
    page = opened(look, timed=False, blocks=[0, 0, 0, 0], week_note="No event has a time of day.")
    assert page.locator(".wh-block").count() == 0
    assert page.get_by_role("heading", name="Hours of the week").is_visible()
    assert page.get_by_text("No event has a time of day.").is_visible()
    assert page.locator(".wh-month").count() == 1


def test_where_no_event_has_a_date_that_is_said_in_place_of_an_empty_list(look: Look) -> None:
    page = opened(look, months=[], months_note="No event has a date.")
    assert page.get_by_text("No event has a date.").is_visible()
    assert page.get_by_text("Shift and click").count() == 0
