"""Hotspots of a whole store, counted in the server: the answer is the one of the network in memory."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import hotspots
from ctx_map.errors import WrongUse
from ctx_map.governance import Mandate, open_view
from ctx_map.store import Store
from ctx_map.vocabulary.severity import SeverityWeights
from governance.doors import admit, audit_of, mandate_of
from governance.reports import link, node
from governance.server_towns import (
    AT_PLACES,
    FEW,
    Case,
    OnServer,
    Question,
    asked,
    cases,
    crowded,
    everybody_asks,
    said,
    towns,
)
from governance.worlds import World
from server_answers import in_server

HEAVY = SeverityWeights("1", "a test", {"missing": 3.0}, 0.5)
SPRING = date(2026, 3, 1)
KINDS = (*AT_PLACES, "FOUND_IN")


@st.composite
def periods(draw: st.DrawFn) -> Question:
    return {
        "period_days": draw(st.sampled_from([1, 30, 90, 400])),
        "severity": draw(st.sampled_from([None, HEAVY])),
        "by": draw(st.sampled_from(["people", "events", "harm", "change"])),
    }


def check(store: Store, folder: Path, mandate: Mandate, window: Question, question: Question) -> None:
    counted, in_memory = asked(
        store,
        folder,
        mandate,
        lambda view: in_server(view, "hotspots", **window, **question),
        lambda view: hotspots(view.network(**window), **question),
    )
    assert said(counted) == said(in_memory)


@pytest.mark.neo4j
@FEW
@given(case=cases(towns(KINDS, most=24), periods()), day=st.sampled_from([None, SPRING]))
def test_the_server_counts_the_hotspots_that_the_network_in_memory_counts(
    on_server: OnServer, tmp_path: Path, case: Case, day: date | None
) -> None:
    with on_server(case.town, loaded=SPRING) as store:
        check(store, tmp_path, case.mandate.on(day) if day else case.mandate, case.window, case.question)


@pytest.mark.neo4j
def test_everybody_is_told_the_same_hotspots_of_a_crowded_town(on_server: OnServer, tmp_path: Path) -> None:
    asked_for = [{"period_days": days, "severity": weights} for days, weights in ((30, HEAVY), (60, None))]
    with on_server(crowded(2, KINDS), loaded=SPRING) as store:
        for mandate, window, question in everybody_asks(*asked_for):
            check(store, tmp_path, mandate.on(SPRING), window, question)


def two_in_the_park_and_one_alone() -> World:
    reports = [
        link("P0", "SPENDS_TIME_AT", "L0", "R1", since="2026-11-20"),
        link("P1", "SPENDS_TIME_AT", "L0", "R2", "school", since="2026-11-21T18:00"),
        link("P0", "SPENDS_TIME_AT", "L1", "R3", "health", since="2026-11-22"),
        link("P1", "SPENDS_TIME_AT", "L0", "R4", since="2025-01-01"),
        link("E0", "HAPPENED_AT", "L2", "R5"),
        link("E1", "HAPPENED_AT", "L1", "R6"),
        link("P0", "SPENDS_TIME_AT", "L2", "R7"),
    ]
    nodes = [node(who, kind="young_person") for who in ("P0", "P1")]
    events = [node("E0", occurred_from="2026-11-01"), node("E1", occurred_from="2026-09-01")]
    return World(tuple(reports), (*nodes, *events))


def test_either_store_lists_the_places_of_the_period(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, two_in_the_park_and_one_alone().bundle())
    with open_view(store, mandate_of(), audit=audit_of(store, tmp_path), question="hotspots") as view:
        found = in_server(view, "hotspots", period_days=30)
    assert [(row.id, row.people, row.events, row.reports) for row in found.rows] == [
        ("police:L2", 0, 1, 1),
        ("police:L0", 2, 0, 2),
    ]
    assert found.considered == {
        "young people": 2,
        "turned 18 since": 0,
        "age not known, treated as a child": 0,
        "places with an event or several young people": 2,
        "events in the period": 1,
        "events in the period before": 0,
        "links without a date, in no period": 1,
        "reports from police": 2,
        "reports from health": 1,
        "reports from school": 1,
    }
    assert "Only police, health and school reported anything in this period." in found.sentences


def test_a_period_of_no_day_is_refused_alike(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, two_in_the_park_and_one_alone().bundle())
    with (
        open_view(store, mandate_of(), audit=audit_of(store, tmp_path), question="test") as view,
        pytest.raises(WrongUse, match="period_days"),
    ):
        in_server(view, "hotspots", period_days=0)


def test_an_order_that_there_is_not_is_refused_alike(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, two_in_the_park_and_one_alone().bundle())
    with (
        open_view(store, mandate_of(), audit=audit_of(store, tmp_path), question="test") as view,
        pytest.raises(WrongUse, match="harm, events, people, change"),
    ):
        in_server(view, "hotspots", by="name")
