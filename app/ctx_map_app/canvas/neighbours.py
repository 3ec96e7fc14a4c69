"""Nodes whose neighbours were asked for, and of which sort."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map_app.session.state import Expansion

SORTS: Mapping[str, str] = {
    Label.PERSON.value: "People",
    Label.PEER_GROUP.value: "Peer groups",
    Label.PLACE.value: "Places",
    Label.THING.value: "Things",
    Label.EVENT.value: "Events",
    Label.ORGANISATION.value: "Organisations",
}
"""Each sort of node in the words of a button, in the order in which they are offered."""


def with_neighbours(network: Network, opened: Sequence[Expansion]) -> set[str]:
    """The keys of these nodes and of all that any report links them to, of the sorts asked for."""
    return {key for sorts in {each.sorts for each in opened} for key in _of_sorts(network, opened, sorts)}


def undrawn_sorts(network: Network, node: str, drawn: Collection[str]) -> dict[str, int]:
    """How many neighbours of a node are not drawn, by their label; only labels that have any."""
    keys = with_neighbours(network, [Expansion(node)]).difference(drawn, [node])
    labels = network.nodes.filter(pl.col("key").is_in(list(keys))).get_column("label").to_list()
    return {sort: labels.count(sort) for sort in SORTS if sort in labels}


def _of_sorts(network: Network, opened: Sequence[Expansion], sorts: tuple[str, ...]) -> set[str]:
    wanted = [each.node for each in opened if each.sorts == sorts]
    nodes = network.nodes.with_row_index("code")
    at = nodes.filter(pl.col("key").is_in(wanted)).get_column("code")
    touching = network.links.filter(pl.col("source").is_in(at.implode()) | pl.col("target").is_in(at.implode()))
    around = nodes[pl.concat([touching.get_column("source"), touching.get_column("target")]).unique()]
    found = around.filter(pl.col("label").is_in(list(sorts))) if sorts else around
    return {*nodes[at].get_column("key"), *found.get_column("key")}
