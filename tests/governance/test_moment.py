"""When a load happens, whatever the clock says."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ctx_map.governance.intake.moment import load_moment

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_load_happens_now_on_the_present_day() -> None:
    at = load_moment(date(2026, 11, 24), NOON, None)
    assert (at.day, at.moment) == ("2026-11-24", "2026-11-24T12:00:00.000000Z")


def test_half_past_midnight_in_summer_is_the_next_day_here_and_the_same_moment() -> None:
    at = load_moment(date(2026, 7, 2), datetime(2026, 7, 1, 23, 30, tzinfo=UTC), None)
    assert (at.day, at.moment) == ("2026-07-02", "2026-07-01T23:30:00.000000Z")


def test_a_load_may_count_as_of_another_day() -> None:
    at = load_moment(date(2026, 5, 1), NOON, None)
    assert (at.day, at.moment) == ("2026-05-01", "2026-05-01T12:00:00.000000Z")


def test_a_clock_that_went_back_does_not_make_a_load_older_than_the_one_before() -> None:
    at = load_moment(date(2026, 11, 20), NOON.replace(day=20), "2026-11-24T12:00:00.000000Z")
    assert (at.day, at.moment) == ("2026-11-24", "2026-11-24T12:00:00.000001Z")


def test_two_loads_at_one_moment_follow_one_another() -> None:
    first = load_moment(date(2026, 11, 24), NOON, None)
    second = load_moment(date(2026, 11, 24), NOON, first.moment)
    assert (second.day, second.moment > first.moment) == ("2026-11-24", True)
