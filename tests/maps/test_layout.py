"""Where everything lies: the same network gives the same map, groups hold together, and what people remember stays."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctx_map.maps import Position, lay_out
from ctx_map.maps.outlines import HULL_ROOM
from ctx_map.maps.settle import GAP

NODES = ["a1", "a2", "a3", "b1", "b2", "b3", "b4", "shop", "park", "adult"]
GROUPS = {"as": ["a1", "a2", "a3"], "bs": ["b1", "b2", "b3", "b4"]}
TIES = [("a1", "shop"), ("b1", "shop"), ("b2", "park"), ("as", "park"), ("adult", "a2"), ("adult", "b3"), ("a3", "b4")]


def _far(laid: dict[str, Position], a: str, b: str) -> float:
    return math.dist(laid[a], laid[b])


def _middle(laid: dict[str, Position], members: list[str]) -> Position:
    return sum(laid[m][0] for m in members) / len(members), sum(laid[m][1] for m in members) / len(members)


@pytest.fixture(scope="module")
def laid() -> dict[str, Position]:
    return lay_out(NODES, TIES, groups=GROUPS)


def test_the_same_network_gives_the_same_map(laid: dict[str, Position]) -> None:
    assert lay_out(NODES, TIES, groups=GROUPS) == laid


def test_every_node_has_a_place_and_no_two_are_nearer_than_the_gap(laid: dict[str, Position]) -> None:
    assert set(laid) == set(NODES)
    assert min(_far(laid, a, b) for a, b in combinations(NODES, 2)) >= GAP - 2


def test_nobody_lies_inside_the_outline_of_a_group_that_is_not_theirs(laid: dict[str, Position]) -> None:
    for members in GROUPS.values():
        middle = _middle(laid, members)
        reach = max(math.dist(laid[member], middle) for member in members) + HULL_ROOM
        assert all(math.dist(laid[other], middle) > reach for other in NODES if other not in members)


def test_members_lie_nearer_to_their_own_group_than_to_another(laid: dict[str, Position]) -> None:
    mine, others = _middle(laid, GROUPS["as"]), _middle(laid, GROUPS["bs"])
    assert all(math.dist(laid[member], mine) < math.dist(laid[member], others) for member in GROUPS["as"])


def test_a_map_is_wider_than_high() -> None:
    nodes = [f"n{number}" for number in range(60)]
    laid = lay_out(nodes, [(nodes[n], nodes[(n * 7 + 3) % 60]) for n in range(60)])
    width = max(x for x, _ in laid.values()) - min(x for x, _ in laid.values())
    height = max(y for _, y in laid.values()) - min(y for _, y in laid.values())
    assert 1.2 < width / height < 3


def test_who_has_no_tie_is_on_the_map_too() -> None:
    laid = lay_out(["a", "b", "alone", "lonely"], [("a", "b")])
    assert set(laid) == {"a", "b", "alone", "lonely"}
    assert min(_far(laid, a, b) for a, b in combinations(laid, 2)) >= GAP - 2


def test_a_map_of_nobody_is_empty() -> None:
    assert lay_out([], []) == {}


def test_remembered_positions_win(laid: dict[str, Position]) -> None:
    moved = {"shop": (1234.0, -567.0)}
    again = lay_out(NODES, TIES, groups=GROUPS, remembered=moved)
    assert again == laid | moved


def test_a_new_node_is_put_near_its_neighbour_and_nothing_else_moves(laid: dict[str, Position]) -> None:
    again = lay_out([*NODES, "new"], [*TIES, ("new", "park")], groups=GROUPS, remembered=laid)
    assert {key: again[key] for key in NODES} == laid
    assert _far(again, "new", "park") < 5 * GAP
    assert min(_far(again, "new", other) for other in NODES) >= GAP - 0.2


def test_a_new_node_does_not_land_in_a_group_that_is_not_its_own(laid: dict[str, Position]) -> None:
    again = lay_out([*NODES, "new"], [*TIES, ("new", "b1"), ("new", "b2")], groups=GROUPS, remembered=laid)
    middle = _middle(again, GROUPS["bs"])
    reach = max(math.dist(again[member], middle) for member in GROUPS["bs"]) + HULL_ROOM
    assert math.dist(again["new"], middle) > reach


def test_a_new_member_lands_nearer_to_its_group_than_to_another(laid: dict[str, Position]) -> None:
    groups = GROUPS | {"as": [*GROUPS["as"], "new"]}
    again = lay_out([*NODES, "new"], TIES, groups=groups, remembered=laid)
    mine, others = _middle(again, GROUPS["as"]), _middle(again, GROUPS["bs"])
    assert math.dist(again["new"], mine) < math.dist(again["new"], others)


@settings(max_examples=25)
@given(st.integers(2, 24), st.sets(st.tuples(st.integers(0, 23), st.integers(0, 23)), max_size=40))
def test_no_network_puts_two_nodes_on_each_other(count: int, pairs: set[tuple[int, int]]) -> None:
    nodes = [f"n{number}" for number in range(count)]
    ties = [(f"n{a}", f"n{b}") for a, b in sorted(pairs) if a < count and b < count]
    laid = lay_out(nodes, ties)
    assert set(laid) == set(nodes)
    assert min(_far(laid, a, b) for a, b in combinations(nodes, 2)) >= GAP * 0.9


@settings(max_examples=25)
@given(st.integers(3, 12), st.integers(0, 5))
def test_what_most_people_remember_never_moves(count: int, new: int) -> None:
    nodes = [f"n{number}" for number in range(count)]
    known = lay_out(nodes, [(nodes[0], node) for node in nodes[1:]])
    more = [*nodes, *(f"new{number}" for number in range(min(new, count)))]
    again = lay_out(more, [(node, nodes[0]) for node in more[1:]], remembered=known)
    assert {key: again[key] for key in nodes} == known
    assert set(again) == set(more)


def test_many_nodes_without_any_tie_fill_a_screen_and_no_column() -> None:
    points = list(lay_out([f"place {number}" for number in range(1000)], []).values())
    wide, high = (max(point[axis] for point in points) - min(point[axis] for point in points) for axis in (0, 1))
    assert 1.2 < wide / high < 2.4
