"""Pairs of people by the contexts they share, compiled: one pass over each person's contexts.

A person's contexts are walked in order of people, so that the others after him in each context are exactly those
whose pairs with him are not counted yet. The work is the sum of the squares of the contexts' sizes, halved.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ctx_map.analysis.compiled import compiled

Ints = npt.NDArray[np.int64]
Lists = tuple[Ints, Ints]
"""Where each one's list begins, and the lists one after the other."""
Small = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


@compiled
def count_pairs(
    by_person: Lists, by_context: Lists, weights: Floats, min_shared: int
) -> tuple[Small, Small, Small, Floats]:
    """First person, second person (positions), shared contexts, sum of weights; ordered by the two persons."""
    person_start, person_contexts = by_person
    context_start, context_people = by_context
    people = person_start.size - 1
    bound = 0
    for context in range(context_start.size - 1):
        size = context_start[context + 1] - context_start[context]
        bound += size * (size - 1) // 2
    # only the pages that are written to are ever taken from memory
    first = np.empty(bound, np.int32)
    second = np.empty(bound, np.int32)
    shared = np.empty(bound, np.int32)
    weight = np.empty(bound, np.float64)
    found = 0
    following = context_start[:-1].copy()
    count = np.zeros(people, np.int32)
    total = np.zeros(people, np.float64)
    met = np.empty(people, np.int32)
    for person in range(people):
        met_here = 0
        for at in range(person_start[person], person_start[person + 1]):
            context = person_contexts[at]
            following[context] += 1
            for other_at in range(following[context], context_start[context + 1]):
                other = context_people[other_at]
                if count[other] == 0:
                    met[met_here] = other
                    met_here += 1
                count[other] += 1
                total[other] += weights[context]
        met[:met_here].sort()
        for index in range(met_here):
            other = met[index]
            if count[other] >= min_shared:
                first[found] = person
                second[found] = other
                shared[found] = count[other]
                weight[found] = total[other]
                found += 1
            count[other] = 0
            total[other] = 0.0
    return first[:found], second[:found], shared[:found], weight[:found]


@compiled
def count_shared_elsewhere(by_person: Lists, by_context: Lists) -> tuple[Ints, int]:
    """For each context, its pairs of people who share another context too; and the pairs that share any context."""
    person_start, person_contexts = by_person
    context_start, context_people = by_context
    people = person_start.size - 1
    elsewhere = np.zeros(context_start.size - 1, np.int64)
    sharing = 0
    counted = context_start[:-1].copy()
    looked = context_start[:-1].copy()
    count = np.zeros(people, np.int32)
    for person in range(people):
        for at in range(person_start[person], person_start[person + 1]):
            context = person_contexts[at]
            counted[context] += 1
            for other_at in range(counted[context], context_start[context + 1]):
                sharing += count[context_people[other_at]] == 0
                count[context_people[other_at]] += 1
        for at in range(person_start[person], person_start[person + 1]):
            context = person_contexts[at]
            looked[context] += 1
            for other_at in range(looked[context], context_start[context + 1]):
                elsewhere[context] += count[context_people[other_at]] > 1
        for at in range(person_start[person], person_start[person + 1]):
            context = person_contexts[at]
            for other_at in range(looked[context], context_start[context + 1]):
                count[context_people[other_at]] = 0
    return elsewhere, sharing
