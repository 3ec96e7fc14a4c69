"""Matches in a real browser: both records, what stands for and against, and both buttons are in one window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from app.browsing import visitor
from app.rooms import ASH, BO, PARK, Room, report
from app.serving import served
from ctx_map import open_store
from ctx_map.settings import Settings

pytestmark = pytest.mark.browser
AGAIN = {"id": "ash-2", "name": "Ash Quilow", "date_of_birth": "2011-03-04"}
REPORTS = [report("ash", "SPENDS_TIME_AT", "park", f"R{day}", since=f"2026-05-{day}") for day in range(10, 26)]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a store with one young person under two ids, one of them with many reports."""
    folder = tmp_path_factory.mktemp("matches")
    (folder / "data").mkdir()
    open_store(str(folder / "store")).close()
    room = Room(Settings(folder / "data", str(folder / "store"), None, "neo4j", None))
    room.load([ASH, AGAIN, BO], [PARK], [*REPORTS, report("ash-2", "SPENDS_TIME_AT", "park", "R9")])
    with served(folder / "store", folder / "data", log=folder / "log") as found:
        yield found


@pytest.mark.parametrize(("wide", "high"), [(1366, 768), (1920, 1080)])
def test_both_buttons_are_in_the_window_with_the_reports_and_what_stands_against_it(
    chromium_open: Browser, address: str, wide: int, high: int
) -> None:
    with visitor(chromium_open, address, wide=wide, high=high) as visit:
        visit.open("matches")
        visit.page.get_by_role("combobox", name="Which two records").click()
        visit.page.get_by_role("option").first.click()
        expect(visit.page.get_by_text("t:ash, 16 reports")).to_be_visible()
        visit.rests()
        for seen in (
            visit.page.get_by_role("button", name="They are one"),
            visit.page.get_by_role("button", name="They are two"),
            visit.page.get_by_role("heading", name="What speaks against it"),
        ):
            expect(seen).to_be_in_viewport(ratio=1)
        letters = visit.page.evaluate(LETTERS)
        assert letters["report"] <= letters["field"] * 1.05


LETTERS = """() => {
  const size = (what) => parseFloat(getComputedStyle(document.querySelector(what)).fontSize);
  return { report: size(".ctx-match li"), field: size("[data-testid=stWidgetLabel] p") };
}"""
