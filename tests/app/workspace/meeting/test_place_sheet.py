"""The sheet about a place, made in the workspace: the same page as the command line saves."""

from __future__ import annotations

import base64
from datetime import date, timedelta
from typing import Any

import pytest
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
    return [each for each in components(app) if "bytes" in each and "type" in each]


def said(app: AppTest, who: str, purpose: str = "A review") -> AppTest:
    """The fields of a sheet that is to be kept for a month."""
    app.date_input(key="ws_sheet_until").set_value(date.today() + timedelta(days=30))
    return typed(app, sheet_for=who, sheet_purpose=purpose)


def test_a_sheet_about_the_selected_place_is_made_for_somebody_and_recorded(saltmere: Room) -> None:
    app = evidence_of(CAR_PARK)
    assert saved(app) == []
    app.radio(key="ws_sheet_as").set_value("html").run()
    press(said(app, "Licensing team"), "ws_sheet_make")
    assert not app.error
    (page,) = saved(app)
    assert page["name"] == "place-sheet.html"
    text = base64.b64decode(page["bytes"]).decode()
    for words in ("About a place: Car park behind Golden Pearl", "For Licensing team.", "Purpose: A review."):
        assert words in text
    assert "Amira" not in text
    last = saltmere.lines()[-1]
    assert (last.action, last.subject, last.detail["recipient"]) == ("disclosed", "sheet as html", "Licensing team")
    # for somebody else it has to be made again
    assert saved(said(app, "Housing").run()) == []


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_a_sheet_is_saved_as_a_document_too(saltmere: Room, form: str, begins: bytes) -> None:
    app = evidence_of(CAR_PARK)
    app.radio(key="ws_sheet_as").set_value(form).run()
    (file,) = saved(press(said(app, "Licensing team"), "ws_sheet_make"))
    assert file["name"] == f"place-sheet.{form}"
    assert base64.b64decode(file["bytes"]).startswith(begins)


def test_no_sheet_is_made_until_it_is_said_who_it_is_for_and_how_long(saltmere: Room) -> None:
    app, before = evidence_of(CAR_PARK), len(saltmere.lines())
    press(app, "ws_sheet_make")
    assert [error.value for error in app.error] == ["Say who the file is for."]
    assert len(saltmere.lines()) == before


def test_an_owners_sheet_that_is_refused_is_said_and_saves_nothing(saltmere: Room) -> None:
    app = evidence_of(CAR_WASH)
    app.radio(key="ws_sheet_version").set_value("owner").run()
    press(said(app, "The owner"), "ws_sheet_make")
    assert ["no sheet can be made for its owner" in error.value for error in app.error] == [True]
    assert saved(app) == []
    assert saltmere.lines()[-1].decision == "refused by policy"


def test_a_person_has_no_sheet(saltmere: Room) -> None:
    app = evidence_of("childrens-services:YP01")
    assert "Sheet about this place" not in html(app)
    assert [each for each in app.button if each.key == "ws_sheet_make"] == []
