"""Pairs of young people of a context between whom nothing is recorded: no friendship, family, acquaintance or group.

A context that such a pair shares is where the map knows something that nobody wrote down as a tie. Where this
misleads: friendships are recorded less readily than incidents, so that two without a recorded tie may be best friends.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from scipy import sparse

from ctx_map.analysis.rows.friendship import friendships
from ctx_map.network import Network
from ctx_map.network.incidence import Incidence, incidence
from ctx_map.vocabulary.labels import Label


def untied_pairs(network: Network, rows: pl.DataFrame) -> pl.DataFrame:
    """For each context, the pairs of its people without a recorded tie: context, untied_pairs. `rows` has both ends."""
    inc = incidence(rows.get_column("person"), rows.get_column("context"))
    pairs = inc.sizes * (inc.sizes - 1) // 2
    members = inc.matrix()
    both_in = (_tied(network, inc) @ members).multiply(members).sum(axis=0)
    tied = np.rint(np.asarray(both_in).ravel() / 2).astype(np.int64)
    return pl.DataFrame({"context": inc.contexts.astype(np.uint32), "untied_pairs": pairs - tied})


def _tied(network: Network, inc: Incidence) -> sparse.csr_array:
    """Which two of these people have a recorded tie or a recorded peer group in common; both ways, ones."""
    ties = friendships(network)
    is_group = network.nodes.get_column("label").gather(ties.get_column("other")) == Label.PEER_GROUP.value
    position = np.full(network.nodes.height, -1, np.int64)
    position[inc.people] = np.arange(inc.people.size)
    here = position[ties.get_column("end").to_numpy()]
    there = ties.get_column("other").to_numpy().astype(np.int64)
    member = is_group.to_numpy() & (here >= 0)
    friend = ~is_group.to_numpy() & (here >= 0) & (position[there] >= 0)
    size = inc.people.size
    groups = sparse.csr_array(
        (np.ones(int(member.sum())), (here[member], there[member])), shape=(size, network.nodes.height)
    )
    friends = sparse.csr_array(
        (np.ones(int(friend.sum())), (here[friend], position[there[friend]])), shape=(size, size)
    )
    tied = sparse.csr_array(friends + friends.T + groups @ groups.T)
    tied.setdiag(0)
    tied.eliminate_zeros()
    tied.data[:] = 1.0
    return tied
