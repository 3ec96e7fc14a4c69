"""A year or month of birth: ages are a range, and somebody is a child while that is possible."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from ctx_map.network.births import adult_from_birth
from ctx_map.vocabulary.people import Standing, age_words, ages_on, latest_birth, standing_on


@pytest.mark.parametrize(
    ("born", "day", "ages", "words", "child"),
    [
        ("2008", date(2026, 6, 1), (17, 18), "17 or 18", True),
        ("2008", date(2026, 12, 30), (17, 18), "17 or 18", True),
        ("2008", date(2026, 12, 31), (18, 18), "18", False),
        ("2008-02", date(2026, 2, 27), (17, 18), "17 or 18", True),
        ("2008-02", date(2026, 3, 1), (18, 18), "18", False),
        ("2008-02-01", date(2026, 2, 1), (18, 18), "18", False),
    ],
)
def test_somebody_is_a_child_while_that_is_possible(
    born: str, day: date, ages: tuple[int, int], words: str, child: bool
) -> None:
    assert ages_on(born, day) == ages
    assert age_words(born, day) == words
    assert (standing_on(day, born=latest_birth(born), kind=None) is Standing.CHILD) is child
    first = pl.DataFrame({"born": [born]}).select(adult_from_birth(pl.col("born"))).item()
    assert (day.isoformat() < first) is child
