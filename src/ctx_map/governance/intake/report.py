"""What a load did, table by table, and a check report with what the store had to say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ctx_map.bundle.bundle import CheckReport, Problem, TableCount
from ctx_map.bundle.row_account import SourceAccount


@dataclass(frozen=True, slots=True)
class TableLoad:
    """The account of one table: rows in = new + corrected + unchanged + rejected + duplicate + left_out."""

    table: str
    new: int = 0
    corrected: int = 0
    unchanged: int = 0
    rejected: int = 0
    duplicate: int = 0
    left_out: int = 0
    """Rows that are older than what is held, and were left out."""
    withdrawn: int = 0
    """Links that a full delivery withdraws because it does not have them any more. They are not among its rows."""

    @property
    def rows_in(self) -> int:
        return self.new + self.corrected + self.unchanged + self.rejected + self.duplicate + self.left_out


def took_rows(tables: Iterable[TableLoad]) -> bool:
    """Whether any row of the files was taken, if only to find that the store has it."""
    return any(table.rows_in for table in tables)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What the load of one bundle did. Counts are rows of the bundle."""

    name: str
    namespace: str
    digest: str
    load: str | None
    """The identifier that the load has in the store; None where nothing was to be stored."""
    tables: tuple[TableLoad, ...]
    already_loaded: bool
    """Whether the store had all of it: nothing was changed."""
    warnings: tuple[Problem, ...] = ()
    """What the check of the file remarked, and the store, such as people who are held under another namespace."""

    def total(self, count: str) -> int:
        """The sum of one count ("new", "corrected", "unchanged", "withdrawn", …) over all tables."""
        return sum(getattr(table, count) for table in self.tables)


def with_problems(report: CheckReport, problems: Sequence[Problem]) -> CheckReport:
    """Add problems to a check report. Rows that have one are no longer counted as accepted."""
    if not problems:
        return report
    rows: dict[str, set[tuple[int | None, int]]] = defaultdict(set)
    for number, problem in enumerate(problems):
        # without a row number, each problem is taken for a row of its own
        rows[problem.table].add((problem.row, number if problem.row is None else 0))
    counts = tuple(_rejecting(count, len(rows[count.table])) for count in report.counts)
    accounts = tuple(_with_rejected(each, report, rows[each.table]) for each in report.accounts)
    return replace(report, counts=counts, accounts=accounts, problems=(*report.problems, *problems))


def with_warnings(report: CheckReport, warnings: Sequence[Problem]) -> CheckReport:
    """Add the store's remarks to a check report."""
    return replace(report, warnings=(*report.warnings, *warnings)) if warnings else report


def _rejecting(count: TableCount, rows: int) -> TableCount:
    moved = min(rows, count.accepted)
    return replace(count, accepted=count.accepted - moved, rejected=count.rejected + moved)


def _with_rejected(account: SourceAccount, report: CheckReport, rows: set[tuple[int | None, int]]) -> SourceAccount:
    """The account with these rows rejected. Where several files feed the table, a row number alone does not tell."""
    alone = sum(each.table == account.table for each in report.accounts) == 1
    return account.rejecting({row for row, _ in rows if row is not None}) if alone else account


def unchanged_tables(report: CheckReport) -> tuple[TableLoad, ...]:
    """The account of a bundle that the store already has."""
    return tuple(
        TableLoad(count.table, unchanged=count.accepted, rejected=count.rejected, duplicate=count.duplicate)
        for count in report.counts
    )
