"""The street map of a town: the base map, hexagons over it, and the places that lead as numbered points.

It shows places and events. No one is on it, and the size of a sign says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.governance.release import Release
from ctx_map.maps.apart import side_by_side
from ctx_map.maps.drawing import Drawing, compact
from ctx_map.maps.ground import Projection, projection_for, read_ground
from ctx_map.maps.looking import CAVEAT
from ctx_map.maps.payload import MapPayload, PlaceItem
from ctx_map.maps.sorts import harmed_places, node_style
from ctx_map.maps.town.cells import cells_of, corners_of, left_out_of, steps_of, summary_of
from ctx_map.maps.town.counts import LeadingPlace, TownCounts
from ctx_map.maps.town.hexagons import Hexagons
from ctx_map.network import Network

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
    corners = corners_of(hexagons)
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
    town["pins"], town["cells"] = pins, cells_of(hexagons, projection)
    frame = _frame(projection, [*at.values(), *corners])
    if frame:
        town["frame"] = frame
    payload["ground"] = town
    payload["legend"] = [*payload["legend"], *steps_of(hexagons)]
    payload["places"] = [_item(number, place) for number, place in numbered]
    payload["listed_elsewhere"] = True
    payload["summary"] = summary_of(len(drawn), hexagons)
    return payload


def not_drawn(counts: TownCounts, hexagons: Hexagons | None) -> list[str]:
    """How many places with events are not drawn as points, and why."""
    points = sum(place.positioned for place in counts.leading)
    rest = counts.places - points
    if not rest:
        return []
    others = rest - counts.homes - counts.without_position
    parts = [count_of(counts.homes, "home or placement")] if counts.homes else []
    nowhere = counts.without_position
    parts += [f"{count_of(nowhere, 'place')} without a position"] if nowhere else []
    counted = ", which are counted in the hexagons" if hexagons else ""
    parts += [f"{count_of(others, 'place')} with fewer events than those numbered{counted}"] if others else []
    verb = "is not drawn as a point" if rest == 1 else "are not drawn as points"
    said = [f"{count_of(rest, 'place')} with events {verb}: {read_list(parts)}."]
    return [*said, *left_out_of(hexagons)]


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
