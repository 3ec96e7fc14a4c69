"""What somebody picked of a network, node by node and link by link."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ctx_map.network import Network
from ctx_map.network.picked import picked
from ctx_map.network.scope import Picked
from random_towns import ENOUGH_TOWNS, named_links, random_towns
from towns import town

TOWN = town(("ash", "ATTENDS", "school"), ("bo", "ATTENDS", "school"), ("bo", "KNOWS", "cy"))


def test_only_the_nodes_and_links_that_were_picked_are_in_it_and_it_says_how_many() -> None:
    part = picked(TOWN, ["ash", "school"], ["link0000"])
    assert part.keys.to_list() == ["ash", "school"]
    assert [(link["source"], link["target"]) for link in named_links(part)] == [("ash", "school")]
    assert part.scope == Picked(2, 1)
    assert part.scope.words == "Only 2 people, places and things and 1 link that were on the screen are included."


def test_the_ends_of_a_link_come_with_it_and_what_is_not_there_is_left_out() -> None:
    assert picked(TOWN, ["nobody"], ["link0002", "no link"]).keys.to_list() == ["bo", "cy"]


def test_all_that_there_is_counts_as_the_whole() -> None:
    assert picked(TOWN, TOWN.keys.to_list(), TOWN.links.get_column("key").to_list()) is TOWN


@ENOUGH_TOWNS
@given(random_towns(), st.data())
def test_a_link_that_was_picked_says_what_it_said(network: Network, data: st.DataObject) -> None:
    said = {link["key"]: link for link in named_links(network)}
    chosen = data.draw(st.sets(st.sampled_from(sorted(said)), max_size=len(said) - 1))
    part = picked(network, (), chosen)
    assert {link["key"]: link for link in named_links(part)} == {key: said[key] for key in chosen}
    called = dict(zip(network.keys, network.names, strict=True))
    assert dict(zip(part.keys, part.names, strict=True)) == {key: called[key] for key in part.keys}
