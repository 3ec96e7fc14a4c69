"""Hexagons under the places of the workspace's street map."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from app.rooms import Room, components
from app.workspace.rooms import FOUR, about, press, room_of, scene_of
from ctx_map_app.scene import Picture
from ctx_map_app.scene.actions import ChoosePicture
from ctx_map_app.workspace.middle import KEY
from ctx_map_app.workspace.street_picture import HEXAGONS


def street_map(app: AppTest) -> AppTest:
    """The same workspace with its street map open."""
    now = room_of(app)
    now.history = now.history.do(ChoosePicture(Picture.STREET_MAP))
    return app.run()


def drawn(app: AppTest) -> dict[str, Any]:
    found: dict[str, Any] = next(each["map"] for each in components(app) if "map" in each)
    return found


def test_hexagons_are_a_click_away_and_the_tab_stays(sample: Room) -> None:
    app = street_map(about(*FOUR))
    before = drawn(app)
    app.toggle(key=HEXAGONS).set_value(True).run()
    assert len(drawn(app)["ground"]["cells"]) > 1
    assert drawn(app)["places"] == before["places"]
    assert app.session_state[KEY] == "Street map"


def test_undo_takes_them_away(sample: Room) -> None:
    app = street_map(about(*FOUR))
    app.toggle(key=HEXAGONS).set_value(True).run()
    assert scene_of(app).picture is Picture.HEXAGONS
    press(app, "ws_undo")
    assert scene_of(app).picture is Picture.STREET_MAP
    assert app.toggle(key=HEXAGONS).value is False
    assert "cells" not in drawn(app)["ground"]
