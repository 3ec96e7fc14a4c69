"""Events at places, and links of young people to places, with what is known of their time.

An event counts on the day it began. A visit counts on its day, or over its days where it gives both. A home or a
school counts from the day it began until it ended. A day without a time is not midnight, so hours are counted only
from moments with a time. A link without a date is in no period and is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from ctx_map.analysis.rows.ages import numbered, with_day, young_at
from ctx_map.analysis.rows.participation import AT_A_PLACE, HAPPENED
from ctx_map.network import Network
from ctx_map.vocabulary.days import DAY_LENGTH, day_words
from ctx_map.vocabulary.links import Puts, kinds_that, momentary_kinds

OPEN_ENDED = tuple(name for name in AT_A_PLACE if name not in (*momentary_kinds(), *kinds_that(Puts.TIME_SPENT)))
"""Kinds of link that put a person at a place every day until a report says that this ended."""
NO_END = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def before(self) -> Period:
        """Return the period of the same length that ends the day before this one begins."""
        length = self.last - self.first
        last = self.first - timedelta(days=1)
        return Period(last - length, last)

    @property
    def words(self) -> str:
        """Return the period in words: "18 August 2026 to 15 November 2026"."""
        return f"{day_words(self.first)} to {day_words(self.last)}"

    @property
    def days(self) -> int:
        """Return how many days there are, both ends included."""
        return (self.last - self.first).days + 1


def last_days(network: Network, days: int) -> Period:
    """Return the last `days` days up to the day in question, or to the end of the view's window if that is earlier."""
    return period_up_to(network.as_at, network.until, days)


def period_up_to(as_at: date, until: str | None, days: int) -> Period:
    """Return the last `days` days up to a day, or to the end of a window if that is earlier."""
    last = min(as_at, date.fromisoformat(until[:DAY_LENGTH])) if until else as_at
    return Period(last - timedelta(days=days - 1), last)


def in_the_data(period: Period, newest: str | None) -> Period:
    """Return this period, or one of the same length up to the newest day of the data where the data end before it.

    `newest` is the last day, not after the period, on which anything is dated; None where nothing is.
    """
    if newest is None or newest >= period.first.isoformat():
        return period
    last = date.fromisoformat(newest)
    return Period(last - (period.last - period.first), last)


def newest_day(rows: Iterable[pl.DataFrame], period: Period) -> str | None:
    """Return the last day, not after the period, on which any of these rows is known to be true; None where none is.

    A home or a school without an end counts on the day it began.
    """
    last = period.last.isoformat()
    days = pl.concat([each.select("first_day", "last_day") for each in rows]).filter(pl.col("first_day") <= last)
    known = (
        pl.when(pl.col("last_day") == NO_END).then("first_day").otherwise(pl.min_horizontal("last_day", pl.lit(last)))
    )
    found = days.select(known.max()).item()
    return None if found is None else str(found)


def within(period: Period) -> pl.Expr:
    """Return whether rows with `first_day` and `last_day` overlap the period."""
    return (pl.col("first_day") <= period.last.isoformat()) & (pl.col("last_day") >= period.first.isoformat())


def events_at_places(network: Network) -> pl.DataFrame:
    """Return one row per link between an event and its place.

    The columns are `event`, `context`, `row`, `moment`, `first_day` and `last_day` (null without a date).
    """
    happened = numbered(network.links).filter(pl.col("kind").is_in(HAPPENED))
    began = network.nodes.get_column("occurred_from").gather(happened.get_column("source"))
    dated = happened.with_columns(moment=pl.coalesce(began.alias("began"), pl.col("since")))
    day = pl.col("moment").str.slice(0, DAY_LENGTH)
    return dated.select("row", "moment", event="source", context="target", first_day=day, last_day=day)


def visits(network: Network) -> pl.DataFrame:
    """Return one row per link that puts a young person at a place.

    The columns are `person`, `context`, `row`, `kind`, `moment`, `first_day` and `last_day`.
    """
    links = with_day(network, numbered(network.links).filter(pl.col("kind").is_in(AT_A_PLACE)))
    young = links.filter(young_at(network, links.get_column("source"), links.get_column("day")))
    first, until = pl.col("since").str.slice(0, DAY_LENGTH), pl.col("until").str.slice(0, DAY_LENGTH)
    goes_on = pl.when(pl.col("kind").is_in(OPEN_ENDED)).then(pl.lit(NO_END)).otherwise(first)
    return young.select(
        "row",
        "kind",
        person="source",
        context="target",
        moment="since",
        first_day=pl.coalesce(first, until),
        last_day=pl.coalesce(until, goes_on),
    )


def hour_of_week() -> pl.Expr:
    """Return the hour of the week of a `moment` with a time: 0 is Monday after midnight, 167 Sunday before midnight."""
    timed = pl.col("moment").str.len_chars() > DAY_LENGTH
    day = pl.col("moment").str.slice(0, DAY_LENGTH).str.to_date(strict=False)
    hour = pl.col("moment").str.slice(DAY_LENGTH + 1, 2).cast(pl.Int64, strict=False)
    return pl.when(timed).then((day.dt.weekday().cast(pl.Int64) - 1) * 24 + hour)
