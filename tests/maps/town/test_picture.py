"""The street map of a town: what is drawn, what is said, and that no one is on it."""

from __future__ import annotations

import json

from ctx_map.maps import MapPayload
from ctx_map.maps.town import EVERYTHING, hexagons_of, town_cells, town_counts, town_events, town_map
from ctx_map.maps.town.hexagons import MEDIUM
from ctx_map.network import Network
from maps.read import styles
from maps.releases import released
from towns import event, place, tie, town, young

HERE = {"latitude": 51.5, "longitude": -3.18}


def _town(events: int = 6) -> Network:
    names = [f"row_{number}" for number in range(events)]
    return town(
        *((name, "HAPPENED_AT", "quay") for name in names),
        ("call", "HAPPENED_AT", "den"),
        ("post", "HAPPENED_AT", "chat"),
        *(tie("ash", "INVOLVED_IN", name, role="present") for name in names),
        nodes=[
            young("ash", name="Ash Quillow"),
            *(event(name, occurred_from="2026-05-01") for name in (*names, "call", "post")),
            place("quay", **HERE),
            place("den", **HERE, kind="home"),
            place("chat", platform="chat"),
        ],
    )


def _map(network: Network, *, hexagons: bool = True) -> MapPayload:
    events = town_events(network)
    counts = town_counts(network, events, EVERYTHING)
    cells = hexagons_of(town_cells(network, MEDIUM), events.rows) if hexagons else None
    return town_map(released(network), counts, cells)


def test_the_places_that_lead_are_numbered_points_and_homes_are_none() -> None:
    payload = _map(_town())
    assert list(styles(payload)) == ["Quay"]
    assert [(item["number"], item["name"], item["said"]) for item in payload["places"]] == [
        (1, "Quay", "6 events"),
        (2, "Chat", "1 event"),
    ]


def test_no_one_is_on_it() -> None:
    assert "Quillow" not in json.dumps(_map(_town()))


def test_a_sign_does_not_grow_with_young_people() -> None:
    assert {item["size"] for item in _map(_town())["places"]} == {2}


def test_a_hexagon_has_its_count_and_the_legend_says_what_its_colour_means() -> None:
    payload = _map(_town())
    assert [cell["words"] for cell in payload["ground"]["cells"]] == ["7"]
    assert "7 events" in [entry["words"] for entry in payload["legend"]]


def test_a_hexagon_with_too_few_has_no_count_and_the_legend_says_so() -> None:
    payload = _map(_town(1))
    assert [cell["words"] for cell in payload["ground"]["cells"]] == [""]
    assert payload["legend"][-1]["words"] == "Fewer than 5 events, or none"


def test_without_hexagons_none_are_drawn_or_named() -> None:
    payload = _map(_town(), hexagons=False)
    assert payload["ground"]["cells"] == []
    assert [entry["sort"] for entry in payload["legend"]] == ["node"]


def test_it_says_which_places_are_no_points_and_why() -> None:
    words = "2 places with events are not drawn as points: 1 home or placement and 1 place without a position."
    assert words in _map(_town())["said"]


def test_all_hexagons_are_in_sight_at_first() -> None:
    payload = _map(_town())
    left, top, right, bottom = payload["ground"]["frame"]
    corners = [spot for cell in payload["ground"]["cells"] for spot in cell["ring"]]
    assert all(left <= x <= right and top <= y <= bottom for x, y in corners)


def test_a_town_without_events_is_a_map_of_nothing() -> None:
    payload = _map(town(nodes=[young("ash")]))
    assert (payload["nodes"], payload["said"][:-1]) == ([], [])


def test_the_legend_has_the_steps_that_a_hexagon_has() -> None:
    payload = _map(_town(40))
    assert [entry["words"] for entry in payload["legend"] if "event" in entry["words"]] == ["27 to 41 events"]
