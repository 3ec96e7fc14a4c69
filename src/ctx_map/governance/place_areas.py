"""Areas in place of points: every place of a copy is in the middle of the hexagon that it lies in.

The hexagons are those of the question `areas` at its usual size, in every copy alike. Hexagons of several sizes would
narrow down where a place is.

Where this misleads: places keep their names, so somebody who knows the town knows where they are.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from ctx_map.analysis.measures.hexagons import hexagons_at, middles_of
from ctx_map.network import Network

AREA_SIZE = 8
"""Resolution of H3: hexagons of about 0.7 square kilometres."""
_POINT = ("latitude", "longitude")
_NAMES_A_POINT = ("address", "uprn")
"""What says as much as a point does."""


def with_areas(network: Network) -> Network:
    """Return the network with the middle of its hexagon for each place, without addresses and property numbers."""
    nodes = network.nodes
    placed = nodes.select("key", *_POINT).filter(pl.all_horizontal(pl.col(_POINT).is_finite()))
    middles = pl.DataFrame([placed.get_column("key"), *middles_of(hexagons_at(placed, AREA_SIZE))])
    moved = nodes.drop(_POINT).join(middles, on="key", how="left", maintain_order="left")
    hidden = moved.with_columns(pl.lit(None, nodes.schema[name]).alias(name) for name in _NAMES_A_POINT)
    # an address may tell two places of one name apart, so what everything is called is worked out again
    return replace(network, nodes=hidden.select(nodes.columns), names_in_whole=None)
