"""What is counted of the events of a town, by month, part of the week and place."""

from __future__ import annotations

from ctx_map.analysis import hotspots
from ctx_map.maps.town import EVERYTHING, When, town_counts, town_events
from ctx_map.maps.town.cells import summary_of
from ctx_map.maps.town.counts import days_since_first
from ctx_map.network import Network
from maps.eastfield import eastfield
from towns import event, place, tie, town, young

FRIDAY_8PM, SATURDAY = "2026-05-01T20:00", "2026-06-06"
FRIDAY_EVENING = 4 * 8 + 6
"""The part of the week from 6pm to 9pm on a Friday."""


def _harbour() -> Network:
    """Two events at the quay, one of them without a time, and one at a home."""
    return town(
        ("row", "HAPPENED_AT", "quay"),
        ("theft", "HAPPENED_AT", "quay"),
        ("call", "HAPPENED_AT", "den"),
        ("post", "HAPPENED_AT", "chat"),
        tie("ash", "INVOLVED_IN", "row", role="present"),
        nodes=[
            young("ash"),
            event("row", occurred_from=FRIDAY_8PM),
            event("theft", occurred_from=SATURDAY),
            event("call", occurred_from=SATURDAY),
            event("post"),
            place("quay", latitude=51.5, longitude=-3.18),
            place("den", latitude=51.5, longitude=-3.19, kind="foster home"),
            place("chat", platform="chat"),
        ],
    )


def test_the_places_that_lead_have_their_events_and_no_home_is_among_them() -> None:
    network = _harbour()
    counts = town_counts(network, town_events(network), EVERYTHING)
    assert [(each.name, each.events, each.positioned) for each in counts.leading] == [
        ("Quay", 2, True),
        ("Chat", 1, False),
    ]
    assert (counts.events, counts.places, counts.homes, counts.without_position) == (4, 3, 1, 1)


def test_events_without_a_month_or_a_time_are_counted_apart() -> None:
    network = _harbour()
    counts = town_counts(network, town_events(network), EVERYTHING)
    assert (counts.undated, counts.untimed) == (1, 3)


def test_choosing_months_leaves_their_events_alone() -> None:
    network = _harbour()
    counts = town_counts(network, town_events(network), When(months=("2026-06", "2026-06")))
    assert [(each.name, each.events) for each in counts.leading] == [("Quay", 1)]
    assert counts.months == (("2026-05", 1), ("2026-06", 2))
    assert sum(counts.blocks) == 0


def test_choosing_hours_leaves_events_with_such_a_time_alone_and_counts_the_months_in_them() -> None:
    network = _harbour()
    counts = town_counts(network, town_events(network), When(blocks=frozenset({FRIDAY_EVENING})))
    assert [(each.name, each.events) for each in counts.leading] == [("Quay", 1)]
    assert counts.months == (("2026-05", 1), ("2026-06", 0))
    assert counts.blocks[FRIDAY_EVENING] == 1


def test_a_place_that_leads_has_its_own_week() -> None:
    network = _harbour()
    quay = town_counts(network, town_events(network), EVERYTHING).leading[0]
    assert quay.week[4] == (0, 0, 0, 0, 0, 0, 1, 0)


def test_months_without_an_event_are_between_those_with_one() -> None:
    network = town(
        ("row", "HAPPENED_AT", "quay"),
        ("theft", "HAPPENED_AT", "quay"),
        nodes=[event("row", occurred_from="2025-12-30"), event("theft", occurred_from="2026-02-01"), place("quay")],
    )
    counts = town_counts(network, town_events(network), EVERYTHING)
    assert counts.months == (("2025-12", 1), ("2026-01", 0), ("2026-02", 1))


def test_an_event_of_a_year_alone_is_in_no_month() -> None:
    network = town(("row", "HAPPENED_AT", "quay"), nodes=[event("row", occurred_from="2025"), place("quay")])
    counts = town_counts(network, town_events(network), EVERYTHING)
    assert (counts.months, counts.undated) == ((), 1)


def test_the_counts_are_those_of_hotspots_over_the_whole_time() -> None:
    network = eastfield()
    answer = hotspots(network, period_days=days_since_first(network), by="events")
    counted = {row.id: row.events for row in answer.rows if row.events}
    counts = town_counts(network, town_events(network), EVERYTHING)
    assert counts.events == answer.considered["events in the period"]
    assert {each.key: each.events for each in counts.leading}.items() <= counted.items()


def test_a_town_without_events_has_nothing_to_count() -> None:
    network = town(nodes=[young("ash"), place("quay")])
    counts = town_counts(network, town_events(network), EVERYTHING)
    assert (counts.events, counts.leading, counts.months) == (0, (), ())
    assert days_since_first(network) == 1


def test_a_map_without_positions_says_so() -> None:
    assert summary_of(0, None) == "Nothing is drawn, because nothing here has a known position."
    assert summary_of(1, None) == "On the map: 1 place."
