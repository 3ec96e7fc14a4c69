"""Shared places of a whole store, counted in the server: the answer is the one of the network in memory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j import Driver

from conftest import Neo4jLogin
from ctx_map.analysis import Result, shared_places
from ctx_map.errors import WrongUse
from ctx_map.governance import Mandate, open_audit, open_view
from ctx_map.governance.in_server import NOT_WORKED_OUT
from ctx_map.store import Store
from governance.doors import admit, audit_of, holder_mandate, look, mandate_of, settings_in
from governance.reports import bundle_of, link, node
from governance.worlds import AGENCIES, CONDITIONS, PLACES, World, mandates

FEW = settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
BIRTHDAYS = (None, "2012-05-05", "2008-02-29", "1990-01-01")
"""Not known, a child throughout, grown up on 1 March 2026, an adult throughout."""
KINDS = (None, "young_person", "adult", "unidentified")
DAYS = (None, "2026-01-10", "2026-02-28", "2026-03-01T21:30", "2026-05-01")
PEOPLE = tuple(f"P{number}" for number in range(6))
EVENTS = ("E0", "E1")
ENDS = {
    "SPENDS_TIME_AT": (PEOPLE, PLACES),
    "ATTENDS": (PEOPLE, PLACES),
    "INVOLVED_IN": (PEOPLE, EVENTS),
    "HAPPENED_AT": (EVENTS, PLACES),
    "KNOWS": (PEOPLE, PEOPLE),
}
WINDOWS = ((None, None), ("2026-02-28", None), (None, "2026-03-01"), ("2026-02-28", "2026-04-01T12:00"))


@st.composite
def reports(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(ENDS)))
    sources, targets = ENDS[kind]
    source = draw(st.sampled_from(sources))
    target = draw(st.sampled_from([each for each in targets if each != source]))
    handling = draw(st.sampled_from(["P", "P", "C", None]))
    since = draw(st.sampled_from(DAYS))
    return link(source, kind, target, draw(st.sampled_from(["R1", "R2"])), draw(st.sampled_from(AGENCIES))) | {
        "handling": handling,
        "conditions": draw(st.sampled_from(CONDITIONS)) if handling == "C" else None,
        "since": since,
        "until": draw(st.sampled_from([None, "2026-06-01", since])),
        "protective": draw(st.sampled_from([None, True])),
    }


@st.composite
def towns(draw: st.DrawFn) -> World:
    """People of all ages, places, and events that reports put them in."""
    described = [
        node(who, date_of_birth=draw(st.sampled_from(BIRTHDAYS)), kind=draw(st.sampled_from(KINDS))) for who in PEOPLE
    ]
    described += [node(place, name=f"Name {place}") for place in PLACES]
    described += [node(event, occurred_from=draw(st.sampled_from(DAYS))) for event in EVENTS]
    return World(tuple(draw(st.lists(reports(), max_size=16))), tuple(described))


def said(result: Result[Any]) -> dict[str, Any]:
    """All that an answer says besides its surprise."""
    return {
        "rows": result.to_frame()
        .drop("surprise", "surprise_p", "surprise_strict", "surprise_strict_p", "untied_pairs")
        .rows(),
        "considered": dict(result.considered),
        "withheld": result.withheld,
        "handling": result.handling,
        "sentences": result.sentences,
        "method": (result.method.name, dict(result.method.parameters)),
        "behind": [[report.sentence for report in result.reports(row)] for row in result.rows],
    }


def asked(store: Store, folder: Path, mandate: Mandate, **question: Any) -> tuple[Result[Any], Result[Any]]:
    """The view's own answer, and that of the analysis on the whole network."""
    window = {side: question.pop(side, None) for side in ("since", "until")}
    with open_view(store, mandate, audit=audit_of(store, folder), question="test") as view:
        return view.shared_places(**window, **question), shared_places(view.network(**window), **question)


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    """A window, whom it is about, and how many must share."""
    since, until = draw(st.sampled_from(WINDOWS))
    named = draw(st.sets(st.sampled_from(PEOPLE), max_size=3))
    return {"since": since, "until": until, "min_people": draw(st.integers(1, 3)), "people": sorted(named)}


@pytest.fixture
def on_server(neo4j_login: Neo4jLogin, neo4j_driver: Driver, tmp_path: Path) -> Callable[[World], Store]:
    """Empties the server and opens a store on it that holds a town."""

    def stored(town: World) -> Store:
        neo4j_driver.execute_query("MATCH (n) DETACH DELETE n")
        store = neo4j_login.open()
        admit(store, tmp_path, town.bundle())
        return store

    return stored


@pytest.mark.neo4j
@FEW
@given(town=towns(), mandate=mandates(), question=questions())
def test_the_server_counts_what_the_network_in_memory_counts(
    on_server: Callable[[World], Store], tmp_path: Path, town: World, mandate: Mandate, question: dict[str, Any]
) -> None:
    store = on_server(town)
    try:
        there = set(look(store, tmp_path, mandate).keys)
        people = [key for who in question["people"] if (key := f"police:{who}") in there]
        counted, in_memory = asked(store, tmp_path, mandate, **{**question, "people": people})
    finally:
        store.close()
    assert said(counted) == said(in_memory)
    assert set(counted.to_frame()["surprise"]) <= {NOT_WORKED_OUT}


def in_the_park(*more: dict[str, Any]) -> World:
    reports = [link("P0", "SPENDS_TIME_AT", "L0", "R1"), link("P1", "SPENDS_TIME_AT", "L0", "R2"), *more]
    return World(tuple(reports), tuple(node(who, kind="young_person") for who in ("P0", "P1")))


def test_either_store_answers_through_the_view_and_leaves_one_line(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, in_the_park().bundle())
    audit = audit_of(store, tmp_path)
    before = len(audit.lines())
    with open_view(store, mandate_of(), audit=audit, question="shared-places") as view:
        found = view.shared_places()
        released = view.release(found)
    assert [(row.id, row.people, row.reports) for row in found.rows] == [("police:L0", 2, 2)]
    assert [line.action for line in audit.lines()[before:]] == ["viewed"]
    assert released.audit_line == before + 1


def test_somebody_who_is_not_in_the_view_is_refused_alike(store: Store, tmp_path: Path) -> None:
    hidden = link("P7", "SPENDS_TIME_AT", "L0", "R3", handling=None)
    admit(store, tmp_path, in_the_park(hidden).bundle())
    with open_view(store, mandate_of("school"), audit=audit_of(store, tmp_path), question="test") as view:
        for who in ("police:P7", "police:nobody"):
            with pytest.raises(WrongUse, match="1 of the 1 ids given are not in this view"):
                view.shared_places(people=[who])


def test_what_is_withheld_is_not_counted(store: Store, tmp_path: Path) -> None:
    hidden = [link(who, "SPENDS_TIME_AT", "L0", "R3", handling=None) for who in ("P7", "P8")]
    admit(store, tmp_path, in_the_park(*hidden).bundle())
    counted, _ = asked(store, tmp_path, mandate_of("school"))
    assert [(row.people, row.reports) for row in counted.rows] == [(2, 2)]


def test_a_child_described_otherwise_since_is_counted_as_on_the_day(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, in_the_park().bundle(), today=date(2026, 5, 1))
    grown = bundle_of(nodes=[node("P0", date_of_birth="1990-01-01"), node("P1", kind="young_person")], name="later")
    admit(store, tmp_path, grown, today=date(2026, 6, 1))
    then, now = (holder_mandate(date(2026, month, 15)) for month in (5, 7))
    assert [row.people for row in asked(store, tmp_path, then)[0].rows] == [2]
    assert [row.people for row in asked(store, tmp_path, now)[0].rows] == []


def test_an_open_view_is_needed(store: Store, tmp_path: Path) -> None:
    audit = open_audit(store.uri, settings_in(tmp_path))
    with open_view(store, mandate_of(), audit=audit, question="test") as view:
        pass
    with pytest.raises(WrongUse, match="closed"):
        view.shared_places()
