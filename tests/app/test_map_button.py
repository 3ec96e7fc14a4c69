"""From a row of any answer one button leads to the network map around what the row is about."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from app.rooms import ASH, BO, CY, PARK, Room, components, drawn, go, opened, report, session_of
from ctx_map_app.canvas.map_filter import EVERYTHING, SELECTED
from ctx_map_app.frame.menu import NETWORK_MAP
from ctx_map_app.session.saved_positions import saved_positions_of

CLUB = {"id": "club", "name": "The Club", "kind": "youth_club"}
LINKS = [
    report("ash", "SPENDS_TIME_AT", "park", "R1"),
    report("bo", "SPENDS_TIME_AT", "park", "R2"),
    # suspected to be false, so that it is a row of the links that need care
    report("cy", "SPENDS_TIME_AT", "club", "R3", grade="1EP"),
]


@pytest.fixture
def at_the_park(room: Room) -> Room:
    """Two at a park, another one at a club."""
    room.load([ASH, BO, CY], [PARK, CLUB], LINKS)
    return room


def led_to_the_map(app: AppTest, key: str) -> AppTest:
    """The map that the button leads to with this row selected."""
    session_of(app).selected = key
    app.run()
    return app.button(key="show_on_map").click().run()


def test_a_place_is_drawn_with_what_is_linked_to_it(at_the_park: Room) -> None:
    app = led_to_the_map(opened("shared-places"), "t:park")
    assert set(drawn(app).values()) == {"Ash Quillow", "Bo Ravensby", "North Park"}
    assert app.segmented_control(key="filter").value == SELECTED
    assert session_of(app).selected == "t:park"
    assert not app.warning
    assert at_the_park.viewed() == ["shared-places", "network map"]


def test_a_tie_is_drawn_by_its_two_ends(at_the_park: Room) -> None:
    app = opened("doubt")
    table = next(each for each in components(app) if "rows" in each)
    at = next(n for n, row in enumerate(table["rows"]) if str(row[0]).startswith("Cy Thornwick"))
    app = led_to_the_map(app, table["ids"][at])
    assert set(drawn(app).values()) == {"Cy Thornwick", "The Club"}


def test_a_chain_is_drawn_too(at_the_park: Room) -> None:
    app = opened("connect")
    app.selectbox(key="connect.a").set_value("t:ash").run()
    app.selectbox(key="connect.b").set_value("t:bo").run()
    app.button(key="show_on_map").click().run()
    assert set(drawn(app).values()) == {"Ash Quillow", "Bo Ravensby", "North Park"}


def test_what_was_drawn_around_before_is_left(at_the_park: Room) -> None:
    app = led_to_the_map(opened("shared-places"), "t:park")
    app = led_to_the_map(go(app, "shared-contacts"), "t:cy")
    assert set(drawn(app).values()) == {"Cy Thornwick", "The Club"}


def test_nothing_selected_has_no_button(at_the_park: Room) -> None:
    assert [button.key for button in opened("doubt").button if button.key == "show_on_map"] == []


def test_what_is_not_on_the_map_has_no_button(at_the_park: Room) -> None:
    app = opened("doubt")
    session_of(app).selected = "t:nobody"
    assert [button.key for button in app.run().button if button.key == "show_on_map"] == []


def test_a_part_that_is_drawn_first_does_not_say_where_the_whole_is_laid(at_the_park: Room) -> None:
    app = opened("shared-places")
    saved = saved_positions_of(at_the_park.settings)
    saved.clear()
    app = led_to_the_map(app, "t:park")
    assert saved.positions() == {}
    go(app, NETWORK_MAP).segmented_control(key="filter").set_value(EVERYTHING).run()
    assert set(saved.positions()) == {"t:ash", "t:bo", "t:cy", "t:park", "t:club"}


def test_what_was_put_somewhere_is_drawn_there(at_the_park: Room) -> None:
    saved_positions_of(at_the_park.settings).remember({"t:park": (123.0, -45.0)})
    (given, *_) = (each for each in components(opened()) if "map" in each)
    assert {row[0]: (row[2], row[3]) for row in given["map"]["nodes"]}["t:park"] == (123.0, -45.0)
