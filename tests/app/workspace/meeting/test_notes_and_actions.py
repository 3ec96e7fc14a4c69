"""Notes and actions of a meeting that is open, in the panel beside the canvas."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.rooms import Room, html, mandate_text
from app.workspace.meeting.rooms import FIRST, SECOND, in_meeting, records, selecting, typed
from app.workspace.rooms import AMIRA, CAR_PARK, about, press, scene_of
from ctx_map.vocabulary.meetings import ActionSort, ActionStatus

LAMPS = "Mend the lamps and open the back door until the last bus on Fridays"
TITLE = "Friday evenings in Saltmere, second meeting (fictional)"


def keys_of(app: AppTest) -> list[str]:
    return [each.key or "" for each in app.button]


def test_what_the_last_meeting_left_open_stands_first(saltmere: Room) -> None:
    shown = html(selecting(in_meeting(), CAR_PARK))
    assert shown.index("Open from earlier meetings") < shown.index("About Car park behind Golden Pearl")
    assert "3 actions are open, 3 overdue." in shown
    assert LAMPS in shown
    assert "The hotel comes up again" in shown


def test_a_note_is_added_about_what_is_selected(saltmere: Room) -> None:
    app = press(selecting(in_meeting(), CAR_PARK), "ws_add_note")
    typed(app, note_text="Two lamps are out.")
    app.checkbox(key="ws_note_flag").check()
    press(app, "ws_note_save")
    assert not app.error
    shown = html(app)
    assert shown.index("About Car park behind Golden Pearl") < shown.index("Two lamps are out.")
    note = next(each for each in records(saltmere)[TITLE].notes if each.text == "Two lamps are out.")
    assert (note.about, note.flagged) == ((CAR_PARK,), True)
    assert [line.subject for line in saltmere.lines() if line.action == "record written"][-1] == "Note of a meeting"


def test_an_empty_note_is_refused_where_it_was_written(saltmere: Room) -> None:
    app = press(selecting(in_meeting()), "ws_add_note", "ws_note_save")
    assert [each.value for each in app.error] == ["The text is missing. Give it."]
    assert "ws_add_note" in keys_of(press(app, "ws_write_back"))


def test_about_a_young_person_only_support_and_protection_are_offered(saltmere: Room) -> None:
    app = press(selecting(in_meeting(), AMIRA), "ws_add_action")
    sorts = app.selectbox(key="ws_action_sort")
    assert sorts.options == ["support for someone", "protection of someone", "no action"]
    assert "About a young person, an action can only support or protect them." in html(app)


def test_an_action_at_a_place_is_written_after_its_outcome_is_agreed(saltmere: Room) -> None:
    lodge = "police:PP03"
    app = press(selecting(in_meeting(), lodge), "ws_add_action")
    assert app.selectbox(key="ws_action_sort").value is ActionSort.PLACE
    typed(app, outcome_what="Staff notice.", action_what="Train the front desk", action_who="Owen Sallow")
    app.selectbox(key="ws_action_agency").set_value("Police")
    press(app, "ws_action_save")
    assert not app.error
    record = records(saltmere)[TITLE]
    assert [(each.about, each.what) for each in record.outcomes] == [(lodge, "Staff notice.")]
    action = record.actions[-1]
    assert (action.about, action.what, action.agency) == ((lodge,), "Train the front desk", "Police")
    assert "Train the front desk" in html(app)


def test_an_action_is_done_with_its_outcome_also_one_of_the_last_meeting(saltmere: Room) -> None:
    app = selecting(in_meeting())
    before = records(saltmere)[TITLE].earlier_actions
    lamps = next(each for each in before if each.what == LAMPS)
    press(app, f"ws_end_{lamps.id}")
    typed(app, action_outcome="The lamps work again.")
    press(app, "ws_end_save")
    assert not app.error
    assert LAMPS not in html(app)
    done = next(
        each for each in records(saltmere)["Friday evenings in Saltmere (fictional)"].actions if each.id == lamps.id
    )
    assert (done.status, done.outcome, done.ended_on) == (ActionStatus.DONE, "The lamps work again.", date.today())


def test_an_entry_leads_to_what_it_is_about(saltmere: Room) -> None:
    app = selecting(in_meeting())
    lamps = next(each for each in records(saltmere)[TITLE].earlier_actions if each.what == LAMPS)
    press(app, f"ws_about_{lamps.id}")
    assert scene_of(app).selected == (CAR_PARK,)


def test_a_finished_meeting_and_another_day_can_only_be_read(saltmere: Room) -> None:
    app = selecting(in_meeting(FIRST))
    assert "This meeting is finished" in html(app)
    assert "ws_add_note" not in keys_of(app)
    assert [key for key in keys_of(app) if key.startswith("ws_end_")]
    app = selecting(in_meeting(SECOND))
    app.date_input(key="ws_day").set_value(date(2026, 11, 15)).run()
    assert "Choose today under Menu to write" in html(app)
    assert [key for key in keys_of(app) if key.startswith(("ws_add_note", "ws_end_"))] == []


def test_without_a_meeting_the_tab_offers_to_start_one_about_these(saltmere: Room) -> None:
    app = selecting(about(AMIRA))
    assert "No meeting is open" in html(app)
    press(app, "ws_start_here")
    assert app.multiselect(key="ws_start_people").value == [AMIRA]


def test_a_mandate_that_may_not_write_reads_and_sees_no_buttons(
    saltmere: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saltmere.settings.data_dir / "mandate.toml"
    path.write_text(mandate_text("police"), "utf-8")
    monkeypatch.setenv("CTX_MAP_MANDATE", str(path))
    app = selecting(in_meeting(), CAR_PARK)
    assert "Your mandate may not write the records of meetings" in html(app)
    assert LAMPS in html(app)
    written = ("ws_add_note", "ws_add_action", "ws_end_", "ws_rate_")
    assert [key for key in keys_of(app) if key.startswith(written)] == []


def test_by_initials_no_text_of_a_meeting_is_on_the_screen(saltmere: Room) -> None:
    app = selecting(in_meeting(), CAR_PARK)
    app.toggle(key="ws_initials").set_value(True).run()
    shown = html(app) + "".join(each.label for each in app.button)
    assert [text for text in (LAMPS, "Wren", "Amira", "Drossmoor", "Sallow", "hotel") if text in shown] == []
    assert "The text is left out while initials are shown." in shown


def test_beside_the_evidence_stand_the_open_actions_and_the_way_to_add_one(saltmere: Room) -> None:
    app = selecting(in_meeting(), CAR_PARK)
    app.session_state["ws_panel"] = "Evidence"
    app.run()
    assert "1 action is open here." in html(app)
    assert LAMPS in html(app)
    press(app, "ws_act_here")
    assert "Add an action" in html(app)
    assert app.text_input(key="ws_action_who").value == ""
