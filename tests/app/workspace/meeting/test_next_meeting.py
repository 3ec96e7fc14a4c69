"""A meeting that follows on from another: what is open and what is new is in sight without looking for it."""

from __future__ import annotations

from app.rooms import Room, components, html
from app.workspace.meeting.rooms import FIRST, in_meeting, selecting, typed
from app.workspace.rooms import CAR_PARK, press, room_of
from ctx_map.analysis.question import Heading
from ctx_map_app.workspace.meeting.action_form import SAVED as ACTION_SAVED
from ctx_map_app.workspace.meeting.note_form import SAVED as NOTE_SAVED


def test_before_the_first_question_it_says_what_is_open_and_leads_there(saltmere: Room) -> None:
    app = in_meeting()
    assert "Open from earlier meetings" in html(app)
    assert "actions are open" in html(app)
    app = press(app, "ws_see_open")
    assert "Say what came of it" in [button.label for button in app.button]
    # an answer has the panel to itself
    app = press(in_meeting(), f"ws_ask_{Heading.SHARED_PLACES.name}")
    assert "Open from earlier meetings" not in html(app)


def test_a_meeting_that_follows_on_from_none_says_nothing_of_it(saltmere: Room) -> None:
    assert "ws_see_open" not in [button.key for button in in_meeting(FIRST).button]


def test_what_is_new_has_its_signs_on_the_network(saltmere: Room) -> None:
    app = press(in_meeting(), f"ws_ask_{Heading.NEW.name}")
    message = next(each["message"] for each in components(app) if "message" in each)
    assert message["changes"]
    assert "New since 2 November 2026" in html(app)
    app = press(app, f"ws_ask_{Heading.SHARED_PLACES.name}")
    message = next(each["message"] for each in components(app) if "message" in each)
    assert not message["changes"]


def test_what_was_saved_is_said(saltmere: Room) -> None:
    app = typed(press(selecting(in_meeting(), CAR_PARK), "ws_add_note"), note_text="Ask who runs it.")
    app = press(app, "ws_note_save")
    assert [each.value for each in app.success] == [NOTE_SAVED]
    assert room_of(app).writing == ""
    assert ACTION_SAVED != NOTE_SAVED
