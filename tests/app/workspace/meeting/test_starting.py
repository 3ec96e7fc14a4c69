"""The list of meetings on the first page, opening one, and starting one."""

from __future__ import annotations

import pytest

from app.rooms import Room, html, mandate_text, opened
from app.workspace.meeting.rooms import FIRST, SECOND, in_meeting, records, typed
from app.workspace.rooms import AMIRA, CAR_PARK, FOUR, press, room_of, scene_of
from ctx_map_app.frame.menu import FIRST_PAGE, WORKSPACE

KEISHA = "childrens-services:YP02"
TITLE = "Friday evenings in Saltmere, second meeting (fictional)"


def test_the_first_page_lists_the_meetings_with_what_is_overdue(saltmere: Room) -> None:
    shown = html(opened(FIRST_PAGE))
    assert "Friday evenings in Saltmere, second meeting (fictional)" in shown
    assert "To review Friday evenings and to hear Wren" in shown
    assert shown.index("16 November 2026") < shown.index("2 November 2026</strong>")
    assert "actions overdue" in shown


def test_a_meeting_opens_with_its_young_people_and_places_on_the_canvas(saltmere: Room) -> None:
    app = in_meeting()
    assert not app.error
    assert scene_of(app).people == (AMIRA, KEISHA, *FOUR[2:])
    assert scene_of(app).places == (CAR_PARK,)
    assert "Friday evenings in Saltmere, second meeting (fictional)</h1>" in html(app)
    assert "".join(app.query_params["meeting"]) == SECOND
    assert "(finished)</h1>" in html(in_meeting(FIRST))


def test_the_address_of_a_meeting_opens_it_again(saltmere: Room) -> None:
    app = opened(WORKSPACE)
    app.query_params["meeting"] = SECOND
    app.run()
    assert room_of(app).meeting == SECOND
    assert scene_of(app).people[0] == AMIRA


def test_a_meeting_is_started_with_those_present_and_those_it_is_about(saltmere: Room) -> None:
    app = opened(FIRST_PAGE)
    app.button(key="ws_start").click().run()
    typed(app, start_title="Saltmere lodge", start_purpose="To plan Fridays", start_basis="Children Act 1989 s.47")
    app.multiselect(key="ws_start_people").set_value([AMIRA]).run()
    app.multiselect(key="ws_start_places").set_value([CAR_PARK]).run()
    typed(app, present_name="Hester Vane, chair")
    app.selectbox(key="ws_present_agency").set_value("childrens-services")
    app.button(key="ws_present_add").click().run()
    app.button(key="ws_start_save").click().run()
    assert not app.error
    assert "Saltmere lodge</h1>" in html(app)
    assert scene_of(app).people == (AMIRA,)
    meeting = records(saltmere)["Saltmere lodge"].meeting
    assert (meeting.people, meeting.places) == ((AMIRA,), (CAR_PARK,))
    assert [(each.name, each.agency) for each in meeting.present] == [("Hester Vane, chair", "childrens-services")]
    written = [line for line in saltmere.lines() if line.action == "record written"]
    assert written[-1].subject == "Meeting of a meeting"


def test_a_meeting_without_a_purpose_is_refused_in_a_sentence_and_what_was_typed_stays(saltmere: Room) -> None:
    app = opened(FIRST_PAGE)
    app.button(key="ws_start").click().run()
    typed(app, start_title="Saltmere lodge")
    app.button(key="ws_start_save").click().run()
    assert [each.value for each in app.error] == ["The purpose is missing. Give it."]
    assert app.text_input(key="ws_start_title").value == "Saltmere lodge"
    assert "Saltmere lodge" not in records(saltmere)


def test_a_mandate_that_may_not_write_is_told_so_and_sees_no_button(
    saltmere: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saltmere.settings.data_dir / "mandate.toml"
    path.write_text(mandate_text("police"), "utf-8")
    monkeypatch.setenv("CTX_MAP_MANDATE", str(path))
    app = opened(FIRST_PAGE)
    assert "Your mandate may not write the records of meetings" in html(app)
    assert [each.key for each in app.button if each.key == "ws_start"] == []
    assert "Friday evenings in Saltmere" in html(app)  # the police were there
    path.write_text(mandate_text("health"), "utf-8")
    assert "Friday evenings in Saltmere" not in html(opened(FIRST_PAGE))


def test_by_initials_a_meeting_is_called_by_its_sort_and_its_day(
    saltmere: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saltmere.settings.data_dir / "mandate.toml"
    path.write_text(mandate_text("police", in_meeting=True), "utf-8")
    monkeypatch.setenv("CTX_MAP_MANDATE", str(path))
    shown = html(opened(FIRST_PAGE))
    assert "Strategy meeting, 16 November 2026" in shown
    assert "Wren" not in shown


def test_the_details_of_an_open_meeting_are_corrected(saltmere: Room) -> None:
    app = press(in_meeting(), f"ws_chip_{CAR_PARK}", "ws_details")
    assert app.text_input(key="ws_details_title").value == TITLE
    typed(app, details_title="Fridays", present_name="Ada Pell, nurse")
    app.toggle(key="ws_details_canvas").set_value(True)
    app.selectbox(key="ws_present_agency").set_value("police")
    press(app, "ws_present_add", "ws_details_save")
    assert not app.error
    meeting = records(saltmere)["Fridays"].meeting
    assert meeting.places == ()
    assert [each.name for each in meeting.present][-1] == "Ada Pell, nurse"
    assert "Fridays</h1>" in html(app)
