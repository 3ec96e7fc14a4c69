"""Every link between some pairs of nodes, for an answer that knows from an outline which links it comes from."""

from __future__ import annotations

import numpy as np
import polars as pl

from ctx_map.network.network import Network

ENDS = ("source", "target")
_IN_ORDER = {"_low": pl.min_horizontal(ENDS), "_high": pl.max_horizontal(ENDS)}
"""The two ends whatever the direction."""
Pair = tuple[str, str]
"""The ids of two nodes."""


def pairs_of(network: Network, ends: pl.DataFrame) -> tuple[Pair, ...]:
    """Return the ids of the nodes (by code) in `source` and `target`, each pair once, first the one with fewer links.

    To find the links between two nodes, a store reads all that is about the first one, which should not be the school.
    """
    linked = np.zeros(network.nodes.height, np.int64)
    for end in ENDS:
        linked += np.bincount(network.links.get_column(end).to_numpy(), minlength=linked.size)
    both = ends.select(**_IN_ORDER).unique().sort(pl.all())
    low, high = (both.get_column(name).to_numpy().astype(np.int64) for name in _IN_ORDER)
    first = np.where(linked[high] < linked[low], high, low)
    return tuple(zip(*(network.keys.gather(codes) for codes in (first, low + high - first)), strict=True))


def links_between(links: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Return the links between these pairs, in either direction. Both frames have `source` and `target`."""
    both = links.with_columns(**_IN_ORDER)
    return both.join(pairs.select(**_IN_ORDER), on=list(_IN_ORDER), how="semi", maintain_order="left").drop(_IN_ORDER)
