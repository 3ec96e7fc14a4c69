"""When each link is on a timeline, and whether that is inside its period.

The dates are those of `network.times`: an event's links are of the event's time. One thing is different. A report that
somebody was at a place, and that gives no end, is of its own moment or day, as it is where stays are counted. Other
lasting links without an end are open: they reach to the last day of the period.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from ctx_map.network import Network
from ctx_map.network.times import event_times, with_times
from ctx_map.vocabulary.days import DAY_LENGTH
from ctx_map.vocabulary.links import Puts, kinds_that, momentary_kinds

LONGEST_GAP = timedelta(days=366)
"""A timeline ends on the day asked about, unless nothing happened for longer than this before it."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a timeline covers, both included, as ISO text."""

    first: str
    last: str


def timed_links(network: Network) -> pl.DataFrame:
    """The links with `row`, `begins`, `ends`, `passing` and `dated`; without a date both times are null.

    `passing` links tell of a moment or a day. The others last, and are open on the side that they leave out.
    """
    numbered = network.nodes.with_row_index("code")
    links = with_times(network.links.with_row_index("row"), event_times(numbered, pl.col("code")))
    visit = pl.col("kind").is_in(kinds_that(Puts.TIME_SPENT))
    # a visit known by its end alone is of that day
    visited = links.with_columns(
        begins=pl.when(visit).then(pl.coalesce("begins", "ends")).otherwise("begins"),
        ends=pl.when(visit).then(pl.coalesce("ends", "begins")).otherwise("ends"),
    )
    same_day = pl.col("begins").str.slice(0, DAY_LENGTH) == pl.col("ends").str.slice(0, DAY_LENGTH)
    moment = pl.col("kind").is_in(momentary_kinds())
    return visited.with_columns(
        passing=moment | (visit & same_day.fill_null(value=False)),
        dated=pl.col("begins").is_not_null() | pl.col("ends").is_not_null(),
    )


def span_of(links: pl.DataFrame, as_at: date, *, since: str | None, until: str | None) -> Span:
    """The days to cover: those given, else from the first to the last day on which something happened.

    `links` has the columns of `timed_links`. What lasts counts only where nothing is of a moment or a day.
    """
    told = links.filter(pl.col("passing") & pl.col("dated")) if links.get_column("passing").any() else links
    first, newest = told.select(
        pl.coalesce("begins", "ends").str.slice(0, DAY_LENGTH).min().alias("first"),
        pl.coalesce("ends", "begins").str.slice(0, DAY_LENGTH).max().alias("newest"),
    ).row(0)
    last = until[:DAY_LENGTH] if until else _last_day(newest, as_at)
    return Span(min(since[:DAY_LENGTH] if since else first or last, last), last)


def _last_day(newest: str | None, as_at: date) -> str:
    """The day asked about, or the newest day of the data where that is later or far back."""
    if newest is None:
        return as_at.isoformat()
    known = date.fromisoformat(newest)
    return as_at.isoformat() if known <= as_at <= known + LONGEST_GAP else newest


def inside(span: Span) -> pl.Expr:
    """Whether a link is true on one of these days at least. A link without a date is not."""
    begun = pl.col("begins").is_null() | (pl.col("begins").str.slice(0, DAY_LENGTH) <= span.last)
    not_over = pl.col("ends").is_null() | (pl.col("ends").str.slice(0, DAY_LENGTH) >= span.first)
    return pl.col("dated") & begun & not_over
