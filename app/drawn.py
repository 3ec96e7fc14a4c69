"""Which part of the network the map draws: all of it, people and places, or what is linked to what is selected."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

EVERYTHING = "Everything"
PEOPLE_AND_PLACES = "People and places"
SELECTED = "Only links to selected"
FILTERS = (EVERYTHING, PEOPLE_AND_PLACES, SELECTED)
_PEOPLE_AND_PLACES = (Label.PERSON.value, Label.PEER_GROUP.value, Label.PLACE.value)


def drawn_keys(network: Network, chosen: str, *, selected: str | None, opened: Sequence[str]) -> tuple[str, ...] | None:
    """The keys of the nodes to draw; None for all of them.

    `opened` are nodes whose neighbours were asked for: they are drawn too, whatever else is.
    """
    if chosen == PEOPLE_AND_PLACES:
        wanted = network.nodes.filter(pl.col("label").is_in(_PEOPLE_AND_PLACES)).get_column("key")
        return tuple(sorted({*wanted, *_with_neighbours(network, opened)}))
    if chosen == SELECTED and (selected or opened):
        return tuple(sorted(_with_neighbours(network, (*_ends(network, selected), *opened))))
    return None


def _ends(network: Network, selected: str | None) -> tuple[str, ...]:
    """The node that is selected, or both ends of the link that is."""
    link = network.links.filter(pl.col("key") == selected)
    return tuple(network.keys.gather([link.item(0, "source"), link.item(0, "target")])) if link.height else (selected or "",)


def _with_neighbours(network: Network, keys: Sequence[str]) -> set[str]:
    """These nodes and all that any report links them to."""
    at = network.nodes.with_row_index("code").filter(pl.col("key").is_in(list(keys))).get_column("code").implode()
    touching = network.links.filter(pl.col("source").is_in(at) | pl.col("target").is_in(at))
    codes = pl.concat([touching.get_column("source"), touching.get_column("target")]).unique()
    return {*network.keys.gather(codes)} | {*network.keys.gather(at.explode())}
