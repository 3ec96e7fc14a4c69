"""How surprising sharing is, with the numbers published for a meeting's scale."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from ctx_map.analysis import shared_places
from ctx_map.analysis.measures.hypergeometric import (
    COULD_BE,
    TOO_FEW,
    UNLIKELY,
    VERY_UNLIKELY,
    WORDS,
    Draws,
    chances,
    surprise_words,
    tail_chance,
)
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, PEOPLE, random_towns
from towns import town


def draw(population: int, marked: int, drawn: int, found: int) -> Draws:
    return Draws(*(np.array([each], np.int64) for each in (population, marked, drawn, found)))


@pytest.mark.parametrize(
    ("marked", "drawn", "found", "chance"),
    [(3, 3, 3, 0.000101), (3, 3, 2, 0.0113), (2, 2, 2, 0.00128), (4, 5, 4, 0.0000547)],
)
def test_the_chance_of_sharing_among_forty_is_as_published(marked: int, drawn: int, found: int, chance: float) -> None:
    assert chances(draw(40, marked, drawn, found))[0] == pytest.approx(chance, rel=0.01)


@pytest.mark.parametrize(
    ("asked", "words"),
    [((40, 3, 3, 3), VERY_UNLIKELY), ((40, 3, 3, 2), UNLIKELY), ((40, 3, 3, 1), COULD_BE), ((3, 2, 2, 2), TOO_FEW)],
)
def test_a_chance_is_put_into_words(asked: tuple[int, int, int, int], words: str) -> None:
    draws = draw(*asked)
    assert surprise_words(draws, chances(draws)) == [words]


def test_named_people_who_alone_share_a_calm_place_are_very_unlikely_to_share_it_by_chance() -> None:
    crowd = [(f"p{n:02d}", "ATTENDS", "school") for n in range(30)]
    network = town(*crowd, *[(f"p{n:02d}", "SPENDS_TIME_AT", "park") for n in range(3)])
    rows = {row.id: row for row in shared_places(network, people=("p00", "p01", "p02")).rows}
    assert rows["park"].surprise == VERY_UNLIKELY
    assert rows["park"].surprise_p == pytest.approx(1 / 4060)
    assert (rows["school"].surprise, rows["school"].surprise_p) == (TOO_FEW, 1.0)


def test_a_place_whose_people_share_other_places_too_is_surprising() -> None:
    friends = [(who, "SPENDS_TIME_AT", at) for who in ("ash", "bo", "cy", "dee") for at in ("park", "arcade")]
    others = [(f"p{n}{m}", "SPENDS_TIME_AT", f"cafe{n}") for n in range(10) for m in range(2)]
    rows = {row.id: row for row in shared_places(town(*friends, *others)).rows}
    assert rows["park"].surprise == VERY_UNLIKELY
    assert rows["cafe0"].surprise in {COULD_BE, TOO_FEW}


@given(st.data())
def test_the_chance_is_the_tail_of_a_hypergeometric_draw(data: st.DataObject) -> None:
    population = data.draw(st.integers(1, 400))
    marked, drawn = (data.draw(st.integers(0, population)) for _ in range(2))
    found = data.draw(st.integers(0, population))
    expected = hypergeom.sf(found - 1, population, marked, drawn)
    assert tail_chance(population, marked, drawn, found) == pytest.approx(expected, rel=1e-8, abs=1e-12)


@ENOUGH_TOWNS
@given(random_towns())
def test_surprise_is_said_beside_every_row_and_leaves_none_out(network: Network) -> None:
    for asked in ((), PEOPLE):
        for row in shared_places(network, people=asked).rows:
            assert row.surprise in WORDS
            assert row.surprise_p is None or 0 <= row.surprise_p <= 1
