"""The day, the period, the purpose and initials stay from screen to screen, as they were chosen."""

from __future__ import annotations

from datetime import date

from app.rooms import Room, go, opened
from ctx_map_app.session.state import _KEY

CHOSEN = {"as_at": date(2026, 11, 25), "since": date(2025, 6, 1), "until": date(2026, 11, 10)}


def test_the_day_and_the_period_stay_on_the_next_screen(sample: Room) -> None:
    app = go(opened(), "shared-places")
    for key, day in CHOSEN.items():
        app.date_input(key=key).set_value(day)
    app.run()
    for name in ("hotspots", "bridges"):
        app = go(app, name)
        now = app.session_state[_KEY]
        assert {key: app.date_input(key=key).value for key in CHOSEN} == CHOSEN
        assert {key: getattr(now, key) for key in CHOSEN} == CHOSEN
        assert [each.value for each in (*app.warning, *app.exception)] == []


def test_initials_and_the_purpose_stay_on_the_next_screen(sample: Room) -> None:
    app = go(opened(), "shared-places")
    app.toggle(key="initials").set_value(True)
    app.text_input(key="purpose").set_value("meeting 7")
    app.run()
    for name in ("hotspots", "bridges"):
        app = go(app, name)
        assert (app.toggle(key="initials").value, app.session_state[_KEY].initials) == (True, True)
        assert (app.text_input(key="purpose").value, app.session_state[_KEY].purpose) == ("meeting 7", "meeting 7")
