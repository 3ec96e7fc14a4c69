"""A network out of nodes and links whose ends are keys."""

from __future__ import annotations

import polars as pl

from ctx_map.network.build import build_network, one_table
from ctx_map.network.columns import LINK_PROPERTIES, LINK_SCHEMA, NETWORK_LINK_SCHEMA, NETWORK_NODE_SCHEMA, NODE_SCHEMA
from ctx_map.vocabulary.labels import Label
from towns import TODAY

Row = dict[str, object]


def _nodes(label: Label, *rows: Row) -> pl.DataFrame:
    return pl.DataFrame([dict.fromkeys(NODE_SCHEMA[label].names()) | row for row in rows], schema=NODE_SCHEMA[label])


def _links(*ends: tuple[str, str, str]) -> pl.DataFrame:
    schema: dict[str, pl.DataType] = {name: pl.String() for name in ("key", "source", "target", "kind")}
    schema |= {name: LINK_SCHEMA[name] for name in LINK_PROPERTIES}
    rows = [
        dict.fromkeys(schema) | {"key": key, "source": source, "target": target, "kind": "SPENDS_TIME_AT"}
        for key, source, target in ends
    ]
    return pl.DataFrame(rows, schema=schema)


def _town() -> pl.DataFrame:
    return one_table(
        {
            Label.PLACE: _nodes(Label.PLACE, {"key": "t:park", "name": "the park", "latitude": 53.4}),
            Label.PERSON: _nodes(Label.PERSON, {"key": "t:bo", "name": "Bo"}, {"key": "t:ash", "name": "Ash"}),
        }
    )


def test_nodes_of_all_labels_stand_in_one_table_in_the_order_of_their_keys() -> None:
    nodes = _town()
    assert nodes.schema == NETWORK_NODE_SCHEMA
    assert nodes.select("key", "label", "name", "latitude").rows() == [
        ("t:ash", "Person", "Ash", None),
        ("t:bo", "Person", "Bo", None),
        ("t:park", "Place", "the park", 53.4),
    ]


def test_ends_become_row_numbers_of_the_nodes() -> None:
    network = build_network(_town(), _links(("t:2", "t:bo", "t:park"), ("t:1", "t:ash", "t:park")), as_at=TODAY)
    assert network.links.schema == NETWORK_LINK_SCHEMA
    assert network.links.select("key", "source", "target").rows() == [("t:1", 0, 2), ("t:2", 1, 2)]


def test_a_link_to_a_node_that_is_not_there_is_left_out() -> None:
    network = build_network(_town(), _links(("t:1", "t:ash", "t:park"), ("t:2", "t:cy", "t:park")), as_at=TODAY)
    assert network.links["key"].to_list() == ["t:1"]


def test_an_empty_town_is_a_network() -> None:
    network = build_network(one_table({}), _links(), as_at=TODAY)
    assert (network.nodes.schema, network.links.schema) == (NETWORK_NODE_SCHEMA, NETWORK_LINK_SCHEMA)
    assert network.to_networkx().number_of_nodes() == 0


def test_the_order_in_which_rows_come_plays_no_part() -> None:
    links = _links(("t:1", "t:ash", "t:park"), ("t:2", "t:bo", "t:park"))
    one, other = build_network(_town(), links, as_at=TODAY), build_network(_town(), links.reverse(), as_at=TODAY)
    assert one.links.equals(other.links)
