"""Which links hold on the day asked about."""

from __future__ import annotations

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.days import DAY_LENGTH


def has_not_ended(network: Network) -> pl.Expr:
    """Whether no report says that a link ended before the day asked about. On the day of its end it still holds."""
    return pl.col("until").is_null() | (pl.col("until").str.slice(0, DAY_LENGTH) >= network.as_at.isoformat())
