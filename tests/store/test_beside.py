"""Several processes on one embedded store: the owner reads and writes for those that come after it."""

from __future__ import annotations

import gc
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ctx_map.errors import StatementFailed, StoreLocked, StoreUnavailable, WrongUse
from ctx_map.store import Change, KeptAnchor, Store, open_store
from ctx_map.store.beside import SharedStore
from ctx_map.store.beside.sockets import SOCKET
from ctx_map.store.beside.wire import Message
from ctx_map.store.folder import OwnerLock
from store.changes import HOLDERS_EYES, SPENDS, ash_and_bo_in_the_park, change, link_row, load_record

OTHER = """
import sys
from ctx_map.store import open_store
store = open_store(sys.argv[1], create=False)
print(type(store).__name__, store.facts().links, flush=True)
sys.stdin.read()
store.close()
"""


@pytest.fixture
def shared(embedded_store: Store) -> SharedStore:
    """A store that another has open, with Ash and Bo in it."""
    embedded_store.admit(ash_and_bo_in_the_park())
    opened = open_store(embedded_store.uri, create=False)
    assert isinstance(opened, SharedStore)
    return opened


def one_more() -> Change:
    """One more report."""
    again = link_row("town:ash", "SPENDS_TIME_AT", "town:park", ref="R9")
    return change(load=load_record("another"), links={SPENDS: [again]})


def other_process(uri: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OTHER, uri], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_who_comes_second_reads_what_the_owner_reads(embedded_store: Store, shared: SharedStore) -> None:
    assert shared.uri == embedded_store.uri
    assert shared.facts() == embedded_store.facts()
    assert shared.read("read/links", **HOLDERS_EYES).equals(embedded_store.read("read/links", **HOLDERS_EYES))
    assert shared.knows("read/links")
    assert not shared.knows("server/none")


def test_an_error_of_the_store_reads_the_same_on_both_sides(embedded_store: Store, shared: SharedStore) -> None:
    for statement, params in (("read/none", {}), ("read/links", {"as_at": "2026-05-01"})):
        with pytest.raises(WrongUse) as here:
            embedded_store.read(statement, **params)
        with pytest.raises(WrongUse) as there:
            shared.read(statement, **params)
        assert str(there.value) == str(here.value)
    with pytest.raises(StatementFailed) as failed:
        shared.read("read/links", **{**HOLDERS_EYES, "as_at": ["no day"]})
    assert failed.value.statement == "read/links"


def test_a_load_is_written_through_the_owner_with_its_progress(embedded_store: Store, shared: SharedStore) -> None:
    told: list[tuple[str, int, int]] = []
    more = one_more()
    shared.admit(more, progress=lambda *said: told.append(said))
    assert embedded_store.facts().links == 3
    assert told
    shared.admit(more)
    assert embedded_store.facts().links == 3


def test_an_anchor_is_kept_through_the_owner(embedded_store: Store, shared: SharedStore) -> None:
    shared.keep_anchor(KeptAnchor("somebody", "2026-05-01", 3, "ab"))
    assert embedded_store.read("care/anchors", owner="somebody").height == 1


def test_several_processes_read_at_once_and_take_turns_at_owning_the_store(embedded_store: Store) -> None:
    embedded_store.admit(ash_and_bo_in_the_park())
    others = [other_process(embedded_store.uri) for _ in range(3)]
    assert [other.stdout.readline().split() for other in others if other.stdout] == [["SharedStore", "2"]] * 3
    embedded_store.close()
    for other in others:
        other.communicate(timeout=60)
    last = other_process(embedded_store.uri)
    assert last.stdout is not None
    assert last.stdout.readline().split() == ["EmbeddedStore", "2"]
    last.communicate(timeout=60)


def test_when_the_owner_ends_the_next_goes_on_by_itself(embedded_store: Store, shared: SharedStore) -> None:
    before = shared.read("read/links", **HOLDERS_EYES)
    embedded_store.close()
    assert shared.read("read/links", **HOLDERS_EYES).equals(before)
    shared.admit(one_more())
    assert shared.facts().links == 3
    shared.close()


def test_when_the_owner_is_killed_the_next_goes_on_by_itself(embedded_store: Store) -> None:
    embedded_store.admit(ash_and_bo_in_the_park())
    embedded_store.close()
    owner = other_process(embedded_store.uri)
    assert owner.stdout is not None
    assert owner.stdout.readline().split() == ["EmbeddedStore", "2"]
    opened = open_store(embedded_store.uri)
    assert isinstance(opened, SharedStore)
    owner.kill()
    owner.wait()
    assert opened.facts().links == 2
    opened.close()


def test_what_is_not_known_to_be_stored_is_said_and_not_written_twice(
    embedded_store: Store, shared: SharedStore
) -> None:
    embedded_store.close()
    with pytest.raises(StoreUnavailable, match="not known whether this was stored"):
        shared.keep_anchor(KeptAnchor("somebody", "2026-05-01", 3, "ab"))
    assert shared.read("care/anchors", owner="somebody").height == 0
    shared.close()


def test_a_closed_shared_store_says_so_and_leaves_the_owner_open(embedded_store: Store, shared: SharedStore) -> None:
    shared.close()
    shared.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        shared.facts()
    assert embedded_store.facts().links == 2


def test_closing_waits_for_what_is_being_read(embedded_store: Store, shared: SharedStore) -> None:
    read: list[int] = []
    readers = [
        threading.Thread(target=lambda: read.append(shared.read("read/links", **HOLDERS_EYES).height)) for _ in range(4)
    ]
    for reader in readers:
        reader.start()
    embedded_store.close()
    for reader in readers:
        reader.join()
    assert read == [2, 2, 2, 2]
    shared.close()


def test_the_socket_is_its_owners_alone_and_goes_with_the_store(embedded_store: Store) -> None:
    place = Path(embedded_store.uri) / SOCKET
    assert stat.S_ISSOCK(place.stat().st_mode)
    assert place.stat().st_mode & 0o777 == 0o600
    embedded_store.admit(ash_and_bo_in_the_park())
    assert place.stat().st_mode & 0o777 == 0o600
    embedded_store.close()
    assert not place.exists()


def test_a_path_that_is_too_long_for_a_socket_is_no_hindrance(tmp_path: Path) -> None:
    long = tmp_path / ("a" * 90) / ("b" * 90)
    first, second = open_store(str(long)), open_store(str(long))
    assert isinstance(second, SharedStore)
    assert second.facts() == first.facts()
    second.close()
    first.close()


def test_an_owner_of_another_version_is_named(embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctx_map.store.beside.shared_store.spoken", lambda: ["another", 1])
    with pytest.raises(StoreLocked, match="Another version of ctx-map"):
        open_store(embedded_store.uri)


def test_an_owner_that_does_not_listen_is_waited_for_and_then_named(embedded_store: Store) -> None:
    embedded_store.close()
    lock = OwnerLock(Path(embedded_store.uri))
    with pytest.raises(StoreLocked, match="already open"):
        open_store(embedded_store.uri)
    threading.Timer(0.5, lock.release).start()
    open_store(embedded_store.uri).close()


def test_a_call_that_a_store_does_not_have_is_refused(shared: SharedStore) -> None:
    with pytest.raises(WrongUse):
        shared._ask(Message({"call": "close"}))


def test_a_store_that_nobody_uses_any_more_is_let_go_of(tmp_path: Path) -> None:
    left = open_store(str(tmp_path / "store"))
    del left
    gc.collect()
    opened = open_store(str(tmp_path / "store"))
    assert not isinstance(opened, SharedStore)
    opened.close()
