"""High contrast is a switch of the reader, and in a narrow window one of the rail and the panel is open at most."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from app.rooms import Room, html
from app.serving import APP
from app.workspace.rooms import FOUR, about, press, room_of, scene_of


def test_high_contrast_is_no_part_of_the_scene_and_the_address_keeps_it(sample: Room) -> None:
    app = about(*FOUR)
    before = scene_of(app)
    assert "@media (prefers-contrast: more)" in html(app)
    app.toggle(key="ws_contrast").set_value(True).run()
    assert "@media (prefers-contrast: more)" not in html(app)
    assert "high contrast: black on white" in html(app)
    assert scene_of(app) == before
    assert "".join(app.query_params["contrast"]) == "high"
    app.toggle(key="ws_contrast").set_value(False).run()
    assert "contrast" not in app.query_params


def test_a_message_that_still_has_the_address_from_before_turns_no_switch_back(sample: Room) -> None:
    app = about(*FOUR)
    app.toggle(key="ws_contrast").set_value(True).run()
    app.toggle(key="ws_contrast").set_value(False).run()
    # the browser had sent it before the address was changed
    app.query_params["contrast"] = "high"
    app.toggle(key="ws_projector").set_value(True).run()
    assert "@media (prefers-contrast: more)" in html(app)
    assert app.toggle(key="ws_contrast").value is False
    assert "contrast" not in app.query_params


def test_the_address_that_a_page_is_opened_with_says_the_contrast(sample: Room) -> None:
    app = AppTest.from_file(APP / "main.py", default_timeout=60)
    app.query_params["contrast"] = "high"
    assert "@media (prefers-contrast: more)" not in html(app.run())


def test_one_drawer_is_open_at_most_and_a_question_asked_in_the_rail_opens_its_answer(sample: Room) -> None:
    app = about(*FOUR)
    assert room_of(app).drawer == ""
    press(app, "ws_drawer_rail")
    assert room_of(app).drawer == "rail"
    assert app.button(key="ws_drawer_rail").label == "Close questions"
    press(app, "ws_ask_SHARED_PLACES")
    assert room_of(app).drawer == "side"
    press(app, "ws_close_drawer_side")
    assert room_of(app).drawer == ""
