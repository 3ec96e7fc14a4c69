"""Which row of a file is which spell of a report that is already stored.

Several stays may be reported under one reference: the spells of that report. A row that comes again is matched first
by its whole content (unchanged), then by its `since`, then by its order among the spells of that report (both:
corrected). The rest is new. The order of the rows in the file plays no part.

The key of a spell is a short hash over what it said first. It is no running number: a number would tell whoever may see
the second spell that there is a first one.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ctx_map.governance.intake.identity import another_key, first_key, identity_of

STORED_SPELLS = pl.Schema(
    {name: pl.String() for name in ("key", "version", "source", "source_label", "target", "target_label", "kind")}
    | {"since": pl.String(), "content": pl.String(), "agency": pl.String(), "audience": pl.String()}
    | {"in_meeting": pl.Boolean(), "recorded_at": pl.String(), "known_from": pl.String(), "load": pl.String()}
    | {"retracted_at": pl.String(), "withdrawn_at": pl.String(), "said_at": pl.String()}
)
"""What of the stored versions a load is compared with: the columns of the store's link index, and the moment of their
load."""
ROWS = ("row", "since", "content")
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
    missing: pl.DataFrame
    """`key` and `version` of the stored spells that no row of the file says."""


def match_spells(rows: pl.DataFrame, stored: pl.DataFrame, *, namespace: str) -> Spells:
    """Tells the rows of one file (columns `ROWS`) from the stored versions of its namespace."""
    distinct = _distinct(rows)
    rest, known = _without_equals(distinct, stored.select("key", "version", "since", "content"))
    touched = pl.col("identity").is_in(known.get_column("identity").implode())
    fresh, changed = rest.filter(~touched), rest.filter(touched)
    by_since, changed, known = _pair(changed, known, ["identity", "since"])
    by_order, changed, missing = _pair(changed, known, ["identity"])
    corrected = pl.concat([by_since, by_order]).sort("row")
    columns = ["row", "content"]
    new = pl.concat([fresh.select(columns), changed.select(columns)]).sort("row")
    return Spells(
        new=_with_new_keys(new, stored.get_column("key"), namespace),
        corrected=corrected,
        unchanged=distinct.height - new.height - corrected.height,
        duplicate=rows.height - distinct.height,
        missing=missing.select("key", "version"),
    )


def _distinct(rows: pl.DataFrame) -> pl.DataFrame:
    """Each different row once."""
    if rows.get_column("content").n_unique() == rows.height:
        return rows
    return rows.unique("content", keep="first", maintain_order=True)


def _without_equals(rows: pl.DataFrame, known: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Both sides without the pairs that say the same, each with the identity of its reports."""
    if known.height:
        rows, known = rows.join(known, on="content", how="anti"), known.join(rows, on="content", how="anti")
    identity = identity_of("content").alias("identity")
    return rows.with_columns(identity), known.with_columns(identity)


def _pair(
    rows: pl.DataFrame, known: pl.DataFrame, columns: list[str]
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Pair rows with stored spells that agree in these columns, in order, and return what is left on both sides."""
    on = [*columns, "place"]
    mine = _placed(rows, columns, ["since", "content"])
    theirs = _placed(known, columns, ["since", "key"])
    paired = mine.join(theirs.select(*on, "key", "version"), on=on, nulls_equal=True)
    return (
        paired.select("row", "key", "version"),
        mine.join(theirs, on=on, how="anti", nulls_equal=True).drop("place"),
        theirs.join(mine, on=on, how="anti", nulls_equal=True).drop("place"),
    )


def _placed(frame: pl.DataFrame, columns: list[str], order: list[str]) -> pl.DataFrame:
    """The frame in an order that does not hang on the file, with each row's place among those that agree."""
    return frame.sort(*columns, *order).with_columns(place=pl.int_range(pl.len()).over(columns))


def _with_new_keys(new: pl.DataFrame, taken: pl.Series, namespace: str) -> pl.DataFrame:
    """New spells with their keys."""
    keyed = new.select("row", "content", key=pl.lit(f"{namespace}:") + first_key("content"))
    clashing = keyed.filter(pl.col("key").is_in(taken.implode()))
    if clashing.height:
        others = [_free_key(content, set(taken), namespace) for content in clashing.get_column("content")]
        keyed = keyed.update(clashing.select("row").with_columns(key=pl.Series(others, dtype=pl.String)), on="row")
    return keyed.select("row", "key")


def _free_key(content: str, taken: set[str], namespace: str) -> str:
    number = 2
    while (key := f"{namespace}:{another_key(content, number)}") in taken:
        number += 1
    return key
