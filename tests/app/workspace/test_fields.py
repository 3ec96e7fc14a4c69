"""A message that the browser sent before it had the last drawing changes nothing that it did not mean to change."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from app.rooms import Room
from app.workspace.rooms import CAR_PARK, FOUR, about, press, room_of, scene_of
from ctx_map.maps.content import Filters
from ctx_map_app.scene import Lettering, Picture
from ctx_map_app.workspace.fields import DRAWN

FEWEST = "ws_option_shared-places_min_people"
"""The field of the fewest young people who share a place."""


def late(app: AppTest, at: str, **said: object) -> AppTest:
    """A message that was sent on the drawing with this number, with what the fields said then."""
    app.session_state[DRAWN] = at
    for key, value in said.items():
        app.session_state[key] = value
    return app.run()


def drawing(app: AppTest) -> str:
    return str(app.session_state[DRAWN])


def test_the_answer_stays_open_when_a_message_from_before_it_comes_late(sample: Room) -> None:
    app = about(*FOUR)
    app.session_state["ws_panel"] = "Evidence"
    before = drawing(app.run())
    press(app, "ws_ask_SHARED_PLACES")
    late(app, before, ws_panel="Evidence")
    assert app.session_state["ws_panel"] == "Answer"


def test_a_tab_that_is_chosen_on_an_old_drawing_is_opened(sample: Room) -> None:
    app = about(*FOUR)
    before = drawing(app)
    press(app, "ws_ask_SHARED_PLACES")
    late(app, before, ws_panel="Notes and actions")
    assert app.session_state["ws_panel"] == "Notes and actions"


def test_two_steps_are_undone_where_the_second_undo_comes_before_the_first_is_drawn(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_SHARED_PLACES")
    app.toggle(key="ws_initials").set_value(True).run()
    steps = len(room_of(app).history.steps)
    before = drawing(app)
    press(app, "ws_undo")
    # the second undo still says that initials are on
    app.session_state[DRAWN] = before
    app.toggle(key="ws_initials").set_value(True)
    press(app, "ws_undo")
    assert scene_of(app).lettering is Lettering.NAMES
    assert len(room_of(app).history.steps) == steps
    assert room_of(app).history.at == steps - 2


def test_what_was_found_once_is_not_found_again_with_the_next_click(sample: Room) -> None:
    app = about(*FOUR)
    before = drawing(app)
    app.selectbox(key="ws_find").set_value(CAR_PARK).run()
    assert scene_of(app).selected == (CAR_PARK,)
    app.session_state[DRAWN] = before
    app.selectbox(key="ws_find").set_value(CAR_PARK)
    press(app, "ws_ask_SHARED_PLACES")
    assert app.session_state["ws_panel"] == "Answer"
    assert scene_of(app).picture is Picture.NETWORK


def test_the_same_is_found_again_when_it_is_chosen_again(sample: Room) -> None:
    app = about(*FOUR)
    app.selectbox(key="ws_find").set_value(CAR_PARK).run()
    press(app, "ws_ask_SHARED_PLACES")
    app.selectbox(key="ws_find").set_value(CAR_PARK).run()
    assert scene_of(app).selected == (CAR_PARK,)
    assert app.session_state["ws_panel"] == "Evidence"


def test_a_filter_that_was_undone_does_not_come_back_with_the_next_one(sample: Room) -> None:
    app = about(*FOUR)
    app.pills(key="ws_show_agencies").set_value(["police"]).run()
    before = drawing(app)
    press(app, "ws_undo")
    # the browser does not have the drawing without the filter
    app.session_state[DRAWN] = before
    app.pills(key="ws_show_agencies").set_value(["police"])
    app.toggle(key="ws_show_protective").set_value(True).run()
    assert scene_of(app).filters == Filters(protective=True)


def test_an_option_that_was_undone_does_not_come_back_with_the_next_click(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_SHARED_PLACES")
    app.number_input(key=FEWEST).set_value(3).run()
    assert dict(scene_of(app).options) == {"min_people": 3}
    before = drawing(app)
    press(app, "ws_undo")
    app.session_state[DRAWN] = before
    app.number_input(key=FEWEST).set_value(3)
    press(app, "ws_choose_1")
    assert scene_of(app).options == ()
    assert scene_of(app).selected == (CAR_PARK,)
