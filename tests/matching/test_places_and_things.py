"""Which places and things are proposed as one, in which words, and which are not."""

from __future__ import annotations

from itertools import combinations

import pytest

from ctx_map.matching import Pair, Strength, propose
from towns import Node, place, thing, town


def only_pair(*nodes: Node) -> Pair:
    (pair,) = propose(town(nodes=list(nodes))).pairs
    return pair


def test_a_place_with_another_spelling_at_the_same_position_is_a_match() -> None:
    one = place("police:1", name="St. Mary's Ctr", latitude=53.48, longitude=-2.23)
    pair = only_pair(one, place("csc:1", name="St Marys Centre", latitude=53.4801, longitude=-2.2301))
    assert pair.speaks_for == ("same name", "same position") or pair.speaks_for[1].startswith("positions 10 metres")
    assert pair.strength is Strength.STRONG


def test_the_words_of_a_name_may_be_in_another_order() -> None:
    pair = only_pair(
        place("police:1", name="Bus Station, Saltmere", uprn="0012"), place("csc:1", name="Saltmere bus stn", uprn="12")
    )
    assert pair.speaks_for == ("same name with its words in another order", "same property number (UPRN)")


@pytest.mark.parametrize(
    ("name", "kind", "other", "other_kind", "north"),
    [
        ("Golden Pearl", "takeaway", "Car park behind Golden Pearl", "car park", 53.48),
        ("Chip shop", "takeaway", "Nail bar", "shop", 53.48),
        ("12 Mill Lane", "home", "14 Mill Lane", "home", 53.48),
        ("Spar", "shop", "Spar", "shop", 53.52),
    ],
)
def test_neighbours_and_branches_are_not_proposed(
    name: str, kind: str, other: str, other_kind: str, north: float
) -> None:
    one = place("police:1", name=name, kind=kind, latitude=53.48, longitude=-2.23)
    other_place = place("csc:1", name=other, kind=other_kind, latitude=north, longitude=-2.23)
    assert propose(town(nodes=[one, other_place])).pairs == ()


def test_a_number_that_is_written_in_two_ways_is_one_thing_and_a_description_is_none() -> None:
    van = [thing("police:v", kind="van", name="White van"), thing("csc:v", kind="van", name="White van")]
    car = [thing("police:c", kind="car", name="AB12 CDE"), thing("csc:c", kind="car", name="ab12cde")]
    pair = only_pair(*van, *car)
    assert (pair.one, pair.other, pair.speaks_for) == ("csc:c", "police:c", ("same number or name",))


def test_an_approximate_point_is_no_position() -> None:
    def point(key: str, name: str, north: float) -> Node:
        return place(key, name=name, kind="approximate point", latitude=north, longitude=-2.23)

    pair = only_pair(point("police:1", "On or near Mill Lane", 53.48), point("csc:1", "Mill Lane, On or near", 53.6))
    assert not any("metres" in said or "position" in said for said in (*pair.speaks_for, *pair.against))


def test_21b_four_spellings_of_one_venue_are_proposed_as_one() -> None:
    names = ("McDonald’s", "McDonald's", "MCDONALDS", "Mc Donalds")
    found = propose(town(nodes=[place(f"yt:{at}", name=name) for at, name in enumerate(names)]))
    together = {frozenset((pair.one, pair.other)) for pair in found.pairs}
    ids = [f"yt:{at}" for at in range(len(names))]
    assert together == {frozenset(pair) for pair in combinations(ids, 2)}
    assert {pair.speaks_for for pair in found.pairs} == {("same name",)}
