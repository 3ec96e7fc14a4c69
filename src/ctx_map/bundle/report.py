"""A check's report for people to read, and as a table for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from ctx_map.bundle.bundle import CheckReport, Problem

SHOWN = 5
"""So many places are named for each sort of problem."""


def format_report(report: CheckReport, *, shown: int = SHOWN) -> str:
    """Return the counts of every table, then problems and warnings: each sort once, with advice and the first rows."""
    lines = [_count_lines(report)] if report.counts else []
    lines += _group_lines("Problems", report.problems, shown)
    lines += _group_lines("Warnings", report.warnings, shown)
    lines.append("Nothing is wrong." if report.clean else "Nothing can be loaded until the problems are corrected.")
    return "\n".join(lines) + "\n"


def _count_lines(report: CheckReport) -> str:
    wide = max(len(count.table) for count in report.counts)
    return "\n".join(
        f"{count.table.ljust(wide)}  {count.rows_in:,} rows: {count.accepted:,} accepted, {count.rejected:,} rejected, "
        f"{count.duplicate:,} duplicate"
        for count in report.counts
    )


def _group_lines(title: str, problems: Sequence[Problem], shown: int) -> list[str]:
    if not problems:
        return []
    sorts: dict[tuple[str, str | None, str, str], list[Problem]] = {}
    for problem in problems:
        sorts.setdefault((problem.table, problem.column, problem.code, problem.file), []).append(problem)
    return [f"\n{title} ({len(problems):,})", *(line for same in sorts.values() for line in _one_sort(same, shown))]


def _one_sort(same: Sequence[Problem], shown: int) -> list[str]:
    first = same[0]
    where = f"{first.table}, {first.column}" if first.column else first.table
    file = f" in {first.file}" if first.file else ""
    lines = [f"  {where}: {first.code}{file} ({len(same):,})", f"    {first.advice}"]
    rows = [problem.row for problem in same if problem.row is not None]
    if rows:
        more = f" and {len(rows) - shown:,} more" if len(rows) > shown else ""
        lines.append(f"    rows {', '.join(map(str, rows[:shown]))}{more}")
    return lines


def problems_frame(report: CheckReport) -> pl.DataFrame:
    """Return every problem and warning as a row: severity, table, row, column, code, advice, file. Never a value."""
    return pl.DataFrame(
        [*_rows("problem", report.problems), *_rows("warning", report.warnings)],
        schema={
            "severity": pl.String,
            "table": pl.String,
            "row": pl.Int64,
            "column": pl.String,
            "code": pl.String,
            "advice": pl.String,
            "file": pl.String,
        },
        orient="row",
    )


def _rows(severity: str, problems: Iterable[Problem]) -> list[tuple[str | int | None, ...]]:
    return [(severity, each.table, each.row, each.column, each.code, each.advice, each.file) for each in problems]
