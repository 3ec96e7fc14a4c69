"""A network without the reports that may be shared under conditions only, for formats that lose the conditions."""

from __future__ import annotations

import polars as pl

from ctx_map.network import Network
from ctx_map.network.build import build_network
from ctx_map.network.homes import homes
from ctx_map.network.tables import POINT_OF_A_HOME

_ENDS = ("source", "target")


def without_conditions(network: Network) -> Network:
    """Return the network without links of the handling code C, and without the nodes that only these mention.

    Everything is called what it would be called if these reports did not exist. A place that only such a report says
    to be a home has no position either.
    """
    links = network.links
    free = links.filter((pl.col("handling") != "C").fill_null(value=True))
    if free.height == links.height:
        return network
    code = pl.int_range(pl.len())
    mentioned, left = (pl.concat([frame.get_column(end) for end in _ENDS]).unique() for frame in (links, free))
    only_held = mentioned.filter(~mentioned.is_in(left.implode()))
    is_home = pl.lit(homes(network))
    nodes = network.nodes.with_columns(
        pl.when(~is_home).then(pl.col(name)).alias(name) for name in POINT_OF_A_HOME
    ).filter(~code.is_in(only_held.cast(pl.Int64).implode()))
    keys = network.keys
    return build_network(
        nodes,
        free.with_columns(keys.gather(free.get_column(end)).alias(end) for end in _ENDS),
        as_at=network.as_at,
        since=network.since,
        until=network.until,
        withheld=network.withheld,
        scope=network.scope,
        stands_for=network.stands_for,
    )
