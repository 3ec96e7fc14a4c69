"""The guide lists the faults that the tests make, and no others."""

from __future__ import annotations

from docs.fault_table import BEGINS, with_fault_table
from docs.pages import HOUSE

PAGE = (HOUSE / "docs" / "guide" / "audit.md").read_text("utf-8")


def test_the_table_of_the_guide_is_that_of_the_tests() -> None:
    assert BEGINS in PAGE
    assert with_fault_table(PAGE) == PAGE
