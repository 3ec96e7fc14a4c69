"""Which part of the network the map draws: all of it, people and places, or what is linked to what is selected."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map_app.canvas.neighbours import with_neighbours
from ctx_map_app.session.state import Expansion

EVERYTHING = "Everything"
PEOPLE_AND_PLACES = "People and places"
SELECTED = "Linked to the selection"
MOST_AT_ONCE = 1000
"""Nodes that the map draws at once."""
FILTERS = (EVERYTHING, PEOPLE_AND_PLACES, SELECTED)
_PEOPLE_AND_PLACES = (Label.PERSON.value, Label.PEER_GROUP.value, Label.PLACE.value)


def drawn_keys(
    network: Network, chosen: str, *, centre: Sequence[str], opened: Sequence[Expansion]
) -> tuple[str, ...] | None:
    """The keys of the nodes to draw; None for all of them, or as many as can be read.

    `centre` are keys of nodes or of a link.

    `opened` are nodes whose neighbours were asked for: they are drawn too, whatever else is.
    """
    if chosen == PEOPLE_AND_PLACES:
        wanted = network.nodes.filter(pl.col("label").is_in(_PEOPLE_AND_PLACES)).get_column("key")
        return tuple(sorted({*wanted, *with_neighbours(network, opened)}))
    around = (
        (*map(Expansion, _ends(network, centre)), *opened) if chosen == SELECTED else _opened_of_many(network, opened)
    )
    return tuple(sorted(with_neighbours(network, around))) if around else None


def _opened_of_many(network: Network, opened: Sequence[Expansion]) -> tuple[Expansion, ...]:
    """What was opened, where all of the network is too much for one picture."""
    return tuple(opened) if network.nodes.height > MOST_AT_ONCE else ()


def _ends(network: Network, keys: Sequence[str]) -> tuple[str, ...]:
    """The nodes among these keys, and both ends of a link among them."""
    links = network.links.filter(pl.col("key").is_in(list(keys)))
    ends = pl.concat([links.get_column("source"), links.get_column("target")]).unique()
    return (*network.keys.filter(network.keys.is_in(list(keys))), *network.keys.gather(ends))
