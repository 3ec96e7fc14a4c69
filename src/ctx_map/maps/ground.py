"""The ground under a place map: from latitude and longitude to map units, and a background from a GeoJSON file.

Equirectangular about the middle of the places: over a town the error is far below the size of a sign. Nothing is
fetched.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
_SORTS = ("water", "green", "built", "area", "road", "rail", "river")


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
    features, credit = ([], "") if path is None else _features(path)
    shapes = [shape for feature in features for shape in _shapes(feature, projection)]
    spots = [spot for shape in shapes for ring in shape["rings"] for spot in ring] or [(0.0, 0.0)]
    across, down = [x for x, _ in spots], [y for _, y in spots]
    box = (min(across), min(down), max(across), max(down))
    return Ground(shapes=shapes, metres=projection.metres, credit=credit, pins=[], box=box)


def _features(path: Path) -> tuple[list[Any], str]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileRefused(f"The background map is larger than {MOST_BYTES // 1_000_000} MB: cut it to the town.")
        read = json.loads(path.read_text(encoding="utf-8"))
        return list(read["features"]), str(read.get("credit") or read.get("attribution") or read.get("note") or "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise FileRefused("The background map cannot be read as a GeoJSON FeatureCollection in UTF-8.") from None


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
        raise FileRefused("A shape of the background map is not valid GeoJSON in degrees (WGS 84).") from None


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
