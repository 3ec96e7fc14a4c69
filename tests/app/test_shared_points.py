"""In the app the map of places says which places are piled on one point."""

from __future__ import annotations

from app.rooms import ASH, BO, Room, components, go, opened, report


def test_the_map_of_places_says_that_a_place_shares_its_point_with_many_others(room: Room) -> None:
    at = {"kind": "bus stop", "latitude": "53.42", "longitude": "-2.31"}
    stops = [{"id": f"stop{number}", "name": f"Stop {number}", **at} for number in range(25)]
    visits = [report(who["id"], "SPENDS_TIME_AT", "stop1", f"R-{who['id']}") for who in (ASH, BO)]
    room.load([ASH, BO], stops, visits)
    app = go(opened(), "shared-places")
    said = " ".join(caption.value for caption in app.caption)
    assert "1 place on this map shares a point with more others than a building explains." in said
    (shown,) = [each["map"]["places"] for each in components(app) if "places" in each.get("map", {})]
    assert [place["shares_point"] for place in shown] == [True]
