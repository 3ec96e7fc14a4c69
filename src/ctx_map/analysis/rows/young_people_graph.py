"""Build one graph of young people and everything that links them.

Routes run along recorded friendship, family, acquaintance and peer groups, and along the places, things, events, adults
and unidentified people that reach a young person directly or through an event.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from ctx_map.analysis.rows.ages import young_ties
from ctx_map.analysis.rows.friendship import friendships
from ctx_map.analysis.rows.participation import IN_AN_EVENT
from ctx_map.analysis.rows.reach import reached
from ctx_map.network import Network
from ctx_map.network.arrays import Ints, Mask
from ctx_map.network.neighbours import Neighbours, from_ends
from ctx_map.vocabulary.labels import Label


@dataclass(frozen=True, slots=True)
class YoungMap:
    """The graph by codes of the network."""

    near: Neighbours
    people: Ints
    """The codes of everyone who is in a report as a young person, ascending."""

    @property
    def is_young(self) -> Mask:
        """Whether each node is one of these people."""
        return np.isin(np.arange(self.near.start.size - 1), self.people)


def ties_of_young(network: Network) -> pl.DataFrame:
    """Return one row per link of a context to a young person: person, context, row. Events are contexts here."""
    in_events = young_ties(network, kinds=IN_AN_EVENT).select("person", "context", "row")
    return pl.concat([reached(network).select("person", "context", "row"), in_events])


def young_map(network: Network, ties: pl.DataFrame) -> YoungMap:
    """Build the graph of these links and of all friendships."""
    friends = friendships(network)
    one = pl.concat([ties.get_column("person").cast(pl.Int64), friends.get_column("end").cast(pl.Int64)])
    other = pl.concat([ties.get_column("context").cast(pl.Int64), friends.get_column("other").cast(pl.Int64)])
    near = from_ends(one.to_numpy(), other.to_numpy(), nodes=network.nodes.height)
    ends = [ties.get_column("person"), friends.get_column("end"), friends.get_column("other")]
    codes = pl.concat([each.cast(pl.UInt32).rename("code") for each in ends]).unique().sort()
    is_person = network.nodes.get_column("label").gather(codes) == Label.PERSON.value
    return YoungMap(near, codes.filter(is_person).to_numpy().astype(np.int64))
