"""Count the pairs of people who share only the contexts of a set, and nothing else.

A pair depends on a set of up to three contexts if everything it shares is in the set. Only pairs that share at most
three contexts have to be looked at.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from ctx_map.network.arrays import Ints
from ctx_map.network.incidence import Incidence

NOBODY = -1
"""Fills the empty places of a set with fewer members."""


def pairs_lost_with(inc: Incidence, candidates: Ints, members: Ints) -> Ints:
    """Return for each set (a row of positions among the candidates) the pairs who share nothing outside it.

    `candidates` are codes of contexts, ascending.
    """
    most = members.shape[1]
    codes, counts = np.unique(_coded(_held(inc, candidates, most), candidates.size), return_counts=True)
    lost = np.zeros(len(members), np.int64)
    for size in range(1, most + 1) if codes.size else ():
        for columns in combinations(range(most), size):
            part = np.full_like(members, NOBODY)
            part[:, :size] = members[:, columns]
            whole = (members[:, columns] != NOBODY).all(axis=1)
            asked = _coded(part, candidates.size)
            at = np.searchsorted(codes, asked).clip(max=codes.size - 1)
            lost += np.where(whole & (codes[at] == asked), counts[at], 0)
    return lost


def _coded(sets: Ints, candidates: int) -> Ints:
    """Code each set as one number that does not depend on the order of its members."""
    code = np.zeros(len(sets), np.int64)
    for column in np.sort(sets, axis=1).T:
        code = code * (candidates + 1) + column + 1
    return code


def _held(inc: Incidence, candidates: Ints, most: int) -> Ints:
    """The candidates of each pair that shares at most that many candidates and nothing else."""
    is_candidate = np.isin(inc.contexts, candidates)
    first, second, context = _meetings(inc, np.flatnonzero(is_candidate & (inc.sizes > 1)))
    pair, place, shared = np.unique(first * inc.people.size + second, return_inverse=True, return_counts=True)
    held = np.searchsorted(candidates, inc.contexts[context])[np.argsort(place, kind="stable")]
    matrix = inc.matrix()[:, ~is_candidate]
    elsewhere = matrix[pair // inc.people.size].multiply(matrix[pair % inc.people.size]).sum(axis=1)
    alone = (shared <= most) & (np.asarray(elsewhere).ravel() == 0)
    begins = (np.cumsum(shared) - shared)[alone]
    sets = np.full((begins.size, most), NOBODY, np.int64)
    for step in range(most):
        more = shared[alone] > step
        sets[more, step] = held[begins[more] + step]
    return sets


def _meetings(inc: Incidence, contexts: Ints) -> tuple[Ints, Ints, Ints]:
    """Every pair of people in each of these contexts (positions): first, second, context."""
    nothing = np.zeros(0, np.int64)
    parts = [(nothing, nothing, nothing)]
    for context in contexts:
        people = inc.context_people[inc.context_start[context] : inc.context_start[context + 1]]
        one, other = np.triu_indices(people.size, 1)
        parts.append((people[one], people[other], np.full(one.size, context, np.int64)))
    first, second, where = (np.concatenate([part[at] for part in parts]) for at in range(3))
    return first, second, where
