"""The day and the period that are chosen stay chosen from screen to screen."""

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
