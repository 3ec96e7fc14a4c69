"""Everything on a map can be done without a pointer."""

from __future__ import annotations

import pytest

from ctx_map.maps import network_map
from ctx_map.maps.payload import MapPayload
from frontend.looking import Look
from maps.releases import released
from towns import tie, town

pytestmark = pytest.mark.browser

CROSS = {"mid": (0.0, 0.0), "left": (-300.0, 0.0), "right": (300.0, 0.0), "up": (0.0, -200.0), "down": (0.0, 200.0)}


def _map() -> MapPayload:
    ties = [tie("mid", "KNOWS", other, grade="1AP") for other in ("left", "right", "up")]
    return network_map(released(town(*ties, tie("up", "KNOWS", "down"))), positions=CROSS)


@pytest.fixture
def walked(look: Look) -> Look:
    """A cross of five, with the map in focus and the middle one under the keys."""
    look.at_map(_map())
    look.focus_map()
    look.press("ArrowRight")
    return look


def test_the_first_arrow_goes_to_the_middle_and_the_next_ones_in_their_direction(walked: Look) -> None:
    assert walked.status() == "Mid. Age not known, treated as a child. 3 lines shown."
    for key, label in (("ArrowLeft", "Left"), ("ArrowRight", "Mid"), ("ArrowUp", "Up"), ("ArrowDown", "Mid")):
        walked.press(key)
        assert walked.status().startswith(f"{label}.")


def test_enter_selects_and_shift_enter_adds(walked: Look) -> None:
    walked.press("Enter")
    assert walked.selected() == {"Mid"}
    walked.press("ArrowRight", "Shift+Enter")
    assert walked.selected() == {"Mid", "Right"}
    walked.press("Escape")
    assert walked.selected() == set()


def test_x_asks_for_what_is_linked_and_i_for_what_is_recorded(walked: Look) -> None:
    walked.press("x", "i")
    assert walked.said("onExpand") == [["mid"]]
    assert walked.said("onInspect") == [["mid"]]


def test_l_selects_with_the_neighbours(walked: Look) -> None:
    walked.press("l")
    assert walked.selected() == {"Mid", "Left", "Right", "Up"}


def test_p_asks_for_the_path_between_the_two_selected(walked: Look) -> None:
    walked.press("p")
    assert walked.status().startswith("For the path between two, choose one and press P.")
    walked.press("Enter", "ArrowUp", "Shift+Enter", "p")
    assert walked.said("onPath") == [["mid", "up"]]


def test_with_one_selected_p_waits_for_the_other_end(walked: Look) -> None:
    walked.press("Enter", "p")
    assert walked.status() == "Path from Mid. Now choose the other end."
    walked.press("ArrowUp", "Enter")
    assert walked.said("onPath") == [["mid", "up"]]


def test_h_hides_and_control_z_shows_again(walked: Look) -> None:
    walked.press("ArrowLeft", "h")
    assert walked.drawn() == {"Mid", "Right", "Up", "Down"}
    walked.press("Control+z")
    assert walked.drawn() == {"Mid", "Left", "Right", "Up", "Down"}


def test_shift_h_hides_all_but_the_neighbourhood(walked: Look) -> None:
    walked.press("Shift+H")
    assert walked.drawn() == {"Mid", "Left", "Right", "Up"}


def test_plus_minus_and_nought_zoom(walked: Look) -> None:
    before = walked.view()["scale"]
    walked.press("+")
    assert walked.view()["scale"] == pytest.approx(before * 1.3)
    walked.press("-")
    assert walked.view()["scale"] == pytest.approx(before)
    walked.press("-", "-", "0")
    assert walked.view()["scale"] == pytest.approx(before)


def test_shift_and_arrows_shift_the_map(walked: Look) -> None:
    before = walked.view()
    walked.press("Shift+ArrowRight")
    assert walked.view()["dx"] < before["dx"]
    assert walked.view()["dy"] == pytest.approx(before["dy"])


def test_a_node_is_moved_with_arrow_keys_and_told(walked: Look) -> None:
    walked.press("m", "ArrowRight", "Shift+ArrowDown", "Enter")
    assert walked.said("onMove") == [[{"mid": [20, 100]}]]
    walked.press("Control+z")
    assert walked.said("onMove")[-1] == [{"mid": [0, 0]}]


def test_escape_puts_a_node_back_that_is_being_moved(walked: Look) -> None:
    walked.press("m", "ArrowRight", "Escape")
    assert walked.said("onMove") == []
    assert walked.page.evaluate("chart.scene.focus.x") == 0
    assert walked.status() == "Put back."


def test_the_menu_opens_with_shift_f10_and_is_walked_with_arrows(walked: Look) -> None:
    walked.press("Shift+F10")
    entries = walked.page.get_by_role("menuitem")
    assert entries.first.evaluate("(entry) => document.activeElement === entry")
    walked.press("ArrowDown", "Enter")
    assert walked.selected() == {"Mid", "Left", "Right", "Up"}
    assert walked.page.get_by_role("menu").count() == 0
    assert walked.page.evaluate("document.activeElement.classList.contains('cm-stage')")


def test_escape_closes_the_menu_and_gives_the_focus_back(walked: Look) -> None:
    walked.press("Shift+F10", "Escape")
    assert walked.page.get_by_role("menu").count() == 0
    assert walked.page.evaluate("document.activeElement.classList.contains('cm-stage')")


def test_the_help_sheet_opens_with_a_question_mark_and_closes_with_escape(walked: Look) -> None:
    walked.press("?")
    sheet = walked.page.get_by_role("dialog")
    assert "fit the whole map" in sheet.inner_text()
    walked.press("Escape")
    assert sheet.count() == 0
    assert walked.page.evaluate("document.activeElement.classList.contains('cm-stage')")


def test_the_search_finds_by_the_first_letters_jumps_and_gives_the_focus_to_the_map(walked: Look) -> None:
    walked.press("/")
    walked.page.keyboard.type("ri")
    assert walked.page.get_by_role("option").all_inner_texts() == ["Right\nAge not known, treated as a child"]
    walked.press("Enter")
    assert walked.selected() == {"Right"}
    box = walked.page.locator(".cm-host").bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert walked.spot("Right") == pytest.approx(middle, abs=3)


def test_the_search_says_when_nobody_is_found(walked: Look) -> None:
    walked.press("/")
    walked.page.keyboard.type("zzz")
    assert walked.page.locator(".cm-none").inner_text() == "Not on this map"


def test_the_toolbar_is_one_tab_stop_with_arrows_inside(walked: Look) -> None:
    toolbar = walked.page.get_by_role("toolbar")
    toolbar.get_by_role("button", name="Zoom in").focus()
    assert toolbar.locator("button[tabindex='0']").count() == 1
    before = walked.view()["scale"]
    walked.press("ArrowRight", "Enter")
    assert walked.view()["scale"] == pytest.approx(before / 1.3)
    walked.press("End")
    assert walked.page.evaluate("document.activeElement.textContent") == "Keys ?"


def test_the_four_pan_buttons_do_what_dragging_does(walked: Look) -> None:
    for name, moved in (("left", (1, 0)), ("right", (-1, 0)), ("up", (0, 1)), ("down", (0, -1))):
        before = walked.view()
        walked.page.get_by_role("button", name=f"Move {name}").click()
        after = walked.view()
        signs = [(after[way] > before[way] + 1) - (after[way] < before[way] - 1) for way in ("dx", "dy")]
        assert tuple(signs) == moved


def test_keys_do_nothing_while_the_map_has_no_focus(look: Look) -> None:
    look.at_map(_map())
    look.page.mouse.click(5, 760)
    look.press("h", "x", "ArrowRight")
    assert look.drawn() == {"Mid", "Left", "Right", "Up", "Down"}
    assert look.said("onExpand") == []


def test_without_anybody_to_ask_the_path_is_found_on_the_map_itself(look: Look) -> None:
    look.at_map(_map())
    look.page.evaluate("chart.hooks.onPath = undefined")
    look.click("Left")
    look.click("Down", shift=True)
    look.focus_map()
    look.press("p")
    assert look.status() == "Path of 3 steps: Left, Mid, Up, Down."
    assert look.selected() == {"Left", "Mid", "Up", "Down"}


def test_no_path_goes_through_what_is_hidden(look: Look) -> None:
    look.at_map(_map())
    look.page.evaluate("chart.hooks.onPath = undefined")
    look.page.evaluate("chart.hide(chart.scene.model.nodes.filter((node) => node.label === 'Mid'))")
    look.click("Left")
    look.click("Down", shift=True)
    look.focus_map()
    look.press("p")
    assert look.status() == "Left and Down are not linked on this map."
    assert look.selected() == {"Left", "Down"}
