"""Columns of dates of birth, which may be a year or a month only, as text that compares with days."""

from __future__ import annotations

import polars as pl

from ctx_map.vocabulary.people import ADULT_AT


def latest_births(born: pl.Expr) -> pl.Expr:
    """Return the last day that each date of birth may mean, as text.

    A month ends on its 31st here also where it has fewer days: the text still sorts behind them and before the next.
    """
    return (born + pl.when(born.str.len_bytes() == 4).then(pl.lit("-12-31")).otherwise(pl.lit("-31"))).str.slice(0, 10)


def adult_from_birth(born: pl.Expr) -> pl.Expr:
    """Return the first day on which somebody is surely an adult, as text.

    Born on 29 February gives `-02-29` in every year, which sorts before 1 March, the day that counts then.
    """
    latest = latest_births(born)
    year = (latest.str.slice(0, 4).cast(pl.Int32) + ADULT_AT).cast(pl.String).str.zfill(4)
    return year + latest.str.slice(4)
