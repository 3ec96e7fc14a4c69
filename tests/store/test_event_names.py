"""An event may have a name of its own, in stores made before there was one, too."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bundles import small_town, write_folder
from ctx_map import check_bundle, local_mandate, open_audit, open_intake, open_view, read_bundle
from ctx_map.settings import Settings
from ctx_map.store import Store, open_store
from ctx_map.vocabulary.labels import Label
from store.changes import change
from store.older import older_file

FESTIVAL = {"key": "town:e1", "name": "Harbour festival", "kind": "public event"}


def test_a_store_keeps_the_name_of_an_event_and_a_corrected_one(store: Store) -> None:
    store.admit(change(nodes={Label.EVENT: [FESTIVAL, {"key": "town:e2", "kind": "incident"}]}))
    assert store.read("read/events").select("key", "name").rows() == [
        ("town:e1", "Harbour festival"),
        ("town:e2", None),
    ]
    store.admit(change(changed={Label.EVENT: [FESTIVAL | {"name": "Harbour fair"}]}))
    assert store.read("read/events").get_column("name").to_list() == ["Harbour fair", None]
    found = store.read("read/nodes_among", keys=["town:e1"])
    assert found.get_column("name").to_list() == ["Harbour fair"]


def test_a_name_in_a_bundle_is_what_the_event_is_called(store: Store, tmp_path: Path) -> None:
    tables = small_town()
    tables["events"] = [row | {"name": "Harbour festival"} for row in tables["events"]]
    audit = open_audit(store.uri, Settings(tmp_path, store.uri, None, "neo4j", None))
    mandate = local_mandate(date.today())
    open_intake(store, mandate, audit=audit).admit(check_bundle(read_bundle(write_folder(tmp_path / "b", tables))))
    with open_view(store, mandate, audit=audit) as view:
        events = view.network().nodes.filter(label=Label.EVENT.value)
    assert events.get_column("name").to_list() == ["Harbour festival"]


def older_store(place: Path) -> None:
    """A store as the version before laid it out: events without a name, one of them there."""
    store = open_store(str(place))
    store.admit(change(nodes={Label.EVENT: [{"key": "town:e0", "kind": "incident"}]}))
    store.close()
    older_file(place, 2)


def test_an_older_embedded_store_opens_and_takes_names(tmp_path: Path) -> None:
    older_store(tmp_path / "store")
    store = open_store(str(tmp_path / "store"), create=False)
    store.admit(change(nodes={Label.EVENT: [FESTIVAL]}))
    assert store.read("read/events").select("key", "name", "kind").rows() == [
        ("town:e0", None, "incident"),
        ("town:e1", "Harbour festival", "public event"),
    ]
    store.close()
    again = open_store(str(tmp_path / "store"), create=False)
    assert again.facts().nodes == 2
    again.close()
