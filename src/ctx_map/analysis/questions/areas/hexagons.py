"""The counting behind areas: places grouped into hexagons, with who was there and what happened."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.measures.hexagons import hexagons_at, middles_of
from ctx_map.analysis.rows.ages import young_ties
from ctx_map.analysis.rows.events_at_places import events_at_places, visits
from ctx_map.analysis.rows.participation import IN_AN_EVENT
from ctx_map.analysis.rows.shared_points import shares_a_point
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.places import is_approximate

HOMES = kinds_that(Puts.HOME)


@dataclass(frozen=True, slots=True)
class AreaParts:
    """The tables behind the counting. Nodes are codes, and `row` is the number of a link."""

    cells: pl.DataFrame
    """One row per hexagon, ordered by id: `id`, `latitude`, `longitude` (of its middle) and `place_ids`."""
    people: pl.DataFrame
    """Young people in hexagons, with columns `id`, `person` and `row`."""
    events: pl.DataFrame
    """Events in hexagons, with columns `id`, `event` and `row`."""
    places: int
    """Places on the map."""
    without_point: int
    """Places without a position, including online spaces."""
    bare_homes: int
    """Homes with a position where no event and no visit is reported."""
    piled: int
    """Places that share one point with more others than a building explains."""
    approximate: int
    """Places in hexagons whose positions are only near where something happened."""


def area_parts(network: Network, resolution: int, *, shared_points: bool = False) -> AreaParts:
    """Group the places that have a position into hexagons. A home counts only by events and visits there.

    Places that share one point with many others are left out unless `shared_points` is set.
    """
    # who was where, and what happened where
    events = events_at_places(network).select("event", "context", "row")
    seen = visits(network).filter(~pl.col("kind").is_in(HOMES)).select("person", "context", "row")
    part = young_ties(network, kinds=IN_AN_EVENT).select("person", "row", event="context")
    through = part.join(events.select("event", "context").unique(), on="event").select("person", "context", "row")
    people = pl.concat([seen, through])
    # leave out homes where nothing happened, and piles of places at one point
    places = (
        network.nodes.with_columns(piled=shares_a_point(network))
        .with_row_index("context")
        .filter(pl.col("label") == Label.PLACE.value)
    )
    pointed = places.filter(pl.col("latitude").is_not_null() & pl.col("longitude").is_not_null())
    homes = network.links.filter(pl.col("kind").is_in(HOMES)).get_column("target").unique()
    busy = pl.concat([events.get_column("context"), people.get_column("context")]).unique()
    bare = pl.col("context").is_in(homes.implode()) & ~pl.col("context").is_in(busy.implode())
    shown = pointed.filter(~bare)
    kept = shown if shared_points else shown.filter(~pl.col("piled"))
    # group the rest into hexagons
    gathered = kept.select("context", "key", id=hexagons_at(kept, resolution))
    of = gathered.select("context", "id")
    return AreaParts(
        cells=_cells(gathered),
        people=people.join(of, on="context").select("id", "person", "row"),
        events=events.join(of, on="context").select("id", "event", "row"),
        places=places.height,
        without_point=places.height - pointed.height,
        bare_homes=pointed.height - shown.height,
        piled=int(shown.get_column("piled").sum()),
        approximate=sum(map(is_approximate, kept.get_column("kind"))),
    )


def _cells(gathered: pl.DataFrame) -> pl.DataFrame:
    cells = gathered.group_by("id").agg(place_ids=pl.col("key").sort()).sort("id")
    return cells.with_columns(middles_of(cells.get_column("id")))
