"""High contrast is a switch of the reader, and in a narrow window one of the rail and the panel is open at most."""

from __future__ import annotations

from app.rooms import Room, html
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
