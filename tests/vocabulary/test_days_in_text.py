"""A day inside a text that someone wrote is read in words."""

from __future__ import annotations

import pytest

from ctx_map.vocabulary.days import days_in_words


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("told on 2026-09-24", "told on 24 September 2026"),
        ("2026-01-02, and again 2026-03-04", "2 January 2026, and again 4 March 2026"),
        ("no day here", "no day here"),
        ("R-2026-09-24-7", "R-2026-09-24-7"),
        ("2026-13-01", "2026-13-01"),
    ],
)
def test_days_in_a_text_are_read_in_words(text: str, read: str) -> None:
    assert days_in_words(text) == read
