"""What is past review: ties whose newest report is older than a number of days.

The data carries no review date, so a report's age is told by the day it was recorded, else by the last day that it
speaks of. Where this misleads: a tie that was looked at again and kept leaves no trace here; and an old report may be
the only one that is true.
"""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.rows.ages import DAY_LENGTH
from ctx_map.network import Network

PAST_REVIEW = "past review: no newer report"


def report_day() -> pl.Expr:
    """The day by which the age of a report is told: when it was recorded, else the last day that it speaks of."""
    return pl.coalesce("recorded_at", "until", "since").str.slice(0, DAY_LENGTH)


def past_review(ties: pl.DataFrame, network: Network, days: int | None) -> pl.DataFrame:
    """The ties with this doubt beside their others; as they are where no number of days is asked for."""
    if days is None:
        return ties
    oldest = (network.as_at - timedelta(days=days)).isoformat()
    past = (pl.col("newest") < oldest).fill_null(value=False)
    said = pl.when(past).then(pl.lit([PAST_REVIEW])).otherwise(pl.lit([], pl.List(pl.String)))
    return ties.with_columns(pl.col("doubts").list.concat(said))


def review_words(days: int | None) -> str:
    """How the review is told, for the method."""
    if days is None:
        return "not asked for; no field of a report holds a review date"
    return (
        f"past review after {count_of(days, 'day')} without a newer report, by the day it was recorded, else the last "
        "day it speaks of; no field of a report holds a review date"
    )


def review_account(ties: pl.DataFrame, network: Network, days: int | None) -> dict[str, int]:
    """Ties and reports past review, and the reports that cannot be told."""
    if days is None:
        return {}
    oldest = (network.as_at - timedelta(days=days)).isoformat()
    links = network.links.select(report=network.report_codes, day=report_day())
    # a report is as old as the newest of what it says
    ages = links.group_by("report").agg(pl.col("day").max()).get_column("day")
    return {
        f"ties: {PAST_REVIEW}": int(ties.get_column("doubts").list.contains(PAST_REVIEW).sum()),
        "reports older than the review": int((ages < oldest).sum()),
        "reports whose age is not known": ages.null_count(),
    }
