"""An agency's own file in a real browser: a register is read by choosing, with the mouse and the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from app.browsing import Visitor, visitor
from app.serving import served
from ctx_map import open_store
from ctx_map.bundle.proposal.layout import Where
from ctx_map_app.screens.load_files import NEW_NAME, OWN_FILES

pytestmark = pytest.mark.browser
REGISTER = "YP ref,Young person,01/05/2026,02/05/2026,08/05/2026\nYP1,Ash Field,x,,X\nYP2,Bo Lane,,?,x\n"
STREAMLITS_OWN = {"presentation-role-conflict": {"enabled": False}}


@pytest.fixture
def empty(chromium_open: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """One tab on a server without any data."""
    (tmp_path / "data").mkdir()
    open_store(str(tmp_path / "store")).close()
    with (
        served(tmp_path / "store", tmp_path / "data", log=tmp_path / "log") as address,
        visitor(chromium_open, address) as found,
    ):
        yield found
        assert found.seen.outside == []
        assert found.seen.complaints == []


def choose(visit: Visitor, field: str, option: str) -> None:
    """Chooses one of the options of a field."""
    # a list that is open closes when the page scrolls
    there = visit.page.get_by_role("combobox", name=field)
    there.scroll_into_view_if_needed()
    visit.painted()
    there.click()
    visit.page.get_by_role("option", name=option, exact=True).click()
    visit.rests()


def give(visit: Visitor, path: Path) -> None:
    """Gives a file as an agency's own, under a new short name."""
    visit.open("load-files")
    visit.page.locator("input[type=file]").set_input_files(path)
    expect(visit.page.get_by_text("Choose whose files these are.")).to_be_visible()
    visit.page.get_by_text(OWN_FILES, exact=True).click()
    visit.rests()
    choose(visit, "Whose files these are", NEW_NAME)
    name = visit.page.get_by_role("textbox", name="New short name")
    name.fill("club")
    name.press("Enter")
    visit.rests()


def test_a_register_is_read_stored_and_its_mapping_saved(empty: Visitor, tmp_path: Path) -> None:
    (tmp_path / "register.csv").write_text(REGISTER, "utf-8")
    give(empty, tmp_path / "register.csv")
    page = empty.page
    expect(page.get_by_text("Nothing in the file says where they were.").last).to_be_visible()
    # where they were, and what a mark that is not known means
    choose(empty, "Where those with a mark", str(Where.ONE_PLACE))
    place = page.get_by_role("textbox", name="What the place is called")
    place.fill("Pearl Youth Club")
    place.press("Enter")
    empty.rests()
    expect(page.get_by_text("1 problem was found")).to_be_visible()
    found = Axe().run(page, options={"resultTypes": ["violations"], "rules": STREAMLITS_OWN})
    assert found.violations_count == 0, found.generate_report()
    page.get_by_role("combobox", name="What this word means").nth(1).click()
    page.get_by_role("option", name="not there: no link", exact=True).click()
    expect(page.get_by_text("No problem was found")).to_be_visible()
    empty.rests()
    # what is saved says it, and what is stored is there
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the mapping").click()
    text = Path(saved.value.path()).read_text("utf-8")
    assert 'grid = { columns = ["??/??/????"], heading = "Day", cell = "Mark" }' in text
    page.get_by_role("button", name="Store these reports").click()
    expect(page.get_by_text("Stored.")).to_be_visible()
    empty.rests()
