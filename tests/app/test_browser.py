"""The app as people use it: in a real browser, with the mouse and without one, against a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from app.browsing import TITLES, Visitor, visitor, wait_until
from app.serving import served
from bundles import small_town, with_row, write_zip
from ctx_map import open_store
from ctx_map.settings import Settings
from ctx_map_app.session.saved_positions import saved_positions_of

pytestmark = pytest.mark.browser
CAR_PARK = "Car park behind Golden Pearl"
CAR_PARK_KEY = "childrens-services:PL01"
MOVED_BY_SHIFT = 100
"""Map units that Shift and an arrow key move something by."""
MOST_TABS = 40


STREAMLITS_OWN = {"presentation-role-conflict": {"enabled": False}}
"""Streamlit gives the field for files a role that says it has none: against a best practice, under no criterion."""


def assert_no_fault(visit: Visitor) -> None:
    """No criterion and no best practice is broken that axe can tell, but for the one above."""
    visit.rests()
    found = Axe().run(visit.page, options={"resultTypes": ["violations"], "rules": STREAMLITS_OWN})
    assert found.violations_count == 0, found.generate_report()


@pytest.fixture(scope="module")
def tour(chromium_open: Browser, address: str) -> Iterator[Visitor]:
    """One visitor who goes from screen to screen."""
    with visitor(chromium_open, address) as found:
        found.open()
        yield found
        assert found.seen.outside == []
        assert found.seen.complaints == []


@pytest.mark.parametrize("title", TITLES.values())
def test_a_screen_has_no_fault_that_axe_finds(tour: Visitor, title: str) -> None:
    tour.go(title)
    if title in ("Network map", "Shared places", "Hotspots"):
        expect(tour.map).to_be_visible()
    assert_no_fault(tour)


def test_something_selected_has_no_fault_that_axe_finds(tour: Visitor) -> None:
    tour.go("Hotspots")
    tour.row(CAR_PARK).click()
    expect(tour.evidence.first).to_contain_text(CAR_PARK)
    assert_no_fault(tour)


def test_the_timeline_of_somebody_selected_shares_selection_and_period_with_the_map(visit: Visitor) -> None:
    visit.open()
    visit.find_on_map("Wren Saltgrass")
    first = visit.page.get_by_role("slider", name="First day of the period").first
    first.press("ArrowRight")
    expect(visit.status).to_contain_text("lines are in this period")
    visit.rests()
    visit.page.get_by_role("tab", name="Timeline").click()
    lanes = visit.page.locator(".tl")
    expect(lanes.get_by_role("button", name="Wren Saltgrass", exact=True)).to_have_attribute("aria-pressed", "true")
    chosen = lanes.get_by_role("slider", name="First day of the period")
    expect(chosen).not_to_have_attribute("aria-valuetext", "6 May 2025")
    lanes.locator(".tl-stop[aria-label^='Wren Saltgrass was involved in']").first.click()
    expect(visit.page.locator(".ctx-evidence")).to_contain_text("Wren Saltgrass was involved in")
    assert_no_fault(visit)


@pytest.mark.parametrize("title", ["What if a place were made safe", "What is new"])
def test_a_selected_row_has_no_fault_that_axe_finds(tour: Visitor, title: str) -> None:
    tour.go(title)
    tour.page.locator(".ct-choose").first.click()
    expect(tour.page.locator(".ctx-reports li").first).to_contain_text("Reported by")
    assert_no_fault(tour)


def test_the_open_controls_have_no_fault_that_axe_finds(visit: Visitor) -> None:
    visit.open("shared-places")
    visit.page.get_by_role("button", name="Dates and purpose").click()
    expect(visit.page.get_by_role("textbox", name="Purpose, in your own words")).to_be_visible()
    assert_no_fault(visit)


def test_a_click_on_a_node_shows_its_evidence(visit: Visitor) -> None:
    visit.open()
    visit.find_on_map(CAR_PARK)
    visit.page.keyboard.press("Escape")
    expect(visit.status).to_have_text("Nothing is selected.")
    visit.page.mouse.click(*visit.middle())
    expect(visit.status).to_contain_text(f"Selected: {CAR_PARK}")
    expect(visit.evidence).to_have_text(CAR_PARK)
    expect(visit.page.locator(".ctx-reports li").first).to_contain_text("Reported by")


def test_a_row_of_the_table_is_selected_on_the_map_and_the_other_way_round(visit: Visitor) -> None:
    visit.open()
    visit.row(CAR_PARK).click()
    expect(visit.status).to_contain_text(f"Selected: {CAR_PARK}")
    expect(visit.evidence).to_have_text(CAR_PARK)
    visit.find_on_map("Harbour Green")
    expect(visit.page.locator(".ct-on .ct-choose").first).to_have_text("Harbour Green")
    expect(visit.evidence).to_have_text("Harbour Green")


def test_a_double_click_asks_what_of_the_linked_is_to_be_drawn(visit: Visitor) -> None:
    visit.open()
    visit.find_on_map(CAR_PARK)
    expect(visit.evidence).to_have_text(CAR_PARK)
    visit.page.get_by_role("radio", name="Linked to the selection").click()
    visit.rests()
    expect(visit.page.get_by_text("in this view are drawn")).to_be_visible()
    drawn = str(visit.map.get_attribute("aria-label"))
    visit.find_on_map("Tegan Rookmarsh")
    expect(visit.evidence).to_have_text("Tegan Rookmarsh")
    expect(visit.map).to_have_attribute("aria-label", drawn)
    visit.page.mouse.dblclick(*visit.middle())
    expect(visit.page.get_by_role("heading", name="What do you want to add around Tegan Rookmarsh?")).to_be_visible()
    expect(visit.map).to_have_attribute("aria-label", drawn)
    visit.page.get_by_role("button", name="Places (").click()
    expect(visit.page.get_by_role("button", name="Hide added neighbours")).to_be_visible()
    expect(visit.map).not_to_have_attribute("aria-label", drawn)


def test_the_keyboard_alone_reaches_the_map_and_its_evidence(visit: Visitor) -> None:
    visit.open()
    expect(visit.map).to_be_visible()
    tabs = 0
    while tabs < MOST_TABS and not visit.page.evaluate(IN_MAP):
        visit.page.keyboard.press("Tab")
        tabs += 1
    assert visit.page.evaluate(IN_MAP), f"the map was not reached in {MOST_TABS} tabs"
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("Enter")
    expect(visit.status).to_contain_text("Selected: ")
    name = visit.status.inner_text().removeprefix("Selected: ").split(".")[0]
    expect(visit.evidence).to_have_text(name)


IN_MAP = """() => {
  let here = document.activeElement;
  while (here && here.shadowRoot && here.shadowRoot.activeElement) here = here.shadowRoot.activeElement;
  return Boolean(here && here.classList.contains("cm-stage"));
}"""
"""Whether the focus is on the canvas of the map, inside its shadow."""


def test_where_something_was_moved_stays_for_the_next_visitor(
    visit: Visitor, chromium_open: Browser, address: str, served_town: Settings
) -> None:
    saved = saved_positions_of(served_town)
    visit.open()
    visit.rests()
    before = saved.positions()
    x, y = before[CAR_PARK_KEY]
    visit.find_on_map(CAR_PARK)
    visit.page.keyboard.press("m")
    visit.page.keyboard.press("Shift+ArrowUp")
    visit.page.keyboard.press("Enter")
    expect(visit.status).to_contain_text("Moved.")
    wait_until(lambda: saved.positions() != before)
    visit.rests()
    with visitor(chromium_open, address) as next_one:
        next_one.open()
        assert saved.positions() == before | {CAR_PARK_KEY: (x, pytest.approx(y - MOVED_BY_SHIFT))}
        next_one.page.get_by_role("button", name="Rearrange").click()
        next_one.rests()
        assert next_one.seen.complaints == []


def test_a_saved_picture_is_a_disclosure(visit: Visitor) -> None:
    visit.open()
    expect(visit.map).to_be_visible()
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Save picture").click()
    assert saved.value.suggested_filename == "network-map.png"
    visit.go("Audit")
    expect(visit.page.locator(".ct-row, .ct tbody tr").nth(1)).to_contain_text("network map as png")


def test_a_place_of_the_table_is_shown_on_the_map_of_places(visit: Visitor) -> None:
    visit.open("shared-places")
    visit.row(CAR_PARK).click()
    expect(visit.status).to_contain_text(f"Selected: {CAR_PARK}")
    expect(visit.evidence).to_have_text(CAR_PARK)


def test_a_pair_is_shown_with_what_it_shares(visit: Visitor) -> None:
    visit.open("pairs")
    visit.page.locator(".ct-choose").first.click()
    expect(visit.evidence).to_contain_text(", ")
    expect(visit.page.locator(".ctx-reports li")).not_to_have_count(0)


def test_two_selected_lead_to_the_question_how_they_are_linked(visit: Visitor) -> None:
    visit.open()
    visit.row(CAR_PARK).click()
    expect(visit.status).to_contain_text(f"Selected: {CAR_PARK}")
    visit.map.focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("Shift+Enter")
    expect(visit.status).to_contain_text(", ")
    expect(visit.evidence).not_to_have_text(CAR_PARK)
    visit.rests()
    visit.map.focus()
    visit.page.keyboard.press("p")
    visit.arrived("How two are linked")
    expect(visit.page.locator(".ctx-finding-first")).to_contain_text("are linked")


def test_one_enter_adds_one_person_by_the_beginning_of_the_name(visit: Visitor) -> None:
    visit.open("shared-places")
    box = visit.page.get_by_role("combobox", name="Young people")
    box.click()
    visit.page.keyboard.type("Amira")
    expect(visit.page.get_by_role("option")).to_have_count(1)
    expect(visit.page.get_by_role("option")).to_contain_text("Amira Larkspur, 15, Saltmere High School")
    visit.page.keyboard.press("Enter")
    visit.rests()
    expect(visit.page.locator("[data-tag]")).to_have_count(1)
    expect(visit.page.locator("[data-tag]")).to_contain_text("Amira Larkspur")


@pytest.fixture
def empty(chromium_open: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """A visitor at the app on an empty store."""
    data, temporary = tmp_path / "data", tmp_path / "temporary"
    data.mkdir()
    temporary.mkdir()
    open_store(str(tmp_path / "store")).close()  # the app makes none
    with (
        served(tmp_path / "store", data, log=tmp_path / "log", TMPDIR=str(temporary)) as found,
        visitor(chromium_open, found) as visit,
    ):
        yield visit
        assert visit.seen.outside == []
        assert visit.seen.complaints == []
    assert list(temporary.rglob("ctx-map-upload-*")) == []


def gives_file(visit: Visitor, path: Path) -> None:
    """Gives the screen a file, and waits until it asks whose it is: then the server holds it.

    A file that is given while the screen is drawn anew for a name can be lost by the page of a slow machine.
    """
    visit.page.locator("input[type=file]").set_input_files(path)
    expect(visit.page.get_by_text("Choose whose files these are.")).to_be_visible()


def under_a_new_name(visit: Visitor, name: str) -> None:
    """Says on purpose that the files are kept under a new short name."""
    visit.page.get_by_role("combobox", name="Whose files these are").click()
    visit.page.get_by_role("option", name="A new short name").click()
    field = visit.page.get_by_role("textbox", name="New short name", exact=True)
    field.fill(name)
    field.press("Enter")


def test_a_bad_bundle_shows_all_its_problems_and_a_good_one_is_stored(empty: Visitor, tmp_path: Path) -> None:
    bad = with_row(
        with_row(small_town(), "people", id="x", date_of_birth="31/02/2010"), "people", id="y", kind="wizard"
    )
    empty.open("load-files")
    gives_file(empty, write_zip(tmp_path / "bad.zip", bad))
    under_a_new_name(empty, "north")
    expect(empty.page.get_by_text("2 problems were found")).to_be_visible()
    expect(empty.page.locator(".st-key-problems .ct tbody tr")).to_have_count(2)
    expect(empty.page.get_by_role("button", name="Store these reports")).to_have_count(0)
    empty.page.get_by_role("button", name="Remove bad.zip").click()
    expect(empty.page.get_by_text("2 problems were found")).to_have_count(0)
    empty.page.locator("input[type=file]").set_input_files(write_zip(tmp_path / "good.zip", small_town()))
    expect(empty.page.get_by_text("No problem was found.")).to_be_visible()
    empty.page.get_by_role("button", name="Store these reports").click()
    expect(empty.page.get_by_text("Stored.")).to_be_visible()
    empty.go("Network map")
    expect(empty.row("Ash Field")).to_be_visible()
    empty.go("Audit")
    expect(empty.page.locator(".ct tbody")).to_contain_text("intake done")


def test_a_file_that_is_no_bundle_is_refused_in_a_sentence(empty: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "notes.zip"
    path.write_bytes(b"not a zip")
    empty.open("load-files")
    gives_file(empty, path)
    under_a_new_name(empty, "north")
    expect(empty.page.get_by_role("alert").first).to_be_visible()
    expect(empty.page.get_by_role("button", name="Store these reports")).to_have_count(0)


MARKUP = (
    '<img src=x onerror="window.__ran=1">',
    "</script><script>window.__ran=1</script>",
    "<a href='javascript:window.__ran=1'>href</a>",
    "[x](javascript:window.__ran=1) ![x](x)",
    '"><svg onload=window.__ran=1>',
)
"""Texts that do something where they are taken for markup."""


def hostile_town() -> dict[str, list[dict[str, str]]]:
    """Four people at a place, all of whose texts are markup."""
    people = [{"id": f"p{n}", "name": words, "child_voice": words, "notified": words} for n, words in enumerate(MARKUP)]
    place = {
        "id": "place",
        "name": MARKUP[0],
        "kind": MARKUP[1],
        "address": MARKUP[2],
        "latitude": "53.4",
        "longitude": "-2",
    }
    links = [
        {"from": person["id"], "to": "place", "kind": "SPENDS_TIME_AT", "ref": f"R{n}", "agency": MARKUP[0]}
        | {"since": "2026-11-01", "handling": "P", "note": MARKUP[n]}
        for n, person in enumerate(people)
    ]
    return {"people": people, "places": [place], "links": links}


def test_markup_in_any_text_runs_nowhere(empty: Visitor, tmp_path: Path) -> None:
    empty.open("load-files")
    gives_file(empty, write_zip(tmp_path / "hostile.zip", hostile_town()))
    under_a_new_name(empty, "hostile")
    empty.page.get_by_role("button", name="Store these reports").click()
    expect(empty.page.get_by_text("Stored.")).to_be_visible()
    for title in TITLES.values():
        empty.go(title)
        if title in ("Network map", "Shared places"):
            empty.page.locator(".ct-choose").first.click()
            expect(empty.evidence.first).to_be_visible()
    assert empty.page.evaluate("window.__ran") is None
