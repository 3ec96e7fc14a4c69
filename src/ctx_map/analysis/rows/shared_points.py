"""Places that share one point on the map with more others than a building explains.

Such a pile is usually the middle of a town or of a postcode district that stands for places whose position is not
known. A pile looks like a cluster to any spatial statistic, so it is left out of them.

An approximate point stands for what is near it. It is said wherever positions are drawn or grouped.
"""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.answers.wording import count_of
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

MOST_AT_ONE_POINT = 20
"""A shopping centre or a block of flats may well have this many places at one point."""


def shares_a_point(network: Network) -> pl.Series:
    """Return whether each node is one of more than `MOST_AT_ONE_POINT` places at the same point."""
    has_point = pl.col("latitude").is_not_null() & pl.col("longitude").is_not_null()
    place = (pl.col("label") == Label.PLACE.value) & has_point
    piled = place & (place.sum().over("latitude", "longitude") > MOST_AT_ONE_POINT)
    return network.nodes.select(piled=piled.fill_null(value=False)).to_series()


def approximate_words(places: int, where: str = "") -> str:
    """Say that so many places are approximate points: "3 places on this map are approximate points. What was …"."""
    about = f"{count_of(places, 'place')}{f' {where}' if where else ''}"
    are = "is an approximate point" if places == 1 else "are approximate points"
    return f"{about} {are}. What was reported there happened somewhere near."


def shared_point_words(places: int, where: str = "") -> str:
    """Say that so many places share a point: "25 places listed share a point with more others than …"."""
    verb = "shares" if places == 1 else "share"
    about = f" {where}" if where else ""
    return f"{count_of(places, 'place')}{about} {verb} a point with more others than a building explains."
