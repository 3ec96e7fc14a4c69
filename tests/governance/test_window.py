"""Which reports are inside a time window."""

from __future__ import annotations

from collections.abc import Sequence

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


LINK = pl.Schema(dict.fromkeys(("name", "source", "kind", "target", "since", "until"), pl.String()))
EVENT = pl.Schema(dict.fromkeys(("key", "label", "occurred_from", "occurred_to"), pl.String()))


def _held(window: Window, *links: tuple[str | None, ...], events: Sequence[tuple[str | None, ...]] = ()) -> set[str]:
    nodes = pl.DataFrame([(key, "Event", *times) for key, *times in events], schema=EVENT, orient="row")
    return set(window.holds(pl.DataFrame(links, schema=LINK, orient="row"), nodes)["name"])


def _inside(since: str | None, until: str | None) -> set[str]:
    rows = [(name, "ash", "SPENDS_TIME_AT", "park", *stay) for name, stay in STAYS.items()]
    return _held(Window(since, until), *rows)


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


ENDS = {
    "CONTACTED": ("bo", "ash"),
    "SEEN_AT": ("van", "park"),
    "INVOLVED_IN": ("ash", "theft"),
    "HAPPENED_AT": ("theft", "park"),
    "FOUND_IN": ("knife", "theft"),
}


@pytest.mark.parametrize("kind", sorted(ENDS))
@pytest.mark.parametrize(
    ("since", "until", "window", "inside"),
    [
        ("2026-07-18", None, Window("2026-09-01"), False),
        ("2026-07-18", None, Window("2026-07-18T20:00"), True),
        ("2026-07-18T19:00", None, Window("2026-07-18T20:00"), False),
        ("2026-07-18", "2026-09-02", Window("2026-09-01"), True),
        (None, "2026-07-18", Window(None, "2026-07-17"), False),
        (None, None, Window("2026-09-01"), True),
    ],
)
def test_a_momentary_link_ends_when_it_begins_unless_it_says_otherwise(
    kind: str, since: str | None, until: str | None, window: Window, inside: bool
) -> None:
    source, target = ENDS[kind]
    assert _held(window, ("it", source, kind, target, since, until)) == ({"it"} if inside else set())


@pytest.mark.parametrize("kind", ["INVOLVED_IN", "HAPPENED_AT", "FOUND_IN"])
@pytest.mark.parametrize("own", [None, "2026-07-20", "2026-09-05"])
@pytest.mark.parametrize(
    ("times", "window", "inside"),
    [
        (("2026-07-18T21:00", None), Window("2026-09-01"), False),
        (("2026-07-18T21:00", None), Window("2026-07-18", "2026-07-18"), True),
        (("2026-07-18", "2026-09-02"), Window("2026-09-01", "2026-09-01"), True),
        ((None, "2026-07-18"), Window("2026-09-01"), False),
        ((None, "2026-07-18"), Window(None, "2026-07-01"), False),
    ],
)
def test_a_link_to_an_event_with_a_date_is_of_the_events_time(
    kind: str, own: str | None, times: tuple[str | None, str | None], window: Window, inside: bool
) -> None:
    source, target = ENDS[kind]
    link = ("it", source, kind, target, own, None)
    assert _held(window, link, events=[("theft", *times)]) == ({"it"} if inside else set())


def test_a_link_of_a_person_to_a_place_is_not_of_the_time_of_an_event_there() -> None:
    link = ("it", "ash", "SPENDS_TIME_AT", "park", "2026-05-01", None)
    assert _held(Window("2026-09-01"), link, events=[("theft", "2026-07-18", None)]) == {"it"}


@pytest.mark.parametrize(
    "text", ["yesterday", "2026-5-1", "2026-02-30", "01/05/2026", "2026-05-01T25:00", "2026-05-01Z"]
)
def test_a_bound_that_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="is not a date"):
        Window(since=text)


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(WrongUse, match="ends before"):
        Window("2026-05-02", "2026-05-01")


def test_a_window_may_be_one_day_or_begin_within_its_last_day() -> None:
    assert Window("2026-05-01", "2026-05-01")
    assert Window("2026-05-01T21:30", "2026-05-01")
