"""Notes and actions are changed and taken back in the workspace; the record keeps every version."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from app.rooms import Room, html
from app.workspace.meeting.rooms import FIRST, SECOND, in_meeting, records, selecting, typed
from app.workspace.rooms import CAR_PARK, press
from ctx_map import local_mandate, open_audit, open_store, open_view
from ctx_map.governance.meetings import Record, record_versions
from ctx_map.vocabulary.meetings import ActionSort
from ctx_map_app.session.store import the_store

TITLE = "Friday evenings in Saltmere, second meeting (fictional)"


def with_note(text: str = "Two lamps are out.") -> AppTest:
    """The open meeting with a note about the car park."""
    app = press(selecting(in_meeting(), CAR_PARK), "ws_add_note")
    return press(typed(app, note_text=text), "ws_note_save")


def of_note(app: AppTest, form: str) -> str:
    """The key of the button of a note's form, of the note that was written last."""
    shown = [each.key or "" for each in app.button]
    return next(key for key in shown if key.startswith(f"ws_{form}_") and key.rpartition("_")[2] != "now")


def versions(saltmere: Room, entry: str) -> list[Record]:
    """Every version of a record, read beside the app."""
    the_store.clear()
    store = open_store(saltmere.settings.store)
    audit = open_audit(saltmere.settings.store, saltmere.settings)
    try:
        with open_view(store, local_mandate(date.today()), audit=audit) as view:
            return list(record_versions(view, SECOND, entry))
    finally:
        store.close()


def test_a_note_is_changed_and_its_first_version_is_kept(saltmere: Room) -> None:
    app = with_note()
    change = of_note(app, "edit")
    entry = change.rpartition("_")[2]
    press(app, change)
    assert app.text_area(key=f"ws_note_text_{entry}").value == "Two lamps are out."
    press(typed(app, **{f"note_text_{entry}": "Three lamps are out."}), "ws_note_save")
    assert not app.error
    assert "Three lamps are out." in html(app)
    assert "Two lamps are out." not in html(app)
    assert [each.says for each in versions(saltmere, entry)] == ["Two lamps are out.", "Three lamps are out."]


def test_a_note_is_taken_back_after_it_was_read_again(saltmere: Room) -> None:
    app = with_note()
    key = of_note(app, "take_back")
    press(app, key)
    assert "Two lamps are out." in html(app)
    assert "The record keeps it" in html(app)
    press(app, "ws_take_back_now")
    assert [each.value for each in app.success] == ["It has been taken back."]
    assert "Two lamps are out." not in html(app)
    assert [each.removed for each in versions(saltmere, key.rpartition("_")[2])] == [False, True]


def test_an_action_is_changed_in_what_who_and_when(saltmere: Room) -> None:
    app = press(selecting(in_meeting(), CAR_PARK), "ws_add_action")
    app.selectbox(key="ws_action_sort").set_value(ActionSort.FIND_OUT).run()
    typed(app, action_what="Ask the owner", action_who="Owen Sallow")
    app.selectbox(key="ws_action_agency").set_value("Police")
    press(app, "ws_action_save")
    change = of_note(app, "edit")
    entry = change.rpartition("_")[2]
    press(app, change)
    assert app.selectbox(key=f"ws_action_agency_{entry}").value == "Police"
    typed(app, **{f"action_what_{entry}": "Ask the owner and the council"})
    app.date_input(key=f"ws_action_by_when_{entry}").set_value(date(2026, 12, 24))
    press(app, "ws_action_save")
    assert not app.error
    action = next(each for each in records(saltmere)[TITLE].actions if each.id == entry)
    assert (action.what, action.who, action.by_when) == (
        "Ask the owner and the council",
        "Owen Sallow",
        date(2026, 12, 24),
    )


def test_what_a_finished_meeting_or_an_earlier_one_wrote_is_not_changed(saltmere: Room) -> None:
    offered = [each.key or "" for each in selecting(in_meeting(FIRST)).button]
    assert [key for key in offered if key.startswith(("ws_edit_", "ws_take_back_"))] == []
    earlier = {each.id for each in records(saltmere)[TITLE].earlier_actions}
    offered = [each.key or "" for each in selecting(in_meeting()).button]
    assert [key for key in offered if key.rpartition("_")[2] in earlier and key.startswith("ws_edit_")] == []


def test_by_initials_nothing_is_changed(saltmere: Room) -> None:
    app = with_note()
    app.toggle(key="ws_initials").set_value(True).run()
    assert [each.key for each in app.button if (each.key or "").startswith("ws_edit_")] == []
