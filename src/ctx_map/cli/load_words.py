"""Printing what a load or a check did: sentences and tables for people, one object for scripts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from ctx_map.cli.account_words import account_objects, print_accounts
from ctx_map.cli.asking import Format
from ctx_map.cli.loading import Outcome
from ctx_map.cli.printing import say
from ctx_map.cli.table import heads, text_table

if TYPE_CHECKING:
    from ctx_map.bundle import Problem

COUNTS = ("rows", "new", "corrected", "unchanged", "rejected", "duplicate", "left_out", "withdrawn")
SOMETIMES = ("left_out", "withdrawn")
"""Counts that people are only shown where there is something to count."""
COLUMNS = ("file", "namespace", "table", *COUNTS)
PROBLEM_COLUMNS = ("table", "row", "column", "code", "advice")
MOST_PROBLEMS = 50
"""How many problems of one file people are shown. json has them all."""


def print_outcomes(outcomes: Sequence[Outcome], form: Format, *, checked_only: bool) -> None:
    """Print the counts of every file and table, and then every problem with its table, row, column and advice."""
    if form is Format.JSON:
        typer.echo(json.dumps(_as_object(outcomes, checked_only=checked_only), ensure_ascii=False, indent=1))
    elif form is Format.CSV:
        typer.echo(_as_csv(rows_of(outcomes)), nl=False)
        say(_all_problem_lines(outcomes), err=True)
    else:
        _print_tables(outcomes, checked_only=checked_only)


def rows_of(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """Return one row per file and table. A file with problems is not loaded, so its changes are counted as 0."""
    return [row for outcome in outcomes for row in _rows(outcome)]


def _rows(outcome: Outcome) -> list[dict[str, Any]]:
    if outcome.report is None:
        return []
    file = {"file": outcome.delivery.path.name, "namespace": outcome.namespace}
    loads = {table.table: asdict(table) for table in outcome.tables}
    rows = []
    for count in outcome.report.counts:
        done = loads.get(
            count.table, dict.fromkeys(("new", "corrected", "unchanged", *SOMETIMES), None if outcome.well else 0)
        )
        left = {"rejected": count.rejected, "duplicate": count.duplicate}
        row = {**file, "table": count.table, "rows": count.rows_in, **left, **done}
        rows.append({name: row[name] for name in COLUMNS})
    return rows


def _as_object(outcomes: Sequence[Outcome], *, checked_only: bool) -> dict[str, Any]:
    return {
        "checked_only": checked_only,
        "rows": rows_of(outcomes),
        "files": [_file(outcome) for outcome in outcomes],
        "accounts": [
            {"delivery": outcome.delivery.path.name, **each}
            for outcome in outcomes
            for each in account_objects(outcome)
        ],
        "problems": [
            {"file": outcome.delivery.path.name, **each} for outcome in outcomes for each in _problems(outcome)
        ],
        "warnings": [
            {"file": outcome.delivery.path.name, **each} for outcome in outcomes for each in _warnings(outcome)
        ],
    }


def _file(outcome: Outcome) -> dict[str, Any]:
    return {
        "file": outcome.delivery.path.name,
        "namespace": outcome.namespace,
        "refused": outcome.refused,
        "clean": outcome.well,
        "already_loaded": outcome.already_loaded,
    }


def _problems(outcome: Outcome) -> list[dict[str, Any]]:
    return _plain(outcome.report.problems) if outcome.report else []


def _warnings(outcome: Outcome) -> list[dict[str, Any]]:
    return _plain(outcome.report.warnings) if outcome.report else []


def _plain(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [{name: getattr(problem, name) for name in PROBLEM_COLUMNS} for problem in problems]


def _as_csv(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _print_tables(outcomes: Sequence[Outcome], *, checked_only: bool) -> None:
    rows = rows_of(outcomes)
    if rows:
        names = [name for name in COLUMNS if not all(row[name] is None for row in rows)]
        names = [name for name in names if name not in SOMETIMES or any(row[name] for row in rows)]
        columns = heads(names, fixed=("file", "namespace", "table"))
        typer.echo(text_table(columns, [[row[name] for name in names] for row in rows]))
    for outcome in outcomes:
        say([_sentence(outcome, checked_only=checked_only)])
        if checked_only:
            print_accounts(outcome)
        _print_problems(outcome)


def _sentence(outcome: Outcome, *, checked_only: bool) -> str:
    from ctx_map.governance import withdrawn_words

    name = outcome.delivery.path.name
    if outcome.refused:
        return f"{name}: {outcome.refused}"
    if not outcome.well:
        number = len(_problems(outcome))
        count = "1 problem was" if number == 1 else f"{number} problems were"
        return f"{count} found in {name}, so nothing was stored. Correct the file, then load it again."
    told = [_outcome(outcome, name, checked_only=checked_only)]
    told += [withdrawn_words(outcome.tables, done=not checked_only)]
    return " ".join(filter(None, told))


def _outcome(outcome: Outcome, name: str, *, checked_only: bool) -> str:
    from ctx_map.governance import took_rows

    older = sum(table.left_out for table in outcome.tables)
    if older:
        what = (
            "1 row is older than what the store has, so it was"
            if older == 1
            else f"{older} rows are older than what the store has, so they were"
        )
        done = "This was only a check, so nothing was stored." if checked_only else "The rest has been loaded."
        return f"In {name}, {what} left out. {done} To let older rows replace newer ones, add --older-wins."
    if checked_only:
        number = len(_warnings(outcome))
        warned = "" if not number else " There is 1 warning." if number == 1 else f" There are {number} warnings."
        return f"No problems were found in {name}.{warned} This was only a check, so nothing was stored."
    if outcome.already_loaded and not took_rows(outcome.tables):
        return f"No row of {name} was taken, so nothing has changed."
    if outcome.already_loaded:
        return f"{name} had been loaded before, so nothing has changed."
    return f"{name} has been loaded."


def _print_problems(outcome: Outcome) -> None:
    for kind, found in (("problem", _problems(outcome)), ("warning", _warnings(outcome))):
        if found:
            rows = [[each[name] for name in PROBLEM_COLUMNS] for each in found[:MOST_PROBLEMS]]
            typer.echo(text_table(heads((f"{kind} in table", *PROBLEM_COLUMNS[1:]), roomy=("advice",)), rows))
        if len(found) > MOST_PROBLEMS:
            say([f"There are {len(found) - MOST_PROBLEMS} more. To see them all, use --format json."])


def _all_problem_lines(outcomes: Iterable[Outcome]) -> list[str]:
    lines = []
    for outcome in outcomes:
        name = outcome.delivery.path.name
        lines += [f"{name}: {outcome.refused}"] if outcome.refused else []
        for each in _problems(outcome):
            where = ", ".join(f"{part} {each[part]}" for part in ("table", "row", "column") if each[part] is not None)
            lines.append(f"{name}, {where}: {each['advice']}")
    return lines
