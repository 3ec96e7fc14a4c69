"""A period means the same in a server as in memory: the same reports are inside it, and as many have no date."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import Result, changes, shared_places
from ctx_map.governance import Mandate, open_view
from ctx_map.governance.in_server import Asked
from ctx_map.governance.sight import Sight
from ctx_map.governance.totals import totals_of
from ctx_map.governance.window import Window
from ctx_map.network.network import Totals
from ctx_map.store import Store
from governance.doors import admit, audit_of, holder_mandate, mandate_of
from governance.reports import bundle_of, link, node
from governance.server_towns import FEW, WINDOWS, Case, OnServer, Question, cases, crowded, everybody_asks, said, towns
from governance.worlds import World
from server_answers import in_server


def check_alike(store: Store, folder: Path, mandate: Mandate, window: Question) -> None:
    """The raw rows of the server's statements, before the door holds them against the mandate and the window again."""
    with open_view(store, mandate, audit=audit_of(store, folder), question="test") as view:
        network = view.network(**window)
    asked = Asked(Sight(store, mandate), Window(**window))
    everywhere = {"keys": network.keys.to_list(), "kinds": network.links["kind"].unique().to_list()}
    rows = asked.read("server/reports_at", **everywhere, dated=[], open_ended=[], first="", last="~")
    assert sorted(rows["key"]) == network.links["key"].to_list()
    known = asked.read("server/reports_known", then="2020-01-01").row(0, named=True)
    assert known == {"then": 0, "now": network.links.height}
    assert totals_of(asked.sight, asked.window) == Totals(network.handling, network.undated)


@pytest.mark.neo4j
@FEW
@given(case=cases(towns(most=24), st.just({})))
def test_the_reports_inside_a_period_are_those_of_the_network_in_memory(
    on_server: OnServer, tmp_path: Path, case: Case
) -> None:
    with on_server(case.town) as store:
        check_alike(store, tmp_path, case.mandate, case.window)


@pytest.mark.neo4j
def test_the_reports_inside_every_period_of_a_crowded_town_are_alike(on_server: OnServer, tmp_path: Path) -> None:
    with on_server(crowded(3)) as store:
        for mandate, window, _ in everybody_asks({}):
            check_alike(store, tmp_path, mandate, window)


def theft_in_july(since: str | None = None) -> World:
    """Two young people in one event at the park, on 18 July, and what else the reports say of it."""
    parts = [link(who, "INVOLVED_IN", "E0", f"R{who}") for who in ("P0", "P1")]
    nodes = [node(who, kind="young_person") for who in ("P0", "P1")]
    reports = tuple(each | {"since": since} for each in (*parts, link("E0", "HAPPENED_AT", "L0", "R2")))
    return World(reports, (*nodes, node("E0", occurred_from="2026-07-18T21:00")))


@pytest.mark.parametrize("own", [None, "2026-07-18T21:00"])
def test_an_event_of_july_is_not_counted_since_september_on_either_store(
    store: Store, tmp_path: Path, own: str | None
) -> None:
    admit(store, tmp_path, theft_in_july(own).bundle())
    with open_view(store, mandate_of(), audit=audit_of(store, tmp_path), question="test") as view:
        for since, shared in (("2026-07-18", ["police:L0"]), ("2026-09-01", [])):
            assert [row.id for row in in_server(view, "shared-places", since=since).rows] == shared
            assert [row.id for row in shared_places(view.network(since=since)).rows] == shared
            around = view.network(since=since, around=["police:P0"])
            assert ("police:L0" in around.keys) == bool(shared)


def test_links_without_a_date_are_counted_on_either_store_and_said_first(store: Store, tmp_path: Path) -> None:
    undated = [link(who, "SPENDS_TIME_AT", "L0", f"U{who}") for who in ("P0", "P1")]
    town = World((*theft_in_july().reports, *undated), theft_in_july().nodes)
    admit(store, tmp_path, town.bundle())
    with open_view(store, mandate_of(), audit=audit_of(store, tmp_path), question="test") as view:
        since = "2026-09-01"
        asked: list[Result[Any]] = [
            in_server(view, "shared-places", since=since),
            shared_places(view.network(since=since)),
        ]
        asked += [in_server(view, "hotspots", since=since), in_server(view, "shared-contacts", since=since)]
        assert [found.undated for found in asked] == [2, 2, 2, 2]
        assert "2 links have no date and are included." in view.release(asked[0]).header
        whole = view.release(in_server(view, "shared-places"))
    assert whole.undated is None
    assert not [line for line in whole.header if "no date" in line]


def test_an_event_is_of_the_time_that_was_known_on_the_day_asked_about(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, theft_in_july().bundle(), today=date(2026, 8, 1))
    moved = bundle_of(nodes=[node("E0", occurred_from="2026-09-18")], name="later")
    admit(store, tmp_path, moved, today=date(2026, 10, 1))
    for day, inside in ((date(2026, 8, 15), 0), (date(2026, 10, 15), 3)):
        with open_view(store, holder_mandate(day), audit=audit_of(store, tmp_path), question="test") as view:
            assert view.network(since="2026-09-01").links.height == inside
            assert len(in_server(view, "shared-places", since="2026-09-01").rows) == bool(inside)
    with open_view(store, holder_mandate(date(2026, 10, 15)), audit=audit_of(store, tmp_path), question="test") as view:
        then = date(2026, 8, 15)
        window: Question = {"until": "2026-08-01"}
        in_memory = changes(view.earlier_network(then, **window), view.network(**window))
        counted = in_server(view, "changes", since=then.isoformat(), **window)
        assert said(counted) == said(view.say_when_withdrawn(in_memory))
        assert [in_memory.considered[f"links known {when}"] for when in ("then", "now")] == [3, 0]


def test_every_window_of_the_towns_leaves_something_out() -> None:
    assert sum(since is None and until is None for since, until in WINDOWS) == 1
