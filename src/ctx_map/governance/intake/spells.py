"""Which row of a file is which spell of a report that is already stored.

Several stays may be reported under one reference: the spells of that report, numbered from 1. A row that comes again is
matched first by its whole content (unchanged), then by its `since`, then by its order among the spells of that report
(both: corrected). The rest is new. The order of the rows in the file plays no part.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

STORED_SPELLS = pl.Schema(
    {name: pl.String() for name in ("key", "version", "source", "source_label", "target", "target_label", "kind")}
    | {"since": pl.String(), "content": pl.String()}
)
"""What of the stored versions the matching reads: the columns of the store's link index."""


ROWS = ("row", "identity", "since", "content")
"""What of the rows of a file the matching reads; `row` is the place of a row in the file."""


@dataclass(frozen=True, slots=True)
class Spells:
    """The rows of a file, told apart by their places in it."""

    new: pl.DataFrame
    """`row` and the `key` that it gets."""
    corrected: pl.DataFrame
    """`row`, the `key` of the stored spell, and the `version` of it that ends."""
    unchanged: int
    duplicate: int
    """Rows of the file that say exactly what another row of it says."""


def match_spells(rows: pl.DataFrame, stored: pl.DataFrame) -> Spells:
    """Tells the rows of one file (columns `ROWS`) from the stored versions of its namespace."""
    distinct = _distinct(rows)
    known = _numbered(stored)
    touched = pl.col("identity").is_in(known.get_column("identity").implode())
    fresh, again = distinct.filter(~touched), distinct.filter(touched)
    changed, left = _without_equals(again, known)
    by_since, changed, left = _pair(changed, left, ["identity", "since"])
    by_order, changed, _ = _pair(changed, left, ["identity"])
    corrected = pl.concat([by_since, by_order]).select("row", "key", "version").sort("row")
    new = pl.concat([_with_new_keys(fresh, known.clear()), _with_new_keys(changed, known)]).sort("row")
    return Spells(
        new=new,
        corrected=corrected,
        unchanged=again.height - corrected.height - changed.height,
        duplicate=rows.height - distinct.height,
    )


def _distinct(rows: pl.DataFrame) -> pl.DataFrame:
    """Each different row once. Most files have one row a report, and are left alone."""
    if rows.get_column("identity").n_unique() == rows.height:
        return rows
    return rows.unique(["identity", "content"], keep="first", maintain_order=True)


def _numbered(stored: pl.DataFrame) -> pl.DataFrame:
    """The stored spells with the identity and the number that stand in their keys."""
    number = pl.col("key").str.extract(r"-(\d+)$", 1).cast(pl.Int64).fill_null(1)
    identity = pl.col("key").str.replace(r"-\d+$", "")
    return stored.select("key", "version", "since", "content", identity=identity, spell=number)


def _without_equals(rows: pl.DataFrame, known: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Both sides without the pairs that say the same."""
    same = ["identity", "content"]
    return rows.join(known, on=same, how="anti", maintain_order="left"), known.join(rows, on=same, how="anti")


def _pair(
    rows: pl.DataFrame, known: pl.DataFrame, columns: list[str]
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Pairs rows with stored spells that agree in these columns, in their order; what is left of either side."""
    mine = _counted(rows, columns, ["since", "content"])
    theirs = _counted(known, columns, ["since", "spell"])
    on = [*columns, "place"]
    ends = theirs.select(*on, "key", "version")
    paired = mine.join(ends, on=on, nulls_equal=True)
    return (
        paired.drop("place"),
        mine.join(ends, on=on, how="anti", nulls_equal=True).drop("place"),
        theirs.join(mine, on=on, how="anti", nulls_equal=True).drop("place"),
    )


def _counted(frame: pl.DataFrame, columns: list[str], order: list[str]) -> pl.DataFrame:
    """The frame in an order that does not hang on the file, with each row's place among those that agree."""
    return frame.sort(*columns, *order).with_columns(place=pl.int_range(pl.len()).over(columns))


def _with_new_keys(rows: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """New spells with their keys: the identity itself for the first spell, `-2`, `-3` for the next ones."""
    if not known.height and rows.get_column("identity").n_unique() == rows.height:
        return rows.select("row", key="identity")
    last = known.group_by("identity").agg(last=pl.col("spell").max())
    placed = _counted(rows, ["identity"], ["since", "content"]).join(last, on="identity", how="left")
    spell = pl.col("place") + pl.col("last").fill_null(0) + 1
    suffix = pl.when(spell > 1).then(pl.lit("-") + spell.cast(pl.String)).otherwise(pl.lit(""))
    return placed.select("row", key=pl.col("identity") + suffix)
