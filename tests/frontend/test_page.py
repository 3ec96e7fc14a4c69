"""The page that stands alone, in a real browser."""

from __future__ import annotations

import base64
from datetime import date, datetime
from pathlib import Path

import pytest

from ctx_map.governance import Disclosure
from ctx_map.maps import place_map, write_html
from frontend.looking import Look
from maps.eastfield import eastfield
from maps.releases import released
from towns import tie, town

pytestmark = pytest.mark.browser


def test_a_page_asks_nobody_for_anything(look: Look) -> None:
    look.at_page(eastfield())
    look.page.wait_for_timeout(500)
    assert look.requests == [(look.folder / "map.html").as_uri()]
    assert look.errors == []


def test_a_page_has_no_fault_that_axe_knows(look: Look) -> None:
    look.at_page(eastfield())
    assert look.faults() == []


def test_a_page_of_places_has_no_fault_that_axe_knows(look: Look) -> None:
    look.at_page(eastfield(), payload=place_map(released(eastfield())))
    assert look.faults() == []


def test_menu_help_and_search_have_no_fault_that_axe_knows(look: Look) -> None:
    page = look.at_page(eastfield())
    page.locator(".cm-stage").focus()
    look.press("ArrowRight", "Shift+F10")
    assert look.faults() == []
    look.press("Escape", "/")
    page.keyboard.type("a")
    assert look.faults() == []
    look.press("Escape")
    page.locator(".cm-stage").focus()
    look.press("?")
    assert look.faults() == []


def test_selecting_on_the_map_shows_the_reports_beside_it(look: Look) -> None:
    page = look.at_page(town(tie("ash", "SPENDS_TIME_AT", "park", grade="1BP", ref="r7", agency="police")))
    page.locator(".cm-stage").focus()
    look.press("ArrowRight", "Enter")
    panel = page.locator("#panel-body").inner_text()
    assert "Ash spends time at Park" in panel
    assert "1BP (source reliable, information known indirectly but corroborated)" in panel
    assert "police, r7" in panel


def test_a_row_of_the_table_leads_to_its_node_on_the_map(look: Look) -> None:
    page = look.at_page(eastfield())
    page.get_by_role("button", name="Show on the map: Riverside park").click()
    assert "Riverside park" in page.locator("#panel-title").inner_text()
    assert page.evaluate("document.activeElement.classList.contains('cm-stage')")


def test_the_content_is_on_the_page_without_scripts(look: Look) -> None:
    look.at_page(eastfield())
    context = look.page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = context.new_page()
    page.goto((look.folder / "map.html").as_uri())
    text = page.locator("main").inner_text()
    assert "This browser does not run scripts, which the map needs." in text
    assert "Adult Dean R. contacted Uma Iqbal" in text
    context.close()


def test_a_printed_page_leaves_out_what_only_works_on_a_screen(look: Look) -> None:
    page = look.at_page(eastfield())
    page.emulate_media(media="print")
    assert not page.locator(".cm-bar").is_visible()
    assert page.locator(".marking").first.is_visible()
    assert not page.locator("button.show").first.is_visible()


def test_a_saved_picture_carries_its_marking(look: Look, tmp_path: Path) -> None:
    page = look.at_page(eastfield())
    with page.expect_download() as download:
        page.get_by_role("button", name="Save picture").click()
    path = tmp_path / "picture.png"
    download.value.save_as(path)
    assert download.value.suggested_filename == "network-map.png"
    # the picture is read back by the browser: its size, and ink where the marking stands at the top and at the bottom
    page.goto("about:blank")
    dark = page.evaluate(
        """async (bytes) => {
            const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${bytes}`)).blob());
            const canvas = new OffscreenCanvas(picture.width, picture.height);
            const ctx = canvas.getContext("2d");
            ctx.drawImage(picture, 0, 0);
            const ink = (y) => {
                const { data } = ctx.getImageData(900, y, 600, 36);
                let count = 0;
                for (let n = 0; n < data.length; n += 4) count += data[n] < 80 && data[n + 3] > 200;
                return count;
            };
            return [picture.width, picture.height, ink(18), ink(1448)];
        }""",
        base64.b64encode(path.read_bytes()).decode("ascii"),
    )
    assert dark[:2] == [2400, 1500]
    assert min(dark[2:]) > 500


def test_names_that_are_hidden_are_nowhere_on_the_page(look: Look) -> None:
    page = look.at_page(eastfield(), names="initials")
    page.locator(".cm-stage").focus()
    look.press("ArrowRight", "Enter")
    assert "Bello" not in page.content()
    assert "Marcus" not in page.content()


def test_a_map_of_nobody_says_so(look: Look) -> None:
    page = look.at_page(town())
    assert page.locator(".cm-status").inner_text() == "Nothing is on the map."
    assert look.errors == []


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (700, 900)])
def test_the_whole_map_fits_into_its_window(look: Look, size: tuple[int, int]) -> None:
    look.page.set_viewport_size({"width": size[0], "height": size[1]})
    from ctx_map.maps import network_map

    page = look.at_map(network_map(released(eastfield())))
    outside = page.evaluate(
        """() => {
            const { scale, dx, dy, width, height } = chart.view.now();
            const inside = (at, most) => at > 10 && at < most - 10;
            return chart.scene.drawnNodes()
                .filter(({ x, y }) => !inside(x * scale + dx, width) || !inside(y * scale + dy, height))
                .map((node) => node.label);
        }"""
    )
    assert outside == []


LAST_DAY = date(2031, 5, 1)


def at_copy(look: Look, now: datetime) -> str:
    """Open a copy for Housing that may be kept until the last day, and return all that its window shows."""
    path = look.folder / "copy.html"
    disclosure = Disclosure("Housing", LAST_DAY)
    write_html(released(town(("ash", "KNOWS", "bo")), disclosure=disclosure), path)
    look.page.clock.set_fixed_time(now)
    look.page.goto(path.as_uri())
    return look.page.locator("body").inner_text()


def test_a_copy_says_first_who_it_is_for_and_until_when_it_may_be_kept(look: Look) -> None:
    at_copy(look, datetime(2030, 1, 1, 9))
    header = look.page.locator("header").inner_text()
    assert "For Housing. Delete this by 1 May 2031. Copy " in header


def test_a_copy_is_shown_on_its_last_day(look: Look) -> None:
    said = at_copy(look, datetime(2031, 5, 1, 23, 30))
    assert "Ash" in said
    assert "This copy was to be deleted" not in said


def test_after_its_last_day_a_copy_shows_the_line_that_says_so_and_nothing_else(look: Look) -> None:
    said = at_copy(look, datetime(2031, 5, 2, 0, 30))
    assert said.strip() == (
        "This copy was to be deleted by 1 May 2031. Delete it now. "
        "Ask whoever sent it for a new one if you still need it."
    )
    assert "Ash" not in look.page.content()
    assert look.errors == []
    assert look.faults() == []


def test_what_is_linked_only_to_one_is_put_away_and_shown_again(look: Look) -> None:
    page = look.at_page(town(("ash", "SPENDS_TIME_AT", "park"), ("bo", "SPENDS_TIME_AT", "park")))
    page.get_by_role("button", name="Show on the map: Park").click()
    look.press("Shift+F10")
    page.get_by_role("menuitem", name="Hide what is linked only to it (2)").click()
    assert page.locator(".cm-status").inner_text().startswith("Hidden from view: Ash, Bo.")
    look.press("Shift+F10")
    page.get_by_role("menuitem", name="Show what is linked to it (2)").click()
    assert page.locator(".cm-status").inner_text().startswith("Shown again: Ash, Bo.")
    look.press("Shift+F10")
    assert page.get_by_role("menuitem", name="Show what is linked to it").count() == 0
