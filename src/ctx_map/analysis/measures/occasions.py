"""Count the occasions on which two people were at one place, by a sweep over the visits of each place in time order.

Each visit is compared with what is kept of every *person* at the place, not with every earlier visit. Time therefore
grows with visits times people at a place, and memory with the pairs of people at one place. Places of more than
`MOST_PEOPLE` people are the caller's to leave out.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
import polars as pl

from ctx_map.analysis.measures.compiled import compiled
from ctx_map.network.arrays import Ints

MOST_PEOPLE = 1_000
"""People of one place up to which its pairs are kept in memory: a million pairs, about 80 megabytes."""
LARGE = 300_000
"""Comparisons from which on the compiled sweep is sooner done."""
LONG_AGO = -(1 << 60)
COLUMNS = ("a", "b", "first", "first_timed", "last", "last_timed", "recorded", "probable", "possible")
"""What is counted for each pair: positions of the two people, when the first and the last occasion began, and how many
occasions there were of each certainty."""


@dataclass(frozen=True, slots=True)
class Visits:
    """The visits of one place by start; where starts are equal, those with a known start time come first."""

    person: Ints
    """Positions of people, 0 to `people` - 1."""
    start: Ints
    end: Ints
    exact: Ints
    """1 where the time of day is known at start and end."""
    timed: Ints
    """1 where the time of day of the start is known."""
    same_origin: Ints
    """The position of the visit before this one from the same event or report; -1 where there is none."""


def occasions(visits: Visits, *, people: int, within: int) -> pl.DataFrame:
    """Count the occasions of every pair at one place, with visits at most `within` minutes apart.

    Meetings of a pair with no longer break between them are one occasion, as certain as its most certain meeting. The
    rows are those pairs that met, with the columns of `COLUMNS`.
    """
    large = visits.person.size * people >= LARGE or "numba" in sys.modules
    sweep = compiled(sweep_visits) if large else sweep_visits
    told = sweep(
        visits.person, visits.start, visits.end, visits.exact, visits.timed, visits.same_origin, people, within
    )
    met = np.flatnonzero(told[0])
    columns = [met // people, met % people, *(each[met] for each in told[1:])]
    return pl.DataFrame(dict(zip(COLUMNS, columns, strict=True)), schema=dict.fromkeys(COLUMNS, pl.Int64))


def sweep_visits(  # noqa: C901, PLR0917
    person: Ints,
    start: Ints,
    end: Ints,
    exact: Ints,
    timed: Ints,
    same_origin: Ints,
    people: int,
    within: int,
) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints, Ints, Ints]:
    """Go through the visits of one place once. Returns one array per count, by pair (lower position times people)."""
    # what is kept of each person: the latest end of any visit, of an exact visit, and the last start with a known time
    latest = np.full(people, LONG_AGO, np.int64)
    latest_exact = np.full(people, LONG_AGO, np.int64)
    timed_start = np.full(people, LONG_AGO, np.int64)
    # what is kept of each pair: the occasion that is open, and the counts of those that are closed
    size = people * people
    until = np.full(size, LONG_AGO, np.int64)
    certainty = np.full(size, -1, np.int64)
    first, last = np.zeros(size, np.int64), np.zeros(size, np.int64)
    first_timed, last_timed = np.zeros(size, np.int64), np.zeros(size, np.int64)
    counts = np.zeros((3, size), np.int64)
    same = np.full(people, -1, np.int64)
    for visit in range(person.size):
        who, begun = person[visit], start[visit]
        # mark those who are here by the same event or report, near enough
        earlier = same_origin[visit]
        while earlier >= 0:
            near = begun <= end[earlier] or (exact[visit] and exact[earlier] and begun <= end[earlier] + within)
            if near:
                same[person[earlier]] = visit
            earlier = same_origin[earlier]
        for other in range(people):
            # whether the two meet, and how sure that is
            both_exact = exact[visit] and begun <= latest_exact[other] + within
            if other == who or not (begun <= latest[other] or both_exact):
                continue
            sure = 0 if same[other] == visit else (1 if both_exact else 2)
            at_a_time = 1 if timed[visit] or timed_start[other] == begun else 0
            pair = min(who, other) * people + max(who, other)
            # open an occasion, or go on with the one that is open
            if certainty[pair] < 0 or begun > until[pair] + (within if at_a_time else 0):
                if certainty[pair] < 0:
                    first[pair], first_timed[pair] = begun, at_a_time
                else:
                    counts[certainty[pair], pair] += 1
                last[pair], last_timed[pair] = begun, at_a_time
                certainty[pair], until[pair] = sure, LONG_AGO
            certainty[pair] = min(certainty[pair], sure)
            until[pair] = max(until[pair], begun, min(latest[other], end[visit]))
        # remember this visit
        latest[who] = max(latest[who], end[visit])
        if exact[visit]:
            latest_exact[who] = max(latest_exact[who], end[visit])
        if timed[visit]:
            timed_start[who] = begun
    # close the occasions that are still open
    met = np.zeros(size, np.int64)
    for pair in range(size):
        if certainty[pair] >= 0:
            met[pair] = 1
            counts[certainty[pair], pair] += 1
    return met, first, first_timed, last, last_timed, counts[0], counts[1], counts[2]
