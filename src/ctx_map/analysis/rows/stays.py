"""When young people were at places, as well as it is known.

Counts a report of spending time at a place, and a part in an event that happened at a place. A stay has a beginning
and an end in minutes; it is exact where the report knows the time of day at both, else it covers the whole of its
days: a day without a time is any time of that day. A report that gives no end is of its moment or its day alone.
Homes and schools are no stays: going to the same school is not being together. Where this misleads: a part in an
event need not mean having been at the place.
"""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.rows.ages import numbered, with_day, young_at, young_ties
from ctx_map.analysis.rows.participation import HAPPENED, IN_AN_EVENT
from ctx_map.network import Network
from ctx_map.vocabulary.days import DAY_LENGTH
from ctx_map.vocabulary.links import Puts, kinds_that

MINUTES_A_DAY = 24 * 60
A_MONTH = 28
"""Days: a stay that may be any day of so many is known to the month only."""
COLUMNS = ("person", "context", "row", "row_there", "origin", "start", "end", "exact", "timed")


def stays(network: Network) -> pl.DataFrame:
    """A row a stay: person, context (codes), row and row_there (its reports), origin, start, end, exact, timed.

    `start` and `end` are minutes since 1970; null where there is no date. `timed` says whether the time of day of the
    start is known, `exact` whether both are. Stays of one `origin` come from one event or one report; a
    stay that is known to the month only has an origin of its own.
    """
    told = pl.concat([_direct(network), _through_events(network)])
    first, last = start_of("since"), end_of("until")
    alone = pl.when(is_timed("since")).then(first).otherwise(first + MINUTES_A_DAY - 1)
    start = pl.coalesce(first, start_of("until"))
    end = pl.max_horizontal(start, pl.coalesce(last, alone))
    timed = is_timed("since").fill_null(value=False)
    exact = timed & (is_timed("until") | pl.col("until").is_null())
    # a report of a month does not say that two people were there together: each such stay is from a report of its own
    wide = ~timed & (end - start >= A_MONTH * MINUTES_A_DAY - 1)
    own = network.nodes.height + network.links.height + 1 + pl.col("row").cast(pl.Int64)
    done = told.with_columns(start=start, end=end, exact=exact, timed=timed)
    return done.with_columns(origin=pl.when(wide).then(own).otherwise("origin")).select(COLUMNS)


def _direct(network: Network) -> pl.DataFrame:
    links = with_day(network, numbered(network.links).filter(pl.col("kind").is_in(kinds_that(Puts.TIME_SPENT))))
    young = links.filter(young_at(network, links.get_column("source"), links.get_column("day")))
    report = network.report_codes.gather(young.get_column("row")).rank("dense").cast(pl.Int64) + network.nodes.height
    return (
        young.with_columns(origin=report)
        .select("row", "since", "until", "origin", person="source", context="target", row_there="row")
        .select("person", "context", "row", "row_there", "origin", "since", "until")
    )


def _through_events(network: Network) -> pl.DataFrame:
    parts = young_ties(network, kinds=IN_AN_EVENT).select("person", "row", event="context")
    happened = numbered(network.links).filter(pl.col("kind").is_in(HAPPENED))
    there = happened.select("since", event="source", context="target", row_there="row")
    events = network.nodes.select("occurred_from", "occurred_to").with_row_index("event")
    joined = parts.join(there, on="event").join(events, on="event")
    return joined.select(
        "person",
        "context",
        "row",
        "row_there",
        origin=pl.col("event").cast(pl.Int64),
        since=pl.coalesce("occurred_from", "since"),
        until=pl.when(pl.col("occurred_from").is_not_null()).then("occurred_to"),
    )


def is_timed(moment: str) -> pl.Expr:
    """Whether a moment has a time of day; null where there is none."""
    return pl.col(moment).str.len_chars() > DAY_LENGTH


def start_of(moment: str) -> pl.Expr:
    """Minutes since 1970 of a moment; of midnight where only its day is known."""
    return _minutes(moment, end_of_day=False)


def end_of(moment: str) -> pl.Expr:
    """Minutes since 1970 of a moment; of the last minute of its day where only its day is known."""
    return _minutes(moment, end_of_day=True)


def _minutes(moment: str, *, end_of_day: bool) -> pl.Expr:
    """Minutes since 1970 of a moment; of the first or the last minute of its day where there is no time."""
    text = pl.col(moment)
    day = text.str.slice(0, DAY_LENGTH).str.to_date(strict=False).cast(pl.Int32).cast(pl.Int64) * MINUTES_A_DAY
    hour, minute = (text.str.slice(DAY_LENGTH + at, 2).cast(pl.Int64, strict=False) for at in (1, 4))
    without = MINUTES_A_DAY - 1 if end_of_day else 0
    return day + pl.when(is_timed(moment)).then(hour * 60 + minute).otherwise(without)


def moment_text(minutes: pl.Expr, timed: pl.Expr) -> pl.Expr:
    """Minutes since 1970 as ISO text: a moment, or a day where the time is not known."""
    moment = (minutes * 60_000_000).cast(pl.Datetime("us"))
    return pl.when(timed).then(moment.dt.strftime("%Y-%m-%dT%H:%M")).otherwise(moment.dt.strftime("%Y-%m-%d"))
