"""Hotspots without a meeting: the street map of the whole town, what leads on it, and when."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.rooms import ASH, PARK, Room, components, everything, html, opened, report
from app.workspace.rooms import press, room_of, scene_of
from ctx_map.maps.town import When
from ctx_map_app.frame.menu import FIRST_PAGE, HOTSPOTS_MAP
from ctx_map_app.scene import Town
from ctx_map_app.scene.actions import LookAtTown
from ctx_map_app.workspace.town_chosen import when_of
from ctx_map_app.workspace.town_controls import NO_DATES, NO_TIMES

NAMES = ("Larkspur", "Reedlock", "Lanternhay", "Saltgrass")
FRIDAY_EVENING = 4 * 8 + 6
"""The part of the week from 6pm to 9pm on a Friday."""


def given(app: AppTest, name: str) -> dict[str, Any]:
    """What the component with this field was given."""
    return next(each for each in components(app) if name in each)


def chosen(app: AppTest, *blocks: int) -> AppTest:
    """The same page with these parts of the week chosen."""
    now = room_of(app)
    now.history = now.history.do(LookAtTown(Town(blocks=blocks)))
    return app.run()


def test_the_first_page_leads_to_it(sample: Room) -> None:
    app = opened(FIRST_PAGE)
    app.button(key="ws_hotspots").click().run()
    assert not app.error
    assert "Hotspots, without a meeting" in html(app)


def test_it_opens_on_hexagons_and_the_ten_places_that_lead(sample: Room) -> None:
    app = opened(HOTSPOTS_MAP)
    drawn = given(app, "map")["map"]
    assert [item["number"] for item in drawn["places"]] == list(range(1, 11))
    assert len(drawn["ground"]["cells"]) > 1
    assert f"1  {drawn['places'][0]['name']}" in [button.label for button in app.button]


def test_it_names_no_one(sample: Room) -> None:
    shown = everything(opened(HOTSPOTS_MAP))
    assert [name for name in NAMES if name in shown] == []


def test_it_says_who_shared_information_and_who_did_not(sample: Room) -> None:
    assert "Nothing from" in html(opened(HOTSPOTS_MAP))


def test_a_part_of_the_week_leaves_its_events_alone(sample: Room) -> None:
    app = opened(HOTSPOTS_MAP)
    before = given(app, "blocks")
    app = chosen(app, FRIDAY_EVENING)
    after = given(app, "blocks")
    assert after["on"] == [FRIDAY_EVENING]
    assert after["blocks"] == before["blocks"]
    assert sum(month["count"] for month in after["months"]) < sum(month["count"] for month in before["months"])
    assert "in the chosen hours of the week" in html(app)


def test_hexagons_can_be_left_out(sample: Room) -> None:
    app = opened(HOTSPOTS_MAP)
    app.toggle(key="ws_hexagons").set_value(False).run()
    assert given(app, "map")["map"]["ground"]["cells"] == []


def test_what_is_chosen_is_undone_and_done_again_like_everything_else(sample: Room) -> None:
    app = chosen(opened(HOTSPOTS_MAP), FRIDAY_EVENING)
    app.toggle(key="ws_hexagons").set_value(False).run()
    press(app, "ws_choose_1", "ws_undo", "ws_undo")
    assert scene_of(app).town == Town(blocks=(FRIDAY_EVENING,))
    assert scene_of(app).selected == ()
    assert app.toggle(key="ws_hexagons").value is True
    press(app, "ws_undo")
    assert given(app, "blocks")["on"] == []
    press(app, "ws_redo")
    assert given(app, "blocks")["on"] == [FRIDAY_EVENING]


def test_a_reload_finds_what_was_chosen(sample: Room) -> None:
    token = "".join(chosen(opened(HOTSPOTS_MAP), FRIDAY_EVENING).query_params["scene"])
    again = opened(HOTSPOTS_MAP)
    again.query_params["scene"] = token
    assert given(again.run(), "blocks")["on"] == [FRIDAY_EVENING]


def test_a_place_that_leads_opens_on_the_canvas(sample: Room) -> None:
    app = opened(HOTSPOTS_MAP)
    first = given(app, "map")["map"]["places"][0]["key"]
    app.button(key="ws_choose_1").click().run()
    assert given(app, "map")["selected"] == [first]
    app.button(key="ws_town_open").click().run()
    assert not app.error
    assert scene_of(app).places == (first,)


def test_choosing_asks_the_store_nothing_again(sample: Room) -> None:
    app = opened(HOTSPOTS_MAP)
    before = sample.viewed()
    assert before[-2:] == ["workspace", "hotspots, street map"]
    chosen(app, FRIDAY_EVENING)
    assert sample.viewed() == before


@pytest.mark.parametrize(("day", "said"), [("2026-05-01", ""), ("", NO_DATES)])
def test_where_no_event_has_a_time_of_day_that_is_said_and_no_empty_grid_is_drawn(
    room: Room, day: str, said: str
) -> None:
    event = {"id": "e", "kind": "incident", "occurred_from": day}
    room.load([ASH], [PARK], [report("e", "HAPPENED_AT", "park", "r1")], events=[event])
    when = given(opened(HOTSPOTS_MAP), "blocks")
    assert (when["timed"], when["week_note"], when["months_note"]) == (False, NO_TIMES, said)


def test_an_empty_store_says_so(room: Room) -> None:
    app = opened(HOTSPOTS_MAP)
    assert "This store is empty" in app.warning[0].value
    assert not app.exception


def test_what_a_browser_can_not_have_said_is_taken_for_nothing() -> None:
    assert when_of(None) == When()
    assert when_of(json.loads('{"months": ["x", "2026-05"], "blocks": [1, 99, "2"]}')) == When(blocks=frozenset({1}))
    assert when_of({"months": ["2026-05", "2026-06"], "blocks": []}) == When(months=("2026-05", "2026-06"))
