"""Who may see the earlier versions of reports once a newer version of each has its own audience."""

from __future__ import annotations

import polars as pl

from ctx_map.store.frames import REGRADED_SCHEMA
from ctx_map.vocabulary.audience import in_both


def held_to_newest(versions: pl.DataFrame, newest: pl.DataFrame) -> pl.DataFrame:
    """The versions whose audience changes where each is shown only to those who may see the newest one too.

    `versions` are rows of `read/versions_among` with `own_audience` and `own_in_meeting`: what each version's own
    handling allows. `newest` has `key`, `audience` and `in_meeting` of each report's newest version. The answer has the
    columns of `REGRADED_SCHEMA`.
    """
    today = newest.select("key", todays_audience="audience", todays_in_meeting="in_meeting")
    both = versions.join(today, on="key")
    pair = ["own_audience", "todays_audience"]
    pairs = both.select(pair).unique()
    allowed = pl.Series("allowed", [in_both(*row) for row in pairs.iter_rows()], dtype=pl.String)
    held = both.join(pairs.with_columns(allowed), on=pair, nulls_equal=True).with_columns(
        may=pl.col("own_in_meeting").fill_null(value=True) & pl.col("todays_in_meeting").fill_null(value=True)
    )
    other = pl.col("audience").ne_missing(pl.col("allowed")) | (
        pl.col("in_meeting").fill_null(value=True) != pl.col("may")
    )
    changed = held.filter(other).with_columns(audience="allowed", in_meeting="may")
    return changed.select(REGRADED_SCHEMA.names()).sort("version")


def brought_over(versions: pl.DataFrame) -> pl.DataFrame:
    """The same for all versions of reports in a store that kept with each version what its own handling allows."""
    number = pl.col("version").str.extract(r"~(\d+)$", 1).cast(pl.Int64)
    newest = versions.sort(number).unique("key", keep="last")
    return held_to_newest(versions.with_columns(own_audience="audience", own_in_meeting="in_meeting"), newest)
