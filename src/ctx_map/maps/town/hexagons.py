"""Hexagons over a street map: those of the question `areas`, with the events of the months and hours that are chosen.

Small numbers are hidden as they are there: a hexagon with fewer than five events, or none, is drawn and has no count.
"""

from __future__ import annotations

from dataclasses import dataclass

import h3
import polars as pl

from ctx_map.analysis.measures.small_numbers import USUAL_SMALLEST, fewer_than, shown_or_fewer
from ctx_map.analysis.questions.areas.hexagons import AreaParts, area_parts
from ctx_map.maps.ground import METRES_PER_DEGREE
from ctx_map.network import Network

Ring = tuple[tuple[float, float], ...]
"""Corners as (latitude, longitude)."""
LARGE, MEDIUM = 7, 8
"""Resolutions of H3: hexagons of about 5 and 0.7 square kilometres."""
WIDE_TOWN = 20_000
"""Metres. Over a town that is wider, medium hexagons are too small to be told apart."""
STEPS = 5
"""Steps from light to dark."""


@dataclass(frozen=True, slots=True)
class Hexagon:
    """One hexagon."""

    ring: Ring
    events: int | None
    """None where there are too few to be shown."""
    words: str
    step: int
    """From 1, the lightest, to 5; 0 where there are too few to be shown."""


@dataclass(frozen=True, slots=True)
class Hexagons:
    """The hexagons of a town."""

    cells: tuple[Hexagon, ...]
    steps: tuple[str, ...]
    """What the steps stand for, in words, the lightest first."""
    hidden: int
    """Hexagons without a count."""
    piled: int
    """Places that are left out, because they share one point with more others than a building explains."""
    smallest: int = USUAL_SMALLEST


def town_cells(network: Network, resolution: int) -> AreaParts:
    """Return the places and events of a network in hexagons, as the question `areas` groups them."""
    return area_parts(network, resolution)


def usual_resolution(network: Network) -> int:
    """Return a resolution at which the hexagons over a town can be told apart."""
    nodes = network.nodes.select("latitude", "longitude").drop_nulls()
    if nodes.is_empty():
        return MEDIUM
    # without the outermost places, which may be typing errors
    high, low = (nodes.select(pl.col("latitude", "longitude").quantile(part)).row(0) for part in (0.99, 0.01))
    widest = max(above - below for above, below in zip(high, low, strict=True)) * METRES_PER_DEGREE
    return LARGE if widest > WIDE_TOWN else MEDIUM


def hexagons_of(parts: AreaParts, chosen: pl.DataFrame, *, smallest: int = USUAL_SMALLEST) -> Hexagons:
    """Return the hexagons with the events of these rows (`event`, `context`)."""
    ids = parts.cells.select("id")
    kept = parts.events.join(chosen.select("event").unique(), on="event", how="semi")
    counted = kept.group_by("id").agg(counted=pl.col("event").n_unique())
    counts = ids.join(counted, on="id", how="left", maintain_order="left").get_column("counted").fill_null(0).to_list()
    shown, words = shown_or_fewer(counts, smallest)
    edges = _edges(smallest, max((count for count in shown if count is not None), default=0))
    cells = [
        Hexagon(tuple(h3.cell_to_boundary(cell)), count, said, _step(count, edges))
        for cell, count, said in zip(ids.get_column("id"), shown, words, strict=True)
    ]
    return Hexagons(tuple(cells), _step_words(edges), shown.count(None), parts.piled, smallest)


def few_words(smallest: int) -> str:
    """Return what stands for a hexagon without a count."""
    few = fewer_than(smallest)
    return f"{few[:1].upper()}{few[1:]} events, or none"


def _edges(least: int, most: int) -> list[int]:
    """The lower edge of each step and the highest count at the end. Each step is as many times the one before."""
    if most < least:
        return []
    ratio = (most / least) ** (1 / STEPS)
    return [*sorted({round(least * ratio**step) for step in range(STEPS)}), most]


def _step(count: int | None, edges: list[int]) -> int:
    """The number of the step that a count is in."""
    return 0 if count is None else sum(count >= edge for edge in edges[:-1])


def _step_words(edges: list[int]) -> tuple[str, ...]:
    ends = [*[edge - 1 for edge in edges[1:-1]], *edges[-1:]]
    pairs = zip(edges[:-1], ends, strict=True)
    return tuple(f"{low:,} events" if low >= high else f"{low:,} to {high:,} events" for low, high in pairs)
