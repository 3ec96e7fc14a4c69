"""The places of the canvas on the street map: which are points on it, which are listed beside it, which are counted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from ctx_map.maps.content.sorts import Sort, sorts_of
from ctx_map.network import Network


@dataclass(frozen=True, slots=True)
class StreetContent:
    """Every place among what is drawn, once. Homes and placements are counted and never listed."""

    points: tuple[str, ...]
    """The ids of places with a position."""
    online: tuple[str, ...]
    without_position: tuple[str, ...]
    homes: int


def street_content(network: Network, drawn: Collection[str]) -> StreetContent:
    """How the places among these ids are shown on a street map, in the order of their ids."""
    nodes = network.nodes.select("key", "latitude", "longitude").with_columns(sorts_of(network))
    here = nodes.filter(pl.col("key").is_in(list(drawn)))
    placed = pl.col("latitude").is_not_null() & pl.col("longitude").is_not_null()
    places = here.filter(pl.col("sort") == Sort.PLACE.value)
    return StreetContent(
        points=tuple(places.filter(placed).get_column("key")),
        online=tuple(here.filter(pl.col("sort") == Sort.ONLINE.value).get_column("key")),
        without_position=tuple(places.filter(~placed).get_column("key")),
        homes=here.filter(pl.col("sort") == Sort.HOME.value).height,
    )
