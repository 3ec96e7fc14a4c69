"""Compare every set of up to three places and adults by how many pairs of young people depend on it.

Two counts for each set: the pairs of young people that no route would link any more (Borgatti's negative key player
problem), and the pairs that would share no other place and no other adult. Young people are never in a set.
Reference: Borgatti 2006, Computational and Mathematical Organization Theory 12, 21-34.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np

from ctx_map.analysis.measures.compiled import compiled, worth_compiling
from ctx_map.analysis.measures.connectivity_loss import STEPS_AN_EDGE, lost_with_each
from ctx_map.analysis.measures.exclusive_pairs import NOBODY, pairs_lost_with
from ctx_map.analysis.rows.friendship import components
from ctx_map.analysis.rows.young_people_graph import YoungMap
from ctx_map.errors import WrongUse
from ctx_map.network.arrays import Ints
from ctx_map.network.incidence import Incidence
from ctx_map.network.neighbours import Neighbours, from_ends

MOST_SETS = 3_000_000
"""The most sets that one question compares."""
NEAR = 0.95
"""A set is close to the best if it loses at least this share of what the best loses, on both counts."""


@dataclass(frozen=True, slots=True)
class Sets:
    """Every set of some candidates, with the pairs that depend on it."""

    members: Ints
    """Positions among the candidates, one row per set. -1 fills the places of a smaller set."""
    reach: Ints
    """Pairs of young people that no route links without the set."""
    shared: Ints
    """Pairs of young people who share only places and adults in the set."""

    def best(self) -> Ints:
        """Return the best set and those close to it: most reach lost, then most pairs lost, then fewest members."""
        if not len(self.members):
            return np.zeros(0, np.int64)
        fewest = (self.members != NOBODY).sum(axis=1)
        order = np.lexsort((fewest, -self.shared, -self.reach))
        top = order[0]
        near = (self.reach >= NEAR * self.reach[top]) & (self.shared >= NEAR * self.shared[top])
        chosen: Ints = order[near[order]]
        return chosen if self.reach[top] + self.shared[top] else chosen[:0]


def all_sets(inc: Incidence, around: YoungMap, candidates: Ints, most: int) -> Sets:
    """Build every set of one to `most` of these candidates (codes, in order), with what it loses.

    Raises WrongUse if there are more sets than can be compared.
    """
    number = sum(comb(candidates.size, size) for size in range(1, most + 1))
    if number > MOST_SETS:
        raise WrongUse(
            f"There are {number:,} sets of places and adults, which is too many to compare. Ask for smaller sets, "
            "leave out busy places, or ask about a shorter time."
        )
    members = np.full((number, most), NOBODY, np.int64)
    if not number:
        return Sets(members, np.zeros(0, np.int64), np.zeros(0, np.int64))
    row = 0
    for size in range(1, most + 1):
        some = np.array(list(combinations(range(candidates.size), size)), np.int64).reshape(-1, size)
        members[row : row + len(some), :size] = some
        row += len(some)
    return Sets(members, _reach(around, candidates, members), pairs_lost_with(inc, candidates, members))


def _reach(around: YoungMap, candidates: Ints, members: Ints) -> Ints:
    """Count the pairs no longer linked, with one walk for all sets that differ in their first member only."""
    near, young = _shrunk(around, candidates)
    first = young.size - candidates.size
    others, group = np.unique(members[:, 1:], axis=0, return_inverse=True)
    walk = lost_with_each
    if worth_compiling(len(others) * near.nodes.size * STEPS_AN_EDGE):
        walk = compiled(lost_with_each)
    graph, gone = (near.start, near.nodes), np.zeros(young.size, np.bool_)
    whole = walk(graph, young, gone)[1]
    lost = np.zeros(len(members), np.int64)
    order = np.argsort(group.ravel(), kind="stable")
    ends = np.cumsum(np.bincount(group.ravel(), minlength=len(others)))
    for taken, rows in zip(others, np.split(order, ends[:-1]), strict=True):
        gone[first + taken[taken != NOBODY]] = True
        each, left = walk(graph, young, gone)
        lost[rows] = whole - left + each[first + members[rows, 0]]
        gone[:] = False
    return lost


def _shrunk(around: YoungMap, candidates: Ints) -> tuple[Neighbours, Ints]:
    """Merge everything that stays linked without the candidates into single nodes: neighbours and young people of each.

    Candidates are the last nodes, in their order. Only young people are neighbours of a candidate.
    """
    size = around.near.start.size - 1
    one, other = np.repeat(np.arange(size), np.diff(around.near.start)), around.near.nodes
    is_candidate = np.isin(np.arange(size), candidates)
    within = ~(is_candidate[one] | is_candidate[other])
    lump = components(one[within], other[within], nodes=size)[around.people]
    lumps, of_person = np.unique(lump, return_inverse=True)
    node = np.zeros(size, np.int64)
    node[around.people] = of_person
    node[candidates] = lumps.size + np.arange(candidates.size)
    young = np.bincount(of_person, minlength=lumps.size + candidates.size).astype(np.int64)
    return from_ends(node[one[~within]], node[other[~within]], nodes=young.size), young
