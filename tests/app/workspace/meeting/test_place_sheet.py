"""The sheet about a place, made in the workspace: the same page as the command line saves."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from app.rooms import Room, components, html
from app.workspace.meeting.rooms import in_meeting, typed
from app.workspace.rooms import CAR_PARK, press, room_of
from ctx_map_app.scene.actions import Select

CAR_WASH = "police:PP05"


def evidence_of(key: str) -> AppTest:
    """The workspace of a meeting with the evidence of something open."""
    app = in_meeting()
    room_of(app).history = room_of(app).history.do(Select((key,)))
    app.session_state["ws_panel"] = "Evidence"
    return app.run()


def saved(app: AppTest) -> list[dict[str, Any]]:
    """What the buttons on the page save."""
    return [each for each in components(app) if "text" in each and "type" in each]


def test_a_sheet_about_the_selected_place_is_made_for_somebody_and_recorded(saltmere: Room) -> None:
    app = evidence_of(CAR_PARK)
    assert saved(app) == []
    press(typed(app, sheet_for="Licensing team", sheet_purpose="A review"), "ws_sheet_make")
    assert not app.error
    (page,) = saved(app)
    assert page["name"] == "place-sheet.html"
    for words in ("About a place: Car park behind Golden Pearl", "For Licensing team.", "Purpose: A review."):
        assert words in page["text"]
    assert "Amira" not in page["text"]
    last = saltmere.lines()[-1]
    assert (last.action, last.subject, last.detail["recipient"]) == ("disclosed", "sheet as html", "Licensing team")
    # for somebody else it has to be made again
    assert saved(typed(app, sheet_for="Housing").run()) == []


def test_an_owners_sheet_that_is_refused_is_said_and_saves_nothing(saltmere: Room) -> None:
    app = evidence_of(CAR_WASH)
    app.radio(key="ws_sheet_version").set_value("owner").run()
    press(app, "ws_sheet_make")
    assert ["no sheet can be made for its owner" in error.value for error in app.error] == [True]
    assert saved(app) == []
    assert saltmere.lines()[-1].decision == "refused by policy"


def test_a_person_has_no_sheet(saltmere: Room) -> None:
    app = evidence_of("childrens-services:YP01")
    assert "Sheet about this place" not in html(app)
    assert [each for each in app.button if each.key == "ws_sheet_make"] == []
