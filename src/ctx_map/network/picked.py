"""The part of a network that somebody picked, node by node and link by link: what is on a canvas, to take it away."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import polars as pl

from ctx_map.network.build import build_network
from ctx_map.network.network import Network
from ctx_map.network.scope import Picked

_ENDS = ("source", "target")


def picked(network: Network, nodes: Collection[str], links: Collection[str]) -> Network:
    """Return the network of these nodes, these links, and the ends of these links, by their ids.

    An id that is not in the network is left out. Handling and dates are said of what was picked. Where that is all
    there is, the network itself is returned, so that it counts as the whole.
    """
    kept = network.links.filter(pl.col("key").is_in(list(links)))
    ends = np.unique(np.concatenate([kept.get_column(end).to_numpy() for end in _ENDS]))
    chosen = pl.col("key").is_in(list(nodes)) | pl.int_range(pl.len()).is_in(ends)
    there = network.nodes.filter(chosen)
    if (there.height, kept.height) == (network.nodes.height, network.links.height):
        return network
    keys = network.keys
    return build_network(
        there,
        kept.with_columns(keys.gather(kept.get_column(end)).alias(end) for end in _ENDS),
        as_at=network.as_at,
        since=network.since,
        until=network.until,
        withheld=network.withheld,
        scope=Picked(there.height, kept.height),
        stands_for=network.stands_for,
        names_in_whole=network.names.filter(network.nodes.select(chosen).to_series()),
    )
