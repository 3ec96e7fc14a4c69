"""Parts of the town that stand out; small numbers are not shown, and no row goes missing for it."""

from __future__ import annotations

import json
import sys

import h3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctx_map.analysis import Area, Result, areas
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from towns import Node, Tie, event, place, tie, town

MIDDLE = h3.latlng_to_cell(54.4, 2.2, 8)
CELLS = sorted(h3.grid_disk(MIDDLE, 4))
"""61 hexagons around the middle of an invented town."""


def place_in(cell: str, key: str = "") -> Node:
    latitude, longitude = h3.cell_to_latlng(cell)
    return place(key or cell, name=f"place {key or cell}", latitude=latitude, longitude=longitude)


def with_events(events: dict[str, int], *more: Tie, cells: list[str] = CELLS) -> Network:
    """A place in each hexagon, with so many events there."""
    names = [(f"{cell}e{number}", cell) for cell, count in events.items() for number in range(count)]
    happened = [event(name, occurred_from="2026-11-01") for name, _ in names]
    return town(
        *(tie(name, "HAPPENED_AT", cell) for name, cell in names),
        *more,
        nodes=[*happened, *map(place_in, cells)],
    )


def findings(answer: Result[Area]) -> dict[str, str]:
    return {row.id: row.finding for row in answer.rows}


def test_an_area_with_its_neighbours_stands_out_where_events_lie_together() -> None:
    answer = areas(with_events(dict.fromkeys(h3.grid_disk(MIDDLE, 1), 6)))
    assert findings(answer)[MIDDLE] == "stands out, very unlikely to be chance"
    assert answer.rows[0].finding.startswith("stands out")
    assert findings(answer)[h3.grid_ring(MIDDLE, 4)[0]] == "too few to tell"


def test_approximate_points_are_said_where_areas_are_compared() -> None:
    latitude, longitude = h3.cell_to_latlng(MIDDLE)
    lane = place("lane", kind="approximate point", latitude=latitude, longitude=longitude)
    said = areas(town(nodes=[lane, place_in(CELLS[1])])).sentences
    words = (
        "1 place is an approximate point. What was reported there happened somewhere near. It may be in another area."
    )
    assert words in said
    assert words not in areas(with_events({})).sentences


def test_a_town_without_places_or_with_one_area_is_too_few_to_tell() -> None:
    assert areas(town()).sentences == ("There are no places on this map.",)
    answer = areas(with_events({MIDDLE: 40}, cells=[MIDDLE]), smallest=1)
    assert [(row.finding, row.events, row.z, row.p) for row in answer.rows] == [("too few to tell", 40, None, 1.0)]
    assert answer.sentences[0] == "There are too few events to tell whether any of 1 area stands out."


def test_people_events_and_places_are_distinct_in_a_hexagon() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", agency="police"),
        tie("ash", "SPENDS_TIME_AT", "shop"),
        ("bo", "INVOLVED_IN", "fight"),
        tie("fight", "HAPPENED_AT", "shop"),
        tie("fight", "HAPPENED_AT", "park"),
        nodes=[place_in(MIDDLE, "park"), place_in(MIDDLE, "shop"), place("chat")],
    )
    answer = areas(network, smallest=1)
    (row,) = answer.rows
    assert (row.id, row.places, row.place_ids, row.people, row.events) == (MIDDLE, 2, ("park", "shop"), 2, 1)
    assert row.agencies == ("police", "school")
    assert answer.considered["places without a position, left out"] == 1
    assert answer.method.parameters["agencies that reported"] == "police and school"
    assert len(answer.reports(row)) == 5


def test_where_somebody_lives_counts_only_by_what_is_reported_there() -> None:
    network = town(
        ("ash", "LIVES_AT", "home"),
        ("bo", "LIVES_AT", "flat"),
        ("fight", "HAPPENED_AT", "flat"),
        nodes=[place_in(CELLS[0], "home"), place_in(CELLS[1], "flat")],
    )
    answer = areas(network, smallest=1)
    assert [(row.id, row.people, row.events) for row in answer.rows] == [(CELLS[1], 0, 1)]
    assert answer.considered["homes without an event or a visit, left out"] == 1


def test_counts_below_the_threshold_are_said_to_be_fewer_and_no_row_is_missing() -> None:
    network = with_events({CELLS[0]: 4, CELLS[1]: 5})
    answer = areas(network)
    shown = {row.id: (row.events, row.events_there) for row in answer.rows}
    assert len(shown) == len(CELLS)
    assert (shown[CELLS[0]], shown[CELLS[1]]) == ((None, "fewer than 5"), (5, "5"))
    assert answer.considered["hexagons with fewer than 5 events"] == len(CELLS) - 1
    assert {row.events for row in areas(network, smallest=1).rows} == {0, 4, 5}


def test_by_young_people_compares_young_people() -> None:
    seen = [tie(f"p{number}", "SPENDS_TIME_AT", cell) for cell in h3.grid_disk(MIDDLE, 1) for number in range(6)]
    answer = areas(with_events({}, *seen), by="people")
    assert findings(answer)[MIDDLE] == "stands out, very unlikely to be chance"
    assert findings(areas(with_events({}, *seen)))[MIDDLE] == "too few to tell"


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(CELLS[:6]), st.integers(0, 7)), st.integers(2, 6))
def test_nothing_that_leaves_tells_two_towns_apart_that_differ_in_a_count_that_is_not_shown(
    events: dict[str, int], smallest: int
) -> None:
    """The second computation: everything released is compared, not the code that hides."""
    told = released(areas(with_events(events, cells=CELLS[:6]), smallest=smallest))
    small = [cell for cell in CELLS[:6] if events.get(cell, 0) < smallest]
    for cell in small:
        others = [released(areas(with_events(events | {cell: count}, cells=CELLS[:6]), smallest=smallest))
                  for count in range(smallest) if count != events.get(cell, 0)]  # fmt: skip
        assert told in others


def released(answer: Result[Area]) -> str:
    """All numbers of an answer; findings and agencies are words, and may differ."""
    rows = answer.to_frame().drop("finding", "agencies").sort("id").to_dicts()
    counted = {name: count for name, count in answer.considered.items() if "stand" not in name and "tell" not in name}
    return json.dumps([rows, counted])


def test_rows_hold_no_links_because_their_number_would_be_a_count() -> None:
    assert not {"links", "people_ids", "reports"} & set(areas(with_events({MIDDLE: 2})).to_frame().columns)


@pytest.mark.parametrize("asked", [{"resolution": 3}, {"resolution": 10}, {"by": "homes"}, {"smallest": 0}], ids=str)
def test_a_question_put_wrongly_is_refused(asked: dict[str, int]) -> None:
    with pytest.raises(WrongUse):
        areas(town(), **asked)  # type: ignore[arg-type]


def test_without_esda_one_sentence_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "esda.getisord", None)
    with pytest.raises(WrongUse, match=r"needs the package esda\. Install ctx-map with its extra `spatial`"):
        areas(with_events({MIDDLE: 6}))


def pile_of_stops(number: int) -> tuple[list[Tie], list[Node]]:
    """So many stops at one point, each with an event."""
    latitude, longitude = h3.cell_to_latlng(MIDDLE)
    stops = [place(f"stop{n}", latitude=latitude, longitude=longitude) for n in range(number)]
    events = [event(f"fall{n}", occurred_from="2026-11-01") for n in range(number)]
    return [tie(f"fall{n}", "HAPPENED_AT", f"stop{n}") for n in range(number)], [*stops, *events]


def test_places_at_one_point_more_than_a_building_explains_are_left_out_and_said_unless_asked_for() -> None:
    ties, nodes = pile_of_stops(60)
    network = town(*ties, nodes=[*nodes, *map(place_in, CELLS)])
    answer = areas(network)
    assert not {row.finding for row in answer.rows} & {"stands out, very unlikely to be chance"}
    assert answer.considered["places that share one point with more than 19 others"] == 61
    said = "61 places share a point with more others than a building explains."
    assert answer.sentences[-1] == f"{said} They are left out."
    asked_for = areas(network, shared_points=True)
    assert MIDDLE not in {row.id for row in answer.rows}
    assert {row.id: row.events for row in asked_for.rows}[MIDDLE] == 60
    assert asked_for.sentences[-1] == f"{said} They are counted all the same."


def test_a_row_names_at_most_fifty_places_and_counts_all() -> None:
    ties, nodes = pile_of_stops(60)
    row = areas(town(*ties, nodes=nodes), shared_points=True).rows[0]
    assert (row.places, len(row.place_ids)) == (60, 50)
