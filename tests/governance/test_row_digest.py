"""Codes of rows: the same for the same rows in any order, and others for anything else."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.governance.integrity.row_digest import Total, codes_of, read_total, total_of, totals_by

KEY = b"k" * 32
SCHEMA = {"a": pl.String(), "b": pl.String(), "c": pl.Float64(), "d": pl.Boolean()}
TEXTS = st.none() | st.text(max_size=6)
ROWS = st.lists(st.tuples(TEXTS, TEXTS, st.none() | st.floats(allow_nan=False), st.none() | st.booleans()), max_size=8)


def total(rows: list[tuple[Any, ...]], key: bytes = KEY) -> Total:
    return total_of(codes_of(key, "table", pl.DataFrame(rows, schema=SCHEMA, orient="row"), SCHEMA))


@given(rows=ROWS, others=ROWS)
def test_two_tables_have_one_total_where_they_have_the_same_rows(rows: list[Any], others: list[Any]) -> None:
    same = sorted(map(repr, rows)) == sorted(map(repr, others))
    assert (total(rows) == total(others)) == same
    assert total(rows[::-1]) == total(rows)


@given(rows=ROWS, others=ROWS)
def test_totals_are_added_and_taken_away(rows: list[Any], others: list[Any]) -> None:
    assert total(rows) + total(others) == total([*rows, *others])
    assert total([*rows, *others]) - total(others) == total(rows)
    assert read_total(total(rows).text) == total(rows)


@given(rows=ROWS.filter(bool))
def test_another_key_or_table_gives_another_total(rows: list[Any]) -> None:
    frame = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    assert total(rows, b"o" * 32) != total(rows)
    assert total_of(codes_of(KEY, "other", frame, SCHEMA)) != total(rows)


@given(rows=ROWS)
def test_a_column_that_a_later_version_adds_changes_no_code(rows: list[Any]) -> None:
    frame = pl.DataFrame(rows, schema=SCHEMA, orient="row").with_columns(new=pl.lit(None, dtype=pl.String))
    assert total_of(codes_of(KEY, "table", frame, frame.columns)) == total(rows)


@given(rows=ROWS)
def test_totals_of_groups_add_up(rows: list[Any]) -> None:
    frame = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    groups = totals_by(pl.Series("g", [str(number % 3) for number in range(len(rows))], dtype=pl.String),
                       codes_of(KEY, "table", frame, SCHEMA))  # fmt: skip
    assert sum(groups.values(), Total()) == total(rows)
    for name, each in groups.items():
        assert each == total(rows[int(name) :: 3])


@pytest.mark.parametrize(
    ("one", "other"),
    [(("x\x1fy", None), ("x", "y")), (("", None), (None, "")), (("a:1:b", None), ("a", "b")), ((None, None), ("", ""))],
)
def test_values_cannot_be_moved_from_column_to_column(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert total([(*one, None, None)]) != total([(*other, None, None)])
