"""A month or a year where a day belongs: it stays as wide as it is.

What is of a moment, such as an event or a visit, happened some time from the first to the last day of the month: both
are written. What lasts, such as living somewhere, is counted from the first day.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ctx_map.vocabulary.links import Puts, kinds_that, momentary_kinds

SPANS = (("since", "until"), ("occurred_from", "occurred_to"))
_DAY = 10
_OF_A_MOMENT = frozenset((*momentary_kinds(), *kinds_that(Puts.TIME_SPENT)))


def spread(columns: Mapping[str, pl.Series], constants: Mapping[str, str]) -> tuple[dict[str, pl.Series], int]:
    """Return the columns with every month and year as days, and in how many rows there was one."""
    spread_out = dict(columns)
    rows = 0
    for begins, ends in SPANS:
        here = {name: columns[name] for name in (begins, ends) if name in columns}
        coarse = [_is_coarse(cells) for cells in here.values()]
        if not any(each.any() for each in coarse):
            continue
        frame = pl.DataFrame(here).with_columns(
            *(pl.lit(None, pl.String).alias(name) for name in (begins, ends) if name not in here),
            _kind(columns, constants),
        )
        rows += int(
            pl.DataFrame({str(at): each for at, each in enumerate(coarse)})
            .select(pl.any_horizontal(pl.all()).sum())
            .item()
        )
        of_a_moment = pl.col("kind").is_null() | pl.col("kind").is_in(list(_OF_A_MOMENT))
        wide = pl.col(begins).str.len_bytes() < _DAY
        until = pl.coalesce(ends, pl.when(wide & of_a_moment).then(pl.col(begins)))
        done = frame.select(_first_day(pl.col(begins)).alias(begins), _last_day(until).alias(ends))
        spread_out |= {name: done.get_column(name) for name in (begins, ends) if name in here or name not in constants}
    return spread_out, rows


def _is_coarse(cells: pl.Series) -> pl.Series:
    """Whether a cell is a year or a month, as dates in declared forms are written."""
    return cells.str.contains(r"^[0-9]{4}(?:-[0-9]{2})?$").fill_null(value=False)


def _kind(columns: Mapping[str, pl.Series], constants: Mapping[str, str]) -> pl.Expr:
    """The kind of each link; null for events, which are of a moment."""
    if "since" not in columns and "until" not in columns:
        return pl.lit(None, pl.String).alias("kind")
    kind = pl.lit(columns["kind"]) if "kind" in columns else pl.lit(constants.get("kind"), pl.String)
    # a kind may be written in small letters and with spaces
    return kind.str.strip_chars().str.to_uppercase().str.replace_all(r"[\s\-]+", "_").alias("kind")


def _first_day(text: pl.Expr) -> pl.Expr:
    whole = text.str.len_bytes() >= _DAY
    return pl.when(whole).then(text).otherwise((text + pl.lit("-01-01")).str.slice(0, _DAY))


def _last_day(text: pl.Expr) -> pl.Expr:
    whole = text.str.len_bytes() >= _DAY
    month = pl.when(text.str.len_bytes() == 4).then(text + pl.lit("-12")).otherwise(text)
    last = (month + pl.lit("-01")).str.to_date("%Y-%m-%d", strict=False).dt.month_end().dt.to_string("%Y-%m-%d")
    return pl.when(whole).then(text).otherwise(last)
