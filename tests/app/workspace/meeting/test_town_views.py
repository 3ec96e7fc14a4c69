"""Views of hotspots without a meeting: a meeting keeps them with a name, and they open on the map of the town."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from app.rooms import Room, opened, session_of
from app.workspace.meeting.rooms import SECOND, in_meeting, records, typed
from app.workspace.rooms import press, room_of, scene_of
from ctx_map_app.frame.menu import HOTSPOTS_MAP
from ctx_map_app.scene import Picture, Town, read_scene
from ctx_map_app.scene.actions import LookAtTown

TITLE = "Friday evenings in Saltmere, second meeting (fictional)"
FRIDAY_EVENING = Town(blocks=(4 * 8 + 6,))


def saved(app: AppTest, name: str) -> AppTest:
    """The hotspots of Friday evenings, saved with a name."""
    now = room_of(app)
    now.history = now.history.do(LookAtTown(FRIDAY_EVENING))
    app.session_state["ws_town_views"] = True
    app.run().selectbox(key="ws_town_meeting").set_value(SECOND).run()
    return press(typed(app, view_title=name), "ws_view_save")


def test_a_view_of_hotspots_is_saved_with_a_name_and_opened_again(saltmere: Room) -> None:
    app = saved(opened(HOTSPOTS_MAP), "Friday evenings")
    assert not app.error
    view = records(saltmere)[TITLE].views[0]
    scene = read_scene(view.scene)
    assert (view.title, scene.picture, scene.town) == ("Friday evenings", Picture.TOWN, FRIDAY_EVENING)
    again = opened(HOTSPOTS_MAP)
    again.session_state["ws_town_views"] = True
    again.run().selectbox(key="ws_town_meeting").set_value(SECOND).run()
    assert scene_of(press(again, f"ws_view_{view.id}")).town == FRIDAY_EVENING


def test_from_the_meeting_it_opens_on_the_street_map_of_the_town(saltmere: Room) -> None:
    saved(opened(HOTSPOTS_MAP), "Friday evenings")
    view = records(saltmere)[TITLE].views[0]
    app = press(in_meeting(), f"ws_view_{view.id}")
    assert not app.error
    assert session_of(app).screen == HOTSPOTS_MAP
    assert scene_of(app).town == FRIDAY_EVENING


def test_meetings_are_read_only_where_someone_looks_for_a_view(saltmere: Room) -> None:
    opened(HOTSPOTS_MAP)
    assert "meetings" not in saltmere.viewed()
