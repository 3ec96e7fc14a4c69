"""Texts that a spreadsheet cannot take for formulas are given back as they were."""

from __future__ import annotations

import polars as pl
from hypothesis import example, given
from hypothesis import strategies as st

from ctx_map.network.spreadsheet_text import guarded, unguarded


@given(st.text(alphabet=st.one_of(st.sampled_from("'=-+@| \t\u200b"), st.characters(exclude_categories=["Cs"]))))
@example("'-5")
@example("''=1")
@example("'")
def test_a_text_that_was_guarded_reads_back_as_it_was(text: str) -> None:
    frame = pl.DataFrame({"x": [text]})
    assert frame.select(unguarded(guarded(pl.col("x")))).item() == text
