"""How people get from one place to another, as far as reports tell."""

from __future__ import annotations

import pytest
from hypothesis import given

from ctx_map.analysis import Route, routes
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, random_towns
from towns import Tie, adult, event, place, thing, tie, town, young

PLACES = [place("park"), place("hotel")]


def van(since: str | None, at: str) -> Tie:
    return tie("van", "SEEN_AT", at, since=since)


def only(network: Network, *, within: int = 240) -> Route:
    (row,) = routes(network, "park", "hotel", within_minutes=within).rows
    return row


def test_a_van_seen_at_one_place_and_then_at_the_other_is_a_way_between_them() -> None:
    row = only(town(van("2026-05-01T20:00", "park"), van("2026-05-01T21:00", "hotel"), nodes=PLACES))
    assert (row.id, row.label, row.forth, row.back, row.same_day) == ("van", "Thing", 1, 0, 0)
    assert row.links == ("link0000", "link0001")


def test_the_other_way_round_is_a_way_back() -> None:
    row = only(town(van("2026-05-01T20:00", "hotel"), van("2026-05-01T21:00", "park"), nodes=PLACES))
    assert (row.forth, row.back) == (0, 1)


def test_too_long_between_is_no_move_but_the_van_is_still_at_both() -> None:
    row = only(town(van("2026-05-01T20:00", "park"), van("2026-05-01T21:00", "hotel"), nodes=PLACES), within=59)
    assert (row.forth, row.back, row.same_day) == (0, 0, 0)


def test_a_day_at_both_without_a_time_has_no_direction() -> None:
    row = only(town(van("2026-05-01", "park"), van("2026-05-01T21:00", "hotel"), van(None, "hotel"), nodes=PLACES))
    assert (row.forth, row.back, row.same_day, row.reports) == (0, 0, 1, 3)


def test_young_people_are_one_row_together_and_never_listed_one_by_one() -> None:
    seen = [
        tie(who, "SPENDS_TIME_AT", at, since=f"2026-05-0{day}T2{hour}:00")
        for day, who in ((1, "ash"), (2, "bo"))
        for hour, at in ((0, "park"), (1, "hotel"))
    ]
    row = only(town(*seen, nodes=[*PLACES, young("ash"), young("bo")]))
    assert (row.id, row.label, row.people_ids, row.forth) == (None, "young people", ("ash", "bo"), 2)


def test_a_van_found_in_an_event_is_at_the_place_of_the_event_and_names_the_young_people_in_it() -> None:
    network = town(
        ("van", "FOUND_IN", "party"),
        ("party", "HAPPENED_AT", "hotel"),
        ("ash", "INVOLVED_IN", "party"),
        van("2026-05-01T19:00", "park"),
        nodes=[*PLACES, thing("van"), event("party", occurred_from="2026-05-01T20:00", occurred_to="2026-05-01T23:00")],
    )
    row = only(network)
    assert (row.forth, row.people_ids, row.links) == (1, ("ash",), ("link0000", "link0001", "link0003"))


def test_an_adult_at_both_places_is_listed_after_the_things() -> None:
    network = town(
        tie("vic", "WORKS_FOR", "hotel", since="2025-01-01"),
        tie("vic", "SPENDS_TIME_AT", "park", since="2026-05-01"),
        van(None, "park"),
        van(None, "hotel"),
        nodes=[*PLACES, adult("vic"), thing("van")],
    )
    assert [row.id for row in routes(network, "park", "hotel").rows] == ["van", "vic"]


def test_where_nothing_is_reported_at_both_it_is_said() -> None:
    answer = routes(town(van(None, "park"), nodes=PLACES), "park", "hotel")
    assert answer.sentences == ("Nothing and no one is reported at both Park and Hotel.",)


@pytest.mark.parametrize(("a", "b"), [("park", "park"), ("park", "ash"), ("park", "zed")])
def test_a_route_runs_between_two_different_places(a: str, b: str) -> None:
    with pytest.raises(WrongUse):
        routes(town(("ash", "SPENDS_TIME_AT", "park"), nodes=PLACES), a, b)


@ENOUGH_TOWNS
@given(random_towns())
def test_there_and_back_are_the_same_seen_from_the_other_end(network: Network) -> None:
    one = {(row.id, row.forth, row.back, row.same_day) for row in routes(network, "l0", "l1").rows}
    other = {(row.id, row.back, row.forth, row.same_day) for row in routes(network, "l1", "l0").rows}
    assert one == other


def test_a_bus_that_young_people_of_both_places_use_is_listed() -> None:
    network = town(
        *[("ash", "SPENDS_TIME_AT", at) for at in ("park", "number7")],
        *[("bo", "SPENDS_TIME_AT", at) for at in ("hotel", "number7", "number9")],
        nodes=[*PLACES, place("number7", kind="bus route"), place("number9", kind="bus route")],
    )
    answer = routes(network, "park", "hotel")
    (row,) = answer.rows
    assert (row.id, row.label, row.kind, row.people_ids) == ("number7", "Place", "bus route", ("ash", "bo"))
    assert (row.forth, row.back, row.same_day) == (None, None, None)
    assert answer.sentences == ("2 young people reported at Park or Hotel use Number7.",)


@pytest.mark.parametrize(
    ("kind", "listed"),
    [("bus_route", True), ("Tram stop", True), ("transport hub", True), ("business park", False), (None, False)],
)
def test_a_place_is_transport_by_its_kind(kind: str | None, listed: bool) -> None:
    network = town(
        *[("ash", "SPENDS_TIME_AT", at) for at in ("park", "hotel", "there")],
        nodes=[*PLACES, place("there", kind=kind)],
    )
    assert ("there" in {row.id for row in routes(network, "park", "hotel").rows}) is listed


def test_a_journey_is_said_in_words() -> None:
    answer = routes(
        town(van("2026-05-01T20:00", "park"), van("2026-05-01T21:00", "hotel"), nodes=PLACES), "park", "hotel"
    )
    assert answer.sentences == ("Van was reported at both Park and Hotel, once going from Park to Hotel.",)
