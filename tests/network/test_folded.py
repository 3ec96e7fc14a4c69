"""Names as they are compared: one name in a column gives what it gives alone."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.network.folded import folded_names
from ctx_map.vocabulary.folding import folded_name, holds

ASH, RENEE, MARY = "Ash O\u2019Neill", "Ren\u00e9e Marsh", "Mary\u00a0Ann Lee"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("O'Neill", ASH),
        ("oneill", ASH),
        ("Neill Ash", ASH),
        ("Renee", RENEE),
        ("Rene\u0301e", RENEE),
        ("Mary Ann", MARY),
        ("mary-ann", MARY),
        ("lee mary", MARY),
    ],
)
def test_20_a_part_of_a_name_finds_it_however_it_is_typed(typed: str, name: str) -> None:
    assert [each for each in (ASH, RENEE, MARY) if holds(each, typed)] == [name]


def test_20_a_word_that_the_name_has_not_finds_no_one() -> None:
    assert not holds(ASH, "Ash Marsh")


@given(st.text(st.characters(max_codepoint=0x24F, exclude_categories=["Cs"])))
def test_a_column_of_names_is_folded_as_each_name_alone(name: str) -> None:
    column = pl.DataFrame({"name": [name]}).select(folded_names(pl.col("name"))).item()
    assert column == folded_name(name)
