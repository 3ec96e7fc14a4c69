"""What can be shown by kind: each filter says what it leaves out, and is taken away by one click."""

from __future__ import annotations

from typing import Any

import pytest

from app.rooms import Room, components
from app.workspace.rooms import FOUR, about, press, room_of, scene_of
from ctx_map.maps.content import Filters, Sort
from ctx_map_app.workspace.show_filters import CHOICES, SWITCHES

CHOSEN: dict[str, Any] = {
    "sorts": Sort.YOUNG,
    "places": "transport",
    "kinds": "SPENDS_TIME_AT",
    "agencies": "police",
    "grades": "not_known",
}
"""What is chosen of each filter."""


def test_what_is_chosen_here_is_of_every_filter() -> None:
    assert set(CHOSEN) == set(CHOICES)


@pytest.mark.parametrize("name", CHOICES)
def test_a_filter_says_how_many_it_dims_and_one_click_takes_it_away(sample: Room, name: str) -> None:
    app = about(*FOUR)
    app.pills(key=f"ws_show_{name}").set_value([CHOSEN[name]]).run()
    assert getattr(scene_of(app).filters, name) == (CHOSEN[name],)
    message = next(each for each in components(app) if "message" in each)["message"]
    assert message["dimmed"]
    assert app.button(key=f"ws_clear_{name}").label.endswith("dimmed ×")
    press(app, f"ws_clear_{name}")
    assert scene_of(app).filters == Filters()
    press(app, "ws_undo")
    assert getattr(scene_of(app).filters, name) == (CHOSEN[name],)


def test_each_filter_is_cleared_by_itself(sample: Room) -> None:
    app = about(*FOUR)
    for name in SWITCHES:
        app.toggle(key=f"ws_show_{name}").set_value(True).run()
    press(app, "ws_clear_confirmed")
    assert scene_of(app).filters == Filters(protective=True)
    assert [step.words for step in room_of(app).history.entries(str)][-1] == "Cleared the filter by confirmed links"


def test_a_kind_of_place_and_a_grade_are_in_words_with_what_there_is_of_them(sample: Room) -> None:
    app = about(*FOUR)
    words = {name: app.pills(key=f"ws_show_{name}").options for name in CHOICES}
    assert any(each.startswith("spends time at (") for each in words["kinds"])
    assert any(each.startswith("not graded (") for each in words["grades"])
    assert all("_" not in each for each in words["places"])
