"""How much is withheld is said in bands, and only to those who may know."""

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


def test_the_sentence_says_what_is_withheld_or_that_it_may_not_be_known() -> None:
    assert Withheld().words == "Nothing is withheld from this view."
    assert Withheld("fewer than 5", "none").words == (
        "Withheld from this view: reports: fewer than 5; people, places and things: none."
    )
    assert "not said to this mandate" in Withheld(None, None).words
