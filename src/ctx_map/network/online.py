"""Which places are online spaces, over columns: the rule of `vocabulary.kinds.is_online`."""

from __future__ import annotations

import polars as pl

from ctx_map.network.network import Network
from ctx_map.vocabulary.kinds import ONLINE


def online_spaces() -> pl.Expr:
    """Whether each row of a frame with the columns `kind` and `platform` is an online space."""
    on_a_platform = pl.col("platform").fill_null("") != ""
    return on_a_platform | pl.col("kind").fill_null("").str.to_lowercase().str.contains(ONLINE, literal=True)


def are_online(network: Network, codes: pl.Series) -> pl.Series:
    """Return whether each of these nodes is an online space."""
    return network.nodes.select("kind", "platform")[codes].select(online=online_spaces()).to_series()
