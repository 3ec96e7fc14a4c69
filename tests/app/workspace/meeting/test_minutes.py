"""The minutes of a meeting as a page to print, made in the workspace: the same text as the command line saves."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from streamlit.testing.v1 import AppTest

from app.rooms import Room, components, html
from app.workspace.meeting.rooms import SECOND, in_meeting, selecting
from app.workspace.rooms import press
from ctx_map import local_mandate, open_audit, open_store, open_view
from ctx_map.export import minutes_text
from ctx_map.governance import Disclosure
from ctx_map.governance.meetings import read_meeting
from ctx_map_app.session.store import the_store

RECIPIENT, UNTIL = "The strategy meeting", date.today() + timedelta(days=28)


def from_the_command_line(saltmere: Room) -> str:
    """The text that `ctx-map meeting export` saves today."""
    the_store.clear()
    store = open_store(saltmere.settings.store)
    audit = open_audit(saltmere.settings.store, saltmere.settings)
    try:
        mandate, disclosure = local_mandate(date.today()), Disclosure(RECIPIENT, UNTIL)
        with open_view(store, mandate, audit=audit, question="meeting", disclosure=disclosure) as view:
            record = read_meeting(view, SECOND)
        # the form has the purpose of the meeting
        asked = mandate.for_purpose(record.meeting.purpose)
        with open_view(store, asked, audit=audit, question="meeting", disclosure=disclosure) as view:
            return minutes_text(view.release(record, to="html"))
    finally:
        store.close()


def test_the_minutes_are_made_on_request_and_recorded_as_a_disclosure(saltmere: Room) -> None:
    app = press(selecting(in_meeting()), "ws_minutes")
    assert saved(app) == []
    before = [line.action for line in saltmere.lines()].count("disclosed")
    # without a recipient and a last day nothing is made, and nothing is recorded
    press(app, "ws_minutes_make")
    assert "Fill in the three fields." in app.error[0].value
    assert saved(app) == []
    assert [line.action for line in saltmere.lines()].count("disclosed") == before
    # with them it is made, and says them
    app.text_input(key="ws_minutes_for").set_value(RECIPIENT).run()
    app.date_input(key="ws_minutes_until").set_value(UNTIL).run()
    press(app, "ws_minutes_make")
    assert not app.error
    assert [each["name"] for each in saved(app)] == ["minutes.html"]
    left = [line for line in saltmere.lines() if line.action == "disclosed"][before:]
    assert [dict(line.detail) for line in left] == [{"recipient": RECIPIENT, "keep_until": UNTIL.isoformat()}]
    assert "The page has names and texts" in html(app)
    assert without_line(saved(app)[0]["text"]) == without_line(from_the_command_line(saltmere))


def saved(app: AppTest) -> list[dict[str, Any]]:
    """What the buttons on the page save."""
    return [each for each in components(app) if "text" in each and "type" in each]


def without_line(text: str) -> str:
    """The minutes without the number of the line that they are in the audit, which is another one each time."""
    return re.sub(r"line \d+ of the a", "line of the a", text)
