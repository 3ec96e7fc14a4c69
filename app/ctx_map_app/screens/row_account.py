"""What became of every row of an upload: taken, left out by which rule, rejected or duplicate. It can be saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ctx_map.bundle import account_counts, account_lines, rows_not_taken
from ctx_map.export.csv_text import csv_text
from ctx_map_app.answers.save_component import save_component
from ctx_map_app.answers.table import TableColumn, table
from ctx_map_app.frame.page import heading

if TYPE_CHECKING:
    from ctx_map.bundle.row_account import SourceAccount

FILE = "account-of-rows.csv"
_BOM = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""
_WHERE: Mapping[str, TableColumn] = {"file": TableColumn("File", "24%"), "table": TableColumn("Table", "14%")}
COUNTS: Mapping[str, TableColumn] = {
    **_WHERE,
    "rows": TableColumn("Rows", number=True, help="below the header, before any rule"),
    "taken": TableColumn("Taken", number=True),
    "left_out": TableColumn("Left out", number=True),
    "rejected": TableColumn("Rejected", number=True, help="rows with a problem"),
    "duplicate": TableColumn("Duplicate", number=True, help="rows that say all of another"),
}
REASONS: Mapping[str, TableColumn] = {
    **_WHERE,
    "why": TableColumn("Why not taken", "24%"),
    "rows": TableColumn("Rows", "5rem", number=True),
    "row_numbers": TableColumn("Row numbers", help="as in your spreadsheet, where the header is row 1"),
}


def draw_row_account(accounts: Sequence[SourceAccount]) -> None:
    """Draw the counts of every file and table, the rows that were not taken, and a button that saves all of it."""
    if not accounts:
        return
    heading("What became of each row")
    table(
        account_counts(accounts),
        COUNTS,
        key="row_account",
        alt="Rows of each file and table that were taken, left out, rejected or duplicate.",
    )
    not_taken = rows_not_taken(accounts)
    if not_taken.height:
        table(not_taken, REASONS, key="rows_not_taken", alt="Rows that were not taken, by the rule that kept them out.")
    save_component(
        "Save the account of the rows", account_file(accounts), FILE, key="save_row_account", type_="text/csv"
    )


def account_file(accounts: Sequence[SourceAccount]) -> str:
    """The account as the text of a CSV file, with the number of every row that was not taken."""
    return _BOM + csv_text(account_lines(accounts))
