"""What makes a report doubtful: it is disputed, or its grade says that it is suspected to be false.

Both are what somebody wrote down. Where this misleads: a report that no one disputed may be wrong all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from ctx_map.network import Network

SUSPECTED_FALSE, DISPUTED = "suspected to be false", "disputed"
_FALSE = "E"
"""The part of a grade that says so."""


def suspected_false() -> pl.Expr:
    """Whether the grade of each link says that the information is suspected to be false."""
    return (pl.col("grade").str.strip_chars("[] ").str.slice(1, 1) == _FALSE).fill_null(value=False)


def disputed() -> pl.Expr:
    """Whether each link is disputed."""
    return pl.col("disputed").fill_null(value=False)


DOUBTS = {DISPUTED: disputed(), SUSPECTED_FALSE: suspected_false()}
"""Each way in which a report can be doubtful, in words, with its test."""


def without_reports_in_doubt(network: Network, links: Sequence[str]) -> Network:
    """Return the network without the whole reports of which one of these links (by key) is in doubt."""
    told = network.links.select("key", any_doubt=pl.any_horizontal(DOUBTS.values()), report=network.report_codes)
    doubtful = told.filter(pl.col("key").is_in(list(links)) & pl.col("any_doubt")).get_column("report").unique()
    return replace(network, links=network.links.filter(~network.report_codes.is_in(doubtful.implode())))
