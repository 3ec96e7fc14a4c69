"""Pairs of people by the contexts they share, compiled: one pass over each person's contexts.

Each person is paired with those before him in each of his contexts, so that a pair is met once. The work is half the
sum of the squares of the contexts' sizes. Pairs come out grouped by their second person; one counting sort by the
first puts them in order.
"""

from __future__ import annotations

import numpy as np

from ctx_map.analysis.measures.compiled import compiled
from ctx_map.network.arrays import Floats, Ints, Small

Lists = tuple[Ints, Ints]
"""Where each one's list begins, and the lists one after the other."""
Pairs = tuple[Small, Small, Small, Floats]
"""First person, second person (positions), shared contexts, sum of weights."""


@compiled
def count_pairs(by_person: Lists, by_context: Lists, weights: Floats, min_shared: int, out: Pairs) -> int:
    """Writes the pairs that share at least `min_shared` contexts into `out`, and says how many there are.

    `out` has room for every meeting of two people in a context. It is taken from outside, where large arrays are given
    memory in large pages. Pairs come out ordered by the second person only.
    """
    person_start, person_contexts = by_person
    context_start, context_people = by_context
    first, second, shared, weight = out
    people = person_start.size - 1
    found = 0
    # `reached` is how far each context's list has been read, so that each pair is met once
    reached = context_start[:-1].copy()
    count = np.zeros(people, np.int32)
    total = np.zeros(people, np.float64)
    met = np.empty(people, np.int32)
    for person in range(people):
        # count what this person shares with everyone before them
        met_here = 0
        for at in range(person_start[person], person_start[person + 1]):
            context = person_contexts[at]
            for other_at in range(context_start[context], reached[context]):
                other = context_people[other_at]
                if count[other] == 0:
                    met[met_here] = other
                    met_here += 1
                count[other] += 1
                total[other] += weights[context]
            reached[context] += 1
        # write those who share enough, and clear the counts of all who were met
        for index in range(met_here):
            other = met[index]
            if count[other] >= min_shared:
                first[found] = other
                second[found] = person
                shared[found] = count[other]
                weight[found] = total[other]
                found += 1
            count[other] = 0
            total[other] = 0.0
    return found


@compiled
def in_order_of_first(pairs: Pairs, people: int, out: Pairs) -> None:
    """Writes the same pairs into `out`, ordered by the first person; those of one first person keep their order."""
    first, second, shared, weight = pairs
    # where the pairs of each first person begin
    place = np.zeros(people + 1, np.int64)
    for person in first:
        place[person + 1] += 1
    place = np.cumsum(place)
    # each pair to the next free place of its first person
    for pair in range(first.size):
        at = place[first[pair]]
        place[first[pair]] += 1
        out[0][at] = first[pair]
        out[1][at] = second[pair]
        out[2][at] = shared[pair]
        out[3][at] = weight[pair]


@compiled
def count_shared_elsewhere(by_person: Lists, by_context: Lists) -> tuple[Ints, int]:
    """For each context, its pairs of people who share another context too; and the pairs that share any context."""
    person_start, person_contexts = by_person
    context_start, context_people = by_context
    people = person_start.size - 1
    elsewhere = np.zeros(context_start.size - 1, np.int64)
    sharing = 0
    # `count` is valid for a person only where `counted_for` names the one who is looked at
    reached = context_start[:-1].copy()
    count = np.zeros(people, np.int32)
    counted_for = np.full(people, -1, np.int32)
    for person in range(people):
        # how many contexts each earlier person shares with this one
        mine = person_contexts[person_start[person] : person_start[person + 1]]
        for context in mine:
            for other in context_people[context_start[context] : reached[context]]:
                if counted_for[other] != person:
                    counted_for[other] = person
                    count[other] = 0
                    sharing += 1
                count[other] += 1
        # a pair counts in each of its contexts if it has more than one
        for context in mine:
            for other in context_people[context_start[context] : reached[context]]:
                elsewhere[context] += count[other] > 1
            reached[context] += 1
    return elsewhere, sharing
