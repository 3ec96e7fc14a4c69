"""What travels to a Neo4j in one batch: values, and no columns that are blank in all of its rows."""

from __future__ import annotations

import polars as pl

from ctx_map.store.neo4j_admit import BATCH, slices


def test_a_column_that_no_row_of_a_batch_fills_is_not_sent() -> None:
    frame = pl.DataFrame({"key": ["a", "b"], "note": [None, "late"], "role": pl.Series([None, None], dtype=pl.String)})
    assert list(slices(frame)) == [[{"key": "a", "note": None}, {"key": "b", "note": "late"}]]


def test_a_column_that_only_a_later_batch_fills_is_sent_with_that_batch() -> None:
    frame = pl.DataFrame({"key": ["a"] * (BATCH + 1), "note": [None] * BATCH + ["late"]})
    first, second = slices(frame)
    assert first[0] == {"key": "a"}
    assert second == [{"key": "a", "note": "late"}]
