"""Meetings: two stays of two young people at one place, at the same time as well as it is known.

Two exact stays meet where no more than so many minutes lie between them; where either is known to the day only, they
meet where their days overlap. Stays are sorted by place and beginning, so that those which may meet one stay follow
it directly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

Ints = npt.NDArray[np.int64]
RECORDED, PROBABLE, POSSIBLE = 0, 1, 2
CERTAINTY = ("recorded", "probable", "possible")
"""One event or one report has both there; both times are known and near; a time is known to the day only."""
ROWS = ("row", "row_there")


@dataclass(frozen=True, slots=True)
class StayColumns:
    """Dated stays as arrays, in any order."""

    place: Ints
    person: Ints
    start: Ints
    end: Ints
    exact: npt.NDArray[np.bool_]


def meetings(stays: pl.DataFrame, *, within: int) -> pl.DataFrame:
    """A row a meeting: a, b (codes, a before b), context, start, end, timed, certainty, and the rows of the reports."""
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


def stay_columns(dated: pl.DataFrame) -> StayColumns:
    """The columns of dated stays."""
    context, person, start, end = (
        dated.get_column(name).cast(pl.Int64).to_numpy() for name in ("context", "person", "start", "end")
    )
    return StayColumns(context, person, start, end, dated.get_column("exact").to_numpy())


def near_stays(stays: StayColumns, *, within: int) -> tuple[Ints, Ints]:
    """The stays of each meeting, by their place in the columns: the one that began first, then the other."""
    if not stays.place.size:
        return stays.place, stays.place
    begun = int(stays.start.min())
    span = int(stays.end.max()) - begun + within + 1
    # place and time as one growing number: those which begin in time for a stay end where it could be put in
    line = stays.place * span + (stays.start - begun)
    order = pl.Series(line).arg_sort().to_numpy().astype(np.int64)
    leaving = (line + (stays.end - stays.start) + within)[order]
    following = np.arange(order.size) + 1
    counts = np.searchsorted(line[order], leaving, side="right") - following
    first = np.repeat(following - 1, counts)
    second = first + 1 + np.arange(first.size) - np.repeat(np.cumsum(counts) - counts, counts)
    first, second = order[first], order[second]
    near = (stays.start[second] <= stays.end[first]) | (stays.exact[first] & stays.exact[second])
    met = near & (stays.person[first] != stays.person[second])
    return first[met], second[met]
