"""Whether a bundle links two ids that people have confirmed to be of one: then it tells of two, and they are apart."""

from __future__ import annotations

import polars as pl

from ctx_map.bundle.advice import advice
from ctx_map.bundle.bundle import Problem
from ctx_map.governance import sight  # the module, since it imports the intake's in its turn

CONFIRMED_AS_ONE = "confirmed-as-one"


def told_apart(eyes: sight.Sight, links: pl.DataFrame) -> list[Problem]:
    """A warning for each link of a bundle between two ids that the mandate reads as one."""
    one = eyes.joined.stands_for
    if not one:
        return []
    ends = [pl.col(end).replace(one) for end in ("source", "target")]
    linked = links.filter(pl.col("source") != pl.col("target"), ends[0] == ends[1])
    rows = linked.get_column("row").to_list() if "row" in links.columns else [None] * linked.height
    return [Problem("links", row, None, CONFIRMED_AS_ONE, advice(CONFIRMED_AS_ONE)) for row in rows]
