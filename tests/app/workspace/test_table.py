"""The table of an answer in the workspace."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from app.rooms import Room, components
from app.workspace.rooms import FOUR, about, press
from ctx_map_app.scene import Picture
from ctx_map_app.scene.actions import ChoosePicture
from ctx_map_app.workspace.room import _KEY

SURE = {"Could it be chance?", "Stricter measure"}


def headings(app: AppTest) -> set[str]:
    """The headings of the table."""
    found = next(each for each in components(app) if "columns" in each)["columns"]
    return {column["title"] for column in found}


def test_how_sure_an_answer_is_comes_into_its_table_with_one_click(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_SHARED_PLACES")
    app.session_state[_KEY].history = app.session_state[_KEY].history.do(ChoosePicture(Picture.TABLE))
    app.run()
    assert {"Place", "Young people", "Reports", "Who"} <= headings(app)
    assert not SURE & headings(app)
    app.toggle(key="ws_table_how_sure").set_value(True).run()
    assert headings(app) >= SURE
