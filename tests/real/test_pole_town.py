"""The street map of a whole town on the POLE example: 28,762 events at real addresses."""

from __future__ import annotations

from typing import Any

from ctx_map.analysis import hotspots
from ctx_map.maps.town import EVERYTHING, hexagons_of, town_cells, town_counts, town_events, usual_resolution
from ctx_map.network import Network
from real.loading import expected

MONTH = 31
"""Days of August 2017, to which every incident belongs."""


def test_every_incident_is_counted_and_the_month_is_known(pole: Network) -> None:
    told: Any = expected("pole")["counts"]
    counts = town_counts(pole, town_events(pole), EVERYTHING)
    assert counts.events == told["nodes_by_label"]["Crime"]
    assert counts.months == (("2017-08", counts.events),)
    assert counts.untimed == counts.events


def test_the_places_that_lead_are_those_of_hotspots(pole: Network, pole_in_august: Network) -> None:
    found = {row.id: row.events for row in hotspots(pole_in_august, period_days=MONTH, by="events").rows}
    leading = town_counts(pole, town_events(pole), EVERYTHING).leading
    assert len(leading) == 10
    assert {place.key: place.events for place in leading}.items() <= found.items()
    assert leading[0].events == max(found.values())


def test_every_incident_that_is_shown_is_in_one_hexagon(pole: Network) -> None:
    rows = town_events(pole).rows
    found = hexagons_of(town_cells(pole, usual_resolution(pole)), rows, smallest=1)
    assert sum(cell.events or 0 for cell in found.cells) == rows.get_column("event").n_unique()
