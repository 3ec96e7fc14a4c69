"""Places that are approximate points: what was reported there happened somewhere near.

Police street files move every event to the middle of a street or to a car park, and give many the same point. That two
people are reported at one says that they were in one neighbourhood, and not that they share a place. So everything
that counts who shares a place leaves these points out, and says how many they are.
"""

from __future__ import annotations

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.places import is_approximate

LEFT_OUT = "approximate points, left out"
"""The count in the account of an answer, which says it in a sentence."""


def approximate_points(network: Network) -> pl.Series:
    """Whether each node is an approximate point, by its code. Its recorded kind says so."""
    kinds = network.nodes.get_column("kind").unique().drop_nulls()
    by_kind = pl.col("kind").is_in([kind for kind in kinds if is_approximate(kind)]).fill_null(value=False)
    return network.nodes.select(near=(pl.col("label") == Label.PLACE.value) & by_kind).to_series()


def at_exact_places(network: Network, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows whose context (by code) is not an approximate point."""
    return rows.filter(~approximate_points(network).gather(rows.get_column("context")))


def left_out(network: Network, rows: pl.DataFrame) -> dict[str, int]:
    """Count the approximate points among the contexts of these rows. Empty if there are none."""
    contexts = rows.get_column("context").unique()
    return counted_as_left_out(int(approximate_points(network).gather(contexts).sum()))


def counted_as_left_out(points: int) -> dict[str, int]:
    """Return the count for the account of an answer. Empty if there are none."""
    return {LEFT_OUT: points} if points else {}
