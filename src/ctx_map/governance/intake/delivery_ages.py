"""How old what a load said is: a file that is loaded again after it was taken back is as old as it was before."""

from __future__ import annotations

import re

import polars as pl

_AGAIN = re.compile(r"-\d+\Z")
"""At the end of the digest of a delivery that was loaded before."""


def with_ages(loads: pl.DataFrame) -> pl.DataFrame:
    """The loads that are no taking back, with `age`: the moment of the load, or that of the one it comes back from.

    `loads` are the finished loads of a store.
    """
    taken_back = dict(loads.drop_nulls("takes_back").select("takes_back", "loaded_at").iter_rows())
    brought = loads.filter(pl.col("takes_back").is_null()).sort("loaded_at", "id")
    ages: list[str] = []
    last: dict[str, tuple[str, str]] = {}
    for id_, digest, loaded_at in brought.select("id", "digest", "loaded_at").iter_rows():
        delivery = _AGAIN.sub("", digest)
        before, age = last.get(delivery, ("", loaded_at))
        ages.append(age if before in taken_back else loaded_at)
        last[delivery] = id_, ages[-1]
    return brought.with_columns(age=pl.Series(ages, dtype=pl.String))


def with_age(rows: pl.DataFrame, loads: pl.DataFrame) -> pl.DataFrame:
    """Rows of a store with `said_at`, the age of the load that each names."""
    said = with_ages(loads).select(load="id", said_at="age")
    return rows.join(said, on="load", how="left", maintain_order="left")
