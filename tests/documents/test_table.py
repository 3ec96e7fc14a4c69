"""A table says how wide its columns have to be."""

from __future__ import annotations

import pytest

from ctx_map.documents import Table
from ctx_map.errors import WrongUse


def test_a_column_of_long_texts_is_wider_than_one_of_numbers_and_a_day_stays_on_one_line() -> None:
    rows = (("3", "13 November 2026", "Mend the lamps and open the back door until the last bus " * 2),)
    number, day, text = Table(("Reports", "By when", "What"), rows).shares
    assert number < day < text
    assert abs(number + day + text - 1) < 0.001
    # A4 with its margins has room for about 100 characters of a table
    assert day * 100 > len("13 November 2026")


def test_one_long_reference_does_not_take_the_table() -> None:
    reference, words = Table(
        ("Ref", "What"), (("x" * 200, "Mend the lamps and open the back door until the last bus"),)
    ).shares
    assert reference < words


def test_a_row_with_too_few_cells_is_refused() -> None:
    with pytest.raises(WrongUse, match="one cell for each heading"):
        Table(("a", "b"), (("1",),))
