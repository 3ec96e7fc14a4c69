"""One meeting from its start to the next one, in a real browser that reaches nothing but the app."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Route, expect

from app.browsing import Visitor, visitor
from app.story import steps

pytestmark = pytest.mark.browser
TITLE, NEXT = "Friday evenings", "Friday evenings, four weeks on"
DAY, DAY_WORDS = "05/11/2026", "5 November 2026"
"""After the first files of the sample town and before the last one, so that something is new for the next meeting."""
DUE = "20/11/2026"
ACTION = "Mend the two lamps"


def without_network(visit: Visitor, address: str) -> None:
    """Lets the page reach the app and nothing else, as on a computer without a network."""

    def only_own(route: Route) -> None:
        if route.request.url.startswith(address):
            route.continue_()
        else:
            route.abort("internetdisconnected")

    visit.page.context.route("**/*", only_own)


def ask_and_look(visit: Visitor) -> None:
    """What the four share, why, what else is linked to it, and what is left by one agency or in a shorter time."""
    steps.show_share(visit)
    steps.ask_why(visit)
    steps.open_tab(visit, "Answer")
    before = visit.page.locator(".cm-stage").first.get_attribute("aria-label")
    steps.opened(visit, steps.CAR_PARK, "adult")
    expect(visit.map).not_to_have_attribute("aria-label", str(before))
    steps.undo(visit)
    expect(visit.map).to_have_attribute("aria-label", str(before))
    steps.filter_by_agency(visit, "Police")
    steps.clear_filter(visit)
    steps.brush(visit)
    steps.undo(visit)
    expect(steps.side(visit)).not_to_contain_text("Only reports from")


def see_streets_and_routes(visit: Visitor) -> None:
    """The places on the street map, a route on the canvas, and what would change."""
    steps.open_tab(visit, "Street map")
    first = visit.page.locator(".cm-places tbody tr").first
    expect(visit.page.locator(".cm-places thead").first).to_contain_text("Of the 4 named")
    expect(first).to_contain_text(steps.CAR_PARK)
    expect(first.locator("td").last).to_have_text("4")
    steps.open_tab(visit, "Network")
    steps.path_between(visit, "Amira Larkspur", "Wren Saltgrass")
    steps.what_if(visit)


def decide(visit: Visitor) -> None:
    """An action about the car park, and the end of the meeting."""
    steps.open_tab(visit, "Notes and actions")
    steps.add_action(visit, ACTION, by=DUE)
    steps.finish(visit, TITLE)


def meet_again(visit: Visitor, address: str) -> None:
    """The next meeting is told what is overdue and what is new."""
    steps.from_first_page(visit, address)
    steps.start_meeting(visit, NEXT, follows=DAY_WORDS)
    steps.open_tab(visit, "Notes and actions")
    overdue = steps.side(visit).locator("[class*=st-key-ws_entry_]").filter(has_text=ACTION)
    expect(overdue).to_contain_text("Overdue")
    steps.what_is_new(visit, DAY_WORDS)


def test_a_meeting_finds_what_four_share_decides_and_the_next_one_sees_what_is_new(
    chromium_open: Browser, meeting_address: str
) -> None:
    with visitor(chromium_open, meeting_address) as visit:
        without_network(visit, meeting_address)
        steps.from_first_page(visit, meeting_address)
        steps.start_meeting(visit, TITLE, day=DAY)
        ask_and_look(visit)
        see_streets_and_routes(visit)
        decide(visit)
        meet_again(visit, meeting_address)
        assert visit.seen.outside == []
        assert visit.seen.complaints == []
