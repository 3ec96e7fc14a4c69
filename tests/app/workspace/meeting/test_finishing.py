"""Finishing a meeting in the workspace, and comparing it with an earlier one."""

from __future__ import annotations

from datetime import date

import polars as pl
from streamlit.testing.v1 import AppTest

from app.rooms import Room, components, html, network_of
from app.workspace.meeting.rooms import SECOND, in_meeting, records, selecting, typed
from app.workspace.rooms import AMIRA, CAR_PARK, press, scene_of
from ctx_map import local_mandate, open_audit, open_intake, open_store
from ctx_map.governance.in_the_room import Correction, Reporter, write_in_room
from ctx_map.vocabulary.meetings import ActionSort, Knows

TITLE = "Friday evenings in Saltmere, second meeting (fictional)"
LODGE = "police:PP03"
UNHEARD = [f"childrens-services:YP{number}" for number in ("01", "02", "13")]


def keys_of(app: AppTest) -> list[str]:
    return [each.key or "" for each in app.button]


def test_what_is_missing_is_said_recorded_and_then_the_meeting_is_finished(saltmere: Room) -> None:
    app = press(in_meeting(), "ws_ask_SHARED_PLACES", "ws_finish")
    shown = html(app)
    assert "Record an action, or a reason for none, for 1 flagged place or adult." in shown
    assert "Record what has to change first for safety to increase." in shown
    assert "ws_finish_now" not in keys_of(app)
    # a reason for no action at the place that was flagged
    press(app, f"ws_need_action_{LODGE}")
    assert scene_of(app).selected == (LODGE,)
    app.selectbox(key="ws_action_sort").set_value(ActionSort.NO_ACTION).run()
    typed(app, action_because="The police look into it first.")
    press(app, "ws_action_save", "ws_finish")
    # the young people who were not heard yet
    for person in UNHEARD:
        press(app, f"ws_need_voice_{person}")
        typed(app, voice_wishes="To go out on Fridays.")
        app.selectbox(key="ws_voice_knows").set_value(Knows.YES)
        press(app, "ws_voice_save")
    # what has to change first
    press(app, "ws_need_first")
    typed(app, change_first="The front desk of the hotel.")
    press(app, "ws_first_save", "ws_finish_now")
    assert not app.error
    # the record is frozen with the answer that was seen, and is only read
    record = records(saltmere)[TITLE]
    assert record.meeting.finished
    assert record.seal is not None
    assert record.seal.intact
    assert f"{TITLE} (finished)</h1>" in html(app)
    assert "This meeting is finished" in html(app)
    assert [key for key in keys_of(app) if key in ("ws_add_note", "ws_add_action", "ws_finish", "ws_view_save")] == []
    finished = [line.decision for line in saltmere.lines() if line.action == "meeting finished"]
    assert finished[-1] == "recorded"


def test_a_meeting_is_compared_with_the_one_that_it_continues(saltmere: Room) -> None:
    app = press(selecting(in_meeting()), "ws_compare")
    shown = html(app)
    assert app.selectbox(key="ws_compare_with").value != SECOND
    assert "11 links from 8 reports are new or changed since 2 November 2026." in shown
    assert "Happened since (5)" in shown
    assert "Learned since (2)" in shown
    assert "Corrected (4)" in shown
    assert "Corrected: " in shown
    first = next(key for key in keys_of(app) if key.startswith("ws_show_") and ":" in key)
    press(app, first)
    assert len(scene_of(app).selected) == 2


def test_a_comparison_by_initials_names_no_one(saltmere: Room) -> None:
    app = selecting(in_meeting())
    app.toggle(key="ws_initials").set_value(True).run()
    shown = html(press(app, "ws_compare"))
    assert "Happened since (5)" in shown
    assert [name for name in ("Larkspur", "Wren", "Amira", "Drossmoor", "Saltgrass") if name in shown] == []


def test_while_meetings_are_compared_the_canvas_says_what_has_changed_on_its_lines(saltmere: Room) -> None:
    app = selecting(in_meeting())
    changes = next(each for each in components(app) if "message" in each)["message"]["changes"]
    assert changes == []
    press(app, "ws_compare")
    changes = next(each for each in components(app) if "message" in each)["message"]["changes"]
    assert {sort for _, sort in changes} == {"happened since", "learned since", "corrected"}
    assert "New since 2 November 2026:" in html(app)
    press(app, "ws_write_back")
    assert next(each for each in components(app) if "message" in each)["message"]["changes"] == []
    assert "New since 2 November 2026:" not in html(app)


def test_what_was_withdrawn_since_is_told_to_the_canvas_with_its_two_ends(saltmere: Room) -> None:
    link, ends = withdrawn(saltmere)
    app = press(selecting(in_meeting()), "ws_compare")
    message = next(each for each in components(app) if "message" in each)["message"]
    assert message["withdrawn"] == [[link, *ends]]
    assert "withdrawn, dashed" in html(app)
    press(app, "ws_write_back")
    assert next(each for each in components(app) if "message" in each)["message"]["withdrawn"] == []


def withdrawn(room: Room) -> tuple[str, list[str]]:
    """A report that Amira spends time at the car park is withdrawn today: its link, and the ids of its two ends."""
    network = network_of(room)
    keys, ends = network.keys.to_list(), [AMIRA, CAR_PARK]
    said = network.links.filter(pl.col("kind") == "SPENDS_TIME_AT").iter_rows(named=True)
    link = next(row for row in said if [keys[row["source"]], keys[row["target"]]] == ends)
    store = open_store(room.settings.store)
    intake = open_intake(store, local_mandate(date.today()), audit=open_audit(room.settings.store, room.settings))
    reporter = Reporter(link["agency"], "PC Oak")
    write_in_room(intake, Correction(meeting=SECOND, reporter=reporter, link=link["key"], withdrawn=True))
    store.close()
    return link["key"], ends


def test_what_is_new_in_a_meeting_is_new_since_the_meeting_before(saltmere: Room) -> None:
    shown = html(press(in_meeting(), "ws_ask_NEW"))
    assert "Compared with the meeting of 2 November 2026." in shown
    assert "11 links from 8 reports are new or changed since 2 November 2026." in shown
