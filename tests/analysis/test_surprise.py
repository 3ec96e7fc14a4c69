"""How surprising sharing is, with the numbers published for a meeting's scale."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from analysis.plain_counts.facts import AT_A_PLACE, facts_of, members
from ctx_map.analysis import pairs, shared_places
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


def counted(population: int, marked: int, drawn: int, found: int) -> float:
    """How many of all draws turn up as many marked ones or more, counted with whole numbers."""
    ways = sum(comb(marked, each) * comb(population - marked, drawn - each) for each in range(found, drawn + 1))
    return float(Fraction(ways, comb(population, drawn)))


@ENOUGH_TOWNS
@given(random_towns())
def test_named_people_share_a_place_as_likely_as_draws_that_are_counted(network: Network) -> None:
    at = members(facts_of(network).in_places)
    everybody = set().union(*at.values())
    for row in shared_places(network, people=PEOPLE[:3], min_people=1).rows:
        named = everybody & set(PEOPLE[:3])
        drawn = counted(len(everybody), len(at[row.id]), len(named), len(at[row.id] & named))
        assert row.surprise_p == pytest.approx(drawn)
        assert row.surprise in WORDS


@ENOUGH_TOWNS
@given(random_towns())
def test_the_pairs_of_a_place_share_another_as_likely_as_draws_that_are_counted(network: Network) -> None:
    at = members(facts_of(network).in_places)
    everybody = sorted(set().union(*at.values()))
    for row in shared_places(network).rows:
        here = set(combinations(sorted(at[row.id]), 2))
        elsewhere = {
            pair
            for pair in combinations(everybody, 2)
            for place, who in at.items()
            if place != row.id and {*pair} <= who
        }
        pairs_of_all = comb(len(everybody), 2)
        assert row.surprise_p == pytest.approx(counted(pairs_of_all, len(elsewhere), len(here), len(here & elsewhere)))


@ENOUGH_TOWNS
@given(random_towns())
def test_a_pair_shares_as_much_as_likely_as_draws_that_are_counted(network: Network) -> None:
    at = members(facts_of(network).of_young(*AT_A_PLACE, "USES", "INVOLVED_IN", "MEMBER_OF"))
    of = {person: {each for each, who in at.items() if person in who} for person in PEOPLE}
    for row in pairs(network).rows:
        drawn = counted(len(at), len(of[row.a]), len(of[row.b]), len(of[row.a] & of[row.b]))
        assert row.surprise_p == pytest.approx(drawn)
