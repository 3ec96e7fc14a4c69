"""A report that was known and is not known now says so on the screen of changes.

A report is withdrawn from a period when it is corrected and what it says now lies outside.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.rooms import ASH, PARK, Room, components, everything, html, mandate_text, opened, report, room_in, session_of
from bundles import Row, write_folder
from ctx_map import check_bundle, local_mandate, open_audit, open_intake, open_store, read_bundle

EARLIER = date.today() - timedelta(days=60)
IN_JANUARY = {"since": "2026-01-01", "until": "2026-01-10"}
IN_AUGUST = {"since": "2026-08-01", "until": "2026-08-10"}
END_OF_PERIOD = date(2026, 6, 30)
POLICE_ALONE = {"grade": "1BC", "handling": "C", "action_code": "A1", "sanitisation_code": "S2"} | {
    "conditions": "agencies: police"
}


def load(room: Room, link: Row, *, day: date) -> None:
    """Puts one report into the store as it was loaded on a day."""
    tables: dict[str, list[Row]] = {"people": [ASH], "places": [PARK], "links": [link]}
    path = write_folder(room.settings.data_dir / f"bundle-{day}", tables)
    store = open_store(room.settings.store)
    audit = open_audit(room.settings.store, room.settings)
    open_intake(store, local_mandate(day), audit=audit, today=day).admit(check_bundle(read_bundle(path, namespace="t")))
    store.close()


@pytest.mark.usefixtures("room")
def test_a_withdrawn_report_says_what_it_said_and_why_there_is_no_evidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = room_in(tmp_path, monkeypatch, mandate=mandate_text("youth service"))
    load(room, report("ash", "SPENDS_TIME_AT", "park", "R1", **IN_JANUARY), day=EARLIER)
    load(room, report("ash", "SPENDS_TIME_AT", "park", "R1", **IN_AUGUST), day=date.today())
    app = opened("changes")
    app.date_input(key="until").set_value(END_OF_PERIOD).run()
    (table,) = [each for each in components(app) if "rows" in each]
    assert [row[1] for row in table["rows"]] == ["withdrawn"]
    session_of(app).selected = table["ids"][0]
    shown = html(app.run())
    assert not app.exception
    (row,) = table["rows"]
    assert f"{date.today().day} {date.today():%B %Y}" in row
    assert any(str(cell).startswith("Ash Quillow spends time at North Park") for cell in row)
    assert "No report is shown about this." in shown


@pytest.mark.usefixtures("room")
def test_a_report_that_is_restricted_since_is_not_shown_as_it_was_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = room_in(tmp_path, monkeypatch, mandate=mandate_text("youth service"))
    load(room, report("ash", "SPENDS_TIME_AT", "park", "R1"), day=EARLIER)
    load(room, report("ash", "SPENDS_TIME_AT", "park", "R1", **POLICE_ALONE), day=date.today())
    app = opened("changes")
    assert not app.exception
    (table,) = [each for each in components(app) if "rows" in each]
    assert table["rows"] == []
    assert "Ash Quillow" not in everything(app)
