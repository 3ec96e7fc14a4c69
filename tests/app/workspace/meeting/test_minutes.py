"""The minutes of a meeting as a page to print, made in the workspace: the same text as the command line saves."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from app.rooms import Room, components, html
from app.workspace.meeting.rooms import SECOND, in_meeting, selecting
from app.workspace.rooms import press
from ctx_map import local_mandate, open_audit, open_store, open_view
from ctx_map.export import minutes_text
from ctx_map.governance.meetings import read_meeting
from ctx_map_app.session.store import the_store


def from_the_command_line(saltmere: Room) -> str:
    """The text that `ctx-map meeting export` saves today."""
    the_store.clear()
    store = open_store(saltmere.settings.store)
    audit = open_audit(saltmere.settings.store, saltmere.settings)
    try:
        with open_view(store, local_mandate(date.today()), audit=audit, question="meeting", disclose_as="html") as view:
            return minutes_text(view.release(read_meeting(view, SECOND), to="html"))
    finally:
        store.close()


def test_the_minutes_are_made_on_request_and_recorded_as_a_disclosure(saltmere: Room) -> None:
    app = press(selecting(in_meeting()), "ws_minutes")
    assert saved(app) == []
    before = [line.action for line in saltmere.lines()].count("disclosed")
    press(app, "ws_minutes_make")
    assert not app.error
    assert [each["name"] for each in saved(app)] == ["minutes.html"]
    assert [line.action for line in saltmere.lines()].count("disclosed") == before + 1
    assert "The page has names and texts" in html(app)
    assert without_line(saved(app)[0]["text"]) == without_line(from_the_command_line(saltmere))


def saved(app: AppTest) -> list[dict[str, Any]]:
    """What the buttons on the page save."""
    return [each for each in components(app) if "text" in each and "type" in each]


def without_line(text: str) -> str:
    """The minutes without the number of the line that they are in the audit, which is another one each time."""
    return re.sub(r"line \d+ of the a", "line of the a", text)
