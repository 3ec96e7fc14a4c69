"""How much is restricted is said in bands, and only to those who may know."""

from __future__ import annotations

import pytest

from ctx_map.network import Withheld
from ctx_map.network.withheld import band


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "none"),
        (1, "fewer than 5"),
        (4, "fewer than 5"),
        (5, "5 to 19"),
        (19, "5 to 19"),
        (20, "20 to 99"),
        (99, "20 to 99"),
        (100, "100 or more"),
        (1_000_000, "100 or more"),
    ],
)
def test_a_count_is_said_as_a_band(count: int, words: str) -> None:
    assert band(count) == words


@pytest.mark.parametrize(
    ("withheld", "words", "effect"),
    [
        (Withheld(), "No information is restricted.", ""),
        (
            Withheld("5 to 19", "fewer than 5"),
            "Some information is restricted and not shown: 5 to 19 reports, and fewer than 5 people, places or things.",
            "It could change this answer.",
        ),
        (
            Withheld("fewer than 5", "none"),
            "Some information is restricted and not shown: fewer than 5 reports.",
            "It could change this answer.",
        ),
        (
            Withheld(None, None),
            "You can't be told whether any information is restricted.",
            "If any is, it could change this answer.",
        ),
    ],
)
def test_a_sentence_says_what_is_restricted_and_another_whether_it_matters(
    withheld: Withheld, words: str, effect: str
) -> None:
    assert (withheld.words, withheld.effect) == (words, effect)
