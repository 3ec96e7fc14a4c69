"""The street map of a town: the base map, hexagons over it, and the places that lead as numbered points.

It shows places and events. No one is on it, and the size of a sign says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.measures.small_numbers import fewer_than
from ctx_map.governance.release import Release
from ctx_map.maps.apart import side_by_side
from ctx_map.maps.drawing import Drawing, compact
from ctx_map.maps.ground import Projection, projection_for, read_ground
from ctx_map.maps.payload import Cell, MapPayload, PlaceItem
from ctx_map.maps.place_map import CAVEAT
from ctx_map.maps.sorts import harmed_places, node_style
from ctx_map.maps.style import LegendEntry, node_look
from ctx_map.maps.town.counts import LeadingPlace, TownCounts
from ctx_map.maps.town.hexagons import Hexagons, few_words
from ctx_map.network import Network

RAMP = ("#fee6b8", "#fdbb63", "#e9803a", "#b93d2b", "#6b1024")
"""From few events to many."""
NO_COUNT = "#f3f2f1"
LINE = "#505a5f"
SIGN = 2
"""What every sign has grown with, which is the same for all: the numbers say which place leads."""


def town_map(
    release: Release[Network],
    counts: TownCounts,
    hexagons: Hexagons | None,
    *,
    ground: Path | None = None,
    title: str = "Hotspots",
) -> MapPayload:
    """Return the street map of what was counted of a released network, with hexagons where there are some."""
    network = release.content
    numbered = list(enumerate(counts.leading, start=1))
    drawn = [(number, place) for number, place in numbered if place.positioned]
    at = {place.key: _point(network, place.key) for _, place in drawn}
    corners = [corner for cell in (hexagons.cells if hexagons else ()) for corner in cell.ring]
    projection = projection_for([*at.values(), *corners] or [(0.0, 0.0)])
    pins = [projection.at(*at[place.key]) for _, place in drawn]
    spots = side_by_side(pins, [SIGN] * len(pins))
    # the places that lead
    drawing, harmed = Drawing(title=title, names="full"), harmed_places(network)
    for (_, place), spot in zip(drawn, spots, strict=True):
        code = network.keys.index_of(place.key) or 0
        node = network.nodes.row(code, named=True)
        style = node_style(node, code, harmed=harmed, as_at=network.as_at)
        drawing.node(code, node, style, spot, name=place.name)
    payload = compact(drawing, release, said=[*not_drawn(counts, hexagons), CAVEAT], sort="places")
    # what lies under them
    town = read_ground(ground, projection)
    town["pins"], town["cells"] = pins, _cells(hexagons, projection)
    frame = _frame(projection, [*at.values(), *corners])
    if frame:
        town["frame"] = frame
    payload["ground"] = town
    payload["legend"] = [*payload["legend"], *_steps(hexagons)]
    payload["places"] = [_item(number, place) for number, place in numbered]
    payload["listed_elsewhere"] = True
    payload["summary"] = _summary(len(drawn), hexagons)
    return payload


def not_drawn(counts: TownCounts, hexagons: Hexagons | None) -> list[str]:
    """How many places with events are no points, and why."""
    points = sum(place.positioned for place in counts.leading)
    rest = counts.places - points
    if not rest:
        return []
    others = rest - counts.homes - counts.without_position
    parts = [count_of(counts.homes, "home or placement")] if counts.homes else []
    nowhere = counts.without_position
    parts += [f"{count_of(nowhere, 'place')} without a position"] if nowhere else []
    counted = ", which are counted in the hexagons" if hexagons else ""
    parts += [f"{count_of(others, 'place')} with fewer events than the ten that lead{counted}"] if others else []
    verb = "is no point" if rest == 1 else "are no points"
    said = [f"{count_of(rest, 'place')} with events {verb} on this map: {read_list(parts)}."]
    piled = hexagons.piled if hexagons else 0
    if piled:
        share = "shares" if piled == 1 else "share"
        said.append(
            f"{count_of(piled, 'place')} {share} a point with more others than a building explains, and "
            f"{'is' if piled == 1 else 'are'} left out of the hexagons."
        )
    return said


def _summary(points: int, hexagons: Hexagons | None) -> str:
    parts = [count_of(points, "place")] if points else []
    parts += [count_of(len(hexagons.cells), "hexagon")] if hexagons else []
    said = f"On the map: {read_list(parts) or 'nothing'}."
    if hexagons is None or not hexagons.hidden:
        return said
    has = "has" if hexagons.hidden == 1 else "have"
    return f"{said} {count_of(hexagons.hidden, 'hexagon')} {has} {fewer_than(hexagons.smallest)} events, or none."


def _point(network: Network, key: str) -> tuple[float, float]:
    at = network.keys.index_of(key)
    found: tuple[float, float] = network.nodes.select("latitude", "longitude").row(at or 0)
    return found


def _frame(projection: Projection, spots: Sequence[tuple[float, float]]) -> tuple[float, float, float, float] | None:
    """What is in sight when the map opens: left, top, right and bottom."""
    if not spots:
        return None
    across, down = zip(*(projection.at(*spot) for spot in spots), strict=True)
    return min(across), min(down), max(across), max(down)


def _cells(hexagons: Hexagons | None, projection: Projection) -> list[Cell]:
    return [
        Cell(
            ring=[projection.at(*corner) for corner in cell.ring],
            fill=RAMP[cell.step - 1] if cell.step else NO_COUNT,
            words="" if cell.events is None else f"{cell.events:,}",
            dark=cell.step >= len(RAMP) - 1,
        )
        for cell in (hexagons.cells if hexagons else ())
    ]


def _steps(hexagons: Hexagons | None) -> list[LegendEntry]:
    """The steps in the legend, drawn as outlines are."""
    if hexagons is None:
        return []
    said = [*zip(RAMP, hexagons.steps, strict=False)]
    said += [(NO_COUNT, few_words(hexagons.smallest))] if hexagons.hidden else []
    look = node_look("group")
    return [
        LegendEntry(sort="hull", look={**look, "fill": fill, "outline": LINE}, words=words, short=words)
        for fill, words in said
    ]


def _item(number: int, place: LeadingPlace) -> PlaceItem:
    return PlaceItem(
        key=place.key,
        number=number,
        drawn=place.positioned,
        name=place.name,
        kind="",
        people=0,
        online=False,
        shares_point=False,
        remark="",
        size=SIGN,
        said=count_of(place.events, "event"),
    )
