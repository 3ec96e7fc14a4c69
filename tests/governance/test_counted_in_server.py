"""Shared places of a whole store, counted in the server: the answer is the one of the network in memory."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import Result, shared_contacts, shared_places
from ctx_map.errors import WrongUse
from ctx_map.governance import Mandate, open_audit, open_view
from ctx_map.governance.in_server import NOT_WORKED_OUT
from ctx_map.store import Store
from governance.doors import admit, audit_of, holder_mandate, look, mandate_of, settings_in
from governance.reports import bundle_of, link, node
from governance.server_towns import (
    AT_PLACES,
    FEW,
    Case,
    OnServer,
    Question,
    about_those_seen,
    asked,
    cases,
    crowded,
    everybody_asks,
    said,
    sharing,
    towns,
)
from governance.worlds import World
from server_answers import in_server

NOT_COUNTED = ("untied_pairs",)


def places(
    store: Store, folder: Path, mandate: Mandate, window: Question | None = None, **question: Any
) -> tuple[Result[Any], Result[Any]]:
    """The shared places as the view counts them, and as the analysis does on the whole network."""
    window = window or {}
    return asked(
        store,
        folder,
        mandate,
        lambda view: in_server(view, "shared-places", **window, **question),
        lambda view: shared_places(view.network(**window), **question, chance=False),
    )


def contacts(store: Store, folder: Path, case: Case, **question: Any) -> tuple[Result[Any], Result[Any]]:
    """The same of shared contacts."""
    return asked(
        store,
        folder,
        case.mandate,
        lambda view: in_server(view, "shared-contacts", **case.window, **question),
        lambda view: shared_contacts(view.network(**case.window), **question, chance=False),
    )


def check_equal(counted: Result[Any], in_memory: Result[Any]) -> None:
    assert said(counted, without=NOT_COUNTED) == said(in_memory, without=NOT_COUNTED)
    assert set(counted.to_frame()["surprise"]) <= {NOT_WORKED_OUT}
    assert counted.to_frame()["untied_pairs"].null_count() == len(counted.rows)


@pytest.mark.neo4j
@FEW
@given(case=cases(towns(AT_PLACES), sharing()))
def test_the_server_counts_what_the_network_in_memory_counts(on_server: OnServer, tmp_path: Path, case: Case) -> None:
    with on_server(case.town) as store:
        question = about_those_seen(look(store, tmp_path, case.mandate), case.question)
        check_equal(*places(store, tmp_path, case.mandate, case.window, **question))


@pytest.mark.neo4j
@FEW
@given(case=cases(towns(most=24), sharing()), only=st.sets(st.sampled_from(["people", "things", "events", "online"])))
def test_the_server_counts_the_contacts_that_the_network_in_memory_counts(
    on_server: OnServer, tmp_path: Path, case: Case, only: set[str]
) -> None:
    with on_server(case.town) as store:
        question = about_those_seen(look(store, tmp_path, case.mandate), case.question)
        check_equal(*contacts(store, tmp_path, case, **question, only=sorted(only)))


@pytest.mark.neo4j
def test_everybody_is_counted_the_same_in_a_crowded_town(on_server: OnServer, tmp_path: Path) -> None:
    town = crowded(1)
    with on_server(town) as store:
        for mandate, window, question in everybody_asks({"min_people": 2}):
            check_equal(*places(store, tmp_path, mandate, window, **question))
            check_equal(*contacts(store, tmp_path, Case(town, mandate, window, question), **question))


def test_a_sort_of_contact_that_there_is_not_is_refused_alike(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, in_the_park().bundle())
    with (
        open_view(store, mandate_of(), audit=audit_of(store, tmp_path), question="test") as view,
        pytest.raises(WrongUse, match="Choose one of these sorts of contact"),
    ):
        in_server(view, "shared-contacts", only=["cars"])


def in_the_park(*more: dict[str, Any]) -> World:
    reports = [link("P0", "SPENDS_TIME_AT", "L0", "R1"), link("P1", "SPENDS_TIME_AT", "L0", "R2"), *more]
    return World(tuple(reports), tuple(node(who, kind="young_person") for who in ("P0", "P1")))


def test_either_store_answers_through_the_view_and_leaves_one_line(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, in_the_park().bundle())
    audit = audit_of(store, tmp_path)
    before = len(audit.lines())
    with open_view(store, mandate_of(), audit=audit, question="shared-places") as view:
        found = in_server(view, "shared-places")
        released = view.release(found)
    assert [(row.id, row.people, row.reports) for row in found.rows] == [("police:L0", 2, 2)]
    assert [line.action for line in audit.lines()[before:]] == ["viewed"]
    assert released.audit_line == before + 1


def test_somebody_who_is_not_in_the_view_is_refused_alike(store: Store, tmp_path: Path) -> None:
    hidden = link("P7", "SPENDS_TIME_AT", "L0", "R3", handling=None)
    admit(store, tmp_path, in_the_park(hidden).bundle())
    with open_view(store, mandate_of("school"), audit=audit_of(store, tmp_path), question="test") as view:
        for who in ("police:P7", "police:nobody"):
            with pytest.raises(WrongUse, match="The id is not in this view"):
                in_server(view, "shared-places", people=[who])


def test_what_is_withheld_is_not_counted(store: Store, tmp_path: Path) -> None:
    hidden = [link(who, "SPENDS_TIME_AT", "L0", "R3", handling=None) for who in ("P7", "P8")]
    admit(store, tmp_path, in_the_park(*hidden).bundle())
    counted, _ = places(store, tmp_path, mandate_of("school"))
    assert [(row.people, row.reports) for row in counted.rows] == [(2, 2)]


def test_a_child_described_otherwise_since_is_counted_as_on_the_day(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, in_the_park().bundle(), today=date(2026, 5, 1))
    grown = bundle_of(nodes=[node("P0", date_of_birth="1990-01-01"), node("P1", kind="young_person")], name="later")
    admit(store, tmp_path, grown, today=date(2026, 6, 1))
    then, now = (holder_mandate(date(2026, month, 15)) for month in (5, 7))
    assert [row.people for row in places(store, tmp_path, then)[0].rows] == [2]
    assert [row.people for row in places(store, tmp_path, now)[0].rows] == []


def test_an_open_view_is_needed(store: Store, tmp_path: Path) -> None:
    audit = open_audit(store.uri, settings_in(tmp_path))
    with open_view(store, mandate_of(), audit=audit, question="test") as view:
        pass
    with pytest.raises(WrongUse, match="closed"):
        in_server(view, "shared-places")


def test_either_store_counts_one_report_that_names_several_once(store: Store, tmp_path: Path) -> None:
    reports = [link(who, "SPENDS_TIME_AT", "L0", "R1") for who in ("P0", "P1")]
    reports += [link(who, "USES", "T0", "R1", agency) for who, agency in (("P0", "police"), ("P1", "school"))]
    reports += [link(who, "INVOLVED_IN", "E0", "R2", since="2026-11-20") for who in ("P0", "P1")]
    reports += [link("E0", "HAPPENED_AT", "L0", "R2", since="2026-11-20")]
    town = World(tuple(reports), tuple(node(who, kind="young_person") for who in ("P0", "P1")))
    admit(store, tmp_path, town.bundle())
    with open_view(store, mandate_of(), audit=audit_of(store, tmp_path), question="test") as view:
        answers = (in_server(view, "shared-places"), in_server(view, "shared-contacts"), in_server(view, "hotspots"))
    assert [[(row.id, row.reports) for row in answer.rows] for answer in answers] == [
        [("police:L0", 2)],
        [("police:T0", 2), ("police:E0", 1)],
        [("police:L0", 1)],
    ]
    assert [answer.considered.get("reports") for answer in answers] == [2, 3, None]
    assert answers[2].considered["reports from police"] == 1
