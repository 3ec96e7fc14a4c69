"""Days and moments as they are read."""

from __future__ import annotations

from datetime import date

import pytest

from words import called, day_words, period_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-06-05", "5 June 2026"),
        ("2026-06-05T21:30", "5 June 2026, 21:30"),
        ("2026-06", "June 2026"),
        ("2026", "2026"),
        (date(2026, 11, 12), "12 November 2026"),
        (None, ""),
    ],
)
def test_a_day_is_read_as_far_as_it_is_known(text: str | date | None, words: str) -> None:
    assert day_words(text) == words


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2026-06-05", "2026-06-05", "on 5 June 2026"),
        ("2026-06-05", "2026-07-01", "5 June 2026 to 1 July 2026"),
        ("2026-06", None, "since June 2026"),
        (None, "2026", "until 2026"),
        (None, None, "no date"),
    ],
)
def test_a_period_says_what_is_open(since: str | None, until: str | None, words: str) -> None:
    assert period_words(since, until) == words


def test_a_key_in_a_sentence_becomes_the_name_of_the_tables() -> None:
    names = {"police:E210": "Incident, 18 July 2026"}
    assert called("police:E210: 21 young people.", names) == "Incident, 18 July 2026: 21 young people."
    assert called("Older man: from police:E9, at 21:30.", names) == "Older man: from police:E9, at 21:30."
