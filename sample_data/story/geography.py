"""The map of Saltmere: wards, a river, roads. The frame lies over open water of the North Sea, where no town is."""

from __future__ import annotations

Point = tuple[float, float]

WARDS: dict[str, tuple[Point, ...]] = {
    "Oldtown": ((2.190, 54.400), (2.213, 54.400), (2.213, 54.4065), (2.190, 54.4085)),
    "Harbour": ((2.213, 54.400), (2.234, 54.400), (2.234, 54.415), (2.213, 54.415), (2.213, 54.4065)),
    "Beacon Hill": ((2.190, 54.4085), (2.213, 54.4065), (2.213, 54.415), (2.190, 54.415)),
    "Sandpiper": ((2.190, 54.390), (2.213, 54.390), (2.213, 54.400), (2.190, 54.400)),
    "Marshgate": ((2.213, 54.390), (2.240, 54.390), (2.240, 54.400), (2.234, 54.400), (2.213, 54.400)),
}
RIVER: tuple[Point, ...] = (
    (2.190, 54.3925), (2.199, 54.3948), (2.207, 54.3985), (2.2155, 54.4035), (2.2185, 54.4088), (2.2240, 54.4150),
)  # fmt: skip
ROADS: dict[str, tuple[Point, ...]] = {
    "Harbour Road": ((2.2055, 54.4040), (2.2140, 54.4055), (2.2240, 54.4068), (2.2340, 54.4085)),
    "Marsh Lane": ((2.2105, 54.4012), (2.2200, 54.3972), (2.2254, 54.3946), (2.2335, 54.3922)),
    "Chandler Row": ((2.2042, 54.4025), (2.2076, 54.4030), (2.2105, 54.4012)),
    "School Road": ((2.2055, 54.4040), (2.2046, 54.4077), (2.2000, 54.4125)),
    "Bridge Street": ((2.2042, 54.4025), (2.2018, 54.3974), (2.1960, 54.3960)),
}


def features() -> list[dict[str, object]]:
    """The features of town.geojson."""
    wards = [_feature(name, "ward", "Polygon", [[*points, points[0]]]) for name, points in WARDS.items()]
    roads = [_feature(name, "road", "LineString", points) for name, points in ROADS.items()]
    return [*wards, _feature("Salt Brook", "river", "LineString", RIVER), *roads]


def _feature(name: str, kind: str, shape: str, coordinates: object) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"name": name, "kind": kind, "fictional": True},
        "geometry": {"type": shape, "coordinates": coordinates},
    }
