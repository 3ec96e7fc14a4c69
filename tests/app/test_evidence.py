"""The evidence beside a map or a table: how many reports there are, who made them, and which comes first."""

from __future__ import annotations

import re

from app.rooms import ASH, BO, PARK, Room, html, opened, report, session_of


def evidence_about(room: Room, key: str) -> str:
    """The words of the panel with this selected."""
    app = opened()
    session_of(app).selected = key
    shown = html(app.run())
    return shown[shown.index('class="ctx-evidence"') :]


def test_several_links_of_one_report_are_called_one_report(room: Room) -> None:
    room.load([ASH, BO], [PARK], [report(who, "SPENDS_TIME_AT", "park", "R1") for who in ("ash", "bo")])
    assert re.search(r"2 links\b.*\b(1|one) police report\b", evidence_about(room, "t:park"))


def test_links_of_two_reports_are_not_called_one_report(room: Room) -> None:
    room.load([ASH, BO], [PARK], [report(who, "SPENDS_TIME_AT", "park", f"R-{who}") for who in ("ash", "bo")])
    said = evidence_about(room, "t:park")
    assert "2 reports" in said
    assert not re.search(r"\b(1|one) (police )?report\b", said)


def test_the_newest_report_comes_first_and_one_without_a_date_last(room: Room) -> None:
    days = {"R-middle": "2026-05-01", "R-none": "", "R-new": "2026-06-01", "R-old": "2026-01-01"}
    room.load([ASH], [PARK], [report("ash", "SPENDS_TIME_AT", "park", ref, since=day) for ref, day in days.items()])
    shown = re.findall(r", ref (R-\w+)</dd>", evidence_about(room, "t:park"))
    assert shown == ["R-new", "R-middle", "R-old", "R-none"]
