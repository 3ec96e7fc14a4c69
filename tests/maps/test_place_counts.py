"""Whom a street map counts at its places."""

from __future__ import annotations

import pytest

from ctx_map.maps import count_at_places, place_map
from maps.releases import released
from towns import place, tie, town, young

NETWORK = town(
    tie("ash", "SPENDS_TIME_AT", "park", key="k1"),
    tie("bo", "SPENDS_TIME_AT", "park", key="k2"),
    tie("cy", "SPENDS_TIME_AT", "park", key="k3"),
    tie("cy", "SPENDS_TIME_AT", "yard", key="k4"),
    nodes=[young("ash"), young("bo"), young("cy"), place("park"), place("yard")],
)


def test_with_no_one_named_everyone_is_counted() -> None:
    counts = count_at_places(NETWORK)
    assert (counts.at("park"), counts.at("yard")) == (3, 1)
    assert counts.heading == "All young people"
    assert counts.words("park") == "3 young people linked to it"


def test_only_those_who_are_named_are_counted_and_the_column_says_so() -> None:
    counts = count_at_places(NETWORK, named=("ash", "bo"))
    assert (counts.at("park"), counts.at("yard")) == (2, 0)
    assert counts.heading == "Of the 2 named"
    assert counts.words("park") == "2 of the 2 young people named are linked to it"
    payload = place_map(released(NETWORK), counts=counts)
    assert payload["people_heading"] == "Of the 2 named"
    assert {item["key"]: item["people"] for item in payload["places"]} == {"park": 2, "yard": 0}


@pytest.mark.parametrize(("named", "words"), [(("ash",), "is linked to it"), (("cy",), "is linked to it")])
def test_one_who_is_named_is_not_a_number(named: tuple[str, ...], words: str) -> None:
    assert count_at_places(NETWORK, named=named).words("park") == f"The young person named {words}"


def test_what_the_answer_says_of_its_places_is_what_the_map_says() -> None:
    counts = count_at_places(NETWORK, named=("ash", "bo"), answered={"park": 1})
    assert counts.at("park") == 1
    assert counts.words("park") == "1 of the 2 young people named is linked to it"


def test_links_outside_the_period_do_not_count() -> None:
    assert count_at_places(NETWORK, without=("k1", "k2")).at("park") == 1
