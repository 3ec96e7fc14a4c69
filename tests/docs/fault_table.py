"""The table in the guide of what `verify` finds, made from the faults that the tests make."""

from __future__ import annotations

from governance.faults import fault_table

BEGINS, ENDS = "<!-- faults -->\n", "<!-- end of faults -->"


def with_fault_table(page: str) -> str:
    """The page with the table between its two marks. A page without marks stays as it is."""
    before, mark, rest = page.partition(BEGINS)
    return f"{before}{mark}{fault_table()}{ENDS}{rest.partition(ENDS)[2]}" if mark else page
