"""The reports behind what is selected, in the panel of the workspace."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from app.rooms import ASH, PARK, Room, html, opened, report
from app.workspace.rooms import room_of
from ctx_map_app.frame.menu import WORKSPACE
from ctx_map_app.scene.actions import AddPeople, Select


def evidence_of_the_park(room: Room) -> AppTest:
    room.load([ASH], [PARK], [report("ash", "SPENDS_TIME_AT", "park", "R1", collected_by="PC Oak")])
    app = opened(WORKSPACE)
    now = room_of(app)
    now.history = now.history.do(AddPeople(("t:ash",))).do(Select(("t:park",)))
    app.session_state["ws_panel"] = "Evidence"
    return app.run()


def test_evidence_says_who_took_the_report_where_it_is_recorded(room: Room) -> None:
    assert "Who took it, or how: PC Oak." in html(evidence_of_the_park(room))


def test_who_took_a_report_is_left_out_while_initials_are_shown(room: Room) -> None:
    app = evidence_of_the_park(room)
    app.toggle(key="ws_initials").set_value(True).run()
    assert "Reference R1" in html(app)
    assert "PC Oak" not in html(app)
