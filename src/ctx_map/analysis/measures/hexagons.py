"""The H3 hexagons that points lie in: which one, its middle and which others touch it.

Reference: Uber, H3: a hexagonal hierarchical geospatial indexing system, https://h3geo.org.
"""

from __future__ import annotations

import h3
import polars as pl


def neighbourhoods(ids: list[str]) -> list[list[int]]:
    """Return, for each hexagon, the positions in the list of itself and of those that touch it."""
    at = {cell: number for number, cell in enumerate(ids)}
    return [sorted(at[near] for near in h3.grid_disk(cell, 1) if near in at) for cell in ids]


def hexagons_at(places: pl.DataFrame, resolution: int) -> pl.Series:
    """Return the H3 cell that each place lies in, in the order of the places."""
    points = places.select("latitude", "longitude").iter_rows()
    return pl.Series("id", [h3.latlng_to_cell(*point, resolution) for point in points], dtype=pl.String)


def middles_of(cells: pl.Series) -> list[pl.Series]:
    """Return the `latitude` and the `longitude` of the middle of each H3 cell."""
    middles = [h3.cell_to_latlng(cell) for cell in cells]
    return [
        pl.Series(name, [round(middle[at], 5) for middle in middles], dtype=pl.Float64)
        for at, name in enumerate(("latitude", "longitude"))
    ]
