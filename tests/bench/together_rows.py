"""Visits to the same place within three hours of each other: who was there with whom, on the same columns for all."""

from __future__ import annotations

import numpy as np
import polars as pl

from bench.limit import LIMIT, SHOWN, limit_of
from bench.rows import Goal, Row
from bench.town import DAYS, generate
from ctx_map.analysis.rows.co_presence import StayColumns, meetings, near_stays, occasions_at_places

WITHIN = 180
"""Minutes."""
REGULARS = 242
"""Young people at the one dense place."""
AT_ONE_EVENT = 2
"""Of them, so that an event is three reports with the one that says where it happened."""
SMALL = 3_000
"""Reports up to which every two visits of the dense place are joined as well."""


def visits(links: int) -> StayColumns:
    """As many dated visits with a time as links are asked for."""
    town = generate(2 * links)
    seen = np.flatnonzero(town.kind == "SPENDS_TIME_AT")[:links]
    minute = DAYS * 24 * 60 - town.minute[seen]
    return StayColumns(town.target[seen], town.source[seen], minute, minute, np.ones(seen.size, np.bool_))


def together_row(links: int) -> Row:
    """Against a plain sort and sweep, and Polars with bins of three hours joined to themselves and to the next."""
    stays = visits(links)
    frame = pl.DataFrame({"place": stays.place, "person": stays.person, "minute": stays.start})
    return Row(
        "together",
        links,
        lambda: int(near_stays(stays, within=WITHIN)[0].size),
        {
            "plain sweep": lambda: _sweep(stays),
            "Polars bins": lambda: _bins(frame),
            LIMIT: limit_of((stays.place, stays.person, stays.start, stays.end), near_stays(stays, within=WITHIN)),
        },
        (Goal("plain sweep", at_least=15), Goal("Polars bins", at_most=1), SHOWN),
        once=frozenset({"plain sweep"}),
    )


def dense_place_row(links: int) -> Row:
    """Occasions at one place where everything happens, against joining every two visits. It has a bound of its own."""
    stays = visits_to_one_place(links)
    read = stays.select("person", "start", "end", "origin").to_numpy().T
    found = [each.to_numpy() for each in occasions_at_places(stays, within=WITHIN)]
    joined = {"every two visits": lambda: _pairs_of(meetings(stays, within=WITHIN))} if links <= SMALL else {}
    return Row(
        "together, one place",
        links,
        lambda: _pairs_of(occasions_at_places(stays, within=WITHIN)),
        {**joined, LIMIT: limit_of(read, found)},
        (Goal("", seconds=3), SHOWN),
        once=frozenset(joined),
    )


def visits_to_one_place(links: int) -> pl.DataFrame:
    """Visits to one place by events with a time, each with two of its young people, spread over the days."""
    events = links // (AT_ONE_EVENT + 1)
    drawn = np.random.default_rng(0)
    first = drawn.integers(0, REGULARS, events)
    second = (first + drawn.integers(1, REGULARS, events)) % REGULARS
    minute = np.tile(drawn.integers(0, DAYS * 24 * 60, events), AT_ONE_EVENT)
    origin = np.tile(np.arange(events), AT_ONE_EVENT)
    row = np.arange(origin.size, dtype=np.uint32)
    return pl.DataFrame(
        {
            "person": np.concatenate([first, second]).astype(np.uint32),
            "context": np.zeros(origin.size, np.uint32),
            "row": row,
            "row_there": row,
            "origin": origin,
            "start": minute,
            "end": minute,
            "exact": np.ones(origin.size, np.bool_),
            "timed": np.ones(origin.size, np.bool_),
        }
    )


def _pairs_of(found: pl.DataFrame) -> int:
    return found.select("a", "b").unique().height


def _sweep(stays: StayColumns) -> int:
    rows = sorted(zip(stays.place.tolist(), stays.start.tolist(), stays.person.tolist(), strict=True))
    found = 0
    for at, (place, minute, person) in enumerate(rows):
        for other_at in range(at + 1, len(rows)):
            other_place, other_minute, other = rows[other_at]
            if other_place != place or other_minute > minute + WITHIN:
                break
            found += other != person
    return found


def _bins(frame: pl.DataFrame) -> int:
    binned = frame.with_columns(bin=pl.col("minute") // WITHIN)
    near = (pl.col("minute") - pl.col("minute_b")).abs() <= WITHIN
    same = binned.join(binned, on=["place", "bin"], suffix="_b").filter(near, pl.col("person") < pl.col("person_b"))
    later = binned.with_columns(bin=pl.col("bin") + 1)
    following = binned.join(later, on=["place", "bin"], suffix="_b")
    return same.height + following.filter(near, pl.col("person") != pl.col("person_b")).height
