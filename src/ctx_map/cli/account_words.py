"""Printing the account of the rows of each file: what a source takes, and what it leaves out by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from ctx_map.cli.table import heads, text_table

if TYPE_CHECKING:
    from ctx_map.bundle.row_account import SourceAccount
    from ctx_map.cli.loading import Outcome

COLUMNS = ("rows_of", "for_table", "source", "rows", "taken", "left_out", "rejected", "duplicate")
WHY_COLUMNS = ("left_out_of", "for_table", "source", "why", "row_numbers")


def account_objects(outcome: Outcome) -> list[dict[str, Any]]:
    """Return the account of every file and source for scripts. Row numbers are ranges, each with its first and last."""
    return [_as_object(account) for account in _accounts(outcome)]


def print_accounts(outcome: Outcome) -> None:
    """Print the account of the rows of each file and source, where a row has been left out or a mapping was used."""
    accounts = _accounts(outcome)
    if not any(account.source is not None or account.left_out for account in accounts):
        return
    rows = [[account.file, account.table, _source(account), *account.counts().values()] for account in accounts]
    typer.echo(text_table(heads(COLUMNS, fixed=COLUMNS[:3]), rows))
    why = [line for account in accounts for line in _why(account)]
    if why:
        typer.echo(text_table(heads(WHY_COLUMNS, roomy=("row_numbers",)), why))


def _accounts(outcome: Outcome) -> tuple[SourceAccount, ...]:
    return outcome.report.accounts if outcome.report else ()


def _source(account: SourceAccount) -> str:
    return "" if account.source is None else str(account.source)


def _why(account: SourceAccount) -> list[list[str]]:
    from ctx_map.bundle.row_numbers import ranges_words

    named = [(each.rule, each.rows) for each in account.left_out]
    named += [(name, rows) for name, rows in (("rejected", account.rejected), ("duplicate", account.duplicate)) if rows]
    return [[account.file, account.table, _source(account), rule, ranges_words(rows)] for rule, rows in named]


def _as_object(account: SourceAccount) -> dict[str, Any]:
    return {
        "file": account.file,
        "table": account.table,
        "source": account.source,
        **account.counts(),
        "left_out_by": [{"rule": each.rule, "rows": each.rows} for each in account.left_out],
        "rejected_rows": account.rejected,
        "duplicate_rows": account.duplicate,
    }
