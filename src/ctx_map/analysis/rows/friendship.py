"""Find friendship groups: young people linked by friendship, family, acquaintance or a recorded peer group.

A group is a connected component of these links. A young person without any such link is a group of one. Where this
misleads: friendships that no one recorded divide a group in two, and one acquaintance joins two groups.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from ctx_map.analysis.rows.ages import numbered, with_day, young_at, young_ties
from ctx_map.network import Network
from ctx_map.network.arrays import AnyInts, Ints
from ctx_map.vocabulary.links import Puts, kinds_that

BETWEEN_YOUNG_PEOPLE = kinds_that(Puts.FRIENDSHIP, Puts.FAMILY)


def friendships(network: Network) -> pl.DataFrame:
    """Return the links that join young people: end, other (codes), row. An end may be a recorded peer group."""
    links = with_day(network, numbered(network.links).filter(pl.col("kind").is_in(BETWEEN_YOUNG_PEOPLE)))
    both = [young_at(network, links.get_column(end), links.get_column("day")) for end in ("source", "target")]
    between = links.filter(both[0] & both[1] & (pl.col("source") != pl.col("target")))
    members = young_ties(network, kinds=kinds_that(Puts.MEMBERSHIP))
    return pl.concat(
        [between.select("row", end="source", other="target"), members.select("row", end="person", other="context")]
    ).select("end", "other", "row")


def friendship_groups(network: Network) -> Ints:
    """Return the number of the friendship group of every node, by code. It is meaningful for young people only."""
    joined = friendships(network)
    ends = (joined.get_column(end).to_numpy() for end in ("end", "other"))
    return components(*ends, nodes=network.nodes.height)


def components(one: AnyInts, other: AnyInts, *, nodes: int) -> Ints:
    """Return the number of the connected component of each node, from the two ends of each link."""
    from scipy import sparse  # noqa: PLC0415  half a second to import, and few questions ask for groups
    from scipy.sparse import csgraph  # noqa: PLC0415

    graph = sparse.coo_array((np.ones(one.size, np.int8), (one, other)), shape=(nodes, nodes))
    return np.asarray(csgraph.connected_components(graph, directed=False)[1], np.int64)
