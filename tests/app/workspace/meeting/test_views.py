"""Views of a meeting: saved with a name, and opened again."""

from __future__ import annotations

from datetime import date

from app.rooms import Room
from app.workspace.meeting.rooms import in_meeting, records, typed
from app.workspace.rooms import AMIRA, about, press, scene_of
from ctx_map_app.scene import read_scene

TITLE = "Friday evenings in Saltmere, second meeting (fictional)"


def test_a_view_is_saved_with_a_name_and_opened_again(saltmere: Room) -> None:
    app = press(in_meeting(), "ws_ask_SHARED_PLACES")
    typed(app, view_title="Places that they share")
    press(app, "ws_view_save")
    assert not app.error
    view = records(saltmere)[TITLE].views[0]
    assert view.title == "Places that they share"
    assert read_scene(view.scene).as_at == date.today()
    # something else is looked at, then the view is opened, as one step of the history
    press(app, "ws_close", f"ws_chip_{AMIRA}")
    assert scene_of(app).question == ""
    press(app, f"ws_view_{view.id}")
    assert (scene_of(app).question, AMIRA in scene_of(app).people) == ("shared-places", True)
    assert "Opened the view Places that they share (now)" in [each.label for each in app.button]
    press(app, "ws_undo")
    assert AMIRA not in scene_of(app).people


def test_a_view_without_a_name_is_refused(saltmere: Room) -> None:
    app = press(in_meeting(), "ws_view_save")
    assert [each.value for each in app.error] == ["The title is missing. Give it."]


def test_without_a_meeting_there_are_no_views(sample: Room) -> None:
    assert [each.key for each in about().button if (each.key or "").startswith("ws_view_")] == []
