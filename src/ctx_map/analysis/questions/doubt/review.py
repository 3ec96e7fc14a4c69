"""Find links that are due for review: those with no report newer than a number of days.

Reports have no review date, so the age of a report is counted from the day it was recorded, or else from the last day
it is about. Where this misleads: a link that was reviewed and kept leaves no trace, and an old report may be the only
true one.
"""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from ctx_map.analysis.answers.wording import count_of
from ctx_map.network import Network
from ctx_map.vocabulary.days import DAY_LENGTH

PAST_REVIEW = "due for review"


def report_day() -> pl.Expr:
    """Return the day from which a report's age is counted: when it was recorded, or else the last day it is about."""
    return pl.coalesce("recorded_at", "until", "since").str.slice(0, DAY_LENGTH)


def past_review(ties: pl.DataFrame, network: Network, days: int | None) -> pl.DataFrame:
    """Add "due for review" to the reasons of links with no newer report. Without `days`, nothing is added."""
    if days is None:
        return ties
    oldest = (network.as_at - timedelta(days=days)).isoformat()
    past = (pl.col("newest") < oldest).fill_null(value=False)
    said = pl.when(past).then(pl.lit([PAST_REVIEW])).otherwise(pl.lit([], pl.List(pl.String)))
    return ties.with_columns(pl.col("doubts").list.concat(said))


def review_words(days: int | None) -> str:
    """Say how old links are found, for the account of the method."""
    if days is None:
        return "not asked for. Reports have no review date"
    return (
        f"due after {count_of(days, 'day')} without a newer report, from the day it was recorded or else the last day "
        "it is about. Reports have no review date"
    )


def review_account(ties: pl.DataFrame, network: Network, days: int | None) -> dict[str, int]:
    """Count links and reports due for review, and reports whose age is not known."""
    if days is None:
        return {}
    oldest = (network.as_at - timedelta(days=days)).isoformat()
    links = network.links.select(report=network.report_codes, day=report_day())
    # a report is as old as the newest of what it says
    ages = links.group_by("report").agg(pl.col("day").max()).get_column("day")
    return {
        f"links: {PAST_REVIEW}": int(ties.get_column("doubts").list.contains(PAST_REVIEW).sum()),
        "reports older than this": int((ages < oldest).sum()),
        "reports whose age is not known": ages.null_count(),
    }
