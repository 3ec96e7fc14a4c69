"""The law of the door: what is restricted and what is not there read the same, on every day and in every answer.

A random town arrives in deliveries, reports are corrected and re-graded, and some people and places come before any
report about them. Beside it stands the same town without what a mandate may not see: the reports alone where their ends
came before, and the ends with them where they came with nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from ctx_map.governance import Mandate
from ctx_map.network import Withheld
from governance.deliveries import DAYS, Town, towns_over_time
from governance.doors import look, mandate_of
from governance.everything import everything
from governance.worlds import Fresh

MANY = settings(
    deadline=None,
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEW = settings(MANY, max_examples=2)
BEFORE = date(2026, 3, 1)


@st.composite
def mandates(draw: st.DrawFn) -> Mandate:
    """Who asks, as at a day on or after the first delivery; nobody of them is from Health."""
    mandate = mandate_of(draw(st.sampled_from(["police", "School", "housing", "this machine"])))
    mandate = replace(mandate, holder=draw(st.booleans()), in_meeting=draw(st.booleans()))
    return replace(mandate, may_know_withheld=draw(st.booleans()), as_at=draw(st.sampled_from(DAYS[1:])))


def reads_the_same(fresh: Fresh, folder: Path, town: Town, mandate: Mandate) -> None:
    # the key of a link is made of what its first version said, so it would be another one
    assume(not town.hides_an_earlier_version(mandate))
    event(f"something is withheld: {town.withholds(mandate)}")
    before = max(day for day in (BEFORE, *DAYS) if day < mandate.as_at)
    told, withheld = [], []
    for each in (town, town.without_what_is_withheld_from(mandate)):
        with fresh() as store:
            each.load(store, folder)
            told.append(everything(store, folder, mandate, before=before))
            withheld.append(look(store, folder, mandate).withheld)
    for name in sorted(set(told[0]) | set(told[1])):
        assert told[0].get(name) == told[1].get(name), name
    if mandate.may_know_withheld:
        assert withheld[1] == Withheld("none", "none")
    else:
        assert withheld == [Withheld(None, None)] * 2


@MANY
@given(town=towns_over_time(), mandate=mandates())
def test_what_is_restricted_reads_as_if_it_were_not_there(
    embedded: Fresh, tmp_path: Path, town: Town, mandate: Mandate
) -> None:
    reads_the_same(embedded, tmp_path, town, mandate)


@pytest.mark.neo4j
@FEW
@given(town=towns_over_time(), mandate=mandates())
def test_on_neo4j_too_what_is_restricted_reads_as_if_it_were_not_there(
    neo4j: Fresh, tmp_path: Path, town: Town, mandate: Mandate
) -> None:
    reads_the_same(neo4j, tmp_path, town, mandate)


@settings(MANY, max_examples=40)
@given(town=towns_over_time(), mandate=mandates())
def test_the_random_towns_have_something_seen_and_something_withheld(town: Town, mandate: Mandate) -> None:
    seen = [row for each in town.deliveries for row in each.reports if town.shows(row, mandate)]
    assert seen
    assert town.withholds(mandate)
