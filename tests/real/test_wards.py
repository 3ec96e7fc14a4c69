"""Places and incidents in wards: the polygons of Greater Manchester against the places of the POLE example."""

from __future__ import annotations

import csv
import json
from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
import pytest

from ctx_map.network import Network
from real.loading import bare, data_of, expected, only

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@pytest.fixture(scope="module")
def told() -> Any:
    return expected("uk_geo")


@pytest.fixture(scope="module")
def wards() -> Any:
    """The features of the ward file."""
    return json.loads((data_of("uk_geo") / "gm_wards_2013.geojson").read_text(encoding="utf-8"))["features"]


@pytest.fixture
def ward_of(pole: Network, wards: Any) -> dict[str, str]:
    """Code of the ward of each place of the view that lies in one, by the place's id."""
    places = pole.nodes.filter(pl.col("latitude").is_not_null())
    lon, lat = places["longitude"].to_numpy(), places["latitude"].to_numpy()
    codes = np.full(places.height, "", dtype="U12")
    for ward in wards:
        codes[_inside(ward["geometry"], lon, lat)] = ward["properties"]["ward_code"]
    return {bare(key): str(code) for key, code in zip(places["key"], codes, strict=True) if code}


def _inside(geometry: Any, lon: Floats, lat: Floats) -> Mask:
    """Which points lie in a polygon or in one of several, holes left out: even number of edges crossed is outside."""
    shapes = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    inside = np.zeros(lon.size, bool)
    for rings in shapes:
        in_shape = np.zeros(lon.size, bool)
        for ring in rings:
            in_shape ^= _crosses_oddly(np.asarray(ring, float)[:, :2], lon, lat)
        inside |= in_shape
    return inside


def _crosses_oddly(ring: Floats, lon: Floats, lat: Floats) -> Mask:
    near = (lon >= ring[:, 0].min()) & (lon <= ring[:, 0].max()) & (lat >= ring[:, 1].min()) & (lat <= ring[:, 1].max())
    odd = np.zeros(lon.size, bool)
    x, y = lon[near, None], lat[near, None]
    (x1, y1), (x2, y2) = ring[:-1].T, ring[1:].T
    spans = (y1 > y) != (y2 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        left = x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    odd[near] = (spans & left).sum(axis=1) % 2 == 1
    return odd


def test_there_are_as_many_wards_as_known(wards: Any, told: Any) -> None:
    assert len(wards) == told["wards"]
    assert Counter(ward["properties"]["lad_name"] for ward in wards) == told["wards_by_lad"]


def test_each_place_lies_in_its_known_ward(pole: Network, ward_of: dict[str, str], told: Any) -> None:
    with (data_of("uk_geo") / "place_ward.csv").open(encoding="utf-8", newline="") as file:
        known = {row["context_id"]: row["ward_code"] for row in csv.DictReader(file)}
    assert ward_of == {place: ward for place, ward in known.items() if ward}
    assert pole.nodes.filter(pl.col("label") == "Place").height - len(ward_of) == told["places_outside"]


def test_incidents_of_each_ward_are_as_many_as_known(
    pole: Network, wards: Any, ward_of: dict[str, str], told: Any
) -> None:
    places = pole.keys.gather(only(pole, "HAPPENED_AT").links.get_column("target"))
    incidents = Counter(ward_of.get(bare(key), "") for key in places)
    assert {code: incidents[code] for code, *_ in told["top15_wards_by_incidents"]} == {
        code: count for code, *_, count in told["top15_wards_by_incidents"]
    }
    assert incidents[""] == told["incidents_outside"]
    district = {ward["properties"]["ward_code"]: ward["properties"]["lad_name"] for ward in wards} | {"": ""}
    by_district: Counter[str] = Counter()
    for code, count in incidents.items():
        by_district[district[code]] += count
    assert by_district == told["incidents_by_lad"]
