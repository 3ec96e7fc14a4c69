"""How often young people and their places or contacts are reported: what sharing them is held against.

Counts for everyone on the map, so that an answer about named people can be worked out from their own reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from ctx_map.network import Network
from ctx_map.network.arrays import Ints
from ctx_map.network.incidence import incidence


@dataclass(frozen=True, slots=True)
class Degrees:
    """A distribution of degrees: each degree that occurs, ascending, and how many have it."""

    values: Ints
    counts: Ints

    @classmethod
    def of(cls, degrees: Ints) -> Degrees:
        """The distribution of these degrees."""
        return cls(*np.unique(degrees, return_counts=True))


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who is in which context, counted for everyone, with the sizes of the contexts of those named."""

    people: Degrees
    """In how many contexts each young person is."""
    contexts: Degrees
    """How many young people each context has."""
    size_of: Mapping[str, int]
    """How many young people each context of those named has, by its key."""

    @property
    def everyone(self) -> int:
        """How many young people are in any context."""
        return int(self.people.counts.sum())

    @property
    def places(self) -> int:
        """How many contexts have a young person."""
        return int(self.contexts.counts.sum())


def sharing_of(network: Network, rows: pl.DataFrame, named: Sequence[str]) -> Sharing:
    """Count these rows of people in contexts (by code), for those named (by key), of whom some may not be there."""
    inc = incidence(rows.get_column("person"), rows.get_column("context"))
    codes = pl.int_range(pl.len()).filter(pl.col("key").is_in(list(named)))
    asked = network.keys.alias("key").to_frame().select(codes).to_series()
    theirs = rows.filter(pl.col("person").is_in(asked.implode())).get_column("context").unique().sort()
    sizes = inc.sizes[np.searchsorted(inc.contexts, theirs.to_numpy())]
    return Sharing(
        people=Degrees.of(np.diff(inc.person_start)),
        contexts=Degrees.of(inc.sizes),
        size_of=dict(zip(network.keys.gather(theirs).to_list(), sizes.tolist(), strict=True)),
    )
