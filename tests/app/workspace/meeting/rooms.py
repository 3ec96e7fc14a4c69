"""Meetings of the app in a test without a browser, on a sample town that may be written to."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from app.rooms import Room, opened
from app.workspace.rooms import room_of
from ctx_map import local_mandate, open_audit, open_store, open_view
from ctx_map.governance.meetings import MeetingRecord, list_meetings, read_meeting
from ctx_map_app.frame.menu import FIRST_PAGE
from ctx_map_app.scene.actions import Select
from ctx_map_app.session.store import the_store

FIRST, SECOND = "20261102a5a17e3e1c0ffee5a17e3e10", "20261116b5a17e3e1c0ffee5a17e3e11"
"""The meetings of the sample town: a finished one and an open one."""


def records(room: Room) -> dict[str, MeetingRecord]:
    """Every meeting's record by its title, read beside the app as the holder sees it today."""
    the_store.clear()  # one process at a time has it open
    store = open_store(room.settings.store)
    audit = open_audit(room.settings.store, room.settings)
    try:
        with open_view(store, local_mandate(date.today()), audit=audit) as view:
            found = [read_meeting(view, each.id) for each in list_meetings(view).meetings]
            return {each.meeting.title: each for each in found}
    finally:
        store.close()


def in_meeting(meeting: str = SECOND) -> AppTest:
    """The workspace of a meeting, opened from the first page."""
    app = opened(FIRST_PAGE)
    return app.button(key=f"ws_open_{meeting}").click().run()


def typed(app: AppTest, **fields: str) -> AppTest:
    """Types into these fields, by the end of their keys."""
    for name, text in fields.items():
        found = [each for each in (*app.text_input, *app.text_area) if each.key == f"ws_{name}"]
        found[0].set_value(text)
    return app


def selecting(app: AppTest, *keys: str) -> AppTest:
    """The workspace with these selected, and the notes and actions open."""
    room = room_of(app)
    if keys:
        room.history = room.history.do(Select(keys))
    app.session_state["ws_panel"] = "Notes and actions"
    return app.run()
