"""Bus and train lines, stops and stations, and which young people of two places use them.

A place counts as transport by its recorded kind, such as "bus route", "tram stop" or "transport hub". That young people
of both places use a line does not mean that they travelled from one to the other on it.
"""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.rows.participation import in_places
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

WORDS = (
    "bus",
    "coach",
    "train",
    "rail",
    "railway",
    "tram",
    "metro",
    "underground",
    "tube",
    "ferry",
    "taxi",
    "transport",
)
"""A place is transport where its kind has one of these words."""
_KIND = rf"(?i)\b({'|'.join(WORDS)})\b"


def is_transport(network: Network) -> pl.Series:
    """Return whether each node is a line, a stop or a station."""
    kind = pl.col("kind").str.replace_all("_", " ").str.contains(_KIND).fill_null(value=False)
    return network.nodes.select(transport=(pl.col("label") == Label.PLACE.value) & kind).to_series()


def used_by_both(network: Network, start: int, end: int) -> pl.DataFrame:
    """Return the links of young people of two places to transport that is used by someone of each place.

    The columns are `person`, `context` (codes) and `row`. A young person reported at both places counts for each.
    """
    rows = in_places(network)
    at_start, at_end = (
        pl.col("person").is_in(rows.filter(context=place).get_column("person").unique().implode())
        for place in (start, end)
    )
    used = rows.filter(is_transport(network).gather(rows.get_column("context")))
    theirs = used.filter(~pl.col("context").is_in([start, end]) & (at_start | at_end))
    return theirs.filter(at_start.any().over("context") & at_end.any().over("context"))
