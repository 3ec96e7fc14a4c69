"""The map of the town: every place lies in one ward, and everything in the frame."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

from sample.town import FIRST, SALTMERE, rows

WEST, SOUTH, EAST, NORTH = 2.18, 54.39, 2.24, 54.42
"""A frame over open water of the North Sea, in degrees."""


@pytest.fixture(scope="module")
def features() -> Any:
    return json.loads((SALTMERE / "town.geojson").read_text(encoding="utf-8"))["features"]


@pytest.fixture(scope="module")
def base_map() -> Any:
    return json.loads((SALTMERE / "base-map.geojson").read_text(encoding="utf-8"))["features"]


def _points(coordinates: Any) -> list[Sequence[float]]:
    if isinstance(coordinates[0], int | float):
        return [coordinates]
    return [point for part in coordinates for point in _points(part)]


def _inside(ring: Sequence[Sequence[float]], lon: float, lat: float) -> bool:
    crossed = [
        lon < (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]) + a[0]
        for a, b in pairwise(ring)
        if (a[1] > lat) != (b[1] > lat)
    ]
    return sum(crossed) % 2 == 1


def test_the_map_has_wards_a_river_and_roads_that_say_that_they_are_fictional(features: Any) -> None:
    kinds = [feature["properties"]["kind"] for feature in features]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"ward": 5, "river": 1, "road": 5}
    assert all(feature["properties"]["fictional"] for feature in features)


def test_the_base_map_looks_like_a_town_and_says_that_it_is_fictional(base_map: Any) -> None:
    kinds = [feature["properties"]["kind"] for feature in base_map]
    assert set(kinds) == {"built", "water", "green", "river", "street", "road", "rail"}
    assert kinds.count("street") > 200
    assert all(feature["properties"]["fictional"] for feature in base_map)


def test_no_street_runs_through_the_sea_or_a_park(base_map: Any) -> None:
    areas = [f["geometry"]["coordinates"][0] for f in base_map if f["properties"]["kind"] in ("water", "green")]
    streets = [f["geometry"]["coordinates"] for f in base_map if f["properties"]["kind"] == "street"]
    wet = [point for street in streets for point in street if any(_inside(area, *point) for area in areas)]
    assert wet == []


def test_no_place_lies_in_the_sea(base_map: Any) -> None:
    sea = next(f["geometry"]["coordinates"][0] for f in base_map if f["properties"]["kind"] == "water")
    places = [row for folder in FIRST for row in rows(folder, "places") if row["latitude"]]
    assert [p["name"] for p in places if _inside(sea, float(p["longitude"]), float(p["latitude"]))] == []


def test_everything_lies_in_the_frame(features: Any, base_map: Any) -> None:
    points = [point for feature in (*features, *base_map) for point in _points(feature["geometry"]["coordinates"])]
    assert all(WEST <= lon <= EAST and SOUTH <= lat <= NORTH for lon, lat in points)


def test_each_place_with_coordinates_lies_in_exactly_one_ward(features: Any) -> None:
    wards = [f["geometry"]["coordinates"][0] for f in features if f["properties"]["kind"] == "ward"]
    places = [row for folder in FIRST for row in rows(folder, "places") if row["latitude"]]
    found = {p["name"]: sum(_inside(w, float(p["longitude"]), float(p["latitude"])) for w in wards) for p in places}
    assert found == dict.fromkeys(found, 1)


def test_a_place_without_coordinates_is_online_or_a_bus_route() -> None:
    without = [row for folder in FIRST for row in rows(folder, "places") if not row["latitude"]]
    assert {row["kind"] for row in without} == {"online game", "online chat", "bus route"}


def test_no_street_bears_the_surname_of_somebody_in_the_town(base_map: Any) -> None:
    people = [row["name"] for folder in SALTMERE.iterdir() for row in rows(folder.name, "people")]
    surnames = {word for name in people for word in name.split()[1:]}
    streets = {word for f in base_map for word in (f["properties"].get("name") or "").split()}
    assert surnames & streets == set()
