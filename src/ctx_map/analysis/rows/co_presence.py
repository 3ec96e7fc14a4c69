"""Find who was at one place at the same time, as well as it is known: occasions of pairs, and the links behind them.

Two visits meet if both times are known and at most so many minutes lie between them. If only the day of either is
known, they meet if their days overlap. `occasions_at_places` counts for all pairs; `meetings` lists every meeting and
is meant for the visits of one pair.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from ctx_map.analysis.measures.occasions import MOST_PEOPLE, Visits, occasions
from ctx_map.network.arrays import Ints, Mask

RECORDED, PROBABLE, POSSIBLE = 0, 1, 2
CERTAINTY = ("recorded", "probable", "possible")
"""One event or one report has both there; both times are known and close; only the day is known."""
ROWS = ("row", "row_there")
TIMED = ("first_timed", "last_timed")
WHOLE_BITS = 63
"""Bits of a whole number that is not negative."""


@dataclass(frozen=True, slots=True)
class StayColumns:
    """Dated visits as arrays, in any order."""

    place: Ints
    person: Ints
    start: Ints
    end: Ints
    exact: Mask


def meetings(stays: pl.DataFrame, *, within: int) -> pl.DataFrame:
    """Return one row per meeting of two visits.

    The columns are `a` and `b` (codes, `a` before `b`), `context`, `start`, `end`, `timed`, `certainty` and the rows of
    the links behind both visits. Their number can grow with the square of the visits to a place.
    """
    dated = stays.filter(pl.col("start").is_not_null())
    first, second = near_stays(stay_columns(dated), within=within)
    one, other = dated[first], dated[second].select(pl.all().name.suffix("_b"))
    both = one.hstack(other)
    together = pl.when(pl.col("origin") == pl.col("origin_b")).then(RECORDED)
    certainty = together.when(pl.col("exact") & pl.col("exact_b")).then(PROBABLE).otherwise(POSSIBLE)
    end = pl.max_horizontal("start_b", pl.min_horizontal("end", "end_b"))
    return both.select(
        "context",
        *ROWS,
        *(f"{row}_b" for row in ROWS),
        a=pl.min_horizontal("person", "person_b"),
        b=pl.max_horizontal("person", "person_b"),
        start="start_b",
        timed=pl.col("timed_b") | (pl.col("timed") & (pl.col("start") == pl.col("start_b"))),
        end=end,
        certainty=certainty.cast(pl.Int8),
    )


def too_crowded() -> pl.Expr:
    """Whether a visit is to a place of more people than the counting keeps pairs of."""
    return pl.col("person").n_unique().over("context") > MOST_PEOPLE


def occasions_at_places(stays: pl.DataFrame, *, within: int) -> pl.DataFrame:
    """Return one row per pair and place with its occasions, place by place.

    The columns are `a` and `b` (codes, `a` before `b`), `context` and those of `occasions`. Visits to places of more
    than `MOST_PEOPLE` people are left out.
    """
    kept = stays.filter(pl.col("start").is_not_null() & ~too_crowded())
    # those with a known start time first, so that the first of several at one moment says whether its time is known
    ordered = kept.sort("context", "start", "timed", "person", descending=[False, False, True, False])
    counted = [_at_place(visits, within) for visits in ordered.partition_by("context", maintain_order=True)]
    found = pl.concat(counted) if counted else _at_place(ordered, within)
    return found.with_columns(pl.col("a", "b", "context").cast(pl.UInt32), *(pl.col(n).cast(pl.Boolean) for n in TIMED))


def _at_place(visits: pl.DataFrame, within: int) -> pl.DataFrame:
    """Count the occasions at one place and put the codes back in."""
    codes = visits.get_column("person").unique().sort()
    earlier = visits.with_row_index("at").select(pl.col("at").cast(pl.Int64).shift(1).over("origin").fill_null(-1))
    start, end, exact, timed = (
        visits.get_column(name).cast(pl.Int64).to_numpy() for name in ("start", "end", "exact", "timed")
    )
    person = np.searchsorted(codes.to_numpy(), visits.get_column("person").to_numpy()).astype(np.int64)
    arrays = Visits(person, start, end, exact, timed, earlier.to_series().to_numpy())
    found = occasions(arrays, people=codes.len(), within=within)
    place = visits.get_column("context").first()
    return found.with_columns(
        a=codes.gather(found.get_column("a")), b=codes.gather(found.get_column("b")), context=pl.lit(place, pl.UInt32)
    )


def stay_columns(dated: pl.DataFrame) -> StayColumns:
    """Return the columns of dated visits."""
    context, person, start, end = (
        dated.get_column(name).cast(pl.Int64).to_numpy() for name in ("context", "person", "start", "end")
    )
    return StayColumns(context, person, start, end, dated.get_column("exact").to_numpy())


def near_stays(stays: StayColumns, *, within: int) -> tuple[Ints, Ints]:
    """Return the visits of each meeting as positions: the one that began first, then the other."""
    if not stays.place.size:
        return stays.place, stays.place
    begun = int(stays.start.min())
    span = int(stays.end.max()) - begun + within + 1
    # place and time as one ascending number, so that all that may meet with a visit follow it
    line, order = in_order(stays.place * span + (stays.start - begun))
    leaving = line + (stays.end - stays.start)[order] + within
    # most visits have nobody after them, and only for the others is it searched where those that may meet end
    some = np.flatnonzero(line[1:] <= leaving[:-1])
    counts = np.searchsorted(line, leaving[some], side="right") - some - 1
    first = np.repeat(some, counts)
    second = first + 1 + np.arange(first.size) - np.repeat(np.cumsum(counts) - counts, counts)
    first, second = order[first], order[second]
    near = (stays.start[second] <= stays.end[first]) | (stays.exact[first] & stays.exact[second])
    met = near & (stays.person[first] != stays.person[second])
    return first[met], second[met]


def in_order(numbers: Ints) -> tuple[Ints, Ints]:
    """Return numbers from 0 in ascending order, and where each stood; of equal ones the earlier comes first."""
    places = numbers.size.bit_length()
    if int(numbers.max()).bit_length() + places > WHOLE_BITS:
        order = np.argsort(numbers, kind="stable")
        return numbers[order], order
    # number and position in one: sorting plain numbers takes a third of the time of sorting positions
    both = np.sort((numbers << places) | np.arange(numbers.size))
    return both >> places, both & ((1 << places) - 1)
