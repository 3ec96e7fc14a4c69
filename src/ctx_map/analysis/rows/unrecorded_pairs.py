"""Pairs of young people of a context between whom nothing is recorded: no friendship, family, acquaintance or group.

A context that such a pair shares is where the map knows something that nobody wrote down as a tie. Where this
misleads: friendships are recorded less readily than incidents, so that two without a recorded tie may be best friends.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from ctx_map.analysis.rows.friendship import friendships
from ctx_map.network import Network
from ctx_map.network.incidence import Incidence, incidence
from ctx_map.vocabulary.labels import Label


def untied_pairs(network: Network, rows: pl.DataFrame) -> pl.DataFrame:
    """For each context, the pairs of its people without a recorded tie: context, untied_pairs. `rows` has both ends."""
    inc = incidence(rows.get_column("person"), rows.get_column("context"))
    pairs = inc.sizes * (inc.sizes - 1) // 2
    there = pl.DataFrame(
        {
            "person": np.repeat(np.arange(inc.people.size), np.diff(inc.person_start)),
            "context": inc.person_contexts,
        }
    )
    # each pair with a tie in the contexts of the one, as far as they are the other's too
    one_there = _tied(network, inc).join(there, left_on="one", right_on="person")
    both_in = one_there.join(there, left_on=("other", "context"), right_on=("person", "context"), how="semi")
    tied = np.bincount(both_in.get_column("context").to_numpy(), minlength=inc.contexts.size)
    return pl.DataFrame({"context": inc.contexts.astype(np.uint32), "untied_pairs": pairs - tied})


def _tied(network: Network, inc: Incidence) -> pl.DataFrame:
    """Which two of these people have a recorded tie or a recorded peer group in common: one and other, each pair once.

    Both are positions, and `one` is the lower.
    """
    ties = friendships(network)
    is_group = network.nodes.get_column("label").gather(ties.get_column("other")) == Label.PEER_GROUP.value
    position = pl.Series("position", np.arange(inc.people.size))
    people = pl.DataFrame({"end": inc.people.astype(np.uint32), "position": position})
    known = ties.with_columns(is_group.alias("is_group")).join(people, on="end")
    members = known.filter("is_group").select("other", "position").unique()
    friends = known.filter(~pl.col("is_group")).join(people, left_on="other", right_on="end", suffix="_b")
    in_groups = members.join(members, on="other", suffix="_b")
    both = pl.concat([friends.select("position", "position_b"), in_groups.select("position", "position_b")])
    pairs = both.select(
        one=pl.min_horizontal("position", "position_b"), other=pl.max_horizontal("position", "position_b")
    )
    return pairs.filter(pl.col("one") < pl.col("other")).unique()
