"""The stricter surprise keeps both degrees: held against enumeration, closed forms and a general optimizer."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from ctx_map.analysis import pairs, shared_contacts, shared_places
from ctx_map.analysis.answers.shared_contexts import NOT_WORKED_OUT
from ctx_map.analysis.measures.bicm import both_degrees
from ctx_map.analysis.measures.degree_corrected_surprise import NOT_ASKED, chance_of_at_least, numbers_present
from ctx_map.analysis.measures.hypergeometric import COULD_BE, TOO_FEW, VERY_UNLIKELY, WORDS
from ctx_map.network import Network
from ctx_map.network.incidence import Incidence, incidence
from random_towns import ENOUGH_TOWNS, PEOPLE, random_towns
from towns import town

Floats = npt.NDArray[np.float64]
VISITS = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 6)), min_size=1, max_size=40)
CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=8)


def visited(visits: set[tuple[int, int]]) -> Incidence:
    return incidence([person for person, _ in visits], [context for _, context in visits])


def everywhere(inc: Incidence) -> Floats:
    return both_degrees(inc).of(np.arange(inc.people.size), np.arange(inc.contexts.size))


def enumerated(chances: list[float], least: int) -> float:
    """Every outcome of the draws one by one."""
    ways = product((False, True), repeat=len(chances))
    return sum(
        float(np.prod([p if yes else 1 - p for p, yes in zip(chances, way, strict=True)]))
        for way in ways
        if sum(way) >= least
    )


@given(VISITS)
def test_everybody_and_every_context_has_its_number_on_average(visits: set[tuple[int, int]]) -> None:
    inc = visited(visits)
    chance = everywhere(inc)
    assert chance.sum(axis=1) == pytest.approx(np.diff(inc.person_start), abs=1e-6)
    assert chance.sum(axis=0) == pytest.approx(inc.sizes, abs=1e-6)


def test_where_all_contexts_are_equally_busy_the_chance_is_the_share_of_contexts() -> None:
    ring = {(person, (person + step) % 6) for person in range(6) for step in range(2)}
    assert everywhere(visited(ring)) == pytest.approx(2 / 6)


def most_likely(matrix: npt.NDArray[np.int64]) -> Floats:
    """The chances of the configuration model that make these degrees most likely, by a general optimizer."""
    rows, columns = matrix.sum(axis=1), matrix.sum(axis=0)
    degrees = np.concatenate([rows, columns])

    def chances(fitness: Floats) -> Floats:
        return 1 / (1 + np.exp(np.add.outer(fitness[: rows.size], fitness[rows.size :])))

    def unlikelihood(fitness: Floats) -> tuple[float, Floats]:
        found = chances(fitness)
        expected = np.concatenate([found.sum(axis=1), found.sum(axis=0)])
        return float(degrees @ fitness - np.log1p(-found).sum()), degrees - expected

    best = minimize(unlikelihood, np.zeros(degrees.size), jac=True, method="BFGS", options={"gtol": 1e-9})
    return chances(best.x)


def test_a_general_optimizer_finds_the_same_chances() -> None:
    rng = np.random.default_rng(3)
    matrix = (rng.random((30, 20)) < np.outer(rng.random(30), rng.random(20))).astype(int)
    matrix = matrix[matrix.sum(axis=1) > 0][:, matrix.sum(axis=0) > 0]
    assert everywhere(incidence(*np.nonzero(matrix))) == pytest.approx(most_likely(matrix), abs=1e-5)


@given(CHANCES, st.integers(0, 9))
def test_the_number_of_unequal_draws_is_that_of_enumeration(chances: list[float], least: int) -> None:
    expected = enumerated(chances, least)
    assert chance_of_at_least(np.array(chances), least) == pytest.approx(expected, abs=1e-12)
    assert numbers_present(np.array(chances)[:, None])[least:].sum() == pytest.approx(expected, abs=1e-12)


@ENOUGH_TOWNS
@given(random_towns())
def test_named_people_in_a_place_are_as_likely_as_enumeration_says(network: Network) -> None:
    named = tuple(key for key in PEOPLE[:3] if key in network.keys)
    inc, codes = places_of(network)
    chance = everywhere(inc)
    theirs = np.flatnonzero(np.isin(inc.people, network.codes(named)))
    for row in shared_places(network, people=named).rows:
        at = inc.contexts.tolist().index(codes[row.id])
        assert row.surprise_strict_p == pytest.approx(enumerated(chance[theirs, at].tolist(), row.people), abs=1e-9)


@ENOUGH_TOWNS
@given(random_towns())
def test_the_pairs_of_a_place_share_another_as_likely_as_enumeration_says(network: Network) -> None:
    inc, codes = places_of(network)
    chance, real = everywhere(inc), inc.matrix().toarray()
    for row in shared_places(network).rows:
        at = inc.contexts.tolist().index(codes[row.id])
        others = [context for context in range(inc.contexts.size) if context != at]
        here = list(combinations(np.flatnonzero(real[:, at]), 2))
        if len(here) > 6:
            continue
        share = [1 - float(np.prod(1 - chance[one, others] * chance[other, others])) for one, other in here]
        elsewhere = sum(bool((real[one, others] * real[other, others]).any()) for one, other in here)
        assert row.surprise_strict_p == pytest.approx(enumerated(share, elsewhere), abs=1e-9)


@settings(max_examples=40)
@given(VISITS)
def test_a_pair_shares_as_many_contexts_as_likely_as_enumeration_says(visits: set[tuple[int, int]]) -> None:
    network = town(*[(f"p{person}", "SPENDS_TIME_AT", f"l{context}") for person, context in sorted(visits)])
    inc = visited(visits)
    chance = everywhere(inc)
    names = [f"p{code}" for code in inc.people]
    for row in pairs(network).rows:
        both = chance[names.index(row.a)] * chance[names.index(row.b)]
        assert row.surprise_strict_p == pytest.approx(enumerated(both.tolist(), row.shared), abs=1e-9)


def places_of(network: Network) -> tuple[Incidence, dict[str, int]]:
    from ctx_map.analysis.rows.participation import in_places

    rows = in_places(network)
    codes = {key: code for code, key in enumerate(network.keys)}
    return incidence(rows.get_column("person"), rows.get_column("context")), codes


CROWD = [(f"p{n:02d}", "ATTENDS", f"school{n % 3}") for n in range(60)]


def test_three_who_are_reported_everywhere_are_less_of_a_surprise_when_both_degrees_are_kept() -> None:
    busy = [(f"p{n:02d}", "SPENDS_TIME_AT", f"l{at:02d}") for n in range(3) for at in range(15)]
    network = town(*CROWD, *busy, ("p40", "SPENDS_TIME_AT", "l00"), ("p41", "SPENDS_TIME_AT", "l00"))
    rows = {row.id: row for row in shared_places(network, people=("p00", "p01", "p02")).rows}
    assert rows["l00"].surprise == VERY_UNLIKELY
    assert rows["l00"].surprise_strict != VERY_UNLIKELY
    assert (rows["l00"].surprise_p or 0) < (rows["l00"].surprise_strict_p or 0)


def test_three_who_are_reported_little_share_a_calm_place_hardly_by_chance_either_way() -> None:
    network = town(*CROWD, *[(f"p{n:02d}", "SPENDS_TIME_AT", "park") for n in range(3)])
    rows = {row.id: row for row in shared_places(network, people=("p00", "p01", "p02")).rows}
    assert (rows["park"].surprise, rows["park"].surprise_strict) == (VERY_UNLIKELY, VERY_UNLIKELY)


def test_two_alone_on_a_map_are_too_few_to_tell() -> None:
    (row,) = pairs(town(("ash", "SPENDS_TIME_AT", "park"), ("bo", "SPENDS_TIME_AT", "park"))).rows
    assert (row.surprise, row.surprise_strict) == (TOO_FEW, TOO_FEW)


def test_a_pair_that_meets_at_a_busy_place_is_no_surprise_where_one_at_a_calm_place_is() -> None:
    calm = [(f"p{n:02d}", "SPENDS_TIME_AT", at) for n in (0, 3) for at in ("den", "pier", "yard")]
    others = [(f"p{n:02d}", "SPENDS_TIME_AT", f"l{(n * step) % 40}") for n in range(4, 60) for step in (1, 3, 7)]
    rows = {(row.a, row.b): row for row in pairs(town(*CROWD, *calm, *others)).rows}
    assert rows[("p00", "p03")].surprise_strict == VERY_UNLIKELY
    assert rows[("p01", "p04")].surprise_strict in {COULD_BE, TOO_FEW}


def test_it_can_be_left_out_and_says_so() -> None:
    network = town(("ash", "SPENDS_TIME_AT", "park"), ("bo", "SPENDS_TIME_AT", "park"))
    for asked in (shared_places, pairs):
        (row,) = asked(network, chance=False).rows
        assert row.surprise_strict in (NOT_ASKED, NOT_WORKED_OUT)
        assert row.surprise_strict_p is None


@ENOUGH_TOWNS
@given(random_towns())
def test_the_stricter_surprise_leaves_no_row_out_and_changes_nothing_else(network: Network) -> None:
    for asked in (shared_places, shared_contacts, pairs):
        strict, usual = asked(network, chance=True).to_frame(), asked(network, chance=False).to_frame()
        said = [name for name in strict.columns if "surprise" not in name]
        assert strict.select(said).equals(usual.select(said))
        assert set(strict.get_column("surprise_strict")) <= set(WORDS)
        assert strict.get_column("surprise_strict_p").is_between(0, 1).all()
