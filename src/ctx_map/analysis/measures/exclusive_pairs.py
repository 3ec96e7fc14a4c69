"""Pairs of people by what alone holds them: how many share exactly a set of contexts, and nothing else.

A pair whose every shared context is in a set of up to three is lost with that set; all others are not, so that only
these pairs need to be gone through.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import numpy.typing as npt

from ctx_map.network.incidence import Incidence

Ints = npt.NDArray[np.int64]
NOBODY = -1
"""Stands in a set that has fewer members than there is room for."""


def pairs_lost_with(inc: Incidence, candidates: Ints, members: Ints) -> Ints:
    """For each set (a row of positions among the candidates), the pairs of people whose every shared context is in it.

    `candidates` are codes of contexts, in order.
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
    """Each set as one number, whatever the order of its members."""
    code = np.zeros(len(sets), np.int64)
    for column in np.sort(sets, axis=1).T:
        code = code * (candidates + 1) + column + 1
    return code


def _held(inc: Incidence, candidates: Ints, most: int) -> Ints:
    """For each pair that shares up to so many candidates and nothing else: these candidates."""
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
    """Every two people of each of these contexts (positions): one, the other, the context."""
    nothing = np.zeros(0, np.int64)
    parts = [(nothing, nothing, nothing)]
    for context in contexts:
        people = inc.context_people[inc.context_start[context] : inc.context_start[context + 1]]
        one, other = np.triu_indices(people.size, 1)
        parts.append((people[one], people[other], np.full(one.size, context, np.int64)))
    first, second, where = (np.concatenate([part[at] for part in parts]) for at in range(3))
    return first, second, where
