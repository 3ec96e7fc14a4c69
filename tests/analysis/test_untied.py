"""Contexts shared by young people between whom nothing is recorded."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from ctx_map.analysis import shared_contacts, shared_places
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, is_young, named_links, random_towns
from towns import town, young

CHILDREN = [young(who) for who in ("ash", "bo", "cy", "dee")]
VAN = [(who, "USES", "van") for who in ("ash", "bo", "cy")]


def test_a_van_used_by_two_friends_and_a_third_joins_two_pairs_without_a_tie() -> None:
    (row,) = shared_contacts(town(*VAN, ("ash", "FRIEND_OF", "bo"), nodes=CHILDREN)).rows
    assert (row.people, row.untied_pairs) == (3, 2)


def test_a_common_peer_group_is_a_tie_and_so_is_family() -> None:
    group = [(who, "MEMBER_OF", "band") for who in ("ash", "bo")]
    (row,) = shared_contacts(town(*VAN, *group, ("cy", "FAMILY_OF", "ash"), nodes=CHILDREN)).rows
    assert row.untied_pairs == 1


def test_a_friend_of_a_friend_is_no_recorded_tie() -> None:
    ties = [("ash", "FRIEND_OF", "dee"), ("dee", "FRIEND_OF", "bo")]
    (row,) = shared_contacts(town(*VAN[:2], *ties, nodes=CHILDREN)).rows
    assert row.untied_pairs == 1


def test_contexts_of_friends_only_can_be_left_out() -> None:
    network = town(
        *VAN,
        *[(who, "USES", "phone") for who in ("ash", "bo")],
        *[(who, "SPENDS_TIME_AT", "park") for who in ("ash", "bo")],
        *[(who, "SPENDS_TIME_AT", "pier") for who in ("ash", "cy")],
        ("ash", "FRIEND_OF", "bo"),
        nodes=CHILDREN,
    )
    assert [row.id for row in shared_contacts(network, untied=True).rows] == ["van"]
    assert [row.id for row in shared_places(network, untied=True).rows] == ["pier"]


def test_only_one_sort_of_contact_can_be_asked_for() -> None:
    party = [(who, "INVOLVED_IN", "party") for who in ("ash", "bo")]
    network = town(*VAN, *party, nodes=CHILDREN)
    assert [row.id for row in shared_contacts(network, only=["things"]).rows] == ["van"]
    assert {row.id for row in shared_contacts(network, only=["things", "events"]).rows} == {"van", "party"}
    with pytest.raises(WrongUse):
        shared_contacts(network, only=["gangs"])


@ENOUGH_TOWNS
@given(random_towns())
def test_pairs_without_a_tie_are_those_counted_one_by_one(network: Network) -> None:
    tied: set[frozenset[str]] = set()
    groups: dict[str, set[str]] = {}
    for link in named_links(network):
        here, there = (is_young(network, link, link[end]) for end in ("source", "target"))
        if link["kind"] == "KNOWS" and here and there:
            tied.add(frozenset((link["source"], link["target"])))
        if link["kind"] == "MEMBER_OF" and here:
            groups.setdefault(link["target"], set()).add(link["source"])
    tied |= {frozenset(pair) for members in groups.values() for pair in combinations(sorted(members), 2)}
    for row in [*shared_places(network).rows, *shared_contacts(network).rows]:
        pairs = {frozenset(pair) for pair in combinations(row.people_ids, 2)}
        assert row.untied_pairs == len(pairs - tied)
