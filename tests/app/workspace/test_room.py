"""One history for everything that is done, one selection for every picture, and an address without a name."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from app.rooms import Room, components, everything, html
from app.workspace.rooms import AMIRA, CAR_PARK, FOUR, MASON, about, press, room_of, scene_of
from ctx_map_app.scene import Lettering

SURNAMES = ("Larkspur", "Reedlock", "Lanternhay", "Saltgrass", "Drossmoor")


def canvas(app: AppTest) -> dict[str, Any]:
    """What the canvas was given."""
    return next(each for each in components(app) if "map" in each)


def test_what_is_done_is_undone_and_done_again(sample: Room) -> None:
    app = press(about(AMIRA, MASON), "ws_ask_SHARED_PLACES", "ws_choose_1")
    scenes = [scene_of(app)]
    for _ in range(4):
        press(app, "ws_undo")
        scenes.append(scene_of(app))
    assert [scene.people for scene in scenes[-2:]] == [(AMIRA,), ()]
    assert scenes[1].selected == ()
    for scene in reversed(scenes[:-1]):
        press(app, "ws_redo")
        assert scene_of(app) == scene


def test_the_history_is_read_as_a_list_and_each_step_is_one_click_away(sample: Room) -> None:
    app = press(about(AMIRA, MASON), "ws_ask_SHARED_PLACES")
    steps = {b.key: b.label for b in app.button if (b.key or "").startswith("ws_step_")}
    assert steps["ws_step_1"] == "Added Amira Larkspur"
    assert steps["ws_step_3"] == "Asked: Which places do they share? (now)"
    press(app, "ws_step_1")
    assert scene_of(app).people == (AMIRA,)


def test_a_row_that_is_chosen_is_selected_on_the_canvas_and_in_the_table(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_SHARED_PLACES", "ws_choose_1")
    assert scene_of(app).selected == (CAR_PARK,)
    assert CAR_PARK in json.dumps(canvas(app))
    press(app, "ws_all")
    table = next(each for each in components(app) if "rows" in each)
    assert table["selected"] == CAR_PARK


def test_the_address_holds_a_token_and_no_name(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_SHARED_PLACES")
    token = "".join(app.query_params["scene"])
    assert re.fullmatch("[0-9a-f]{64}", token)
    assert set(app.query_params) == {"scene"}
    assert token == room_of(app).token


def test_a_room_in_which_nothing_was_done_leaves_nothing_in_the_address(sample: Room) -> None:
    assert "scene" not in about().query_params


def test_by_initials_no_name_is_anywhere_on_the_screen(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_SHARED_PLACES")
    assert "Larkspur" in everything(app)
    app.toggle(key="ws_initials").set_value(True).run()
    assert scene_of(app).lettering is Lettering.INITIALS
    shown = everything(app) + "".join(button.label for button in app.button)
    assert [name for name in SURNAMES if name in shown] == []
    press(app, "ws_choose_1")
    app.session_state["ws_panel"] = "Evidence"
    app.run()
    assert [name for name in SURNAMES if name in everything(app)] == []


def test_what_a_filter_hides_is_counted_and_one_click_shows_everything(sample: Room) -> None:
    app = about(*FOUR)
    before = len(canvas(app)["map"]["nodes"])
    app.toggle(key="ws_show_protective").set_value(True).run()
    assert next(each for each in components(app) if "message" in each)["message"]["dimmed"]
    app.toggle(key="ws_show_hide").set_value(True).run()
    assert len(canvas(app)["map"]["nodes"]) < before
    press(app, "ws_clear")
    assert not scene_of(app).filters.any
    assert len(canvas(app)["map"]["nodes"]) == before


def test_someone_who_is_removed_is_no_longer_named(sample: Room) -> None:
    app = press(about(AMIRA, MASON), f"ws_chip_{AMIRA}")
    assert scene_of(app).people == (MASON,)


def test_the_line_under_the_bar_says_who_shared_nothing_and_what_is_restricted(sample: Room) -> None:
    shown = html(about())
    assert "Nothing from health." in shown
    assert "5 to 19 reports are restricted" in shown
    assert "Sample town: all fictional" in shown


def test_a_restricted_person_is_not_offered_and_a_day_before_a_report_shows_less(sample: Room) -> None:
    app = about(*FOUR)
    drawn = len(canvas(app)["map"]["nodes"])
    app.date_input(key="ws_day").set_value(date(2026, 6, 1)).run()
    assert len(canvas(app)["map"]["nodes"]) < drawn
    press(app, "ws_undo")
    assert len(canvas(app)["map"]["nodes"]) == drawn
