"""The base map of Saltmere: sea, brook, parks, railway, main roads and side streets, drawn with a fixed seed.

The streets of a district are a grid that is turned, bent and cut: nothing of a real town is in it.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from story.geography import RIVER, ROADS, Point

SEED = 1987
EAST, NORTH = 64_800.0, 111_320.0
"""Metres in a degree of longitude and of latitude at this place."""
STEP = 10.0
"""Metres between the points at which a street is looked at."""
SHORTEST = 70.0
"""Metres. Anything shorter is no street."""
BEND, WAVE = 16.0, 190.0
"""Metres to the side by which a street bends, and metres from bend to bend."""
GAP = 0.16
"""How often a block of a street is left out."""
FROM_WATER, FROM_RAIL = 32.0, 26.0
"""Metres."""

SEA: tuple[Point, ...] = (
    (2.2252, 54.420), (2.2258, 54.4150), (2.2266, 54.4108), (2.2272, 54.4094), (2.2292, 54.4090), (2.2296, 54.4100),
    (2.2312, 54.4102), (2.2330, 54.4092), (2.2365, 54.4086), (2.240, 54.4068), (2.240, 54.420),
)  # fmt: skip
BROOK: tuple[Point, ...] = ((2.182, 54.3918), *RIVER, (2.2262, 54.4185))
RAIL: tuple[Point, ...] = (
    (2.181, 54.3972), (2.190, 54.3980), (2.2030, 54.3994), (2.2113, 54.4004), (2.2220, 54.4012), (2.240, 54.4020),
)  # fmt: skip
MORE_ROADS: dict[str, tuple[Point, ...]] = {
    "Station Road": ((2.2105, 54.4012), (2.2113, 54.4006), (2.2140, 54.4032), (2.2140, 54.4055)),
    "Market Street": ((2.2055, 54.4040), (2.2042, 54.4025)),
    "Coast Road": ((2.2000, 54.4125), (2.2090, 54.4138), (2.2185, 54.4143), (2.2232, 54.4120), (2.2240, 54.4068)),
    "Western Way": ((2.182, 54.4052), (2.1930, 54.4046), (2.2055, 54.4040)),
    "Marshgate Road": ((2.2254, 54.3946), (2.2300, 54.3990), (2.2330, 54.4040), (2.2340, 54.4085)),
}
PARKS: dict[str, tuple[Point, ...]] = {
    "Harbour Park": ((2.2118, 54.4066), (2.2150, 54.4048), (2.2168, 54.4058), (2.2172, 54.4076), (2.2140, 54.4084)),
    "Harbour Green": ((2.2188, 54.4074), (2.2192, 54.4065), (2.2214, 54.4068), (2.2212, 54.4077)),
    "Recreation ground": ((2.2194, 54.3994), (2.2200, 54.3980), (2.2242, 54.3983), (2.2238, 54.3998)),
    "Skate park": ((2.2240, 54.4007), (2.2242, 54.3999), (2.2262, 54.4000), (2.2260, 54.4008)),
    "School field": ((2.2012, 54.4084), (2.2018, 54.4072), (2.2043, 54.4078), (2.2036, 54.4092)),
    "Salt Marsh": ((2.2330, 54.3906), (2.2392, 54.3906), (2.2394, 54.3955), (2.2352, 54.3950)),
}


@dataclass(frozen=True)
class District:
    """A part of the town whose streets run in one direction."""

    corners: tuple[Point, ...]
    angle: float
    """Degrees."""
    spacing: float
    """Metres between streets."""


DISTRICTS = (
    District(((2.1985, 54.4006), (2.2128, 54.4012), (2.2126, 54.4064), (2.1985, 54.4074)), 14, 78),
    District(((2.1925, 54.4086), (2.2120, 54.4074), (2.2166, 54.4090), (2.2172, 54.4148), (2.1930, 54.4148)), 27, 108),
    District(((2.2142, 54.4012), (2.2262, 54.4020), (2.2262, 54.4130), (2.2180, 54.4146), (2.2172, 54.4050)), -16, 100),
    District(((2.1905, 54.3906), (2.2118, 54.3906), (2.2118, 54.3998), (2.1905, 54.3976)), 41, 104),
    District(((2.2128, 54.3906), (2.2350, 54.3906), (2.2352, 54.4006), (2.2128, 54.3998)), -9, 132),
    District(((2.2266, 54.4018), (2.2385, 54.4026), (2.2380, 54.4078), (2.2266, 54.4086)), -20, 118),
    District(((2.1840, 54.4010), (2.1982, 54.4010), (2.1982, 54.4080), (2.1870, 54.4090)), 6, 116),
)
NAMES = (
    "Anchor Street", "Ropewalk", "Cooper's Yard", "Osier Lane", "Salt Street", "Curlew Road", "Lantern Street",
    "Netmakers Row", "Heron Close", "Beacon Road", "Tidewater Road", "Capstan Street", "Plover Avenue", "Malt Lane",
    "Gull Street", "Samphire Road", "Harbour Street", "Reed Lane", "Dunlin Way", "Fishergate", "Windmill Road",
    "Sandpiper Road", "Quay Street", "Sluice Lane", "Brook Street", "Thrift Road", "Signal Street", "Cockle Row",
)  # fmt: skip


def base_map() -> list[dict[str, object]]:
    """The features of base-map.geojson, the lowest first."""
    chance = random.Random(SEED)  # noqa: S311 - drawn the same way every time, and no secret
    streets = sorted((s for each in DISTRICTS for s in _streets(each, chance)), key=_length, reverse=True)
    names = [*NAMES, *[""] * max(len(streets) - len(NAMES), 0)]
    return [
        *(_area("", "built", each.corners) for each in DISTRICTS),
        _area("Harbour", "water", SEA),
        *(_area(name, "green", corners) for name, corners in PARKS.items()),
        _line("Salt Brook", "river", BROOK),
        *(_line(name, "street", street) for name, street in zip(names, streets, strict=False)),
        *(_line(name, "road", road) for name, road in (ROADS | MORE_ROADS).items()),
        _line("", "rail", RAIL),
    ]


def _streets(district: District, chance: random.Random) -> Iterable[Sequence[Point]]:
    """The streets of a district in both directions, where nothing is in their way."""
    corners = [_metres(point) for point in district.corners]
    middle = [sum(values) / len(corners) for values in zip(*corners, strict=True)]
    reach = max(math.dist(middle, corner) for corner in corners)
    for turned in (district.angle, district.angle + 90):
        along = math.cos(math.radians(turned)), math.sin(math.radians(turned))
        lines = int(reach / district.spacing)
        for number in range(-lines, lines + 1):
            start, phase = number * district.spacing + chance.uniform(-9, 9), chance.uniform(0, math.tau)
            points = _bent(middle, along, start, phase, reach)
            yield from _pieces(points, corners, district.spacing, chance)


def _bent(
    middle: Sequence[float], along: tuple[float, float], aside: float, phase: float, reach: float
) -> list[tuple[float, float]]:
    """One line of a grid, bent a little, as points in metres."""
    points = []
    for number in range(int(-reach / STEP), int(reach / STEP) + 1):
        far = number * STEP
        side = aside + BEND * math.sin(far / WAVE + phase)
        points.append(
            (middle[0] + far * along[0] - side * along[1], middle[1] + far * along[1] + side * along[0]),
        )
    return points


def _pieces(
    points: Sequence[tuple[float, float]],
    corners: Sequence[tuple[float, float]],
    block: float,
    chance: random.Random,
) -> Iterable[Sequence[Point]]:
    """The pieces of a line inside a district that keep away from water, railway and parks."""
    piece: list[tuple[float, float]] = []
    left_out = False
    for number, point in enumerate(points):
        if number % max(int(block / STEP), 1) == 0:
            left_out = chance.random() < GAP
        if not left_out and _inside(corners, point) and _free(point):
            piece.append(point)
            continue
        yield from _street(piece)
        piece = []
    yield from _street(piece)


def _street(piece: Sequence[tuple[float, float]]) -> Iterable[Sequence[Point]]:
    if (len(piece) - 1) * STEP >= SHORTEST:
        yield [_degrees(point) for point in (*piece[:-1:4], piece[-1])]


def _free(point: tuple[float, float]) -> bool:
    """Whether a street can run here."""
    areas = [SEA, *PARKS.values()]
    if any(_inside([_metres(corner) for corner in area], point) for area in areas):
        return False
    return _far(BROOK, point) > FROM_WATER and _far(RAIL, point) > FROM_RAIL


def _far(line: Sequence[Point], point: tuple[float, float]) -> float:
    """Metres from a point to a line."""
    return min(_to_segment(_metres(a), _metres(b), point) for a, b in pairwise(line))


def _to_segment(a: tuple[float, float], b: tuple[float, float], point: tuple[float, float]) -> float:
    long = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
    part = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / long
    part = min(max(part, 0.0), 1.0)
    return math.dist(point, (a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))


def _inside(corners: Sequence[tuple[float, float]], point: tuple[float, float]) -> bool:
    x, y = point
    crossed = [
        x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
        for a, b in pairwise((*corners, corners[0]))
        if (a[1] > y) != (b[1] > y)
    ]
    return sum(crossed) % 2 == 1


def _length(street: Sequence[Point]) -> float:
    return sum(math.dist(_metres(a), _metres(b)) for a, b in pairwise(street))


def _metres(point: Point) -> tuple[float, float]:
    return point[0] * EAST, point[1] * NORTH


def _degrees(point: tuple[float, float]) -> Point:
    return round(point[0] / EAST, 5), round(point[1] / NORTH, 5)


def _area(name: str, kind: str, corners: Sequence[Point]) -> dict[str, object]:
    return _feature(name, kind, "Polygon", [[*corners, corners[0]]])


def _line(name: str, kind: str, points: Sequence[Point]) -> dict[str, object]:
    return _feature(name, kind, "LineString", points)


def _feature(name: str, kind: str, shape: str, coordinates: object) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"name": name, "kind": kind, "fictional": True},
        "geometry": {"type": shape, "coordinates": coordinates},
    }
