"""Which ids a bundle brings: each belongs to one thing. A row twice is a duplicate, two that differ are a problem."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ctx_map.bundle.check.notes import AT, Notes
from ctx_map.bundle.check.typed import TypedTable
from ctx_map.bundle.raw import FILE, ROW
from ctx_map.network.births import adult_from_birth
from ctx_map.network.folded import folded_names

_TOTALS = ("total", "totals", "grand total", "subtotal", "sub total", "sum")
_SEVERAL = r"[;&|]|(?i:\sand\s)|^[^,]*[0-9][^,]*(?:,[^,]*[0-9][^,]*)+$"
"""An id that may be several: with a sign or a word between them, or with figures on both sides of a comma."""
_ZEROS = r"(^|[^0-9.,])0+([0-9])"
"""Zeros in front of a number in an id."""
_SAID = "_said_"
"""Before the name of a column: what the rows of an id say in it together."""


def ids_are_sound(tables: Mapping[str, TypedTable], notes: Notes) -> tuple[dict[str, TypedTable], dict[str, pl.Series]]:
    """Note what is wrong with the ids of all tables.

    Returns the tables, in which the first row of an id says all that its rows say, and the positions of the other rows.
    A blank cell says nothing, so it is never against a filled one.
    """
    everywhere = pl.concat(
        [typed.rows.select(id="id", table=pl.lit(name), at=AT, row=ROW, file=FILE) for name, typed in tables.items()]
    ).filter(pl.col("id").is_not_null())
    if everywhere.get_column("id").n_unique() < everywhere.height:
        _one_table_an_id(everywhere, notes)
    _no_totals(everywhere, notes)
    _no_twins(everywhere, notes)
    _one_id_a_cell(everywhere, notes)
    merged = {name: _merged(typed, notes) for name, typed in tables.items()}
    return {name: typed for name, (typed, _) in merged.items()}, {name: again for name, (_, again) in merged.items()}


def _one_table_an_id(everywhere: pl.DataFrame, notes: Notes) -> None:
    """An id that two tables have: the rows of the later table are wrong."""
    first = everywhere.group_by("id", maintain_order=True).agg(first=pl.col("table").first())
    wrong = everywhere.join(first, on="id", maintain_order="left").filter(pl.col("table") != pl.col("first"))
    for (table,), rows in wrong.group_by("table", maintain_order=True):
        notes.problem(str(table), rows, "id", "id-in-two-tables", pl.col("first"))


def _no_totals(everywhere: pl.DataFrame, notes: Notes) -> None:
    totals = everywhere.filter(pl.col("id").str.to_lowercase().is_in(_TOTALS))
    for (table,), rows in totals.group_by("table", maintain_order=True):
        notes.problem(str(table), rows, "id", "footer-row")


def _one_id_a_cell(everywhere: pl.DataFrame, notes: Notes) -> None:
    several = everywhere.filter(pl.col("id").str.contains(_SEVERAL))
    for (table,), rows in several.group_by("table", maintain_order=True):
        notes.warn(str(table), rows, "id", "id-several")


def _no_twins(everywhere: pl.DataFrame, notes: Notes) -> None:
    """Ids that differ in capitals, accents, apostrophes or spaces only are two; mostly they were meant to be one."""
    ids = everywhere.get_column("id")
    small = everywhere.with_columns(small=pl.col("id").str.to_lowercase())
    if small.get_column("small").n_unique() < ids.n_unique():
        _warn_of_twins(small, "id-case", notes)
    # hyphens and spaces between numbers tell ids apart
    plain = small.filter(~pl.col("id").str.contains(r"\d")).with_columns(small=folded_names(pl.col("id")))
    spelt = plain.filter(pl.col("id").str.to_lowercase().n_unique().over("small") > 1)
    _warn_of_twins(spelt.filter(pl.col("small") != ""), "id-alike", notes)
    # a spreadsheet takes the zeros from some ids and not from others
    if ids.str.contains(_ZEROS).any():
        bare = small.with_columns(small=pl.col("small").str.replace_all(_ZEROS, "${1}${2}"))
        spelt = bare.filter(pl.col("id").str.to_lowercase().n_unique().over("small") > 1)
        _warn_of_twins(spelt, "id-zeros", notes)


def _warn_of_twins(everywhere: pl.DataFrame, code: str, notes: Notes) -> None:
    twins = everywhere.filter(pl.col("id").n_unique().over("small") > 1)
    for (table,), rows in twins.group_by("table", maintain_order=True):
        notes.warn(str(table), rows, "id", code)


def _merged(typed: TypedTable, notes: Notes) -> tuple[TypedTable, pl.Series]:
    """The table with all that several rows of one id say in the first, and the positions of the other rows.

    Two filled cells that differ are a problem.
    """
    again = typed.rows.filter(pl.col("id").is_not_null() & pl.col("id").is_duplicated())
    if not again.height:
        return typed, again.get_column(AT)
    columns = [name for name in typed.table.column_names if name != "id"]
    said = {name: pl.col(name).drop_nulls().first().alias(_SAID + name) for name in columns}
    known = again.group_by("id", maintain_order=True).agg(
        pl.col(ROW).first().alias("first_row"), pl.col(AT).first().alias("first_at"), *said.values()
    )
    rows = again.join(known, on="id", maintain_order="left")
    differs = pl.any_horizontal((pl.col(name) != pl.col(_SAID + name)).fill_null(value=False) for name in columns)
    notes.problem(typed.name, rows.filter(differs), "id", "id-conflict", pl.col("first_row"))
    later = rows.filter((pl.col(AT) != pl.col("first_at")) & ~differs).get_column(AT)
    filled = typed.rows.join(
        known.drop("id", "first_row"), left_on=AT, right_on="first_at", how="left", maintain_order="left"
    )
    together = filled.with_columns(pl.coalesce(name, _SAID + name).alias(name) for name in columns)
    return typed.with_rows(together.select(typed.rows.columns)), later


def known_things(tables: Mapping[str, TypedTable], namespace: str) -> pl.DataFrame:
    """Return every id of the bundle once, also of rejected rows: id, key, label, born and adult_from, as text.

    `adult_from` is the first day on which a person is an adult: "" is always, "9999" is not yet, null is not known.
    """
    parts = []
    for typed in tables.values():
        born = pl.col("date_of_birth") if typed.name == "people" else pl.lit(None, pl.String)
        adult = _adult_from() if typed.name == "people" else pl.lit(None, pl.String)
        label = pl.lit(typed.table.label, pl.String)
        parts.append(typed.rows.select("id", label=label, born=born, adult_from=adult))
    known = pl.concat(parts).filter(pl.col("id").is_not_null()).unique("id", keep="first", maintain_order=True)
    return known.with_columns(key=pl.lit(f"{namespace}:") + pl.col("id"))


def _adult_from() -> pl.Expr:
    born = pl.col("date_of_birth")
    return (
        pl.when(born.is_not_null())
        .then(adult_from_birth(born))
        .when(pl.col("kind") == "adult")
        .then(pl.lit(""))
        .when(pl.col("kind") == "young_person")
        .then(pl.lit("9999"))
    )
