"""The account of the rows of each file as tables for people: the counts, and which rows were not taken and why."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from ctx_map.bundle.row_account import SourceAccount
from ctx_map.bundle.row_numbers import Ranges, number_of, ranges_words

COUNTS = ("rows", "taken", "left_out", "rejected", "duplicate")
_SOURCE = {"file": pl.String(), "table": pl.String(), "source": pl.String()}


def account_counts(accounts: Iterable[SourceAccount]) -> pl.DataFrame:
    """Return one row per file, table and source: rows = taken + left_out + rejected + duplicate."""
    rows = [{**_source(account), **account.counts()} for account in accounts]
    return pl.DataFrame(rows, schema={**_SOURCE, **dict.fromkeys(COUNTS, pl.Int64())})


def rows_not_taken(accounts: Iterable[SourceAccount], *, all_numbers: bool = False) -> pl.DataFrame:
    """Return one row per rule that keeps rows of a file out of a table: `why`, how many `rows`, and `row_numbers`.

    Ten ranges of numbers are written out, or all of them with `all_numbers`.
    """
    rows = [
        {**_source(account), "why": why, "rows": number_of(found), "row_numbers": _numbers(found, whole=all_numbers)}
        for account in accounts
        for why, found in _kept_out(account)
    ]
    return pl.DataFrame(rows, schema={**_SOURCE, "why": pl.String(), "rows": pl.Int64(), "row_numbers": pl.String()})


def account_lines(accounts: Iterable[SourceAccount]) -> pl.DataFrame:
    """Return the whole account as one table for a file: a row for what was taken, and a row for each reason why not."""
    found = list(accounts)
    taken = account_counts(found).select(
        *_SOURCE, pl.lit("taken").alias("why"), pl.col("taken").alias("rows"), pl.lit("").alias("row_numbers")
    )
    lines = pl.concat([taken, rows_not_taken(found, all_numbers=True)])
    return lines.sort("file", "table", "source", maintain_order=True)


def _source(account: SourceAccount) -> dict[str, str]:
    number = "" if account.source is None else str(account.source)
    return {"file": account.file, "table": account.table, "source": number}


def _kept_out(account: SourceAccount) -> list[tuple[str, Ranges]]:
    left = [(f"left out: {each.rule}", each.rows) for each in account.left_out]
    others = (("rejected", account.rejected), ("duplicate", account.duplicate))
    return [*left, *((why, found) for why, found in others if found)]


def _numbers(found: Ranges, *, whole: bool) -> str:
    if not whole:
        return ranges_words(found)
    return ", ".join(f"{first} to {last}" if last > first else str(first) for first, last in found)
