"""GeoJSON and KML as a GIS reads them: places alone, never a home, and nothing in them acts."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import geopandas
import pytest
from defusedxml import ElementTree

from ctx_map.export import EXPORTERS, write
from ctx_map.network import Network
from export.hostile import HOSTILE, hostile_town
from export.releases import released
from towns import event, place, tie, town, young

BOTH = pytest.mark.parametrize("name", ["geojson", "kml"])
KML = "{http://www.opengis.net/kml/2.2}"


def written(name: str, network: Network, folder: Path) -> Path:
    return write(released(network, to=name), folder / f"town{EXPORTERS[name].suffix}")


def read(path: Path) -> Any:
    """The file as GDAL reads it."""
    return geopandas.read_file(path)


def arcade_and_flats() -> Network:
    return town(
        tie("ash", "SPENDS_TIME_AT", "arcade", ref="R1", agency="police", grade="1BP", since="2026-05-01"),
        tie("bo", "SPENDS_TIME_AT", "arcade", ref="R1", agency="police", since="2026-06-01", until="2026-06-03"),
        tie("e1", "HAPPENED_AT", "arcade", ref="R2", agency="school"),
        tie("ash", "LIVES_AT", "flat"),
        nodes=[
            *(young("ash", name="Ash Quillow"), young("bo")),
            event("e1", occurred_from="2026-07-01T21:30"),
            place("arcade", name="The Arcade", kind="arcade", latitude=53.1, longitude=-1.5, address="2 Pier Road"),
            place("flat", name="A flat", latitude=53.2, longitude=-1.6),
            place("lodge", name="The Lodge", kind="children's home", latitude=53.3, longitude=-1.7),
            place("chat", name="Group chat", platform="an app"),
        ],
    )


@BOTH
def test_a_gis_reads_the_places_with_their_positions_and_what_is_reported_there(name: str, tmp_path: Path) -> None:
    (row,) = read(written(name, arcade_and_flats(), tmp_path)).to_dict("records")
    assert (row["geometry"].x, row["geometry"].y) == (-1.5, 53.1)
    assert (row["id"], row["label"], row["kind"]) == ("arcade", "The Arcade", "arcade")
    assert (int(row["reports"]), int(row["links"]), int(row["events"])) == (2, 3, 1)
    assert "1BP" in row["grades"]
    assert [str(row[day])[:10] for day in ("first_day", "last_day")] == ["2026-05-01", "2026-07-01"]
    assert row["marking"] == "OFFICIAL-SENSITIVE"


@BOTH
def test_no_home_placement_or_person_is_in_the_file_and_the_report_counts_what_is_left_out(
    name: str, tmp_path: Path
) -> None:
    path = written(name, arcade_and_flats(), tmp_path)
    text = path.read_text("utf-8")
    hidden = ("53.2", "53.3", "A flat", "The Lodge", "Ash", "Bo", "e1")
    assert [each for each in hidden if each in text] == []
    told = path.with_name(f"{path.name}.left-out.txt").read_text("utf-8")
    assert "- 2 homes are left out.\n" in told
    assert "- 1 place has no position and is left out.\n" in told


@BOTH
def test_a_network_without_places_gives_a_file_without_places(name: str, tmp_path: Path) -> None:
    path = written(name, town(("ash", "KNOWS", "bo")), tmp_path)
    assert "OFFICIAL-SENSITIVE" in path.read_text("utf-8")
    assert "coordinates" not in path.read_text("utf-8")


@BOTH
def test_whatever_people_wrote_is_read_back_as_text(name: str, tmp_path: Path) -> None:
    labels = set(read(written(name, hostile_town(), tmp_path))["label"])
    plain = {text for text in HOSTILE if text.isprintable()}
    assert plain - labels == set()


def test_geojson_is_a_collection_of_points_by_the_standard(tmp_path: Path) -> None:
    said = json.loads(written("geojson", arcade_and_flats(), tmp_path).read_text("utf-8"))
    assert said["type"] == "FeatureCollection"
    assert "crs" not in said
    (feature,) = said["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-1.5, 53.1]}
    assert feature["id"] == "arcade"
    assert feature["properties"]["agencies"] == ["police", "school"]


def test_a_balloon_of_kml_shows_texts_letter_by_letter(tmp_path: Path) -> None:
    root = ElementTree.fromstring(written("kml", hostile_town(), tmp_path).read_bytes())
    assert [element.text for element in root.iter(f"{KML}text")] == ["$[description]"]
    balloons = [element.text or "" for element in root.iter(f"{KML}description")]
    assert len(balloons) == 1 + len(HOSTILE)
    assert [balloon for balloon in balloons if tags(balloon) - {"p", "b"} or "$[" in balloon] == []


def test_kml_has_a_time_span_for_the_slider(tmp_path: Path) -> None:
    root = ElementTree.fromstring(written("kml", arcade_and_flats(), tmp_path).read_bytes())
    spans = [[(part.tag.removeprefix(KML), part.text) for part in span] for span in root.iter(f"{KML}TimeSpan")]
    assert spans == [[("begin", "2026-05-01"), ("end", "2026-07-01")]]


def tags(html: str) -> set[str]:
    """The elements that a browser would make of this."""

    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: set[str] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            del attrs
            self.found.add(tag)

    parser = Tags()
    parser.feed(html)
    return parser.found
