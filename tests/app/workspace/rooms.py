"""The workspace in a test without a browser."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from app.rooms import opened
from ctx_map_app.frame.menu import WORKSPACE
from ctx_map_app.scene import Scene
from ctx_map_app.workspace.room import _KEY, Room

AMIRA, MASON, SAOIRSE, WREN = (f"childrens-services:YP{number}" for number in ("01", "07", "13", "28"))
FOUR = (AMIRA, MASON, SAOIRSE, WREN)
CAR_PARK = "childrens-services:PL01"


def about(*people: str) -> AppTest:
    """The workspace with these people named, as they are named by hand."""
    app = opened(WORKSPACE)
    for person in people:
        app.selectbox(key="ws_add").set_value(person).run()
    return app


def room_of(app: AppTest) -> Room:
    """What the tab of this app holds."""
    found: Room = app.session_state[_KEY]
    return found


def scene_of(app: AppTest) -> Scene:
    """What is on its screen."""
    return room_of(app).scene


def press(app: AppTest, *keys: str) -> AppTest:
    """Presses these buttons one after the other."""
    for key in keys:
        app.button(key=key).click().run()
    return app
