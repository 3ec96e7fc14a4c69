"""What holds of decisions about matches in every town, under every mandate, on both stores."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from ctx_map.governance.matching import decisions_of
from ctx_map.network import Network
from ctx_map.store import Store
from governance.extents import Case, cases
from governance.matching.deciding import Pair, confirm, deciding, same, seen, undo
from governance.server_towns import PEOPLE
from governance.test_parts_of_the_whole import asked_of
from governance.worlds import PLACES, Fresh

SOME = settings(
    deadline=None,
    max_examples=3,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEW = settings(SOME, max_examples=1)


@dataclass(frozen=True)
class Matched:
    """A town with who asks, and the pairs that are confirmed, in an order."""

    case: Case
    pairs: tuple[Pair, ...]


@st.composite
def matched(draw: st.DrawFn) -> Matched:
    """Chains of people and of places are among the pairs."""
    ids = [draw(st.permutations(some))[:3] for some in (PEOPLE, PLACES)]
    pairs = [(f"police:{one}", f"police:{other}") for few in ids for one, other in pairwise(few)]
    return Matched(draw(cases()), tuple(draw(st.permutations(pairs))))


def renamed(network: Network, stands_for: dict[str, str]) -> set[tuple[str, ...]]:
    """The links of a network with the ids under which their ends are read, told row by row."""
    keys = network.keys.to_list()
    return {
        (row["key"], *(stands_for.get(keys[row[end]], keys[row[end]]) for end in ("source", "target")))
        for row in network.links.iter_rows(named=True)
    }


def holds(store: Store, folder: Path, town: Matched) -> None:
    case, chance = town.case, random.Random(town.case.seed)
    case.town.load(store, folder)
    intake = deciding(store, folder)
    apart = seen(store, folder, case.mandate, **case.window)
    # joined, in one order and in another
    done = confirm(intake, *town.pairs)
    joined = seen(store, folder, case.mandate, **case.window)
    # of restricted ids, only those are counted once of which both are restricted
    if not any(set(pair).isdisjoint(apart.keys) for pair in done):
        assert joined.withheld == apart.withheld
    event(f"ids that are joined: {min(len(joined.stands_for), 3)}")
    is_the_town_with_other_ids(apart, joined)
    a_part_says_what_the_whole_says(store, folder, case)
    undo(intake, chance.sample(done, k=len(done)))
    assert same(seen(store, folder, case.mandate, **case.window), apart)
    confirm(intake, *reversed(town.pairs))
    assert same(seen(store, folder, case.mandate, **case.window), joined)
    # and undone again
    undo(intake, done)
    assert decisions_of(store) == ()
    assert same(seen(store, folder, case.mandate, **case.window), apart)


def is_the_town_with_other_ids(apart: Network, joined: Network) -> None:
    """Every link is there once, nothing is there that was not seen before, and what is restricted reads the same."""
    stands_for = dict(joined.stands_for)
    assert set(stands_for) <= set(apart.keys)
    assert renamed(apart, stands_for) == renamed(joined, {})
    assert joined.links.height == apart.links.height
    assert set(joined.keys) == {stands_for.get(key, key) for key in apart.keys}
    assert joined.withheld.links == apart.withheld.links
    says = pl.col("name", "child_voice", "address").drop_nulls().unique().sort().implode()
    before, after = (network.nodes.select(says).row(0, named=True) for network in (apart, joined))
    assert all(set(after[name]) <= set(before[name]) for name in before)


def a_part_says_what_the_whole_says(store: Store, folder: Path, case: Case) -> None:
    """The questions that read a part say to the letter what they say of the whole."""
    for part, whole, asked in asked_of(store, folder, case):
        assert part == whole, asked


@SOME
@given(town=matched())
def test_confirming_is_undone_wholly_and_its_order_does_not_matter(
    embedded: Fresh, tmp_path: Path, town: Matched
) -> None:
    with embedded() as store:
        holds(store, tmp_path, town)


@pytest.mark.neo4j
@FEW
@given(town=matched())
def test_on_neo4j_too_confirming_is_undone_wholly_and_its_order_does_not_matter(
    neo4j: Fresh, tmp_path: Path, town: Matched
) -> None:
    with neo4j() as store:
        holds(store, tmp_path, town)
