"""The ground under a street map: from latitude and longitude to map units, and a base map from a GeoJSON file.

Equirectangular about the middle of the places: over a town the error is far below the size of a sign. Nothing is
fetched. A file of a whole county may be named: only what is near the places is drawn, without corners that no one sees.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ctx_map.errors import FileRefused
from ctx_map.maps.payload import Ground, Position, Shape

METRES_PER_DEGREE = 111_320.0
"""Of latitude, and of longitude at the equator."""
WIDTH = 1000.0
"""Map units that the places of a map are spread over."""
MOST_BYTES = 20_000_000
_LEAST_METRES = 200.0
_SORTS = ("water", "green", "built", "area", "road", "street", "rail", "river")
_NEAR = 0.75
"""How far round the places the base map is drawn, as a part of the width that they are spread over."""
_LEAST_STEP = 0.4
"""Map units. Corners of a shape that are nearer to the one before can't be told apart at the largest zoom."""


@dataclass(frozen=True, slots=True)
class Projection:
    """From degrees to map units about one middle."""

    latitude: float
    longitude: float
    metres: float
    """Metres a map unit."""

    def at(self, latitude: float, longitude: float) -> Position:
        """Across and down, in map units."""
        east = (longitude - self.longitude) * METRES_PER_DEGREE * math.cos(math.radians(self.latitude))
        north = (latitude - self.latitude) * METRES_PER_DEGREE
        return round(east / self.metres, 1), round(-north / self.metres, 1)


def projection_for(spots: Sequence[tuple[float, float]]) -> Projection:
    """The projection about the middle of these (latitude, longitude), as large as they need."""
    latitudes, longitudes = [spot[0] for spot in spots], [spot[1] for spot in spots]
    middle = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
    north = (max(latitudes) - min(latitudes)) * METRES_PER_DEGREE
    east = (max(longitudes) - min(longitudes)) * METRES_PER_DEGREE * math.cos(math.radians(middle[0]))
    return Projection(*middle, metres=max(north, east, _LEAST_METRES) / WIDTH)


def read_ground(path: Path | None, projection: Projection) -> Ground:
    """The shapes of a GeoJSON file in map units; no shapes where there is no file. Points are left out."""
    features, credit = ([], "") if path is None else _read(path, path.stat().st_mtime_ns if path.is_file() else 0)
    found = (shape for feature in features for shape in _shapes(feature, projection))
    shapes = [_thinned(shape) for shape in found if _is_near(shape)]
    spots = [spot for shape in shapes for ring in shape["rings"] for spot in ring] or [(0.0, 0.0)]
    across, down = [x for x, _ in spots], [y for _, y in spots]
    box = (min(across), min(down), max(across), max(down))
    return Ground(shapes=shapes, metres=projection.metres, credit=credit, pins=[], box=box)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> tuple[list[Any], str]:
    """The features of a file, read once until it changes, and whose data it is. A base map holds no one's data."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileRefused(f"The base map is larger than {MOST_BYTES // 1_000_000} MB. Cut it to your area.")
        read = json.loads(path.read_text(encoding="utf-8"))
        return list(read["features"]), str(read.get("credit") or read.get("attribution") or read.get("note") or "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise FileRefused(
            "The base map cannot be read as a GeoJSON FeatureCollection in UTF-8. Correct the file, or name another."
        ) from None


def _shapes(feature: Any, projection: Projection) -> Iterable[Shape]:
    try:
        about = feature.get("properties") or {}
        geometry = feature["geometry"]
        for closed, rings in _rings(geometry["type"], geometry["coordinates"]):
            placed = [[projection.at(float(spot[1]), float(spot[0])) for spot in ring] for ring in rings]
            middle = _middle(placed[0]) if closed else placed[0][len(placed[0]) // 2]
            name = str(about.get("name") or "")
            yield Shape(sort=_sort(about, closed), name=name, closed=closed, rings=placed, middle=middle)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        raise FileRefused(
            "A shape of the base map is not valid GeoJSON in degrees (WGS 84). Correct the file."
        ) from None


def _is_near(shape: Shape) -> bool:
    """Whether any of a shape can be in sight round the places, which are in the middle."""
    across, down = [x for x, _ in shape["rings"][0]], [y for _, y in shape["rings"][0]]
    far = WIDTH * _NEAR
    return min(across) <= far and max(across) >= -far and min(down) <= far and max(down) >= -far


def _thinned(shape: Shape) -> Shape:
    return {**shape, "rings": [_without_dust(ring) for ring in shape["rings"]]}


def _without_dust(ring: list[Position]) -> list[Position]:
    """The same line without corners that are too near to the one before. Its ends stay."""
    kept = ring[:1]
    for spot in ring[1:-1]:
        if math.dist(spot, kept[-1]) >= _LEAST_STEP:
            kept.append(spot)
    return [*kept, *ring[-1:]] if len(ring) > 1 else kept


def _rings(sort: str, coordinates: Any) -> list[tuple[bool, Any]]:
    """Whether each part of a geometry is closed, with its rings."""
    if sort in {"Polygon", "MultiPolygon"}:
        return [(True, polygon) for polygon in ([coordinates] if sort == "Polygon" else coordinates)]
    if sort in {"LineString", "MultiLineString"}:
        return [(False, [line]) for line in ([coordinates] if sort == "LineString" else coordinates)]
    return []


def _sort(about: dict[str, Any], closed: bool) -> str:
    named = str(about.get("sort") or about.get("kind") or "").casefold()
    return named if named in _SORTS else "area" if closed else "road"


def _middle(ring: Sequence[Position]) -> Position:
    """The middle of a ring's own spots, where its name goes."""
    return round(sum(x for x, _ in ring) / len(ring), 1), round(sum(y for _, y in ring) / len(ring), 1)
