"""A node with neighbours of several sorts that are not drawn asks which of them to draw."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from app.rooms import ASH, BO, PARK, Room, drawn, html, opened, report, session_of
from ctx_map_app.canvas.map_filter import SELECTED

CLUB = {"id": "club", "name": "The Club", "kind": "youth_club"}
LINKS = [
    report("ash", "SPENDS_TIME_AT", "park", "R1"),
    report("bo", "SPENDS_TIME_AT", "park", "R2"),
    report("bo", "SPENDS_TIME_AT", "club", "R3"),
    report("bo", "FRIEND_OF", "cy", "R4"),
    report("bo", "FRIEND_OF", "ash", "R5"),
]
CY = {"id": "cy", "name": "Cy Thornwick", "date_of_birth": "2012-06-05"}


@pytest.fixture
def around_the_park(room: Room) -> AppTest:
    """The map around a park, where Bo's other friend and other place are not drawn."""
    room.load([ASH, BO, CY], [PARK, CLUB], LINKS)
    app = opened()
    session_of(app).selected = "t:park"
    app.run()
    app.segmented_control(key="filter").set_value(SELECTED).run()
    assert set(drawn(app).values()) == {"Ash Quillow", "Bo Ravensby", "North Park"}
    return app


def expand(app: AppTest, node: str) -> AppTest:
    """What a double click brings back from the map."""
    session_of(app).select([node])
    session_of(app).asked = node
    return app.run()


def offered(app: AppTest) -> list[str]:
    """The words on the buttons of the question."""
    return [button.label for button in app.button if (button.key or "").startswith("expand_")]


def press(app: AppTest, words: str) -> AppTest:
    return next(button for button in app.button if button.label == words).click().run()


def test_the_sorts_are_offered_with_how_many_there_are_of_each(around_the_park: AppTest) -> None:
    app = expand(around_the_park, "t:bo")
    assert "What do you want to add around Bo Ravensby?" in html(app)
    assert offered(app) == ["People (1)", "Places (1)", "All (2)", "Close"]
    assert set(drawn(app).values()) == {"Ash Quillow", "Bo Ravensby", "North Park"}


def test_one_sort_is_drawn_and_the_rest_is_offered_still(around_the_park: AppTest) -> None:
    app = press(expand(around_the_park, "t:bo"), "Places (1)")
    assert set(drawn(app).values()) == {"Ash Quillow", "Bo Ravensby", "North Park", "The Club"}
    assert offered(app) == ["People (1)", "Close"]


def test_all_is_all_and_takes_the_question_away(around_the_park: AppTest) -> None:
    app = press(expand(around_the_park, "t:bo"), "All (2)")
    assert set(drawn(app).values()) == {"Ash Quillow", "Bo Ravensby", "North Park", "The Club", "Cy Thornwick"}
    assert offered(app) == []


def test_no_more_draws_nothing(around_the_park: AppTest) -> None:
    app = press(expand(around_the_park, "t:bo"), "Close")
    assert len(drawn(app)) == 3
    assert offered(app) == []


def test_another_selection_takes_the_question_away(around_the_park: AppTest) -> None:
    app = expand(around_the_park, "t:bo")
    session_of(app).select(["t:ash"])
    assert offered(app.run()) == []
    session_of(app).select(["t:bo"])
    assert offered(app.run()) == []
