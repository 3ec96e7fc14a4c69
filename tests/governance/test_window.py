"""Which reports are inside a time window."""

from __future__ import annotations

import polars as pl
import pytest

from ctx_map.errors import WrongUse
from ctx_map.governance.window import Window

STAYS = {
    "all of May": ("2026-05-01", "2026-05-31"),
    "one evening": ("2026-05-10T21:30", "2026-05-10T23:00"),
    "since June": ("2026-06-01", None),
    "until April": (None, "2026-04-30"),
    "undated": (None, None),
}


def _inside(since: str | None, until: str | None) -> set[str]:
    rows = [(name, *stay) for name, stay in STAYS.items()]
    schema = {"name": pl.String(), "since": pl.String(), "until": pl.String()}
    return set(Window(since, until).holds(pl.DataFrame(rows, schema=schema, orient="row"))["name"])


@pytest.mark.parametrize(
    ("since", "until", "inside"),
    [
        (None, None, set(STAYS)),
        ("2026-05-10", "2026-05-10", {"all of May", "one evening", "undated"}),
        ("2026-05-10T22:00", "2026-05-10T22:30", {"all of May", "one evening", "undated"}),
        ("2026-05-10T23:01", "2026-05-11", {"all of May", "undated"}),
        ("2026-05-31T18:00", "2026-05-31T20:00", {"all of May", "undated"}),
        ("2026-06-01", None, {"since June", "undated"}),
        (None, "2026-04-30", {"until April", "undated"}),
        ("2026-04-30", "2026-06-01", set(STAYS)),
        (None, "2026-05-10T21:29", {"all of May", "until April", "undated"}),
        (None, "2026-05-10T21:30", {"all of May", "one evening", "until April", "undated"}),
    ],
)
def test_a_link_is_in_when_its_time_overlaps_the_window_and_an_undated_one_stays(
    since: str | None, until: str | None, inside: set[str]
) -> None:
    assert _inside(since, until) == inside


@pytest.mark.parametrize(
    "text", ["yesterday", "2026-5-1", "2026-02-30", "01/05/2026", "2026-05-01T25:00", "2026-05-01Z"]
)
def test_a_bound_that_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="must be a day"):
        Window(since=text)


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(WrongUse, match="ends before"):
        Window("2026-05-02", "2026-05-01")


def test_a_window_may_be_one_day_or_begin_within_its_last_day() -> None:
    assert Window("2026-05-01", "2026-05-01")
    assert Window("2026-05-01T21:30", "2026-05-01")
