"""Hexagons as they are drawn: their outlines in map units, their shades, and what the legend says of them."""

from __future__ import annotations

from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.measures.small_numbers import fewer_than
from ctx_map.maps.ground import Projection
from ctx_map.maps.payload import Cell
from ctx_map.maps.style import LegendEntry, node_look
from ctx_map.maps.town.hexagons import Hexagons, few_words

RAMP = ("#fee6b8", "#fdbb63", "#e9803a", "#b93d2b", "#6b1024")
"""From few events to many."""
NO_COUNT = "#f3f2f1"
LINE = "#505a5f"
NOTHING = "Nothing is drawn, because nothing here has a known position."


def cells_of(hexagons: Hexagons | None, projection: Projection) -> list[Cell]:
    """Return the outlines of hexagons with their shades and counts."""
    return [
        Cell(
            ring=[projection.at(*corner) for corner in cell.ring],
            fill=RAMP[cell.step - 1] if cell.step else NO_COUNT,
            words="" if cell.events is None else f"{cell.events:,}",
            dark=cell.step >= len(RAMP) - 1,
        )
        for cell in (hexagons.cells if hexagons else ())
    ]


def corners_of(hexagons: Hexagons | None) -> list[tuple[float, float]]:
    """Return all corners as (latitude, longitude)."""
    return [corner for cell in (hexagons.cells if hexagons else ()) for corner in cell.ring]


def steps_of(hexagons: Hexagons | None) -> list[LegendEntry]:
    """Return the steps for the legend, drawn as outlines are: those that a hexagon has."""
    if hexagons is None:
        return []
    used = {cell.step for cell in hexagons.cells}
    steps = enumerate(zip(RAMP, hexagons.steps, strict=False), start=1)
    said = [shade for step, shade in steps if step in used]
    said += [(NO_COUNT, few_words(hexagons.smallest))] if hexagons.hidden else []
    look = node_look("group")
    return [
        LegendEntry(sort="hull", look={**look, "fill": fill, "outline": LINE}, words=words, short=words)
        for fill, words in said
    ]


def left_out_of(hexagons: Hexagons | None) -> list[str]:
    """Return a sentence on the places whose events are in no hexagon, or nothing."""
    piled = hexagons.piled if hexagons else 0
    if not piled:
        return []
    places, shares, is_left = ("place", "shares", "is") if piled == 1 else ("places", "share", "are")
    return [
        f"{piled:,} {places} {shares} a point with more others than a building explains, and {is_left} left out of the "
        "hexagons."
    ]


def summary_of(points: int, hexagons: Hexagons | None) -> str:
    """Return how many points and hexagons are on a map."""
    parts = [count_of(points, "place")] if points else []
    parts += [count_of(len(hexagons.cells), "hexagon")] if hexagons and hexagons.cells else []
    said = f"On the map: {read_list(parts)}." if parts else NOTHING
    if hexagons is None or not hexagons.hidden:
        return said
    has = "has" if hexagons.hidden == 1 else "have"
    return f"{said} {count_of(hexagons.hidden, 'hexagon')} {has} {fewer_than(hexagons.smallest)} events, or none."
