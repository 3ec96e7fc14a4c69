"""The pack of a meeting, made in the workspace: asked for whom, why and until when, and recorded as a disclosure."""

from __future__ import annotations

import base64
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import docx
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from app.rooms import Room, components, html
from app.workspace.meeting.rooms import in_meeting, selecting
from app.workspace.rooms import press


def saved(app: AppTest) -> list[dict[str, Any]]:
    """What the buttons on the page save."""
    return [each for each in components(app) if "bytes" in each]


def test_a_pack_is_made_for_somebody_and_saved_under_a_name_that_tells_nothing(saltmere: Room) -> None:
    app = press(selecting(in_meeting()), "ws_pack")
    before = [line.action for line in saltmere.lines()].count("disclosed")
    # without a recipient and a last day nothing is made, and nothing is recorded
    press(app, "ws_pack_make_pdf")
    assert "Fill in the three fields." in app.error[0].value
    assert saved(app) == []
    assert [line.action for line in saltmere.lines()].count("disclosed") == before
    # with them it is made in both formats
    until = date.today() + timedelta(days=28)
    app.text_input(key="ws_pack_for").set_value("The strategy meeting").run()
    app.date_input(key="ws_pack_until").set_value(until).run()
    press(app, "ws_pack_make_pdf")
    press(app, "ws_pack_make_docx")
    assert not app.error
    pdf, word = saved(app)
    assert (pdf["name"], word["name"]) == ("meeting-pack.pdf", "meeting-pack.docx")
    told = PdfReader(BytesIO(base64.b64decode(pdf["bytes"]))).pages[0].extract_text()
    assert "For The strategy meeting." in told
    assert docx.Document(BytesIO(base64.b64decode(word["bytes"]))).core_properties.author == ""
    assert "give it only to those whom it is for" in html(app)
    lines = [line for line in saltmere.lines() if line.action == "disclosed"][before:]
    assert [line.subject for line in lines] == ["meeting pack as pdf", "meeting pack as docx"]
    assert {line.detail["recipient"] for line in lines} == {"The strategy meeting"}
    assert {line.detail["keep_until"] for line in lines} == {until.isoformat()}
