"""How many reports tell of something that began in each week or month: the bars under the network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import polars as pl

from ctx_map.analysis.rows.report_counts import distinct_reports
from ctx_map.maps.timeline.when import Span
from ctx_map.vocabulary.days import DAY_LENGTH

MOST_WEEKS = 60
"""Weeks up to which a bar is a week. Beyond that it is a month."""


class Step(StrEnum):
    """What one bar covers."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Bar:
    """One week (from Monday) or calendar month, as far as it lies in the span."""

    first: str
    last: str
    reports: int
    """Distinct reports of which a link begins here, by agency and reference. A report may count in several bars."""


def step_for(span: Span) -> Step:
    """Weeks where they can be told apart on a screen, otherwise months."""
    days = (date.fromisoformat(span.last) - date.fromisoformat(span.first)).days
    return Step.WEEK if days <= MOST_WEEKS * 7 else Step.MONTH


def bars_of(links: pl.DataFrame, span: Span, step: Step) -> tuple[Bar, ...]:
    """One bar per week or month of the span, those without a report included. `links` are those of `timed_links`."""
    days = links.select("agency", "ref", day=pl.coalesce("begins", "ends").str.slice(0, DAY_LENGTH)).filter(
        pl.col("day").is_between(pl.lit(span.first), pl.lit(span.last))
    )
    counted = (
        days.with_columns(
            first=pl.col("day").str.to_date().dt.truncate("1w" if step is Step.WEEK else "1mo"),
            report=pl.struct("agency", "ref").hash(),
        )
        .group_by("first")
        .agg(distinct_reports().alias("reports"))
    )
    reports = dict(counted.select("first", "reports").iter_rows())
    return tuple(
        Bar(max(first.isoformat(), span.first), min(last.isoformat(), span.last), reports.get(first, 0))
        for first, last in _steps(span, step)
    )


def _steps(span: Span, step: Step) -> list[tuple[date, date]]:
    """First and last day of each week or month that touches the span."""
    day, last = date.fromisoformat(span.first), date.fromisoformat(span.last)
    first = day - timedelta(days=day.weekday()) if step is Step.WEEK else day.replace(day=1)
    found = []
    while first <= last:
        following = first + timedelta(days=7) if step is Step.WEEK else _next_month(first)
        found.append((first, following - timedelta(days=1)))
        first = following
    return found


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
