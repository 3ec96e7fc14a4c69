"""Which places are homes: where somebody is reported to live, or what is recorded as a home or a placement.

A home is never a point on a map or in a file, whatever its kind is called.
"""

from __future__ import annotations

import polars as pl

from ctx_map.network.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.places import is_home_kind


def homes(network: Network) -> pl.Series:
    """Whether each node is a home, by its code."""
    lived_at = network.links.filter(pl.col("kind").is_in(kinds_that(Puts.HOME))).get_column("target").unique()
    kinds = network.nodes.get_column("kind").unique().drop_nulls()
    home_kinds = [kind for kind in kinds if is_home_kind(kind)]
    by_kind = (pl.col("label") == Label.PLACE.value) & pl.col("kind").is_in(home_kinds)
    by_link = pl.int_range(pl.len()).is_in(lived_at.cast(pl.Int64).implode())
    return network.nodes.select((by_link | by_kind.fill_null(value=False)).alias("home")).to_series()
