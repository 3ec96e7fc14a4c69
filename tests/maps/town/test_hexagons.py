"""Hexagons over a street map: the same as those of areas, with small numbers hidden."""

from __future__ import annotations

from ctx_map.analysis import areas
from ctx_map.maps.town import EVERYTHING, When, hexagons_of, town_cells, town_events, usual_resolution
from ctx_map.maps.town.hexagons import LARGE, MEDIUM
from ctx_map.network import Network
from towns import event, place, town

QUAY = {"latitude": 51.5, "longitude": -3.18}
MILL = {"latitude": 51.55, "longitude": -3.18}


def _events(quay: int, mill: int) -> Network:
    """So many events at each of two places, on the first days of May at the quay and of June at the mill."""
    at = [("quay", number) for number in range(quay)] + [("mill", number) for number in range(mill)]
    month = {"quay": "05", "mill": "06"}
    return town(
        *((f"{where}_{number}", "HAPPENED_AT", where) for where, number in at),
        nodes=[
            place("quay", **QUAY),
            place("mill", **MILL),
            *(event(f"{where}_{n}", occurred_from=f"2026-{month[where]}-{n + 1:02d}") for where, n in at),
        ],
    )


def _hexagons(network: Network, when: When = EVERYTHING) -> list[tuple[int | None, int]]:
    found = hexagons_of(town_cells(network, MEDIUM), town_events(network).chosen(when))
    return sorted(((cell.events, cell.step) for cell in found.cells), key=str)


def test_a_hexagon_with_fewer_than_five_events_has_no_count() -> None:
    assert _hexagons(_events(5, 4)) == [(5, 1), (None, 0)]


def test_a_hexagon_whose_events_are_not_chosen_stays_and_has_no_count() -> None:
    assert _hexagons(_events(6, 9), When(months=("2026-05", "2026-05"))) == [(6, 2), (None, 0)]


def test_the_counts_are_those_of_areas() -> None:
    network = _events(7, 21)
    found = hexagons_of(town_cells(network, MEDIUM), town_events(network).chosen(EVERYTHING))
    rows = areas(network, resolution=MEDIUM).rows
    assert sorted(cell.words for cell in found.cells) == sorted(row.events_there for row in rows)


def test_the_steps_are_said_from_few_to_many_and_the_most_is_the_darkest() -> None:
    found = hexagons_of(town_cells(_events(25, 5), MEDIUM), town_events(_events(25, 5)).rows)
    assert found.steps == ("5 to 6 events", "7 to 9 events", "10 to 12 events", "13 to 17 events", "18 to 25 events")
    assert sorted(cell.step for cell in found.cells) == [1, 5]


def test_where_every_count_is_too_small_there_are_no_steps() -> None:
    found = hexagons_of(town_cells(_events(1, 0), MEDIUM), town_events(_events(1, 0)).rows)
    assert (found.steps, found.hidden) == ((), 2)


def test_over_a_wide_town_hexagons_are_large() -> None:
    wide = town(nodes=[place("here", latitude=51.5, longitude=-3.18), place("there", latitude=51.9, longitude=-3.18)])
    assert usual_resolution(wide) == LARGE
    assert usual_resolution(_events(1, 1)) == MEDIUM
