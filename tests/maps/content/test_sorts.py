"""The sort of a node is what the map draws it as."""

from __future__ import annotations

import pytest
from hypothesis import given

from ctx_map.maps.content import PLACE_SORTS, Sort, sorts_of, street_content
from ctx_map.maps.sorts import node_style
from ctx_map.network import Network
from ctx_map.network.homes import homes
from random_towns import ENOUGH_TOWNS, random_towns
from towns import place, tie, town, young


@ENOUGH_TOWNS
@given(network=random_towns())
def test_a_node_is_of_the_sort_that_the_map_draws_it_as(network: Network) -> None:
    for code, (sort, home) in enumerate(zip(sorts_of(network), homes(network), strict=True)):
        style = node_style(network.nodes.row(code, named=True), code, harmed=frozenset(), as_at=network.as_at)
        assert sort == ("home" if home else style)


@pytest.mark.parametrize("kind", ["foster home", "children's home", "private flat", "placement"])
def test_a_home_or_placement_is_counted_on_the_street_and_never_a_point(kind: str) -> None:
    here = {"latitude": 51.5, "longitude": -3.1}
    nodes = [young("ash"), place("den", kind=kind, **here), place("park", kind="park", **here), place("pier")]
    network = town(tie("ash", "LIVES_AT", "hut"), nodes=[*nodes, place("hut", **here), place("chat", platform="x")])
    content = street_content(network, network.keys.to_list())
    assert (content.points, content.online, content.without_position) == (("park",), ("chat",), ("pier",))
    assert content.homes == 2


@ENOUGH_TOWNS
@given(network=random_towns())
def test_every_place_is_on_the_street_map_once_or_counted(network: Network) -> None:
    content = street_content(network, network.keys.to_list())
    listed = [*content.points, *content.online, *content.without_position]
    places = network.nodes.filter(network.nodes.get_column("label") == "Place").height
    assert len(listed) == len(set(listed))
    assert len(listed) + content.homes == places
    assert not set(listed) & set(network.keys.filter(homes(network)))


def test_every_sort_has_words_and_every_kind_of_place_can_be_filtered() -> None:
    assert all(sort.words for sort in Sort)
    assert {"home", "education", "online", "not_known"} <= set(PLACE_SORTS)
    assert "phone" not in PLACE_SORTS
