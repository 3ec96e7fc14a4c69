"""Which places a timeline of some young people shows unless told otherwise: those that several of them share."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.analysis.rows.participation import in_places
from ctx_map.network import Network
from ctx_map.network.homes import homes

MOST = 8
"""Places. More lanes are read by nobody."""
SEVERAL = 2


def shared_places_of(network: Network, people: Sequence[str], *, most: int = MOST) -> list[str]:
    """Keys of the places that at least two of these people share, those shared by most first, without homes.

    One person alone shares nothing, so their own places are given.
    """
    codes = network.codes(tuple(dict.fromkeys(people)))
    least = SEVERAL if len(codes) > 1 else 1
    is_home = homes(network)
    counted = (
        in_places(network)
        .filter(pl.col("person").is_in(codes))
        .group_by("context")
        .agg(people=pl.col("person").n_unique(), reports=pl.col("row").n_unique())
        .filter(pl.col("people") >= least)
        .sort("people", "reports", "context", descending=[True, True, False])
    )
    places = [code for code in counted.get_column("context") if not is_home[code]]
    return [network.keys[code] for code in places[:most]]
