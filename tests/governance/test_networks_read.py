"""What a session has read is given again to the same mandate for the same period, while the store is as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from ctx_map.governance import Mandate, NetworksRead, open_view
from ctx_map.network import Network
from ctx_map.store import Store
from governance.doors import TODAY, admit, audit_of, holder_mandate, look, mandate_of
from governance.reports import bundle_of, link

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


def test_a_session_holds_the_last_two(read: Read) -> None:
    first = read()
    assert read(since="2026-01-01") is not read(since="2026-02-01")
    assert read() is not first
