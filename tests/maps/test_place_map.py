"""The place map: positions, numbers and lists."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from ctx_map.analysis import hotspots, shared_places
from ctx_map.errors import FileRefused, WrongUse
from ctx_map.maps import place_map
from ctx_map.maps.apart import side_by_side, sign_size
from ctx_map.maps.ground import projection_for, read_ground
from ctx_map.maps.town import Hexagons, hexagons_of, town_cells, town_events
from ctx_map.maps.town.hexagons import MEDIUM
from ctx_map.network import Network
from maps.eastfield import eastfield
from maps.read import spots, styles
from maps.releases import released
from towns import adult, event, place, tie, town, young

HERE = {"latitude": 51.5, "longitude": -3.18}
VISITS = [
    tie("ash", "SPENDS_TIME_AT", "park"),
    tie("bo", "SPENDS_TIME_AT", "park"),
    tie("ash", "SPENDS_TIME_AT", "shop"),
    tie("ash", "SPENDS_TIME_AT", "chat"),
]
PLACES = [
    young("ash"),
    young("bo"),
    place("park", **HERE, kind="park"),
    place("shop", latitude=51.509, longitude=-3.18),
    place("chat", platform="chat"),
    place("den", kind="home"),
]


def test_places_are_numbered_by_the_young_people_reported_there() -> None:
    payload = place_map(released(town(*VISITS, nodes=PLACES)))
    listed = [(item["number"], item["name"], item["people"], item["online"]) for item in payload["places"]]
    assert listed == [(1, "Park", 2, False), (2, "Shop", 1, False), (None, "Chat", 1, True)]


@pytest.mark.parametrize(
    "kind", ["home", "foster home", "children's home", "Private flat", "shared house", "placement"]
)
def test_a_home_is_no_point_on_the_map_whatever_its_kind_is_called(kind: str) -> None:
    nodes = [young("ash"), place("park", **HERE, kind="park"), place("den", **HERE, kind=kind)]
    network = town(tie("ash", "SPENDS_TIME_AT", "den"), tie("ash", "SPENDS_TIME_AT", "park"), nodes=nodes)
    payload = place_map(released(network))
    assert styles(payload) == {"Park": "place"}
    assert [item["name"] for item in payload["places"]] == ["Park"]
    assert "1 place is not drawn: 1 home or placement." in payload["said"]


def test_where_somebody_lives_is_no_point_on_the_map_though_its_kind_does_not_say_so() -> None:
    nodes = [young("ash"), place("den", **HERE, kind="caravan site")]
    assert styles(place_map(released(town(("ash", "LIVES_AT", "den"), nodes=nodes)))) == {}


@pytest.mark.parametrize("kind", ["public house", "guest house", "warehouse", "hotel", "transport hub"])
def test_a_pub_and_a_hotel_are_points_on_the_map(kind: str) -> None:
    network = town(tie("ash", "SPENDS_TIME_AT", "inn"), nodes=[young("ash"), place("inn", **HERE, kind=kind)])
    assert list(styles(place_map(released(network)))) == ["Inn"]


def test_only_places_with_a_position_are_drawn() -> None:
    assert styles(place_map(released(town(*VISITS, nodes=PLACES)))) == {"Park": "place", "Shop": "place"}


def test_an_adult_at_a_place_is_not_counted_among_the_young_people() -> None:
    network = town(tie("dean", "SPENDS_TIME_AT", "park"), nodes=[adult("dean"), place("park", **HERE)])
    assert place_map(released(network))["places"][0]["people"] == 0


def test_somebody_in_an_event_counts_where_it_happened() -> None:
    network = town(
        tie("ash", "INVOLVED_IN", "fight", role="present"),
        ("fight", "HAPPENED_AT", "yard"),
        nodes=[young("ash"), event("fight", harms="violence"), place("yard", **HERE)],
    )
    payload = place_map(released(network))
    assert payload["places"][0]["people"] == 1
    assert styles(payload) == {"Yard": "place_harm"}


def test_an_answer_decides_which_places_are_drawn_and_with_which_numbers() -> None:
    network = town(*VISITS, nodes=PLACES)
    answer = released(shared_places(network))
    assert [(i["name"], i["people"]) for i in place_map(released(network), answer)["places"]] == [("Park", 2)]


def test_hotspots_of_a_town_can_be_drawn() -> None:
    network = eastfield()
    answer = hotspots(network)
    payload = place_map(released(network), released(answer))
    assert {item["key"]: item["people"] for item in payload["places"]} == {row.id: row.people for row in answer.rows}


def test_an_answer_of_another_day_is_refused() -> None:
    network = town(*VISITS, nodes=PLACES)
    other = town(*VISITS, nodes=PLACES, as_at=network.as_at.replace(day=1))
    with pytest.raises(WrongUse, match="one view"):
        place_map(released(network), released(shared_places(other)))


def test_a_kilometre_on_the_ground_is_a_kilometre_on_the_map() -> None:
    payload = place_map(released(town(*VISITS, nodes=PLACES)))
    at = spots(payload)
    metres = math.dist(at["Park"], at["Shop"]) * payload["ground"]["metres"]
    assert metres == pytest.approx(0.009 * 111_320, rel=0.01)


def test_north_is_up_and_east_is_right() -> None:
    projection = projection_for([(51.5, -3.2), (51.6, -3.1)])
    (west, south), (east, north) = projection.at(51.5, -3.2), projection.at(51.6, -3.1)
    assert west < east
    assert north < south


def test_places_in_one_house_are_drawn_side_by_side_and_others_stay() -> None:
    moved = side_by_side([(0.0, 0.0), (0.0, 0.0), (500.0, 500.0)], [1, 1, 1])
    assert math.dist(moved[0], moved[1]) >= 2 * sign_size(1)
    assert moved[2] == (500.0, 500.0)


def test_a_sign_that_gave_way_keeps_a_pin_where_its_place_really_lies() -> None:
    network = town(nodes=[place("flat_1", **HERE), place("flat_2", **HERE)])
    payload = place_map(released(network))
    assert len(set(payload["ground"]["pins"])) == 1
    assert len(set(spots(payload).values())) == 2


def test_while_a_question_is_open_places_have_the_numbers_of_its_answer_and_the_others_none() -> None:
    nodes = [*PLACES, place("yard", **HERE)]
    numbers = {"shop": 1, "chat": 2, "den": 3}
    listed = place_map(released(town(*VISITS, nodes=nodes)), numbers=numbers)["places"]
    found = [(item["number"], item["name"], item["drawn"]) for item in listed]
    assert found == [(1, "Shop", True), (None, "Park", True), (None, "Yard", True), (2, "Chat", False)]


def test_one_sentence_says_how_many_places_are_not_drawn_and_why() -> None:
    nodes = [*PLACES, place("hostel", **HERE, kind="placement"), place("den_2", kind="home"), place("lot")]
    nodes.append(place("wood"))
    said = place_map(released(town(*VISITS, nodes=nodes)))["said"]
    words = "6 places are not drawn: 3 homes or placements, 1 online space and 2 places with no position recorded."
    assert words in said


def test_nothing_is_said_of_what_is_not_drawn_where_everything_is() -> None:
    said = place_map(released(town(nodes=[place("park", **HERE)])))["said"]
    assert [line for line in said if "not drawn" in line or "same point" in line] == []


def test_places_at_one_point_are_said_and_listed_as_such() -> None:
    nodes = [place("cafe", **HERE), place("shop", **HERE), place("park", latitude=51.509, longitude=-3.18)]
    payload = place_map(released(town(nodes=nodes)))
    assert "2 places are at the same point as another, so they are drawn side by side." in payload["said"]
    remarks = {item["name"]: item["remark"] for item in payload["places"]}
    assert remarks == {"Cafe": "at the same point as 1 other", "Shop": "at the same point as 1 other", "Park": ""}


def test_an_approximate_point_is_said_on_the_map_and_in_the_list() -> None:
    lane = place("lane", kind="approximate point", latitude=51.509, longitude=-3.18)
    payload = place_map(released(town(nodes=[lane, place("cafe", **HERE)])))
    said = "1 place on this map is an approximate point. What was reported there happened somewhere near."
    assert said in payload["said"]
    remarks = {item["name"]: item["remark"] for item in payload["places"]}
    assert remarks == {
        "Lane": "approximate point: what was reported here happened somewhere near",
        "Cafe": "",
    }
    assert sum("approximate point: what" in row[6] for row in payload["nodes"]) == 1


@pytest.mark.parametrize(("number", "piled"), [(20, 0), (21, 21)])
def test_places_on_one_point_are_said_and_flagged_where_no_building_explains_them(number: int, piled: int) -> None:
    nodes = [place("park", latitude=51.509, longitude=-3.18), *(place(f"shop_{n}", **HERE) for n in range(number))]
    payload = place_map(released(town(nodes=nodes)))
    said = "21 places on this map share a point with more others than a building explains."
    assert (said in " ".join(payload["said"])) is bool(piled)
    assert sum(item["shares_point"] for item in payload["places"]) == piled
    assert sum("shares its point with many other places" in row[6] for row in payload["nodes"]) == piled


def test_a_pile_is_told_of_the_drawn_places_also_where_the_others_of_it_are_not_drawn() -> None:
    nodes = [young("ash"), young("bo"), *(place(f"shop_{n}", **HERE) for n in range(30))]
    visits = [tie(who, "SPENDS_TIME_AT", "shop_1") for who in ("ash", "bo")]
    network = town(*visits, nodes=nodes)
    payload = place_map(released(network), released(shared_places(network)))
    said = "1 place on this map shares a point with more others than a building explains."
    assert [item["shares_point"] for item in payload["places"]] == [True]
    assert said in " ".join(payload["said"])


def test_the_sign_of_a_place_grows_with_the_young_people_there() -> None:
    assert sign_size(0) < sign_size(1) < sign_size(10) < sign_size(100) < 5 * sign_size(1)


def test_a_map_without_any_position_lists_all() -> None:
    payload = place_map(released(town(*VISITS, nodes=[young("ash"), young("bo")])))
    assert payload["nodes"] == []
    assert {item["name"] for item in payload["places"]} == {"Park", "Shop", "Chat"}


def test_a_map_of_initials_hides_a_name_in_the_name_of_a_place() -> None:
    network = town(
        tie("a", "SPENDS_TIME_AT", "b"), nodes=[young("a", name="Ash Khan"), place("b", name="Khan shop", **HERE)]
    )
    assert place_map(released(network), names="initials")["places"][0]["name"] == "K. shop"


def _ground(folder: Path, *features: object) -> Path:
    path = folder / "town.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features, "credit": "Invented"}))
    return path


def _feature(kind: str, sort: str, coordinates: object) -> object:
    geometry = {"type": sort, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"name": "Oldtown", "kind": kind}, "geometry": geometry}


def test_shapes_of_the_ground_are_read_in_map_units(tmp_path: Path) -> None:
    square = [[[0.0, 0.0], [0.01, 0.0], [0.01, 0.01], [0.0, 0.01], [0.0, 0.0]]]
    path = _ground(
        tmp_path,
        _feature("ward", "Polygon", square),
        _feature("water", "MultiPolygon", [square, square]),
        _feature("road", "LineString", square[0]),
        _feature("path", "MultiLineString", square),
        _feature("tree", "Point", [0.0, 0.0]),
    )
    ground = read_ground(path, projection_for([(0.0, 0.0), (0.01, 0.01)]))
    sorts = [(shape["sort"], shape["closed"]) for shape in ground["shapes"]]
    assert sorts == [("area", True), ("water", True), ("water", True), ("road", False), ("road", False)]
    assert ground["credit"] == "Invented"
    assert ground["box"] == (-500.0, -500.0, 500.0, 500.0)


def test_a_base_map_of_a_county_is_drawn_only_round_the_places(tmp_path: Path) -> None:
    here, away = [[0.0, 0.0], [0.01, 0.01]], [[3.0, 3.0], [3.01, 3.01]]
    path = _ground(tmp_path, _feature("road", "LineString", here), _feature("road", "LineString", away))
    assert len(read_ground(path, projection_for([(0.0, 0.0), (0.01, 0.01)]))["shapes"]) == 1


def test_corners_that_no_one_can_tell_apart_are_left_out_and_the_ends_of_a_line_stay(tmp_path: Path) -> None:
    road = [[number / 1_000_000, 0.0] for number in range(1001)]
    path = _ground(tmp_path, _feature("road", "LineString", road))
    ring = read_ground(path, projection_for([(0.0, 0.0), (0.01, 0.01)]))["shapes"][0]["rings"][0]
    assert len(ring) <= 251
    assert (ring[0], ring[-1]) == ((-500.0, 500.0), (-400.0, 500.0))


def test_a_base_map_that_has_changed_is_read_again(tmp_path: Path) -> None:
    line, projection = [[0.0, 0.0], [0.01, 0.01]], projection_for([(0.0, 0.0), (0.01, 0.01)])
    path = _ground(tmp_path, _feature("road", "LineString", line))
    assert len(read_ground(path, projection)["shapes"]) == 1
    path.unlink()
    _ground(tmp_path, _feature("road", "LineString", line), _feature("street", "LineString", line))
    assert [shape["sort"] for shape in read_ground(path, projection)["shapes"]] == ["road", "street"]


@pytest.mark.parametrize("text", ["", "{}", "[]", "not json", '{"features": [1]}', '{"features": 5}'])
def test_a_ground_that_is_no_geojson_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ground.geojson"
    path.write_text(text)
    with pytest.raises(FileRefused, match="base map"):
        place_map(released(town(*VISITS, nodes=PLACES)), ground=path)


def test_a_ground_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="cannot be read"):
        place_map(released(town(*VISITS, nodes=PLACES)), ground=tmp_path / "nothing.geojson")


def many_events() -> Network:
    """Six events at the park, whose hexagon can show its count, and one at a place far from it."""
    names = [f"row_{number}" for number in range(6)]
    nodes = [*PLACES, place("pier", latitude=51.6, longitude=-3.18), *(event(name) for name in (*names, "call"))]
    return town(
        *VISITS, *((name, "HAPPENED_AT", "park") for name in names), ("call", "HAPPENED_AT", "pier"), nodes=nodes
    )


def hexagons_over(network: Network) -> Hexagons:
    return hexagons_of(town_cells(network, MEDIUM), town_events(network).rows)


def test_hexagons_lie_under_the_places_with_their_counts_and_steps() -> None:
    network = many_events()
    payload = place_map(released(network), only=["park"], hexagons=hexagons_over(network))
    assert sorted(cell["words"] for cell in payload["ground"]["cells"]) == ["", "", "6"]
    assert [entry["words"] for entry in payload["legend"][-2:]] == ["6 events", "Fewer than 5 events, or none"]
    assert payload["summary"] == ("On the map: 1 place and 3 hexagons. 2 hexagons have fewer than 5 events, or none.")
    assert payload["said"][0] == (
        "Hexagons count all events that you may see, also those at places that are no point on this map."
    )


def test_hexagons_leave_the_places_and_their_numbers_as_they_are() -> None:
    network = many_events()
    plain, shaded = (place_map(released(network), hexagons=each) for each in (None, hexagons_over(network)))
    assert shaded["places"] == plain["places"]
    assert spots(shaded) == spots(plain)
    assert "cells" not in plain["ground"]


def test_hexagons_of_a_map_without_a_point_are_drawn_about_their_own_middle() -> None:
    network = many_events()
    payload = place_map(released(network), only=["chat"], hexagons=hexagons_over(network))
    corners = [corner for cell in payload["ground"]["cells"] for corner in cell["ring"]]
    assert max(abs(number) for corner in corners for number in corner) <= 1000
