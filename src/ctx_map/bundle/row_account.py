"""The account of a file's rows, for each source and table: rows = taken + left out + rejected + duplicate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import polars as pl

from ctx_map.bundle.row_numbers import Ranges, number_of, ranges
from ctx_map.errors import CtxMapError

_ROW = "row"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows of a file that a source leaves out by one rule."""

    rule: str
    """The rule in words, such as "only what". Never a value."""
    rows: Ranges


@dataclass(frozen=True, slots=True)
class SourceRows:
    """What a source takes of a file, before it is checked."""

    file: str
    table: str
    source: int | None
    """Number of the source in the mapping, from 1. None without a mapping."""
    rows: int
    """Rows of the file below its header."""
    height: int
    """Rows of the table that the source makes, one after the other. One row of a file may make several."""
    left_out: tuple[LeftOut, ...] = ()
    torn: tuple[int, ...] = ()
    """Rows that could not be read."""


@dataclass(frozen=True, slots=True)
class SourceAccount:
    """The account of one source and table: rows = taken + left out + rejected + duplicate, in rows of the file."""

    file: str
    table: str
    source: int | None
    rows: int
    taken: int
    left_out: tuple[LeftOut, ...]
    rejected: Ranges
    duplicate: Ranges

    def rejecting(self, rows: Collection[int]) -> SourceAccount:
        """Return the account after these rows, which were taken, have been rejected too."""
        if not rows:
            return self
        known = {row for first, last in self.rejected for row in range(first, last + 1)}
        more = set(rows) - known
        return replace(self, taken=self.taken - len(more), rejected=ranges(known | more))

    def counts(self) -> dict[str, int]:
        """Return the counts of rows by what became of them."""
        left = sum(number_of(each.rows) for each in self.left_out)
        return {
            "rows": self.rows,
            "taken": self.taken,
            "left_out": left,
            "rejected": number_of(self.rejected),
            "duplicate": number_of(self.duplicate),
        }


def source_accounts(
    sources: Iterable[SourceRows], numbers: Mapping[str, pl.Series], fates: Mapping[str, tuple[pl.Series, pl.Series]]
) -> tuple[SourceAccount, ...]:
    """Return the account of every source. Sources of one table stand one after the other in it.

    `numbers` are the row numbers of each table, `fates` the positions of its rejected and of its duplicate rows. A row
    of a file is rejected if anything that it makes is, and a duplicate only if all that it makes is.
    """
    start: dict[str, int] = {}
    found = []
    for source in sources:
        begins = start.get(source.table, 0)
        start[source.table] = begins + source.height
        rows = numbers[source.table].slice(begins, source.height)
        rejected, duplicate = (_here(each, begins, source.height) for each in fates[source.table])
        found.append(_account(source, rows, rejected, duplicate))
    return tuple(found)


def _here(positions: pl.Series, begins: int, height: int) -> pl.Series:
    """The positions that lie in this part of a table, counted from its beginning."""
    inside = positions.filter((positions >= begins) & (positions < begins + height))
    return inside.cast(pl.Int64) - begins


def _account(source: SourceRows, rows: pl.Series, rejected: pl.Series, duplicate: pl.Series) -> SourceAccount:
    bad = set(rows.gather(rejected)) | set(source.torn)
    again: set[int] = set()
    if duplicate.len():
        others = rows.to_frame(_ROW).with_row_index("at").filter(~pl.col("at").is_in(duplicate.implode()))
        again = set(rows.gather(duplicate)) - set(others.get_column(_ROW)) - bad
    taken = rows.n_unique() - len(bad - set(source.torn)) - len(again)
    account = SourceAccount(
        source.file, source.table, source.source, source.rows, taken, source.left_out, ranges(bad), ranges(again)
    )
    counts = account.counts()
    if counts.pop("rows") != sum(counts.values()):
        raise CtxMapError(f"Rows of {source.table} were lost, so nothing was stored. Please report it.")
    return account
