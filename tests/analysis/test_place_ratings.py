"""Ratings of places by young people, in words: counted for places only, and never one alone."""

from __future__ import annotations

import pytest

from ctx_map.analysis.answers.place_ratings import ONE_ALONE, rating_words
from ctx_map.network import Network
from towns import tie, town


def rated(*ratings: str) -> Network:
    return town(*(tie(f"e{number}", "RATES", "park", role=role) for number, role in enumerate(ratings)))


@pytest.mark.parametrize(
    ("ratings", "words"),
    [
        ((), ""),
        (("unsafe",), ONE_ALONE),
        (("unsafe", "unsafe"), "2 ratings: not safe (2)."),
        (("unsafe", "safe"), "2 ratings: safe, not safe."),
        (("unsafe", "unsafe", "mixed"), "3 ratings: not safe (2); also safe at some times, not at others."),
    ],
)
def test_ratings_are_said_in_words_and_one_alone_is_no_count(ratings: tuple[str, ...], words: str) -> None:
    network = rated(*ratings) if ratings else town(tie("ash", "SPENDS_TIME_AT", "park"))
    assert rating_words(network, "park") == words


def test_a_rating_that_two_reports_repeat_counts_once() -> None:
    twice = [tie("e0", "RATES", "park", role="unsafe", ref=ref) for ref in ("R1", "R2")]
    assert rating_words(town(*twice), "park") == ONE_ALONE
