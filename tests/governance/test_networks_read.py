"""What a session has read is given again to the same mandate for the same period, while the store is as it was."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ctx_map.governance import Mandate, NetworksRead, SharedNetworks, open_view
from ctx_map.network import Network
from ctx_map.store import Store
from governance.doors import TODAY, admit, audit_of, holder_mandate, look, mandate_of
from governance.reports import bundle_of, link
from governance.test_read_once import Counted

Read = Callable[..., Network]


@pytest.fixture
def read(store: Store, tmp_path: Path) -> Read:
    """Reads the network of a store with one report, each time through a view of its own, in one session."""
    admit(store, tmp_path, bundle_of(link("P1", "SPENDS_TIME_AT", "L1", "R1", since="2026-05-01", until="2026-05-31")))
    networks = NetworksRead()

    def look_again(mandate: Mandate = holder_mandate(), since: str | None = None) -> Network:  # noqa: B008
        with open_view(store, mandate, audit=audit_of(store, tmp_path), networks=networks) as view:
            return view.network(since=since)

    return look_again


def test_the_same_look_reads_once_and_leaves_a_line_each_time(read: Read, store: Store, tmp_path: Path) -> None:
    before = len(list(audit_of(store, tmp_path).lines()))
    assert read() is read()
    assert len(list(audit_of(store, tmp_path).lines())) == before + 2


def test_another_mandate_reads_for_itself(read: Read) -> None:
    for other in (
        mandate_of("School"),
        holder_mandate().for_purpose("another purpose"),
        holder_mandate().on(TODAY - timedelta(days=1)),
    ):
        assert read(other) is not read()


def test_another_period_is_read(read: Read) -> None:
    assert read(since="2026-06-01").links.height == 0
    assert read().links.height == 1


def test_what_is_loaded_is_seen_at_the_next_look(read: Read, store: Store, tmp_path: Path) -> None:
    before = read()
    admit(store, tmp_path, bundle_of(link("P2", "SPENDS_TIME_AT", "L1", "R2")))
    after = read()
    assert (before.links.height, after.links.height) == (1, 2)


def test_the_network_that_is_given_again_is_the_one_that_is_read(read: Read, store: Store, tmp_path: Path) -> None:
    read()
    assert read().links.equals(look(store, tmp_path, holder_mandate()).links)


def test_a_session_holds_the_last_one(read: Read) -> None:
    first, second = weakref.ref(read()), weakref.ref(read(since="2026-01-01"))
    gc.collect()
    assert (first() is None, second() is None) == (True, False)


def test_what_is_on_a_screen_is_not_read_again(read: Read) -> None:
    on_a_screen = read()
    read(since="2026-01-01")
    assert read() is on_a_screen


@dataclass
class Tabs:
    """A store with one report for everyone and one for the police alone, read by the sessions of one process."""

    store: Counted
    folder: Path
    shared: SharedNetworks = field(default_factory=SharedNetworks)

    def session(self) -> NetworksRead:
        return NetworksRead(self.shared)

    def look(self, networks: NetworksRead, mandate: Mandate, since: str | None = None) -> Network:
        with open_view(self.store, mandate, audit=audit_of(self.store, self.folder), networks=networks) as view:
            return view.network(since=since)


@pytest.fixture
def tabs(store: Store, tmp_path: Path) -> Tabs:
    told = link("P1", "SPENDS_TIME_AT", "L1", "R1"), link("P2", "KNOWS", "P1", "R2", handling="C")
    admit(store, tmp_path, bundle_of(*told))
    return Tabs(Counted(store), tmp_path)


def test_sessions_under_one_mandate_share_a_network_and_each_leaves_its_line(tabs: Tabs) -> None:
    before = len(list(audit_of(tabs.store, tabs.folder).lines()))
    one, other = tabs.session(), tabs.session()
    assert tabs.look(one, mandate_of("police")) is tabs.look(other, mandate_of("police"))
    assert len(list(audit_of(tabs.store, tabs.folder).lines())) == before + 2


def test_nothing_crosses_between_two_mandates(tabs: Tabs) -> None:
    police, school = mandate_of("police"), mandate_of("School")
    sessions = [tabs.session() for _ in range(4)]
    seen = [tabs.look(session, mandate) for session, mandate in zip(sessions, (police, school) * 2, strict=True)]
    assert [each.links.height for each in seen] == [2, 1, 2, 1]
    assert seen[0] is seen[2]
    assert seen[1] is seen[3]
    alone = tabs.look(NetworksRead(), school)
    assert (seen[1].nodes.equals(alone.nodes), seen[1].links.equals(alone.links)) == (True, True)
    assert seen[1].withheld == alone.withheld


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "somebody else"},
        {"purpose": "another purpose"},
        {"as_at": TODAY - timedelta(days=1)},
        {"in_meeting": True},
        {"may_know_withheld": False},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_mandate_that_differs_in_anything_reads_for_itself(tabs: Tabs, changed: dict[str, Any]) -> None:
    one, other = tabs.session(), tabs.session()
    held = tabs.look(one, holder_mandate())
    assert tabs.look(other, replace(holder_mandate(), **changed)) is not held


def test_another_period_and_another_state_of_the_store_are_not_shared(tabs: Tabs) -> None:
    one, other = tabs.session(), tabs.session()
    held = tabs.look(one, holder_mandate())
    assert tabs.look(other, holder_mandate(), since="2026-01-01") is not held
    admit(tabs.store, tabs.folder, bundle_of(link("P3", "SPENDS_TIME_AT", "L1", "R3")))
    assert tabs.look(other, holder_mandate()).links.height == held.links.height + 1


def test_two_stores_are_not_shared_though_they_count_the_same(tabs: Tabs) -> None:
    one, other = tabs.session(), tabs.session()
    held = tabs.look(one, holder_mandate())
    assert replace(tabs, store=Counted(tabs.store)).look(other, holder_mandate()) is not held


def test_what_no_session_holds_is_let_go_of(tabs: Tabs) -> None:
    one, other = tabs.session(), tabs.session()
    gone = weakref.ref(tabs.look(one, holder_mandate()))
    tabs.look(other, holder_mandate())
    one.forget()
    assert gone() is not None
    other.forget()
    gc.collect()
    assert gone() is None


def test_sessions_that_ask_at_once_read_once(tabs: Tabs) -> None:
    sessions = [tabs.session() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(lambda session: tabs.look(session, holder_mandate()), sessions))
    assert len({id(each) for each in seen}) == 1
    assert tabs.store.reads["read/links"] == 1
