"""Places by distinct young people, events, and events of the period before, on the same columns for all.

Ours is what `hotspots` counts with; plain Python keeps sets; the compiled rival sorts by place and stamps members.
"""

from __future__ import annotations

from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt

from bench.limit import LIMIT, SHOWN, limit_of
from bench.pairs_rows import LARGE as AT_THE_LIMIT
from bench.rows import Goal, Row, Run
from bench.town import generate
from ctx_map.analysis.measures.distinct import distinct_in

Ints = npt.NDArray[np.int64]
Answer = tuple[int, int, int]
LARGE = 1_000_000
"""Links from which on the goal against plain Python is set; below it, the fixed costs of a call are felt."""
TIMES_THE_LIMIT = Goal(
    LIMIT,
    at_most=5,
    why_missed="Each report is put to its place, and the members of a place are sorted to count each once.",
)
PERIOD = 90
"""Days."""
EVENTS = 0.3
"""Share of the reports that are of events."""


@dataclass(frozen=True)
class Reports:
    """Reports at places; the members of the first are people, of the second events. `day` counts back from the last."""

    place: tuple[Ints, Ints]
    member: tuple[Ints, Ints]
    day: tuple[Ints, Ints]
    places: int


def hotspots_row(links: int) -> Row:
    """Against plain Python and a compiled kernel."""
    reports = _reports(links)
    _compiled(reports)
    read = (*reports.place, *reports.member, *reports.day)
    rivals: dict[str, Run] = {"plain Python": lambda: _plain(reports), "numba": lambda: _compiled(reports)}
    rivals[LIMIT] = limit_of(read, [np.empty(reports.places, np.int64)] * 3)
    return Row(
        "hotspots",
        links,
        lambda: _ours(reports),
        rivals,
        (
            *([Goal("plain Python", at_least=20)] if links >= LARGE else []),
            Goal("numba", at_most=6),
            TIMES_THE_LIMIT if links >= AT_THE_LIMIT else SHOWN,
        ),
        once=frozenset({"plain Python"}),
    )


def _reports(links: int) -> Reports:
    town = generate(2 * links)
    seen = np.flatnonzero(town.kind == "SPENDS_TIME_AT")[:links]
    place, person, day = town.target[seen] - town.target.min(), town.source[seen], town.minute[seen] // (24 * 60)
    events = round(EVENTS * links)
    number = np.arange(events) * 3 // 4
    return Reports(
        (place[events:], place[:events]),
        (person[events:], number),
        (day[events:], day[:events]),
        int(place.max()) + 1,
    )


def _periods(reports: Reports) -> list[tuple[Ints, Ints]]:
    """Places and members of: people in the period, events in it, events in the one before."""
    (seen, happened), (person, event) = reports.place, reports.member
    here = reports.day[0] < PERIOD
    now = reports.day[1] < PERIOD
    before = (reports.day[1] >= PERIOD) & (reports.day[1] < 2 * PERIOD)
    return [(seen[here], person[here]), (happened[now], event[now]), (happened[before], event[before])]


def _checked(counts: list[Ints]) -> Answer:
    """The same three numbers from every engine: sums weighted by place."""
    weights = np.arange(counts[0].size) % 97
    return int(counts[0] @ weights), int(counts[1] @ weights), int(counts[2] @ weights)


def _ours(reports: Reports) -> Answer:
    return _checked([distinct_in(place, member, contexts=reports.places) for place, member in _periods(reports)])


def _plain(reports: Reports) -> Answer:
    counts = []
    for part, first, last in ((0, 0, PERIOD), (1, 0, PERIOD), (1, PERIOD, 2 * PERIOD)):
        members: dict[int, set[int]] = {}
        columns = reports.place[part].tolist(), reports.member[part].tolist(), reports.day[part].tolist()
        for place, member, day in zip(*columns, strict=True):
            if first <= day < last:
                members.setdefault(place, set()).add(member)
        counted = np.zeros(reports.places, np.int64)
        for place, distinct in members.items():
            counted[place] = len(distinct)
        counts.append(counted)
    return _checked(counts)


def _compiled(reports: Reports) -> Answer:
    return _checked([_stamped(place, member, reports.places) for place, member in _periods(reports)])


@numba.njit(cache=True)
def _stamped(place: Ints, member: Ints, places: int) -> Ints:
    start = np.zeros(places + 1, np.int64)
    for at in place:
        start[at + 1] += 1
    start = np.cumsum(start)
    following = start[:-1].copy()
    sorted_members = np.empty_like(member)
    for row in range(place.size):
        sorted_members[following[place[row]]] = member[row]
        following[place[row]] += 1
    stamp = np.full(member.max() + 1 if member.size else 0, -1)
    counts = np.zeros(places, np.int64)
    for at in range(places):
        for row in range(start[at], start[at + 1]):
            if stamp[sorted_members[row]] != at:
                stamp[sorted_members[row]] = at
                counts[at] += 1
    return counts
