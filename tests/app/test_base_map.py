"""The base map under the street maps: the sample town's, the organisation's own, or none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.rooms import ASH, PARK, Room, components, opened, report
from ctx_map_app.frame.menu import HOTSPOTS_MAP

CANAL = {
    "type": "Feature",
    "properties": {"name": "Canal", "kind": "water"},
    "geometry": {"type": "LineString", "coordinates": [[-2.31, 53.41], [-2.30, 53.43]]},
}


def ground_of() -> Any:
    """The base map of the street map of the whole town."""
    given = next(each for each in components(opened(HOTSPOTS_MAP)) if "map" in each)
    return given["map"]["ground"]


def own_town(room: Room) -> None:
    """A store that is not the sample town's."""
    room.load([ASH], [PARK], [report("ash", "SPENDS_TIME_AT", "park", "R1")])


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_sample_town_has_a_base_map_of_its_own(sample: Room) -> None:
    assert {shape["sort"] for shape in ground_of()["shapes"]} >= {"street", "road", "water", "green"}


def test_a_town_of_which_nothing_is_named_has_none(room: Room) -> None:
    own_town(room)
    assert ground_of()["shapes"] == []


def test_the_file_that_the_settings_name_is_drawn(room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_town(room)
    text = json.dumps({"type": "FeatureCollection", "features": [CANAL]})
    monkeypatch.setenv("CTX_MAP_BASE_MAP", str(write(tmp_path / "area.geojson", text)))
    assert [shape["name"] for shape in ground_of()["shapes"]] == ["Canal"]


def test_a_file_that_is_not_there_is_said_and_what_to_do(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_town(room)
    monkeypatch.setenv("CTX_MAP_BASE_MAP", str(tmp_path / "nothing.geojson"))
    said = [error.value for error in opened(HOTSPOTS_MAP).error]
    assert said == ["CTX_MAP_BASE_MAP names a file that is not there. Correct the setting, or leave it out."]
